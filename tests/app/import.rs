//! Importing years, and the demo that is imported: all or nothing, dates where they belong, numbers that go on.

mod meetings;

use fokusraum::clock::{Timestamp, end_of, start_of};
use fokusraum::db::Statement;
use fokusraum::demo;
use fokusraum::features::{ballots, recommendations};
use fokusraum::flows::import::command::{load_aloud, read_and_check};
use fokusraum::flows::import::format::{Document, parse};
use fokusraum::flows::import::load::{NotImported, Progress, load};
use fokusraum::sql;
use jiff::ToSpan as _;
use jiff::civil::Date;
use uuid::Uuid;

use crate::support::{TestApp, begin};

const YEAR: &str = r#"
[[field]]
code = "housing"
look = 3
names = [{ name = "Housing" }]

[[person]]
key = "ada"
name = "Ada"
email = "ada@test.example"
password = "a long password"

[[person]]
key = "bea"
name = "Bea"
email = "bea@test.example"
password = "a long password"

[[group]]
key = "home"
kind = "focus_group"
name = "Home"
state = "active"
fields = ["housing"]
members = [{ person = "ada", role = "coordinator" }, { person = "bea", role = "guest" }]

[[cycle]]
year = "current"
title = "This year"
[[cycle.phases]]
kind = "submission"
title = "Submission"
opens_on = "today-3"
closes_on = "today"
[[cycle.phases]]
kind = "individual_assessment"
title = "Round"
opens_on = "today-2"
closes_on = "today+9"

[[recommendation]]
key = "ramps"
cycle = "current"
group = "home"
title = "Ramps"
stage = "draft"
fields = ["housing"]

[[recommendation]]
key = "lifts"
cycle = "current"
group = "home"
number = "current/3"
title = "Lifts"
stage = "submitted"

[[ballot]]
recommendation = "ramps"
closes = "today+4"
votes = [{ person = "ada", option = "yes" }]
"#;

fn documents(text: &str) -> Vec<Document> {
    vec![parse("year.toml", text).unwrap()]
}

async fn import(test: &TestApp, text: &str) -> Vec<String> {
    match load(&test.app, documents(text), false, Progress::default()).await {
        Ok(_) => Vec::new(),
        Err(NotImported::Faults(faults)) => faults.iter().map(ToString::to_string).collect(),
        Err(NotImported::Failed(error)) => panic!("{error}"),
    }
}

async fn count(test: &TestApp, statement: Statement) -> i64 {
    test.app.db.reader().await.unwrap().value("n", statement).await.unwrap().unwrap()
}

async fn everything(test: &TestApp) -> i64 {
    count(
        test,
        sql!(
            "SELECT (SELECT COUNT(*) FROM persons) + (SELECT COUNT(*) FROM fields) + (SELECT COUNT(*) FROM groups) \
             + (SELECT COUNT(*) FROM cycles) + (SELECT COUNT(*) FROM recommendations) + (SELECT COUNT(*) FROM operations) AS n"
        ),
    )
    .await
}

fn today() -> Date {
    begin().date()
}

#[tokio::test]
async fn the_demo_loads_whole_and_once() {
    let test = TestApp::demo().await;
    assert!(!demo::fill(&test.app).await.unwrap(), "it loads into an empty database only");
    assert_eq!(count(&test, sql!("SELECT COUNT(*) AS n FROM cycles")).await, 6);
    let remarks: usize = demo::documents().unwrap().iter().map(|d| d.body.remarks.len()).sum();
    let stored = count(&test, sql!("SELECT COUNT(*) AS n FROM remarks")).await;
    assert_eq!(usize::try_from(stored).unwrap(), remarks);
    let accounts = demo::accounts(&test.app).await.unwrap();
    assert_eq!(accounts.len(), 10);
    let first = &accounts[0];
    let mut browser = test.visitor();
    let fields = [("email", first.email.as_str()), ("password", first.password.as_str())];
    browser.post("/sign-in", &fields).await.expect(303);
    browser.get("/sign-in").await.expect(200).says("Beispiel.").says("Kreis Beispielstedt");
}

