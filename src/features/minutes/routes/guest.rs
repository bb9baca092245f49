//! Minutes for those who were invited without an account: behind the link of their mails.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::correct::{lines, wish, wish_form};
use super::show;
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::meetings::MeetingState;
use crate::features::meetings::replying::{Found, by_link};
use crate::features::meetings::views::Gone;
use crate::features::minutes::circulating::{self, Who};
use crate::features::minutes::closing;
use crate::features::minutes::store::{self, corrections};
use crate::features::minutes::views::ShowMinutes;
use crate::http::page::{html, ok, refused};
use crate::http::{Form, Markup, Page, RawForm};

/// What the link opens, once the minutes are closed.
async fn found(app: &App, secret: &str) -> Result<Option<Found>> {
    let found = by_link(&mut app.db.reader().await?, secret).await?;
    Ok(found.filter(|found| found.meeting.state == MeetingState::Closed))
}

fn gone(p: Page) -> Result<Response> {
    html(StatusCode::NOT_FOUND, &Gone { p })
}

async fn page(app: &App, p: Page, secret: &str, found: Found, form: Option<Form>) -> Result<ShowMinutes> {
    let mut tx = app.db.reader().await?;
    let meeting = found.meeting;
    let minutes = store::minutes(&mut tx, meeting.id).await?;
    // One's own wishes and their answers, nobody else's.
    let me = &found.invited;
    let mut own = corrections::of_meeting(&mut tx, meeting.id).await?;
    own.retain(|wish| wish.guest == Some(me.id) || (me.person.is_some() && wish.author == me.person));
    let base = format!("/m/{secret}/minutes");
    // What was refused comes back even where nothing can be asked for any more: nothing typed is lost.
    let open = form.is_some() || closing::takes_corrections(&minutes, p.today());
    let form = form.unwrap_or_else(|| wish_form(&p, &found.items));
    Ok(ShowMinutes {
        body: show::body(&mut tx, &p, &meeting, &minutes, false).await?,
        form: if open { form.quiet_html(&p, base.clone(), "correction-submit") } else { Markup::default() },
        base,
        corrections: lines(&p, own, &found.items),
        inside: false,
        keeps: false,
        approved_in: None,
        waiting: Vec::new(),
        meeting,
        minutes,
        p,
    })
}

pub async fn look(_: Can<Anyone>, State(app): State<App>, Path(secret): Path<String>, p: Page) -> Result<Response> {
    match found(&app, &secret).await? {
        Some(found) => ok(&page(&app, p, &secret, found, None).await?),
        None => gone(p),
    }
}

/// Asks for a correction.
pub async fn ask(
    _: Can<Anyone>,
    State(app): State<App>,
    Path(secret): Path<String>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let Some(opened) = found(&app, &secret).await? else { return gone(p) };
    let mut form = wish_form(&p, &opened.items).read(&raw);
    if let Some(wish) = wish(&form) {
        match circulating::ask(&app, raw.op_each(), Who::Link(secret.clone()), wish).await {
            Ok(()) => return p.done(format!("/m/{secret}/minutes"), "flash-correction-asked"),
            Err(Error::NotFound) => return gone(p),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), &secret, opened, Some(form)).await?)
}

pub async fn pdf(_: Can<Anyone>, State(app): State<App>, Path(secret): Path<String>, p: Page) -> Result<Response> {
    match found(&app, &secret).await? {
        Some(found) => show::paper(&app, &p, &found.meeting).await,
        None => gone(p),
    }
}
