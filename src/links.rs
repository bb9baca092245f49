//! Secret links: whoever holds one may do one thing with one thing, without an account.
//!
//! Invariants: the secret is in the link only, stored is its hash; a link serves one purpose; reissuing takes back all
//! earlier ones of the same holder.

use uuid::Uuid;

use crate::access::session;
use crate::clock::Timestamp;
use crate::db::{Tx, Value};
use crate::error::Result;
use crate::{row, sql};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Answers a date poll as the person who was asked.
    Poll,
    /// Answers a date poll under a name of one's own.
    OpenPoll,
    /// Says whether one comes to a meeting.
    Meeting,
    /// Reads one's own dates as a calendar.
    OwnCalendar,
    /// Reads a group's dates as a calendar.
    GroupCalendar,
}

impl From<Purpose> for Value {
    fn from(purpose: Purpose) -> Self {
        let word = match purpose {
            Purpose::Poll => "poll",
            Purpose::OpenPoll => "open_poll",
            Purpose::Meeting => "meeting",
            Purpose::OwnCalendar => "own_calendar",
            Purpose::GroupCalendar => "group_calendar",
        };
        word.into()
    }
}

/// Letters and digits that are not mistaken for one another (Crockford's base 32), as links are also typed from paper.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A new secret of 128 random bits: 26 letters and digits.
fn new_secret() -> String {
    let mut bytes = [0u8; 16];
    crate::clock::fill_random(&mut bytes);
    let mut bits = u128::from_be_bytes(bytes);
    let mut secret = String::with_capacity(26);
    for _ in 0..26 {
        let letter = LETTERS.get((bits & 31) as usize).copied().unwrap_or(b'0');
        secret.push(char::from(letter));
        bits >>= 5;
    }
    secret
}

/// What was typed from paper, as it is stored: small letters, and the signs that are not used read as those they
/// resemble.
fn tidy(secret: &str) -> String {
    let plain = secret.trim().to_ascii_lowercase();
    plain.replace('-', "").replace('o', "0").replace(['i', 'l'], "1")
}

/// A new link beside those that `holder` has already; answers its secret.
pub async fn issue(tx: &mut Tx, purpose: Purpose, subject: Uuid, holder: Uuid, until: Timestamp) -> Result<String> {
    let (id, now, secret) = (tx.id(), tx.now, new_secret());
    tx.run(sql!(
        "INSERT INTO links (id, purpose, subject, holder, token_hash, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        purpose,
        subject,
        holder,
        session::hash(&secret),
        now,
        until
    ))
    .await?;
    Ok(secret)
}

/// A new link in place of all that `holder` had.
pub async fn reissue(tx: &mut Tx, purpose: Purpose, subject: Uuid, holder: Uuid, until: Timestamp) -> Result<String> {
    revoke(tx, purpose, subject, holder).await?;
    issue(tx, purpose, subject, holder, until).await
}

/// Lets all links to a thing work until `until`, where they would end sooner.
pub async fn extend(tx: &mut Tx, purpose: Purpose, subject: Uuid, until: Timestamp) -> Result<()> {
    tx.run(sql!(
        "UPDATE links SET expires_at = $3 WHERE subject = $2 AND purpose = $1 AND revoked_at IS NULL AND expires_at < $3",
        purpose,
        subject,
        until
    ))
    .await
    .map(drop)
}

/// Takes back all links of `holder`.
pub async fn revoke(tx: &mut Tx, purpose: Purpose, subject: Uuid, holder: Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE links SET revoked_at = $4 WHERE subject = $2 AND purpose = $1 AND holder = $3 AND revoked_at IS NULL",
        purpose,
        subject,
        holder,
        now
    ))
    .await
    .map(drop)
}

row! {
    /// What a link opens.
    pub struct Link {
        pub subject: Uuid,
        /// As whom; nil where the link is everybody's.
        pub holder: Uuid,
    }
}

/// What `secret` opens, if it was not taken back and has not expired.
pub async fn find(tx: &mut Tx, purpose: Purpose, secret: &str) -> Result<Option<Link>> {
    let now = tx.now;
    tx.maybe(sql!(
        "SELECT subject, holder FROM links WHERE token_hash = $1 AND purpose = $2 AND revoked_at IS NULL \
           AND expires_at > $3",
        session::hash(&tidy(secret)),
        purpose,
        now
    ))
    .await
}

/// Whether `holder` has a link that works.
pub async fn exists(tx: &mut Tx, purpose: Purpose, subject: Uuid, holder: Uuid) -> Result<bool> {
    let now = tx.now;
    let found: Option<Uuid> = tx
        .value(
            "id",
            sql!(
                "SELECT id FROM links WHERE subject = $2 AND purpose = $1 AND holder = $3 AND revoked_at IS NULL \
                   AND expires_at > $4 LIMIT 1",
                purpose,
                subject,
                holder,
                now
            ),
        )
        .await?;
    Ok(found.is_some())
}

/// Forgets links that expired before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.run(sql!("DELETE FROM links WHERE expires_at < $1", before)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_being_read_aloud_and_typed() {
        let secret = new_secret();
        assert_eq!(secret.len(), 26);
        assert_ne!(secret, new_secret());
        let typed = format!(" {}-{} ", &secret[..13], &secret[13..]).to_uppercase().replace('0', "O").replace('1', "I");
        assert_eq!(tidy(&typed), secret);
    }
}
