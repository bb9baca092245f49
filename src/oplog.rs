//! The operation log: one row per change, in the transaction of the change; and the answers of forms that
//! were already acted on, so that the same form sent twice acts once.
//!
//! Invariant: where an actor may not be known (secret ballots, sealed values), the row carries neither actor
//! nor payload.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::{Db, Tx, Work};
use crate::error::Result;
use crate::{row, sql};

/// Identifies one filled-in form: its id and who sent it (nil for visitors).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Op {
    /// From the form's hidden field.
    pub id: Uuid,
    /// The person's id, nil where nobody is signed in or the system acts.
    pub actor: Uuid,
}

/// One change, as it is written down.
pub struct Change<'a> {
    /// What kind of thing changed: `group`, `recommendation`, …
    pub object_kind: &'a str,
    /// Which one.
    pub object: Uuid,
    /// What happened: `started`, `submitted`, …; with `object_kind` a message key `op-group-started`.
    pub kind: &'a str,
    /// Who did it, where that may be known.
    pub actor: Option<Uuid>,
    /// The group in which it happened; readers of the group see it under "Was ist neu".
    pub place: Option<Uuid>,
    /// What to show of it (a title), where that may be known.
    pub payload: Option<String>,
}

/// A change of a thing that counts its versions itself and whose log is followed live: a board.
pub struct Step<'a> {
    /// The operation's id, made from the form: the same form again makes the same one.
    pub id: Uuid,
    /// The object's version after this change.
    pub version: i64,
    /// What of the object changed: a card, a column.
    pub part: Option<Uuid>,
    /// What a follower needs, as JSON; no content where the actor may not be known.
    pub detail: String,
    /// The rest.
    pub change: Change<'a>,
}

/// Writes a step.
pub async fn record_step(tx: &mut Tx, step: Step<'_>) -> Result<()> {
    let (now, change) = (tx.now, step.change);
    tx.run(sql!(
        "INSERT INTO operations (id, object_kind, object, version, kind, at, actor, place, payload, part, detail) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        step.id,
        change.object_kind,
        change.object,
        step.version,
        change.kind,
        now,
        change.actor,
        change.place,
        change.payload,
        step.part,
        step.detail
    ))
    .await
    .map(drop)
}

/// Writes one row; the version counts the changes of the object.
pub async fn record(tx: &mut Tx, change: Change<'_>) -> Result<()> {
    let now = tx.now;
    record_at(tx, now, change).await
}

/// The same for something that happened earlier, which an import knows; in the order of the moments.
pub async fn record_at(tx: &mut Tx, at: Timestamp, change: Change<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO operations (id, object_kind, object, version, kind, at, actor, place, payload) \
         VALUES ($1, $2, $3, (SELECT COALESCE(MAX(version), 0) + 1 FROM operations WHERE object = $3), $4, $5, $6, $7, $8)",
        id,
        change.object_kind,
        change.object,
        change.kind,
        at,
        change.actor,
        change.place,
        change.payload
    ))
    .await?;
    Ok(())
}

row! {
    /// One line of "Was ist neu": the latest change of an object since a moment.
    pub struct News {
        /// What kind of thing.
        pub object_kind: String,
        /// Which one.
        pub object: Uuid,
        /// What happened last.
        pub kind: String,
        /// When.
        pub at: Timestamp,
        /// The group it happened in.
        pub place: Option<Uuid>,
        /// A title to show.
        pub payload: Option<String>,
    }
}

/// The newest changes since `since` in the groups that `person` belongs to, at most `limit`, newest first.
pub async fn news(tx: &mut Tx, person: Uuid, since: Timestamp, limit: i64) -> Result<Vec<News>> {
    tx.all(sql!(
        "SELECT o.object_kind, o.object, o.kind, o.at, o.place, o.payload FROM operations o \
         JOIN members m ON m.group_id = o.place AND m.person = $1 AND (m.role <> 'guest' OR o.object_kind <> 'ballot') \
         WHERE o.at > $2 AND (o.actor IS NULL OR o.actor <> $1) AND NOT EXISTS \
           (SELECT 1 FROM operations later WHERE later.object = o.object AND later.version > o.version AND later.place IS NOT NULL \
             AND (later.actor IS NULL OR later.actor <> $1)) \
         ORDER BY o.at DESC, o.id DESC LIMIT $3",
        person,
        since,
        limit
    ))
    .await
}

/// Runs `work` once per form: a form that was already acted on gets its first answer again.
///
/// # Errors
/// What `work` returned; nothing is kept then, and the same form may be sent again.
pub async fn once<I, T, F>(db: &Db, op: Op, input: I, work: F) -> Result<T>
where
    I: Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> Work<'t, T> + Send + Sync + 'static,
{
    db.write((op, input, work), |tx, (op, input, work)| {
        Box::pin(async move {
            if !claim(tx, *op).await? {
                return Ok(serde_json::from_str(&answer(tx, *op).await?)?);
            }
            let value = work(tx, input).await?;
            remember(tx, *op, &serde_json::to_string(&value)?).await?;
            Ok(value)
        })
    })
    .await
}

/// False where this form was acted on before. A concurrent twin makes PostgreSQL repeat the transaction.
async fn claim(tx: &mut Tx, op: Op) -> Result<bool> {
    let now = tx.now;
    let fresh = tx
        .run(sql!(
            "INSERT INTO answered_forms (id, actor, at, answer) VALUES ($1, $2, $3, '') ON CONFLICT (id, actor) DO NOTHING",
            op.id,
            op.actor,
            now
        ))
        .await?;
    Ok(fresh == 1)
}

async fn answer(tx: &mut Tx, op: Op) -> Result<String> {
    let statement = sql!("SELECT answer FROM answered_forms WHERE id = $1 AND actor = $2", op.id, op.actor);
    Ok(tx.value("answer", statement).await?.unwrap_or_default())
}

async fn remember(tx: &mut Tx, op: Op, answer: &str) -> Result<()> {
    let statement = sql!("UPDATE answered_forms SET answer = $3 WHERE id = $1 AND actor = $2", op.id, op.actor, answer);
    tx.run(statement).await.map(drop)
}

/// Forgets answers older than `before`; a form is not sent again after days.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.run(sql!("DELETE FROM answered_forms WHERE at < $1", before)).await
}
