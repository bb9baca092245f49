//! A forgotten password: asking for a code, typing it with the new password.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::waiting::Waiting;
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::Result;
use crate::features::accounts::{password, reset, views};
use crate::http::form::Kind;
use crate::http::identify::Client;
use crate::http::page::{ok, refused, see_other};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};

const WAITING: Waiting = Waiting { cookie: "reset-email", path: "/password" };

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/password/reset", ask),
        post("/password/reset", send),
        get("/password/reset/entry", enter),
        post("/password/reset/entry", set),
    ]
}

fn request_form() -> Form {
    Form::new().field(Kind::Email, "email", "sign-in-email").required().autocomplete("email")
}

fn request_page(p: Page, form: &Form) -> views::FormPage {
    views::FormPage {
        title: p.t("reset-title"),
        lead: p.t("reset-lead"),
        form: form.html(&p, "/password/reset", "sign-in-code-send"),
        p,
    }
}

async fn ask(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&request_page(page, &request_form()))
}

async fn send(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    raw: RawForm,
) -> Result<Response> {
    let form = request_form().read(&raw);
    if !form.is_valid() {
        return refused(&request_page(page.failing(), &form));
    }
    reset::send_code(&app, &client.0.to_string(), form.text("email")).await?;
    let mut response = see_other("/password/reset/entry")?;
    WAITING.put(&mut response, form.text("email"))?;
    Ok(response)
}

fn entry_form() -> Form {
    Form::new()
        .field(Kind::Code, "code", "sign-in-code")
        .required()
        .hint("sign-in-code-hint")
        .autocomplete("one-time-code")
        .field(Kind::Password, "password", "account-password-new")
        .required()
        .hint("account-password-hint")
        .autocomplete("new-password")
}

fn entry_page(p: Page, form: &Form) -> views::CodePage {
    views::CodePage {
        title: p.t("reset-entry-title"),
        again: "/password/reset",
        form: form.html(&p, "/password/reset/entry", "reset-submit"),
        p,
    }
}

async fn enter(_: Can<Anyone>, page: Page) -> Result<Response> {
    ok(&entry_page(page, &entry_form()))
}

async fn set(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    raw: RawForm,
) -> Result<Response> {
    let mut form = entry_form().read(&raw);
    password::check(&mut form, "password");
    if form.is_valid() {
        let email = WAITING.email(&headers);
        let (code, new) = (form.text("code").to_owned(), form.text("password"));
        if reset::set(&app, raw.op(), &client.0.to_string(), &email, &code, new).await? {
            return page.done("/sign-in", "flash-password-set");
        }
        // A fresh form: the answer to this one is kept, and the next try must count as another.
        form = entry_form().fill("code", code);
        form.error("code", "sign-in-code-wrong");
    }
    refused(&entry_page(page.failing(), &form))
}
