//! The end of the way: what the council's word does to a recommendation.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// The council has settled it; false where it does not lie with the committees (any more).
pub async fn close(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'decided', closed_at = $2, changed_at = $2 WHERE id = $1 AND stage = 'in_committees'",
            id,
            now
        ))
        .await?;
    Ok(moved == 1)
}
