//! The audit log: what administrators and staff did to accounts, rights, gates and settings. Read-only pages show it.
//!
//! Invariant: `detail` holds words of ours (a role, a gate), never content, codes or what somebody typed.

use uuid::Uuid;

use crate::access::Actor;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

/// Writes one line; `kind` is a message key's ending (`audit-…`).
pub async fn note(tx: &mut Tx, actor: &Actor, kind: &str, subject: Option<Uuid>, detail: &str) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO audit (id, at, kind, actor, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        now,
        kind,
        actor.person(),
        subject,
        detail
    ))
    .await?;
    Ok(())
}

row! {
    /// One line, with the name of who acted.
    pub struct Entry {
        pub at: Timestamp,
        pub kind: String,
        pub actor: Option<String>,
        pub detail: String,
    }
}

/// The newest lines before `before`, newest first.
pub async fn newest(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<Entry>> {
    tx.all(sql!(
        "SELECT a.at, a.kind, p.name AS actor, a.detail FROM audit a LEFT JOIN persons p ON p.id = a.actor \
         WHERE a.at < $1 ORDER BY a.at DESC, a.id DESC LIMIT $2",
        before,
        limit
    ))
    .await
}
