//! Work that follows a change: enqueued as a row of the same transaction, carried out by [`run_due`].
//!
//! A job may run more than once (a process can die after doing it), so every handler must bear that. A claim
//! repeats its condition outside the subquery: the naive form claims a job twice on PostgreSQL.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde_json::Value as Json;
use uuid::Uuid;

use crate::clock::{MINUTE, Timestamp};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::{row, sql};

/// How long a claimed job is left alone before somebody else may claim it.
const CLAIM: i64 = 5 * MINUTE;
/// After so many failures a job is given up and shown to the administrators.
const ATTEMPTS: i64 = 8;

/// What carries out one kind of job.
pub type Handler = Arc<dyn Fn(Json) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// All kinds of jobs with what carries them out.
pub type Handlers = HashMap<&'static str, Handler>;

/// Enqueues a job that runs at `run_at` or soon after. With a `once_key` a second one with the same key is dropped.
pub async fn enqueue(tx: &mut Tx, kind: &str, payload: &Json, run_at: Timestamp, once_key: Option<&str>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO jobs (id, kind, payload, run_at, attempts, claimed_until, last_error, once_key) \
         VALUES ($1, $2, $3, $4, 0, 0, '', $5) ON CONFLICT (once_key) DO NOTHING",
        id,
        kind,
        payload.to_string(),
        run_at,
        once_key.map(str::to_owned)
    ))
    .await?;
    Ok(())
}

row! {
    /// A job that was claimed.
    pub struct Claimed {
        pub id: Uuid,
        pub kind: String,
        pub payload: String,
        pub attempts: i64,
    }
}

/// Claims and carries out everything that is due; answers how many jobs ran.
pub async fn run_due(db: &Db, handlers: &Handlers) -> Result<usize> {
    let mut ran = 0;
    while let Some(job) = claim(db).await? {
        let result = match handlers.get(job.kind.as_str()) {
            Some(handler) => match serde_json::from_str(&job.payload) {
                Ok(payload) => handler(payload).await,
                Err(error) => Err(error.into()),
            },
            None => Err(crate::error::Error::internal("no such kind of job")),
        };
        finish(db, job, result).await?;
        ran += 1;
    }
    Ok(ran)
}

async fn claim(db: &Db) -> Result<Option<Claimed>> {
    db.write((), |tx, ()| {
        Box::pin(async move {
            let now = tx.now;
            tx.maybe(sql!(
                "UPDATE jobs SET claimed_until = $1, attempts = attempts + 1 WHERE id = \
                   (SELECT id FROM jobs WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $2 \
                      AND claimed_until <= $2 ORDER BY run_at, id LIMIT 1) \
                 AND done_at IS NULL AND failed_at IS NULL AND claimed_until <= $2 \
                 RETURNING id, kind, payload, attempts",
                now.plus(CLAIM),
                now
            ))
            .await
        })
    })
    .await
}

async fn finish(db: &Db, job: Claimed, result: Result<()>) -> Result<()> {
    if let Err(error) = &result {
        tracing::error!(job = %job.id, kind = job.kind, attempt = job.attempts, %error, "job");
    }
    db.write((job, result.err().map(|e| e.to_string())), |tx, (job, error)| {
        Box::pin(async move {
            let now = tx.now;
            let statement = match error {
                None => sql!("UPDATE jobs SET done_at = $2 WHERE id = $1", job.id, now),
                Some(error) if job.attempts >= ATTEMPTS => {
                    sql!("UPDATE jobs SET failed_at = $2, last_error = $3 WHERE id = $1", job.id, now, error)
                }
                Some(error) => sql!(
                    "UPDATE jobs SET run_at = $2, claimed_until = 0, last_error = $3 WHERE id = $1",
                    job.id,
                    now.plus(MINUTE << job.attempts),
                    error
                ),
            };
            tx.run(statement).await.map(drop)
        })
    })
    .await
}

/// When the next job is due, if one waits.
pub async fn next_due(db: &Db) -> Result<Option<Timestamp>> {
    let mut tx = db.reader().await?;
    tx.value(
        "due",
        sql!("SELECT run_at AS due FROM jobs WHERE done_at IS NULL AND failed_at IS NULL ORDER BY run_at LIMIT 1"),
    )
    .await
}

/// How many jobs have not been done: (waiting, given up).
pub async fn open(tx: &mut Tx) -> Result<(i64, i64)> {
    let waiting =
        tx.value("n", sql!("SELECT COUNT(*) AS n FROM jobs WHERE done_at IS NULL AND failed_at IS NULL")).await?;
    let failed = tx.value("n", sql!("SELECT COUNT(*) AS n FROM jobs WHERE failed_at IS NOT NULL")).await?;
    Ok((waiting.unwrap_or(0), failed.unwrap_or(0)))
}

/// Deletes jobs that were done before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.run(sql!("DELETE FROM jobs WHERE done_at < $1", before)).await
}
