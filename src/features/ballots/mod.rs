//! Ballots: one mechanism for adoption by a group, circular votes and dots.
//!
//! Invariants:
//! * The electorate is frozen when a ballot opens; who joins later has no vote in it.
//! * Nobody votes more than `votes_each` options, nobody twice; a vote can be changed until the close.
//! * Nothing of the result is known before the close, only how many have voted.
//! * A choice is never written readable before the close: while a ballot runs, each voter's choice is one sealed row under
//!   the ballot's key. The close counts in memory, writes one number an option, and destroys rows and key in the same
//!   transaction. No form, log or id ties a choice to a voter; *when* somebody voted may be inferred, *what* may not.
//! * A ballot closes at its time, or as soon as everybody has voted. What follows from it is a flow.

pub mod access;
pub mod import;
pub mod routes;
pub mod store;
pub mod views;

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change};
use crate::words;

words! {
    /// Whether votes keep their voter's name.
    pub enum Secrecy("ballot-secrecy") {
        /// After the close the group sees who voted how.
        Open = "open",
        /// Nobody ever does.
        Secret = "secret",
    }
}

/// The answers of a yes-or-no ballot.
pub const YES: &str = "yes";
/// Against.
pub const NO: &str = "no";
/// Counts for the quorum, decides nothing.
pub const ABSTAIN: &str = "abstain";

/// Behind the key of an option: a vote against what the rest of the key names.
pub const AGAINST: &str = "/against";

/// Nobody chooses an option twice, nor is for and against the same thing.
fn contradicts(choices: &[String]) -> bool {
    choices.iter().enumerate().any(|(at, choice)| {
        let rest = choices.get(at + 1..).unwrap_or_default();
        let thing = choice.trim_end_matches(AGAINST);
        rest.iter().any(|other| other.trim_end_matches(AGAINST) == thing)
    })
}

/// A ballot that is about to open.
#[derive(Debug, Clone)]
pub struct NewBallot {
    /// What is voted on: `adoption`, `group-assessment`, …
    pub subject_kind: &'static str,
    /// Which one.
    pub subject: Uuid,
    /// The group that votes.
    pub group: Uuid,
    /// The question as the voters read it.
    pub question: String,
    /// What it is about, label and text: frozen, so that everybody votes on the same words.
    pub about: Vec<(String, String)>,
    /// What the subject's own feature needs once it closes; JSON of its own, shown to nobody.
    pub payload: String,
    /// Whether guests of the group are kept from it: its subject is sealed from them.
    pub members_only: bool,
    pub secrecy: Secrecy,
    /// How many options each voter may choose.
    pub votes_each: i64,
    /// How many must have voted for the result to count.
    pub quorum: i64,
    pub closes_at: Timestamp,
    /// Key and label of each option; empty for yes, no, abstention.
    pub options: Vec<(String, String)>,
    /// Who may vote, frozen now.
    pub electorate: Vec<Uuid>,
}

/// Opens a ballot.
///
/// # Errors
/// A conflict where nobody could vote, or where its end is already past.
pub async fn open(tx: &mut Tx, new: &NewBallot) -> Result<Uuid> {
    if new.electorate.is_empty() {
        return Err(Error::Conflict("ballot-error-nobody"));
    }
    if new.closes_at <= tx.now {
        return Err(Error::Conflict("ballot-error-past"));
    }
    let id = store::insert(tx, new).await?;
    let change = Change {
        object_kind: "ballot",
        object: id,
        kind: "opened",
        actor: None,
        place: Some(new.group),
        payload: Some(new.question.clone()),
    };
    oplog::record(tx, change).await?;
    Ok(id)
}

/// Casts or changes somebody's vote.
///
/// # Errors
/// A conflict when the ballot has closed or the voter is not in its electorate; invalid when the choice is
/// empty, too much, contradictory, or not offered.
pub async fn cast(tx: &mut Tx, ballot: Uuid, voter: Uuid, choices: &[String]) -> Result<()> {
    let found = store::ballot(tx, ballot).await?;
    if found.closed_at.is_some() || found.closes_at <= tx.now {
        return Err(Error::Conflict("ballot-error-closed"));
    }
    let offered = store::options(tx, ballot).await?;
    let fits = !choices.is_empty() && i64::try_from(choices.len()).is_ok_and(|n| n <= found.votes_each);
    if i64::try_from(choices.len()).is_ok_and(|n| n > found.votes_each) {
        return Err(Error::Invalid("ballot-error-too-many"));
    }
    if !fits || contradicts(choices) || !choices.iter().all(|c| offered.iter().any(|o| &o.key == c)) {
        return Err(Error::Invalid("ballot-error-choice"));
    }
    if !store::mark_voted(tx, ballot, voter).await? {
        return Err(Error::NotFound);
    }
    store::replace_votes(tx, ballot, voter, choices).await
}

/// A ballot that has just closed, for the flow that acts on it.
#[derive(Debug, Clone)]
pub struct Closed {
    pub id: Uuid,
    pub subject_kind: String,
    pub subject: Uuid,
    pub group: Uuid,
    /// As it was given when the ballot opened.
    pub payload: String,
    /// More for than against, and enough voted.
    pub accepted: bool,
}

/// Counts the sealed votes, keeps the counts (and, of an open ballot, who chose what), and destroys the votes with their key.
async fn count(tx: &mut Tx, ballot: &store::Ballot) -> Result<Vec<(String, i64)>> {
    let mut counts: Vec<(String, i64)> =
        store::options(tx, ballot.id).await?.into_iter().map(|option| (option.key, 0)).collect();
    for (voter, chosen) in store::unsealed(tx, ballot.id).await? {
        for (option, votes) in counts.iter_mut().filter(|(option, _)| chosen.contains(option)) {
            *votes += 1;
            if ballot.secrecy == Secrecy::Open {
                store::name_vote(tx, ballot.id, voter, option).await?;
            }
        }
    }
    for (option, votes) in &counts {
        store::count(tx, ballot.id, option, *votes).await?;
    }
    store::destroy_votes(tx, ballot.id).await?;
    Ok(counts)
}

/// Closes a ballot if its time is up or its voters have all voted; nothing where it is not due (any more).
pub async fn close_if_due(tx: &mut Tx, id: Uuid) -> Result<Option<Closed>> {
    let Some(ballot) = store::due(tx).await?.into_iter().find(|ballot| ballot.id == id) else { return Ok(None) };
    // First of all: another program that closes it too waits here, and then finds nothing due.
    if !store::close(tx, ballot.id).await? {
        return Ok(None);
    }
    let counts = count(tx, &ballot).await?;
    let of = |key: &str| counts.iter().find(|(option, _)| option == key).map_or(0, |(_, votes)| *votes);
    let turnout = store::turnout(tx, ballot.id).await?;
    let accepted = of(YES) > of(NO) && turnout.voted >= ballot.quorum;
    store::decide(tx, ballot.id, accepted).await?;
    let change = Change {
        object_kind: "ballot",
        object: ballot.id,
        kind: match store::options(tx, ballot.id).await?.iter().any(|o| o.key == YES) {
            // A choice among things is neither taken nor refused.
            false => "counted",
            true if accepted => "accepted",
            true => "declined",
        },
        actor: None,
        place: Some(ballot.group_id),
        payload: Some(ballot.question),
    };
    oplog::record(tx, change).await?;
    Ok(Some(Closed {
        id: ballot.id,
        subject_kind: ballot.subject_kind,
        subject: ballot.subject,
        group: ballot.group_id,
        payload: ballot.payload,
        accepted,
    }))
}
