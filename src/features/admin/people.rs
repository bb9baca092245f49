//! *Konten*: who has an account, with which roles.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::views;
use crate::access::session;
use crate::access::{Administer, Can, Role};
use crate::app::App;
use crate::error::Result;
use crate::features::accounts::access::ManagePerson;
use crate::features::accounts::people::{self, Entry};
use crate::features::accounts::store;
use crate::features::fields::store::{Named, municipalities};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::query::{PER_PAGE, Pages, Query};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::i18n::Lang;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/people", list),
        get("/people/new", start),
        post("/people/new", add),
        get("/people/{id}", show),
        post("/people/{id}", change),
        get("/people/{id}/deactivation", ask),
        post("/people/{id}/deactivation", deactivate),
        get("/people/{id}/reactivation", show),
        post("/people/{id}/reactivation", reactivate),
    ]
}

async fn list(_: Can<Administer>, State(app): State<App>, page: Page) -> Result<Response> {
    let query = Query::of(&page);
    let wanted = query.get("q").to_owned();
    let mut tx = app.db.reader().await?;
    let pages = Pages::of(&query, store::count(&mut tx, &wanted).await?);
    let found = store::list(&mut tx, &wanted, PER_PAGE, pages.skipped()).await?;
    let roles = store::all_roles(&mut tx).await?;
    ok(&views::People { people: views::PersonLine::all(&page, found, &roles), wanted, pages, p: page })
}

fn role_fields(form: Form, places: &[Named]) -> Form {
    form.choose(Kind::Checkboxes, "roles", "people-roles", Role::ALL.iter().map(|r| (r.word(), r.key())))
        .hint("people-roles-hint")
        .choose(Kind::Select, "municipality", "people-municipality", places.iter().map(|m| (m.id, m.name.clone())))
        .hint("people-municipality-hint")
}

fn new_form(places: &[Named]) -> Form {
    let form = Form::new()
        .line("name", "account-name")
        .required()
        .field(Kind::Email, "email", "sign-in-email")
        .required()
        .hint("people-email-hint");
    role_fields(form, places)
}

/// What the form says; a municipality and the role that speaks for one go together.
fn entry_of(form: &mut Form) -> Entry {
    let roles: BTreeSet<Role> = form.texts("roles").iter().filter_map(|word| Role::parse(word)).collect();
    let municipality = form.id("municipality");
    if roles.contains(&Role::Municipality) != municipality.is_some() {
        form.error("municipality", "people-error-municipality");
    }
    Entry { name: form.text("name").to_owned(), roles, municipality }
}

fn new_page(p: Page, form: &Form) -> views::NewPerson {
    views::NewPerson { form: form.html(&p, "/people/new", "people-add"), p }
}

async fn places(app: &App) -> Result<Vec<Named>> {
    municipalities(&mut app.db.reader().await?).await
}

async fn start(_: Can<Administer>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&new_page(page, &new_form(&places(&app).await?)))
}

async fn add(can: Can<Administer>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = new_form(&places(&app).await?).read(&raw);
    let entry = entry_of(&mut form);
    if form.is_valid() {
        match people::add(&app, raw.op(), can, entry, form.text("email"), Lang::De).await {
            Ok(id) => return page.done(format!("/people/{id}"), "flash-person-added"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&new_page(page.failing(), &form))
}

fn change_form(places: &[Named]) -> Form {
    role_fields(Form::new().line("name", "account-name").required(), places)
}

fn person_page(p: Page, can: &Can<ManagePerson>, form: &Form) -> views::Person {
    views::Person {
        form: form.html(&p, format!("/people/{}", can.id()), "account-save"),
        is_self: can.person() == Some(*can.id()),
        person: can.facts().clone(),
        p,
    }
}

async fn filled(app: &App, can: &Can<ManagePerson>) -> Result<Form> {
    let mut tx = app.db.reader().await?;
    let (roles, municipality) = session::roles(&mut tx, *can.id()).await?;
    let form = change_form(&municipalities(&mut tx).await?).fill("name", &can.facts().name);
    let form = form.fill_all("roles", roles.iter().map(|r| r.word()));
    Ok(form.fill("municipality", municipality.map(|id: Uuid| id.to_string()).unwrap_or_default()))
}

async fn show(can: Can<ManagePerson>, State(app): State<App>, page: Page) -> Result<Response> {
    let form = filled(&app, &can).await?;
    ok(&person_page(page, &can, &form))
}

async fn change(can: Can<ManagePerson>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = change_form(&places(&app).await?).read(&raw);
    let entry = entry_of(&mut form);
    if form.is_valid() {
        match people::change(&app, raw.op(), can.clone(), entry).await {
            Ok(()) => return page.done(format!("/people/{}", can.id()), "flash-person-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&person_page(page.failing(), &can, &form))
}

fn deactivation_page(p: Page, can: &Can<ManagePerson>, form: &Form) -> views::Deactivation {
    let path = format!("/people/{}/deactivation", can.id());
    views::Deactivation { form: form.danger_html(&p, path, "people-deactivate"), person: can.facts().clone(), p }
}

async fn ask(can: Can<ManagePerson>, page: Page) -> Result<Response> {
    ok(&deactivation_page(page, &can, &Form::new()))
}

async fn deactivate(can: Can<ManagePerson>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match people::deactivate(&app, raw.op(), can.clone()).await {
        Ok(()) => page.done(format!("/people/{}", can.id()), "flash-person-deactivated"),
        Err(error) => {
            form.refuse(error)?;
            refused(&deactivation_page(page.failing(), &can, &form))
        }
    }
}

async fn reactivate(can: Can<ManagePerson>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    people::reactivate(&app, raw.op(), can.clone()).await?;
    page.done(format!("/people/{}", can.id()), "flash-person-reactivated")
}
