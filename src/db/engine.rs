//! The two pools behind [`Db`], and the transaction that all SQL runs in.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

use super::{FromRow, Row, Statement, Value};
use crate::clock::{Clock, Timestamp};
use crate::error::{Error, Result};
use crate::keys::Keys;

/// How often a transaction is repeated after a serialization failure before it is given up.
const RETRIES: u32 = 12;

/// So many rows SQLite's thread reads ahead of the task that wants them; at the limit each row costs a change of threads.
const ROWS_AHEAD: usize = 1024;
/// So many announcements wait for a slow listener; one that missed some looks everything up again.
const ANNOUNCEMENTS: usize = 4096;
/// Name of the PostgreSQL channel that announcements travel on.
const CHANNEL: &str = "fokusraum";

/// Which engine is behind a [`Db`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server, for many nodes.
    Postgres,
}

impl Engine {
    /// Its name for health checks and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
        }
    }
}

#[derive(Clone)]
enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    clock: Clock,
    keys: Keys,
    committed: Arc<Notify>,
    announced: broadcast::Sender<Uuid>,
    queries: Arc<AtomicU64>,
}

/// The future of a [`Db::write`] closure.
pub type Work<'t, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 't>>;

type Erased = Box<dyn for<'t> Fn(&'t mut Tx) -> Work<'t, ()> + Send + Sync>;

