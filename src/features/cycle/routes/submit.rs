//! Submitting, asking for changes, answering.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::cycle::access::{AskForChanges, Submit};
use crate::features::cycle::submission::{self, Answer};
use crate::features::cycle::views;
use crate::features::recommendations::form::text_of;
use crate::features::recommendations::store::Recommendation;
use crate::features::recommendations::views::Step;
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

async fn submission_page(app: &App, p: Page, rec: &Recommendation, form: &Form) -> Result<views::Submission> {
    let mut tx = app.db.reader().await?;
    let missing = submission::missing(&mut tx, rec).await?;
    let missing = missing.into_iter().map(|m| if m.is_empty() { p.t("draft-fields") } else { m }).collect();
    Ok(views::Submission {
        form: form.html(&p, format!("/recommendations/{}/submission", rec.id), "submission-submit"),
        missing,
        text: text_of(&mut tx, rec).await?,
        rec: rec.clone(),
        p,
    })
}

pub async fn submission(can: Can<Submit>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&submission_page(&app, page, &can.facts().rec, &Form::new()).await?)
}

pub async fn submit(can: Can<Submit>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match submission::submit(&app, raw.op(), &can).await {
        Ok(()) => page.done(format!("/recommendations/{}", can.id()), "flash-submitted"),
        Err(error) => {
            form.refuse(error)?;
            refused(&submission_page(&app, page.failing(), &can.facts().rec, &form).await?)
        }
    }
}

fn request_form() -> Form {
    Form::new().area("reason", "change-request-reason").hint("change-request-hint").required().max(3000)
}

async fn request_page(app: &App, p: Page, rec: &Recommendation, form: &Form) -> Result<Step> {
    Ok(Step {
        text: text_of(&mut app.db.reader().await?, rec).await?,
        title: p.t("change-request-title"),
        lead: p.t("change-request-lead"),
        form: form.html(&p, format!("/recommendations/{}/change-requests", rec.id), "change-request-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn change_request(can: Can<AskForChanges>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&request_page(&app, page, &can.facts().rec, &request_form()).await?)
}

pub async fn ask_for_changes(
    can: Can<AskForChanges>,
    State(app): State<App>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut form = request_form().read(&raw);
    let rec = &can.facts().rec;
    if form.is_valid() {
        let reason = form.text("reason").to_owned();
        let link = page.site.link(&format!("/recommendations/{}/answer", rec.id));
        let subject = page.t("mail-change-request-subject");
        let text = page.t2("mail-change-request-text", "title", &rec.title, "link", &link);
        match submission::ask_for_changes(&app, raw.op(), &can, reason, (subject, text)).await {
            Ok(()) => return page.done(format!("/recommendations/{}", rec.id), "flash-changes-requested"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&request_page(&app, page.failing(), rec, &form).await?)
}

fn answer_form() -> Form {
    let answers = Answer::ALL.iter().map(|a| (a.word(), a.key()));
    Form::new()
        .choose(Kind::Radios, "answer", "answer-question", answers)
        .required()
        .area("text", "answer-text")
        .hint("answer-text-hint")
        .max(3000)
}

async fn answering(app: &App, p: Page, rec: &Recommendation, form: &Form) -> Result<views::Answering> {
    Ok(views::Answering {
        requests: submission::requests(&mut app.db.reader().await?, rec.id).await?,
        form: form.html(&p, format!("/recommendations/{}/answer", rec.id), "answer-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn answer_page(can: Can<Submit>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&answering(&app, page, &can.facts().rec, &answer_form()).await?)
}

pub async fn answer(can: Can<Submit>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = answer_form().read(&raw);
    let choice = Answer::parse(form.text("answer"));
    if choice == Some(Answer::Insisted) && form.text("text").is_empty() {
        form.error("text", "answer-error-why");
    }
    if let (true, Some(choice)) = (form.is_valid(), choice) {
        match submission::answer(&app, raw.op(), &can, choice, form.text("text").to_owned()).await {
            Ok(()) => return page.done(format!("/recommendations/{}", can.id()), "flash-answered"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&answering(&app, page.failing(), &can.facts().rec, &form).await?)
}
