//! Ballots: what they promise about secrecy, also to somebody who holds the files.

mod attack;
mod keys;
mod upgrade;

use fokusraum::clock::Timestamp;
use fokusraum::features::ballots::{self, AGAINST, NewBallot, Secrecy};
use fokusraum::features::groups::MemberRole;
use uuid::Uuid;

use crate::support::{Browser, TestApp};

/// A group that votes.
struct Electorate {
    test: TestApp,
    group: Uuid,
    people: Vec<Uuid>,
    browsers: Vec<Browser>,
}

impl Electorate {
    async fn of(count: usize) -> Self {
        let test = TestApp::new().await;
        let group = test.focus_group("Wohnen").await;
        let (mut people, mut browsers) = (Vec::new(), Vec::new());
        for i in 1..=count {
            let person = test.person(&format!("Mitglied {i}"), &[]).await;
            test.put(group, person, MemberRole::Member, "").await;
            people.push(person);
            browsers.push(test.signed_in(person).await);
        }
        Self { test, group, people, browsers }
    }

    /// Opens a ballot: yes, no, abstention, or two votes each for and against five things.
    async fn open(&self, secrecy: Secrecy, things: usize, closes_at: Timestamp) -> Uuid {
        let things: Vec<Uuid> = (0..things).map(|_| fokusraum::clock::secret_id()).collect();
        let options = things.iter().flat_map(|thing| {
            [(thing.to_string(), format!("Karte {thing}")), (format!("{thing}{AGAINST}"), format!("Karte {thing}"))]
        });
        let new = NewBallot {
            subject_kind: "test",
            subject: fokusraum::clock::secret_id(),
            group: self.group,
            question: "Sollen wir das einreichen?".into(),
            about: Vec::new(),
            payload: String::new(),
            members_only: false,
            secrecy,
            votes_each: if things.is_empty() { 1 } else { 2 },
            quorum: 1,
            closes_at,
            options: options.collect(),
            electorate: self.people.clone(),
        };
        let db = &self.test.app.db;
        db.write(new, |tx, new| Box::pin(async move { ballots::open(tx, new).await })).await.unwrap()
    }

    async fn counts(&self, ballot: Uuid) -> Vec<(String, i64)> {
        let mut tx = self.test.app.db.reader().await.unwrap();
        let counts = ballots::store::result(&mut tx, ballot).await.unwrap();
        counts.into_iter().map(|count| (count.key, count.votes)).collect()
    }
}

#[tokio::test]
async fn the_same_form_with_another_choice_counts_the_last_one() {
    let mut all = Electorate::of(3).await;
    let now = all.test.app.db.clock().now();
    let ballot = all.open(Secrecy::Secret, 0, now.plus(fokusraum::clock::DAY)).await;
    let path = format!("/ballots/{ballot}");
    for choice in ["yes", "no", "yes", "no"] {
        let form = [("_op", "00000000-0000-4000-8000-000000000007"), ("choice", choice)];
        all.browsers[0].post(&path, &form).await.expect(303);
    }
    all.browsers[1].post(&path, &[("choice", "no")]).await.expect(303);
    all.browsers[2].post(&path, &[("choice", "abstain")]).await.expect(303);
    all.test.catch_up().await;
    let counts: Vec<_> = all.counts(ballot).await;
    assert_eq!(counts, [("yes".into(), 0), ("no".into(), 2), ("abstain".into(), 1)]);
}

#[tokio::test]
async fn an_open_ballot_names_its_votes_after_the_close_and_not_before() {
    let mut all = Electorate::of(2).await;
    let now = all.test.app.db.clock().now();
    let ballot = all.open(Secrecy::Open, 0, now.plus(fokusraum::clock::DAY)).await;
    let path = format!("/ballots/{ballot}");
    all.browsers[0].post(&path, &[("choice", "yes")]).await.expect(303);
    all.browsers[1].get(&path).await.expect(200).hides("Mitglied 1");
    all.browsers[1].post(&path, &[("choice", "no")]).await.expect(303);
    all.test.catch_up().await;
    all.browsers[1].get(&path).await.expect(200).says("Mitglied 1").says("Mitglied 2");
    let mut tx = all.test.app.db.reader().await.unwrap();
    let named = ballots::store::open_votes(&mut tx, ballot).await.unwrap();
    assert_eq!(named, [("Mitglied 1".to_owned(), "yes".to_owned()), ("Mitglied 2".to_owned(), "no".to_owned())]);
}
