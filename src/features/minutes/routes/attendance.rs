//! Who was there, who chaired, and what belongs to no item.

use axum::extract::State;
use axum::response::Response;

use super::open::who_form;
use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::features::groups::views::FormPage;
use crate::features::meetings::Presence;
use crate::features::meetings::store::people::{self, Invited};
use crate::features::minutes::MinutesState;
use crate::features::minutes::access::KeepMinutes;
use crate::features::minutes::keeping::{self, Attendance, Details};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use uuid::Uuid;

/// Longest name, in characters.
const NAME: usize = 120;

fn edit_path(meeting: Uuid) -> String {
    format!("{}/edit", path(meeting))
}

fn form_page(p: Page, can: &Can<KeepMinutes>, form: &Form, at: &str, title: &str, lead: &str) -> FormPage {
    let meeting = &can.facts().on.meeting;
    FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t(title),
        lead: p.t(lead),
        notice: String::new(),
        form: form.html(&p, format!("{}/{at}", path(meeting.id)), "minutes-save"),
        p,
    }
}

async fn details_form(tx: &mut Tx, can: &Can<KeepMinutes>) -> Result<Form> {
    let form = who_form(tx, can.facts().minutes.group_id).await?;
    Ok(form.area("remark", "minutes-remark").hint("minutes-remark-hint").rows(3).max(4_000))
}

fn details_page(p: Page, can: &Can<KeepMinutes>, form: &Form) -> FormPage {
    form_page(p, can, form, "details", "minutes-details", "minutes-details-lead")
}

pub async fn details(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    let minutes = &can.facts().minutes;
    if minutes.state != MinutesState::Writing {
        return see_other(&path(minutes.meeting));
    }
    let form = details_form(&mut app.db.reader().await?, &can).await?;
    let form = form.fill("chair", &minutes.chair).fill("keeper", minutes.keeper).fill("remark", &minutes.remark);
    ok(&details_page(p, &can, &form))
}

pub async fn set_details(can: Can<KeepMinutes>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = details_form(&mut app.db.reader().await?, &can).await?.read(&raw);
    if let (true, Some(keeper)) = (form.is_valid(), form.id("keeper")) {
        let text = |name: &str| form.text(name).to_owned();
        let details = Details { chair: text("chair"), keeper, remark: text("remark") };
        match keeping::set_details(&app, raw.op_of("details"), can.clone(), details).await {
            Ok(()) => return p.done(edit_path(*can.id()), "flash-minutes-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&details_page(p.failing(), &can, &form))
}

/// Everybody who is invited, by name.
async fn invited(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Invited>> {
    let mut people = people::of_meeting(tx, meeting).await?;
    people.sort_by_key(|one| (sort_key(&one.name), one.id));
    Ok(people)
}

fn name_of(invited: &Invited) -> String {
    format!("presence-{}", invited.id)
}

fn attendance_form(p: &Page, people: &[Invited]) -> Form {
    let ways = || Presence::ALL.iter().map(|presence| (presence.word(), presence.key()));
    let mut form = Form::new();
    for one in people {
        form = form.choose(Kind::Scale, name_of(one), one.shown(p), ways()).required();
    }
    form.area("more", "attendance-more").hint("attendance-more-hint").rows(2).max(4_000)
}

fn attendance_page(p: Page, can: &Can<KeepMinutes>, form: &Form) -> FormPage {
    form_page(p, can, form, "attendance", "attendance", "attendance-lead")
}

pub async fn ask(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.state != MinutesState::Writing {
        return see_other(&path(*can.id()));
    }
    let people = invited(&mut app.db.reader().await?, *can.id()).await?;
    let form =
        people.iter().fold(attendance_form(&p, &people), |form, one| form.fill(&name_of(one), one.presence.word()));
    ok(&attendance_page(p, &can, &form))
}

pub async fn note(can: Can<KeepMinutes>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let people = invited(&mut app.db.reader().await?, *can.id()).await?;
    let mut form = attendance_form(&p, &people).read(&raw);
    let noted = people.iter().filter_map(|one| Some((one.id, Presence::parse(form.text(&name_of(one)))?))).collect();
    let more: Vec<String> =
        form.text("more").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if more.iter().any(|name| name.chars().count() > NAME || name.contains('@')) {
        form.error("more", "attendance-more-wrong");
    }
    if form.is_valid() {
        match keeping::note_attendance(&app, raw.op(), can.clone(), Attendance { noted, more }).await {
            Ok(()) => return p.done(edit_path(*can.id()), "flash-minutes-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&attendance_page(p.failing(), &can, &form))
}
