//! What the import of years needs of the catalogues beyond [`store`](super::store).

use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::sql;

/// A change of fields with its state.
#[derive(Debug, Clone)]
pub struct FieldChange<'a> {
    pub field: Uuid,
    /// `rename`, `move_area`, `merge` or `split`.
    pub kind: &'a str,
    pub new_name: &'a str,
    pub other_field: Option<Uuid>,
    pub text: &'a str,
    /// `proposed`, `in_committees`, `adopted` or `dropped`.
    pub state: &'a str,
    pub proposed_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub note: &'a str,
    pub source: &'a str,
}

/// Adds a change of fields as it was handed down; names are given apart from it.
pub async fn insert_change(tx: &mut Tx, change: &FieldChange<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO field_changes (id, field, kind, new_name, other_field, text, state, proposed_on, decided_on, note, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        change.field,
        change.kind,
        change.new_name,
        change.other_field,
        change.text,
        change.state,
        change.proposed_on,
        change.decided_on,
        change.note,
        change.source
    ))
    .await
    .map(drop)
}

/// Whether there is a field of this code.
pub async fn has_field(tx: &mut Tx, code: &str) -> Result<bool> {
    let found: Option<Uuid> = tx.value("id", sql!("SELECT id FROM fields WHERE code = $1", code)).await?;
    Ok(found.is_some())
}

/// Whether there is a municipality of this name.
pub async fn has_municipality(tx: &mut Tx, name: &str) -> Result<bool> {
    let statement = sql!("SELECT id FROM municipalities WHERE sort_key = $1", sort_key(name));
    let found: Option<Uuid> = tx.value("id", statement).await?;
    Ok(found.is_some())
}

/// Whether there is a committee of this name.
pub async fn has_committee(tx: &mut Tx, name: &str) -> Result<bool> {
    let statement = sql!("SELECT id FROM committees WHERE sort_key = $1", sort_key(name));
    let found: Option<Uuid> = tx.value("id", statement).await?;
    Ok(found.is_some())
}
