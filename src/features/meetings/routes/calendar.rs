//! Everybody's calendar: the dates of one's groups and those that are shared, as a list; by months in `month`.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use uuid::Uuid;

use super::month;
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::clock::{Timestamp, start_of};
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::access::in_network;
use crate::features::groups::{GroupName, store as groups};
use crate::features::meetings::month::YEARS;
use crate::features::meetings::store;
use crate::features::meetings::store::lists::{self, Reader, Span};
use crate::features::meetings::views::{CalendarPage, Month};
use crate::http::page::ok;
use crate::http::query::{PER_PAGE, Pages};
use crate::http::{Page, Query};

/// What is to come; with `?before=` a day, what was before it, newest first.
pub async fn show(can: Can<Anyone>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let query = Query::of(&p);
    if month::is_asked(&query) {
        return month::show(&mut tx, &can, &query, p).await;
    }
    let reader = reader(&mut tx, &can).await?;
    let before = before(&query, p.today());
    let span = match before {
        Some(day) => Span { from: Timestamp(i64::MIN), to: start_of(day).min(p.now) },
        None => Span { from: p.now, to: Timestamp(i64::MAX) },
    };
    let total = lists::count_seen_by(&mut tx, reader, span).await?;
    let pages = Pages::of(&query, total);
    let skipped = if before.is_some() { total.saturating_sub(pages.skipped() + PER_PAGE) } else { pages.skipped() };
    let shown = PER_PAGE.min(total - pages.skipped().min(total));
    let mut found = lists::seen_by(&mut tx, reader, span, shown, skipped).await?;
    if before.is_some() {
        found.reverse();
    }
    let (waits, may_invite) = match (before, can.person()) {
        (None, Some(person)) => {
            (store::waiting_for(&mut tx, person).await?.len(), may_invite(&mut tx, can.person()).await?)
        }
        _ => (0, Vec::new()),
    };
    let before = before.map(|day| day.to_string());
    ok(&CalendarPage { months: Month::of(&p, found), before, pages, waits, may_invite, p })
}

/// Whose calendar it is.
pub(super) async fn reader(tx: &mut Tx, can: &Can<Anyone>) -> Result<Reader> {
    Ok(Reader { person: can.person().unwrap_or_default(), in_network: in_network(tx, can.actor()).await? })
}

/// The groups that somebody may invite to a meeting; none for visitors.
pub(super) async fn may_invite(tx: &mut Tx, person: Option<Uuid>) -> Result<Vec<GroupName>> {
    let Some(person) = person else { return Ok(Vec::new()) };
    let mine = groups::groups_of(tx, person).await?.into_iter().filter(|group| group.role.writes());
    Ok(mine.map(|group| GroupName { id: group.id, name: group.name }).collect())
}

/// The day before which meetings are asked for; today where it is none.
fn before(query: &Query, today: Date) -> Option<Date> {
    let text = query.get("before");
    let day = text.parse().ok().filter(|day: &Date| YEARS.contains(&day.year()));
    if text.is_empty() { None } else { Some(day.unwrap_or(today)) }
}
