//! From a session's token to the person behind it, and secrets in general: 256 random bits outside, a hash inside.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Person, Role};
use crate::clock::{MINUTE, Timestamp};
use crate::db::{Db, FromRow, Row, Tx};
use crate::error::Result;
use crate::i18n::Lang;
use crate::{row, sql};

/// How long a session lives without being used.
pub const IDLE: i64 = 14 * crate::clock::DAY;
/// `last_seen_at` is written at most this often: each write is a full commit.
const SEEN_EVERY: i64 = 10 * MINUTE;

/// A new secret (64 hex digits) for a cookie or a link.
pub fn new_secret() -> String {
    let mut bytes = [0u8; 32];
    crate::clock::fill_random(&mut bytes);
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What is stored of a secret.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

row! {
    /// The session behind a token, with its person.
    pub struct Found {
        pub session: Uuid,
        pub person: Uuid,
        pub name: String,
        pub language: String,
        pub last_seen_at: Timestamp,
    }
}

/// The person behind `token`, if the session lives and the account is active.
pub async fn find(db: &Db, token: &str) -> Result<Option<Arc<Person>>> {
    let mut tx = db.reader().await?;
    let now = tx.now;
    // One row a role, and one where there is none: every request comes by here.
    let rows = tx
        .rows(sql!(
            "SELECT s.id AS session, p.id AS person, p.name, p.language, s.last_seen_at, r.role, r.municipality \
             FROM sessions s JOIN persons p ON p.id = s.person LEFT JOIN person_roles r ON r.person = p.id \
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.active",
            hash(token),
            now
        ))
        .await?;
    drop(tx);
    let Some(found) = rows.first().map(Found::from_row).transpose()? else { return Ok(None) };
    let (roles, municipality) = gathered(&rows)?;
    if now.0 - found.last_seen_at.0 > SEEN_EVERY {
        touch(db, found.session).await?;
    }
    Ok(Some(Arc::new(Person {
        id: found.person,
        name: found.name,
        lang: Lang::parse(&found.language).unwrap_or(Lang::De),
        roles,
        municipality,
        session: found.session,
    })))
}

/// The account's roles and the municipality it speaks for.
pub async fn roles(tx: &mut Tx, person: Uuid) -> Result<(BTreeSet<Role>, Option<Uuid>)> {
    gathered(&tx.rows(sql!("SELECT role, municipality FROM person_roles WHERE person = $1", person)).await?)
}

/// The roles of all rows, and the first municipality.
fn gathered(rows: &[Row]) -> Result<(BTreeSet<Role>, Option<Uuid>)> {
    let mut roles = BTreeSet::new();
    let mut municipality = None;
    for row in rows {
        roles.extend(row.get::<Option<Role>>("role")?);
        municipality = municipality.or(row.get("municipality")?);
    }
    Ok((roles, municipality))
}

async fn touch(db: &Db, session: Uuid) -> Result<()> {
    db.write(session, |tx, session| {
        Box::pin(async move {
            let now = tx.now;
            tx.run(sql!(
                "UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE id = $1",
                *session,
                now,
                now.plus(IDLE)
            ))
            .await
            .map(drop)
        })
    })
    .await
}
