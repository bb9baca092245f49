//! A database of one's own for each test, copied from a template that is made once: an empty one, or the demo's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fokusraum::clock::Clock;
use fokusraum::config::Raw;
use fokusraum::db::{Db, migrate};
use fokusraum::demo;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::postgres;

/// One database; it goes when the test ends.
pub enum Database {
    Sqlite { folder: TempDir },
    Postgres { name: String },
}

impl Database {
    pub async fn fresh() -> Self {
        if postgres::wanted() { Self::fresh_postgres().await } else { Self::fresh_sqlite().await }
    }

    /// A copy of the demo as it was loaded at [`begin`](super::begin).
    pub async fn demo() -> Self {
        if postgres::wanted() { Self::demo_postgres().await } else { Self::demo_sqlite().await }
    }

    pub async fn open(&self, clock: Clock) -> Db {
        match self {
            Self::Sqlite { folder } => Db::sqlite(&folder.path().join("fokusraum.sqlite"), clock).await.unwrap(),
            Self::Postgres { name } => Db::postgres(&postgres::cluster().url(name), clock).await.unwrap(),
        }
    }

    /// Where another program finds this database: the setting's name and value.
    pub fn setting(&self) -> (&'static str, String) {
        match self {
            Self::Sqlite { folder } => ("FOKUSRAUM_DATA", folder.path().display().to_string()),
            Self::Postgres { name } => ("DATABASE_URL", postgres::cluster().url(name)),
        }
    }

    async fn fresh_sqlite() -> Self {
        static TEMPLATE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
        let (_, template) = TEMPLATE.get_or_init(sqlite_template).await;
        Self::copy_sqlite(template)
    }

    async fn demo_sqlite() -> Self {
        static TEMPLATE: OnceCell<Database> = OnceCell::const_new();
        match TEMPLATE.get_or_init(demo_template).await {
            Self::Sqlite { folder } => Self::copy_sqlite(&folder.path().join("fokusraum.sqlite")),
            Self::Postgres { .. } => unreachable!("the engine does not change while testing"),
        }
    }

    fn copy_sqlite(template: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(template, folder.path().join("fokusraum.sqlite")).unwrap();
        Self::Sqlite { folder }
    }

    async fn fresh_postgres() -> Self {
        static TEMPLATE: OnceCell<()> = OnceCell::const_new();
        TEMPLATE.get_or_init(postgres_template).await;
        Self::copy_postgres("fokus_template").await
    }

    async fn demo_postgres() -> Self {
        static TEMPLATE: OnceCell<Database> = OnceCell::const_new();
        match TEMPLATE.get_or_init(demo_template).await {
            Self::Postgres { name } => Self::copy_postgres(name).await,
            Self::Sqlite { .. } => unreachable!("the engine does not change while testing"),
        }
    }

    async fn copy_postgres(template: &str) -> Self {
        let name = format!("t{}", fokusraum::clock::secret_id().simple());
        execute("postgres", format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await;
        Self::Postgres { name }
    }
}

/// The demo's data in a database of its own, closed so that it can be copied. Its passwords are hashed here, once.
async fn demo_template() -> Database {
    let database = Database::fresh().await;
    let app = super::program(&database, super::begin(), |raw| Raw { demo: true, ..raw }, Arc::default()).await;
    assert!(demo::fill(&app).await.unwrap(), "the template is empty");
    app.db.close().await;
    database
}

async fn sqlite_template() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("template.sqlite");
    let db = Db::sqlite(&path, Clock::fixed(super::begin())).await.unwrap();
    migrate::run(&db).await.unwrap();
    // Closing folds the write-ahead log back: a copy of a living file would miss tables.
    db.close().await;
    (folder, path)
}

async fn postgres_template() {
    execute("postgres", "CREATE DATABASE fokus_template TEMPLATE template0".to_owned()).await;
    let db = Db::postgres(&postgres::cluster().url("fokus_template"), Clock::fixed(super::begin())).await.unwrap();
    migrate::run(&db).await.unwrap();
    db.close().await;
}

async fn execute(database: &str, statement: String) {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(&postgres::cluster().url(database)).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