#[tokio::test]
async fn a_broken_set_imports_nothing_and_names_file_line_and_field() {
    let test = TestApp::new().await;
    let before = everything(&test).await;
    let cases = [
        ("group = \"home\"\nnumber", "group = \"hut\"\nnumber", "year.toml:52: group: there is no group `hut`"),
        ("closes = \"today+4\"", "closes = \"today-1\"", "year.toml:59: closes: lies in the past"),
        (
            "person = \"ada\", option",
            "person = \"bea\", option",
            "year.toml:60: person: `bea` has no vote in this group",
        ),
        (
            "recommendation = \"ramps\"",
            "recommendation = \"lifts\"",
            "year.toml:58: recommendation: only a draft is voted on",
        ),
        (
            "kind = \"focus_group\"",
            "kind = \"focus_group\"\nparent = \"home\"",
            "year.toml:20: parent: is above itself: follow the keys",
        ),
        (
            "\"a long password\"\n\n[[group]]",
            "\"short\"\n\n[[group]]",
            "year.toml:14: password: shorter than 12 characters",
        ),
    ];
    for (good, bad, told) in cases {
        assert!(YEAR.contains(good), "{good}");
        assert_eq!(import(&test, &YEAR.replace(good, bad)).await, [told]);
    }
    assert_eq!(everything(&test).await, before);
    assert_eq!(import(&test, YEAR).await, [""; 0]);
}

#[tokio::test]
async fn days_fall_together_only_on_the_day_of_the_import() {
    let test = TestApp::new().await;
    let twice = format!("{YEAR}[[cycle]]\nyear = {}\ntitle = \"Again\"\n", today().year());
    assert_eq!(import(&test, &twice).await, ["year.toml:62: year: the cycle `2026` was already given in year.toml:28"]);
    let crossed = YEAR.replace("closes_on = \"today+9\"", "closes_on = \"2020-01-01\"");
    assert_eq!(import(&test, &crossed).await, ["year.toml:39: closes_on: ends before it begins"]);
}

/// What would silently become another day is a fault with its place.
#[tokio::test]
async fn days_that_cannot_be_meant_are_named() {
    const POLL: &str = r#"
[[poll]]
group = "home"
organiser = "ada"
title = "When"
closes_on = "today+2"
dates = [
    { on = "workday+5", at = "18:00", minutes = 60 },
    { on = "workday+6", at = "18:00", minutes = 60 },
]
answers = [{ person = "ada", said = ["yes", "no"] }]
"#;
    let test = TestApp::new().await;
    let before = everything(&test).await;
    let good = format!("{YEAR}{POLL}").replace(
        "stage = \"submitted\"\n",
        "stage = \"submitted\"\ndates = { created_on = \"today-9\", submitted_on = \"workday-2\" }\n",
    );
    // The tests begin on a Monday: the fifth working day from it is the Monday after.
    let cases = [
        ("created_on = \"today-9\"", "created_on = \"today+1\"", "56: created_on: lies in the future"),
        ("created_on = \"today-9\"", "created_on = \"today-1\"", "56: submitted_on: lies before `created_on`"),
        ("\"workday+6\"", "\"workday+5\"", "70: on: the same date is given twice"),
        ("\"workday+6\"", "\"today+7\"", "70: on: the same date is given twice"),
        ("\"workday+6\"", "\"workday-1\"", "70: on: lies in the past"),
        (
            "\"workday+6\"",
            "\"2026-03-29\", at = \"02:30\", minutes = 60 },\n { on = \"workday+6\"",
            "70: on: `02:30:00` names nothing; write a time that this day has",
        ),
        ("closes_on = \"today+2\"", "closes_on = \"today-1\"", "67: closes_on: lies in the past"),
        ("[\"yes\", \"no\"]", "[\"yes\"]", "65: said: 1 answers to 2 dates"),
    ];
    for (right, wrong, told) in cases {
        assert!(good.contains(right), "{right}");
        let faults = import(&test, &good.replace(right, wrong)).await;
        assert!(faults.iter().any(|fault| fault == &format!("year.toml:{told}")), "{wrong}: {faults:?}");
    }
    assert_eq!(everything(&test).await, before, "nothing was kept of any of them");
    assert_eq!(import(&test, &good).await, [""; 0]);
    assert_eq!(count(&test, sql!("SELECT COUNT(*) AS n FROM poll_dates")).await, 2);
    // A day that no day of import can give is not even read.
    for never in ["workday", "workday+0", "workday-0", "workday+x", "today+1.5"] {
        let fault = parse("year.toml", &good.replace("workday+6", never)).unwrap_err().to_string();
        assert!(fault.contains("is no day; write"), "{fault}");
    }
}

#[tokio::test]
async fn what_exists_already_is_named_and_stays() {
    let test = TestApp::new().await;
    assert_eq!(import(&test, YEAR).await, [""; 0]);
    let before = everything(&test).await;
    let told = import(&test, YEAR).await;
    let exists = |what: &str| told.iter().any(|line| line.contains(&format!("the {what} exists already")));
    for what in ["field `housing`", "email `ada@test.example`", "group `Home`", "cycle `2026`", "number `2026/3`"] {
        assert!(exists(what), "{what}: {told:?}");
    }
    let district = "[district]\nname = \"Another\"\n";
    assert_eq!(
        import(&test, district).await,
        ["year.toml:2: name: the district `Testkreis` exists already on this platform"]
    );
    assert_eq!(everything(&test).await, before);
}

