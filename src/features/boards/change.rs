//! The one way in which a board changes: version + 1, the change, one row of the log, the announcement.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::access::BoardFacts;
use super::store::{self, Board, log};
use crate::access::Actor;
use crate::app::App;
use crate::db::{Tx, Work};
use crate::error::{Error, Result};
use crate::features::boards::BoardState;
use crate::oplog::{self, Change, Step};
use crate::words;

words! {
    /// What can happen on a board; with `op-board-` in front a message key.
    pub enum Happened("op-board") {
        Begun = "begun",
        CardAdded = "card-added",
        CardChanged = "card-changed",
        CardMoved = "card-moved",
        CardArchived = "card-archived",
        CardHidden = "card-hidden",
        CardRestored = "card-restored",
        Commented = "commented",
        CommentHidden = "comment-hidden",
        Checked = "checked",
        Drafted = "drafted",
        ColumnAdded = "column-added",
        ColumnChanged = "column-changed",
        ColumnArchived = "column-archived",
        HarvestWritten = "harvest-written",
        HarvestDrafted = "harvest-drafted",
        BoardChanged = "board-changed",
        DotsOpened = "dots-opened",
        DotsClosed = "dots-closed",
    }
}

/// What a follower of the log needs beyond the kind: places by their neighbours. Never content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The column the card is in now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub col: Option<Uuid>,
    /// The shown card in front of it; none at the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Uuid>,
    /// The column it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Uuid>,
    /// The title of the column it was moved to, or of what was drafted from it: for the history.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// What a change writes into the log.
pub struct Entry {
    pub kind: Happened,
    /// The card or column.
    pub part: Option<Uuid>,
    /// Who, where that may be known.
    pub actor: Option<Uuid>,
    pub detail: Detail,
    /// The named neighbour was gone: the card stands at the end instead.
    pub displaced: bool,
}

impl Entry {
    /// An entry about one part.
    pub fn about(kind: Happened, part: Uuid, actor: Option<Uuid>) -> Self {
        Self { kind, part: Some(part), actor, detail: Detail::default(), displaced: false }
    }
}

/// What came of a change.
#[derive(Debug, Clone, Copy)]
pub struct Done {
    /// The board's version that holds it.
    pub version: i64,
    /// The card or column.
    pub part: Option<Uuid>,
    /// See [`Entry::displaced`].
    pub displaced: bool,
}

/// Who changes which board, under which operation.
#[derive(Debug, Clone)]
pub struct Order {
    /// Made from the form and what was filled in: the same again acts once, another text under it is another one.
    pub op: Uuid,
    pub board: Board,
    pub actor: Option<Uuid>,
}

impl Order {
    /// An order of `actor` on the board of `facts`.
    pub fn new(op: Uuid, facts: &BoardFacts, actor: &Actor) -> Self {
        Self { op, board: facts.board.clone(), actor: actor.person() }
    }
}

/// Carries out `work` once per operation.
///
/// # Errors
/// What `work` returned, and a conflict where the board was put away meanwhile.
pub async fn apply<I, F>(app: &App, order: Order, input: I, work: F) -> Result<Done>
where
    I: Send + Sync + 'static,
    F: for<'t> Fn(&'t mut Tx, &'t Order, &'t I) -> Work<'t, Entry> + Send + Sync + 'static,
{
    let turn = app.live.turn(order.board.id).await;
    let done = app.db.write((order, input, work), |tx, (order, input, work)| {
        Box::pin(async move {
            if let Some(done) = repeated(tx, order).await? {
                return Ok(done);
            }
            let version = next(tx, order).await?;
            let entry = work(tx, order, input).await?;
            let done = Done { version, part: entry.part, displaced: entry.displaced };
            write_down(tx, order, version, entry).await?;
            Ok(done)
        })
    });
    let done = done.await;
    drop(turn);
    done
}

async fn repeated(tx: &mut Tx, order: &Order) -> Result<Option<Done>> {
    let known = log::known(tx, order.board.id, order.op).await?;
    Ok(known.map(|(version, part)| Done { version, part, displaced: false }))
}

async fn next(tx: &mut Tx, order: &Order) -> Result<i64> {
    let turn = store::next_version(tx, order.board.id).await?;
    if turn.state == BoardState::Archived && order.board.state != BoardState::Archived {
        return Err(Error::Conflict("board-error-archived"));
    }
    Ok(turn.version)
}

async fn write_down(tx: &mut Tx, order: &Order, version: i64, entry: Entry) -> Result<()> {
    let change = Change {
        object_kind: "board",
        object: order.board.id,
        kind: entry.kind.word(),
        actor: entry.actor,
        place: Some(order.board.group_id),
        payload: Some(order.board.title.clone()),
    };
    let detail = serde_json::to_string(&entry.detail)?;
    oplog::record_step(tx, Step { id: order.op, version, part: entry.part, detail, change }).await?;
    tx.announce(order.board.id).await
}

/// A change that the program makes inside another transaction: a ballot that closes.
pub async fn inside(tx: &mut Tx, board: Uuid, entry: Entry) -> Result<()> {
    let order = Order { op: tx.id(), board: store::board(tx, board).await?, actor: None };
    let version = store::next_version(tx, board).await?.version;
    write_down(tx, &order, version, entry).await
}
