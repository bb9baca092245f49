//! The schema's steps. One set for both engines; a step that must differ is two files, `NNNN_x.sqlite.sql`
//! and `NNNN_x.postgres.sql`. Steps are frozen once landed.

use rust_embed::RustEmbed;
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::{Db, Engine, secrets};
use crate::error::{Error, Result};

mod sealing;

#[derive(RustEmbed)]
#[folder = "migrations/"]
struct Files;

/// Brings the database to the newest schema; says nothing when there is nothing to do.
///
/// # Errors
/// The database's refusal, or secrets that are not those of this database.
pub async fn run(db: &Db) -> Result<()> {
    let (all, done) = (steps(db.engine())?, db.applied_steps().await?);
    let readable_votes =
        done.iter().any(|step| *step <= sealing::AFTER) && !done.iter().any(|step| *step > sealing::AFTER);
    let (first, _): (Vec<_>, Vec<_>) = all.iter().cloned().partition(|step| step.version <= sealing::AFTER);
    if !done.iter().any(|step| *step > sealing::AFTER) {
        db.run_migrator(&Migrator::with_migrations(first)).await?;
        secrets::settle(db).await?;
        sealing::run(db).await?;
    }
    db.run_migrator(&Migrator::with_migrations(all)).await?;
    if readable_votes {
        db.rewrite().await?;
    }
    secrets::settle(db).await
}

fn steps(engine: Engine) -> Result<Vec<Migration>> {
    let other = match engine {
        Engine::Sqlite => ".postgres.sql",
        Engine::Postgres => ".sqlite.sql",
    };
    Files::iter().filter(|name| name.ends_with(".sql") && !name.ends_with(other)).map(|name| step(&name)).collect()
}

fn step(name: &str) -> Result<Migration> {
    let bad = || Error::internal(format!("migration {name} is not NNNN_title.sql in UTF-8"));
    let (number, title) = name.split_once('_').ok_or_else(bad)?;
    let file = Files::get(name).ok_or_else(bad)?;
    let text = String::from_utf8(file.data.into_owned()).map_err(|_| bad())?;
    Ok(Migration::new(
        number.parse().map_err(|_| bad())?,
        title.to_owned().into(),
        MigrationType::Simple,
        sqlx::AssertSqlSafe(text).into_sql_str(),
        false,
    ))
}

/// How many steps the database is behind; reads only.
pub async fn missing(db: &Db) -> Result<usize> {
    let done = db.applied_steps().await?;
    Ok(steps(db.engine())?.iter().filter(|step| !done.contains(&step.version)).count())
}
