//! Signing in and out; the rest of the feature's table.

mod account;
mod reset;
mod waiting;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;

use self::waiting::Waiting;
use super::{Session, views};
use crate::access::{Anyone, Can, SignedIn};
use crate::app::App;
use crate::error::Result;
use crate::http::form::Kind;
use crate::http::identify::Client;
use crate::http::page::{local_path, ok, refused, see_other, set_cookie};
use crate::http::query::Query;
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};

const WAITING: Waiting = Waiting { cookie: "sign-in-email", path: "/sign-in" };

/// The table.
pub fn routes() -> Vec<Route<App>> {
    let mut all = vec![
        get("/sign-in", sign_in),
        post("/sign-in", sign_in_with_password),
        get("/sign-in/code", ask_for_code),
        post("/sign-in/code", send_code),
        get("/sign-in/code/entry", enter_code),
        post("/sign-in/code/entry", sign_in_with_code),
        get("/sign-out", to_start),
        post("/sign-out", sign_out),
    ];
    all.extend(account::routes());
    all.extend(reset::routes());
    all
}

fn password_form() -> Form {
    Form::new()
        .field(Kind::Email, "email", "sign-in-email")
        .required()
        .autocomplete("email")
        .field(Kind::Password, "password", "sign-in-password")
        .required()
        .autocomplete("current-password")
        .field(Kind::Hidden, "next", "sign-in-next")
        .max(2000)
}

/// Where to go after signing in: a path of ours, and not back to signing in.
fn local(next: &str) -> &str {
    let path = local_path(next);
    if path.starts_with("/sign-in") { "/" } else { path }
}

fn sign_in_page(p: Page, form: Form) -> views::SignIn {
    let next = form.text("next").to_owned();
    let query: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    views::SignIn {
        form: form.html(&p, "/sign-in", "sign-in-submit"),
        code_path: format!("/sign-in/code?next={query}"),
        on_the_way: local(&next) != "/",
        p,
    }
}

async fn sign_in(_: Can<Anyone>, page: Page) -> Result<Response> {
    let form = password_form().fill("next", Query::of(&page).get("next"));
    ok(&sign_in_page(page, form))
}

async fn sign_in_with_password(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    raw: RawForm,
) -> Result<Response> {
    let mut form = password_form().read(&raw);
    if form.is_valid() {
        let (email, password) = (form.text("email"), form.text("password"));
        if let Some(session) =
            super::check_password(&app, &client.0.to_string(), email, password, device(&headers)).await?
        {
            return enter(&app, &session, form.text("next"));
        }
        form.error("", "sign-in-wrong");
    }
    refused(&sign_in_page(page.failing(), form))
}

/// The browser in a few words, so that somebody recognises their sessions.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let find = |names: &[&'static str]| names.iter().find(|n| agent.contains(*n)).copied();
    let browser = find(&["Firefox", "Edg", "Chrome", "Safari"]).unwrap_or("Browser");
    let system = find(&["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]).unwrap_or("");
    format!("{browser} {system}").replace("Edg ", "Edge ").trim().to_owned()
}

/// Answers 303 to `next` with the cookie of a fresh session.
pub fn enter(app: &App, session: &Session, next: &str) -> Result<Response> {
    let mut response = see_other(local(next))?;
    let secure = if app.is_https() { "; Secure" } else { "" };
    let text =
        format!("{}={}; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax{secure}", app.session_cookie(), session.token);
    set_cookie(&mut response, &text)?;
    Ok(response)
}

fn code_request_form() -> Form {
    Form::new()
        .field(Kind::Email, "email", "sign-in-email")
        .required()
        .autocomplete("email")
        .field(Kind::Hidden, "next", "sign-in-next")
        .max(2000)
}

fn code_request_page(p: Page, form: &Form) -> views::FormPage {
    views::FormPage {
        title: p.t("sign-in-code-title"),
        lead: p.t("sign-in-code-lead"),
        form: form.html(&p, "/sign-in/code", "sign-in-code-send"),
        p,
    }
}

async fn ask_for_code(_: Can<Anyone>, page: Page) -> Result<Response> {
    let form = code_request_form().fill("next", Query::of(&page).get("next"));
    ok(&code_request_page(page, &form))
}

async fn send_code(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    raw: RawForm,
) -> Result<Response> {
    let form = code_request_form().read(&raw);
    if !form.is_valid() {
        return refused(&code_request_page(page.failing(), &form));
    }
    super::send_code(&app, &page, &client.0.to_string(), form.text("email")).await?;
    let next: String = url::form_urlencoded::byte_serialize(form.text("next").as_bytes()).collect();
    let mut response = see_other(&format!("/sign-in/code/entry?next={next}"))?;
    WAITING.put(&mut response, form.text("email"))?;
    Ok(response)
}

fn code_form() -> Form {
    Form::new()
        .field(Kind::Code, "code", "sign-in-code")
        .required()
        .hint("sign-in-code-hint")
        .autocomplete("one-time-code")
        .field(Kind::Hidden, "next", "sign-in-next")
        .max(2000)
}

fn code_page(p: Page, form: &Form) -> views::CodePage {
    views::CodePage {
        title: p.t("sign-in-code-entry-title"),
        again: "/sign-in/code",
        form: form.html(&p, "/sign-in/code/entry", "sign-in-submit"),
        p,
    }
}

async fn enter_code(_: Can<Anyone>, page: Page) -> Result<Response> {
    let form = code_form().fill("next", Query::of(&page).get("next"));
    ok(&code_page(page, &form))
}

async fn sign_in_with_code(
    _: Can<Anyone>,
    State(app): State<App>,
    page: Page,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    raw: RawForm,
) -> Result<Response> {
    let mut form = code_form().read(&raw);
    if form.is_valid() {
        let (email, code) = (WAITING.email(&headers), form.text("code"));
        if let Some(session) = super::check_code(&app, &client.0.to_string(), &email, code, device(&headers)).await? {
            return enter(&app, &session, form.text("next"));
        }
        form.error("code", "sign-in-code-wrong");
    }
    refused(&code_page(page.failing(), &form))
}

async fn to_start(_: Can<Anyone>) -> Result<Response> {
    see_other("/")
}

async fn sign_out(can: Can<SignedIn>, State(app): State<App>, page: Page) -> Result<Response> {
    if let crate::access::Actor::Person(person) = can.actor() {
        super::end_session(&app, person.id, person.session).await?;
    }
    let mut response = page.done("/", "flash-signed-out")?;
    let gone = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", app.session_cookie());
    set_cookie(&mut response, &gone)?;
    Ok(response)
}

#[cfg(test)]
mod tests {
    #[test]
    fn nobody_is_led_in_a_circle() {
        assert_eq!(super::local("/sign-in"), "/");
        assert_eq!(super::local("//evil.example"), "/");
        assert_eq!(super::local("/groups?a=1"), "/groups?a=1");
    }
}
