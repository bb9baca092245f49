//! Staff ask to come in; the group's coordinators answer.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::access::{AnswerRequest, AskToJoin};
use crate::features::groups::views::FormPage;
use crate::features::groups::{self, Answer};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

fn reason_form() -> Form {
    Form::new().area("reason", "join-reason").hint("join-reason-hint").max(2000).required()
}

fn ask_page(p: Page, can: &Can<AskToJoin>, form: &Form) -> FormPage {
    let group = &can.facts().group;
    FormPage {
        crumbs: vec![(format!("/groups/{}", group.id), group.name.clone())],
        title: p.t1("join-title", "group", &group.name),
        lead: p.t("join-lead"),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{}/join", group.id), "join-submit"),
        p,
    }
}

/// The form with the reason.
pub async fn ask(can: Can<AskToJoin>, p: Page) -> Result<Response> {
    ok(&ask_page(p, &can, &reason_form()))
}

/// Sends the request to the coordinators.
pub async fn send(can: Can<AskToJoin>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = reason_form().read(&raw);
    if form.is_valid() {
        let reason = form.text("reason").to_owned();
        match groups::ask_to_join(&app, raw.op(), can.clone(), reason).await {
            Ok(_) => return p.done(format!("/groups/{}", can.id()), "flash-join-asked"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&ask_page(p.failing(), &can, &form))
}

fn answer_form() -> Form {
    Form::new()
        .choose(Kind::Radios, "answer", "join-answer", [("accept", "join-accept"), ("decline", "join-decline")])
        .required()
        .area("words", "join-words")
        .hint("join-words-hint")
        .max(2000)
}

fn answer_page(p: Page, can: &Can<AnswerRequest>, form: &Form) -> FormPage {
    let (group, request) = (&can.facts().group.group, &can.facts().request);
    FormPage {
        crumbs: vec![(format!("/groups/{}", group.id), group.name.clone())],
        title: p.t1("join-answer-title", "name", &request.name),
        lead: p.t1("join-answer-lead", "reason", &request.reason),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{}/join-requests/{}/answer", group.id, request.id), "join-answer-submit"),
        p,
    }
}

/// The request with the form that answers it.
pub async fn look(can: Can<AnswerRequest>, p: Page) -> Result<Response> {
    ok(&answer_page(p, &can, &answer_form()))
}

/// Answers.
pub async fn answer(can: Can<AnswerRequest>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = answer_form().read(&raw);
    let accepted = form.text("answer") == "accept";
    if form.is_valid() && !accepted && form.text("words").is_empty() {
        form.error("words", "join-words-needed");
    }
    if form.is_valid() {
        let answer = Answer { accepted, words: form.text("words").to_owned() };
        match groups::answer_request(&app, raw.op(), can.clone(), answer).await {
            Ok(()) => return p.done(format!("/groups/{}", can.id().0), "flash-join-answered"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&answer_page(p.failing(), &can, &form))
}
