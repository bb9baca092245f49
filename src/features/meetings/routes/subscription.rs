//! Calendars to subscribe to: a secret address each, for oneself and for a group.

use axum::extract::{Path, State};
use axum::response::Response;

use super::calendar_file;
use crate::access::{Anyone, Can, SignedIn};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::access::{GroupFacts, ManageGroup, ReadGroup};
use crate::features::groups::{GroupName, store as groups};
use crate::features::meetings::feeds::{self, Feed};
use crate::features::meetings::views::Subscription;
use crate::http::Page;
use crate::http::page::{ok, see_other};

const OWN: &str = "/calendar/subscription";

async fn own_page(tx: &mut Tx, p: Page, can: &Can<SignedIn>, address: String) -> Result<Subscription> {
    let person = can.person().ok_or(Error::NotFound)?;
    let mine = groups::groups_of(tx, person).await?;
    Ok(Subscription {
        group: None,
        path: OWN.to_owned(),
        is_open: Feed::Person(person).is_open(tx).await?,
        address,
        may_open: true,
        groups: mine.into_iter().map(|group| (group.id, group.name)).collect(),
        p,
    })
}

/// One's own calendar.
pub async fn own(can: Can<SignedIn>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&own_page(&mut app.db.reader().await?, p, &can, String::new()).await?)
}

/// A new address, shown this once.
pub async fn open_own(can: Can<SignedIn>, State(app): State<App>, p: Page) -> Result<Response> {
    let address = Feed::Person(can.person().ok_or(Error::NotFound)?).open(&app).await?;
    ok(&own_page(&mut app.db.reader().await?, p, &can, address).await?)
}

/// To the calendar: a browser reloads the path of a form.
pub async fn to_own(_: Can<SignedIn>) -> Result<Response> {
    see_other(OWN)
}

/// Takes the address back.
pub async fn close_own(can: Can<SignedIn>, State(app): State<App>, p: Page) -> Result<Response> {
    Feed::Person(can.person().ok_or(Error::NotFound)?).close(&app).await?;
    p.done(OWN, "flash-feed-closed")
}

async fn group_page(tx: &mut Tx, p: Page, facts: &GroupFacts, address: String) -> Result<Subscription> {
    let group = &facts.group;
    Ok(Subscription {
        path: format!("/groups/{}/calendar", group.id),
        is_open: Feed::Group(group.id).is_open(tx).await?,
        address,
        may_open: facts.is_open() && facts.leads(),
        groups: Vec::new(),
        group: Some(GroupName { id: group.id, name: group.name.clone() }),
        p,
    })
}

/// A group's calendar.
pub async fn of_group(can: Can<ReadGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&group_page(&mut app.db.reader().await?, p, can.facts(), String::new()).await?)
}

/// A new address for the group, shown this once.
pub async fn open_group(can: Can<ManageGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let address = Feed::Group(*can.id()).open(&app).await?;
    ok(&group_page(&mut app.db.reader().await?, p, can.facts(), address).await?)
}

/// To the group's calendar: a browser reloads the path of a form.
pub async fn to_group(can: Can<ReadGroup>) -> Result<Response> {
    see_other(&format!("/groups/{}/calendar", can.id()))
}

/// Takes the group's address back.
pub async fn close_group(can: Can<ManageGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    Feed::Group(*can.id()).close(&app).await?;
    p.done(format!("/groups/{}/calendar", can.id()), "flash-feed-closed")
}

/// The feed behind a secret address; it may end with `.ics`.
pub async fn feed(_: Can<Anyone>, State(app): State<App>, Path(secret): Path<String>) -> Result<Response> {
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let text = feeds::read(&mut app.db.reader().await?, &app.site, secret).await?.ok_or(Error::NotFound)?;
    Ok(calendar_file(text, "inline; filename=\"termine.ics\""))
}
