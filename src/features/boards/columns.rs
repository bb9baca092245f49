//! What can be done with boards and their columns.

use uuid::Uuid;

use super::BoardState;
use super::access::{BeginBoard, EditBoard, EditColumn, ModerateBoard};
use super::change::{Detail, Done, Entry, Happened, Order, apply, inside};
use super::store::cards;
use super::store::columns::{self, ColumnText};
use super::store::{self, NewBoard};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

/// Makes a board with its first columns.
pub async fn begin(app: &App, op: Op, can: &Can<BeginBoard>, new: NewBoard, first: Vec<String>) -> Result<Uuid> {
    let actor = can.person();
    oplog::once(&app.db, op, (new, first, actor), |tx, (new, first, actor)| {
        Box::pin(async move { insert(tx, new, first, *actor).await })
    })
    .await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewBoard, first: &[String], actor: Option<Uuid>) -> Result<Uuid> {
    let board = store::insert(tx, new).await?;
    for title in first {
        columns::insert(tx, board, &ColumnText { title: title.clone(), ..ColumnText::default() }).await?;
    }
    store::next_version(tx, board).await?;
    let change = Change {
        object_kind: "board",
        object: board,
        kind: Happened::Begun.word(),
        actor,
        place: Some(new.group),
        payload: Some(new.title.clone()),
    };
    oplog::record(tx, change).await?;
    Ok(board)
}

/// Adds a column at the end.
pub async fn add(app: &App, op: Uuid, can: &Can<EditBoard>, text: ColumnText) -> Result<Done> {
    apply(app, Order::new(op, can.facts(), can.actor()), text, |tx, order, text| {
        Box::pin(async move {
            let id = columns::insert(tx, order.board.id, text).await?;
            Ok(Entry::about(Happened::ColumnAdded, id, order.actor))
        })
    })
    .await
}

/// Changes what a column says of itself.
pub async fn change(app: &App, op: Uuid, can: &Can<EditColumn>, text: ColumnText) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, text), |tx, order, (column, text)| {
        Box::pin(async move {
            columns::update(tx, order.board.id, *column, text).await?;
            Ok(Entry::about(Happened::ColumnChanged, *column, order.actor))
        })
    })
    .await
}

/// Writes a table's harvest.
///
/// # Errors
/// A conflict when somebody else wrote since version `seen`.
pub async fn harvest(app: &App, op: Uuid, can: &Can<EditColumn>, seen: i64, text: String) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, seen, text), |tx, order, (column, seen, text)| {
        Box::pin(async move {
            if !columns::set_harvest(tx, (order.board.id, *column), *seen, text).await? {
                return Err(Error::Conflict("board-error-version"));
            }
            Ok(Entry::about(Happened::HarvestWritten, *column, order.actor))
        })
    })
    .await
}

/// Puts an empty column away.
///
/// # Errors
/// A conflict while cards are shown in it, and for the last column.
pub async fn archive(app: &App, op: Uuid, can: &Can<EditColumn>) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, can.id().1, |tx, order, column| {
        Box::pin(async move {
            if !cards::shown_in(tx, *column).await?.is_empty() {
                return Err(Error::Conflict("board-error-column-full"));
            }
            if !columns::column(tx, order.board.id, *column).await?.harvest.is_empty() {
                return Err(Error::Conflict("board-error-has-harvest"));
            }
            if columns::of_board(tx, order.board.id).await?.len() < 2 {
                return Err(Error::Conflict("board-error-last-column"));
            }
            columns::archive(tx, order.board.id, *column).await?;
            Ok(Entry::about(Happened::ColumnArchived, *column, order.actor))
        })
    })
    .await
}

/// Changes what the board says of itself, or puts it away.
pub async fn settle(
    app: &App,
    op: Uuid,
    can: &Can<ModerateBoard>,
    title: String,
    purpose: String,
    state: BoardState,
) -> Result<Done> {
    // An archived board may be taken up again: the order carries the state it is asked for.
    let mut order = Order::new(op, can.facts(), can.actor());
    order.board.title.clone_from(&title);
    order.board.state = BoardState::Archived;
    apply(app, order, (title, purpose, state), |tx, order, (title, purpose, state)| {
        Box::pin(async move {
            store::update(tx, order.board.id, title, purpose).await?;
            store::set_state(tx, order.board.id, *state).await?;
            Ok(Entry { part: None, ..Entry::about(Happened::BoardChanged, Uuid::nil(), order.actor) })
        })
    })
    .await
}

/// Writes down that a draft grew from a table's harvest.
pub async fn drafted(tx: &mut Tx, can: &Can<EditColumn>, title: &str) -> Result<()> {
    let detail = Detail { name: title.to_owned(), ..Detail::default() };
    let (board, column) = *can.id();
    inside(tx, board, Entry { detail, ..Entry::about(Happened::HarvestDrafted, column, can.person()) }).await
}
