//! The demo is right on every day on which somebody may start it: it is loaded on 400 days in a row, at three times of
//! the day, and each time its dates keep their distances, their order and their side of today.

use std::collections::BTreeSet;

use fokusraum::clock::{Timestamp, end_of, start_of};
use fokusraum::db::Tx;
use fokusraum::demo;
use fokusraum::flows::import::format::{Body, Document};
use fokusraum::sql;
use fokusraum::workdays::is_working_day;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::support::{TestApp, postgres};

/// The days hold Easter, both changes of the clock, Christmas, the end of a year and 29 February.
const FIRST: Date = date(2027, 3, 1);
const COUNT: i32 = 400;
/// PostgreSQL loads on these alone; what they are is the same on both engines.
const ON_BOTH: [Date; 6] = [
    date(2027, 3, 28),
    date(2027, 10, 31),
    date(2027, 12, 24),
    date(2027, 12, 31),
    date(2028, 2, 28),
    date(2028, 2, 29),
];
/// Just after midnight, noon, just before midnight, in minutes.
const TIMES: [i64; 3] = [1, 720, 1438];

/// What is wrong on one day, in words.
struct Findings {
    at: Timestamp,
    told: Vec<String>,
}

impl Findings {
    fn expect(&mut self, holds: bool, what: impl Into<String>) {
        if !holds {
            self.told.push(format!("loaded {}: {}", self.at.zoned().strftime("%a %Y-%m-%d %H:%M"), what.into()));
        }
    }
}

fn day(iso: &str) -> Date {
    iso.get(..10).unwrap_or_default().parse().unwrap()
}

async fn count(tx: &mut Tx, statement: fokusraum::db::Statement) -> usize {
    let count: i64 = tx.value("n", statement).await.unwrap().unwrap();
    usize::try_from(count).unwrap()
}

fn in_files(files: &[Document], of: impl Fn(&Body) -> usize) -> usize {
    files.iter().map(|file| of(&file.body)).sum()
}

async fn counts(tx: &mut Tx, files: &[Document], found: &mut Findings) {
    let pairs = [
        ("people", in_files(files, |b| b.persons.len()), sql!("SELECT COUNT(*) AS n FROM persons")),
        ("groups", in_files(files, |b| b.groups.len()), sql!("SELECT COUNT(*) AS n FROM groups")),
        (
            "gates",
            in_files(files, |b| b.cycles.iter().map(|c| c.phases.len()).sum()),
            sql!("SELECT COUNT(*) AS n FROM phases"),
        ),
        (
            "recommendations",
            in_files(files, |b| b.recommendations.len()),
            sql!("SELECT COUNT(*) AS n FROM recommendations"),
        ),
        (
            "assessments",
            in_files(files, |b| b.recommendations.iter().map(|r| r.assessments.len()).sum()),
            sql!("SELECT COUNT(*) AS n FROM assessments"),
        ),
        ("papers", in_files(files, |b| b.papers.len()), sql!("SELECT COUNT(*) AS n FROM papers")),
        ("decisions", in_files(files, |b| b.decisions.len()), sql!("SELECT COUNT(*) AS n FROM decisions")),
        ("ballots", in_files(files, |b| b.ballots.len()), sql!("SELECT COUNT(*) AS n FROM ballots")),
        ("meetings", in_files(files, |b| b.meetings.len()), sql!("SELECT COUNT(*) AS n FROM meetings")),
        (
            "dates of polls",
            in_files(files, |b| b.polls.iter().map(|p| p.dates.len()).sum()),
            sql!("SELECT COUNT(*) AS n FROM poll_dates"),
        ),
    ];
    for (what, given, stored) in pairs {
        let stored = count(tx, stored).await;
        found.expect(stored == given, format!("{given} {what} in the files, {stored} stored"));
    }
}

