//! One's own account: name, language, password, sessions.

use axum::extract::State;
use axum::response::Response;

use crate::access::{Actor, Can, Person, SignedIn};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::accounts::access::EndSession;
use crate::features::accounts::{own, password, store, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::i18n::Lang;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/account", show),
        post("/account", change_profile),
        get("/account/password", show_password),
        post("/account/password", change_password),
        get("/account/sessions/end", back),
        post("/account/sessions/end", end_others),
        get("/account/sessions/{id}/end", back),
        post("/account/sessions/{id}/end", end),
    ]
}

fn profile_form() -> Form {
    Form::new()
        .line("name", "account-name")
        .required()
        .autocomplete("name")
        .choose(Kind::Radios, "language", "account-language", Lang::ALL.iter().map(|l| (l.word(), l.key())))
        .required()
}

/// Whoever is signed in; the proof holds for nobody else.
fn person(page: &Page) -> Result<&Person> {
    match &page.actor {
        Actor::Person(person) => Ok(person),
        _ => Err(Error::SignIn),
    }
}

async fn account_page(app: &App, p: Page, form: &Form) -> Result<views::Account> {
    let (id, present) = person(&p).map(|person| (person.id, person.session))?;
    let mut tx = app.db.reader().await?;
    let account = store::by_id(&mut tx, id).await?;
    Ok(views::Account {
        form: form.html(&p, "/account", "account-save"),
        email: account.email,
        has_password: account.password_hash.is_some(),
        sessions: store::sessions(&mut tx, id).await?,
        present,
        p,
    })
}

async fn show(_: Can<SignedIn>, State(app): State<App>, page: Page) -> Result<Response> {
    let person = person(&page)?;
    let form = profile_form().fill("name", &person.name).fill("language", person.lang.word());
    ok(&account_page(&app, page, &form).await?)
}

async fn change_profile(can: Can<SignedIn>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let form = profile_form().read(&raw);
    let (true, Some(lang)) = (form.is_valid(), Lang::parse(form.text("language"))) else {
        return refused(&account_page(&app, page.failing(), &form).await?);
    };
    own::change_profile(&app, raw.op(), can, form.text("name"), lang).await?;
    let mut response = page.done("/account", "flash-account-saved")?;
    page.speak(&mut response, lang)?;
    Ok(response)
}

fn password_form(has_one: bool) -> Form {
    let mut form = Form::new();
    if has_one {
        let label = "account-password-current";
        form = form.field(Kind::Password, "current", label).required().autocomplete("current-password");
    }
    form.field(Kind::Password, "password", "account-password-new")
        .required()
        .hint("account-password-hint")
        .autocomplete("new-password")
}

async fn has_password(app: &App, page: &Page) -> Result<bool> {
    let account = store::by_id(&mut app.db.reader().await?, person(page)?.id).await?;
    Ok(account.password_hash.is_some())
}

fn password_page(p: Page, form: &Form) -> views::Password {
    views::Password { form: form.html(&p, "/account/password", "account-password-save"), p }
}

async fn show_password(_: Can<SignedIn>, State(app): State<App>, page: Page) -> Result<Response> {
    let form = password_form(has_password(&app, &page).await?);
    ok(&password_page(page, &form))
}

async fn change_password(can: Can<SignedIn>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = password_form(has_password(&app, &page).await?).read(&raw);
    password::check(&mut form, "password");
    if form.is_valid() {
        let (current, new) = (form.text("current"), form.text("password"));
        if own::change_password(&app, raw.op(), can, current, new).await? {
            return page.done("/account", "flash-password-changed");
        }
        form.error("current", "account-password-wrong");
    }
    refused(&password_page(page.failing(), &form))
}

async fn back(_: Can<SignedIn>) -> Result<Response> {
    see_other("/account")
}

async fn end(can: Can<EndSession>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    own::end(&app, raw.op(), can).await?;
    page.done("/account", "flash-session-ended")
}

async fn end_others(can: Can<SignedIn>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    own::end_others(&app, raw.op(), can).await?;
    page.done("/account", "flash-sessions-ended")
}
