//! What can be done with cards.

use uuid::Uuid;

use super::access::{CardFacts, EditBoard, EditCard, ModerateCard};
use super::change::{Detail, Done, Entry, Happened, Order, apply, inside};
use super::store::cards::{self, Author, CardRow, CardText, Spot};
use super::store::{columns, talk};
use super::{Authorship, CardState, dots, order};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};

/// A card that is about to be pinned up.
#[derive(Debug, Clone)]
pub struct NewCard {
    pub column: Uuid,
    pub spot: Spot,
    pub text: CardText,
    pub authorship: Authorship,
    pub written_for: String,
}

/// Pins up a card.
pub async fn add(app: &App, op: Uuid, can: &Can<EditBoard>, new: NewCard) -> Result<Done> {
    let order = Order::new(op, can.facts(), can.actor());
    apply(app, order, new, |tx, order, new| Box::pin(insert(tx, order, new))).await
}

async fn insert(tx: &mut Tx, order: &Order, new: &NewCard) -> Result<Entry> {
    let named = new.authorship == Authorship::Named;
    let author = Author {
        authorship: new.authorship,
        person: order.actor.filter(|_| named),
        written_for: new.written_for.clone(),
    };
    columns::column(tx, order.board.id, new.column).await.map_err(gone)?;
    let (key, found) = cards::key_at(tx, new.column, Uuid::nil(), new.spot).await?;
    let card = cards::insert(tx, order.board.id, new.column, &key, &new.text, &author).await?;
    let detail = placed(tx, card, new.column, None, key).await?;
    // Who typed a paper note in is known; who wrote an anonymous one is not.
    let actor = order.actor.filter(|_| new.authorship != Authorship::Anonymous);
    Ok(Entry { detail, displaced: !found, ..Entry::about(Happened::CardAdded, card, actor) })
}

/// Who may be named in the log: nobody on an anonymous note, whoever moves or betters it is most likely its author.
fn known(order: &Order, card: &CardRow) -> Option<Uuid> {
    order.actor.filter(|_| card.authorship != Authorship::Anonymous)
}

/// The card as it is in this transaction; what was taken down meanwhile is not changed any more.
async fn present(tx: &mut Tx, order: &Order, card: Uuid) -> Result<CardRow> {
    let present = cards::card(tx, order.board.id, card).await?;
    if present.state == CardState::Shown { Ok(present) } else { Err(Error::Conflict("board-error-card-down")) }
}

/// A column that is not there any more.
fn gone(error: Error) -> Error {
    if matches!(error, Error::NotFound) { Error::Conflict("board-error-column-gone") } else { error }
}

/// What the log says of a card's place; gives the column shorter keys where they have grown too long.
pub(super) async fn placed(tx: &mut Tx, card: Uuid, column: Uuid, from: Option<Uuid>, key: String) -> Result<Detail> {
    let after = cards::shown_before(tx, column, card, &key).await?;
    if key.len() > order::LONGEST {
        cards::renumber(tx, column).await?;
    }
    Ok(Detail { col: Some(column), after, from, name: String::new() })
}

/// Moves a card to a spot in a column.
pub async fn move_to(app: &App, op: Uuid, can: &Can<EditCard>, column: Uuid, spot: Spot) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    let card = can.id().1;
    apply(app, order, (card, column, spot), |tx, order, (card, column, spot)| {
        Box::pin(async move {
            // Told as a move it would come back for everybody else, and for nobody who loads the page.
            let present = present(tx, order, *card).await?;
            let title = columns::column(tx, order.board.id, *column).await.map_err(gone)?.title;
            let (key, found) = cards::key_at(tx, *column, *card, *spot).await?;
            cards::place(tx, (order.board.id, *card), *column, &key).await?;
            let detail = placed(tx, *card, *column, Some(present.board_column), key).await?;
            let detail = Detail { name: title, ..detail };
            let actor = known(order, &present);
            Ok(Entry { detail, displaced: !found, ..Entry::about(Happened::CardMoved, *card, actor) })
        })
    })
    .await
}

/// Where one step up, down, left or right leads; nothing where the board ends there.
pub async fn step(tx: &mut Tx, facts: &CardFacts, way: &str) -> Result<Option<(Uuid, Spot)>> {
    let card = &facts.card;
    let here = cards::shown_in(tx, card.board_column).await?;
    let at = here.iter().position(|id| *id == card.id).unwrap_or(0);
    let behind = |list: &[Uuid], at: usize| {
        at.checked_sub(1).and_then(|i| list.get(i)).map_or(Spot::First, |id| Spot::After(*id))
    };
    let sideways = match way {
        "up" if at > 0 => return Ok(Some((card.board_column, behind(&here, at - 1)))),
        "down" => return Ok(here.get(at + 1).map(|next| (card.board_column, Spot::After(*next)))),
        "left" => -1,
        "right" => 1,
        _ => return Ok(None),
    };
    let columns = columns::of_board(tx, facts.on.board.id).await?;
    let now = columns.iter().position(|c| c.id == card.board_column).unwrap_or(0);
    let Some(to) = now.checked_add_signed(sideways).and_then(|i| columns.get(i)) else { return Ok(None) };
    let there = cards::shown_in(tx, to.id).await?;
    Ok(Some((to.id, if at < there.len() { behind(&there, at) } else { Spot::Last })))
}

