//! The route table of the administration, and the log.

use axum::extract::State;
use axum::response::Response;

use super::{mails, people, settings, views};
use crate::access::{Administer, Can};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::http::page::ok;
use crate::http::route::get;
use crate::http::{Page, Route};

/// How many lines a page of the log has.
const LINES: i64 = 50;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    let mut all = vec![get("/audit", log)];
    all.extend(people::routes());
    all.extend(settings::routes());
    all.extend(mails::routes());
    all
}

async fn log(_: Can<Administer>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let count = audit::count(&mut tx).await?;
    let pages = views::Pages::new(&page, count, LINES);
    let entries = audit::newest(&mut tx, LINES, pages.offset()).await?;
    ok(&views::Audit { entries, pages, p: page })
}
