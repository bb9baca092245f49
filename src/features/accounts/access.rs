//! What may be done to accounts, and what decides.

use uuid::Uuid;

use super::store::{self, Known};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::Result;

action!(
    /// Ends a session: one's own, or one that is over already (a second click is harmless).
    EndSession(Uuid) => Option<Uuid>,
    owner,
    |actor, owner| actor.person().is_some() && (owner.is_none() || *owner == actor.person())
);
action!(
    /// Sees and changes somebody's account: name, roles, active or not. No content of groups comes with it.
    ManagePerson(Uuid) => Known,
    person,
    |actor, _person| actor.has(Role::Administrator)
);

async fn owner(tx: &mut Tx, _: &Actor, session: &Uuid) -> Result<Option<Uuid>> {
    store::session_owner(tx, *session).await
}

async fn person(tx: &mut Tx, _: &Actor, id: &Uuid) -> Result<Known> {
    store::known(tx, *id).await
}
