//! What may be done with fields: everybody reads them, staff change them.

use uuid::Uuid;

use super::store::changes::{self, FieldChange};
use super::store::{self, Field};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::{Error, Result};

/// Loads a field under its newest name.
pub async fn field(tx: &mut Tx, _actor: &Actor, id: &Uuid) -> Result<Field> {
    store::every(tx).await?.into_iter().find(|f| f.id == *id).ok_or(Error::NotFound)
}

async fn change(tx: &mut Tx, _actor: &Actor, id: &Uuid) -> Result<FieldChange> {
    changes::one(tx, *id).await
}

action!(
    /// Reads a field with its names and changes.
    SeeField(Uuid) => Field, field, |_actor, _f| true
);
action!(
    /// Proposes a change of a field.
    ProposeChange(Uuid) => Field, field, |actor, _f| actor.has(Role::Staff)
);
action!(
    /// Moves a change on: into committees, adopted, dropped.
    MoveChange(Uuid) => FieldChange, change, |actor, _f| actor.has(Role::Staff)
);
