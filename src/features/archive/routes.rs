//! The list, its table, the record, and the years before the platform.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{list, record, year};
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::recommendations::access::ReadRecommendation;
use crate::http::page::ok;
use crate::http::route::get;
use crate::http::{Page, Route, csv};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/recommendations", show_list),
        get("/recommendations.csv", download),
        get("/recommendations/{id}", show_record),
        get("/archive/{year}", show_year),
    ]
}

async fn show_list(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&list::list(&mut app.db.reader().await?, page).await?)
}

async fn download(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    let (head, rows) = list::table(&mut app.db.reader().await?, &page).await?;
    csv::answer(&page.t("archive-file"), &head, &rows)
}

async fn show_record(can: Can<ReadRecommendation>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&record::record(&mut app.db.reader().await?, page, &can).await?)
}

async fn show_year(_: Can<Anyone>, State(app): State<App>, Path(number): Path<String>, page: Page) -> Result<Response> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    ok(&year::year(&mut app.db.reader().await?, page, number).await?)
}
