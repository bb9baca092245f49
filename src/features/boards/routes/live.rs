//! What is new on a board: asked for, or told.

use std::sync::Arc;

use axum::extract::{State, WebSocketUpgrade};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::access::{Actor, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::boards::access::ReadBoard;
use crate::features::boards::feed::{self, BoardSource};
use crate::features::boards::{render, store};
use crate::features::groups::store as groups;
use crate::http::{Page, Query};
use crate::live::socket::{self, Listener};

/// Everything after `?since=`, as the socket would have told it; far behind: the columns as they are.
pub async fn operations(can: Can<ReadBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let since = Query::of(&p).number("since").unwrap_or(-1);
    let news = feed::news(&mut tx, &p, &[p.lang], *can.id(), since).await?;
    let body = if news.far {
        let board = store::board(&mut tx, *can.id()).await?;
        let html = render::columns_html(&app, &mut tx, &p, &board, can.facts().writes()).await?;
        json!({ "v": board.version, "far": true, "html": render::with_form_id(&html) }).to_string()
    } else {
        let frames: Vec<_> = news.frames.iter().filter_map(|frame| frame.texts.first()).collect();
        let frames = frames.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(",");
        format!("{{\"v\":{},\"frames\":[{frames}]}}", news.version)
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// The socket that tells.
pub async fn live(can: Can<ReadBoard>, State(app): State<App>, p: Page, upgrade: WebSocketUpgrade) -> Result<Response> {
    let Actor::Person(person) = can.actor() else { return Err(Error::NotFound) };
    let (board, group) = (*can.id(), can.facts().board.group_id);
    let name = groups::name_in(&mut app.db.reader().await?, group, person.id).await?;
    let since = Query::of(&p).number("since").unwrap_or(can.facts().board.version);
    let who = Listener { session: person.session, person: person.id, name, lang: p.lang, since };
    let source = Arc::new(BoardSource { db: app.db.clone(), board, page: p });
    let room = app.live.join(board, source).await?;
    let present = socket::admit(&room, &who)?;
    Ok(socket::small(upgrade).on_upgrade(move |socket| socket::serve(socket, room, who, present)))
}
