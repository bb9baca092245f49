//! Wishes for corrections while minutes circulate, and their answers.

use axum::extract::State;
use axum::response::Response;

use super::{crumbs, path, show};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::views::FormPage;
use crate::features::meetings::store::agenda::Item;
use crate::features::minutes::CorrectionState;
use crate::features::minutes::access::{AnswerCorrection, AskForCorrection, ReadMinutes};
use crate::features::minutes::circulating::{self, Who, Wish};
use crate::features::minutes::store::corrections::Correction;
use crate::features::minutes::views::CorrectionLine;
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

/// The choice of no item in particular.
const WHOLE: &str = "whole";

/// What one would have otherwise.
pub(super) fn wish_form(p: &Page, items: &[Item]) -> Form {
    let whole = [(WHOLE.to_owned(), p.t("correction-whole"))];
    let tops = items.iter().zip(1..).map(|(item, number)| {
        (item.id.to_string(), format!("{} {}", p.t1("agenda-top", "number", number), item.title))
    });
    Form::new()
        .choose(Kind::Select, "item", "correction-item", whole.into_iter().chain(tops))
        .area("text", "correction-text")
        .hint("correction-text-hint")
        .rows(3)
        .required()
        .max(4_000)
        .unmarked()
        .fill("item", WHOLE)
}

/// Wishes with the number of the item that each is about.
pub(super) fn lines(p: &Page, wishes: Vec<Correction>, items: &[Item]) -> Vec<CorrectionLine> {
    let top = |id: Option<uuid::Uuid>| {
        let number = items.iter().position(|item| Some(item.id) == id);
        number.map(|at| p.t1("agenda-top", "number", at + 1)).unwrap_or_default()
    };
    wishes.into_iter().map(|c| CorrectionLine { top: top(c.item), correction: c }).collect()
}

/// The wish of a form that was read.
pub(super) fn wish(form: &Form) -> Option<Wish> {
    form.is_valid().then(|| Wish { item: form.id("item"), text: form.text("text").to_owned() })
}

/// To the minutes: a browser reloads the path of a form.
pub async fn to_minutes(can: Can<ReadMinutes>) -> Result<Response> {
    see_other(&path(*can.id()))
}

/// Asks for a correction.
pub async fn ask(can: Can<AskForCorrection>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let items = crate::features::meetings::agenda::planned(&mut app.db.reader().await?, *can.id()).await?;
    let mut form = wish_form(&p, &items).read(&raw);
    if let Some(wish) = wish(&form) {
        let who = Who::Person(can.person().ok_or(Error::NotFound)?, *can.id());
        match circulating::ask(&app, raw.op_each(), who, wish).await {
            Ok(()) => return p.done(format!("{}#corrections", path(*can.id())), "flash-correction-asked"),
            Err(error) => form.refuse(error)?,
        }
    }
    let can = Can::<ReadMinutes>::check(&mut app.db.reader().await?, can.actor(), *can.id()).await?;
    refused(&show::page(&app, p.failing(), &can, Some(form)).await?)
}

fn answer_form() -> Form {
    let answers =
        [(CorrectionState::Taken.word(), "correction-take"), (CorrectionState::Declined.word(), "correction-decline")];
    Form::new()
        .choose(Kind::Radios, "state", "correction-answer", answers)
        .required()
        .area("words", "correction-words")
        .hint("correction-words-hint")
        .rows(2)
        .max(1_000)
}

fn answer_page(p: Page, can: &Can<AnswerCorrection>, form: &Form) -> FormPage {
    let part = &can.facts().part;
    FormPage {
        crumbs: crumbs(&p, &can.facts().minutes.on.meeting),
        title: p.t("correction-answer-title"),
        lead: if part.author_name.is_empty() { p.t("meeting-guest-unnamed") } else { part.author_name.clone() },
        notice: part.text.clone(),
        form: form.html(&p, format!("{}/corrections/{}", path(can.id().0), part.id), "correction-answer-submit"),
        p,
    }
}

pub async fn look(can: Can<AnswerCorrection>, p: Page) -> Result<Response> {
    if can.facts().part.state != CorrectionState::Open {
        return see_other(&path(can.id().0));
    }
    ok(&answer_page(p, &can, &answer_form()))
}

/// Answers a wish; a refusal needs its reason. What is taken up is written on the page for typing.
pub async fn answer(can: Can<AnswerCorrection>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = answer_form().read(&raw);
    let state = CorrectionState::parse(form.text("state")).unwrap_or(CorrectionState::Taken);
    let words = form.text("words").to_owned();
    if state == CorrectionState::Declined && words.is_empty() {
        form.error("words", "correction-words-missing");
    }
    if form.is_valid() {
        match circulating::answer(&app, raw.op(), can.clone(), state, words).await {
            Ok(()) if state == CorrectionState::Taken => {
                let at = can.facts().part.item.map(|item| format!("#i-{item}")).unwrap_or_default();
                return p.done(format!("{}/edit{at}", path(can.id().0)), "flash-correction-taken");
            }
            Ok(()) => return p.done(format!("{}#corrections", path(can.id().0)), "flash-correction-answered"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&answer_page(p.failing(), &can, &form))
}
