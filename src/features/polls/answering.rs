//! Answering a poll: by the link of a mail, with an account, by an open link, or by somebody who takes a call.

use uuid::Uuid;

use super::store::answers::{self, Around};
use super::store::{self, people};
use super::{Answer, PollState, Via};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::links::{self, Purpose};
use crate::oplog::{self, Change, Op};

/// Message key of a refusal: a date has as many as it takes.
pub const FULL: &str = "poll-date-full";

/// What somebody answered.
#[derive(Debug, Clone)]
pub struct Said {
    /// Date and answer; dates that are left out stay open.
    pub answers: Vec<(Uuid, Answer)>,
    pub around: Around,
    /// The name of who came by an open link.
    pub name: String,
}

/// Who answers.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody who is asked, as somebody else types it.
    Asked(Uuid),
    /// A member with an account, asked or not.
    Person(Uuid),
    /// Who has this link: their own, or the open one, for the first time.
    Link(String),
}

/// Answers, in place of what was answered before; answers who it was.
///
/// # Errors
/// [`Error::Conflict`] where the poll is closed, or one of the dates is full ([`FULL`]); [`Error::NotFound`] for a link
/// that was taken back.
pub async fn answer(app: &App, op: Op, poll: Uuid, who: Who, said: Said) -> Result<Uuid> {
    oplog::once(&app.db, op, (poll, who, said), |tx, (poll, who, said)| {
        Box::pin(async move {
            let poll = store::take_turn(tx, *poll).await?;
            // Who types a letter for somebody may do so after the deadline; the postmark counts.
            let runs = poll.state == PollState::Open && !poll.has_ended_group;
            let open = if said.around.by_another { runs } else { poll.is_open(tx.now) };
            if !open {
                return Err(Error::Conflict("poll-is-closed"));
            }
            let who = place(tx, poll.id, who, &said.name).await?;
            write(tx, &poll, who, said).await?;
            let change = Change {
                object_kind: "poll-answer",
                object: who,
                kind: "given",
                actor: None,
                place: None,
                payload: None,
            };
            oplog::record(tx, change).await?;
            Ok(who)
        })
    })
    .await
}

/// The row of who answers among those who are asked.
async fn place(tx: &mut Tx, poll: Uuid, who: &Who, name: &str) -> Result<Uuid> {
    match who {
        Who::Asked(who) => people::one(tx, poll, *who).await.map(|asked| asked.id),
        Who::Person(person) => match people::add_person(tx, poll, *person).await? {
            Some(who) => Ok(who),
            None => people::of_person(tx, poll, Some(*person)).await?.ok_or(Error::NotFound),
        },
        // Asked in this transaction: a link may have been taken back since the page was made.
        Who::Link(secret) => match by_link(tx, secret).await?.filter(|opened| opened.poll == poll) {
            Some(Opened { asked: Some(asked), .. }) => Ok(asked.id),
            Some(Opened { asked: None, .. }) => stranger(tx, poll, name).await,
            None => Err(Error::NotFound),
        },
    }
}

async fn stranger(tx: &mut Tx, poll: Uuid, name: &str) -> Result<Uuid> {
    if people::count(tx, poll).await? >= super::making::MOST_PEOPLE {
        return Err(Error::Conflict("poll-too-many-people"));
    }
    people::add(tx, poll, name, "", Via::OpenLink).await?.ok_or(Error::NotFound)
}

/// What a link opens: a poll, and as whom.
#[derive(Debug, Clone)]
pub struct Opened {
    pub poll: Uuid,
    /// Nobody yet where the link is open to all.
    pub asked: Option<people::Asked>,
}

/// What a link opens; nothing where it was taken back, has expired, or its holder left the group.
pub async fn by_link(tx: &mut Tx, secret: &str) -> Result<Option<Opened>> {
    if let Some(link) = links::find(tx, Purpose::Poll, secret).await? {
        let asked = people::one(tx, link.subject, link.holder).await?;
        return Ok(asked.belongs.then_some(Opened { poll: link.subject, asked: Some(asked) }));
    }
    let link = links::find(tx, Purpose::OpenPoll, secret).await?;
    Ok(link.map(|link| Opened { poll: link.subject, asked: None }))
}

async fn write(tx: &mut Tx, poll: &store::Poll, who: Uuid, said: &Said) -> Result<()> {
    let dates = store::dates(tx, poll.id).await?;
    let before = answers::of(tx, who).await?;
    answers::clear(tx, who).await?;
    for (date, answer) in said.answers.iter().filter(|(date, _)| dates.iter().any(|d| d.id == *date)) {
        // Who has a place keeps it, also where the limit was lowered since.
        let has_place = before.iter().any(|a| a.date == *date && a.answer == Answer::Yes);
        let limited = *answer == Answer::Yes && poll.most_each > 0 && !has_place;
        if limited && answers::others_yes(tx, *date, who).await? >= poll.most_each {
            return Err(Error::Conflict(FULL));
        }
        answers::put(tx, who, *date, *answer).await?;
    }
    answers::answered(tx, (poll.id, who), &said.around, poll.dates_version).await
}
