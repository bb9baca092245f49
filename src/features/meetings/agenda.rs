//! The agenda (*Tagesordnung*): its items in their order, and what the group's people propose for it.

use uuid::Uuid;

use super::MeetingState;
use super::access::{ManageItem, ManageMeeting, ProposeItem};
use super::store::agenda::{self, Item, NewItem};
use super::store::{self, Meeting};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};
use crate::words;

/// The most items that one agenda holds.
pub const MOST_ITEMS: usize = 60;
/// The most that one person proposes for it.
const MOST_PROPOSALS: usize = 10;

words! {
    /// Whether an item is on the agenda.
    pub enum ItemState("agenda-state") {
        Planned = "planned",
        /// Somebody in the group would like it to be.
        Proposed = "proposed",
        Declined = "declined",
    }
}

/// What an item says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemText {
    pub title: String,
    pub note: String,
    /// Who brings it up.
    pub presenter: String,
    /// Planned length; 0 where nothing is planned.
    pub minutes: i64,
    /// One link a line: the address, then words for it.
    pub links: String,
}

/// One step in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

impl Meeting {
    /// Whether its agenda can still change: until its minutes are closed.
    pub fn has_open_agenda(&self) -> bool {
        matches!(self.state, MeetingState::Draft | MeetingState::Invited | MeetingState::Running)
    }
}

/// The meeting, locked, with an agenda that can still change.
async fn open(tx: &mut Tx, id: Uuid) -> Result<Meeting> {
    let meeting = store::lock(tx, id).await?;
    if meeting.has_open_agenda() { Ok(meeting) } else { Err(Error::Conflict("agenda-is-closed")) }
}

async fn log(tx: &mut Tx, meeting: &Meeting, actor: Option<Uuid>, kind: &str) -> Result<()> {
    // What is prepared is no news for the group yet.
    let place = Some(meeting.group_id).filter(|_| !meeting.is_draft());
    let payload = place.map(|_| meeting.title.clone());
    let change = Change { object_kind: "agenda", object: meeting.id, kind, actor, place, payload };
    oplog::record(tx, change).await?;
    agenda::tell_watchers(tx, meeting.id).await
}

/// Puts an item on the agenda of `meeting`, inside the transaction of whoever decided on it. Answers its id.
///
/// # Errors
/// [`Error::Conflict`] where the agenda is closed or full.
pub async fn append(tx: &mut Tx, meeting: Uuid, text: &ItemText, actor: Option<Uuid>) -> Result<Uuid> {
    let meeting = open(tx, meeting).await?;
    add_to(tx, &meeting, text, ItemState::Planned, None, actor).await
}

async fn add_to(
    tx: &mut Tx,
    meeting: &Meeting,
    text: &ItemText,
    state: ItemState,
    proposed_by: Option<Uuid>,
    actor: Option<Uuid>,
) -> Result<Uuid> {
    let items = agenda::of_meeting(tx, meeting.id).await?;
    let planned = items.iter().filter(|item| item.state == ItemState::Planned).count();
    let own = items.iter().filter(|item| proposed_by.is_some() && item.proposed_by == proposed_by).count();
    if planned >= MOST_ITEMS || own >= MOST_PROPOSALS {
        return Err(Error::Conflict("agenda-is-full"));
    }
    let id = agenda::insert(tx, NewItem { meeting: meeting.id, text, state, proposed_by }).await?;
    log(tx, meeting, actor, state.word()).await?;
    Ok(id)
}

/// Puts an item on the agenda.
pub async fn add(app: &App, op: Op, can: Can<ManageMeeting>, text: ItemText) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, text), |tx, (can, text)| {
        Box::pin(async move { append(tx, *can.id(), text, can.person()).await })
    })
    .await
}

/// Proposes an item; who organises the meeting decides.
pub async fn propose(app: &App, op: Op, can: Can<ProposeItem>, text: ItemText) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, text), |tx, (can, text)| Box::pin(propose_in(tx, can, text))).await
}

/// The same inside the transaction of whoever else acts on it.
pub async fn propose_in(tx: &mut Tx, can: &Can<ProposeItem>, text: &ItemText) -> Result<Uuid> {
    let meeting = open(tx, *can.id()).await?;
    add_to(tx, &meeting, text, ItemState::Proposed, can.person(), can.person()).await
}

/// Changes what an item said in version `seen`; who was second reads what holds now.
pub async fn change(app: &App, op: Op, can: Can<ManageItem>, seen: i64, text: ItemText) -> Result<()> {
    oplog::once(&app.db, op, (can, seen, text), |tx, (can, seen, text)| {
        Box::pin(async move {
            let (meeting, item) = present(tx, can).await?;
            if item.text_version != *seen {
                return Err(Error::Conflict("agenda-changed-meanwhile"));
            }
            agenda::update(tx, meeting.id, item.id, text).await?;
            log(tx, &meeting, can.person(), "changed").await
        })
    })
    .await
}

async fn present(tx: &mut Tx, can: &Can<ManageItem>) -> Result<(Meeting, Item)> {
    let (meeting, item) = *can.id();
    let meeting = open(tx, meeting).await?;
    let item = agenda::item(tx, meeting.id, item).await.map_err(gone)?;
    Ok((meeting, item))
}

/// An item that somebody took off meanwhile.
fn gone(error: Error) -> Error {
    if matches!(error, Error::NotFound) { Error::Conflict("agenda-item-gone") } else { error }
}

/// Moves an item by one; at the end nothing happens.
pub async fn step(app: &App, op: Op, can: Can<ManageItem>, step: Step) -> Result<()> {
    oplog::once(&app.db, op, (can, step), |tx, (can, step)| {
        Box::pin(async move {
            let (meeting, item) = present(tx, can).await?;
            let mut order: Vec<Uuid> = planned(tx, meeting.id).await?.into_iter().map(|item| item.id).collect();
            let Some(at) = order.iter().position(|id| *id == item.id) else { return Ok(()) };
            let to = if *step == Step::Up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
            let Some(to) = to else { return Ok(()) };
            order.swap(at, to);
            agenda::arrange(tx, meeting.id, &order).await?;
            log(tx, &meeting, can.person(), "moved").await
        })
    })
    .await
}

/// What is planned, in its order.
pub async fn planned(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Item>> {
    let mut items = agenda::of_meeting(tx, meeting).await?;
    items.retain(|item| item.state == ItemState::Planned);
    Ok(items)
}

/// Takes an item off the agenda. Once the meeting runs, it stays: something may stand in its minutes.
pub async fn remove(app: &App, op: Op, can: Can<ManageItem>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (meeting, item) = present(tx, can).await?;
            if meeting.state == MeetingState::Running {
                return Err(Error::Conflict("agenda-is-running"));
            }
            agenda::delete(tx, meeting.id, item.id).await?;
            log(tx, &meeting, can.person(), "removed").await
        })
    })
    .await
}

/// Takes a proposal up, or declines it with a reason that everybody in the group reads.
pub async fn answer(app: &App, op: Op, can: Can<ManageItem>, state: ItemState, words: String) -> Result<()> {
    oplog::once(&app.db, op, (can, state, words), |tx, (can, state, words)| {
        Box::pin(async move {
            let (meeting, item) = present(tx, can).await?;
            if item.state == ItemState::Planned {
                return Err(Error::Conflict("agenda-answered-already"));
            }
            agenda::answer(tx, meeting.id, item.id, *state, words).await?;
            log(tx, &meeting, can.person(), if *state == ItemState::Planned { "planned" } else { "declined" }).await
        })
    })
    .await
}
