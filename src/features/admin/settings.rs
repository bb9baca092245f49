//! *Einstellungen*: how the district presents itself, and its legal texts.

use axum::extract::State;
use axum::response::Response;

use super::views;
use crate::access::{Administer, Can};
use crate::app::{App, DISTRICT};
use crate::error::Result;
use crate::features::about::form::{district_fields, district_of, fill_district, legal_fields};
use crate::http::page::{ok, refused};
use crate::http::route::{get, post};
use crate::http::{District, Form, Page, RawForm, Route};
use crate::oplog::{self, Op};
use crate::{audit, settings};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/settings", show), post("/settings", change)]
}

fn form() -> Form {
    let form = district_fields(Form::new().section("settings-district"));
    legal_fields(form.section("settings-legal"))
}

fn settings_page(p: Page, form: &Form) -> views::Settings {
    views::Settings { form: form.html(&p, "/settings", "settings-save"), p }
}

async fn show(_: Can<Administer>, page: Page) -> Result<Response> {
    let form = fill_district(form(), &page.district());
    ok(&settings_page(page, &form))
}

async fn change(can: Can<Administer>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let form = form().read(&raw);
    if !form.is_valid() {
        return refused(&settings_page(page.failing(), &form));
    }
    let district = District { example: app.district().example, ..district_of(&form) };
    keep(&app, raw.op(), can, district).await?;
    page.done("/settings", "flash-settings-saved")
}

/// Stores the district's settings; every page shows them from then on.
async fn keep(app: &App, op: Op, can: Can<Administer>, district: District) -> Result<()> {
    oplog::once(&app.db, op, (can, district), |tx, (can, district)| {
        Box::pin(async move {
            settings::put(tx, DISTRICT, district).await?;
            audit::note(tx, can.actor(), "settings-changed", None, "").await
        })
    })
    .await?;
    app.reload().await
}
