//! Sending the invitations to a meeting that was prepared.

use axum::extract::State;
use axum::response::Response;

use super::change::crumbs;
use super::meeting_path;
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::ManageMeeting;
use crate::features::meetings::making;
use crate::features::meetings::store::people;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

async fn page(app: &App, p: Page, can: &Can<ManageMeeting>, form: &Form) -> Result<FormPage> {
    let meeting = &can.facts().meeting;
    let invited = people::count(&mut app.db.reader().await?, meeting.id).await?;
    Ok(FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t1("meeting-send-title", "title", &meeting.title),
        lead: p.t1("meeting-send-lead", "count", invited),
        notice: if p.site.delivers_mail { String::new() } else { p.t("meeting-mails-not-set-up") },
        form: form.html(&p, format!("{}/invitation", meeting_path(meeting.id)), "meeting-send-submit"),
        p,
    })
}

/// Says how many mails go out.
pub async fn ask(can: Can<ManageMeeting>, State(app): State<App>, p: Page) -> Result<Response> {
    let meeting = &can.facts().meeting;
    if !meeting.is_draft() || !meeting.is_ahead(p.now) {
        return see_other(&meeting_path(meeting.id));
    }
    ok(&page(&app, p, &can, &Form::new()).await?)
}

/// Sends them.
pub async fn send(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match making::send(&app, raw.op(), can.clone()).await {
        Ok(()) => p.done(meeting_path(*can.id()), "flash-meeting-sent"),
        Err(error) => {
            form.refuse(error)?;
            refused(&page(&app, p.failing(), &can, &form).await?)
        }
    }
}
