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
use crate::features::minutes::views::AttendancePage;
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use uuid::Uuid;

/// Longest name, in characters.
const NAME: usize = 120;

fn edit_path(meeting: Uuid) -> String {
    format!("{}/edit", path(meeting))
}

async fn details_form(tx: &mut Tx, can: &Can<KeepMinutes>) -> Result<Form> {
    let form = who_form(tx, can.facts().minutes.group_id).await?;
    Ok(form.area("remark", "minutes-remark").hint("minutes-remark-hint").rows(3).max(4_000))
}

fn details_page(p: Page, can: &Can<KeepMinutes>, form: &Form) -> FormPage {
    let meeting = &can.facts().on.meeting;
    FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t("minutes-details"),
        lead: p.t("minutes-details-lead"),
        notice: String::new(),
        form: form.html(&p, format!("{}/details", path(meeting.id)), "minutes-save"),
        p,
    }
}

pub async fn details(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    let minutes = &can.facts().minutes;
    if minutes.state == MinutesState::Approved {
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
        match keeping::set_details(&app, raw.op(), can.clone(), details).await {
            Ok(()) => return p.done(path(*can.id()), "flash-minutes-saved"),
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

/// What the page showed: only what was changed is written, others may note attendance too.
fn was_of(invited: &Invited) -> String {
    format!("was-{}", invited.id)
}

fn attendance_form(p: &Page, people: &[Invited]) -> Form {
    let order = Presence::NOTED.into_iter().chain([Presence::Unknown]);
    let ways = || order.clone().map(|presence| (presence.word(), presence.key()));
    let mut form = Form::new().unmarked();
    let mut unnamed = 0;
    for one in people {
        // Somebody has to be able to tell them apart.
        let label = if one.name.is_empty() {
            unnamed += 1;
            p.t1("attendance-unnamed", "number", unnamed)
        } else {
            one.name.clone()
        };
        form = form
            .choose(Kind::Scale, name_of(one), label, ways())
            .field(Kind::Hidden, was_of(one), String::new())
            .fill(&was_of(one), one.presence.word());
    }
    form.area("more", "attendance-more").hint("attendance-more-hint").rows(2).max(4_000)
}

fn attendance_page(p: Page, can: &Can<KeepMinutes>, form: &Form) -> AttendancePage {
    let meeting = &can.facts().on.meeting;
    AttendancePage {
        crumbs: crumbs(&p, meeting),
        form: form.html(&p, format!("{}/attendance", path(meeting.id)), "minutes-save"),
        p,
    }
}

pub async fn ask(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.state == MinutesState::Approved {
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
    let touched = |one: &&Invited| form.text(&name_of(one)) != form.text(&was_of(one));
    let noted = people.iter().filter(touched);
    let noted = noted.filter_map(|one| Some((one.id, Presence::parse(form.text(&name_of(one)))?))).collect();
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
