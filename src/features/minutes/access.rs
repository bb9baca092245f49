//! Who may do what with minutes: the group's people read them and ask for corrections; who organises the meeting and who
//! keeps the minutes write them.

use uuid::Uuid;

use super::MinutesState;
use super::store::corrections::{self, Correction};
use super::store::outcomes::{self, Outcome};
use super::store::{self, Minutes};
use crate::access::Actor;
use crate::action;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::MemberRole;
use crate::features::groups::access::{GroupFacts, facts as group_facts};
use crate::features::meetings::access::{MeetingFacts, facts as meeting_facts};
use crate::features::meetings::store::agenda::{self, Item};

/// What decides about the minutes of a meeting.
#[derive(Debug, Clone)]
pub struct MinutesFacts {
    pub on: MeetingFacts,
    pub minutes: Minutes,
}

impl MinutesFacts {
    /// Whether the actor writes them.
    pub fn keeps(&self, actor: &Actor) -> bool {
        let keeper = actor.person() == Some(self.minutes.keeper) && self.on.group.mine.is_some_and(MemberRole::writes);
        // Also after the group's end: what was begun is finished.
        keeper || self.on.organises(actor)
    }

    /// Whether the actor may add to them now.
    pub fn writes(&self, actor: &Actor) -> bool {
        self.keeps(actor) && self.minutes.state == MinutesState::Writing
    }
}

async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<MinutesFacts> {
    let on = meeting_facts(tx, actor, id).await?;
    Ok(MinutesFacts { on, minutes: store::minutes(tx, *id).await? })
}

/// What decides about a part of minutes: an item, an outcome, a correction.
#[derive(Debug, Clone)]
pub struct PartFacts<T> {
    pub minutes: MinutesFacts,
    pub part: T,
}

async fn item_facts(tx: &mut Tx, actor: &Actor, id: &(Uuid, Uuid)) -> Result<PartFacts<Item>> {
    Ok(PartFacts { minutes: facts(tx, actor, &id.0).await?, part: agenda::item(tx, id.0, id.1).await? })
}

async fn outcome_facts(tx: &mut Tx, actor: &Actor, id: &(Uuid, Uuid)) -> Result<PartFacts<Outcome>> {
    let part = outcomes::one(tx, id.0, id.1).await?.ok_or(Error::NotFound)?;
    Ok(PartFacts { minutes: facts(tx, actor, &id.0).await?, part })
}

async fn correction_facts(tx: &mut Tx, actor: &Actor, id: &(Uuid, Uuid)) -> Result<PartFacts<Correction>> {
    let part = corrections::one(tx, id.0, id.1).await?.ok_or(Error::NotFound)?;
    Ok(PartFacts { minutes: facts(tx, actor, &id.0).await?, part })
}

action!(
    /// Opens a meeting and begins its minutes.
    OpenMeeting(Uuid) => MeetingFacts, meeting_facts, |actor, f| f.manages(actor)
);
action!(
    /// Reads and watches minutes: the group's people only.
    ReadMinutes(Uuid) => MinutesFacts, facts, |_actor, f| f.on.is_inside()
);
action!(
    /// Asks for a correction of minutes.
    AskForCorrection(Uuid) => MinutesFacts, facts, |_actor, f| f.on.is_inside()
);
action!(
    /// Writes minutes, notes who was there, closes and approves them.
    KeepMinutes(Uuid) => MinutesFacts, facts, |actor, f| f.keeps(actor)
);
action!(
    /// Writes what minutes say of an item, and what came of it.
    KeepItem((Uuid, Uuid)) => PartFacts<Item>, item_facts, |actor, f| f.minutes.keeps(actor)
);
action!(
    /// Changes or takes out what came of an item.
    KeepOutcome((Uuid, Uuid)) => PartFacts<Outcome>, outcome_facts, |actor, f| f.minutes.keeps(actor)
);
action!(
    /// Answers a wish for a correction.
    AnswerCorrection((Uuid, Uuid)) => PartFacts<Correction>, correction_facts, |actor, f| f.minutes.keeps(actor)
);
action!(
    /// Reads the register of a group's decisions.
    ReadRegister(Uuid) => GroupFacts, group_facts, |_actor, f| f.mine.is_some()
);
