//! A database of one's own for each test, copied from a template that is made once: an empty one, or the demo's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fokusraum::clock::Clock;
use fokusraum::config::Raw;
use fokusraum::db::{Db, migrate};
use fokusraum::demo;
use fokusraum::keys::{self, Keys};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::postgres;

/// One database, and the folder with the file of its secrets; both go when the test ends.
pub struct Database {
    folder: TempDir,
    /// Its name on the PostgreSQL of these tests; on SQLite it is a file in the folder.
    name: Option<String>,
}

impl Database {
    pub async fn fresh() -> Self {
        static TEMPLATE: OnceCell<Database> = OnceCell::const_new();
        TEMPLATE.get_or_init(template).await.copy().await
    }

    /// One without any schema.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let name = if postgres::wanted() { Some(create("template0", "").await) } else { None };
        Self { folder, name }
    }

    /// A copy of the demo as it was loaded at [`begin`](super::begin).
    pub async fn demo() -> Self {
        static TEMPLATE: OnceCell<Database> = OnceCell::const_new();
        TEMPLATE.get_or_init(demo_template).await.copy().await
    }

    pub async fn open(&self, clock: Clock) -> Db {
        let keys = Keys::open(None, self.key_file()).unwrap();
        match &self.name {
            None => Db::sqlite(&self.file(), clock, keys).await.unwrap(),
            Some(name) => Db::postgres(&postgres::cluster().url(name), clock, keys).await.unwrap(),
        }
    }

    /// The folder that the program keeps its files in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its name on PostgreSQL.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Where another program finds this database: settings and their values.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let folder = ("FOKUSRAUM_DATA", self.folder.path().display().to_string());
        let server = self.name.as_ref().map(|name| ("DATABASE_URL", postgres::cluster().url(name)));
        std::iter::once(folder).chain(server).collect()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("fokusraum.sqlite")
    }

    fn key_file(&self) -> PathBuf {
        self.folder.path().join(keys::FILE)
    }

    /// One of its own with the same content, under the same secrets. Nobody may have this one open.
    async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(self.key_file(), folder.path().join(keys::FILE)).unwrap();
        let name = match &self.name {
            None => {
                std::fs::copy(self.file(), folder.path().join("fokusraum.sqlite")).unwrap();
                None
            }
            Some(template) => Some(create(template, "STRATEGY FILE_COPY").await),
        };
        Self { folder, name }
    }
}

async fn create(template: &str, how: &str) -> String {
    use sqlx::Connection as _;
    let name = format!("t{}", fokusraum::clock::secret_id().simple());
    let statement = format!("CREATE DATABASE {name} TEMPLATE {template} {how}");
    let mut connection = sqlx::PgConnection::connect(&postgres::cluster().url("postgres")).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    name
}

/// An empty database of the newest schema, closed so that it can be copied: closing folds the write-ahead log back, a copy
/// of a living file would miss tables.
async fn template() -> Database {
    let database = Database::empty().await;
    let db = database.open(Clock::fixed(super::begin())).await;
    migrate::run(&db).await.unwrap();
    db.close().await;
    database
}

/// The demo's data in a database of its own, closed so that it can be copied. Its passwords are hashed here, once.
async fn demo_template() -> Database {
    let database = Database::fresh().await;
    let app = super::program(&database, super::begin(), |raw| Raw { demo: true, ..raw }, Arc::default()).await;
    assert!(demo::fill(&app).await.unwrap(), "the template is empty");
    app.db.close().await;
    database
}
