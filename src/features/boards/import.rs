//! What the import of years needs of boards: a board with its columns, harvests and notes, as they were handed down.

use jiff::civil::Date;
use uuid::Uuid;

use super::store::cards::{self, Author, CardText};
use super::store::columns::{self, ColumnText};
use super::store::{self, NewBoard};
use super::{Authorship, Marker, order};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::oplog::{self, Change};
use crate::sql;

/// A note of an imported board.
#[derive(Debug, Clone)]
pub struct Note<'a> {
    pub title: &'a str,
    pub text: &'a str,
    pub marker: Marker,
    pub written_for: &'a str,
    pub author: Option<Uuid>,
    pub labels: &'a [String],
    pub people: Vec<Uuid>,
    pub due_on: Option<Date>,
    pub checklist: &'a [String],
}

/// A column with its notes.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    pub text: ColumnText,
    pub harvest: &'a str,
    pub notes: Vec<Note<'a>>,
}

/// Adds a board that was begun at `at`.
pub async fn insert(tx: &mut Tx, new: &NewBoard, columns: &[Column<'_>], at: Timestamp) -> Result<Uuid> {
    let board = store::insert(tx, new).await?;
    for column in columns {
        let id = columns::insert(tx, board, &column.text).await?;
        columns::set_harvest(tx, (board, id), 1, column.harvest).await?;
        // All keys at once: asking for the last one each time would read the column anew.
        for (note, key) in column.notes.iter().zip(order::renumber("b", column.notes.len())) {
            insert_note(tx, board, id, &key, note).await?;
        }
    }
    store::next_version(tx, board).await?;
    tx.run(sql!("UPDATE boards SET created_at = $2, changed_at = $2 WHERE id = $1", board, at)).await?;
    let change = Change {
        object_kind: "board",
        object: board,
        kind: "begun",
        actor: None,
        place: Some(new.group),
        payload: Some(new.title.clone()),
    };
    oplog::record_at(tx, at, change).await?;
    Ok(board)
}

async fn insert_note(tx: &mut Tx, board: Uuid, column: Uuid, key: &str, note: &Note<'_>) -> Result<()> {
    let text = CardText {
        title: note.title.to_owned(),
        body: note.text.to_owned(),
        marker: note.marker,
        due_on: note.due_on,
        links: String::new(),
        labels: note.labels.to_vec(),
        people: note.people.clone(),
    };
    let authorship = match (note.author, note.written_for) {
        (Some(_), _) => Authorship::Named,
        (None, "") => Authorship::Anonymous,
        (None, _) => Authorship::WrittenFor,
    };
    let author = Author { authorship, person: note.author, written_for: note.written_for.to_owned() };
    let card = cards::insert(tx, board, column, key, &text, &author).await?;
    for line in note.checklist {
        store::talk::insert_item(tx, card, line).await?;
    }
    Ok(())
}
