//! All SQL of accounts.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use crate::access::{Role, session};
use crate::clock::{DAY, Timestamp};
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Lang;
use crate::live::RIGHTS;
use crate::{row, sql};

row! {
    /// An account as stored.
    pub struct Account {
        pub id: Uuid,
        pub name: String,
        pub email: String,
        pub password_hash: Option<String>,
        pub language: String,
        pub active: bool,
        pub created_at: Timestamp,
    }
}

/// How names sort: folded in Rust, because the engines fold differently ("Ä" beside "A").
pub fn sort_key(name: &str) -> String {
    let folded = name.to_lowercase().replace('ß', "ss");
    folded.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
}

/// How addresses are compared.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// What a new account begins with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub name: String,
    pub email: String,
    pub password_hash: Option<String>,
    pub lang: Lang,
}

/// So far back goes *Was ist neu* on the first visit.
const FIRST_NEWS: i64 = 14 * DAY;

/// Adds an account; `None` where the address has one already.
pub async fn insert(tx: &mut Tx, new: &NewAccount) -> Result<Option<Uuid>> {
    let (id, now) = (tx.id(), tx.now);
    let added = tx
        .run(sql!(
            "INSERT INTO persons (id, name, sort_key, email, email_key, password_hash, language, active, created_at, news_read_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8, $9) ON CONFLICT (email_key) DO NOTHING",
            id,
            &new.name,
            sort_key(&new.name),
            &new.email,
            email_key(&new.email),
            new.password_hash.clone(),
            new.lang.word(),
            now,
            now.plus(-FIRST_NEWS)
        ))
        .await?;
    Ok((added == 1).then_some(id))
}

/// The account of an address.
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    tx.maybe(sql!(
        "SELECT id, name, email, password_hash, language, active, created_at FROM persons WHERE email_key = $1",
        email_key(email)
    ))
    .await
}

/// The account of an id.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Account> {
    tx.one(sql!("SELECT id, name, email, password_hash, language, active, created_at FROM persons WHERE id = $1", id))
        .await
}

/// Opens a session; `token` is the secret that goes into the cookie.
pub async fn insert_session(tx: &mut Tx, person: Uuid, token: &str, device: &str) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO sessions (id, token_hash, person, created_at, last_seen_at, expires_at, device) \
         VALUES ($1, $2, $3, $4, $4, $5, $6)",
        id,
        session::hash(token),
        person,
        now,
        now.plus(session::IDLE),
        device
    ))
    .await?;
    Ok(())
}

/// Ends one session of `person`.
pub async fn delete_session(tx: &mut Tx, person: Uuid, session: Uuid) -> Result<u64> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("DELETE FROM sessions WHERE person = $1 AND id = $2", person, session)).await
}

/// Ends all sessions of `person`.
pub async fn delete_sessions(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("DELETE FROM sessions WHERE person = $1", person)).await
}

/// Stores a code for `purpose`, in place of an older one.
pub async fn put_code(tx: &mut Tx, person: Uuid, purpose: &str, code: &str, expires_at: Timestamp) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO mail_codes (person, purpose, code_hash, expires_at, tries) VALUES ($1, $2, $3, $4, 0) \
         ON CONFLICT (person, purpose) DO UPDATE SET code_hash = $3, expires_at = $4, tries = 0",
        person,
        purpose,
        session::hash(code),
        expires_at
    ))
    .await?;
    Ok(())
}

/// Counts a try; whether the code is right, alive and not tried too often.
pub async fn try_code(tx: &mut Tx, person: Uuid, purpose: &str, code: &str, most_tries: i64) -> Result<bool> {
    let now = tx.now;
    tx.run(sql!("UPDATE mail_codes SET tries = tries + 1 WHERE person = $1 AND purpose = $2", person, purpose)).await?;
    let right = tx
        .run(sql!(
            "DELETE FROM mail_codes WHERE person = $1 AND purpose = $2 AND code_hash = $3 AND expires_at > $4 AND tries <= $5",
            person,
            purpose,
            session::hash(code),
            now,
            most_tries
        ))
        .await?;
    Ok(right == 1)
}

row! {
    /// An account without its secrets.
    pub struct Known {
        pub id: Uuid,
        pub name: String,
        pub email: String,
        pub active: bool,
    }
}

/// The account of an id, without its secrets.
pub async fn known(tx: &mut Tx, id: Uuid) -> Result<Known> {
    tx.one(sql!("SELECT id, name, email, active FROM persons WHERE id = $1", id)).await
}

/// Gives the account another name.
pub async fn rename(tx: &mut Tx, id: Uuid, name: &str) -> Result<()> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("UPDATE persons SET name = $2, sort_key = $3 WHERE id = $1", id, name, sort_key(name))).await.map(drop)
}

