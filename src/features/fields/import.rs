//! What the import of years needs of the catalogues beyond [`store`](super::store).

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::sql;

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