#[tokio::test]
async fn relative_days_land_on_the_tests_calendar() {
    let test = TestApp::new().await;
    assert_eq!(import(&test, YEAR).await, [""; 0]);
    let mut tx = test.app.db.reader().await.unwrap();
    let phases = tx.rows(sql!("SELECT opens_on, closes_on, opened_at, closed_at FROM phases ORDER BY position")).await;
    let phases = phases.unwrap();
    let day = |days: i64| today().saturating_add(days.days());
    assert_eq!(phases[0].get::<Date>("opens_on").unwrap(), day(-3));
    assert_eq!(phases[0].get::<Date>("closes_on").unwrap(), today());
    assert_eq!(phases[0].get::<Option<Timestamp>>("opened_at").unwrap(), Some(start_of(day(-3))));
    assert_eq!(phases[0].get::<Option<Timestamp>>("closed_at").unwrap(), None, "today is still open");
    assert_eq!(phases[1].get::<Option<Timestamp>>("opened_at").unwrap(), None, "the cycle opens a running round");
    let ballot: Uuid = tx.value("id", sql!("SELECT id FROM ballots")).await.unwrap().unwrap();
    let ballot = ballots::store::ballot(&mut tx, ballot).await.unwrap();
    assert_eq!((ballot.closes_at, ballot.quorum), (end_of(day(4)), 1));
    assert_eq!(ballots::store::turnout(&mut tx, ballot.id).await.unwrap().electorate, 1, "guests have no vote");
}

#[tokio::test]
async fn numbers_go_on_after_the_imported_ones() {
    let test = TestApp::demo().await;
    let last = sql!("SELECT seq AS n FROM last_numbers WHERE year = 2026");
    assert_eq!(count(&test, last).await, 5);
    let highest = sql!("SELECT MAX(number_seq) AS n FROM recommendations WHERE number_year = 2026");
    assert_eq!(count(&test, highest).await, 5);
    let archived = sql!("SELECT seq AS n FROM last_numbers WHERE year = 2021");
    assert_eq!(count(&test, archived).await, 6);
}

#[tokio::test]
async fn the_past_is_public_and_the_present_is_not() {
    let test = TestApp::demo().await;
    let mut tx = test.app.db.reader().await.unwrap();
    let ids = sql!(
        "SELECT r.id FROM recommendations r JOIN cycles c ON c.id = r.cycle WHERE r.published_at IS NOT NULL AND c.year = $1 \
         ORDER BY r.number_seq",
        2021_i64
    );
    let archived: Vec<Uuid> = tx.values("id", ids).await.unwrap();
    assert_eq!(archived.len(), 6);
    let first = recommendations::store::recommendation(&mut tx, archived[0]).await.unwrap();
    assert_eq!((first.published_at, first.submitted_at), (Some(begin()), None), "what is not handed down stays open");
    let published = sql!(
        "SELECT COUNT(*) AS n FROM recommendations r JOIN cycles c ON c.id = r.cycle \
         WHERE NOT c.archive AND r.published_at IS NOT NULL AND c.year = 2025"
    );
    drop(tx);
    assert_eq!(count(&test, published).await, 6);
    let of_this_year = sql!(
        "SELECT COUNT(*) AS n FROM recommendations r JOIN cycles c ON c.id = r.cycle \
         WHERE r.published_at IS NOT NULL AND c.year = 2026"
    );
    assert_eq!(count(&test, of_this_year).await, 0);
}

#[tokio::test]
async fn the_electorate_of_last_year_is_who_assessed() {
    let test = TestApp::demo().await;
    let strangers = sql!(
        "SELECT COUNT(*) AS n FROM cycle_voices v WHERE NOT EXISTS (SELECT 1 FROM assessments a \
         JOIN recommendations r ON r.id = a.recommendation WHERE r.cycle = v.cycle AND a.voice = v.voice)"
    );
    assert_eq!(count(&test, strangers).await, 0);
    assert_eq!(count(&test, sql!("SELECT COUNT(*) AS n FROM cycle_voices")).await, 11);
    let again = sql!(
        "SELECT COUNT(*) AS n FROM lineage l JOIN recommendations old ON old.id = l.from_id AND old.stage = 'not_in_focus' \
         JOIN recommendations new ON new.id = l.to_id AND new.stage = 'submitted' WHERE l.kind = 'resubmitted_as'"
    );
    assert_eq!(count(&test, again).await, 1);
}

