//! Papers and decisions.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::access::{Decide, DecideOnPaper, DispatchPaper, EditPaper, ReadPaper, ReadPapers};
use super::batch::Batch;
use super::forms::{self, Choices};
use super::store::{self, Paper, decisions};
use super::views::{FormPage, ListedPaper, PaperPage, Papers};
use super::{ledger, papers};
use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::fields::names::Names;
use crate::features::fields::store as catalogues;
use crate::features::recommendations::access::RecFacts;
use crate::http::page::{html, ok, refused};
use crate::http::query::PER_PAGE;
use crate::http::route::{get, post};
use crate::http::{Form, Page, Pages, Query, RawForm, Route};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/papers", list),
        post("/papers", create),
        get("/papers/new", begin),
        get("/papers/{id}", show),
        post("/papers/{id}", save),
        get("/papers/{id}/edit", edit),
        get("/papers/{id}/dispatch", ask_to_dispatch),
        post("/papers/{id}/dispatch", dispatch),
        get("/papers/{id}/decisions", ask_on_paper),
        post("/papers/{id}/decisions", decide_on_paper),
        get("/recommendations/{id}/decisions/new", ask),
        get("/recommendations/{id}/decisions", ask),
        post("/recommendations/{id}/decisions", decide),
    ]
}

async fn list(_: Can<ReadPapers>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let all = page.is_staff();
    let pages = Pages::of(&Query::of(&page), store::count(&mut tx, all).await?);
    let most = i64::try_from(PER_PAGE).unwrap_or(i64::MAX);
    let skip = i64::try_from(pages.skipped()).unwrap_or(i64::MAX);
    let recipients = store::recipients_of_page(&mut tx, all, most, skip).await?;
    let papers = store::papers(&mut tx, all, most, skip).await?;
    let papers = papers.into_iter().map(|paper| ListedPaper::new(paper, &recipients)).collect();
    ok(&Papers { p: page, papers, pages })
}

fn new_page(p: Page, form: &Form) -> FormPage {
    FormPage {
        title: p.t("paper-new"),
        lead: p.t("paper-new-lead"),
        crumbs: vec![("/papers".into(), p.t("papers-title"))],
        form: form.html(&p, "/papers", "paper-create"),
        p,
    }
}

async fn begin(_: Can<RunTheYear>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let choices = Choices::load(&mut tx).await?;
    let mut form = forms::paper(&page, &choices);
    if let Some(id) = Query::of(&page).id("recommendation") {
        form = forms::from_recommendation(&mut tx, form, &choices, id).await?;
    }
    ok(&new_page(page, &form))
}

