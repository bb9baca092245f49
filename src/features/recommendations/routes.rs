//! The working pages of a draft: list, editor, versions, comments, adoption, withdrawal.

mod discussion;
mod editor;
mod vote;

use axum::extract::State;
use axum::response::Response;

use super::{store, views};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::access::ReadGroup;
use crate::features::groups::views::{Area, Head};
use crate::http::page::ok;
use crate::http::route::{get, post};
use crate::http::{Page, Route};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/recommendations", list),
        get("/groups/{id}/recommendations/new", editor::new),
        post("/groups/{id}/recommendations/new", editor::begin),
        get("/groups/{id}/recommendations/on-behalf", editor::new_on_behalf),
        post("/groups/{id}/recommendations/on-behalf", editor::begin_on_behalf),
        get("/recommendations/{id}/draft", editor::edit),
        post("/recommendations/{id}/draft", editor::save),
        get("/recommendations/{id}/versions", discussion::versions),
        get("/recommendations/{id}/comments", discussion::comments),
        post("/recommendations/{id}/comments", discussion::comment),
        get("/recommendations/{id}/comments/{comment}/settlement", discussion::to_comments),
        post("/recommendations/{id}/comments/{comment}/settlement", discussion::settle),
        get("/recommendations/{id}/adoption", vote::adoption),
        post("/recommendations/{id}/adoption", vote::open_adoption),
        get("/recommendations/{id}/withdrawal", vote::withdrawal),
        post("/recommendations/{id}/withdrawal", vote::withdraw),
    ]
}

async fn list(can: Can<ReadGroup>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    ok(&views::GroupList {
        recommendations: store::of_group(&mut tx, *can.id()).await?,
        may_begin: facts.is_open() && facts.mine.is_some_and(|role| role.writes()),
        h: Head::load(&mut tx, &page, facts, Area::Recommendations).await?,
        p: page,
    })
}