#[tokio::test]
async fn the_command_says_what_it_reads_and_what_is_wrong() {
    let test = TestApp::new().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.toml");
    std::fs::write(&path, YEAR.replace("look = 3", "look = 30")).unwrap();
    let mut told = Vec::new();
    let refused = read_and_check(&[folder.path().to_owned()], &mut told).unwrap_err().to_string();
    assert_eq!(refused, "nothing was imported: 1 fault to mend");
    let said = String::from_utf8(std::mem::take(&mut told)).unwrap();
    assert!(said.contains(&format!("{}:4: look: 30 lies outside of 1 to 10", path.display())), "{said}");
    std::fs::write(&path, YEAR).unwrap();
    let documents = read_and_check(&[folder.path().to_owned()], &mut told).unwrap();
    load_aloud(&test.app, documents, &mut told).await.unwrap();
    let said = String::from_utf8(told).unwrap();
    assert!(said.contains("loading: recommendations\n"), "{said}");
    assert!(
        said.ends_with("imported: fields 1, people 2, groups 1, years 1, recommendations 2, ballots 1\n"),
        "{said}"
    );
}

#[tokio::test]
async fn the_demos_clock_steps_forward_past_the_gates() {
    let test = TestApp::demo().await;
    let mut admin = test.browser_of("administration@beispielstedt.example").await;
    let page = admin.get("/demo/clock").await.expect(200);
    let page = page.says("Mo., 2. März 2026").says("Bis nach dem Ende von „Ausarbeitung der Handlungsempfehlungen“");
    assert_eq!(page.body.matches("kern-btn--secondary").count(), 3);
    let (past, next) = (today().to_string(), today().saturating_add(26.days()));
    let wrong = [("email", "stab@beispielstedt.example"), ("password", "falsch")];
    test.visitor().post("/sign-in", &wrong).await.expect(422);
    let limits = sql!("SELECT COUNT(*) AS n FROM rate_limits");
    assert_eq!(count(&test, limits.clone()).await, 2);
    admin.post("/demo/clock", &[("day", &past)]).await.expect(422).says("läuft nur vorwärts");
    admin.post("/demo/clock", &[("day", "2029-01-01")]).await.expect(422).says("innerhalb von zwei Jahren");
    admin.post("/demo/clock", &[("day", "gestern")]).await.expect(422);
    assert_eq!(test.app.db.clock().now(), begin());
    let moved = admin.submit("/demo/clock", &[("day", &next.to_string())]).await.expect(200);
    moved.says("Die Uhr ist vorgestellt").says("Sa., 28. März 2026");
    assert_eq!(count(&test, limits).await, 0, "what fell due on the way was done");
    let open_votes = sql!("SELECT COUNT(*) AS n FROM ballots WHERE closed_at IS NULL");
    assert_eq!(count(&test, open_votes).await, 0, "the group's vote has ended");
    let late = sql!("SELECT COUNT(*) AS n FROM ballots WHERE closed_at > closes_at + 50000000000");
    assert_eq!(count(&test, late).await, 0, "and it ended on the way, not at the end of it");
    let round = sql!(
        "SELECT COUNT(*) AS n FROM phases p JOIN cycles c ON c.id = p.cycle WHERE c.year = 2026 \
         AND p.kind = 'individual_assessment' AND p.opened_at IS NOT NULL AND p.closed_at IS NULL"
    );
    assert_eq!(count(&test, round).await, 1, "the individual round runs");
    let steering = sql!(
        "SELECT COUNT(*) AS n FROM cycle_voices v JOIN cycles c ON c.id = v.cycle WHERE c.year = 2026 AND v.kind = 'person'"
    );
    assert_eq!(count(&test, steering).await, 8, "with the steering group's eight members");
}

#[tokio::test]
async fn only_the_demos_administrator_finds_the_clock() {
    let demo = TestApp::demo().await;
    demo.browser_of("stab@beispielstedt.example").await.get("/demo/clock").await.expect(404);
    let mut staff = demo.browser_of("stab@beispielstedt.example").await;
    staff.post("/demo/clock", &[("day", "2026-04-01")]).await.expect(404);
    assert_eq!(demo.app.db.clock().now(), begin());
    let real = TestApp::new().await;
    let mut admin = real.browser("Ina", &[fokusraum::access::Role::Administrator]).await;
    admin.get("/demo/clock").await.expect(404);
    admin.post("/demo/clock", &[("day", "2026-04-01")]).await.expect(404);
}
