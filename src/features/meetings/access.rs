//! Who may do what with a meeting: the group's people see and answer it, its audience may see that it takes place, who
//! leads or guides the group and who organises it change it. Who has no account comes by a secret link, which is its own
//! proof.

use uuid::Uuid;

use super::MeetingState;
use super::store::agenda::{self, Item};
use super::store::people::{self, Invited};
use super::store::{self, Meeting};
use crate::access::Actor;
use crate::action;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::access::{GroupFacts, facts as group_facts, in_network};
use crate::features::groups::{Audience, MemberRole};

/// What decides about a meeting.
#[derive(Debug, Clone)]
pub struct MeetingFacts {
    pub meeting: Meeting,
    pub group: GroupFacts,
    /// Whether the actor is part of the network.
    pub in_network: bool,
}

impl MeetingFacts {
    /// Whether the actor is in the group: they see who is invited, and say whether they come.
    pub fn is_inside(&self) -> bool {
        self.group.mine.is_some()
    }

    /// Whether the actor may change it, invite more people, call it off.
    pub fn manages(&self, actor: &Actor) -> bool {
        self.group.is_open() && self.organises(actor)
    }

    /// Whether the actor leads or guides the group, or began the meeting; also after the group's end.
    pub fn organises(&self, actor: &Actor) -> bool {
        let leads = matches!(self.group.mine, Some(MemberRole::Coordinator | MemberRole::Facilitator));
        leads || (actor.person() == Some(self.meeting.organiser) && self.is_inside())
    }

    /// Whether the actor may know that it takes place.
    pub fn is_seen(&self, actor: &Actor) -> bool {
        match self.meeting.state {
            MeetingState::Draft => self.manages(actor),
            _ => self.is_inside() || self.is_shared(),
        }
    }

    /// Whether it is shared with the actor. What a citizen sub-group does stays with its people.
    fn is_shared(&self) -> bool {
        !self.group.is_protected()
            && match self.meeting.audience {
                Audience::Group => false,
                Audience::Network => self.in_network,
                Audience::Public => true,
            }
    }
}

/// What decides about an item of an agenda.
#[derive(Debug, Clone)]
pub struct ItemFacts {
    pub on: MeetingFacts,
    pub item: Item,
}

async fn item_facts(tx: &mut Tx, actor: &Actor, id: &(Uuid, Uuid)) -> Result<ItemFacts> {
    Ok(ItemFacts { on: facts(tx, actor, &id.0).await?, item: agenda::item(tx, id.0, id.1).await? })
}

/// What decides about one who is invited.
#[derive(Debug, Clone)]
pub struct InvitedFacts {
    pub on: MeetingFacts,
    /// Nobody where they were taken out meanwhile, so that the same form sent again is answered as the first time. Who is
    /// invited to another meeting is not found at all.
    pub invited: Option<Invited>,
}

async fn invited_facts(tx: &mut Tx, actor: &Actor, id: &(Uuid, Uuid)) -> Result<InvitedFacts> {
    let on = facts(tx, actor, &id.0).await?;
    let invited = people::one(tx, id.0, id.1).await?;
    if invited.is_none() && people::is_elsewhere(tx, id.0, id.1).await? {
        return Err(Error::NotFound);
    }
    Ok(InvitedFacts { on, invited })
}

/// Loads what decides about a meeting.
pub async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<MeetingFacts> {
    let meeting = store::meeting(tx, *id).await?;
    let group = group_facts(tx, actor, &meeting.group_id).await?;
    let in_network = in_network(tx, actor).await?;
    Ok(MeetingFacts { meeting, group, in_network })
}

action!(
    /// Invites a group to a meeting.
    BeginMeeting(Uuid) => GroupFacts, group_facts, |_actor, f| f.is_open() && f.mine.is_some_and(MemberRole::writes)
);
action!(
    /// Sees that a meeting takes place, when and where; who comes, the group's people only.
    ReadMeeting(Uuid) => MeetingFacts, facts, |actor, f| f.is_seen(actor)
);
action!(
    /// Says whether one comes.
    ReplyToMeeting(Uuid) => MeetingFacts, facts, |actor, f| f.is_inside() && f.is_seen(actor)
);
action!(
    /// Changes a meeting, invites more people, calls it off.
    ManageMeeting(Uuid) => MeetingFacts, facts, |actor, f| f.manages(actor)
);
action!(
    /// Writes down what somebody replied by telephone, gives them another link, takes them out.
    ManageInvited((Uuid, Uuid)) => InvitedFacts, invited_facts, |actor, f| f.on.manages(actor)
);
action!(
    /// Reads the agenda, with what is proposed for it: the group's people only.
    ReadAgenda(Uuid) => MeetingFacts, facts, |actor, f| f.is_inside() && f.is_seen(actor)
);
action!(
    /// Proposes an item for the agenda.
    ProposeItem(Uuid) => MeetingFacts, facts,
        |actor, f| f.is_seen(actor) && f.group.is_open() && f.group.mine.is_some_and(MemberRole::writes)
);
action!(
    /// Changes, moves, takes off an item of the agenda, answers a proposal.
    ManageItem((Uuid, Uuid)) => ItemFacts, item_facts, |actor, f| f.on.manages(actor)
);
