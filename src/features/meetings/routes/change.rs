//! Changing a meeting, and calling it off.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{form as fields, meeting_path};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::ManageMeeting;
use crate::features::meetings::making;
use crate::features::meetings::store::{self, Meeting};
use crate::http::form::Kind;
use crate::http::page::{html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

/// The pages above those of a meeting's forms.
pub(super) fn crumbs(p: &Page, meeting: &Meeting) -> Vec<(String, String)> {
    vec![("/calendar".into(), p.t("nav-calendar")), (meeting_path(meeting.id), meeting.title.clone())]
}

fn empty(can: &Can<ManageMeeting>) -> Form {
    let version = Form::new().field(Kind::Hidden, "version", "meeting-edit");
    fields::when().and(version).and(fields::rest(&can.facts().group))
}

fn page(p: Page, meeting: &Meeting, form: &Form, notice: String) -> FormPage {
    FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t1("meeting-edit-title", "title", &meeting.title),
        lead: p.t("meeting-edit-lead"),
        notice,
        form: form.html(&p, format!("/meetings/{}/edit", meeting.id), "meeting-save"),
        p,
    }
}

/// The form with what holds now.
pub async fn edit(can: Can<ManageMeeting>, p: Page) -> Result<Response> {
    let meeting = &can.facts().meeting;
    if !meeting.is_ahead(p.now) {
        return see_other(&meeting_path(meeting.id));
    }
    let form = fields::fill(empty(&can), &meeting.details()).fill("day", meeting.starts.date());
    ok(&page(p, meeting, &form.fill("version", meeting.version), String::new()))
}

/// Changes it; who was second keeps what they typed, and reads what holds now.
pub async fn change(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let meeting = &can.facts().meeting;
    let mut form = empty(&can).read(&raw);
    let Some(details) = fields::details(&mut form, p.now, Some(meeting.starts)) else {
        return refused(&page(p.failing(), meeting, &form, String::new()));
    };
    let base = form.number("version").unwrap_or(0);
    match making::change(&app, raw.op(), can.clone(), base, details).await {
        Ok(()) => p.done(meeting_path(meeting.id), "flash-meeting-changed"),
        Err(error @ Error::Conflict(_)) => {
            form.refuse(error)?;
            let now = store::meeting(&mut app.db.reader().await?, meeting.id).await?;
            let form = form.fill("version", now.version);
            let notice = what_holds(&p, &now);
            html(StatusCode::CONFLICT, &page(p.failing(), &now, &form, notice))
        }
        Err(error) => Err(error),
    }
}

/// What holds now, in one line.
fn what_holds(p: &Page, meeting: &Meeting) -> String {
    let when = p.lang.span(meeting.starts, meeting.minutes);
    let parts = [meeting.title.clone(), when, meeting.where_it_is(), meeting.online.clone()];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    if meeting.is_cancelled() { p.t("meeting-cancelled-text") } else { p.t1("meeting-holds-now", "words", words) }
}

/// Asks before a meeting is called off.
pub async fn ask(can: Can<ManageMeeting>, p: Page) -> Result<Response> {
    let meeting = &can.facts().meeting;
    if !meeting.is_ahead(p.now) {
        return see_other(&meeting_path(meeting.id));
    }
    ok(&FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t1("meeting-cancel-title", "title", &meeting.title),
        lead: p.t("meeting-cancel-lead"),
        notice: p.lang.span(meeting.starts, meeting.minutes),
        form: cancel_form(&p, meeting),
        p,
    })
}

fn cancel_form(p: &Page, meeting: &Meeting) -> Markup {
    Form::new().danger_html(p, format!("/meetings/{}/cancellation", meeting.id), "meeting-cancel-submit")
}

/// Calls it off.
pub async fn cancel(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let meeting = can.facts().meeting.clone();
    making::cancel(&app, raw.op(), can).await?;
    // What was only prepared is gone.
    let to =
        if meeting.is_draft() { format!("/groups/{}/meetings", meeting.group_id) } else { meeting_path(meeting.id) };
    p.done(to, "flash-meeting-cancelled")
}
