//! A database from before votes were sealed: what was closed becomes counts, what runs is sealed, nothing readable stays.

use fokusraum::clock::{Clock, DAY, secret_id};
use fokusraum::db::{Statement, migrate};
use fokusraum::features::ballots;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};
use uuid::Uuid;

use crate::support::database::Database;
use crate::support::{begin, postgres};

/// The last step of the schema that kept votes readable.
const BEFORE: i64 = 17;

fn steps_before() -> Vec<Migration> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let other = if postgres::wanted() { ".sqlite.sql" } else { ".postgres.sql" };
    let mut steps: Vec<Migration> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(other))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let (number, title) = name.split_once('_').unwrap();
            let text = AssertSqlSafe(std::fs::read_to_string(&path).unwrap()).into_sql_str();
            Migration::new(number.parse().unwrap(), title.to_owned().into(), MigrationType::Simple, text, false)
        })
        .filter(|step| step.version <= BEFORE)
        .collect();
    steps.sort_by_key(|step| step.version);
    steps
}

#[tokio::test]
async fn votes_from_before_are_counted_or_sealed() {
    let database = Database::empty().await;
    let db = database.open(Clock::fixed(begin())).await;
    db.run_migrator(&Migrator::with_migrations(steps_before())).await.unwrap();
    let people: Vec<Uuid> = (0..3).map(|_| secret_id()).collect();
    let (group, closed, named, running) = (secret_id(), secret_id(), secret_id(), secret_id());
    let mut statements = vec![format!(
        "INSERT INTO groups (id, kind, name, sort_key, purpose, mandate, since_text, state, help_wanted, source, created_at, starts_on, ends_on) \
         VALUES ({}, 'focus_group', 'Wohnen', 'wohnen', '', '', '', 'active', '', '', 1, '', '')",
        literal(group)
    )];
    for (i, person) in people.iter().enumerate() {
        statements.push(format!(
            "INSERT INTO persons (id, name, email, email_key, language, active, created_at, news_read_at, sort_key) \
             VALUES ({}, 'P{i}', 'p{i}@test.example', 'p{i}@test.example', 'de', TRUE, 1, 1, 'p{i}')",
            literal(*person)
        ));
    }
    let far = begin().plus(30 * DAY).0;
    for (ballot, secrecy, closed_at) in [(closed, "secret", "2"), (named, "open", "2"), (running, "secret", "NULL")] {
        statements.push(format!(
            "INSERT INTO ballots (id, subject_kind, subject, group_id, question, secrecy, votes_each, quorum, opened_at, closes_at, closed_at) \
             VALUES ({}, 'adoption', {}, {}, 'Frage', '{secrecy}', 1, 1, 1, {far}, {closed_at})",
            literal(ballot), literal(secret_id()), literal(group)
        ));
        for (place, key) in ["yes", "no", "abstain"].iter().enumerate() {
            statements.push(format!(
                "INSERT INTO ballot_options (ballot, position, key, label) VALUES ({}, {place}, '{key}', '')",
                literal(ballot)
            ));
        }
        for (person, choice) in people.iter().zip(["yes", "no", "yes"]) {
            let voter = if ballot == closed { "NULL".to_owned() } else { literal(*person) };
            statements.push(format!(
                "INSERT INTO ballot_voters (ballot, person, voted) VALUES ({}, {}, TRUE)",
                literal(ballot),
                literal(*person)
            ));
            statements.push(format!(
                "INSERT INTO ballot_votes (id, ballot, voter, option_key) VALUES ({}, {}, {voter}, '{choice}')",
                literal(secret_id()),
                literal(ballot)
            ));
        }
    }
    for statement in statements {
        let statement: &'static str = statement.leak();
        db.write((), move |tx, ()| Box::pin(async move { tx.run(Statement::new(statement, Vec::new())).await }))
            .await
            .unwrap();
    }

    migrate::run(&db).await.unwrap();

    let mut tx = db.reader().await.unwrap();
    for ballot in [closed, named] {
        let counts = ballots::store::result(&mut tx, ballot).await.unwrap();
        assert_eq!(counts.iter().map(|count| count.votes).collect::<Vec<_>>(), [2, 1, 0]);
    }
    assert_eq!(ballots::store::open_votes(&mut tx, named).await.unwrap().len(), 3);
    assert_eq!(ballots::store::choices_of(&mut tx, running, people[1]).await.unwrap(), ["no"]);
    drop(tx);
    let counted = db.write(running, |tx, id| Box::pin(async move { ballots::close_if_due(tx, *id).await })).await;
    assert!(counted.unwrap().is_some_and(|closed| closed.accepted));
    let mut tx = db.reader().await.unwrap();
    let counts = ballots::store::result(&mut tx, running).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.votes).collect::<Vec<_>>(), [2, 1, 0]);
    drop(tx);
    db.close().await;
}

/// An id as both engines read it in a statement.
fn literal(id: Uuid) -> String {
    if postgres::wanted() { format!("'{id}'") } else { format!("X'{}'", id.simple()) }
}
