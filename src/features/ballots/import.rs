//! What the import of years needs of ballots beyond [`open`](super::open) and [`cast`](super::cast).

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Dates the opening of a ballot back, never past its present opening.
pub async fn opened_earlier(tx: &mut Tx, ballot: Uuid, at: Timestamp) -> Result<()> {
    tx.run(sql!("UPDATE ballots SET opened_at = $2 WHERE id = $1 AND opened_at > $2", ballot, at)).await.map(drop)
}