async fn create(can: Can<RunTheYear>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let choices = Choices::load(&mut app.db.reader().await?).await?;
    let mut form = forms::paper(&page, &choices).read(&raw);
    forms::check_paper(&mut form);
    if form.is_valid() {
        match papers::create(&app, raw.op().makes("/papers/"), &can, forms::new_paper(&form)).await {
            Ok(id) => return page.done(format!("/papers/{id}"), "flash-paper-created"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&new_page(page.failing(), &form))
}

async fn show(can: Can<ReadPaper>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let paper = can.facts().clone();
    let subjects = store::subjects(&mut tx, paper.id).await?;
    let names = Names::load(&mut tx).await?;
    ok(&PaperPage {
        subjects: super::views::subjects(&page, &names, paper.year, &subjects),
        is_urgent: !subjects.is_empty() && subjects.iter().all(|s| s.urgent),
        takes_decisions: subjects.iter().any(|s| s.kind != super::SubjectKind::Recommendation),
        recipients: store::recipients(&mut tx, paper.id).await?,
        gate_is_open: store::gate_has_opened(&mut tx, paper.cycle).await?,
        decisions: decisions::decisions_on_paper(&mut tx, paper.id).await?,
        paper,
        p: page,
    })
}

fn edit_page(p: Page, paper: &Paper, form: &Form) -> FormPage {
    FormPage {
        title: p.t("paper-edit"),
        lead: String::new(),
        crumbs: crumbs(&p, paper),
        form: form.html(&p, format!("/papers/{}", paper.id), "paper-save"),
        p,
    }
}

fn crumbs(p: &Page, paper: &Paper) -> Vec<(String, String)> {
    vec![("/papers".into(), p.t("papers-title")), (format!("/papers/{}", paper.id), paper.title.clone())]
}

async fn edit(can: Can<EditPaper>, State(app): State<App>, page: Page) -> Result<Response> {
    let paper = can.facts();
    if paper.dispatched_at.is_some() {
        return Err(Error::Conflict("paper-error-dispatched"));
    }
    let mut tx = app.db.reader().await?;
    let choices = Choices::load(&mut tx).await?;
    let subjects = store::subjects(&mut tx, paper.id).await?;
    let recipients = store::recipients(&mut tx, paper.id).await?;
    let form = forms::fill_paper(forms::paper(&page, &choices), paper, &subjects, &recipients);
    ok(&edit_page(page, paper, &form))
}

async fn save(can: Can<EditPaper>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let choices = Choices::load(&mut app.db.reader().await?).await?;
    let mut form = forms::paper(&page, &choices).read(&raw);
    forms::check_paper(&mut form);
    if form.is_valid() {
        match papers::save(&app, raw.op(), &can, forms::new_paper(&form)).await {
            Ok(()) => return page.done(format!("/papers/{}", can.id()), "flash-paper-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&edit_page(page.failing(), can.facts(), &form))
}

async fn dispatch_page(tx: &mut Tx, p: Page, paper: &Paper, form: &Form) -> Result<FormPage> {
    let names: Vec<_> = store::recipients(tx, paper.id).await?.into_iter().map(|r| r.name).collect();
    Ok(FormPage {
        title: p.t("paper-dispatch"),
        lead: p.t2("paper-dispatch-lead", "title", &paper.title, "committees", names.join(", ")),
        crumbs: crumbs(&p, paper),
        form: form.html(&p, format!("/papers/{}/dispatch", paper.id), "paper-dispatch-now"),
        p,
    })
}

async fn ask_to_dispatch(can: Can<DispatchPaper>, State(app): State<App>, page: Page) -> Result<Response> {
    if can.facts().dispatched_at.is_some() {
        return Err(Error::Conflict("paper-error-dispatched"));
    }
    let mut tx = app.db.reader().await?;
    ok(&dispatch_page(&mut tx, page, can.facts(), &Form::new()).await?)
}

async fn dispatch(can: Can<DispatchPaper>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match papers::dispatch(&app, raw.op(), &can).await {
        Ok(()) => page.done(format!("/papers/{}", can.id()), "flash-paper-dispatched"),
        Err(error) => {
            form.refuse(error)?;
            let mut tx = app.db.reader().await?;
            html(StatusCode::CONFLICT, &dispatch_page(&mut tx, page.failing(), can.facts(), &form).await?)
        }
    }
}

fn paper_decision_page(p: Page, paper: &Paper, form: &Form) -> FormPage {
    FormPage {
        title: p.t("decision-new"),
        lead: paper.title.clone(),
        crumbs: crumbs(&p, paper),
        form: form.html(&p, format!("/papers/{}/decisions", paper.id), "decision-record"),
        p,
    }
}

async fn ask_on_paper(can: Can<DecideOnPaper>, State(app): State<App>, page: Page) -> Result<Response> {
    let committees = catalogues::committees(&mut app.db.reader().await?).await?;
    ok(&paper_decision_page(page, can.facts(), &forms::decision(&committees, &[])))
}

async fn decide_on_paper(
    can: Can<DecideOnPaper>,
    State(app): State<App>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let committees = catalogues::committees(&mut app.db.reader().await?).await?;
    let mut form = forms::decision(&committees, &[]).read(&raw);
    forms::check_decision(&page, &mut form);
    if form.is_valid() {
        match ledger::decide_on_paper(&app, raw.op(), &can, forms::new_decision(&page, &form)).await {
            Ok(_) => return page.done(format!("/papers/{}", can.id()), "flash-decision-recorded"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&paper_decision_page(page.failing(), can.facts(), &form))
}

fn decision_page(p: Page, facts: &RecFacts, form: &Form) -> FormPage {
    let path = format!("/recommendations/{}", facts.rec.id);
    FormPage {
        title: p.t("decision-new"),
        lead: p.t("decision-new-lead"),
        form: form.html(&p, format!("{path}/decisions"), "decision-record"),
        crumbs: vec![("/recommendations".into(), p.t("nav-recommendations")), (path, facts.rec.title.clone())],
        p,
    }
}

async fn decision_form(tx: &mut Tx, facts: &RecFacts) -> Result<Form> {
    let committees = catalogues::committees(tx).await?;
    let papers = store::routed(tx, &Batch::of([facts.rec.id])).await?;
    Ok(forms::decision(&committees, &papers))
}

async fn ask(can: Can<Decide>, State(app): State<App>, page: Page) -> Result<Response> {
    if !ledger::is_open_to_decisions(can.facts().rec.stage) {
        return Err(Error::Conflict("decision-error-stage"));
    }
    let form = decision_form(&mut app.db.reader().await?, can.facts()).await?;
    ok(&decision_page(page, can.facts(), &form))
}

async fn decide(can: Can<Decide>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = decision_form(&mut app.db.reader().await?, can.facts()).await?.read(&raw);
    forms::check_decision(&page, &mut form);
    if form.is_valid() {
        match ledger::decide(&app, raw.op(), &can, forms::new_decision(&page, &form)).await {
            Ok(_) => return page.done(format!("/recommendations/{}", can.id()), "flash-decision-recorded"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&decision_page(page.failing(), can.facts(), &form))
}
