//! Approving minutes, most often in the group's next meeting.

use uuid::Uuid;

use super::access::KeepMinutes;
use super::store::outcomes::OutcomeText;
use super::store::{self, corrections};
use super::{MinutesState, OutcomeKind, Votes, keeping, outcomes};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::meetings::agenda::planned;
use crate::oplog::{self, Op};

/// How minutes are approved.
#[derive(Debug, Clone)]
pub struct Approval {
    /// The meeting in which; nothing where the group agreed otherwise.
    pub meeting: Option<Uuid>,
    /// The decision as the minutes of that meeting have it.
    pub words: String,
    pub votes: Option<Votes>,
}

/// Approves minutes; they do not change any more. Where the meeting that approves them is under way and its agenda links to
/// them, the decision stands in its minutes.
///
/// # Errors
/// [`Error::Conflict`] where they do not circulate, a wish for a correction waits, or the meeting is another group's.
pub async fn approve(app: &App, op: Op, can: Can<KeepMinutes>, approval: Approval) -> Result<()> {
    oplog::once(&app.db, op, (can, approval), |tx, (can, approval)| {
        Box::pin(async move {
            let id = *can.id();
            let minutes = keeping::next(tx, id, &[MinutesState::Circulating]).await?;
            if corrections::open(tx, id).await? > 0 {
                return Err(Error::Conflict("approval-corrections-open"));
            }
            if let Some(other) = approval.meeting {
                decide_in(tx, (id, minutes.group_id), other, approval, can.person()).await?;
            }
            store::approve(tx, id, approval.meeting).await?;
            let title = keeping::meeting(tx, id).await?.title;
            keeping::log(tx, &minutes, can.person(), "approved", &title).await
        })
    })
    .await
}

async fn decide_in(
    tx: &mut Tx,
    (approved, group): (Uuid, Uuid),
    meeting: Uuid,
    approval: &Approval,
    actor: Option<Uuid>,
) -> Result<()> {
    let other = store::of_meeting(tx, meeting).await?.filter(|other| other.group_id == group && meeting != approved);
    let other = other.ok_or(Error::Conflict("approval-other-meeting"))?;
    if other.state != MinutesState::Writing {
        return Ok(());
    }
    let link = format!("/meetings/{approved}/minutes");
    let Some(item) = planned(tx, meeting).await?.into_iter().find(|item| item.links.contains(&link)) else {
        return Ok(());
    };
    let other = keeping::next(tx, other.meeting, &[MinutesState::Writing]).await?;
    let decision = OutcomeText {
        kind: OutcomeKind::Decision,
        text: approval.words.clone(),
        votes: approval.votes,
        assignee: None,
        who: String::new(),
        due_on: None,
    };
    outcomes::insert(tx, &other, item.id, &decision).await?;
    keeping::wrote(tx, &other, actor, "outcome-added").await
}
