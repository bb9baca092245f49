//! SQL of requests to join: staff ask, the group agrees or declines.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A request that waits for an answer.
    pub struct Request {
        pub id: Uuid,
        pub group_id: Uuid,
        pub person: Uuid,
        pub name: String,
        pub email: String,
        pub reason: String,
        pub asked_at: Timestamp,
    }
}

/// Adds a request.
pub async fn insert(tx: &mut Tx, group: Uuid, person: Uuid, reason: &str) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO join_requests (id, group_id, person, reason, state, asked_at) VALUES ($1, $2, $3, $4, 'open', $5)",
        id,
        group,
        person,
        reason,
        now
    ))
    .await?;
    Ok(id)
}

/// Requests of a group that wait, oldest first.
pub async fn open_of(tx: &mut Tx, group: Uuid) -> Result<Vec<Request>> {
    tx.all(sql!(
        "SELECT r.id, r.group_id, r.person, p.name, p.email, r.reason, r.asked_at FROM join_requests r \
         JOIN persons p ON p.id = r.person WHERE r.group_id = $1 AND r.state = 'open' ORDER BY r.asked_at, r.id",
        group
    ))
    .await
}

/// One request of a group, answered or not: the same answer sent twice must find it.
pub async fn one(tx: &mut Tx, group: Uuid, id: Uuid) -> Result<Request> {
    tx.one(sql!(
        "SELECT r.id, r.group_id, r.person, p.name, p.email, r.reason, r.asked_at FROM join_requests r \
         JOIN persons p ON p.id = r.person WHERE r.group_id = $1 AND r.id = $2",
        group,
        id
    ))
    .await
}

/// Whether `person` waits for an answer of the group.
pub async fn waits(tx: &mut Tx, group: Uuid, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else {
        return Ok(false);
    };
    let found: Option<Uuid> = tx
        .value(
            "id",
            sql!(
                "SELECT id FROM join_requests WHERE group_id = $1 AND person = $2 AND state = 'open' LIMIT 1",
                group,
                person
            ),
        )
        .await?;
    Ok(found.is_some())
}

/// Writes down the answer to one who asks a group; whether the request still waited.
pub async fn answer(tx: &mut Tx, group: Uuid, id: Uuid, accepted: bool) -> Result<bool> {
    let (now, state) = (tx.now, if accepted { "accepted" } else { "declined" });
    let changed = tx
        .run(sql!(
            "UPDATE join_requests SET state = $2, answered_at = $3 WHERE id = $1 AND group_id = $4 AND state = 'open'",
            id,
            state,
            now,
            group
        ))
        .await?;
    Ok(changed == 1)
}
