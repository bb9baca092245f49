//! SQL of invitations into a group. The token itself is in the mail only; stored is its hash.

use uuid::Uuid;

use crate::access::session;
use crate::clock::{DAY, Timestamp};
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::{row, sql};

/// How long an invitation can be accepted.
pub const LIFE: i64 = 14 * DAY;

row! {
    /// An invitation that can still be accepted.
    pub struct Invitation {
        pub id: Uuid,
        pub email: String,
        pub group_id: Uuid,
        pub role: MemberRole,
        pub expires_at: Timestamp,
    }
}

/// Adds an invitation for an address as `email_key` writes it.
pub async fn insert(
    tx: &mut Tx,
    group: Uuid,
    email_key: &str,
    role: MemberRole,
    by: Option<Uuid>,
    token: &str,
) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO invitations (id, token_hash, email, group_id, role, invited_by, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        session::hash(token),
        email_key,
        group,
        role,
        by,
        now,
        now.plus(LIFE)
    ))
    .await?;
    Ok(id)
}

/// The open invitations of a group, newest first.
pub async fn open_of(tx: &mut Tx, group: Uuid) -> Result<Vec<Invitation>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT id, email, group_id, role, expires_at FROM invitations WHERE group_id = $1 AND accepted_at IS NULL \
           AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id DESC",
        group,
        now
    ))
    .await
}

/// One invitation of a group, used up or not: the same form sent twice must find it.
pub async fn one(tx: &mut Tx, group: Uuid, id: Uuid) -> Result<Invitation> {
    tx.one(sql!(
        "SELECT id, email, group_id, role, expires_at FROM invitations WHERE id = $2 AND group_id = $1",
        group,
        id
    ))
    .await
}

/// The invitation behind a link, if it can still be accepted and its group is not over.
pub async fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Invitation>> {
    let now = tx.now;
    tx.maybe(sql!(
        "SELECT i.id, i.email, i.group_id, i.role, i.expires_at FROM invitations i JOIN groups g ON g.id = i.group_id \
         WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2 \
           AND g.state <> 'ended'",
        session::hash(token),
        now
    ))
    .await
}

/// Takes one invitation into a group back; whether nobody had accepted or taken it back before.
pub async fn revoke(tx: &mut Tx, group: Uuid, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let revoked = tx
        .run(sql!(
            "UPDATE invitations SET revoked_at = $3 WHERE id = $2 AND group_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL",
            group,
            id,
            now
        ))
        .await?;
    Ok(revoked == 1)
}

/// Uses an invitation up; whether it was still there to be used.
pub async fn accept(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let used = tx
        .run(sql!(
            "UPDATE invitations SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2",
            id,
            now
        ))
        .await?;
    Ok(used == 1)
}

/// Takes back every open invitation of an address into a group.
pub async fn revoke_address(tx: &mut Tx, group: Uuid, email_key: &str) -> Result<u64> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE invitations SET revoked_at = $3 WHERE group_id = $1 AND email = $2 AND accepted_at IS NULL AND revoked_at IS NULL",
        group,
        email_key,
        now
    ))
    .await
}

/// Takes back every open invitation into a group, e.g. because it is over.
pub async fn revoke_all(tx: &mut Tx, group: Uuid) -> Result<u64> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE invitations SET revoked_at = $2 WHERE group_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL",
        group,
        now
    ))
    .await
}
