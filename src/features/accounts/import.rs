//! What the demo needs of accounts beyond [`store`](super::store).

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Whether there is any account.
pub async fn anybody(tx: &mut Tx) -> Result<bool> {
    let found: Option<Uuid> = tx.value("id", sql!("SELECT id FROM persons LIMIT 1")).await?;
    Ok(found.is_some())
}
