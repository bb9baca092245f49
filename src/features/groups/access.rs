//! What may be done with a group, and the facts that decide it.

use uuid::Uuid;

use super::store::invitations::{self, Invitation};
use super::store::requests::{self, Request};
use super::store::results::{self, GroupResult, Scope};
use super::store::{self, Group, Member, members};
use super::{Audience, GroupKind, GroupState, MemberRole};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::Result;

/// What decides about a group: the group, and the actor's role in it.
#[derive(Debug, Clone)]
pub struct GroupFacts {
    /// The group.
    pub group: Group,
    /// The actor's role in it, if they are in it.
    pub mine: Option<MemberRole>,
    /// The actor's role in its parent.
    pub in_parent: Option<MemberRole>,
    /// Whether anybody coordinates it.
    pub has_coordinator: bool,
}

impl GroupFacts {
    /// Whether the actor leads it.
    pub fn leads(&self) -> bool {
        self.mine == Some(MemberRole::Coordinator)
    }

    /// Whether it can still change.
    pub fn is_open(&self) -> bool {
        self.group.state != GroupState::Ended
    }

    /// Whether its people are protected: then nothing of it leaves it.
    pub fn is_protected(&self) -> bool {
        self.group.kind == GroupKind::CitizenSubgroup
    }

    /// What the actor may read of its results.
    pub fn scope(&self, in_network: bool) -> Scope {
        Scope { network: in_network && !self.is_protected(), group: self.mine.is_some() }
    }

    /// Whether the actor may rest, wake or end it; staff where nobody leads it any more.
    pub fn may_end(&self, actor: &Actor) -> bool {
        let orphaned = !self.has_coordinator && !self.is_protected();
        self.is_open() && (self.leads() || (orphaned && actor.has(Role::Staff)))
    }

    /// Whether the actor may ask to come in.
    pub fn may_ask(&self, actor: &Actor) -> bool {
        self.is_open() && !self.is_protected() && self.mine.is_none() && actor.has(Role::Staff)
    }
}

/// Loads what decides about a group.
pub async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<GroupFacts> {
    let group = store::group(tx, *id).await?;
    let person = actor.person();
    let mine = store::role_in(tx, group.id, person).await?;
    let in_parent = match group.parent {
        Some(parent) => store::role_in(tx, parent, person).await?,
        None => None,
    };
    let has_coordinator = store::has_coordinator(tx, group.id).await?;
    Ok(GroupFacts { group, mine, in_parent, has_coordinator })
}

action!(
    /// Sees that the group exists and what it shares: everybody, but of a citizen sub-group only its people.
    SeeGroup(Uuid) => GroupFacts, facts, |actor, f| !f.is_protected() || f.mine.is_some() || (f.in_parent == Some(MemberRole::Coordinator) && actor.person().is_some())
);
action!(
    /// Reads the group's own pages.
    ReadGroup(Uuid) => GroupFacts, facts, |_actor, f| f.mine.is_some()
);
action!(
    /// Writes in the group.
    WriteInGroup(Uuid) => GroupFacts, facts, |_actor, f| f.is_open() && f.mine.is_some_and(MemberRole::writes)
);
action!(
    /// Invites, shares, answers requests, changes what the group says of itself.
    ManageGroup(Uuid) => GroupFacts, facts, |_actor, f| f.is_open() && f.leads()
);
action!(
    /// Founds a group under this one: a citizen sub-group or a task force of its own.
    FoundSubgroup(Uuid) => GroupFacts, facts, |_actor, f| f.is_open() && f.leads() && !f.is_protected()
);
action!(
    /// Rests, wakes or ends the group; staff may where nobody leads it any more.
    EndGroup(Uuid) => GroupFacts, facts, |actor, f| f.may_end(actor)
);
action!(
    /// Staff ask whether they may come in; of a citizen sub-group they are invited or not at all.
    AskToJoin(Uuid) => GroupFacts, facts, |actor, f| f.may_ask(actor)
);
action!(
    /// Leaves the group.
    LeaveGroup(Uuid) => GroupFacts, facts, |_actor, f| f.mine.is_some()
);

