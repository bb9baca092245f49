//! Results of a group: the list, one result, writing and deleting.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::access::{GroupFacts, ManageGroup, ManageResult, SeeGroup, SeeResult, in_network};
use crate::features::groups::store::results as stored;
use crate::features::groups::views::{self, Area, FormPage, Head};
use crate::features::groups::{self, Audience};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

/// The results that the reader may read.
pub async fn list(can: Can<SeeGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let scope = facts.scope(in_network(&mut tx, can.actor()).await?);
    ok(&views::Results {
        h: Head::load(&mut tx, &p, facts, Area::Results).await?,
        results: stored::of_group(&mut tx, *can.id(), scope).await?,
        may_write: facts.is_open() && facts.leads(),
        p,
    })
}

/// One result.
pub async fn show(can: Can<SeeResult>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = &can.facts().group;
    ok(&views::ResultPage {
        h: Head::load(&mut tx, &p, facts, Area::Results).await?,
        result: can.facts().result.clone(),
        may_write: facts.is_open() && facts.leads(),
        p,
    })
}

/// What a citizen sub-group writes stays with its people: it has nothing else to choose.
fn form(facts: &GroupFacts) -> Form {
    let offered = Audience::ALL.iter().filter(|a| !facts.is_protected() || **a == Audience::Group);
    Form::new()
        .line("title", "group-result-title")
        .required()
        .area("body", "group-result-body")
        .hint("group-result-body-hint")
        .rows(12)
        .required()
        .choose(Kind::Radios, "audience", "group-result-audience", offered.map(|a| (a.word(), a.key())))
        .required()
}

fn crumbs(p: &Page, facts: &GroupFacts) -> Vec<(String, String)> {
    let path = format!("/groups/{}", facts.group.id);
    vec![(path.clone(), facts.group.name.clone()), (format!("{path}/results"), p.t("group-tab-results"))]
}

fn new_page(p: Page, facts: &GroupFacts, form: &Form) -> FormPage {
    FormPage {
        crumbs: crumbs(&p, facts),
        title: p.t("group-result-new-title"),
        lead: p.t("group-result-new-lead"),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{}/results", facts.group.id), "group-result-submit"),
        p,
    }
}

/// The form for a new result.
pub async fn new(can: Can<ManageGroup>, p: Page) -> Result<Response> {
    let form = form(can.facts()).fill("audience", Audience::Group.word());
    ok(&new_page(p, can.facts(), &form))
}

/// Writes down a new result.
pub async fn share(can: Can<ManageGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form(can.facts()).read(&raw);
    if let (true, Some(audience)) = (form.is_valid(), Audience::parse(form.text("audience"))) {
        let (title, body) = (form.text("title").to_owned(), form.text("body").to_owned());
        match groups::share_result(&app, raw.op(), can.clone(), title, body, audience).await {
            Ok(id) => return p.done(format!("/groups/{}/results/{id}", can.id()), "flash-result-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&new_page(p.failing(), can.facts(), &form))
}

fn edit_page(p: Page, can: &Can<ManageResult>, form: &Form) -> FormPage {
    let (group, result) = can.id();
    FormPage {
        crumbs: crumbs(&p, &can.facts().group),
        title: p.t("group-result-edit-title"),
        lead: String::new(),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{group}/results/{result}"), "group-result-submit"),
        p,
    }
}

/// The form for a result that is there.
pub async fn edit(can: Can<ManageResult>, p: Page) -> Result<Response> {
    let result = &can.facts().result;
    let form = form(&can.facts().group)
        .fill("title", &result.title)
        .fill("body", &result.body)
        .fill("audience", result.audience.word());
    ok(&edit_page(p, &can, &form))
}

/// Changes a result.
pub async fn change(can: Can<ManageResult>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form(&can.facts().group).read(&raw);
    if let (true, Some(audience)) = (form.is_valid(), Audience::parse(form.text("audience"))) {
        let (title, body) = (form.text("title").to_owned(), form.text("body").to_owned());
        match groups::change_result(&app, raw.op(), can.clone(), title, body, audience).await {
            Ok(()) => return p.done(format!("/groups/{}/results/{}", can.id().0, can.id().1), "flash-result-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&edit_page(p.failing(), &can, &form))
}

/// Asks before a result is deleted.
pub async fn ask_removal(can: Can<ManageResult>, p: Page) -> Result<Response> {
    let (group, result) = can.id();
    ok(&FormPage {
        crumbs: crumbs(&p, &can.facts().group),
        title: p.t1("group-result-removal-title", "title", &can.facts().result.title),
        lead: p.t("group-result-removal-lead"),
        notice: String::new(),
        form: Form::new().danger_html(
            &p,
            format!("/groups/{group}/results/{result}/removal"),
            "group-result-removal-submit",
        ),
        p,
    })
}

/// Deletes a result.
pub async fn remove(can: Can<ManageResult>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let group = can.id().0;
    groups::delete_result(&app, raw.op(), can).await?;
    p.done(format!("/groups/{group}/results"), "flash-result-deleted")
}
