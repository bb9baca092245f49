//! Public pages about the site, the channel for barriers, and the choice of a language.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::barrier::{self, Report};
use super::views;
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::form::Kind;
use crate::http::identify::Client;
use crate::http::page::{html, local_path, ok, see_other};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::i18n::Lang;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/imprint", imprint),
        get("/privacy", privacy),
        get("/accessibility", accessibility),
        get("/easy-language", easy_language),
        get("/barrier", ask),
        post("/barrier", report),
        get("/language", to_start),
        post("/language", choose),
    ]
}

async fn imprint(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&views::Imprint { p: page })
}

async fn privacy(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&views::Privacy { p: page })
}

async fn accessibility(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&views::Accessibility { p: page })
}

async fn easy_language(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&views::EasyLanguage { p: page })
}

/// `website` is a trap: people never see it, programs that fill in everything do.
fn form() -> Form {
    Form::new()
        .area("text", "barrier-text")
        .required()
        .max(5000)
        .hint("barrier-text-hint")
        .line("place", "barrier-place")
        .max(500)
        .hint("barrier-place-hint")
        .field(Kind::Email, "answer_to", "barrier-answer")
        .hint("barrier-answer-hint")
        .autocomplete("email")
        .field(Kind::Hidden, "website", "barrier-text")
        .max(10_000)
}

fn barrier_page(p: Page, form: &Form) -> views::Barrier {
    views::Barrier { form: form.html(&p, "/barrier", "barrier-send"), p }
}

async fn ask(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&barrier_page(page, &form()))
}

async fn report(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    raw: RawForm,
) -> Result<Response> {
    let mut form = form().read(&raw);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_valid() {
        let text = |name| form.text(name).to_owned();
        let said = Report { place: text("place"), text: text("text"), answer_to: text("answer_to") };
        let is_trapped = !form.text("website").is_empty();
        match if is_trapped { Ok(()) } else { barrier::report(&app, raw.op(), &client.0.to_string(), &said).await } {
            Ok(()) => return page.done("/barrier", "flash-barrier-sent"),
            Err(Error::TooMany) => {
                status = StatusCode::TOO_MANY_REQUESTS;
                form.error("", "barrier-too-many");
            }
            Err(error) => form.refuse(error)?,
        }
    }
    html(status, &barrier_page(page.failing(), &form))
}

async fn to_start(_: Can<Anyone>) -> Result<Response> {
    see_other("/")
}

async fn choose(_: Can<Anyone>, page: Page, raw: RawForm) -> Result<Response> {
    let mut response = see_other(local_path(raw.get("back").unwrap_or_default()))?;
    if let Some(lang) = raw.get("language").and_then(Lang::parse) {
        page.speak(&mut response, lang)?;
    }
    Ok(response)
}
