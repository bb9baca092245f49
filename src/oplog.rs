//! The operation log: one row per change, in the transaction of the change; and the answers of forms that
//! were already acted on, so that the same form sent twice acts once, and with other content acts again.
//!
//! Invariant: where an actor may not be known (secret ballots, sealed values), the row carries neither actor
//! nor payload.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::{Db, Tx, Work};
use crate::error::{Error, Result};
use crate::keys::Purpose;
use crate::{row, sql};

/// Identifies one filled-in form: its id, who sent it where, and what it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Op {
    /// From the form's hidden field.
    pub id: Uuid,
    /// The person's id, nil where nobody is signed in or the system acts.
    pub actor: Uuid,
    /// Stands for the address it was sent to.
    pub target: Uuid,
    /// Stands for all that was filled in. Never stored as it is, only a digest under a key.
    pub content: [u8; 32],
    /// Where a form makes a new thing: the beginning of its address, which ends with the answer.
    pub makes: Option<&'static str>,
}

impl Op {
    /// One that was never sent before, for what no browser sends.
    pub fn new() -> Self {
        let nobody = Uuid::nil();
        Self { id: crate::clock::secret_id(), actor: nobody, target: nobody, content: [0; 32], makes: None }
    }

    /// The same of a form that makes a new thing at `path` + answer: with other content it is not acted on again in silence.
    pub fn makes(self, path: &'static str) -> Self {
        Self { makes: Some(path), ..self }
    }
}

impl Default for Op {
    fn default() -> Self {
        Self::new()
    }
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

/// Runs `work` once per form and content. The same form with the content it had last gets the same answer again; with other
/// content it is a new change, except where it makes a new thing.
///
/// # Errors
/// What `work` returned; nothing is kept then, and the same form may be sent again. [`Error::MadeAlready`] where a form that
/// makes a thing comes back with other content.
pub async fn once<I, T, F>(db: &Db, op: Op, input: I, work: F) -> Result<T>
where
    I: Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> Work<'t, T> + Send + Sync + 'static,
{
    db.write((op, input, work), |tx, (op, input, work)| {
        Box::pin(async move { act(tx, *op, input, work).await.map(|(value, _)| value) })
    })
    .await
}

/// The same, and whether `work` was done now: what only the first sender may have (a session) hangs on it.
pub async fn once_told<I, T, F>(db: &Db, op: Op, input: I, work: F) -> Result<(T, bool)>
where
    I: Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> Work<'t, T> + Send + Sync + 'static,
{
    db.write((op, input, work), |tx, (op, input, work)| Box::pin(act(tx, *op, input, work))).await
}

async fn act<I, T, F>(tx: &mut Tx, op: Op, input: &I, work: &F) -> Result<(T, bool)>
where
    I: Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> Work<'t, T> + Send + Sync + 'static,
{
    if let Some(answer) = answered(tx, op).await? {
        return Ok((serde_json::from_str(&answer)?, false));
    }
    let value = work(tx, input).await?;
    remember(tx, op, &serde_json::to_string(&value)?).await?;
    Ok((value, true))
}

row! {
    /// What a form was answered.
    pub struct Answered {
        pub digest: Vec<u8>,
        pub answer: String,
    }
}

/// The answer of a form that was acted on before with the same content; otherwise it is claimed. A concurrent twin makes
/// PostgreSQL repeat the transaction.
async fn answered(tx: &mut Tx, op: Op) -> Result<Option<String>> {
    let digests = digests(tx, op)?;
    let newest = digests.last().cloned().unwrap_or_default();
    let now = tx.now;
    let claimed = tx
        .run(sql!(
            "INSERT INTO answered_forms (form, sender, target, digest, at, answer) VALUES ($1, $2, $3, $4, $5, '') \
             ON CONFLICT (form, sender, target) DO NOTHING",
            op.id,
            op.actor,
            op.target,
            newest,
            now
        ))
        .await?;
    if claimed == 1 {
        return Ok(None);
    }
    let known: Answered = tx
        .one(sql!(
            "SELECT digest, answer FROM answered_forms WHERE form = $1 AND sender = $2 AND target = $3",
            op.id,
            op.actor,
            op.target
        ))
        .await?;
    match (digests.contains(&known.digest), op.makes) {
        (true, _) => Ok(Some(known.answer)),
        (false, None) => Ok(None),
        (false, Some(path)) => Err(Error::MadeAlready(format!("{path}{}", known.answer.trim_matches('"')))),
    }
}

/// The content under the key of every secret, the newest last: a form outlives a rotation.
fn digests(tx: &Tx, op: Op) -> Result<Vec<Vec<u8>>> {
    let parts = [op.id.as_bytes().as_slice(), op.actor.as_bytes(), op.target.as_bytes(), &op.content];
    tx.keys().digests(Purpose::Forms, &parts.concat())
}

async fn remember(tx: &mut Tx, op: Op, answer: &str) -> Result<()> {
    let newest = digests(tx, op)?.pop().unwrap_or_default();
    let statement = sql!(
        "UPDATE answered_forms SET digest = $4, answer = $5 WHERE form = $1 AND sender = $2 AND target = $3",
        op.id,
        op.actor,
        op.target,
        newest,
        answer
    );
    tx.run(statement).await.map(drop)
}

/// Forgets answers older than `before`; a form is not sent again after days.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.run(sql!("DELETE FROM answered_forms WHERE at < $1", before)).await
}
