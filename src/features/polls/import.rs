//! What the import needs of date polls: one that runs, with what was answered so far. Nobody is told anything.

use uuid::Uuid;

use super::dates::Slot;
use super::store::answers::{self, Around};
use super::store::{self, Settings, people};
use super::{Answer, Need, Via};
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::store::members;

/// What somebody said of each date, in their order; empty: nothing yet.
#[derive(Debug, Clone)]
pub struct Answered {
    pub said: Vec<Answer>,
    pub comment: String,
}

/// Somebody without an account.
#[derive(Debug, Clone)]
pub struct Guest {
    pub name: String,
    pub email: String,
    pub needs: Vec<Need>,
    pub answered: Answered,
}

/// A poll with its answers.
#[derive(Debug, Clone)]
pub struct NewPoll {
    pub group: Uuid,
    pub organiser: Uuid,
    pub settings: Settings,
    pub slots: Vec<Slot>,
    pub answers: Vec<(Uuid, Answered)>,
    pub guests: Vec<Guest>,
}

/// Adds it. The whole group is asked.
pub async fn insert(tx: &mut Tx, new: &NewPoll) -> Result<Uuid> {
    let poll = store::insert(tx, new.group, new.organiser, &new.settings).await?;
    for slot in &new.slots {
        store::add_date(tx, poll, slot, 1).await?;
    }
    for member in members::contacts(tx, new.group).await? {
        people::add_person(tx, poll, member.person).await?;
    }
    for (person, answered) in &new.answers {
        if let Some(who) = people::of_person(tx, poll, Some(*person)).await? {
            write(tx, poll, who, answered, &[]).await?;
        }
    }
    for guest in &new.guests {
        let via = if guest.email.is_empty() { Via::Paper } else { Via::Mail };
        if let Some(who) = people::add(tx, poll, &guest.name, &guest.email, via).await? {
            write(tx, poll, who, &guest.answered, &guest.needs).await?;
        }
    }
    // They were asked before; whoever is asked later is told, they are not told again.
    for asked in people::of_poll(tx, poll).await? {
        people::note(tx, asked.id, &super::notices::Telling::Invitation.stage()).await?;
    }
    let poll = store::poll(tx, poll).await?;
    super::making::log(tx, &poll, Some(new.organiser), "opened").await?;
    Ok(poll.id)
}

async fn write(tx: &mut Tx, poll: Uuid, who: Uuid, answered: &Answered, needs: &[Need]) -> Result<()> {
    if answered.said.is_empty() {
        return Ok(());
    }
    for (date, answer) in store::dates(tx, poll).await?.iter().zip(&answered.said) {
        answers::put(tx, who, date.id, *answer).await?;
    }
    let around = Around { comment: answered.comment.clone(), needs: Need::join(needs), ..Around::default() };
    answers::answered(tx, (poll, who), &around, 1).await
}
