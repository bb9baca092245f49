//! Working structures of the network: focus groups, task forces, citizen sub-groups, supplementary structures,
//! the steering group; their members, fields of action, timeline and results.
//!
//! Invariants:
//! * A task force has a mandate and an end date; a citizen sub-group has a parent.
//! * In a citizen sub-group the *chosen name* is the only name that leaves it; who is not in it does not see it.
//! * Nobody from the administration reads a group uninvited: staff ask, the group agrees.
//! * A result has one audience, an enum, never two flags.

pub mod access;
mod founding;
pub mod import;
mod invitations;
mod joining;
mod letters;
mod life;
mod membership;
mod network;
mod results;
pub mod routes;
pub mod store;
pub mod views;

pub use founding::{Founding, found, found_below};
pub use invitations::{Acceptance, accept, invite, reissue, revoke};
pub use joining::{Answer, answer_request, ask_to_join};
pub use life::{change_settings, end, end_due, rest, wake};
pub use membership::{change_role, leave, remove};
pub use network::{Bar, NetRow, Network};
pub use results::{change_result, delete_result, share_result};

use uuid::Uuid;

use crate::words;

words! {
    /// What kind of working structure.
    pub enum GroupKind("group-kind") {
        FocusGroup = "focus_group",
        /// Has a mandate and an end.
        TaskForce = "task_force",
        /// Direct participation of affected people; has a parent and a protected member list.
        CitizenSubgroup = "citizen_subgroup",
        /// Own name: AK, AG § 78, Fachbeirat.
        SupplementaryStructure = "supplementary_structure",
        /// Being in it is the role.
        SteeringGroup = "steering_group",
    }
}

words! {
    /// Whether it works.
    pub enum GroupState("group-state") {
        Active = "active",
        /// Rests; can be woken.
        Dormant = "dormant",
        /// Over; readable for its members.
        Ended = "ended",
    }
}

words! {
    /// A person's role in one group, from most to least.
    pub enum MemberRole("member-role") {
        /// Leads and manages; votes.
        Coordinator = "coordinator",
        /// Neutral guidance, without a vote.
        Facilitator = "facilitator",
        /// Reads, writes, votes.
        Member = "member",
        /// Reads, comments.
        Guest = "guest",
    }
}

impl MemberRole {
    /// Whether the role has a vote.
    pub fn votes(self) -> bool {
        matches!(self, Self::Coordinator | Self::Member)
    }

    /// Whether the role may write the group's texts.
    pub fn writes(self) -> bool {
        self != Self::Guest
    }
}

words! {
    /// Who may read a result: one mode, never two flags.
    pub enum Audience("audience") {
        Group = "group",
        /// Everybody in the network.
        Network = "network",
        Public = "public",
    }
}

impl GroupKind {
    /// Whether it is over on a day that was fixed at the beginning.
    pub fn must_end(self) -> bool {
        self == Self::TaskForce
    }
}

/// A group's name as others read it, with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupName {
    pub id: Uuid,
    pub name: String,
}
