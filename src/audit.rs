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
    /// One line, with the names of who acted and whom or what it was about.
    pub struct Entry {
        pub at: Timestamp,
        pub kind: String,
        pub actor: Option<String>,
        pub subject: Option<String>,
        pub detail: String,
    }
}

/// `limit` lines after the newest `offset`, newest first.
pub async fn newest(tx: &mut Tx, limit: usize, offset: usize) -> Result<Vec<Entry>> {
    tx.all(sql!(
        "SELECT a.at, a.kind, p.name AS actor, s.name AS subject, a.detail FROM audit a \
         LEFT JOIN persons p ON p.id = a.actor LEFT JOIN persons s ON s.id = a.subject \
         ORDER BY a.at DESC, a.id DESC LIMIT $1 OFFSET $2",
        limit,
        offset
    ))
    .await
}

/// How many lines there are.
pub async fn count(tx: &mut Tx) -> Result<usize> {
    Ok(tx.value("n", sql!("SELECT COUNT(*) AS n FROM audit")).await?.unwrap_or(0))
}
