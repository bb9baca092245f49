//! A group's one voice: its coordinator writes it down, the group's vote makes it count.

use jiff::civil::Date;
use uuid::Uuid;

use super::access::AssessForGroup;
use super::assessment::{self, Assessment};
use super::{PhaseKind, VoiceKind, gates};
use crate::access::Can;
use crate::app::App;
use crate::clock::end_of;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::ballots::{self, Closed, NewBallot, Secrecy};
use crate::features::groups;
use crate::oplog::{self, Op};
use crate::sql;

/// The subject kind of these ballots.
pub const SUBJECT: &str = "group-assessment";

/// Writes the group's proposed voice and opens the vote on it; it ends at the latest with the gate.
///
/// # Errors
/// A conflict when the gate is closed or the group is already voting on a voice.
pub async fn propose(
    app: &App,
    op: Op,
    can: &Can<AssessForGroup>,
    said: Assessment,
    question: String,
    last_day: Date,
) -> Result<Uuid> {
    let (rec, group) = *can.id();
    oplog::once(&app.db, op, (rec, group, said, question, last_day), |tx, (rec, group, said, question, last_day)| {
        Box::pin(async move {
            let cycle = crate::features::recommendations::store::recommendation(tx, *rec).await?.cycle;
            gates::require_open(tx, cycle, PhaseKind::IndividualAssessment).await?;
            if is_being_voted_on(tx, *rec, *group).await? {
                return Err(Error::Conflict("group-voice-error-voting"));
            }
            assessment::put(tx, *rec, VoiceKind::Group, *group, said, false).await?;
            let gate = gates::open_phase(tx, cycle, PhaseKind::IndividualAssessment).await?;
            let latest = gate.and_then(|phase| phase.closes_on).map_or(*last_day, |closes| closes.min(*last_day));
            let electorate = groups::store::voters(tx, *group).await?;
            let new = NewBallot {
                subject_kind: SUBJECT,
                subject: *rec,
                group: *group,
                question: question.clone(),
                secrecy: Secrecy::Open,
                votes_each: 1,
                quorum: i64::try_from(electorate.len().div_ceil(2)).unwrap_or(1),
                closes_at: end_of(latest),
                options: Vec::new(),
                electorate,
            };
            ballots::open(tx, &new).await
        })
    })
    .await
}

/// Whether the group is voting on its voice.
pub async fn is_being_voted_on(tx: &mut Tx, rec: Uuid, group: Uuid) -> Result<bool> {
    let latest = ballots::store::latest_on(tx, SUBJECT, rec, group).await?;
    Ok(latest.is_some_and(|ballot| ballot.closed_at.is_none()))
}

/// What follows from a closed vote: an accepted voice counts, a declined one is dropped. Ballots close before
/// gates do, so a vote that ends with the gate still counts; one that comes later does not.
pub async fn on_closed(tx: &mut Tx, closed: &Closed) -> Result<()> {
    if closed.accepted {
        tx.run(sql!(
            "UPDATE assessments SET adopted = TRUE WHERE recommendation = $1 AND voice_kind = 'group' AND voice = $2 AND EXISTS \
               (SELECT 1 FROM recommendations r JOIN phases p ON p.cycle = r.cycle AND p.kind = 'individual_assessment' \
                AND p.closed_at IS NULL WHERE r.id = $1)",
            closed.subject,
            closed.group
        ))
        .await?;
    } else {
        tx.run(sql!(
            "DELETE FROM assessments WHERE recommendation = $1 AND voice_kind = 'group' AND voice = $2 AND NOT adopted",
            closed.subject,
            closed.group
        ))
        .await?;
    }
    Ok(())
}
