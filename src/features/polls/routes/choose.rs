//! Choosing a date: the poll becomes a meeting.

use axum::extract::State;
use axum::response::Response;

use super::make::form_page;
use super::poll_path;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::polls::access::ManagePoll;
use crate::features::polls::choosing::{self, Chosen};
use crate::features::polls::results::{Results, Tally};
use crate::features::polls::{store, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

/// One date with what was answered: "Di., 24. November 2026, 18 bis 20 Uhr (4 Ja, 1 Zur Not, 2 Nein)".
fn label(p: &Page, tally: &Tally) -> String {
    let span = p.lang.span(tally.date.starts, tally.date.minutes);
    let (yes, maybe, no) = (tally.yes, tally.if_need_be, tally.no);
    let words = [("poll-answer-yes", yes), ("poll-answer-if_need_be", maybe), ("poll-answer-no", no)];
    let counts: Vec<String> = words.iter().map(|(key, count)| format!("{count} {}", p.t(key))).collect();
    format!("{span} ({})", counts.join(", "))
}

async fn form(tx: &mut Tx, p: &Page, can: &Can<ManagePoll>) -> Result<Form> {
    let poll = store::poll(tx, *can.id()).await?;
    let results = Results::load(tx, &poll).await?;
    let choices = results.tallies.iter().map(|tally| (tally.date.id, label(p, tally)));
    Ok(Form::new()
        .choose(Kind::Radios, "date", "poll-choice-date", choices)
        .required()
        .line("place", "meeting-place")
        .max(200)
        .more("poll-choice-more")
        .line("room", "meeting-room")
        .max(120)
        .line("online", "meeting-online")
        .hint("meeting-online-hint")
        .max(500))
}

fn page(p: Page, can: &Can<ManagePoll>, form: &Form) -> views::FormPage {
    let (poll, lead) = (&can.facts().poll, p.t("poll-choice-lead"));
    let form = form.html(&p, format!("/polls/{}/choice", poll.id), "poll-choice-submit");
    form_page(p, poll, "poll-choice", lead, form)
}

pub async fn ask(can: Can<ManagePoll>, State(app): State<App>, p: Page) -> Result<Response> {
    if !can.facts().poll.is_running() {
        return see_other(&poll_path(*can.id()));
    }
    let form = form(&mut app.db.reader().await?, &p, &can).await?;
    ok(&page(p, &can, &form.fill("place", &can.facts().poll.place)))
}

pub async fn choose(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form(&mut app.db.reader().await?, &p, &can).await?.read(&raw);
    let online = form.text("online").to_owned();
    if !online.is_empty() && !crate::features::meetings::is_web_address(&online) {
        form.error("online", "meeting-online-wrong");
    }
    if let (true, Some(date)) = (form.is_valid(), form.id("date")) {
        let text = |name: &str| form.text(name).to_owned();
        let chosen = Chosen { date, place: text("place"), room: text("room"), online };
        match choosing::choose(&app, raw.op(), can.clone(), chosen).await {
            Ok(meeting) => return p.done(format!("/meetings/{meeting}"), "flash-poll-fixed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
