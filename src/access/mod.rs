//! Who is acting, and the proof that they may.
//!
//! * [`Actor`]: a visitor, a signed-in person, or the system with a reason.
//! * [`Action`]: something that can be done to an object. Each feature declares its own with
//!   [`action!`](crate::action): which facts decide (membership, stage, seal) and what they must say.
//! * [`Can<A>`]: the proof. [`Can::check`] is the only way to one, for handlers, jobs, the importer and the
//!   command line alike. Store functions that need a right take `&Can<…>`.
//!
//! Invariant: what somebody may not see does not exist for them. A visitor is led to the sign-in page first,
//! whether or not the thing exists.

mod can;
pub mod limit;
pub mod session;

pub use can::{Action, Can, Declares, FromPath};

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use crate::i18n::Lang;
use crate::words;

words! {
    /// A role of an account; roles in groups are the groups' own.
    pub enum Role("role") {
        /// Accounts, settings, outbox, audit log; no content of groups by this role.
        Administrator = "administrator",
        /// Sozialplanung: runs the year.
        Staff = "staff",
        /// Kreistag and its committees.
        CouncilMember = "council_member",
        /// Speaks for one municipality.
        Municipality = "municipality",
    }
}

/// A signed-in person with what their account allows.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id.
    pub id: Uuid,
    /// The name of their account.
    pub name: String,
    /// The language they chose.
    pub lang: Lang,
    /// Roles of the account.
    pub roles: BTreeSet<Role>,
    /// The municipality they speak for.
    pub municipality: Option<Uuid>,
    /// The session they act in.
    pub session: Uuid,
}

/// Who stands behind an act.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// A person with an account.
    Person(Arc<Person>),
    /// The program itself, e.g. a gate that closes or an import, with the reason.
    System(&'static str),
}

impl Actor {
    /// The person's id, if one is signed in.
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person(person) => Some(person.id),
            _ => None,
        }
    }

    /// Whether the account has `role`. The system has none: it passes [`Can::check`] by being the system.
    pub fn has(&self, role: Role) -> bool {
        matches!(self, Self::Person(person) if person.roles.contains(&role))
    }

    /// Whether nobody is signed in.
    pub fn is_visitor(&self) -> bool {
        matches!(self, Self::Visitor)
    }

    /// The actor's key for answered forms: nil where it is not a person.
    pub fn key(&self) -> Uuid {
        self.person().unwrap_or_default()
    }
}

crate::action!(
    /// Open to everybody.
    Anyone,
    |_actor| true
);
crate::action!(
    /// Needs an account, nothing more.
    SignedIn,
    |actor| actor.person().is_some()
);
crate::action!(
    /// Accounts, settings, outbox, audit log.
    Administer,
    |actor| actor.has(Role::Administrator)
);
crate::action!(
    /// Cycle, gates, fields, groups, papers, decisions.
    RunTheYear,
    |actor| actor.has(Role::Staff)
);
