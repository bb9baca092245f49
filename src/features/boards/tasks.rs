//! What was decided elsewhere becomes a card: a task with who does it and until when.

use jiff::civil::Date;
use uuid::Uuid;

use super::change::{Entry, Happened, inside};
use super::columns::insert as insert_board;
use super::store::cards::{self, Author, CardText, Spot};
use super::store::{NewBoard, columns};
use super::{Authorship, BoardState, CardState, Marker, dots, store};
use crate::db::Tx;
use crate::error::{Error, Result};

/// A task that is about to become a card.
#[derive(Debug, Clone)]
pub struct Task {
    pub title: String,
    pub body: String,
    pub due_on: Option<Date>,
    pub people: Vec<Uuid>,
    /// One link a line.
    pub links: String,
}

/// Makes a board with its first columns, inside the transaction of whoever decided on it.
pub async fn begin_board(tx: &mut Tx, new: &NewBoard, first: &[String], actor: Option<Uuid>) -> Result<Uuid> {
    insert_board(tx, new, first, actor).await
}

/// Changes a card with the task that it came of: what still says what the task `was`. What somebody wrote on the card
/// since stays, and so does a card that was taken down or is on a board that was put away.
pub async fn follow(
    tx: &mut Tx,
    board: Uuid,
    card: Uuid,
    (was, now): (&Task, &Task),
    actor: Option<Uuid>,
) -> Result<()> {
    let target = store::board(tx, board).await?;
    let Some(present) = cards::full_card(tx, board, card).await? else { return Ok(()) };
    if target.state != BoardState::Open || present.row.state != CardState::Shown {
        return Ok(());
    }
    let (row, people) = (present.row, cards::people_of(tx, card).await?);
    // While it is voted on, a card keeps its title: people chose it by its words.
    let renames = row.title == was.title && !dots::is_open(tx, &target).await?;
    let text = CardText {
        title: if renames { now.title.clone() } else { row.title.clone() },
        body: if row.body == was.body { now.body.clone() } else { row.body.clone() },
        due_on: if row.due_on == was.due_on { now.due_on } else { row.due_on },
        people: if people == was.people { now.people.clone() } else { people.clone() },
        marker: row.marker,
        links: row.links.clone(),
        labels: present.labels,
    };
    let same = text.title == row.title && text.body == row.body && text.due_on == row.due_on && text.people == people;
    if same || !cards::update(tx, (board, card), row.version, &text).await? {
        return Ok(());
    }
    inside(tx, board, Entry::about(Happened::CardChanged, card, actor)).await
}

/// Pins a task up at the end of the first column of a board of `group`. Answers the card's id.
///
/// # Errors
/// [`Error::Conflict`] where the board was put away, has no column, or is another group's.
pub async fn pin(tx: &mut Tx, group: Uuid, board: Uuid, task: &Task, actor: Option<Uuid>) -> Result<Uuid> {
    let target = store::board(tx, board).await?;
    if target.group_id != group || target.state != BoardState::Open {
        return Err(Error::Conflict("board-error-archived"));
    }
    let first = columns::of_board(tx, board).await?.into_iter().next();
    let column = first.ok_or(Error::Conflict("board-error-column-gone"))?.id;
    let (key, _) = cards::key_at(tx, column, Uuid::nil(), Spot::Last).await?;
    let text = CardText {
        title: task.title.clone(),
        body: task.body.clone(),
        marker: Marker::None,
        due_on: task.due_on,
        links: task.links.clone(),
        labels: Vec::new(),
        people: task.people.clone(),
    };
    let author = Author { authorship: Authorship::Named, person: actor, written_for: String::new() };
    let card = cards::insert(tx, board, column, &key, &text, &author).await?;
    let detail = super::cards::placed(tx, card, column, None, key).await?;
    inside(tx, board, Entry { detail, ..Entry::about(Happened::CardAdded, card, actor) }).await?;
    Ok(card)
}
