//! What may be done with a group, and the facts that decide it.

use uuid::Uuid;

use super::store::{self, Group};
use super::{GroupKind, GroupState, MemberRole};
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

    fn is_protected(&self) -> bool {
        self.group.kind == GroupKind::CitizenSubgroup
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
    EndGroup(Uuid) => GroupFacts, facts, |actor, f| f.is_open() && (f.leads() || (!f.has_coordinator && !f.is_protected() && actor.has(Role::Staff)))
);
action!(
    /// Staff ask whether they may come in; of a citizen sub-group they are invited or not at all.
    AskToJoin(Uuid) => GroupFacts, facts, |actor, f| f.is_open() && !f.is_protected() && f.mine.is_none() && actor.has(Role::Staff)
);
action!(
    /// Leaves the group.
    LeaveGroup(Uuid) => GroupFacts, facts, |_actor, f| f.mine.is_some()
);
