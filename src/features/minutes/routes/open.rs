//! Opening a meeting.

use axum::extract::State;
use axum::response::Response;

use super::path;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::store::{self as groups, members};
use crate::features::groups::views::FormPage;
use crate::features::minutes::access::OpenMeeting;
use crate::features::minutes::opening::{self, Opening};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use uuid::Uuid;

/// Who chairs and who writes; also asked for later.
pub(super) async fn who_form(tx: &mut Tx, group: Uuid) -> Result<Form> {
    let members = members(tx, group).await?.into_iter().filter(|m| m.role.writes());
    Ok(Form::new()
        .line("chair", "minutes-chair")
        .hint("minutes-chair-hint")
        .max(120)
        .choose(Kind::Select, "keeper", "minutes-keeper", members.map(|m| (m.person, m.name)))
        .required())
}

fn page(p: Page, can: &Can<OpenMeeting>, form: &Form) -> FormPage {
    let meeting = &can.facts().meeting;
    let mut crumbs = super::crumbs(&p, meeting);
    crumbs.pop();
    FormPage {
        crumbs,
        title: p.t1("minutes-open-title", "title", &meeting.title),
        lead: p.t("minutes-open-lead"),
        notice: String::new(),
        form: form.html(&p, format!("/meetings/{}/opening", meeting.id), "meeting-open"),
        p,
    }
}

pub async fn ask(can: Can<OpenMeeting>, State(app): State<App>, p: Page) -> Result<Response> {
    let meeting = &can.facts().meeting;
    if meeting.has_minutes() {
        return see_other(&path(meeting.id));
    }
    if !meeting.may_begin(p.today()) {
        return see_other(&format!("/meetings/{}", meeting.id));
    }
    let mut tx = app.db.reader().await?;
    let me = can.person().unwrap_or_default();
    // As the group knows them: a chosen name is the only one that stands in minutes.
    let name = groups::name_in(&mut tx, meeting.group_id, me).await?;
    let form = who_form(&mut tx, meeting.group_id).await?.fill("chair", name).fill("keeper", me);
    ok(&page(p, &can, &form))
}

pub async fn open(can: Can<OpenMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = who_form(&mut app.db.reader().await?, can.facts().meeting.group_id).await?.read(&raw);
    if let (true, Some(keeper)) = (form.is_valid(), form.id("keeper")) {
        let opening = Opening { chair: form.text("chair").to_owned(), keeper };
        match opening::open(&app, raw.op(), can.clone(), opening).await {
            Ok(()) => return p.done(format!("{}/edit", path(*can.id())), "flash-minutes-opened"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
