//! Everybody who is invited to a meeting, and inviting more.

use axum::extract::State;
use axum::response::Response;

use super::change::crumbs;
use super::{form as fields, meeting_path, people_path};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::features::meetings::access::ManageMeeting;
use crate::features::meetings::inviting;
use crate::features::meetings::store::people;
use crate::features::meetings::views::people::PeoplePage;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use crate::mail;

async fn page(app: &App, p: Page, can: &Can<ManageMeeting>, form: &Form) -> Result<PeoplePage> {
    let meeting = can.facts().meeting.clone();
    let mut tx = app.db.reader().await?;
    let mut people = people::of_meeting(&mut tx, meeting.id).await?;
    let (waiting, uncertain) = mail::on_its_way(&mut tx, meeting.id).await?;
    people.retain(|invited| invited.belongs);
    people.sort_by_key(|invited| (sort_key(&invited.name), invited.id));
    Ok(PeoplePage {
        crumbs: crumbs(&p, &meeting),
        form: form.quiet_html(&p, people_path(meeting.id), "meeting-invite"),
        people,
        waiting,
        uncertain,
        meeting,
        p,
    })
}

/// The list and the form.
pub async fn list(can: Can<ManageMeeting>, State(app): State<App>, p: Page) -> Result<Response> {
    if !can.facts().meeting.is_ahead(p.now) {
        return see_other(&meeting_path(*can.id()));
    }
    ok(&page(&app, p, &can, &fields::whom("meeting-rest-of-group")).await?)
}

/// Invites more.
pub async fn invite(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = fields::whom("meeting-rest-of-group").read(&raw);
    let whom = fields::read_whom(&mut form);
    if form.is_valid() && !whom.whole_group && whom.guests.is_empty() {
        form.error("guests", "meeting-whom");
    }
    if form.is_valid() {
        match inviting::invite_more(&app, raw.op(), can.clone(), whom).await {
            Ok(_) => return p.done(people_path(*can.id()), "flash-meeting-people"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), &can, &form).await?)
}
