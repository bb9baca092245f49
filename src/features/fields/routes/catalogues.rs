//! The catalogues, for staff: fields of action, municipalities, committees.

use axum::extract::State;
use axum::response::Response;

use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::error::Result;
use crate::features::fields::{self, store, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

/// What the ten icons and colours are called; their numbers are what is stored.
const LOOKS: [&str; 10] = [
    "catalogues-look-1",
    "catalogues-look-2",
    "catalogues-look-3",
    "catalogues-look-4",
    "catalogues-look-5",
    "catalogues-look-6",
    "catalogues-look-7",
    "catalogues-look-8",
    "catalogues-look-9",
    "catalogues-look-10",
];

fn field_form() -> Form {
    Form::new()
        .line("name", "catalogues-field-name")
        .required()
        .choose(Kind::Select, "look", "catalogues-look", (1..).zip(LOOKS))
        .required()
}

fn municipality_form() -> Form {
    Form::new().line("municipality", "catalogues-municipality-name").required()
}

fn committee_form() -> Form {
    Form::new().line("committee", "catalogues-committee-name").required().field(
        Kind::Checkbox,
        "is_council",
        "catalogues-is-council",
    )
}

/// The forms of the page; a refused one takes the place of an empty one.
struct Forms {
    field: Form,
    municipality: Form,
    committee: Form,
}

impl Forms {
    fn empty() -> Self {
        Self { field: field_form(), municipality: municipality_form(), committee: committee_form() }
    }
}

async fn page(app: &App, p: Page, forms: Forms) -> Result<views::Catalogues> {
    let mut tx = app.db.reader().await?;
    Ok(views::Catalogues {
        fields: store::on(&mut tx, p.today()).await?,
        municipalities: store::municipalities(&mut tx).await?,
        committees: store::committees(&mut tx).await?,
        field_form: forms.field.html(&p, "/catalogues/fields", "catalogues-add"),
        municipality_form: forms.municipality.html(&p, "/catalogues/municipalities", "catalogues-add"),
        committee_form: forms.committee.html(&p, "/catalogues/committees", "catalogues-add"),
        p,
    })
}

/// All three.
pub async fn show(_: Can<RunTheYear>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&app, p, Forms::empty()).await?)
}

/// Adds a field of action.
pub async fn add_field(can: Can<RunTheYear>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = field_form().read(&raw);
    if let (true, Some(look)) = (form.is_valid(), form.number("look")) {
        match fields::add_field(&app, raw.op(), can, form.text("name").to_owned(), look).await {
            Ok(_) => return p.done("/catalogues", "flash-catalogue-added"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), Forms { field: form, ..Forms::empty() }).await?)
}

/// Adds a municipality.
pub async fn add_municipality(can: Can<RunTheYear>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = municipality_form().read(&raw);
    if form.is_valid() {
        match fields::add_municipality(&app, raw.op(), can, form.text("municipality").to_owned()).await {
            Ok(_) => return p.done("/catalogues", "flash-catalogue-added"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), Forms { municipality: form, ..Forms::empty() }).await?)
}

/// Adds a committee.
pub async fn add_committee(can: Can<RunTheYear>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = committee_form().read(&raw);
    if form.is_valid() {
        let (name, council) = (form.text("committee").to_owned(), form.is_checked("is_council"));
        match fields::add_committee(&app, raw.op(), can, name, council).await {
            Ok(_) => return p.done("/catalogues", "flash-catalogue-added"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), Forms { committee: form, ..Forms::empty() }).await?)
}
