//! Secrets of the installation: missing, wrong, rotated; ballots that close meanwhile.

use fokusraum::app::App;
use fokusraum::clock::{Clock, DAY};
use fokusraum::config::{Config, Raw};
use fokusraum::features::ballots::{self, Secrecy};
use fokusraum::keys;
use fokusraum::mail::Mailer;
use std::os::unix::fs::PermissionsExt as _;

use super::Electorate;
use crate::support::TestApp;

/// Starts another program on the same database, with a key file of its own.
async fn start(test: &TestApp, key_file: std::path::PathBuf) -> fokusraum::error::Result<App> {
    let settings: std::collections::BTreeMap<_, _> = test.settings().into_iter().collect();
    let raw = Raw {
        listen: "127.0.0.1:0".into(),
        data: settings["FOKUSRAUM_DATA"].clone().into(),
        database_url: settings.get("DATABASE_URL").cloned(),
        key_file: Some(key_file),
        ..Raw::default()
    };
    let config = Config::from_raw(raw).unwrap();
    App::start(&config, Clock::fixed(crate::support::begin()), Mailer::Outbox).await
}

#[tokio::test]
async fn a_database_does_not_start_without_its_secrets() {
    let test = TestApp::new().await;
    let own = test.database().folder().join(keys::FILE);
    let elsewhere = tempfile::tempdir().unwrap();
    let (gone, other) = (elsewhere.path().join("gone.key"), elsewhere.path().join("other.key"));
    let told =
        |started: fokusraum::error::Result<App>| started.err().map(|error| error.to_string()).unwrap_or_default();

    let missing = told(start(&test, gone.clone()).await);
    assert!(missing.contains("is missing") && missing.contains("put its copy back"), "{missing}");
    assert!(!gone.exists(), "none is made for a database that has one");

    std::fs::write(&other, "ab".repeat(32)).unwrap();
    std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o600)).unwrap();
    let foreign = told(start(&test, other.clone()).await);
    assert!(foreign.contains("belongs to another database") && !foreign.contains("abab"), "{foreign}");

    std::fs::write(&other, "ab".repeat(31)).unwrap();
    assert!(told(start(&test, other).await).contains("64 hexadecimal digits"));

    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(told(start(&test, own.clone()).await).contains("chmod 600"));
    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o600)).unwrap();
    start(&test, own).await.unwrap().db.close().await;
}

#[tokio::test]
async fn a_ballot_that_runs_while_the_secret_is_rotated_is_counted() {
    let mut all = Electorate::of(3).await;
    let now = all.test.app.db.clock().now();
    let before = all.open(Secrecy::Secret, 0, now.plus(DAY)).await;
    for (browser, choice) in all.browsers.iter_mut().zip(["yes", "yes"]) {
        browser.post(&format!("/ballots/{before}"), &[("choice", choice)]).await.expect(303);
    }
    // The operator rotates beside the running program, and another program opens a ballot under the new secret.
    let beside = start(&all.test, all.test.database().folder().join(keys::FILE)).await.unwrap();
    let said = fokusraum::flows::operator::add_secret(&beside).await.unwrap();
    assert!(said.contains("2 of 2 secrets in use"), "{said}");
    assert_eq!(beside.db.keys().fingerprints().len(), 2);
    let subject = fokusraum::features::ballots::NewBallot {
        subject_kind: "test",
        subject: fokusraum::clock::secret_id(),
        group: all.group,
        question: "Und das?".into(),
        about: Vec::new(),
        payload: String::new(),
        members_only: false,
        secrecy: Secrecy::Secret,
        votes_each: 1,
        quorum: 1,
        closes_at: now.plus(DAY),
        options: Vec::new(),
        electorate: all.people.clone(),
    };
    let after =
        beside.db.write(subject, |tx, new| Box::pin(async move { ballots::open(tx, new).await })).await.unwrap();
    // The running program meets a secret it has never read, and closes both.
    all.browsers[0].post(&format!("/ballots/{after}"), &[("choice", "no")]).await.expect(303);
    all.browsers[0].get(&format!("/ballots/{after}")).await.expect(200).body_has("value=\"no\" checked");
    all.browsers[2].post(&format!("/ballots/{before}"), &[("choice", "no")]).await.expect(303);
    all.test.move_to(now.plus(2 * DAY)).await;
    assert_eq!(all.counts(before).await, [("yes".into(), 2), ("no".into(), 1), ("abstain".into(), 0)]);
    assert_eq!(all.counts(after).await, [("yes".into(), 0), ("no".into(), 1), ("abstain".into(), 0)]);
    beside.db.close().await;
}

#[tokio::test]
async fn two_programs_that_close_at_once_count_once() {
    let mut all = Electorate::of(3).await;
    let now = all.test.app.db.clock().now();
    let other = start(&all.test, all.test.database().folder().join(keys::FILE)).await.unwrap();
    for _ in 0..5 {
        let ballot = all.open(Secrecy::Open, 0, now.plus(DAY)).await;
        for (browser, choice) in all.browsers.iter_mut().zip(["yes", "no", "yes"]) {
            browser.post(&format!("/ballots/{ballot}"), &[("choice", choice)]).await.expect(303);
        }
        let close = |db: fokusraum::db::Db| async move {
            let closed = db.write(ballot, |tx, id| Box::pin(async move { ballots::close_if_due(tx, *id).await })).await;
            usize::from(closed.unwrap().is_some())
        };
        let (one, two) = tokio::join!(close(all.test.app.db.clone()), close(other.db.clone()));
        assert_eq!(one + two, 1);
        assert_eq!(all.counts(ballot).await, [("yes".into(), 2), ("no".into(), 1), ("abstain".into(), 0)]);
    }
    other.db.close().await;
}
