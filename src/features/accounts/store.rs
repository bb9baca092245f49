//! All SQL of accounts.

use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use crate::access::session;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Lang;
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

/// Adds an account; `None` where the address has one already.
pub async fn insert(tx: &mut Tx, new: &NewAccount) -> Result<Option<Uuid>> {
    let (id, now) = (tx.id(), tx.now);
    let added = tx
        .run(sql!(
            "INSERT INTO persons (id, name, sort_key, email, email_key, password_hash, language, active, created_at, news_read_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8, $8) ON CONFLICT (email_key) DO NOTHING",
            id,
            &new.name,
            sort_key(&new.name),
            &new.email,
            email_key(&new.email),
            new.password_hash.clone(),
            new.lang.word(),
            now
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
    tx.run(sql!("DELETE FROM sessions WHERE person = $1 AND id = $2", person, session)).await
}

/// Ends all sessions of `person`.
pub async fn delete_sessions(tx: &mut Tx, person: Uuid) -> Result<u64> {
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
