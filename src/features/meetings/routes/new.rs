//! Inviting to a meeting, also to the one after another.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::{form as fields, meeting_path};
use crate::access::{Actor, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::{BeginMeeting, ManageMeeting};
use crate::features::meetings::agenda::ItemText;
use crate::features::meetings::making::{self, Plan};
use crate::features::meetings::store::{self, people};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, Query, RawForm};

fn empty(can: &Can<BeginMeeting>) -> Form {
    fields::when()
        .and(fields::whom("meeting-whole-group"))
        .field(Kind::Hidden, "previous", "meeting-before")
        .and(fields::rest(can.facts()))
        .field(Kind::Checkbox, "draft", "meeting-draft-first")
        .hint("meeting-draft-first-hint")
}

fn page(p: Page, can: &Can<BeginMeeting>, form: &Form) -> FormPage {
    let group = &can.facts().group;
    FormPage {
        crumbs: vec![("/calendar".into(), p.t("nav-calendar")), (format!("/groups/{}", group.id), group.name.clone())],
        title: p.t(if form.text("previous").is_empty() { "meeting-new-title" } else { "meeting-next-title" }),
        lead: p.t("meeting-new-lead"),
        notice: if p.site.delivers_mail { String::new() } else { p.t("meeting-mails-not-set-up") },
        form: form.html(&p, format!("/groups/{}/meetings/new", group.id), "meeting-invite"),
        p,
    }
}

/// The form; after another meeting (`?after=…`) with what that one was made of.
pub async fn new(can: Can<BeginMeeting>, State(app): State<App>, p: Page) -> Result<Response> {
    let form = fields::begun(empty(&can));
    let form = match Query::of(&p).id("after") {
        Some(after) => follow(&mut app.db.reader().await?, can.actor(), *can.id(), after, form).await?,
        None => form,
    };
    ok(&page(p, &can, &form))
}

/// Fills in what an earlier meeting of the group was made of, for who manages that one.
async fn follow(tx: &mut Tx, actor: &Actor, group: Uuid, after: Uuid, form: Form) -> Result<Form> {
    let meeting = match Can::<ManageMeeting>::check(tx, actor, after).await {
        Ok(can) if can.facts().meeting.group_id == group => can.facts().meeting.clone(),
        Ok(_) | Err(Error::NotFound | Error::SignIn) => return Ok(form),
        Err(error) => return Err(error),
    };
    let people = people::of_meeting(tx, meeting.id).await?;
    let members = people.iter().any(|invited| invited.person.is_some());
    let guests = people.iter().filter(|invited| invited.person.is_none() && !invited.email.is_empty());
    let guests = fields::typed_guests(guests.map(|invited| (invited.name.as_str(), invited.email.as_str())));
    let form = fields::fill(form, &meeting.details()).fill("note", "").fill("guests", guests);
    Ok(form.fill("whole_group", if members { "yes" } else { "" }).fill("previous", after))
}

/// The item under which the minutes of the meeting before are approved.
async fn approval_of(tx: &mut Tx, p: &Page, previous: Option<Uuid>) -> Result<ItemText> {
    let Some(id) = previous else { return Ok(ItemText::default()) };
    let p = p.in_german();
    let day = match store::meeting(tx, id).await {
        Ok(meeting) if meeting.is_cancelled() || meeting.is_draft() => return Ok(ItemText::default()),
        Ok(meeting) => p.day(meeting.starts.date()),
        Err(Error::NotFound) => return Ok(ItemText::default()),
        Err(error) => return Err(error),
    };
    let title = p.t1("agenda-approval", "day", &day);
    Ok(ItemText {
        title,
        links: format!("/meetings/{id}/minutes {}", p.t1("agenda-approval-link", "day", &day)),
        ..ItemText::default()
    })
}

/// Invites.
pub async fn invite(can: Can<BeginMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = empty(&can).read(&raw);
    let whom = fields::read_whom(&mut form);
    if let Some(details) = fields::details(&mut form, p.now, None) {
        let previous = form.id("previous");
        let first_item = approval_of(&mut app.db.reader().await?, &p, previous).await?;
        let plan = Plan { details, whom, previous, is_draft: form.is_checked("draft"), first_item };
        match making::invite(&app, raw.op().makes("/meetings/"), can.clone(), plan).await {
            Ok(meeting) => return p.done(meeting_path(meeting), "flash-meeting-invited"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