/// Writes the card's next version.
///
/// # Errors
/// A conflict when somebody else wrote since version `seen`.
pub async fn change(app: &App, op: Uuid, can: &Can<EditCard>, seen: i64, text: CardText) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, seen, text), |tx, order, (card, seen, text)| {
        Box::pin(async move {
            let present = present(tx, order, *card).await?;
            if present.title != text.title && dots::is_open(tx, &order.board).await? {
                return Err(Error::Conflict("dots-error-voting"));
            }
            if !cards::update(tx, (order.board.id, *card), *seen, text).await? {
                return Err(Error::Conflict("board-error-version"));
            }
            Ok(Entry::about(Happened::CardChanged, *card, known(order, &present)))
        })
    })
    .await
}

/// Takes a card down, or puts it back to its place.
pub async fn set_state(app: &App, op: Uuid, can: &Can<EditCard>, state: CardState) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    into_state(app, order, can.id().1, state, false).await
}

/// Takes a card down for everybody but the moderation, or shows it again.
pub async fn moderate(app: &App, op: Uuid, can: &Can<ModerateCard>, state: CardState) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    into_state(app, order, can.id().1, state, true).await
}

async fn into_state(app: &App, order: Order, card: Uuid, state: CardState, moderates: bool) -> Result<Done> {
    apply(app, order, (card, state, moderates), |tx, order, (card, state, moderates)| {
        Box::pin(async move {
            let kind = match state {
                CardState::Shown => Happened::CardRestored,
                CardState::Archived => Happened::CardArchived,
                CardState::Hidden => Happened::CardHidden,
            };
            let present = cards::card(tx, order.board.id, *card).await?;
            if present.state == CardState::Hidden && !moderates {
                return Err(Error::Conflict("board-error-card-down"));
            }
            cards::set_state(tx, order.board.id, *card, *state).await?;
            let actor = if *moderates { order.actor } else { known(order, &present) };
            let mut entry = Entry::about(kind, *card, actor);
            match state {
                CardState::Shown => {
                    let column = home(tx, order.board.id, *card).await?;
                    entry.displaced = column != present.board_column;
                    let key = cards::key_of(tx, *card).await?;
                    entry.detail = placed(tx, *card, column, None, key).await?;
                }
                // Its words leave the voting papers too.
                CardState::Hidden => dots::conceal(tx, *card).await?,
                CardState::Archived => {}
            }
            Ok(entry)
        })
    })
    .await
}

/// The card's column, or the end of the first one where that is gone.
async fn home(tx: &mut Tx, board: Uuid, card: Uuid) -> Result<Uuid> {
    let column = cards::card(tx, board, card).await?.board_column;
    let columns = columns::of_board(tx, board).await?;
    if columns.iter().any(|c| c.id == column) {
        return Ok(column);
    }
    let first = columns.first().ok_or(Error::Conflict("board-error-column-gone"))?.id;
    let (key, _) = cards::key_at(tx, first, card, Spot::Last).await?;
    cards::place(tx, (board, card), first, &key).await?;
    Ok(first)
}

/// Adds a line to the checklist.
pub async fn add_item(app: &App, op: Uuid, can: &Can<EditCard>, text: String) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, text), |tx, order, (card, text)| {
        Box::pin(async move {
            let present = present(tx, order, *card).await?;
            talk::insert_item(tx, *card, text).await?;
            Ok(Entry::about(Happened::Checked, *card, known(order, &present)))
        })
    })
    .await
}

/// Ticks a line of the checklist, or takes the tick away.
pub async fn tick(app: &App, op: Uuid, can: &Can<EditCard>, item: Uuid, done: bool) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, item, done), |tx, order, (card, item, done)| {
        Box::pin(async move {
            let present = present(tx, order, *card).await?;
            if !talk::set_done(tx, *card, *item, *done).await? {
                return Err(Error::NotFound);
            }
            Ok(Entry::about(Happened::Checked, *card, known(order, &present)))
        })
    })
    .await
}

/// Writes down that a draft grew from a card.
pub async fn drafted(tx: &mut Tx, can: &Can<EditCard>, title: &str) -> Result<()> {
    let (board, card) = *can.id();
    // The draft's title began as the note's words: of an anonymous one neither they nor the name are written down.
    let named = can.facts().card.authorship != Authorship::Anonymous;
    let detail = Detail { name: if named { title.to_owned() } else { String::new() }, ..Detail::default() };
    let actor = can.person().filter(|_| named);
    inside(tx, board, Entry { detail, ..Entry::about(Happened::Drafted, card, actor) }).await
}
