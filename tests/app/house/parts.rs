//! A part is only had through its whole: no route takes a part of another whole, whoever asks.
//!
//! One person coordinates two groups that have the same of everything. So it is never the right that is missing: what
//! refuses the other group's poll member, card or correction is the pair of ids alone.

use std::collections::{BTreeMap, BTreeSet};

use fokusraum::access::Role;
use fokusraum::db::Statement;
use fokusraum::features::groups::MemberRole;
use fokusraum::{router, sql};
use uuid::Uuid;

use crate::support::boards::columns;
use crate::support::polls::fields;
use crate::support::{Browser, TestApp};

/// One group with one of everything that has parts; by a short name of each.
struct Half(BTreeMap<&'static str, String>);

impl Half {
    fn ids(&self, names: &[&str]) -> Vec<String> {
        names.iter().map(|name| self.0[name].clone()).collect()
    }
}

async fn id(test: &TestApp, statement: Statement) -> String {
    let mut tx = test.app.db.reader().await.unwrap();
    let id: Option<Uuid> = tx.value("id", statement).await.unwrap();
    id.expect("it was just made").to_string()
}

fn uuid(id: &str) -> Uuid {
    id.parse().unwrap()
}

/// The group of `name`, led by `cora`, with everything in it.
async fn half(test: &TestApp, cora: (Uuid, &mut Browser), staff: &mut Browser, name: &str) -> Half {
    let (person, cora) = cora;
    let group = test.focus_group(name).await;
    test.put(group, person, MemberRole::Coordinator, "").await;
    let member = test.person(&format!("Merle {name}"), &[]).await;
    test.put(group, member, MemberRole::Member, "").await;
    let mut made = BTreeMap::from([("group", group.to_string()), ("member", member.to_string())]);
    let at = format!("/groups/{group}");

    // An address without an account: it is invited into the group, and asked for dates as a guest.
    let address = format!("neu@{}.example", name.to_lowercase());
    cora.post(&format!("{at}/invitations"), &[("addresses", &address), ("role", "member")]).await.expect(303);
    made.insert("invitation", id(test, sql!("SELECT id FROM invitations WHERE group_id = $1", group)).await);
    staff.post(&format!("{at}/join"), &[("reason", "Mitlesen")]).await.expect(303);
    made.insert("request", id(test, sql!("SELECT id FROM join_requests WHERE group_id = $1", group)).await);
    let result = [("title", "Ergebnis"), ("body", "Ein Text."), ("audience", "group")];
    cora.post(&format!("{at}/results"), &result).await.expect(303);
    made.insert("result", id(test, sql!("SELECT id FROM group_results WHERE group_id = $1", group)).await);

    let poll = fields(&[("days", "2026-03-10"), ("times", "18 Uhr"), ("guests", &address)]);
    let poll: Vec<(&str, &str)> = poll.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let poll = cora.post(&format!("{at}/polls/new"), &poll).await.made();
    let asked = sql!("SELECT id FROM poll_people WHERE poll = $1 AND email <> ''", uuid(&poll));
    made.insert("asked", id(test, asked).await);
    made.insert("poll", poll);

    meetings(test, cora, person, &at, &mut made).await;
    board(test, cora, &at, &mut made).await;

    let draft = [("title", "Ein Entwurf"), ("q-situation", "Der Bus kommt nicht.")];
    let draft = cora.post(&format!("{at}/recommendations/new"), &draft).await.made();
    cora.post(&format!("/recommendations/{draft}/comments"), &[("body", "Bitte kürzer.")]).await.expect(303);
    let comment = sql!("SELECT id FROM comments WHERE recommendation = $1", uuid(&draft));
    made.insert("comment", id(test, comment).await);
    made.insert("draft", draft);
    Half(made)
}

/// A meeting that comes, one that runs, one whose minutes circulate.
async fn meetings(
    test: &TestApp,
    cora: &mut Browser,
    keeper: Uuid,
    at: &str,
    made: &mut BTreeMap<&'static str, String>,
) {
    let keeper = keeper.to_string();
    for (name, day) in [("coming", "2026-03-10"), ("running", "2026-03-02"), ("circulating", "2026-03-02")] {
        let meeting = [
            ("title", name),
            ("day", day),
            ("from", "18 Uhr"),
            ("minutes", "90"),
            ("audience", "group"),
            ("guests", "greta@haus.example"),
        ];
        let meeting = cora.post(&format!("{at}/meetings/new"), &meeting).await.made();
        let path = format!("/meetings/{meeting}");
        cora.post(&format!("{path}/agenda"), &[("title", "Stand")]).await.expect(303);
        let item = id(test, sql!("SELECT id FROM agenda_items WHERE meeting = $1", uuid(&meeting))).await;
        if name != "coming" {
            let opening = [("chair", ""), ("keeper", keeper.as_str())];
            cora.post(&format!("{path}/opening"), &opening).await.expect(303);
        }
        match name {
            "coming" => {
                let invited = sql!("SELECT id FROM meeting_people WHERE meeting = $1", uuid(&meeting));
                made.insert("invited", id(test, invited).await);
                made.insert("top", item);
            }
            "running" => {
                let said = [("text", ""), ("version", "1"), ("kind", "decision"), ("outcome", "Wir werben dafür.")];
                cora.post(&format!("{path}/minutes/items/{item}"), &said).await.expect(303);
                let outcome = sql!("SELECT id FROM outcomes WHERE meeting = $1", uuid(&meeting));
                made.insert("outcome", id(test, outcome).await);
                made.insert("item", item);
            }
            _ => {
                cora.post(&format!("{path}/minutes/closing"), &[("until", "2026-03-24")]).await.expect(303);
                let wish = [("text", "Es waren sieben.")];
                cora.post(&format!("{path}/minutes/corrections"), &wish).await.expect(303);
                let correction = sql!("SELECT id FROM corrections WHERE meeting = $1", uuid(&meeting));
                made.insert("correction", id(test, correction).await);
            }
        }
        made.insert(name, meeting);
    }
}

/// A board with tables, a note, a line of its checklist and a comment on it.
async fn board(test: &TestApp, cora: &mut Browser, at: &str, made: &mut BTreeMap<&'static str, String>) {
    let new = [("title", "Abend"), ("kind", "world_cafe")];
    let board = cora.post(&format!("{at}/boards/new"), &new).await.made();
    let path = format!("/boards/{board}");
    let mut all = columns(cora, &board).await;
    if all.is_empty() {
        cora.post(&format!("{path}/columns/new"), &[("title", "Tisch 1")]).await.expect(303);
        all = columns(cora, &board).await;
    }
    cora.post(&format!("{path}/cards/new"), &[("column", &all[0]), ("title", "Ein Bus")]).await.expect(303);
    let card = id(test, sql!("SELECT id FROM cards WHERE board = $1", uuid(&board))).await;
    cora.post(&format!("{path}/cards/{card}/items"), &[("text", "Fahrplan")]).await.expect(303);
    cora.post(&format!("{path}/cards/{card}/comments"), &[("body", "Auch sonntags.")]).await.expect(303);
    made.insert("line", id(test, sql!("SELECT id FROM card_items WHERE card = $1", uuid(&card))).await);
    made.insert("remark", id(test, sql!("SELECT id FROM card_comments WHERE card = $1", uuid(&card))).await);
    made.insert("column", all[0].clone());
    made.insert("card", card);
    made.insert("board", board);
}

/// What the parameters of a path stand for, by the path up to its last parameter.
const KNOWN: [(&str, &[&str]); 15] = [
    ("/boards/{id}/cards/{card}", &["board", "card"]),
    ("/boards/{id}/cards/{card}/comments/{comment}", &["board", "card", "remark"]),
    ("/boards/{id}/cards/{card}/items/{item}", &["board", "card", "line"]),
    ("/boards/{id}/columns/{column}", &["board", "column"]),
    ("/groups/{id}/invitations/{invitation}", &["group", "invitation"]),
    ("/groups/{id}/join-requests/{request}", &["group", "request"]),
    ("/groups/{id}/members/{person}", &["group", "member"]),
    ("/groups/{id}/results/{result}", &["group", "result"]),
    ("/meetings/{id}/agenda/{item}", &["coming", "top"]),
    ("/meetings/{id}/minutes/corrections/{correction}", &["circulating", "correction"]),
    ("/meetings/{id}/minutes/items/{item}", &["running", "item"]),
    ("/meetings/{id}/minutes/outcomes/{outcome}", &["running", "outcome"]),
    ("/meetings/{id}/people/{who}", &["coming", "invited"]),
    ("/polls/{id}/people/{who}", &["poll", "asked"]),
    ("/recommendations/{id}/comments/{comment}", &["draft", "comment"]),
];

/// A group is no part of a recommendation, but of the year's voices: one that is none says nothing on it.
const VOICE: &str = "/recommendations/{id}/assessment/groups/{group}";

/// What any of these routes could change, counted.
const COUNTS: [&str; 27] = [
    "SELECT COUNT(*) AS n FROM answered_forms",
    "SELECT COUNT(*) AS n FROM operations",
    "SELECT COUNT(*) AS n FROM mails",
    "SELECT COUNT(*) AS n FROM links",
    "SELECT COUNT(*) AS n FROM ballots",
    "SELECT COUNT(*) AS n FROM recommendations",
    "SELECT COUNT(settled_at) AS n FROM comments",
    "SELECT COUNT(*) AS n FROM members",
    "SELECT COUNT(*) AS n FROM members WHERE role = 'coordinator'",
    "SELECT COUNT(*) AS n FROM invitations WHERE revoked_at IS NULL",
    "SELECT COUNT(*) AS n FROM join_requests WHERE state = 'open'",
    "SELECT CAST(SUM(LENGTH(title) + LENGTH(body)) AS BIGINT) AS n FROM group_results",
    "SELECT COUNT(*) AS n FROM poll_people",
    "SELECT COUNT(answered_at) AS n FROM poll_people",
    "SELECT COUNT(*) AS n FROM poll_answers",
    "SELECT COUNT(*) AS n FROM poll_notices",
    "SELECT COUNT(*) AS n FROM meeting_people",
    "SELECT COUNT(replied_at) AS n FROM meeting_people",
    "SELECT CAST(SUM(text_version + record_version + place) AS BIGINT) AS n FROM agenda_items",
    "SELECT CAST(SUM(version) AS BIGINT) AS n FROM outcomes",
    "SELECT COUNT(*) AS n FROM corrections WHERE state = 'open'",
    "SELECT CAST(SUM(version) AS BIGINT) AS n FROM boards",
    "SELECT CAST(SUM(version) AS BIGINT) AS n FROM cards WHERE state = 'shown'",
    "SELECT COUNT(*) AS n FROM card_items WHERE NOT done",
    "SELECT COUNT(*) AS n FROM card_comments WHERE NOT hidden",
    "SELECT CAST(SUM(version) AS BIGINT) AS n FROM board_columns WHERE archived_at IS NULL",
    "SELECT COUNT(*) AS n FROM card_mentions",
];

async fn counts(test: &TestApp) -> Vec<i64> {
    let mut tx = test.app.db.reader().await.unwrap();
    let mut found = Vec::new();
    for text in COUNTS {
        let count: Option<i64> = tx.value("n", Statement::new(text, Vec::new())).await.unwrap();
        found.push(count.unwrap());
    }
    found
}

/// The path with these ids in place of its parameters.
fn path(pattern: &str, ids: &[String]) -> String {
    let mut ids = ids.iter();
    let part = |part: &str| if part.starts_with('{') { ids.next().unwrap().clone() } else { part.to_owned() };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A recommendation that waits for the voices of its year, of which `group` is the only one.
async fn waiting_for(test: &TestApp, cora: &mut Browser, group: &str) -> String {
    let draft = [("title", "Zum Einschätzen"), ("q-situation", "Der Bus kommt nicht.")];
    let rec = cora.post(&format!("/groups/{group}/recommendations/new"), &draft).await.made();
    let cycle = id(test, sql!("SELECT cycle AS id FROM recommendations WHERE id = $1", uuid(&rec))).await;
    test.app
        .db
        .write((uuid(&rec), uuid(&cycle), uuid(group)), |tx, (rec, cycle, group)| {
            Box::pin(async move {
                tx.run(sql!("UPDATE recommendations SET stage = 'pre_assessed' WHERE id = $1", *rec)).await?;
                let voice =
                    sql!("INSERT INTO cycle_voices (cycle, kind, voice) VALUES ($1, 'group', $2)", *cycle, *group);
                tx.run(voice).await
            })
        })
        .await
        .unwrap();
    rec
}

#[tokio::test]
async fn no_route_takes_a_part_of_another_whole() {
    let test = TestApp::new().await;
    let mut staff = test.browser("Staff", &[Role::Staff]).await;
    let year = [("year", "2026"), ("title", "Sozialplanung 2026"), ("template", "2023")];
    staff.post("/year/new", &year).await.expect(303);
    let person = test.person("Cora Coordinator", &[]).await;
    let mut cora = test.signed_in(person).await;
    let own = half(&test, (person, &mut cora), &mut staff, "Wohnen").await;
    let other = half(&test, (person, &mut cora), &mut staff, "Bildung").await;
    let assessed = waiting_for(&test, &mut cora, &own.0["group"]).await;

    let mut unused: BTreeSet<&str> = KNOWN.iter().map(|(start, _)| *start).chain([VOICE]).collect();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for route in router::table().into_iter().filter(|route| route.path.matches('{').count() > 1) {
        let start = &route.path[..=route.path.rfind('}').unwrap()];
        let (right, foreign) = if start == VOICE {
            (vec![assessed.clone(), own.0["group"].clone()], vec![assessed.clone(), other.0["group"].clone()])
        } else {
            let known = KNOWN.iter().find(|(known, _)| *known == start);
            let (_, names) = known.unwrap_or_else(|| panic!("{} has two ids and is not tried here", route.path));
            (own.ids(names), other.ids(names))
        };
        unused.remove(start);
        if route.method == "GET" {
            let answer = cora.get(&path(route.path, &right)).await;
            if !matches!(answer.status, 200 | 303) {
                wrong.push(format!("GET {}: {} for its own part", route.path, answer.status));
            }
        }
        // From each place on, the ids are those of the other whole.
        for from in 1..right.len() {
            let ids = [&right[..from], &foreign[from..]].concat();
            let before = counts(&test).await;
            let answer = match route.method {
                "GET" => cora.get(&path(route.path, &ids)).await,
                _ => cora.post(&path(route.path, &ids), &[]).await,
            };
            if answer.status != 404 {
                wrong.push(format!("{} {}: {} for another's part", route.method, route.path, answer.status));
            }
            if counts(&test).await != before {
                wrong.push(format!("{} {}: changed something", route.method, route.path));
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(unused.is_empty(), "no route begins with {unused:?} any more");
}
