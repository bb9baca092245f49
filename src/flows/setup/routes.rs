//! The first run's page, and the layer that closes all others until it is over.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::{form, views};
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::page::{html, ok, refused, see_other};
use crate::http::query::Query;
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/setup", show), post("/setup", begin)]
}

/// Answers every page with a hint until the first run is over.
pub async fn closed(State(app): State<App>, page: Page, request: Request, next: Next) -> Response {
    if app.is_set_up() || matches!(request.uri().path(), "/setup" | "/language") {
        return next.run(request).await;
    }
    match answer(&app, page).await {
        Ok(Some(response)) => response,
        Ok(None) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// Nothing where another process has set the platform up meanwhile.
async fn answer(app: &App, page: Page) -> Result<Option<Response>> {
    app.reload().await?;
    if app.is_set_up() {
        return Ok(None);
    }
    let mut response = html(StatusCode::SERVICE_UNAVAILABLE, &views::NotYet { p: page })?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("300"));
    Ok(Some(response))
}

fn setup_page(p: Page, form: &Form) -> views::Setup {
    let key: String = url::form_urlencoded::byte_serialize(Query::of(&p).get("key").as_bytes()).collect();
    views::Setup { form: form.html(&p, format!("/setup?key={key}"), "setup-submit"), p }
}

async fn show(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    if app.is_set_up() {
        return see_other("/sign-in");
    }
    if !super::is_key(&app, Query::of(&page).get("key")) {
        return Err(Error::NotFound);
    }
    let form = form::suggested(&page);
    ok(&setup_page(page, &form))
}

async fn begin(_: Can<Anyone>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    if !super::is_key(&app, Query::of(&page).get("key")) {
        return Err(Error::NotFound);
    }
    let mut form = form::form().read(&raw);
    let start = form::start_of(&mut form);
    if form.is_valid() {
        match super::begin(&app, raw.op(), start, form.text("password").to_owned()).await {
            Ok(()) => return page.done("/sign-in", "flash-set-up"),
            Err(Error::Conflict("setup-already")) => return Err(Error::Conflict("setup-already")),
            Err(error) => form.refuse(error)?,
        }
    }
    if app.is_set_up() {
        return Err(Error::Conflict("setup-already"));
    }
    refused(&setup_page(page.failing(), &form))
}
