//! The register of a group's decisions, tasks and information across its meetings.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;

use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::views::{Area, Head};
use crate::features::minutes::access::ReadRegister;
use crate::features::minutes::store::outcomes::{self, Entry};
use crate::features::minutes::views::{Register, Sitting, label};
use crate::http::page::ok;
use crate::http::query::PER_PAGE;
use crate::http::{Page, Pages, Query, csv as table};

/// What of the register is asked for: a kind, and words that the text or its item holds.
fn wanted(entry: &Entry, kind: &str, words: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(words);
    (kind.is_empty() || entry.kind.word() == kind)
        && (words.is_empty() || holds(&entry.text) || holds(&entry.item_title))
}

pub async fn show(can: Can<ReadRegister>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let query = Query::of(&p);
    let (kind, words) = (query.get("kind").to_owned(), query.get("q").trim().to_owned());
    let all = outcomes::register(&mut tx, *can.id()).await?;
    let total = all.len();
    let lower = words.to_lowercase();
    let found: Vec<Entry> = all.into_iter().filter(|entry| wanted(entry, &kind, &lower)).collect();
    let pages = Pages::of(&query, found.len());
    ok(&Register {
        sittings: Sitting::all(&p, found.into_iter().skip(pages.skipped()).take(PER_PAGE)),
        h: Head::load(&mut tx, &p, can.facts(), Area::Meetings).await?,
        total,
        kind,
        words,
        pages,
        p,
    })
}

/// The whole register as a table.
pub async fn csv(can: Can<ReadRegister>, State(app): State<App>, p: Page) -> Result<Response> {
    let all = outcomes::register(&mut app.db.reader().await?, *can.id()).await?;
    let keys = ["number", "kind", "day", "meeting", "item", "text", "for", "against", "abstained", "who", "due"];
    let head: Vec<String> = keys.iter().map(|key| p.t(&format!("register-csv-{key}"))).collect();
    let rows: Vec<Vec<String>> = all.iter().map(|entry| row(&p, entry)).collect();
    table::answer("beschluesse", &head, &rows)
}

fn row(p: &Page, entry: &Entry) -> Vec<String> {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    vec![
        if entry.number > 0 { format!("{}/{}", entry.number, entry.year) } else { String::new() },
        label(p, entry.kind, 0, 0),
        entry.starts.date().to_string(),
        entry.meeting_title.clone(),
        entry.item_title.clone(),
        entry.text.clone(),
        number(entry.votes_for),
        number(entry.votes_against),
        number(entry.abstained),
        entry.doer().to_owned(),
        entry.due_on.map(|day: Date| day.to_string()).unwrap_or_default(),
    ]
}
