//! Who may do what on a board: the group's people read and comment, who writes in the group changes cards, who leads or
//! guides it moderates.

use uuid::Uuid;

use super::store::{self, Board, CardRow, ColumnRow};
use super::{BoardState, CardState};
use crate::access::Actor;
use crate::action;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::features::groups::access::{GroupFacts, facts as group_facts};

/// What decides about a board.
#[derive(Debug, Clone)]
pub struct BoardFacts {
    pub board: Board,
    pub group: GroupFacts,
}

impl BoardFacts {
    /// Whether the actor may write on it.
    pub fn writes(&self) -> bool {
        self.is_in_use() && self.group.mine.is_some_and(MemberRole::writes)
    }

    /// Whether the actor leads or guides the group: takes notes down, opens a weighing, closes the board.
    pub fn moderates(&self) -> bool {
        self.group.is_open() && matches!(self.group.mine, Some(MemberRole::Coordinator | MemberRole::Facilitator))
    }

    /// Whether anything on it can be changed.
    pub fn is_in_use(&self) -> bool {
        self.group.is_open() && self.board.state == BoardState::Open
    }
}

async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<BoardFacts> {
    let board = store::board(tx, *id).await?;
    let group = group_facts(tx, actor, &board.group_id).await?;
    Ok(BoardFacts { board, group })
}

action!(
    /// Sees a group's board with everything on it.
    ReadBoard(Uuid) => BoardFacts, facts, |_actor, f| f.group.mine.is_some()
);
action!(
    /// Adds cards and columns.
    EditBoard(Uuid) => BoardFacts, facts, |_actor, f| f.writes()
);
action!(
    /// Opens a weighing, renames and closes the board.
    ModerateBoard(Uuid) => BoardFacts, facts, |_actor, f| f.moderates()
);
action!(
    /// Makes a board in a group.
    BeginBoard(Uuid) => GroupFacts, group_facts, |_actor, f| f.is_open() && f.mine.is_some_and(MemberRole::writes)
);

/// What decides about a card.
#[derive(Debug, Clone)]
pub struct CardFacts {
    pub card: CardRow,
    pub on: BoardFacts,
}

async fn card_facts(tx: &mut Tx, actor: &Actor, (board, card): &(Uuid, Uuid)) -> Result<CardFacts> {
    let on = facts(tx, actor, board).await?;
    let card = store::cards::card(tx, *board, *card).await?;
    Ok(CardFacts { card, on })
}

impl CardFacts {
    fn is_seen(&self) -> bool {
        self.card.state != CardState::Hidden || self.on.moderates()
    }
}

action!(
    /// Reads a card with its comments and its history; what the moderation took down only they see.
    ReadCard((Uuid, Uuid)) => CardFacts, card_facts, |_actor, f| f.on.group.mine.is_some() && f.is_seen()
);
action!(
    /// Changes, moves, archives and restores a card.
    EditCard((Uuid, Uuid)) => CardFacts, card_facts, |_actor, f| f.on.writes() && f.is_seen()
);
action!(
    /// Comments on a card, guests too.
    CommentOnCard((Uuid, Uuid)) => CardFacts, card_facts,
        |_actor, f| f.on.is_in_use() && f.on.group.mine.is_some() && f.is_seen()
);
action!(
    /// Hides a card or a comment, and shows it again.
    ModerateCard((Uuid, Uuid)) => CardFacts, card_facts, |_actor, f| f.on.moderates()
);

/// What decides about a column.
#[derive(Debug, Clone)]
pub struct ColumnFacts {
    pub column: ColumnRow,
    pub on: BoardFacts,
}

async fn column_facts(tx: &mut Tx, actor: &Actor, (board, column): &(Uuid, Uuid)) -> Result<ColumnFacts> {
    let on = facts(tx, actor, board).await?;
    let column = store::columns::column(tx, *board, *column).await?;
    Ok(ColumnFacts { column, on })
}

action!(
    /// Changes a column, writes its harvest, takes it down when it is empty.
    EditColumn((Uuid, Uuid)) => ColumnFacts, column_facts, |_actor, f| f.on.writes()
);
