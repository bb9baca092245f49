//! A month of a calendar, as a grid above its list: everybody's, or one group's for its own people.

use axum::response::Response;
use uuid::Uuid;

use super::calendar::{may_invite, reader};
use crate::access::{Anyone, Can};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::GroupName;
use crate::features::groups::access::ReadGroup;
use crate::features::meetings::month::CalendarMonth;
use crate::features::meetings::store::lists::{self, Reader, Span};
use crate::features::meetings::views::Row;
use crate::features::meetings::views::month::{MonthPage, weeks};
use crate::http::page::ok;
use crate::http::{Page, Query};

/// Whether a calendar's address asks for a month: by its name, or for a group's, which has its list elsewhere.
pub(super) fn is_asked(query: &Query) -> bool {
    ["month", "group"].iter().any(|name| !query.get(name).is_empty())
}

/// The month of `?month=`, the present one where that names none; with `?group=` only that group's.
pub(super) async fn show(tx: &mut Tx, can: &Can<Anyone>, query: &Query, p: Page) -> Result<Response> {
    let group = group(tx, can, query.get("group")).await?;
    let only = group.as_ref().map(|group| group.id);
    let reader = reader(tx, can).await?;
    let month = CalendarMonth::parse(query.get("month")).or_else(|| CalendarMonth::of(p.today()));
    let month = month.ok_or(Error::NotFound)?;
    let (from, to) = month.instants();
    let found = lists::begun_in(tx, reader, Span { from, to }, only).await?;
    let next = if found.is_empty() { next(tx, reader, month, only).await? } else { None };
    let mut may_invite = may_invite(tx, can.person()).await?;
    may_invite.retain(|name| only.is_none_or(|only| only == name.id));
    let weeks = weeks(&p, month, &found);
    ok(&MonthPage { month, group, weeks, rows: Row::by_days(&p, found), next, may_invite, p })
}

/// The group that is asked for. Who may not read its pages learns nothing of it.
async fn group(tx: &mut Tx, can: &Can<Anyone>, asked: &str) -> Result<Option<GroupName>> {
    if asked.is_empty() {
        return Ok(None);
    }
    // What is no id is no group: the nil one, so that it is refused the same way.
    let id: Uuid = asked.parse().unwrap_or_default();
    let of_group = Can::<ReadGroup>::check(tx, can.actor(), id).await?;
    let group = &of_group.facts().group;
    Ok(Some(GroupName { id, name: group.name.clone() }))
}

/// The next month with a meeting.
async fn next(tx: &mut Tx, reader: Reader, month: CalendarMonth, only: Option<Uuid>) -> Result<Option<CalendarMonth>> {
    let starts = lists::next_from(tx, reader, month.instants().1, only).await?;
    Ok(starts.and_then(|starts| CalendarMonth::of(starts.date())))
}