/// Gates follow one another, and this year's are where the files put them: submission runs, assessing comes.
async fn gates(tx: &mut Tx, today: Date, found: &mut Findings) {
    let rows = tx.rows(sql!(
        "SELECT p.kind, p.opens_on, p.closes_on, p.cycle, p.opened_at, p.closed_at FROM phases p \
         JOIN cycles c ON c.id = p.cycle WHERE NOT c.archive ORDER BY c.year, p.position"
    ));
    let mut before: Option<(uuid::Uuid, String, Date)> = None;
    let mut this_year = BTreeSet::new();
    for row in &rows.await.unwrap() {
        let kind: String = row.get("kind").unwrap();
        let (opens, closes): (Date, Date) = (row.get("opens_on").unwrap(), row.get("closes_on").unwrap());
        let cycle = row.get("cycle").unwrap();
        found.expect(opens <= closes, format!("{kind} closes before it opens"));
        if let Some((year, earlier, closed)) = &before {
            let follows =
                matches!(kind.as_str(), "individual_assessment" | "joint_assessment" | "focus" | "publication");
            found.expect(
                *year != cycle || !follows || opens == closed.tomorrow().unwrap(),
                format!("{kind} opens on {opens}, {earlier} closes on {closed}"),
            );
        }
        let (opened, closed): (Option<Timestamp>, Option<Timestamp>) =
            (row.get("opened_at").unwrap(), row.get("closed_at").unwrap());
        found.expect(closed.is_some() == (closes < today), format!("{kind} of {closes} and its end"));
        if opened.is_some() && closed.is_none() {
            this_year.insert(kind.clone());
        }
        before = Some((cycle, kind, closes));
    }
    let open = BTreeSet::from(["submission".to_owned(), "pre_assessment".to_owned()]);
    found.expect(this_year == open, format!("open gates: {this_year:?}"));
}

/// What takes place does so on a working day, on its side of today, and no two dates fall together.
async fn sessions(tx: &mut Tx, today: Date, found: &mut Findings) {
    let polls =
        tx.rows(sql!("SELECT d.starts, d.minutes, p.closes_at FROM poll_dates d JOIN polls p ON p.id = d.poll")).await;
    let mut days = BTreeSet::new();
    let mut dates = BTreeSet::new();
    for row in &polls.unwrap() {
        let starts: String = row.get("starts").unwrap();
        days.insert(day(&starts));
        dates.insert((starts.clone(), row.get::<i64>("minutes").unwrap()));
        let closes: Timestamp = row.get("closes_at").unwrap();
        found.expect(is_working_day(day(&starts)), format!("a poll asks for {starts}"));
        found.expect(closes > found.at && start_of(day(&starts)) >= closes, format!("{starts} before its deadline"));
    }
    found
        .expect((days.len(), dates.len()) == (4, 5), format!("a poll of {} dates on {} days", dates.len(), days.len()));

    let meetings = tx.rows(sql!(
        "SELECT m.starts, m.title, EXISTS (SELECT 1 FROM minutes k WHERE k.meeting = m.id) AS kept FROM meetings m"
    ));
    for row in &meetings.await.unwrap() {
        let (starts, title): (String, String) = (row.get("starts").unwrap(), row.get("title").unwrap());
        let (on, kept): (Date, bool) = (day(&starts), row.get("kept").unwrap());
        found.expect(on.year() < 2025 || is_working_day(on), format!("{title} on {on}"));
        found.expect(if kept { on < today } else { on > today }, format!("{title} on {on}, minutes: {kept}"));
    }
    let due =
        sql!("SELECT due_on FROM cards WHERE due_on <> '' UNION ALL SELECT due_on FROM outcomes WHERE due_on <> ''");
    for due in tx.values::<Date>("due_on", due).await.unwrap() {
        found.expect(due > today || due.year() < 2025, format!("a task was due on {due}"));
    }
    let closes: Timestamp = tx.value("closes_at", sql!("SELECT closes_at FROM ballots")).await.unwrap().unwrap();
    found.expect(closes == end_of(today.saturating_add(4.days())), format!("the vote ends {}", closes.date()));
}

