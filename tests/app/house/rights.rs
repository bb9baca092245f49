//! Who gets what answer from which route: the whole table for every role, as one snapshot.
//!
//! Each role has a demo of its own, so that what one of them may change does not change another's answers.
//! Pages are asked for before changes; every request has a fresh session, so signing out signs out nobody else.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fokusraum::router;
use uuid::Uuid;

use crate::support::TestApp;

const ROLES: [&str; 11] = [
    "visitor",
    "administration",
    "stab",
    "steuerung",
    "kreistag",
    "kommune",
    "koordination",
    "begleitung",
    "mitglied",
    "gast",
    "buergerin",
];

/// What stands for the parameters of a path, from the demo's data.
struct Things(BTreeMap<&'static str, String>);

impl Things {
    async fn of(test: &TestApp) -> Self {
        let mut things = BTreeMap::new();
        let first = |sql: &'static str| test.first_id(sql);
        things.insert("group", first("SELECT g.id FROM groups g JOIN members m ON m.group_id = g.id JOIN persons p ON p.id = m.person WHERE p.email_key = 'koordination@beispielstedt.example' AND m.role = 'coordinator' ORDER BY g.sort_key LIMIT 1").await);
        things.insert("draft", first("SELECT r.id FROM recommendations r JOIN members m ON m.group_id = r.group_id JOIN persons p ON p.id = m.person WHERE p.email_key = 'koordination@beispielstedt.example' AND m.role = 'coordinator' AND r.stage IN ('draft', 'adopted') ORDER BY r.stage, r.title LIMIT 1").await);
        // One card, its column and its board: of two boards, every answer would be 404.
        things.insert("card", first("SELECT c.id FROM cards c JOIN boards b ON b.id = c.board JOIN members m ON m.group_id = b.group_id JOIN persons p ON p.id = m.person WHERE p.email_key = 'koordination@beispielstedt.example' AND m.role = 'coordinator' ORDER BY b.title, c.id LIMIT 1").await);
        things.insert("column", first("SELECT c.board_column AS id FROM cards c JOIN boards b ON b.id = c.board JOIN members m ON m.group_id = b.group_id JOIN persons p ON p.id = m.person WHERE p.email_key = 'koordination@beispielstedt.example' AND m.role = 'coordinator' ORDER BY b.title, c.id LIMIT 1").await);
        things.insert("board", first("SELECT c.board AS id FROM cards c JOIN boards b ON b.id = c.board JOIN members m ON m.group_id = b.group_id JOIN persons p ON p.id = m.person WHERE p.email_key = 'koordination@beispielstedt.example' AND m.role = 'coordinator' ORDER BY b.title, c.id LIMIT 1").await);
        things.insert("meeting", meeting(test, &things["group"], "2026-03-10").await);
        things.insert(
            "top",
            first(
                "SELECT i.id FROM agenda_items i JOIN meetings q ON q.id = i.meeting WHERE q.title = 'Treffen' LIMIT 1",
            )
            .await,
        );
        things.insert(
            "invited",
            first("SELECT a.id FROM meeting_people a JOIN meetings q ON q.id = a.meeting WHERE q.title = 'Treffen' LIMIT 1")
                .await,
        );
        things.insert("running", running(test, &things["group"]).await);
        things.insert("item", first("SELECT o.item AS id FROM outcomes o JOIN minutes m ON m.meeting = o.meeting WHERE m.state = 'writing' LIMIT 1").await);
        things.insert(
            "outcome",
            first(
                "SELECT o.id FROM outcomes o JOIN minutes m ON m.meeting = o.meeting WHERE m.state = 'writing' LIMIT 1",
            )
            .await,
        );
        things.insert(
            "circulating",
            first("SELECT meeting AS id FROM minutes WHERE state = 'circulating' LIMIT 1").await,
        );
        wish(test, &things["circulating"]).await;
        things.insert("correction", first("SELECT id FROM corrections LIMIT 1").await);
        talk(test, &things).await;
        things.insert("line", first("SELECT id FROM card_items WHERE text = 'Alles prüfen'").await);
        things.insert("remark", first("SELECT id FROM card_comments WHERE body = 'Ist geprüft.'").await);
        things.insert("comment", first("SELECT id FROM comments WHERE body = 'Ist gelesen.'").await);
        things.insert("poll", first("SELECT id FROM polls ORDER BY title LIMIT 1").await);
        things.insert("asked", first("SELECT id FROM poll_people WHERE email <> '' ORDER BY email LIMIT 1").await);
        things.insert("ballot", first("SELECT id FROM ballots WHERE closed_at IS NULL LIMIT 1").await);
        things.insert("field", first("SELECT id FROM fields ORDER BY code LIMIT 1").await);
        things.insert("phase", first("SELECT p.id FROM phases p JOIN cycles c ON c.id = p.cycle WHERE NOT c.archive AND p.closed_at IS NULL ORDER BY c.year DESC, p.position LIMIT 1").await);
        things.insert(
            "paper",
            first("SELECT id FROM papers WHERE dispatched_at IS NOT NULL ORDER BY title LIMIT 1").await,
        );
        things.insert("person", first("SELECT id FROM persons WHERE email_key = 'gast@beispielstedt.example'").await);
        things.insert("change", first("SELECT id FROM field_changes ORDER BY id LIMIT 1").await);
        Self(things)
    }

    fn path(&self, pattern: &str) -> String {
        let thing = |name: &str| self.0.get(name).cloned().unwrap_or_default();
        let nobody = Uuid::nil().to_string();
        let id = match pattern.split('/').nth(1).unwrap_or_default() {
            "groups" => thing("group"),
            "recommendations" => thing("draft"),
            "ballots" => thing("ballot"),
            "boards" => thing("board"),
            "meetings" => thing(meeting_of(pattern)),
            "polls" => thing("poll"),
            "fields" => thing("field"),
            "gates" => thing("phase"),
            "papers" => thing("paper"),
            "people" => thing("person"),
            "field-changes" => thing("change"),
            _ => nobody.clone(),
        };
        let year = "2026".to_owned();
        pattern
            .split('/')
            .map(|part| match part {
                "{id}" => id.clone(),
                "{year}" | "{number}" => year.clone(),
                "{group}" => thing("group"),
                "{person}" => thing("person"),
                "{card}" => thing("card"),
                "{who}" if pattern.starts_with("/meetings/") => thing("invited"),
                "{who}" => thing("asked"),
                "{column}" => thing("column"),
                "{comment}" if pattern.starts_with("/boards/") => thing("remark"),
                "{comment}" => thing("comment"),
                "{item}" if pattern.starts_with("/boards/") => thing("line"),
                "{item}" if pattern.contains("/agenda/") => thing("top"),
                "{item}" => thing("item"),
                "{outcome}" => thing("outcome"),
                "{correction}" => thing("correction"),
                part if part.starts_with('{') => nobody.clone(),
                part => part.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// Which meeting a path is about: one that comes, one whose minutes are written, one whose minutes circulate.
fn meeting_of(pattern: &str) -> &'static str {
    if pattern.contains("/minutes/corrections") || pattern.ends_with("/minutes/approval") {
        "circulating"
    } else if pattern.contains("/minutes") {
        "running"
    } else {
        "meeting"
    }
}

/// A meeting of a group that its coordinator shares with the network, with an item on its agenda.
async fn meeting(test: &TestApp, group: &str, day: &str) -> String {
    let fields = [
        ("title", "Treffen"),
        ("day", day),
        ("from", "18"),
        ("minutes", "90"),
        ("audience", "network"),
        ("guests", "greta@haus.example"),
    ];
    let mut coordinator = test.browser_of("koordination@beispielstedt.example").await;
    let meeting = coordinator.post(&format!("/groups/{group}/meetings/new"), &fields).await.made();
    coordinator.post(&format!("/meetings/{meeting}/agenda"), &[("title", "Stand")]).await.expect(303);
    meeting
}

/// A meeting of today that is open, with something decided on its item.
async fn running(test: &TestApp, group: &str) -> String {
    let meeting = meeting(test, group, "2026-03-02").await;
    let item = test.first_id("SELECT i.id FROM agenda_items i JOIN meetings q ON q.id = i.meeting WHERE q.title = 'Treffen' ORDER BY q.starts_at LIMIT 1").await;
    let keeper = test.first_id("SELECT id FROM persons WHERE email_key = 'koordination@beispielstedt.example'").await;
    let mut coordinator = test.browser_of("koordination@beispielstedt.example").await;
    let fields = [("chair", ""), ("keeper", keeper.as_str())];
    coordinator.post(&format!("/meetings/{meeting}/opening"), &fields).await.expect(303);
    let fields = [("text", ""), ("version", "1"), ("kind", "decision"), ("outcome", "Wir werben dafür.")];
    coordinator.post(&format!("/meetings/{meeting}/minutes/items/{item}"), &fields).await.expect(303);
    meeting
}

/// Somebody of the group asks for a correction.
async fn wish(test: &TestApp, meeting: &str) {
    let mut member = test.browser_of("mitglied@beispielstedt.example").await;
    member.post(&format!("/meetings/{meeting}/minutes/corrections"), &[("text", "Es waren sieben.")]).await.expect(303);
}

/// A line on the checklist of the card, a comment on it, and one on the draft.
async fn talk(test: &TestApp, things: &BTreeMap<&'static str, String>) {
    let mut coordinator = test.browser_of("koordination@beispielstedt.example").await;
    let card = format!("/boards/{}/cards/{}", things["board"], things["card"]);
    coordinator.post(&format!("{card}/items"), &[("text", "Alles prüfen")]).await.expect(303);
    coordinator.post(&format!("{card}/comments"), &[("body", "Ist geprüft.")]).await.expect(303);
    let draft = format!("/recommendations/{}/comments", things["draft"]);
    coordinator.post(&draft, &[("body", "Ist gelesen.")]).await.expect(303);
}

/// What takes a thing away comes last, so that it does not answer for the rest; a part goes before its whole.
fn end(path: &str) -> usize {
    let is = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    if is(&["/end", "/leave", "/rest", "/withdrawal"]) {
        3
    } else if is(&["/cancellation", "/minutes/closing"]) {
        2
    } else {
        usize::from(is(&["{item}/removal", "{outcome}/removal"]))
    }
}

async fn answers(role: &str) -> Vec<(String, u16)> {
    let test = TestApp::demo().await;
    let things = Things::of(&test).await;
    let mut rows: Vec<_> = router::table().into_iter().map(|r| (r.method, r.path, r.action)).collect();
    rows.sort_by_key(|(method, path, _)| (*method != "GET", if *method == "GET" { 0 } else { end(path) }, *path));
    let mut found = Vec::new();
    for (method, path, action) in rows {
        let mut browser = match role {
            "visitor" => test.visitor(),
            name => test.browser_of(&format!("{name}@beispielstedt.example")).await,
        };
        let answer = match method {
            "GET" => browser.get(&things.path(path)).await,
            _ => browser.post(&things.path(path), &[]).await,
        };
        assert_ne!(answer.status, 500, "{role}: {method} {path}");
        found.push((format!("{method} {path} {action}"), answer.status));
    }
    found
}

#[tokio::test]
async fn every_route_answers_every_role_as_agreed() {
    let mut table: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for role in ROLES {
        for (row, status) in answers(role).await {
            table.entry(row).or_default().push(status);
        }
    }
    let mut text = format!("{}\n", ROLES.join(" "));
    for (row, statuses) in table {
        let statuses: Vec<_> = statuses.iter().map(ToString::to_string).collect();
        writeln!(text, "{} | {row}", statuses.join(" ")).unwrap();
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!("roles_and_routes", text);
    });
}
