//! Pre-assessment, joint assessment, and the choice for the Fokus.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::cycle::access::{ChooseForFocus, PreAssess, RecordJoint};
use crate::features::cycle::joint::{self, Found};
use crate::features::cycle::pre_assessment::{self, Written};
use crate::features::cycle::template::Method;
use crate::features::cycle::{focus, results, scores, store, views};
use crate::features::recommendations::form::text_of;
use crate::features::recommendations::store::Recommendation;
use crate::features::recommendations::views::Step;
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

async fn method_of(tx: &mut Tx, rec: &Recommendation) -> Result<Method> {
    store::cycle(tx, rec.cycle).await?.method()
}

fn yes_no() -> [(&'static str, &'static str); 2] {
    [("yes", "yes"), ("no", "no")]
}

fn pre_form(method: &Method) -> Form {
    scores::fields(Form::new(), method)
        .section("pre-assessment-reasons")
        .area("text", "pre-assessment-text")
        .hint("pre-assessment-text-hint")
        .required()
        .choose(Kind::Radios, "steering_relevant", "pre-assessment-steering", yes_no())
        .hint("pre-assessment-steering-hint")
        .required()
}

async fn pre_page(tx: &mut Tx, p: Page, rec: &Recommendation, form: &Form) -> Result<Step> {
    Ok(Step {
        text: text_of(tx, rec).await?,
        title: p.t("pre-assessment-title"),
        lead: p.t("pre-assessment-lead"),
        form: form.html(&p, format!("/recommendations/{}/pre-assessment", rec.id), "pre-assessment-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn pre_assessment(can: Can<PreAssess>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = &can.facts().rec;
    let method = method_of(&mut tx, rec).await?;
    let mut form = pre_form(&method);
    if let Some(written) = pre_assessment::of(&mut tx, rec.id).await? {
        let relevant = if rec.steering_relevant == Some(true) { "yes" } else { "no" };
        form = scores::fill(form, &method, &written.scores()?);
        form = form.fill("text", &written.text).fill("steering_relevant", relevant);
    }
    ok(&pre_page(&mut tx, page, rec, &form).await?)
}

pub async fn pre_assess(can: Can<PreAssess>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let rec = &can.facts().rec;
    let method = method_of(&mut app.db.reader().await?, rec).await?;
    let mut form = pre_form(&method).read(&raw);
    if form.is_valid() {
        let written = Written {
            scores: scores::read(&form, &method),
            text: form.text("text").to_owned(),
            steering_relevant: form.text("steering_relevant") == "yes",
        };
        match pre_assessment::write(&app, raw.op(), &can, written).await {
            Ok(()) => return page.done(format!("/recommendations/{}", rec.id), "flash-pre-assessed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&pre_page(&mut app.db.reader().await?, page.failing(), rec, &form).await?)
}

fn joint_form(method: &Method) -> Form {
    scores::fields(Form::new(), method)
        .section("joint-result-section")
        .area("result", "joint-result")
        .required()
        .max(5000)
        .area("dissent", "joint-dissent")
        .hint("joint-dissent-hint")
        .max(5000)
        .area("remarks", "joint-remarks")
        .hint("joint-remarks-hint")
        .max(10_000)
        .section("joint-meeting-section")
        .line("meeting", "joint-meeting")
        .required()
        .date("met_on", "joint-met-on")
        .required()
        .line("agenda_item", "joint-agenda-item")
}

async fn joint_page(tx: &mut Tx, p: Page, rec: &Recommendation, form: &Form) -> Result<views::JointPage> {
    let cycle = store::cycle(tx, rec.cycle).await?;
    Ok(views::JointPage {
        text: text_of(tx, rec).await?,
        distribution: results::distribution(tx, &p, &cycle, rec, results::Dissent::Shown).await?,
        form: form.html(&p, format!("/recommendations/{}/joint-assessment", rec.id), "joint-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn joint(can: Can<RecordJoint>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = &can.facts().rec;
    let method = method_of(&mut tx, rec).await?;
    let mut form = joint_form(&method).fill("met_on", page.today()).fill("meeting", page.t("joint-meeting-default"));
    if let Some(found) = joint::of(&mut tx, rec.id).await? {
        form = scores::fill(form, &method, &found.scores()?);
        let remarks = joint::remarks(&mut tx, rec.id).await?;
        if let Some(first) = remarks.first() {
            form = form.fill("meeting", &first.meeting).fill("agenda_item", &first.agenda_item);
        }
        if let Some(day) = found.met_on {
            form = form.fill("met_on", day);
        }
        let lines: Vec<_> = remarks.into_iter().map(|remark| remark.text).collect();
        form = form.fill("result", &found.result).fill("dissent", &found.dissent).fill("remarks", lines.join("\n"));
    }
    ok(&joint_page(&mut tx, page, rec, &form).await?)
}

pub async fn record_joint(can: Can<RecordJoint>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let rec = &can.facts().rec;
    let method = method_of(&mut app.db.reader().await?, rec).await?;
    let mut form = joint_form(&method).read(&raw);
    if let (true, Some(met_on)) = (form.is_valid(), form.day("met_on")) {
        let text = |name: &str| form.text(name).to_owned();
        let found = Found {
            scores: scores::read(&form, &method),
            result: text("result"),
            dissent: text("dissent"),
            remarks: text("remarks"),
            meeting: text("meeting"),
            agenda_item: text("agenda_item"),
            met_on,
        };
        match joint::record(&app, raw.op(), &can, found).await {
            Ok(()) => return page.done(format!("/recommendations/{}", rec.id), "flash-joint"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&joint_page(&mut app.db.reader().await?, page.failing(), rec, &form).await?)
}

fn focus_form() -> Form {
    Form::new()
        .choose(Kind::Radios, "included", "focus-included", yes_no())
        .required()
        .area("reason", "focus-reason")
        .hint("focus-reason-hint")
        .max(3000)
}

async fn focus_page(tx: &mut Tx, p: Page, rec: &Recommendation, form: &Form) -> Result<Step> {
    Ok(Step {
        text: text_of(tx, rec).await?,
        title: p.t("focus-title"),
        lead: p.t("focus-lead"),
        form: form.html(&p, format!("/recommendations/{}/focus", rec.id), "focus-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn focus(can: Can<ChooseForFocus>, State(app): State<App>, page: Page) -> Result<Response> {
    let rec = &can.facts().rec;
    let mut tx = app.db.reader().await?;
    let mut form = focus_form();
    if let Some(choice) = focus::of(&mut tx, rec.id).await? {
        form = form.fill("included", if choice.included { "yes" } else { "no" }).fill("reason", &choice.reason);
    }
    ok(&focus_page(&mut tx, page, rec, &form).await?)
}

pub async fn choose_focus(
    can: Can<ChooseForFocus>,
    State(app): State<App>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut form = focus_form().read(&raw);
    let included = form.text("included") == "yes";
    if form.is_valid() && !included && form.text("reason").is_empty() {
        form.error("reason", "focus-error-reason");
    }
    if form.is_valid() {
        match focus::choose(&app, raw.op(), &can, included, form.text("reason").to_owned()).await {
            Ok(()) => return page.done(format!("/recommendations/{}", can.id()), "flash-focus"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&focus_page(&mut app.db.reader().await?, page.failing(), &can.facts().rec, &form).await?)
}
