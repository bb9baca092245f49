//! SQL of changes of fields.

use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::{ChangeKind, ChangeState};
use crate::{row, sql};

row! {
    /// A change of a field: proposed, in committees, adopted or dropped.
    pub struct FieldChange {
        pub id: Uuid,
        pub field: Uuid,
        pub kind: ChangeKind,
        pub new_name: String,
        pub other_field: Option<Uuid>,
        pub text: String,
        pub state: ChangeState,
        pub proposed_on: Option<Date>,
        pub decided_on: Option<Date>,
        pub note: String,
        pub source: String,
    }
}

/// What a change begins with.
#[derive(Debug, Clone)]
pub struct NewChange {
    pub field: Uuid,
    pub kind: ChangeKind,
    pub new_name: String,
    pub other_field: Option<Uuid>,
    pub text: String,
    pub state: ChangeState,
    pub proposed_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub note: String,
    pub source: String,
}

/// Every change, newest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<FieldChange>> {
    tx.all(sql!(
        "SELECT id, field, kind, new_name, other_field, text, state, proposed_on, decided_on, note, source \
         FROM field_changes ORDER BY proposed_on DESC, id DESC"
    ))
    .await
}

/// The change of an id.
pub async fn one(tx: &mut Tx, id: Uuid) -> Result<FieldChange> {
    tx.one(sql!(
        "SELECT id, field, kind, new_name, other_field, text, state, proposed_on, decided_on, note, source \
         FROM field_changes WHERE id = $1",
        id
    ))
    .await
}

/// Adds a change.
pub async fn insert(tx: &mut Tx, new: &NewChange) -> Result<Uuid> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO field_changes (id, field, kind, new_name, other_field, text, state, proposed_on, decided_on, note, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        new.field,
        new.kind,
        &new.new_name,
        new.other_field,
        &new.text,
        new.state,
        new.proposed_on,
        new.decided_on,
        &new.note,
        &new.source
    ))
    .await?;
    Ok(id)
}

/// Moves an undecided change on; whether it was undecided.
pub async fn move_on(tx: &mut Tx, id: Uuid, state: ChangeState, decided_on: Option<Date>, note: &str) -> Result<bool> {
    let moved = tx
        .run(sql!(
            "UPDATE field_changes SET state = $2, decided_on = $3, note = $4 WHERE id = $1 AND state IN ('proposed', 'in_committees')",
            id,
            state,
            decided_on,
            note
        ))
        .await?;
    Ok(moved == 1)
}
