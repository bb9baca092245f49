//! Every form that anybody finds in the demo, sent with what nobody should send.
//!
//! Each role walks from its start page along the links and notes the forms it meets. Each of them is sent with NUL,
//! with bytes that are no UTF-8, with 100,000 characters and with values of the wrong kind: refused with words at
//! the field, and what else was typed is still there. Then empty and with markup: whatever happens, nothing breaks
//! and no page ever shows the markup as markup.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use fokusraum::clock::{DAY, Timestamp, start_of};
use fokusraum::{router, sql};
use jiff::civil::Date;

use crate::support::forms::{self, Control, PostForm};
use crate::support::{Browser, TestApp};

/// Who walks, and on the first day of which phase of the demo's year; today where it is empty.
const WALKS: [(&str, &str); 13] = [
    ("visitor", ""),
    ("administration", ""),
    ("stab", ""),
    ("steuerung", ""),
    ("kommune", ""),
    ("koordination", ""),
    ("frieda", ""),
    ("jasper", ""),
    ("mitglied", ""),
    ("buergerin", ""),
    ("steuerung", "individual_assessment"),
    ("frieda", "individual_assessment"),
    ("stab", "joint_assessment"),
];
/// Of pages and forms that are alike (`/groups/…/members`) so many are looked at.
const ALIKE: usize = 8;
/// What the demo offers to nobody on these days. Those with fields are sent bad input where they are tested:
/// accounts, setup, invitations, groups, council, year.
const UNMET: [&str; 29] = [
    "/sign-in/code/entry",
    "/account/sessions/end",
    "/account/sessions/{id}/end",
    "/password/reset/entry",
    "/groups/{id}/wake",
    "/groups/{id}/join-requests/{request}/answer",
    "/groups/{id}/invitations/{invitation}/reissue",
    "/groups/{id}/invitations/{invitation}/revocation",
    "/invitations/{token}",
    // Only of a meeting that is prepared; it has no fields.
    "/meetings/{id}/invitation",
    // Its address stands in a mail: tests/app/meetings.
    "/m/{secret}",
    "/calendar/subscription/end",
    "/groups/{id}/calendar/end",
    "/boards/{id}/cards/{card}/comments/{comment}",
    "/boards/{id}/cards/{card}/reading",
    // Only while there is an open link; it has no fields.
    "/polls/{id}/open-link/removal",
    // Its address stands in a mail: tests/app/polls.rs.
    "/t/{secret}",
    // The demo has no meeting under way and no wish for a correction: tests/app/minutes.
    "/meetings/{id}/opening",
    "/meetings/{id}/minutes/items/{item}/board",
    "/meetings/{id}/minutes/outcomes/{outcome}/removal",
    "/meetings/{id}/minutes/closing",
    "/meetings/{id}/minutes/corrections/{correction}",
    "/m/{secret}/minutes",
    "/recommendations/{id}/focus",
    "/people/{id}/reactivation",
    "/outbox/delivery",
    "/setup",
    "/papers/{id}",
    "/papers/{id}/dispatch",
];
const MARKUP: &str = "<script>alert(1)</script>\"'><b>&amp;";
const KEPT: &str = "Das bleibt stehen 4711";