/// Last year's papers were dispatched, discussed and decided in this order, within the committees' gate.
async fn council(tx: &mut Tx, today: Date, found: &mut Findings) {
    let rows = tx.rows(sql!(
        "SELECT d.decided_on, k.is_council AS council, p.dispatched_at, r.closed_at, g.opens_on, g.closes_on \
         FROM decisions d JOIN papers p ON p.id = d.paper JOIN cycles c ON c.id = p.cycle \
         JOIN committees k ON k.id = d.committee JOIN recommendations r ON r.id = d.recommendation \
         JOIN phases g ON g.cycle = c.id AND g.kind = 'committees' WHERE NOT c.archive"
    ));
    let rows = rows.await.unwrap();
    found.expect(rows.len() == 14, format!("{} decisions of last year", rows.len()));
    for row in &rows {
        let decided: Date = row.get("decided_on").unwrap();
        let (opens, closes): (Date, Date) = (row.get("opens_on").unwrap(), row.get("closes_on").unwrap());
        let dispatched: Timestamp = row.get("dispatched_at").unwrap();
        found.expect(is_working_day(decided), format!("decided on {decided}"));
        found.expect(
            opens <= decided && decided <= closes,
            format!("decided on {decided}, outside {opens} to {closes}"),
        );
        found.expect(dispatched.date() < decided && decided < today, format!("{decided}, sent {}", dispatched.date()));
        let closed: Option<Timestamp> = row.get("closed_at").unwrap();
        let council: bool = row.get("council").unwrap();
        found.expect(
            !council || closed.is_none_or(|at| at.date() == decided),
            format!("the council decided on {decided}, the record says {closed:?}"),
        );
    }
}

/// The start page of each role shows its year.
async fn start_pages(test: &TestApp, accounts: &[demo::Account], found: &mut Findings) {
    for account in accounts {
        let page = test.browser_of(&account.email).await.get("/").await;
        let whole = page.status == 200 && page.body.contains("</html>") && page.body.contains("<h1");
        found.expect(whole, format!("the start page of {}: {}", account.role, page.status));
    }
}

async fn faults_of(at: Timestamp, files: &[Document], accounts: &[demo::Account]) -> Vec<String> {
    let test = TestApp::demo_at(at).await;
    let mut found = Findings { at, told: Vec::new() };
    let today = at.date();
    let mut tx = test.app.db.reader().await.unwrap();
    counts(&mut tx, files, &mut found).await;
    gates(&mut tx, today, &mut found).await;
    sessions(&mut tx, today, &mut found).await;
    council(&mut tx, today, &mut found).await;
    drop(tx);
    start_pages(&test, accounts, &mut found).await;
    test.app.db.close().await;
    found.told
}

/// One of four parts of the days, so that they run beside one another.
async fn sweep(part: i32) {
    let files = demo::documents().unwrap();
    let accounts = demo::accounts(&TestApp::demo().await.app).await.unwrap();
    assert_eq!(accounts.len(), 10);
    let all = (0..COUNT).map(|i| (i, FIRST.saturating_add(i.days())));
    let mut told = Vec::new();
    for (i, day) in all.filter(|(i, day)| i % 4 == part && (!postgres::wanted() || ON_BOTH.contains(day))) {
        let minutes = TIMES[usize::try_from(i).unwrap() / 4 % TIMES.len()];
        told.extend(faults_of(start_of(day).plus(minutes * 60_000_000), &files, &accounts).await);
    }
    assert!(told.is_empty(), "{} faults, the first:\n{}", told.len(), told[..told.len().min(12)].join("\n"));
}

#[tokio::test]
async fn the_demo_is_right_on_every_day_part_one() {
    sweep(0).await;
}

#[tokio::test]
async fn the_demo_is_right_on_every_day_part_two() {
    sweep(1).await;
}

#[tokio::test]
async fn the_demo_is_right_on_every_day_part_three() {
    sweep(2).await;
}

#[tokio::test]
async fn the_demo_is_right_on_every_day_part_four() {
    sweep(3).await;
}
