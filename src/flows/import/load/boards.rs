//! Boards with their columns and notes.

use super::super::error::Kind;
use super::super::format::{Board, BoardCard, BoardColumn};
use super::{Load, same};
use crate::error::Result;
use crate::features::boards::import::{Column, Note, insert};
use crate::features::boards::store::NewBoard;
use crate::features::boards::store::columns::ColumnText;
use crate::features::boards::{BoardKind, Marker};

impl Load<'_> {
    pub(super) async fn boards(&mut self) -> Result<()> {
        for board in self.documents.iter().flat_map(|document| &document.body.boards) {
            let new = self.board(board)?;
            let columns = board.columns.iter().map(|column| self.column(column)).collect::<Result<Vec<_>>>()?;
            let at = self.at_or_now(board.begun_on.as_ref());
            let id = insert(self.tx, &new, &columns, at).await?;
            if let Some(key) = &board.key {
                self.keep(Kind::Board, key, id);
            }
        }
        Ok(())
    }

    fn board(&self, board: &Board) -> Result<NewBoard> {
        Ok(NewBoard {
            group: self.id(Kind::Group, &board.group)?,
            kind: same(BoardKind::parse(board.kind.as_str()), board.kind.as_str())?,
            title: board.title.clone(),
            purpose: board.purpose.clone(),
        })
    }

    fn column<'c>(&self, column: &'c BoardColumn) -> Result<Column<'c>> {
        Ok(Column {
            text: ColumnText {
                title: column.title.clone(),
                host: column.host.clone(),
                question: column.question.clone(),
            },
            harvest: &column.harvest,
            notes: column.cards.iter().map(|card| self.note_of(card)).collect::<Result<_>>()?,
        })
    }

    fn note_of<'c>(&self, card: &'c BoardCard) -> Result<Note<'c>> {
        let marker = match card.marker {
            Some(marker) => same(Marker::parse(marker.as_str()), marker.as_str())?,
            None => Marker::None,
        };
        Ok(Note {
            title: &card.title,
            text: &card.text,
            marker,
            written_for: &card.written_for,
            author: self.maybe_id(Kind::Person, card.author.as_ref())?,
            labels: &card.labels,
            people: self.all_ids(Kind::Person, &card.people)?,
            due_on: self.day(card.due_on.as_ref()),
            checklist: &card.checklist,
        })
    }
}
