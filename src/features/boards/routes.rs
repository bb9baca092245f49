//! The route table of boards.

mod archive;
mod board;
mod card;
mod column;
mod edit;
mod live;
mod place;
mod weigh;

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use uuid::Uuid;

use super::change::Done;
use super::export;
use crate::app::App;
use crate::error::Result;
use crate::http::page::Wants;
use crate::http::route::{get, post};
use crate::http::{Page, Route};

/// From so many cards on the board says that it has grown too big to overlook.
pub const CROWDED: i64 = 2000;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/boards", board::list),
        get("/groups/{id}/boards/new", board::new),
        post("/groups/{id}/boards/new", board::begin),
        get("/boards/{id}", board::show),
        get("/boards/{id}/operations", live::operations),
        get("/boards/{id}/live", live::live),
        get("/boards/{id}/visit", board::to_board),
        post("/boards/{id}/visit", board::visit),
        get("/boards/{id}/settings", board::settings),
        post("/boards/{id}/settings", board::settle),
        get("/boards/{id}/archive", archive::list),
        get("/boards/{id}/print", export::print),
        get("/boards/{id}/cards.csv", export::csv),
        get("/boards/{id}/cards.json", export::json),
        get("/boards/{id}/dots", weigh::new),
        post("/boards/{id}/dots", weigh::open),
        get("/boards/{id}/columns/new", column::new),
        post("/boards/{id}/columns/new", column::add),
        get("/boards/{id}/columns/{column}/edit", column::edit),
        post("/boards/{id}/columns/{column}/edit", column::change),
        get("/boards/{id}/columns/{column}/removal", column::to_edit),
        post("/boards/{id}/columns/{column}/removal", column::archive),
        get("/boards/{id}/columns/{column}/harvest", column::harvest),
        post("/boards/{id}/columns/{column}/harvest", column::write_harvest),
        get("/boards/{id}/cards/new", edit::new),
        post("/boards/{id}/cards/new", edit::add),
        get("/boards/{id}/cards/{card}", card::show),
        get("/boards/{id}/cards/{card}/edit", edit::edit),
        post("/boards/{id}/cards/{card}/edit", edit::change),
        get("/boards/{id}/cards/{card}/place", place::place),
        post("/boards/{id}/cards/{card}/place", place::move_card),
        get("/boards/{id}/cards/{card}/state", card::to_card),
        post("/boards/{id}/cards/{card}/state", archive::set_state),
        get("/boards/{id}/cards/{card}/moderation", card::to_moderated),
        post("/boards/{id}/cards/{card}/moderation", archive::moderate),
        get("/boards/{id}/cards/{card}/items", card::to_card),
        post("/boards/{id}/cards/{card}/items", card::add_item),
        get("/boards/{id}/cards/{card}/items/{item}", card::to_item),
        post("/boards/{id}/cards/{card}/items/{item}", card::tick),
        get("/boards/{id}/cards/{card}/comments", card::to_commented),
        post("/boards/{id}/cards/{card}/comments", card::comment),
        get("/boards/{id}/cards/{card}/comments/{comment}", card::to_comment),
        post("/boards/{id}/cards/{card}/comments/{comment}", card::hide_comment),
        get("/boards/{id}/cards/{card}/reading", card::to_commented),
        post("/boards/{id}/cards/{card}/reading", card::mark_read),
    ]
}

/// Where a board is.
fn board_path(board: Uuid) -> String {
    format!("/boards/{board}")
}

/// Where a card is.
fn card_path((board, card): (Uuid, Uuid)) -> String {
    format!("/boards/{board}/cards/{card}")
}

/// Answers a change: a script gets version and words, a browser the page where it is seen.
fn answer(p: &Page, wants: Wants, done: Done, path: &str, flash: &'static str) -> Result<Response> {
    let flash = if done.displaced { "flash-card-displaced" } else { flash };
    if wants.json {
        return Ok(Json(json!({ "v": done.version, "part": done.part, "say": p.t(flash) })).into_response());
    }
    p.done(path, flash)
}
