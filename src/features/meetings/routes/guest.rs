//! The page behind the link of an invitation: no account, nothing but the one question.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::show::{filled, reply_form, said};
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::meetings::MeetingState;
use crate::features::meetings::replying::{self, Found, Who};
use crate::features::meetings::views::agenda::Top;
use crate::features::meetings::views::{Gone, ReplyPage};
use crate::http::page::{html, ok, refused};
use crate::http::{Form, Markup, Page, RawForm};

fn page(p: Page, secret: &str, found: Found, form: Option<Form>) -> ReplyPage {
    let Found { meeting, invited, items } = found;
    let form = form.unwrap_or_else(|| filled(reply_form(), Some(&invited))).fill("starts", meeting.starts);
    ReplyPage {
        form: if meeting.is_coming(p.now) {
            form.html(&p, format!("/m/{secret}"), "meeting-reply-submit")
        } else {
            Markup::default()
        },
        tops: Top::all(&p, &meeting, &items),
        minutes: if meeting.state == MeetingState::Closed { format!("/m/{secret}/minutes") } else { String::new() },
        meeting,
        invited,
        p,
    }
}

fn gone(p: Page) -> Result<Response> {
    html(StatusCode::NOT_FOUND, &Gone { p })
}

/// Shows the meeting; changes nothing, because mail scanners follow links.
pub async fn look(_: Can<Anyone>, State(app): State<App>, Path(secret): Path<String>, p: Page) -> Result<Response> {
    match replying::by_link(&mut app.db.reader().await?, &secret).await? {
        Some(found) => ok(&page(p, &secret, found, None)),
        None => gone(p),
    }
}

/// Says whether one comes.
pub async fn reply(
    _: Can<Anyone>,
    State(app): State<App>,
    Path(secret): Path<String>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut form = reply_form().read(&raw);
    if let Some(said) = said(&form) {
        match replying::reply(&app, raw.op(), Who::Link(secret.clone()), said).await {
            Ok(()) => return p.done(format!("/m/{secret}"), "flash-meeting-replied"),
            Err(Error::NotFound) => return gone(p),
            Err(error) => form.refuse(error)?,
        }
    }
    match replying::by_link(&mut app.db.reader().await?, &secret).await? {
        Some(found) if found.meeting.is_coming(p.now) => refused(&page(p.failing(), &secret, found, Some(form))),
        // Called off or over meanwhile: the page says so.
        Some(found) => html(StatusCode::CONFLICT, &page(p.failing(), &secret, found, None)),
        None => gone(p),
    }
}
