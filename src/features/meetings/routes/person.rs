//! One of those who are invited: what they said by telephone, another link, taking them out.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::change::crumbs;
use super::show::{asking, filled, said};
use super::{meeting_path, people_path};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::ManageInvited;
use crate::features::meetings::inviting;
use crate::features::meetings::replying::{self, Who};
use crate::features::meetings::store::people::Invited;
use crate::features::meetings::store::{self, Meeting};
use crate::features::meetings::views::people::PersonPage;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

/// What is asked of who writes a reply down.
const QUESTION: &str = "meeting-person-reply";

/// The meeting of a path and who is invited to it.
fn subject(can: &Can<ManageInvited>) -> Result<(&Meeting, &Invited)> {
    let facts = can.facts();
    Ok((&facts.on.meeting, facts.invited.as_ref().ok_or(Error::NotFound)?))
}

fn person_path((meeting, who): (Uuid, Uuid)) -> String {
    format!("{}/{who}", people_path(meeting))
}

/// The pages above those of somebody who is invited.
fn way(p: &Page, meeting: &Meeting) -> Vec<(String, String)> {
    let mut way = crumbs(p, meeting);
    way.push((people_path(meeting.id), p.t("meeting-people")));
    way
}

fn page(
    p: Page,
    can: &Can<ManageInvited>,
    meeting: &Meeting,
    form: Option<Form>,
    address: String,
) -> Result<PersonPage> {
    let (_, invited) = subject(can)?;
    let path = person_path(*can.id());
    Ok(PersonPage {
        crumbs: way(&p, meeting),
        about: format!("{}, {}", meeting.title, p.lang.span(meeting.starts, meeting.minutes)),
        form: if meeting.is_coming(p.now) {
            let form = form.unwrap_or_else(|| filled(asking(QUESTION), Some(invited))).fill("starts", meeting.starts);
            form.quiet_html(&p, path.clone(), "meeting-person-submit")
        } else {
            Default::default()
        },
        form_id: crate::clock::secret_id().to_string(),
        invited: invited.clone(),
        path,
        address,
        p,
    })
}

/// Somebody who is invited.
pub async fn show(can: Can<ManageInvited>, p: Page) -> Result<Response> {
    let (meeting, _) = subject(&can)?;
    if !meeting.is_ahead(p.now) {
        return see_other(&meeting_path(meeting.id));
    }
    ok(&page(p, &can, meeting, None, String::new())?)
}

/// Writes down what they said.
pub async fn reply(can: Can<ManageInvited>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    subject(&can)?;
    let mut form = asking(QUESTION).read(&raw);
    let (meeting, who) = *can.id();
    let mut why = "meeting-is-over";
    if let Some(said) = said(&form) {
        let by = can.person().ok_or(Error::NotFound)?;
        match replying::reply(&app, raw.op(), Who::Told { meeting, who, by }, said).await {
            Ok(()) => return p.done(people_path(meeting), "flash-meeting-written-down"),
            Err(Error::Conflict("meeting-moved-meanwhile")) => form.refuse(Error::Conflict("meeting-person-moved"))?,
            Err(error) => {
                if let Error::Conflict(key) = &error {
                    why = *key;
                }
                form.refuse(error)?;
            }
        }
    }
    let now = store::meeting(&mut app.db.reader().await?, meeting).await?;
    // A meeting that is not to come has no form that could carry the message.
    if !now.is_coming(p.now) {
        return Err(Error::Conflict(why));
    }
    refused(&page(p.failing(), &can, &now, Some(form), String::new())?)
}

/// To somebody who is invited: a browser reloads the path of a form.
pub async fn to_person(can: Can<ManageInvited>) -> Result<Response> {
    see_other(&person_path(*can.id()))
}

/// Another link for them, shown once.
pub async fn new_link(can: Can<ManageInvited>, State(app): State<App>, p: Page) -> Result<Response> {
    let (meeting, _) = subject(&can)?;
    let secret = inviting::new_link(&app, can.clone()).await?;
    let address = app.site.link(&format!("/m/{secret}"));
    ok(&page(p, &can, meeting, None, address)?)
}

/// Asks before somebody is taken out.
pub async fn ask(can: Can<ManageInvited>, p: Page) -> Result<Response> {
    let (meeting, invited) = subject(&can)?;
    if !meeting.is_ahead(p.now) {
        return see_other(&meeting_path(meeting.id));
    }
    let mut way = way(&p, meeting);
    way.push((person_path(*can.id()), invited.shown(&p)));
    ok(&FormPage {
        crumbs: way,
        title: p.t1("meeting-take-out-title", "name", invited.shown(&p)),
        lead: p.t(invited.take_out_lead()),
        notice: p.t2(
            "meeting-take-out-from",
            "title",
            &meeting.title,
            "when",
            p.lang.span(meeting.starts, meeting.minutes),
        ),
        form: Form::new().danger_html(&p, format!("{}/removal", person_path(*can.id())), "meeting-take-out"),
        p,
    })
}

/// Takes them out.
pub async fn take_out(can: Can<ManageInvited>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let (meeting, _) = *can.id();
    inviting::take_out(&app, raw.op(), can).await?;
    p.done(people_path(meeting), "flash-meeting-taken-out")
}