/// Sets the account's language.
pub async fn set_language(tx: &mut Tx, id: Uuid, lang: Lang) -> Result<()> {
    tx.run(sql!("UPDATE persons SET language = $2 WHERE id = $1", id, lang.word())).await.map(drop)
}

/// Sets the account's password; `hash` is the PHC string.
pub async fn set_password(tx: &mut Tx, id: Uuid, hash: &str) -> Result<()> {
    tx.run(sql!("UPDATE persons SET password_hash = $2 WHERE id = $1", id, hash)).await.map(drop)
}

/// Lets the account in, or no longer.
pub async fn set_active(tx: &mut Tx, id: Uuid, active: bool) -> Result<()> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("UPDATE persons SET active = $2 WHERE id = $1", id, active)).await.map(drop)
}

/// Forgets codes that are on their way to the account.
pub async fn delete_codes(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM mail_codes WHERE person = $1", id)).await.map(drop)
}

row! {
    /// A living session, as its owner sees it.
    pub struct SessionRow {
        pub id: Uuid,
        pub device: String,
        pub created_at: Timestamp,
        pub last_seen_at: Timestamp,
    }
}

/// The living sessions of `person`, the latest used first.
pub async fn sessions(tx: &mut Tx, person: Uuid) -> Result<Vec<SessionRow>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT id, device, created_at, last_seen_at FROM sessions WHERE person = $1 AND expires_at > $2 \
         ORDER BY last_seen_at DESC, id DESC",
        person,
        now
    ))
    .await
}

/// Whose session it is, if there is such a session.
pub async fn session_owner(tx: &mut Tx, session: Uuid) -> Result<Option<Uuid>> {
    tx.value("person", sql!("SELECT person FROM sessions WHERE id = $1", session)).await
}

/// Ends all sessions of `person` but `keep`.
pub async fn delete_other_sessions(tx: &mut Tx, person: Uuid, keep: Uuid) -> Result<u64> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("DELETE FROM sessions WHERE person = $1 AND id <> $2", person, keep)).await
}

/// Replaces the account's roles; the municipality belongs to the role that speaks for one.
pub async fn set_roles(tx: &mut Tx, id: Uuid, roles: &BTreeSet<Role>, municipality: Option<Uuid>) -> Result<()> {
    tx.run(sql!("DELETE FROM person_roles WHERE person = $1", id)).await?;
    let now = tx.now;
    for role in roles {
        let place = municipality.filter(|_| *role == Role::Municipality);
        tx.run(sql!(
            "INSERT INTO person_roles (person, role, municipality, granted_at) VALUES ($1, $2, $3, $4)",
            id,
            *role,
            place,
            now
        ))
        .await?;
    }
    Ok(())
}

/// How many active administrators there are besides `id`.
pub async fn other_administrators(tx: &mut Tx, id: Uuid) -> Result<i64> {
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM person_roles r JOIN persons p ON p.id = r.person \
         WHERE r.role = $1 AND p.active AND p.id <> $2",
        Role::Administrator,
        id
    );
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// The accounts whose name or address contains `wanted`, by name: `limit` of them after the first `offset`.
pub async fn list(tx: &mut Tx, wanted: &str, limit: usize, offset: usize) -> Result<Vec<Known>> {
    tx.all(sql!(
        "SELECT id, name, email, active FROM persons WHERE sort_key LIKE $1 ESCAPE '\\' OR email_key LIKE $1 ESCAPE '\\' \
         ORDER BY sort_key, id LIMIT $2 OFFSET $3",
        pattern(wanted),
        limit,
        offset
    ))
    .await
}

/// How many accounts [`list`] would find in all.
pub async fn count(tx: &mut Tx, wanted: &str) -> Result<usize> {
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM persons WHERE sort_key LIKE $1 ESCAPE '\\' OR email_key LIKE $1 ESCAPE '\\'",
        pattern(wanted)
    );
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// `wanted` anywhere; what LIKE would read as a sign is only itself.
fn pattern(wanted: &str) -> String {
    let plain: String = wanted.trim().chars().filter(|c| !c.is_control()).collect();
    let literal = sort_key(&plain).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{literal}%")
}

row! {
    /// One role of somebody, with the municipality it speaks for.
    pub struct RoleOf {
        pub person: Uuid,
        pub role: Role,
        pub municipality: Option<String>,
    }
}

/// All roles of all accounts: a few hundred rows.
pub async fn all_roles(tx: &mut Tx) -> Result<Vec<RoleOf>> {
    tx.all(sql!(
        "SELECT r.person, r.role, m.name AS municipality FROM person_roles r \
         LEFT JOIN municipalities m ON m.id = r.municipality ORDER BY r.person, r.role"
    ))
    .await
}
