//! A group's one voice: its coordinator writes it down, the group's vote makes it count.

use jiff::civil::Date;
use uuid::Uuid;

use super::access::AssessForGroup;
use super::assessment::{self, Assessment};
use super::{PhaseKind, VoiceKind, gates, store};
use crate::access::Can;
use crate::app::App;
use crate::clock::end_of;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::ballots::{self, Closed, NewBallot, Secrecy};
use crate::features::groups;
use crate::features::recommendations::store as recommendations;
use crate::oplog::{self, Op};
use crate::sql;

/// The subject kind of these ballots.
pub const SUBJECT: &str = "group-assessment";

/// What a coordinator proposes that the group says.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub said: Assessment,
    /// The same as the members read it before they vote: label and text.
    pub about: Vec<(String, String)>,
    /// The question, with the title in it, in the proposer's language.
    pub question: String,
    /// The last day of voting.
    pub last_day: Date,
}

/// Keeps the group's proposed voice with the ballot and opens the vote on it; it ends at the latest with the gate.
///
/// # Errors
/// A conflict when the gate is closed or the group is already voting on a voice.
pub async fn propose(app: &App, op: Op, can: &Can<AssessForGroup>, proposal: Proposal) -> Result<Uuid> {
    let (rec, group) = *can.id();
    oplog::once(&app.db, op, (rec, group, proposal), |tx, (rec, group, proposal)| {
        Box::pin(async move {
            let Proposal { said, about, question, last_day } = proposal;
            let cycle = recommendations::recommendation(tx, *rec).await?.cycle;
            gates::require_open(tx, cycle, PhaseKind::IndividualAssessment).await?;
            if is_being_voted_on(tx, *rec, *group).await? {
                return Err(Error::Conflict("group-voice-error-voting"));
            }
            let gate = gates::open_phase(tx, cycle, PhaseKind::IndividualAssessment).await?;
            let latest = gate.and_then(|phase| phase.closes_on).map_or(*last_day, |closes| closes.min(*last_day));
            let electorate = groups::store::voters(tx, *group).await?;
            let new = NewBallot {
                subject_kind: SUBJECT,
                subject: *rec,
                group: *group,
                question: question.clone(),
                about: about.clone(),
                payload: serde_json::to_string(said)?,
                members_only: true,
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

/// What follows from a closed vote: an accepted voice counts from now on, a declined one leaves what was there.
/// Ballots close before gates do, so a vote that ends with the gate still counts; one that comes later does not.
pub async fn on_closed(tx: &mut Tx, closed: &Closed) -> Result<()> {
    if !closed.accepted {
        return Ok(());
    }
    let cycle = recommendations::recommendation(tx, closed.subject).await?.cycle;
    let gate = store::phase_of(tx, cycle, PhaseKind::IndividualAssessment).await?;
    if gate.is_none_or(|gate| gate.closed_at.is_some()) {
        return Ok(());
    }
    // A ballot that was opened before payloads were kept: its voice waits beside the others.
    if closed.payload.is_empty() {
        let waiting = sql!(
            "UPDATE assessments SET adopted = TRUE WHERE recommendation = $1 AND voice_kind = 'group' AND voice = $2",
            closed.subject,
            closed.group
        );
        return tx.run(waiting).await.map(drop);
    }
    let said = serde_json::from_str(&closed.payload)?;
    assessment::put(tx, closed.subject, VoiceKind::Group, closed.group, &said).await
}
