//! Approving minutes.

use axum::extract::State;
use axum::response::Response;

use super::outcome::votes;
use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::views::FormPage;
use crate::features::minutes::access::KeepMinutes;
use crate::features::minutes::approving::{self, Approval};
use crate::features::minutes::{MinutesState, store};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, Query, RawForm};

async fn empty(app: &App, p: &Page, can: &Can<KeepMinutes>) -> Result<Form> {
    let meeting = &can.facts().on.meeting;
    let group = store::of_group(&mut app.db.reader().await?, meeting.group_id).await?;
    let later = group.into_iter().filter(|other| other.starts > meeting.starts);
    let meetings =
        later.map(|other| (other.meeting.to_string(), format!("{}, {}", other.title, p.day(other.starts.date()))));
    let none = [(String::new(), p.t("approval-elsewhere"))];
    Ok(Form::new()
        .choose(Kind::Select, "in", "approval-in", meetings.chain(none))
        .field(Kind::Number(0, 10_000), "votes_for", "outcome-votes-for")
        .hint("outcome-votes-hint")
        .field(Kind::Number(0, 10_000), "votes_against", "outcome-votes-against")
        .field(Kind::Number(0, 10_000), "abstained", "outcome-abstained"))
}

fn page(p: Page, can: &Can<KeepMinutes>, form: &Form) -> FormPage {
    let meeting = &can.facts().on.meeting;
    FormPage {
        crumbs: crumbs(&p, meeting),
        title: p.t1("approval-title", "day", p.day(meeting.starts.date())),
        lead: p.t("approval-lead"),
        notice: String::new(),
        form: form.html(&p, format!("{}/approval", path(meeting.id)), "approval-submit"),
        p,
    }
}

/// Asks in which meeting; `?in=…` chooses one beforehand.
pub async fn ask(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.state != MinutesState::Circulating {
        return see_other(&path(*can.id()));
    }
    let chosen = Query::of(&p).id("in").map(|id| id.to_string()).unwrap_or_default();
    let form = empty(&app, &p, &can).await?.fill("in", chosen);
    ok(&page(p, &can, &form))
}

pub async fn approve(can: Can<KeepMinutes>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = empty(&app, &p, &can).await?.read(&raw);
    if form.is_valid() {
        let day = p.day(can.facts().on.meeting.starts.date());
        let approval =
            Approval { meeting: form.id("in"), words: p.t1("approval-decision", "day", day), votes: votes(&form) };
        let to = approval.meeting.unwrap_or(*can.id());
        match approving::approve(&app, raw.op(), can.clone(), approval).await {
            Ok(()) => return p.done(path(to), "flash-minutes-approved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