/// Whether the actor is part of the network: in any group, staff, municipality, council.
pub async fn in_network(tx: &mut Tx, actor: &Actor) -> Result<bool> {
    let by_role = [Role::Staff, Role::Municipality, Role::CouncilMember].iter().any(|role| actor.has(*role));
    Ok(by_role || store::is_in_network(tx, actor.person()).await?)
}

/// What decides about a member of a group.
#[derive(Debug, Clone)]
pub struct MemberFacts {
    /// The group and the actor in it.
    pub group: GroupFacts,
    /// The member.
    pub member: Member,
}

/// Loads what decides about a member.
pub async fn member_facts(tx: &mut Tx, actor: &Actor, (group, person): &(Uuid, Uuid)) -> Result<MemberFacts> {
    let facts = facts(tx, actor, group).await?;
    let member = members::one(tx, *group, *person).await?;
    Ok(MemberFacts { group: facts, member })
}

action!(
    /// Changes a member's role or takes them out.
    ManageMember((Uuid, Uuid)) => MemberFacts, member_facts, |_actor, f| f.group.is_open() && f.group.leads()
);

/// What decides about an invitation.
#[derive(Debug, Clone)]
pub struct InvitationFacts {
    /// The group and the actor in it.
    pub group: GroupFacts,
    /// The invitation.
    pub invitation: Invitation,
}

/// Loads what decides about an invitation.
pub async fn invitation_facts(tx: &mut Tx, actor: &Actor, (group, id): &(Uuid, Uuid)) -> Result<InvitationFacts> {
    let facts = facts(tx, actor, group).await?;
    let invitation = invitations::one(tx, *group, *id).await?;
    Ok(InvitationFacts { group: facts, invitation })
}

action!(
    /// Sends an invitation again or takes it back.
    ManageInvitation((Uuid, Uuid)) => InvitationFacts, invitation_facts, |_actor, f| f.group.is_open() && f.group.leads()
);

/// What decides about a request to join.
#[derive(Debug, Clone)]
pub struct RequestFacts {
    /// The group and the actor in it.
    pub group: GroupFacts,
    /// The request.
    pub request: Request,
}

/// Loads what decides about a request.
pub async fn request_facts(tx: &mut Tx, actor: &Actor, (group, id): &(Uuid, Uuid)) -> Result<RequestFacts> {
    let facts = facts(tx, actor, group).await?;
    let request = requests::one(tx, *group, *id).await?;
    Ok(RequestFacts { group: facts, request })
}

action!(
    /// Answers who asks to come in.
    AnswerRequest((Uuid, Uuid)) => RequestFacts, request_facts, |_actor, f| f.group.is_open() && f.group.leads()
);

/// What decides about a result.
#[derive(Debug, Clone)]
pub struct ResultFacts {
    /// The group and the actor in it.
    pub group: GroupFacts,
    /// The result.
    pub result: GroupResult,
    /// Whether the actor is in the network.
    pub in_network: bool,
}

/// Loads what decides about a result.
pub async fn result_facts(tx: &mut Tx, actor: &Actor, (group, id): &(Uuid, Uuid)) -> Result<ResultFacts> {
    let facts = facts(tx, actor, group).await?;
    let result = results::one(tx, *group, *id).await?;
    let in_network = in_network(tx, actor).await?;
    Ok(ResultFacts { group: facts, result, in_network })
}

action!(
    /// Reads a result: its audience decides. What a citizen sub-group writes stays with its people.
    SeeResult((Uuid, Uuid)) => ResultFacts, result_facts, |_actor, f| f.group.mine.is_some() || (!f.group.is_protected() && match f.result.audience {
        Audience::Group => false,
        Audience::Network => f.in_network,
        Audience::Public => true,
    })
);
action!(
    /// Changes or deletes a result.
    ManageResult((Uuid, Uuid)) => ResultFacts, result_facts, |_actor, f| f.group.is_open() && f.group.leads()
);
