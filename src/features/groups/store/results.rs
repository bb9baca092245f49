//! SQL of results. Every text that reads them carries the reader's scope.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::Audience;
use crate::{row, sql};

row! {
    /// A result of a group.
    pub struct GroupResult {
        pub id: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub body: String,
        pub audience: Audience,
        pub created_at: Timestamp,
        pub changed_at: Timestamp,
    }
}

/// What somebody may read of a group's results. Public ones are everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// They are in the network.
    pub network: bool,
    /// They are in the group.
    pub group: bool,
}

/// The results of a group that the reader may read, newest first.
pub async fn of_group(tx: &mut Tx, group: Uuid, scope: Scope) -> Result<Vec<GroupResult>> {
    tx.all(sql!(
        "SELECT id, group_id, title, body, audience, created_at, changed_at FROM group_results WHERE group_id = $1 \
           AND ($3 = TRUE OR (audience = 'network' AND $2 = TRUE) OR audience = 'public') ORDER BY created_at DESC, id DESC",
        group,
        scope.network,
        scope.group
    ))
    .await
}

/// One result of a group; whether the reader may read it, its action decides.
pub async fn one(tx: &mut Tx, group: Uuid, id: Uuid) -> Result<GroupResult> {
    tx.one(sql!(
        "SELECT id, group_id, title, body, audience, created_at, changed_at FROM group_results WHERE group_id = $1 AND id = $2",
        group,
        id
    ))
    .await
}

row! {
    /// A result beside the name of its group.
    pub struct Shared {
        pub id: Uuid,
        pub group_id: Uuid,
        pub group_name: String,
        pub title: String,
        pub audience: Audience,
        pub created_at: Timestamp,
    }
}

/// The newest results that groups share with everybody, and with the network if the reader is in it.
pub async fn shared(tx: &mut Tx, in_network: bool, limit: i64) -> Result<Vec<Shared>> {
    tx.all(sql!(
        "SELECT r.id, r.group_id, g.name AS group_name, r.title, r.audience, r.created_at FROM group_results r \
         JOIN groups g ON g.id = r.group_id WHERE g.kind <> 'citizen_subgroup' \
           AND ((r.audience = 'network' AND $1 = TRUE) OR r.audience = 'public') ORDER BY r.created_at DESC, r.id DESC LIMIT $2",
        in_network,
        limit
    ))
    .await
}

/// Adds a result.
pub async fn insert(tx: &mut Tx, group: Uuid, title: &str, body: &str, audience: Audience) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO group_results (id, group_id, title, body, audience, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        id,
        group,
        title,
        body,
        audience,
        now
    ))
    .await?;
    Ok(id)
}

/// Changes a result of a group.
pub async fn update(
    tx: &mut Tx,
    (group, id): (Uuid, Uuid),
    title: &str,
    body: &str,
    audience: Audience,
) -> Result<u64> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE group_results SET title = $2, body = $3, audience = $4, changed_at = $5 WHERE id = $1 AND group_id = $6",
        id,
        title,
        body,
        audience,
        now,
        group
    ))
    .await
}

/// Deletes a result of a group.
pub async fn delete(tx: &mut Tx, group: Uuid, id: Uuid) -> Result<u64> {
    tx.run(sql!("DELETE FROM group_results WHERE id = $2 AND group_id = $1", group, id)).await
}