/// A path without what differs between pages of one kind.
fn family(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let part = |part: &str| if part.len() == 36 || part.parse::<u32>().is_ok() { "*".into() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Noon of the first day of a phase of the present year.
async fn first_day(test: &TestApp, kind: &str) -> Timestamp {
    let opens = sql!(
        "SELECT p.opens_on FROM phases p JOIN cycles c ON c.id = p.cycle WHERE p.kind = $1 AND NOT c.archive ORDER BY c.year DESC LIMIT 1",
        kind
    );
    let day = test.app.db.reader().await.unwrap().value::<Date>("opens_on", opens).await.unwrap();
    start_of(day.expect("the phase has days")).plus(DAY / 2)
}

async fn browser(test: &TestApp, role: &str) -> Browser {
    match role {
        "visitor" => test.visitor(),
        name => test.browser_of(&format!("{name}@beispielstedt.example")).await,
    }
}

/// Every page that `role` finds by links; `see` gets path and body.
async fn walk(test: &TestApp, role: &str, mut see: impl FnMut(&str, &str)) {
    let mut browser = browser(test, role).await;
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    let mut queue = VecDeque::from(["/".to_owned()]);
    while let Some(path) = queue.pop_front() {
        let count = families.entry(family(&path)).or_default();
        *count += 1;
        if *count > ALIKE {
            continue;
        }
        let answer = browser.get(&path).await;
        assert!(answer.status < 500, "{role}: GET {path} answered {}", answer.status);
        see(&path, &answer.body);
        let links = answer.body.split("<a ").skip(1).filter_map(|tag| tag.split('>').next());
        let targets = links.filter_map(|head| forms::attribute(&format!(" {head}"), "href")).chain(answer.location);
        for target in targets.filter(|target| target.starts_with('/') && !target.starts_with("/static/")) {
            if known.insert(target.clone()) {
                queue.push_back(target);
            }
        }
    }
}

/// The forms that `role` meets, one of each kind that no earlier role met.
async fn forms_of(test: &TestApp, role: &str, seen: &mut BTreeSet<String>) -> Vec<PostForm> {
    let mut found = Vec::new();
    walk(test, role, |path, body| {
        for form in forms::forms(body, path) {
            let names: Vec<_> = form.controls.iter().map(|control| control.name.as_str()).collect();
            if seen.insert(format!("{} {}", family(&form.action), names.join(" "))) {
                found.push(form);
            }
        }
    })
    .await;
    found
}

fn encoded(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A form body in which one control holds raw percent-encoded bytes and another typed one a text to be kept.
fn with_bytes(form: &PostForm, control: &Control, bytes: &str) -> (String, Option<&'static str>) {
    let other =
        form.controls.iter().find(|c| c.name != control.name && ["text", "textarea"].contains(&c.kind.as_str()));
    let pairs = form.filled(|c| (other.is_some_and(|o| o.name == c.name)).then(|| KEPT.to_owned()));
    let pairs: Vec<_> = pairs.into_iter().filter(|(name, _)| *name != control.name).collect();
    (format!("{}&{}={bytes}", encoded(&pairs), control.name), other.map(|_| KEPT))
}

/// Sends one hostile body; it must be refused in words, with what else was typed.
async fn refused(test: &TestApp, role: &str, form: &PostForm, control: &Control, bytes: &str) {
    let (body, kept) = with_bytes(form, control, bytes);
    let shown: String = bytes.chars().take(20).collect();
    let what = format!("{role}: POST {} with {}={shown}", form.action, control.name);
    let answer = browser(test, role).await.send("POST", &form.action, body).await;
    assert!([409, 422].contains(&answer.status), "{what} answered {} {:?}", answer.status, answer.location);
    assert!(answer.body.contains("<title>Fehler:"), "{what}: the title does not say so\n{}", answer.text());
    if let Some(kept) = kept {
        assert!(answer.body.contains(kept), "{what}: what was typed is lost\n{}", answer.text());
    }
}

/// What a typed control must never take.
fn wrong_values(control: &Control) -> Vec<String> {
    let mut values = vec!["a%00b".to_owned(), "%ff%fe".into(), "%C3%28".into(), "%C3%A4".repeat(100_000)];
    match control.kind.as_str() {
        "date" => values.extend(["2026-99-99".into(), "gestern".into(), "-1".into()]),
        "number" => values.extend(["99999999999999999999".into(), "-99999".into(), "viele".into()]),
        "email" => values.push("kein.at".into()),
        _ => {}
    }
    values
}

#[tokio::test]
async fn every_form_survives_what_nobody_should_send() {
    let mut seen = BTreeSet::new();
    for (role, gate) in WALKS {
        let test = TestApp::demo().await;
        if !gate.is_empty() {
            test.move_to(first_day(&test, gate).await).await;
        }
        let forms = forms_of(&test, role, &mut seen).await;
        for form in &forms {
            for control in form.controls.iter().filter(|control| control.is_typed()) {
                for value in wrong_values(control) {
                    refused(&test, role, form, control, &value).await;
                }
            }
        }
        for form in &forms {
            let empty = form.filled(|control| control.is_typed().then(String::new));
            let marked = form.filled(|control| control.is_typed().then(|| MARKUP.to_owned()));
            for pairs in [empty, marked, Vec::new()] {
                let answer = browser(&test, role).await.send("POST", &form.action, encoded(&pairs)).await;
                assert!(answer.status < 500, "{role}: POST {} answered {}", form.action, answer.status);
                assert!(!answer.body.contains("<script>alert"), "{role}: POST {} shows markup", form.action);
            }
        }
        // A table is text: what stands in its cells is nobody's markup.
        let page = |path: &str, body: &str| path.ends_with(".csv") || !body.contains("<script>alert");
        walk(&test, role, |path, body| assert!(page(path, body), "{role}: {path} shows markup")).await;
    }
    assert_eq!(unmet(&seen), UNMET, "forms that the walks no longer meet, or meet now");
}

/// Paths that take a form which no walk met.
fn unmet(seen: &BTreeSet<String>) -> Vec<&'static str> {
    let met: BTreeSet<_> = seen.iter().filter_map(|form| form.split(' ').next()).collect();
    let posts = router::table().into_iter().filter(|route| route.method == "POST").map(|route| route.path);
    posts.filter(|path| !met.contains(starred(path).as_str())).collect()
}

/// A route's path with its parameters written as [`family`] writes them.
fn starred(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "*".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
