//! Who may do what with a date poll: the group's people see and answer it, who asked and who leads the group manage it.
//! Who has no account comes by a secret link, which is its own proof.

use uuid::Uuid;

use super::store::people::{self, Asked};
use super::store::{self, Poll};
use crate::access::Actor;
use crate::action;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::MemberRole;
use crate::features::groups::access::{GroupFacts, facts as group_facts};

/// What decides about a poll.
#[derive(Debug, Clone)]
pub struct PollFacts {
    pub poll: Poll,
    pub group: GroupFacts,
}

impl PollFacts {
    /// Whether the actor may remind, change, choose: who asked, and who leads or guides the group.
    pub fn manages(&self, actor: &Actor) -> bool {
        let leads = matches!(self.group.mine, Some(MemberRole::Coordinator | MemberRole::Facilitator));
        let asked = actor.person() == Some(self.poll.organiser) && self.group.mine.is_some();
        self.group.is_open() && (leads || asked)
    }
}

async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<PollFacts> {
    let poll = store::poll(tx, *id).await?;
    let group = group_facts(tx, actor, &poll.group_id).await?;
    Ok(PollFacts { poll, group })
}

action!(
    /// Asks a group for dates.
    BeginPoll(Uuid) => GroupFacts, group_facts, |_actor, f| f.is_open() && f.mine.is_some_and(MemberRole::writes)
);
action!(
    /// Sees a group's poll and answers it.
    ReadPoll(Uuid) => PollFacts, facts, |_actor, f| f.group.mine.is_some()
);
action!(
    /// Reminds, asks more people, changes the dates, chooses one, calls it off.
    ManagePoll(Uuid) => PollFacts, facts, |actor, f| f.manages(actor)
);

/// What decides about somebody who is asked.
#[derive(Debug, Clone)]
pub struct AskedFacts {
    /// Nobody where they were taken out meanwhile, so that the same form sent again is answered as the first time. Who is
    /// asked in another poll is not found at all.
    pub asked: Option<Asked>,
    pub on: PollFacts,
}

async fn asked_facts(tx: &mut Tx, actor: &Actor, (poll, who): &(Uuid, Uuid)) -> Result<AskedFacts> {
    let on = facts(tx, actor, poll).await?;
    let asked = match people::one(tx, *poll, *who).await {
        Err(Error::NotFound) => None,
        asked => Some(asked?),
    };
    if asked.is_none() && people::is_elsewhere(tx, *poll, *who).await? {
        return Err(Error::NotFound);
    }
    Ok(AskedFacts { asked, on })
}

action!(
    /// Answers for somebody who rang or wrote, gives them a new link, takes them out.
    ManageAsked((Uuid, Uuid)) => AskedFacts, asked_facts, |actor, f| f.on.manages(actor)
);
