//! Inviting more people to a meeting.

use axum::extract::State;
use axum::response::Response;

use super::change::crumbs;
use super::{form as fields, meeting_path};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::ManageMeeting;
use crate::features::meetings::making;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

fn page(p: Page, can: &Can<ManageMeeting>, form: &Form) -> FormPage {
    let meeting = &can.facts().meeting;
    FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t1("meeting-people-title", "title", &meeting.title),
        lead: p.t("meeting-people-lead"),
        notice: if p.site.delivers_mail { String::new() } else { p.t("meeting-mails-not-set-up") },
        form: form.html(&p, format!("/meetings/{}/people", meeting.id), "meeting-invite"),
        p,
    }
}

/// The form.
pub async fn new(can: Can<ManageMeeting>, p: Page) -> Result<Response> {
    if !can.facts().meeting.is_ahead(p.now) {
        return see_other(&meeting_path(*can.id()));
    }
    ok(&page(p, &can, &fields::whom("meeting-rest-of-group")))
}

/// Invites them.
pub async fn invite(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = fields::whom("meeting-rest-of-group").read(&raw);
    let whom = fields::read_whom(&mut form);
    if form.is_valid() && !whom.whole_group && whom.guests.is_empty() {
        form.error("guests", "meeting-whom");
    }
    if form.is_valid() {
        match making::invite_more(&app, raw.op(), can.clone(), whom).await {
            Ok(_) => return p.done(meeting_path(*can.id()), "flash-meeting-people"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