impl Db {
    /// Opens (and creates) the SQLite file at `path`: one writing connection beside a pool of readers.
    pub async fn sqlite(path: &Path, clock: Clock, keys: Keys) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten in the file, not only taken off the list.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10))
            .row_buffer_size(ROWS_AHEAD);
        // A connection is a thread of this program: there is no line that could have been lost meanwhile.
        let pool = || SqlitePoolOptions::new().test_before_acquire(false);
        let write = pool().max_connections(1).connect_with(options.clone()).await?;
        let read = pool().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self::new(Pools::Sqlite { write, read }, clock, keys))
    }

    /// Connects to PostgreSQL. The database must use the C collation, so that both engines sort alike.
    pub async fn postgres(url: &str, clock: Clock, keys: Keys) -> Result<Self> {
        let options: PgConnectOptions = url.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(12)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        let (collation,): (String,) =
            sqlx::query_as("SELECT datcollate FROM pg_database WHERE datname = current_database()")
                .fetch_one(&pool)
                .await?;
        if !matches!(collation.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8") {
            return Err(Error::internal(format!(
                "the PostgreSQL database sorts by {collation}; create it with LC_COLLATE 'C' (TEMPLATE template0)"
            )));
        }
        Ok(Self::new(Pools::Postgres(pool), clock, keys))
    }

    fn new(pools: Pools, clock: Clock, keys: Keys) -> Self {
        let (announced, _) = broadcast::channel(ANNOUNCEMENTS);
        Self { pools, clock, keys, committed: Arc::new(Notify::new()), announced, queries: Arc::default() }
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The clock that stamps every change.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The secrets of this installation.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Rings after each commit; the job runner listens.
    pub fn committed(&self) -> Arc<Notify> {
        self.committed.clone()
    }

    /// Hears what commits announced, here and on other nodes; see [`Tx::announce`].
    pub fn announcements(&self) -> broadcast::Receiver<Uuid> {
        self.announced.subscribe()
    }

    /// Passes on what other nodes announce, for as long as the connection lives; on SQLite there are none. Begins by
    /// announcing nil: what was announced before is unknown here.
    ///
    /// # Errors
    /// Why the connection broke. What was announced meanwhile is lost: listeners look everything up again.
    pub async fn relay(&self) -> Result<()> {
        let pool = match &self.pools {
            Pools::Postgres(pool) if !pool.is_closed() => pool,
            _ => return std::future::pending().await,
        };
        let mut listener = sqlx::postgres::PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        let _ = self.announced.send(Uuid::nil());
        loop {
            if let Some(notice) = listener.try_recv().await?
                && let Ok(topic) = notice.payload().parse()
            {
                // Nobody listens here: nothing is followed live at the moment.
                let _ = self.announced.send(topic);
            } else {
                return Err(Error::internal("the connection that hears other nodes was lost"));
            }
        }
    }

    /// The same database without the bell: for who listens to it, whose own commits would wake them forever.
    pub fn quiet(&self) -> Self {
        Self { committed: Arc::default(), ..self.clone() }
    }

    /// How many statements ran so far (for the figures of queries a page).
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    /// Opens one consistent snapshot for reading. It ends when it is dropped.
    pub async fn reader(&self) -> Result<Tx> {
        let inner = match &self.pools {
            Pools::Sqlite { read, .. } => Inner::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => {
                Inner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(self.tx(inner))
    }

    async fn writer(&self) -> Result<Tx> {
        let inner = match &self.pools {
            // IMMEDIATE: a transaction that reads first and writes later would fail under load otherwise.
            Pools::Sqlite { write, .. } => Inner::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Inner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
        };
        Ok(self.tx(inner))
    }

    fn tx(&self, inner: Inner) -> Tx {
        Tx {
            inner,
            now: self.clock.now(),
            clock: self.clock.clone(),
            keys: self.keys.clone(),
            queries: self.queries.clone(),
            announced: Vec::new(),
        }
    }

    /// Runs `work` with `input` in one transaction and commits it.
    ///
    /// It runs in a task of its own: dropping the returned future does not stop it. On PostgreSQL `work` may
    /// run several times, so it must have no effect outside the transaction.
    ///
    /// # Errors
    /// What `work` returned (everything is rolled back), or the database's refusal.
    pub async fn write<I, T, F>(&self, input: I, work: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx, &'t I) -> Work<'t, T> + Send + Sync + 'static,
    {
        let shared = Arc::new((input, work, Mutex::new(None)));
        let inside = Arc::clone(&shared);
        // One type for all transactions: otherwise each of them would compile the task, the loop and the retry anew.
        let erased: Erased = Box::new(move |tx| {
            let shared = Arc::clone(&inside);
            Box::pin(async move {
                let value = (shared.1)(tx, &shared.0).await?;
                *shared.2.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
                Ok(())
            })
        });
        self.write_detached(erased).await?;
        let value = shared.2.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| Error::internal("write task without a value"))
    }

    async fn write_detached(&self, work: Erased) -> Result<()> {
        let db = self.clone();
        tokio::spawn(async move { db.write_here(&work).await })
            .await
            .map_err(|e| Error::internal(format!("write task: {e}")))?
    }

    async fn write_here(&self, work: &Erased) -> Result<()> {
        let mut attempt = 0;
        loop {
            let mut tx = self.writer().await?;
            let mut announced = Vec::new();
            let outcome = match work(&mut tx).await {
                Ok(()) => {
                    announced.append(&mut tx.announced);
                    tx.commit().await
                }
                Err(error) => {
                    tx.rollback().await;
                    Err(error)
                }
            };
            match outcome {
                Err(Error::Collision(_)) if attempt < RETRIES => {
                    attempt += 1;
                    tokio::time::sleep(backoff(attempt)).await;
                }
                Ok(()) => {
                    self.committed.notify_one();
                    for topic in announced {
                        let _ = self.announced.send(topic);
                    }
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Prepares `text` without running it.
    pub async fn prepare(&self, text: &'static str) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                write.acquire().await?.prepare(text.into_sql_str()).await?;
            }
            Pools::Postgres(pool) => {
                pool.acquire().await?.prepare(text.into_sql_str()).await?;
            }
        }
        Ok(())
    }

    /// Runs `migrator` on the writing connection.
    pub async fn run_migrator(&self, migrator: &sqlx::migrate::Migrator) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { write, .. } => migrator.run(write).await,
            Pools::Postgres(pool) => migrator.run(pool).await,
        }
        .map_err(|e| Error::internal(format!("migration: {e}")))
    }

    /// Writes the whole database anew and empties the write-ahead log, so that what was deleted is nowhere in its files;
    /// nothing to do on PostgreSQL, where a dropped table takes its file with it.
    pub(super) async fn rewrite(&self) -> Result<()> {
        if let Pools::Sqlite { write, .. } = &self.pools {
            sqlx::query("VACUUM").execute(write).await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(write).await?;
        }
        Ok(())
    }

    /// The numbers of the schema's steps that were done; none where the database is empty.
    pub(super) async fn applied_steps(&self) -> Result<Vec<i64>> {
        const TEXT: &str = "SELECT version FROM _sqlx_migrations WHERE success";
        let rows: std::result::Result<Vec<(i64,)>, sqlx::Error> = match &self.pools {
            Pools::Sqlite { read, .. } => sqlx::query_as(TEXT).fetch_all(read).await,
            Pools::Postgres(pool) => sqlx::query_as(TEXT).fetch_all(pool).await,
        };
        match rows {
            Ok(rows) => Ok(rows.into_iter().map(|(version,)| version).collect()),
            Err(sqlx::Error::Database(_)) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Closes all connections; SQLite folds its write-ahead log back into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

fn backoff(attempt: u32) -> Duration {
    let mut random = [0u8; 1];
    crate::clock::fill_random(&mut random);
    Duration::from_millis(u64::from(attempt) * 3 + u64::from(random[0]) / 16)
}

enum Inner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// A transaction: a snapshot for reading, or the one change of a [`Db::write`].
pub struct Tx {
    inner: Inner,
    /// The instant of this transaction: all rows written in it carry the same.
    pub now: Timestamp,
    clock: Clock,
    keys: Keys,
    queries: Arc<AtomicU64>,
    announced: Vec<Uuid>,
}

macro_rules! bound {
    ($statement:expr) => {{
        let mut query = sqlx::query($statement.text);
        for arg in $statement.args {
            query = match arg {
                Value::Int(v) => query.bind(v),
                Value::Text(v) => query.bind(v),
                Value::Bool(v) => query.bind(v),
                Value::Uuid(v) => query.bind(v),
                Value::Bytes(v) => query.bind(v),
            };
        }
        query
    }};
}

impl Tx {
    /// A new identifier that sorts by creation.
    pub fn id(&self) -> uuid::Uuid {
        self.clock.id()
    }

    /// The secrets of this installation.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Tells everybody who follows `topic`, on all nodes, once this transaction is committed; nothing if it is not.
    pub async fn announce(&mut self, topic: Uuid) -> Result<()> {
        self.announced.push(topic);
        if let Inner::Postgres(tx) = &mut self.inner {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(topic.to_string()).execute(&mut **tx).await?;
        }
        Ok(())
    }

    /// Runs a statement that returns nothing; answers the number of rows it touched.
    pub async fn run(&mut self, statement: Statement) -> Result<u64> {
        self.queries.fetch_add(1, Ordering::Relaxed);
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => bound!(statement).execute(&mut **tx).await?.rows_affected(),
            Inner::Postgres(tx) => bound!(statement).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// All rows of a statement.
    pub async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>> {
        self.queries.fetch_add(1, Ordering::Relaxed);
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => bound!(statement).fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect(),
            Inner::Postgres(tx) => {
                bound!(statement).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// All rows as `T`.
    pub async fn all<T: FromRow>(&mut self, statement: Statement) -> Result<Vec<T>> {
        self.rows(statement).await?.iter().map(T::from_row).collect()
    }

    /// The first row as `T`, if there is one.
    pub async fn maybe<T: FromRow>(&mut self, statement: Statement) -> Result<Option<T>> {
        self.rows(statement).await?.first().map(T::from_row).transpose()
    }

    /// The first row as `T`, or [`Error::NotFound`].
    pub async fn one<T: FromRow>(&mut self, statement: Statement) -> Result<T> {
        self.maybe(statement).await?.ok_or(Error::NotFound)
    }

    /// The column `name` of the first row, if there is one.
    pub async fn value<T: super::FromColumn>(&mut self, name: &str, statement: Statement) -> Result<Option<T>> {
        self.rows(statement).await?.first().map(|row| row.get(name)).transpose()
    }

    /// The column `name` of every row.
    pub async fn values<T: super::FromColumn>(&mut self, name: &str, statement: Statement) -> Result<Vec<T>> {
        self.rows(statement).await?.iter().map(|row| row.get(name)).collect()
    }

    async fn commit(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    async fn rollback(self) {
        let ended = match self.inner {
            Inner::Sqlite(tx) => tx.rollback().await,
            Inner::Postgres(tx) => tx.rollback().await,
        };
        if let Err(error) = ended {
            tracing::warn!(%error, "rollback");
        }
    }
}
