//! Inviting to a meeting, changing it, calling it off.

use uuid::Uuid;

use super::access::{BeginMeeting, ManageMeeting};
use super::agenda::{self, ItemText};
use super::inviting::{Whom, attendees};
use super::store::{self, Meeting, people};
use super::{Details, MOST_PEOPLE, MeetingState, NewAttendee, NewMeeting};
use crate::access::Can;
use crate::app::App;
use crate::clock::MINUTE;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

/// Nobody is told before it was quiet for so long: changes in quick succession become one mail.
pub(super) const QUIET: i64 = MINUTE;

/// Invites to a meeting, inside the transaction of whoever decided on it; those who are invited are told after a quiet
/// minute. Answers the meeting's id.
pub async fn begin(tx: &mut Tx, new: NewMeeting) -> Result<Uuid> {
    let tell_at = (!new.is_draft).then(|| tx.now.plus(QUIET));
    let id = store::insert(tx, &new, tell_at).await?;
    for attendee in &new.people {
        people::add(tx, id, attendee).await?;
    }
    if new.is_draft {
        log_unseen(tx, id, Some(new.organiser), "begun").await?;
    } else {
        log(tx, id, new.group, Some(new.organiser), "invited", &new.title).await?;
    }
    Ok(id)
}

async fn log(tx: &mut Tx, id: Uuid, group: Uuid, actor: Option<Uuid>, kind: &str, title: &str) -> Result<()> {
    let payload = Some(title.to_owned());
    oplog::record(tx, Change { object_kind: "meeting", object: id, kind, actor, place: Some(group), payload }).await
}

/// The same for what only those who prepare the meeting know: no news for the group.
async fn log_unseen(tx: &mut Tx, id: Uuid, actor: Option<Uuid>, kind: &str) -> Result<()> {
    oplog::record(tx, Change { object_kind: "meeting", object: id, kind, actor, place: None, payload: None }).await
}

/// A meeting as it is planned.
#[derive(Debug, Clone)]
pub struct Plan {
    pub details: Details,
    pub whom: Whom,
    /// The meeting that it follows.
    pub previous: Option<Uuid>,
    /// Whether nobody is told yet.
    pub is_draft: bool,
    /// What its agenda begins with where it follows another one.
    pub first_item: ItemText,
}

/// Invites a group to a meeting, or prepares that.
pub async fn invite(app: &App, op: Op, can: Can<BeginMeeting>, plan: Plan) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, plan), |tx, (can, plan)| {
        Box::pin(async move {
            let group = *can.id();
            let people = attendees(tx, group, &plan.whom).await?;
            if people.len() > MOST_PEOPLE {
                return Err(Error::Conflict("meeting-too-many-people"));
            }
            let previous = of_same_group(tx, group, plan.previous).await?;
            let organiser = can.person().ok_or(Error::NotFound)?;
            let new = new_meeting(group, organiser, Plan { previous, ..plan.clone() }, people);
            let id = begin(tx, new).await?;
            if previous.is_some() && !plan.first_item.title.is_empty() {
                agenda::append(tx, id, &plan.first_item, Some(organiser)).await?;
            }
            Ok(id)
        })
    })
    .await
}

fn new_meeting(group: Uuid, organiser: Uuid, plan: Plan, people: Vec<NewAttendee>) -> NewMeeting {
    let Plan { details, previous, is_draft, .. } = plan;
    let Details { title, place, room, online, note, starts, minutes, audience } = details;
    NewMeeting {
        group,
        organiser,
        title,
        place,
        room,
        online,
        note,
        starts,
        minutes,
        audience,
        poll: None,
        previous,
        is_draft,
        people,
    }
}

/// Sends the invitations to a meeting that was prepared.
pub async fn send(app: &App, op: Op, can: Can<ManageMeeting>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let meeting = coming(tx, *can.id()).await?;
            if !meeting.is_draft() {
                return Err(Error::Conflict("meeting-sent-already"));
            }
            store::set_state(tx, meeting.id, MeetingState::Invited).await?;
            let tell_at = tx.now.plus(QUIET);
            store::tell_soon(tx, meeting.id, tell_at).await?;
            log(tx, meeting.id, meeting.group_id, can.person(), "invited", &meeting.title).await
        })
    })
    .await
}

/// A meeting follows one of its own group only.
async fn of_same_group(tx: &mut Tx, group: Uuid, previous: Option<Uuid>) -> Result<Option<Uuid>> {
    let Some(id) = previous else { return Ok(None) };
    match store::meeting(tx, id).await {
        Ok(meeting) if meeting.group_id == group => Ok(Some(id)),
        Ok(_) | Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The meeting, locked; refused once it was called off, has begun or is over: whoever was second reads what the first one did.
pub(super) async fn coming(tx: &mut Tx, id: Uuid) -> Result<Meeting> {
    let meeting = store::lock(tx, id).await?;
    refuse_ended(tx, &meeting)?;
    Ok(meeting)
}

pub(super) fn refuse_ended(tx: &Tx, meeting: &Meeting) -> Result<()> {
    if meeting.state == MeetingState::Cancelled {
        return Err(Error::Conflict("meeting-is-cancelled"));
    }
    if meeting.has_minutes() {
        return Err(Error::Conflict("meeting-has-begun"));
    }
    if meeting.is_ahead(tx.now) { Ok(()) } else { Err(Error::Conflict("meeting-is-over")) }
}

/// Changes a meeting that was read as `base`. Those who are invited are told of another time or place.
///
/// # Errors
/// [`Error::Conflict`] where somebody else changed it since, or it does not take place any more.
pub async fn change(app: &App, op: Op, can: Can<ManageMeeting>, base: i64, new: Details) -> Result<()> {
    oplog::once(&app.db, op, (can, base, new), |tx, (can, base, new)| {
        Box::pin(async move {
            let meeting = coming(tx, *can.id()).await?;
            if meeting.version != *base {
                return Err(Error::Conflict("meeting-changed-meanwhile"));
            }
            let before = meeting.details();
            if before == *new {
                return Ok(());
            }
            store::update(tx, meeting.id, new).await?;
            if before.matters(new) {
                let tell_at = tx.now.plus(QUIET);
                store::next_sequence(tx, meeting.id, tell_at).await?;
            }
            if meeting.is_draft() {
                return log_unseen(tx, meeting.id, can.person(), "changed").await;
            }
            log(tx, meeting.id, meeting.group_id, can.person(), "changed", &new.title).await
        })
    })
    .await
}

/// Calls a meeting off; whoever was told of it is told.
pub async fn cancel(app: &App, op: Op, can: Can<ManageMeeting>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let meeting = coming(tx, *can.id()).await?;
            cancelled(tx, &meeting, can.person()).await
        })
    })
    .await
}

async fn cancelled(tx: &mut Tx, meeting: &Meeting, actor: Option<Uuid>) -> Result<()> {
    if meeting.is_draft() {
        // Nobody was told of it: there is nothing to call off.
        log_unseen(tx, meeting.id, actor, "discarded").await?;
        return store::discard(tx, meeting.id).await;
    }
    store::cancel(tx, meeting.id).await?;
    let tell_at = tx.now.plus(QUIET);
    store::next_sequence(tx, meeting.id, tell_at).await?;
    log(tx, meeting.id, meeting.group_id, actor, "cancelled", &meeting.title).await
}

/// Calls a meeting off whose group ended; one that is over or called off stays as it is.
pub(super) async fn call_off(tx: &mut Tx, id: Uuid) -> Result<()> {
    match coming(tx, id).await {
        Ok(meeting) => cancelled(tx, &meeting, None).await,
        Err(Error::Conflict(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
