//! The route table of the administration, and the log.

use axum::extract::State;
use axum::response::Response;

use super::{mails, people, settings, views};
use crate::access::{Administer, Can};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::http::page::ok;
use crate::http::query::{PER_PAGE, Pages, Query};
use crate::http::route::get;
use crate::http::{Page, Route};

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
    let pages = Pages::of(&Query::of(&page), count);
    let entries = audit::newest(&mut tx, PER_PAGE, pages.skipped()).await?;
    ok(&views::Audit { entries, pages, p: page })
}
