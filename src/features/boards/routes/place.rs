//! Moving a card: by one step, or to a column and a place in it. Never by a number.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::{answer, board_path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::access::EditCard;
use crate::features::boards::store::cards::{self as store, Spot};
use crate::features::boards::store::columns;
use crate::features::boards::views::PlacePage;
use crate::features::boards::{CardState, cards};
use crate::http::form::Kind;
use crate::http::page::{Wants, html, ok};
use crate::http::{Form, Page, RawForm};

const FIRST: &str = "first";
const LAST: &str = "last";
/// The four ways of a step, with the words of their buttons.
const WAYS: [(&str, &str); 4] =
    [("up", "card-up"), ("down", "card-down"), ("left", "card-left"), ("right", "card-right")];

/// Every place there is, column by column: "column/first", "column/card", "column/last".
async fn form(tx: &mut Tx, p: &Page, can: &Can<EditCard>) -> Result<Form> {
    let (board, card) = *can.id();
    let all = store::of_board(tx, board).await?;
    let mut places = Vec::new();
    for column in columns::of_board(tx, board).await? {
        places.push((format!("{}/{FIRST}", column.id), p.t1("card-place-first", "column", &column.title)));
        let inside = all.iter().filter(|c| c.row.board_column == column.id && c.row.state == CardState::Shown);
        for other in inside.filter(|c| c.row.id != card) {
            let words = p.t2("card-place-after", "column", &column.title, "title", &other.row.title);
            places.push((format!("{}/{}", column.id, other.row.id), words));
        }
    }
    Ok(Form::new().choose(Kind::Select, "place", "card-place", places).required())
}

async fn page(tx: &mut Tx, p: Page, can: &Can<EditCard>, form: &Form) -> Result<PlacePage> {
    let (board, card) = *can.id();
    let facts = can.facts();
    let mut steps = Vec::new();
    for (way, key) in WAYS {
        if cards::step(tx, facts, way).await?.is_some() {
            steps.push((way, p.t(key)));
        }
    }
    Ok(PlacePage {
        position: position(tx, &p, board, card).await?,
        form: form.html(&p, format!("/boards/{board}/cards/{card}/place"), "card-move-submit"),
        board: facts.on.board.clone(),
        title: facts.card.title.clone(),
        form_id: crate::clock::secret_id().to_string(),
        steps,
        card,
        p,
    })
}

/// "Position 2 von 7 in „Offen“".
async fn position(tx: &mut Tx, p: &Page, board: Uuid, card: Uuid) -> Result<String> {
    let column = store::card(tx, board, card).await?.board_column;
    let cards = store::shown_in(tx, column).await?;
    let title = columns::column(tx, board, column).await.map(|c| c.title).unwrap_or_default();
    let at = cards.iter().position(|id| *id == card).map_or(0, |at| at + 1);
    let all = p.t2("card-position", "position", at, "count", cards.len());
    Ok(p.t2("card-position-in", "position", all, "column", title))
}

pub async fn place(can: Can<EditCard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let form = form(&mut tx, &p, &can).await?;
    ok(&page(&mut tx, p, &can, &form).await?)
}

/// Where the form wants the card: `step`, or `column` with `after` (a script), or `place` (the list).
async fn wanted(app: &App, can: &Can<EditCard>, raw: &RawForm) -> Result<Option<(Uuid, Spot)>> {
    if let Some(way) = raw.get("step") {
        return cards::step(&mut app.db.reader().await?, can.facts(), way).await;
    }
    let (column, after) = match raw.get("column") {
        Some(column) => (column, raw.get("after").unwrap_or(LAST)),
        None => match raw.get("place").and_then(|place| place.split_once('/')) {
            Some(place) => place,
            None => return Ok(None),
        },
    };
    let spot = match after {
        FIRST => Spot::First,
        LAST | "" => Spot::Last,
        id => match id.parse() {
            Ok(id) => Spot::After(id),
            Err(_) => return Ok(None),
        },
    };
    Ok(column.parse().ok().map(|column| (column, spot)))
}

pub async fn move_card(
    can: Can<EditCard>,
    State(app): State<App>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let (board, card) = *can.id();
    let to = wanted(&app, &can, &raw).await?;
    let moved = match to {
        Some((column, spot)) => cards::move_to(&app, raw.operation(&format!("place {card}")), &can, column, spot).await,
        None => Err(Error::Invalid("board-error-no-place")),
    };
    match moved {
        Ok(done) if wants.json => answer(&p, wants, done, "", "flash-card-moved"),
        Ok(done) => {
            let flash = if done.displaced { "flash-card-displaced" } else { "flash-card-moved" };
            // A step is often followed by another one: stay where the buttons are.
            let stay = raw.get("step").is_some();
            let path = if stay {
                format!("/boards/{board}/cards/{card}/place")
            } else {
                format!("{}#c-{card}", board_path(board))
            };
            p.done(path, flash)
        }
        // A script shows the board as it is now; the page with all places is for people.
        Err(error) if wants.json => Err(error),
        Err(error) => {
            let mut tx = app.db.reader().await?;
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let mut form = form(&mut tx, &p, &can).await?.read(&raw);
            form.refuse(error)?;
            html(status, &page(&mut tx, p.failing(), &can, &form).await?)
        }
    }
}
