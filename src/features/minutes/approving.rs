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
use crate::features::meetings::agenda::{self, ItemText, planned};
use crate::oplog::{self, Op};

/// How minutes are approved.
#[derive(Debug, Clone)]
pub struct Approval {
    /// The meeting in which; nothing where the group agreed otherwise.
    pub meeting: Option<Uuid>,
    /// The item under which the minutes of that meeting have it, should its agenda have none.
    pub item: ItemText,
    /// The decision as those minutes have it.
    pub words: String,
    pub votes: Option<Votes>,
}

/// Approves minutes; they do not change any more. The decision stands in the minutes of the meeting that approves them,
/// where these are still written.
///
/// # Errors
/// [`Error::Conflict`] where they do not circulate, a wish for a correction waits, whoever approves does not keep the
/// other meeting's minutes, or votes were counted that would stand nowhere.
pub async fn approve(app: &App, op: Op, can: Can<KeepMinutes>, approval: Approval) -> Result<()> {
    oplog::once(&app.db, op, (can, approval), |tx, (can, approval)| {
        Box::pin(async move {
            let id = *can.id();
            let minutes = keeping::next(tx, id, &[MinutesState::Circulating]).await?;
            if corrections::open(tx, id).await? > 0 {
                return Err(Error::Conflict("approval-corrections-open"));
            }
            let decided = match approval.meeting {
                Some(other) => decide_in(tx, can, other, approval).await?,
                None => false,
            };
            if !decided && approval.votes.is_some() {
                return Err(Error::Conflict("approval-votes-nowhere"));
            }
            store::approve(tx, id, approval.meeting).await?;
            let title = keeping::meeting(tx, id).await?.title;
            keeping::log(tx, &minutes, can.person(), "approved", &title).await
        })
    })
    .await
}

/// Writes the decision into the minutes of `meeting`; false where these are closed.
async fn decide_in(tx: &mut Tx, can: &Can<KeepMinutes>, meeting: Uuid, approval: &Approval) -> Result<bool> {
    let group = can.facts().minutes.group_id;
    let other = match Can::<KeepMinutes>::check(tx, can.actor(), meeting).await {
        Ok(other) if other.facts().minutes.group_id == group && meeting != *can.id() => other,
        Ok(_) | Err(Error::NotFound) => return Err(Error::Conflict("approval-other-meeting")),
        Err(error) => return Err(error),
    };
    if other.facts().minutes.state != MinutesState::Writing {
        return Ok(false);
    }
    let link = format!("/meetings/{}/minutes", can.id());
    let found = planned(tx, meeting).await?.into_iter().find(|item| item.links.contains(&link));
    let item = match found {
        Some(item) => item.id,
        None => agenda::append(tx, meeting, &approval.item, can.person()).await?,
    };
    let minutes = keeping::next(tx, meeting, &[MinutesState::Writing]).await?;
    let decision = OutcomeText {
        kind: OutcomeKind::Decision,
        text: approval.words.clone(),
        votes: approval.votes,
        assignee: None,
        who: String::new(),
        due_on: None,
    };
    outcomes::insert(tx, &minutes, item, &decision).await?;
    keeping::wrote(tx, &minutes, can.person(), "outcome-added").await?;
    Ok(true)
}
