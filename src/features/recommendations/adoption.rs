//! Adoption: the group's vote makes a draft its own. A draft on behalf of the group is confirmed the same way.

use jiff::civil::Date;
use uuid::Uuid;

use super::access::OpenAdoption;
use super::drafting::change;
use super::form;
use super::store::{self, Recommendation};
use crate::access::Can;
use crate::app::App;
use crate::clock::end_of;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::ballots::store::Ballot;
use crate::features::ballots::{self, Closed, NewBallot, Secrecy};
use crate::features::groups;
use crate::oplog::{self, Op};

/// The subject kind of these ballots.
pub const SUBJECT: &str = "adoption";

/// How the vote is held.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The last day of voting.
    pub last_day: Date,
    pub secrecy: Secrecy,
    /// The question, with the title in it, in the opener's language.
    pub question: String,
}

/// Opens the group's vote on its draft; half of those with a vote must take part.
///
/// # Errors
/// A conflict when a vote on it is already open, or nobody could vote.
pub async fn open(app: &App, op: Op, can: &Can<OpenAdoption>, terms: Terms) -> Result<Uuid> {
    let rec = can.facts().rec.clone();
    oplog::once(&app.db, op, (rec, terms), |tx, (rec, terms)| {
        Box::pin(async move {
            let present = store::recommendation(tx, rec.id).await?;
            if present.stage != super::Stage::Draft || is_being_voted_on(tx, &present).await? {
                return Err(Error::Conflict("adoption-error-open"));
            }
            let electorate = groups::store::voters(tx, rec.group_id).await?;
            let half = electorate.len().div_ceil(2);
            let new = NewBallot {
                subject_kind: SUBJECT,
                subject: rec.id,
                group: rec.group_id,
                question: terms.question.clone(),
                about: form::text_of(tx, &present).await?,
                payload: String::new(),
                members_only: false,
                secrecy: terms.secrecy,
                votes_each: 1,
                quorum: i64::try_from(half).unwrap_or(1),
                closes_at: end_of(terms.last_day),
                options: Vec::new(),
                electorate,
            };
            ballots::open(tx, &new).await
        })
    })
    .await
}

/// Whether the group is voting on it: the text stands still meanwhile.
pub async fn is_being_voted_on(tx: &mut Tx, rec: &Recommendation) -> Result<bool> {
    Ok(running(tx, rec).await?.is_some())
}

/// The vote that the group is holding on it.
pub async fn running(tx: &mut Tx, rec: &Recommendation) -> Result<Option<Ballot>> {
    let latest = ballots::store::latest_on(tx, SUBJECT, rec.id, rec.group_id).await?;
    Ok(latest.filter(|ballot| ballot.closed_at.is_none()))
}

/// What follows from a closed adoption ballot.
pub async fn on_closed(tx: &mut Tx, closed: &Closed) -> Result<()> {
    let rec = store::recommendation(tx, closed.subject).await?;
    if closed.accepted && store::set_adopted(tx, rec.id).await? {
        oplog::record(tx, change(rec.id, "adopted", None, rec.group_id, &rec.title)).await?;
    }
    Ok(())
}
