//! What the import needs of minutes: closed ones, with what came of each item. Nobody is told anything.

use jiff::civil::Date;
use uuid::Uuid;

use super::closing::{TasksOn, number, pin_tasks};
use super::store::outcomes::{self, OutcomeText, Place};
use super::{MinutesState, store};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::meetings::store::{Meeting, people};
use crate::features::meetings::{self, MeetingState};
use crate::oplog::{self, Change};
use crate::sql;

/// Minutes as they were handed down.
#[derive(Debug, Clone)]
pub struct NewMinutes {
    pub keeper: Uuid,
    pub chair: String,
    pub remark: String,
    /// Circulating or approved.
    pub state: MinutesState,
    pub corrections_until: Option<Date>,
    /// Nothing where the day is not handed down.
    pub approved_at: Option<Timestamp>,
    /// The board on which tasks become cards.
    pub tasks_on: Option<Uuid>,
}

/// Adds the minutes of a meeting that is over, with what came of its items. Meetings come in their order: decisions count
/// on from those before.
pub async fn insert(tx: &mut Tx, id: Uuid, new: &NewMinutes, came: &[(Uuid, OutcomeText)]) -> Result<()> {
    let meeting = meetings::store::meeting(tx, id).await?;
    insert_minutes(tx, &meeting, new).await?;
    meetings::store::set_state(tx, id, MeetingState::Closed).await?;
    let year = i64::from(meeting.starts.year());
    for (item, outcome) in came {
        outcomes::insert(tx, Place { group: meeting.group_id, meeting: id, item: *item, year }, outcome).await?;
    }
    let all = outcomes::of_meeting(tx, id).await?;
    number(tx, &meeting, &all).await?;
    if let Some(board) = new.tasks_on {
        pin_tasks(tx, &meeting, &all, &TasksOn::Board(board), Some(new.keeper)).await?;
    }
    for invited in people::of_meeting(tx, id).await?.iter().filter(|invited| !invited.email.is_empty()) {
        store::note_told(tx, id, invited.id).await?;
    }
    log(tx, &meeting, new).await
}

async fn insert_minutes(tx: &mut Tx, meeting: &Meeting, new: &NewMinutes) -> Result<()> {
    let at = meeting.ends_at;
    tx.run(sql!(
        "INSERT INTO minutes (meeting, keeper, chair, remark, state, version, opened_at, closed_at, corrections_until, \
           approved_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6, $7, $8)",
        meeting.id,
        new.keeper,
        &new.chair,
        &new.remark,
        new.state,
        at,
        new.corrections_until,
        new.approved_at
    ))
    .await
    .map(drop)
}

/// What happened is written down where it happened in time.
async fn log(tx: &mut Tx, meeting: &Meeting, new: &NewMinutes) -> Result<()> {
    let approved = (new.state == MinutesState::Approved).then_some(("approved", new.approved_at));
    for (kind, at) in [("closed", None)].into_iter().chain(approved) {
        let change = Change {
            object_kind: "minutes",
            object: meeting.id,
            kind,
            actor: Some(new.keeper),
            place: Some(meeting.group_id),
            payload: Some(meeting.title.clone()),
        };
        oplog::record_at(tx, at.unwrap_or(meeting.ends_at), change).await?;
    }
    Ok(())
}
