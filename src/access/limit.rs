//! Limits per account and address: how often something may be tried in a while.

use crate::clock::Timestamp;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::sql;

/// Counts one try of `key`.
///
/// # Errors
/// [`Error::TooMany`] when `key` was tried more than `most` times within `window` µs.
pub async fn take(db: &Db, key: String, most: i64, window: i64) -> Result<()> {
    let used = db
        .write((key, window), |tx, (key, window)| {
            Box::pin(async move {
                let now = tx.now;
                tx.value::<i64>(
                    "used",
                    sql!(
                        "INSERT INTO rate_limits (key, window_start, used) VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET \
                         used = CASE WHEN rate_limits.window_start <= $3 THEN 1 ELSE rate_limits.used + 1 END, \
                         window_start = CASE WHEN rate_limits.window_start <= $3 THEN $2 ELSE rate_limits.window_start END \
                         RETURNING used",
                        key,
                        now,
                        Timestamp(now.0 - window)
                    ),
                )
                .await
            })
        })
        .await?;
    if used.unwrap_or(1) > most { Err(Error::TooMany) } else { Ok(()) }
}

/// Forgets limits whose window began before `before`.
pub async fn forget(tx: &mut crate::db::Tx, before: Timestamp) -> Result<u64> {
    tx.run(sql!("DELETE FROM rate_limits WHERE window_start < $1", before)).await
}
