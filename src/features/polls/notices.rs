//! What people are told about a poll, each thing once.
//!
//! Invariant: a mail is queued in the transaction that writes down its stage for that person; the stage is the key of a
//! row, so that whatever is repeated or killed in between, nobody is told twice and nobody is left out.

use std::sync::Arc;

use uuid::Uuid;

use super::PollState;
use super::dates::Slot;
use super::letters;
use super::store::people::{self, Asked};
use super::store::{self, Poll};
use crate::clock::{DAY, MINUTE, Timestamp};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::http::Site;
use crate::links::{self, Purpose};
use crate::mail;

/// A poll that closes at midnight calls the silent ones from eight in the morning of the day before.
const LAST_CALL: i64 = 40 * 60 * MINUTE;
/// Whoever was told anything within this time is not called as well.
const LATELY: i64 = 16 * 60 * MINUTE;
/// So long after its last date a poll's links still open it.
const LINK_LIFE: i64 = 30 * DAY;

/// What is told.
#[derive(Debug, Clone)]
pub enum Telling {
    Invitation,
    /// By hand, to those who are silent.
    Reminder,
    /// By itself, before the deadline, to those who are still silent.
    LastCall,
    Dates {
        version: i64,
        new: Vec<Slot>,
        gone: Vec<Slot>,
    },
    Cancelled,
}

impl Telling {
    /// The stage as the key of a row.
    pub fn stage(&self) -> String {
        match self {
            Self::Invitation => "invitation".to_owned(),
            Self::Reminder => "reminder".to_owned(),
            Self::LastCall => "last_call".to_owned(),
            Self::Dates { version, .. } => format!("dates:{version}"),
            Self::Cancelled => "cancelled".to_owned(),
        }
    }
}

/// Tells everybody `whom` says and whom a mail reaches, and who was not told before; answers how many.
pub async fn tell(
    tx: &mut Tx,
    site: &Arc<Site>,
    poll: &Poll,
    telling: Telling,
    whom: impl Fn(&Asked) -> bool,
) -> Result<usize> {
    let (stage, until) = (telling.stage(), links_until(tx, poll.id).await?);
    let dates = store::dates(tx, poll.id).await?;
    let mut told = 0;
    for asked in people::of_poll(tx, poll.id).await?.iter().filter(|asked| !asked.email.is_empty() && whom(asked)) {
        if people::note(tx, asked.id, &stage).await? {
            // Earlier links stay: people answer from whichever mail they find.
            let secret = links::issue(tx, Purpose::Poll, poll.id, asked.id, until).await?;
            mail::queue(tx, letters::about(site, poll, &dates, &asked.email, &telling, &secret)).await?;
            told += 1;
        }
    }
    Ok(told)
}

/// Until when a poll's links work.
pub async fn links_until(tx: &mut Tx, poll: Uuid) -> Result<Timestamp> {
    let last = store::dates(tx, poll).await?.last().map_or(tx.now, |date| date.slot().starts_at());
    let closes = store::poll(tx, poll).await?.closes_at.unwrap_or(tx.now);
    Ok(last.max(closes).max(tx.now).plus(LINK_LIFE))
}

/// Links that are out already work as long as new ones: a printed letter outlives a change of dates.
pub async fn keep_links(tx: &mut Tx, poll: Uuid) -> Result<()> {
    let until = links_until(tx, poll).await?;
    for purpose in [Purpose::Poll, Purpose::OpenPoll] {
        links::extend(tx, purpose, poll, until).await?;
    }
    Ok(())
}

/// Calls those who are silent shortly before a poll closes, and ends polls of groups that are over. Harmless to repeat.
pub async fn remind_due(db: &Db, site: &Arc<Site>) -> Result<()> {
    let (due, over) = {
        let mut tx = db.reader().await?;
        let (before, lately) = (tx.now.plus(LAST_CALL), tx.now.plus(-LATELY));
        (people::to_call(&mut tx, before, lately).await?, store::of_ended_groups(&mut tx).await?)
    };
    for poll in over {
        db.write(poll, |tx, poll| Box::pin(store::end(tx, *poll, PollState::Cancelled, None))).await?;
    }
    for poll in due {
        db.write((site.clone(), poll), |tx, (site, poll)| {
            Box::pin(async move {
                let poll = store::take_turn(tx, *poll).await?;
                if !poll.is_open(tx.now) {
                    return Ok(0);
                }
                let lately = tx.now.plus(-LATELY);
                let told = people::notices(tx, poll.id).await?;
                let quiet = |asked: &Asked| !told.iter().any(|n| n.who == asked.id && n.at > lately);
                tell(tx, site, &poll, Telling::LastCall, |asked| asked.answered_at.is_none() && quiet(asked)).await
            })
        })
        .await?;
    }
    Ok(())
}
