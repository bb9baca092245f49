//! Proposing a change of a field, and moving it on.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::access::{MoveChange, ProposeChange};
use crate::features::fields::store::changes::NewChange;
use crate::features::fields::store::{self, Field};
use crate::features::fields::views::FormPage;
use crate::features::fields::{self, ChangeKind, ChangeState, Step};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

async fn propose_form(tx: &mut Tx, p: &Page, field: Uuid) -> Result<Form> {
    let all = store::on(tx, p.today()).await?;
    let others = all.into_iter().filter(|f| f.id != field).map(|f| (f.id, f.name));
    Ok(Form::new()
        .choose(Kind::Radios, "kind", "fields-change-kind", ChangeKind::ALL.iter().map(|k| (k.word(), k.key())))
        .required()
        .line("new_name", "fields-change-new-name")
        .hint("fields-change-new-name-hint")
        .choose(Kind::Select, "other_field", "fields-change-other", others)
        .hint("fields-change-other-hint")
        .area("text", "fields-change-text")
        .max(2000)
        .required()
        .date("proposed_on", "fields-change-proposed-on")
        .required()
        .area("note", "fields-change-reason")
        .max(2000)
        .required())
}

/// A new name and another field are needed by some kinds only.
fn check(form: &mut Form) {
    let kind = ChangeKind::parse(form.text("kind"));
    if matches!(kind, Some(ChangeKind::Rename | ChangeKind::Split)) && form.text("new_name").is_empty() {
        form.error("new_name", "fields-change-needs-name");
    }
    let needs_other = matches!(kind, Some(ChangeKind::MoveArea | ChangeKind::Merge));
    if needs_other && form.text("other_field").is_empty() {
        form.error("other_field", "fields-change-needs-other");
    }
}

fn propose_page(p: Page, field: &Field, form: &Form) -> FormPage {
    FormPage {
        crumbs: vec![("/fields".into(), p.t("nav-fields")), (format!("/fields/{}", field.id), field.name.clone())],
        title: p.t("fields-propose-title"),
        lead: p.t("fields-propose-lead"),
        form: form.html(&p, format!("/fields/{}/changes", field.id), "fields-propose-submit"),
        p,
    }
}

/// The form.
pub async fn new(can: Can<ProposeChange>, State(app): State<App>, p: Page) -> Result<Response> {
    let form = propose_form(&mut app.db.reader().await?, &p, *can.id()).await?.fill("proposed_on", p.today());
    ok(&propose_page(p, can.facts(), &form))
}

/// Proposes.
pub async fn propose(can: Can<ProposeChange>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = propose_form(&mut app.db.reader().await?, &p, *can.id()).await?.read(&raw);
    check(&mut form);
    if let (true, Some(kind)) = (form.is_valid(), ChangeKind::parse(form.text("kind"))) {
        match fields::propose(&app, raw.op(), can.clone(), proposal(*can.id(), kind, &form)).await {
            Ok(_) => return p.done(format!("/fields/{}", can.id()), "flash-field-change-proposed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&propose_page(p.failing(), can.facts(), &form))
}

fn proposal(field: Uuid, kind: ChangeKind, form: &Form) -> NewChange {
    NewChange {
        field,
        kind,
        new_name: form.text("new_name").to_owned(),
        other_field: form.id("other_field"),
        text: form.text("text").to_owned(),
        state: ChangeState::Proposed,
        proposed_on: form.day("proposed_on"),
        decided_on: None,
        note: form.text("note").to_owned(),
        source: String::new(),
    }
}

fn step_form() -> Form {
    let states = ChangeState::ALL.iter().filter(|s| **s != ChangeState::Proposed).map(|s| (s.word(), s.key()));
    Form::new()
        .choose(Kind::Radios, "state", "fields-step-state", states)
        .required()
        .date("on", "fields-step-on")
        .hint("fields-step-on-hint")
        .area("note", "fields-step-note")
        .hint("fields-step-note-hint")
        .max(2000)
}

fn step_page(p: Page, can: &Can<MoveChange>, form: &Form) -> FormPage {
    let change = can.facts();
    FormPage {
        crumbs: vec![
            ("/fields".into(), p.t("nav-fields")),
            (format!("/fields/{}", change.field), p.t("fields-step-field")),
        ],
        title: p.t("fields-step-title"),
        lead: change.text.clone(),
        form: form.html(&p, format!("/field-changes/{}/state", change.id), "fields-step-submit"),
        p,
    }
}

/// A change with the form that moves it on.
pub async fn look(can: Can<MoveChange>, p: Page) -> Result<Response> {
    let change = can.facts();
    let form = step_form().fill("note", &change.note);
    ok(&step_page(p, &can, &form))
}

/// Moves a change on.
pub async fn step(can: Can<MoveChange>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = step_form().read(&raw);
    let state = ChangeState::parse(form.text("state")).unwrap_or(ChangeState::InCommittees);
    if state == ChangeState::Adopted && form.text("on").is_empty() {
        form.error("on", "fields-step-needs-day");
    }
    if state == ChangeState::Dropped && form.text("note").is_empty() {
        form.error("note", "fields-step-needs-reason");
    }
    if form.is_valid() {
        let step = Step { state, on: form.day("on").or(Some(p.today())), note: form.text("note").to_owned() };
        match fields::step(&app, raw.op(), can.clone(), step).await {
            Ok(()) => return p.done(format!("/fields/{}", can.facts().field), "flash-field-change-moved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&step_page(p.failing(), &can, &form))
}
