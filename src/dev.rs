//! For developers: every view with its sample data, in the demo and in debug builds.

use askama::Template;
use axum::response::{Html, IntoResponse as _, Response};

use crate::access::{Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::{
    about, accounts, admin, archive, ballots, boards, council, cycle, fields, groups, meetings, minutes, polls,
    recommendations,
};
use crate::flows::setup;
use crate::http::page::ok;
use crate::http::route::get;
use crate::http::{Markup, Page, Query, Route};
use crate::{demo, start};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/dev/views", views)]
}

/// Every view of the product with sample data, named after its template.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let mut all = start::views::samples(p);
    all.extend(about::views::samples(p));
    all.extend(accounts::views::samples(p));
    all.extend(admin::views::samples(p));
    all.extend(archive::views::samples(p));
    all.extend(ballots::views::samples(p));
    all.extend(boards::views::samples(p));
    all.extend(council::views::samples(p));
    all.extend(cycle::views::samples(p));
    all.extend(demo::views::samples(p));
    all.extend(fields::views::samples(p));
    all.extend(groups::views::samples(p));
    all.extend(meetings::views::samples(p));
    all.extend(minutes::views::samples(p));
    all.extend(polls::views::samples(p));
    all.extend(recommendations::views::samples(p));
    all.extend(setup::views::samples(p));
    all
}

#[derive(Template)]
#[template(path = "dev/views.html")]
struct Views {
    p: Page,
    names: Vec<&'static str>,
}

async fn views(_: Can<Anyone>, page: Page) -> Result<Response> {
    if !page.site.demo && !cfg!(debug_assertions) {
        return Err(Error::NotFound);
    }
    let wanted = Query::of(&page).get("name").to_owned();
    if wanted.is_empty() {
        let names = samples(&page).into_iter().map(|(name, _)| name).collect();
        return ok(&Views { p: page, names });
    }
    let found = samples(&page).into_iter().find(|(name, _)| *name == wanted);
    found.map(|(_, markup)| Html(markup.to_string()).into_response()).ok_or(Error::NotFound)
}
