//! Signing in and out.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::{Session, views};
use crate::access::{Anyone, Can, SignedIn};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::form::Kind;
use crate::http::identify::{Client, cookie};
use crate::http::page::{ok, refused, see_other};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};

/// Where the address waits between asking for a code and typing it.
const CODE_COOKIE: &str = "sign-in-email";

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/sign-in", sign_in),
        post("/sign-in", sign_in_with_password),
        get("/sign-in/code", ask_for_code),
        post("/sign-in/code", send_code),
        get("/sign-in/code/entry", enter_code),
        post("/sign-in/code/entry", sign_in_with_code),
        post("/sign-out", sign_out),
    ]
}

fn password_form() -> Form {
    Form::new()
        .field(Kind::Email, "email", "sign-in-email")
        .required()
        .autocomplete("username")
        .field(Kind::Password, "password", "sign-in-password")
        .required()
        .autocomplete("current-password")
        .field(Kind::Hidden, "next", "sign-in-next")
        .max(2000)
}

/// Only a path of ours: an address elsewhere would make us a way to somebody else's trap.
fn local(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if ours && !next.starts_with("/sign-in") { next } else { "/" }
}

fn next_of(page: &Page) -> String {
    let query = page.path.split_once('?').map_or("", |(_, q)| q);
    let next = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next");
    next.map(|(_, value)| value.into_owned()).unwrap_or_default()
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
    let form = password_form().fill("next", next_of(&page));
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

fn set_cookie(response: &mut Response, text: &str) -> Result<()> {
    let value = HeaderValue::from_str(text).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

fn code_request_form() -> Form {
    Form::new()
        .field(Kind::Email, "email", "sign-in-email")
        .required()
        .autocomplete("username")
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
    let form = code_request_form().fill("next", next_of(&page));
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
    let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let mut response = see_other(&format!("/sign-in/code/entry?next={}", encode(form.text("next"))))?;
    // The address waits in a cookie, not in the path: paths end up in logs.
    let email = encode(form.text("email"));
    set_cookie(&mut response, &format!("{CODE_COOKIE}={email}; Path=/sign-in; Max-Age=1800; HttpOnly; SameSite=Lax"))?;
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

fn code_page(p: Page, form: &Form) -> views::FormPage {
    views::FormPage {
        title: p.t("sign-in-code-entry-title"),
        lead: p.t("sign-in-code-entry-lead"),
        form: form.html(&p, "/sign-in/code/entry", "sign-in-submit"),
        p,
    }
}

async fn enter_code(_: Can<Anyone>, page: Page) -> Result<Response> {
    let form = code_form().fill("next", next_of(&page));
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
        let stored = cookie(&headers, CODE_COOKIE).unwrap_or_default();
        let email: String = url::form_urlencoded::parse(stored.as_bytes()).map(|(name, _)| name.into_owned()).collect();
        let code = form.text("code");
        if let Some(session) = super::check_code(&app, &client.0.to_string(), &email, code, device(&headers)).await? {
            return enter(&app, &session, form.text("next"));
        }
        form.error("code", "sign-in-code-wrong");
    }
    refused(&code_page(page.failing(), &form))
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
    fn nobody_is_led_elsewhere() {
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/sign-in"] {
            assert_eq!(super::local(bad), "/", "{bad}");
        }
        assert_eq!(super::local("/groups?a=1"), "/groups?a=1");
    }
}
