//! Approving minutes.

use axum::extract::State;
use axum::response::Response;

use super::outcome::votes;
use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::views::FormPage;
use crate::features::meetings::agenda::ItemText;
use crate::features::minutes::access::KeepMinutes;
use crate::features::minutes::approving::{self, Approval};
use crate::features::minutes::{MinutesState, store};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, Query, RawForm};

/// So many of the newest meetings are offered.
const MOST: usize = 20;
/// The choice of no meeting.
const ELSEWHERE: &str = "elsewhere";

async fn empty(app: &App, p: &Page, can: &Can<KeepMinutes>) -> Result<Form> {
    let meeting = &can.facts().on.meeting;
    let mut tx = app.db.reader().await?;
    let mut kept = Vec::new();
    for other in store::of_group(&mut tx, meeting.group_id).await?.into_iter().take(MOST) {
        let is_later = other.starts > meeting.starts;
        if is_later && Can::<KeepMinutes>::check(&mut tx, can.actor(), other.meeting).await.is_ok() {
            kept.push((other.meeting.to_string(), format!("{}, {}", other.title, p.day(other.starts.date()))));
        }
    }
    let none = [(ELSEWHERE.to_owned(), p.t("approval-elsewhere"))];
    Ok(Form::new()
        .unmarked()
        .choose(Kind::Select, "in", "approval-in", kept.into_iter().chain(none))
        .required()
        .more("approval-votes")
        .field(Kind::Number(0, 10_000), "votes_for", "outcome-votes-for")
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
    let chosen = Query::of(&p).id("in").map_or(ELSEWHERE.to_owned(), |id| id.to_string());
    let form = empty(&app, &p, &can).await?.fill("in", chosen);
    ok(&page(p, &can, &form))
}

pub async fn approve(can: Can<KeepMinutes>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = empty(&app, &p, &can).await?.read(&raw);
    if form.is_valid() {
        let p = p.in_german();
        let day = p.day(can.facts().on.meeting.starts.date());
        let item = ItemText {
            title: p.t1("agenda-approval", "day", &day),
            links: format!("{} {}", path(*can.id()), p.t1("agenda-approval-link", "day", &day)),
            ..ItemText::default()
        };
        let words = p.t1("approval-decision", "day", &day);
        let approval = Approval { meeting: form.id("in"), item, words, votes: votes(&form) };
        let to = approval.meeting.unwrap_or(*can.id());
        match approving::approve(&app, raw.op(), can.clone(), approval).await {
            Ok(()) => return p.done(path(to), "flash-minutes-approved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
