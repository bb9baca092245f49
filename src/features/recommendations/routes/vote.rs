//! Opening the group's vote on a draft, and withdrawing it.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;
use crate::features::ballots::Secrecy;
use crate::features::recommendations::access::{OpenAdoption, Withdraw};
use crate::features::recommendations::adoption::{self, Terms};
use crate::features::recommendations::form::text_of;
use crate::features::recommendations::{drafting, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

fn adoption_form() -> Form {
    let secrecies = Secrecy::ALL.iter().map(|s| (s.word(), s.key()));
    Form::new()
        .date("last_day", "adoption-last-day")
        .hint("adoption-last-day-hint")
        .required()
        .choose(Kind::Radios, "secrecy", "ballot-secrecy", secrecies)
        .required()
}

async fn adoption_page(app: &App, p: Page, can: &Can<OpenAdoption>, form: &Form) -> Result<views::Step> {
    let rec = &can.facts().rec;
    Ok(views::Step {
        text: text_of(&mut app.db.reader().await?, rec).await?,
        title: p.t("adoption-title"),
        lead: p.t("adoption-lead"),
        form: form.html(&p, format!("/recommendations/{}/adoption", rec.id), "adoption-submit"),
        rec: rec.clone(),
        p,
    })
}

pub async fn adoption(can: Can<OpenAdoption>, State(app): State<App>, page: Page) -> Result<Response> {
    let form = adoption_form().fill("last_day", page.now.plus(7 * DAY).date()).fill("secrecy", Secrecy::Secret.word());
    ok(&adoption_page(&app, page, &can, &form).await?)
}

pub async fn open_adoption(
    can: Can<OpenAdoption>,
    State(app): State<App>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut form = adoption_form().read(&raw);
    if let (true, Some(last_day), Some(secrecy)) =
        (form.is_valid(), form.day("last_day"), Secrecy::parse(form.text("secrecy")))
    {
        let question = page.t1("adoption-question", "title", &can.facts().rec.title);
        match adoption::open(&app, raw.op(), &can, Terms { last_day, secrecy, question }).await {
            Ok(ballot) => return page.done(format!("/ballots/{ballot}"), "flash-adoption-opened"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&adoption_page(&app, page.failing(), &can, &form).await?)
}

fn withdrawal_form() -> Form {
    Form::new().area("reason", "withdrawal-reason").required().max(2000)
}

fn withdrawal_page(p: Page, can: &Can<Withdraw>, form: &Form) -> views::Step {
    let rec = &can.facts().rec;
    views::Step {
        text: Vec::new(),
        title: p.t("withdrawal-title"),
        lead: p.t("withdrawal-lead"),
        form: form.danger_html(&p, format!("/recommendations/{}/withdrawal", rec.id), "withdrawal-submit"),
        rec: rec.clone(),
        p,
    }
}

pub async fn withdrawal(can: Can<Withdraw>, page: Page) -> Result<Response> {
    ok(&withdrawal_page(page, &can, &withdrawal_form()))
}

pub async fn withdraw(can: Can<Withdraw>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = withdrawal_form().read(&raw);
    if form.is_valid() {
        match drafting::withdraw(&app, raw.op(), &can, form.text("reason").to_owned()).await {
            Ok(()) => return page.done(format!("/recommendations/{}", can.id()), "flash-withdrawn"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&withdrawal_page(page.failing(), &can, &form))
}
