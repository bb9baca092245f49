//! Boards of a group, and one board.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use uuid::Uuid;

use super::board_path;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::ballots::store as ballots;
use crate::features::boards::access::{BeginBoard, ModerateBoard, ReadBoard};
use crate::features::boards::store::cards::Card;
use crate::features::boards::store::{self, Board, NewBoard};
use crate::features::boards::views::{self, Filter, WeighingBox};
use crate::features::boards::{BoardKind, BoardState, CardState, Marker, columns, dots, history, render};
use crate::features::groups::GroupName;
use crate::features::groups::access::ReadGroup;
use crate::features::groups::views::{Area, Head};
use crate::http::form::Kind;
use crate::http::page::{Wants, html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, Query, RawForm};

/// The boards of a group.
pub async fn list(can: Can<ReadGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    ok(&views::BoardList {
        boards: store::of_group(&mut tx, *can.id(), can.person()).await?,
        may_begin: facts.is_open() && facts.mine.is_some_and(|role| role.writes()),
        h: Head::load(&mut tx, &p, facts, Area::Boards).await?,
        p,
    })
}

fn board_form(p: &Page) -> Form {
    let kinds =
        BoardKind::ALL.iter().map(|k| (k.word(), format!("{}: {}", p.t(k.key()), p.t(&format!("{}-hint", k.key())))));
    Form::new()
        .line("title", "board-title")
        .required()
        .max(120)
        .choose(Kind::Radios, "kind", "board-kind", kinds)
        .required()
        .more("board-more")
        .area("purpose", "board-purpose")
        .hint("board-purpose-hint")
        .rows(2)
        .max(500)
}

async fn new_page(app: &App, can: &Can<BeginBoard>, p: Page, form: &Form) -> Result<views::NewBoardPage> {
    let h = Head::load(&mut app.db.reader().await?, &p, can.facts(), Area::Boards).await?;
    let form = form.html(&p, format!("/groups/{}/boards/new", can.id()), "board-begin");
    Ok(views::NewBoardPage { h, form, p })
}

pub async fn new(can: Can<BeginBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let form = board_form(&p).fill("kind", BoardKind::Columns.word());
    ok(&new_page(&app, &can, p, &form).await?)
}

pub async fn begin(can: Can<BeginBoard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = board_form(&p).read(&raw);
    let (true, Some(kind)) = (form.is_valid(), BoardKind::parse(form.text("kind"))) else {
        return refused(&new_page(&app, &can, p.failing(), &form).await?);
    };
    let new = NewBoard {
        group: *can.id(),
        kind,
        title: form.text("title").to_owned(),
        purpose: form.text("purpose").to_owned(),
    };
    // Stored for the whole group, whatever language its maker reads in.
    let german = p.in_german();
    let first = kind.first_columns().iter().map(|key| german.t(key)).collect();
    match columns::begin(&app, raw.op().makes("/boards/"), &can, new, first).await {
        Ok(board) => return p.done(board_path(board), "flash-board-begun"),
        Err(error) => form.refuse(error)?,
    }
    refused(&new_page(&app, &can, p.failing(), &form).await?)
}

/// One board.
pub async fn show(can: Can<ReadBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    // Read again in this snapshot: page and version belong together.
    let board = store::board(&mut tx, *can.id()).await?;
    let query = Query::of(&p);
    let filter = filter(&query);
    let (labels, people) = (store::labels_on(&mut tx, board.id).await?, store::people_on(&mut tx, board.id).await?);
    let writes = facts.writes();
    let mut found = 0;
    let html = if filter.is_set() {
        let content = render::Content::load(&mut tx, board.clone()).await?;
        found = content.cards.iter().filter(|card| passes(card, &filter)).count();
        content.html(&render::neutral(&p, p.lang), writes, |card| passes(card, &filter))?
    } else {
        render::columns_html(&app, &mut tx, &p, &board, writes).await?.to_string()
    };
    let compact = query.get("density") == "compact";
    ok(&views::ShowBoard {
        group: GroupName { id: facts.group.group.id, name: facts.group.group.name.clone() },
        columns: Markup::rendered(render::with_form_id(&html)),
        column_names: store::columns::of_board(&mut tx, board.id).await?.into_iter().map(|c| (c.id, c.title)).collect(),
        since: history::since_last_visit(&mut tx, &p, &board, can.person()).await?,
        weighing: weighing(&mut tx, &board, can.person()).await?,
        total: store::count(&mut tx, board.id).await?,
        moderates: facts.moderates(),
        other_density: query.with("density", if compact { "" } else { "compact" }),
        form_id: crate::clock::secret_id().to_string(),
        writes,
        found,
        filter,
        labels,
        people,
        compact,
        board,
        p,
    })
}

fn filter(query: &Query) -> Filter {
    let text = |name: &str| query.get(name).to_owned();
    Filter { word: text("word"), label: text("label"), person: text("person"), marker: text("marker") }
}

/// Whether a card is among what is looked for.
fn passes(card: &Card, filter: &Filter) -> bool {
    let word = filter.word.to_lowercase();
    let said = |text: &str| text.to_lowercase().contains(&word);
    let row = &card.row;
    (word.is_empty() || said(&row.title) || said(&row.body) || card.labels.iter().any(|l| said(l)))
        && (filter.label.is_empty() || card.labels.contains(&filter.label))
        && (filter.person.is_empty() || card.people.contains(&filter.person))
        && (filter.marker.is_empty() || Marker::parse(&filter.marker).is_none_or(|marker| row.marker == marker))
        && row.state == CardState::Shown
}

async fn weighing(tx: &mut Tx, board: &Board, person: Option<Uuid>) -> Result<Option<WeighingBox>> {
    let Some(ballot) = dots::current(tx, board).await? else { return Ok(None) };
    let turnout = ballots::turnout(tx, ballot.id).await?;
    let votes = ballots::is_voter(tx, ballot.id, person).await?;
    Ok(Some(WeighingBox { is_open: ballot.closed_at.is_none() && ballot.closes_at > tx.now, turnout, votes, ballot }))
}

/// A path that only takes forms, asked for: where its form is.
pub async fn to_board(can: Can<ReadBoard>) -> Result<Response> {
    see_other(&board_path(*can.id()))
}

/// Remembers up to where the reader has seen the board.
pub async fn visit(can: Can<ReadBoard>, State(app): State<App>, wants: Wants, raw: RawForm) -> Result<Response> {
    let seen: i64 = raw.get("version").and_then(|v| v.parse().ok()).unwrap_or(0);
    let version = seen.clamp(0, can.facts().board.version);
    let person = can.person().unwrap_or_default();
    app.db
        .quiet()
        .write((*can.id(), person, version), |tx, (board, person, version)| {
            Box::pin(async move { store::set_visit(tx, *board, *person, *version).await })
        })
        .await?;
    if wants.json {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    see_other(&board_path(*can.id()))
}

fn settings_form() -> Form {
    let states =
        [(BoardState::Open.word(), BoardState::Open.key()), (BoardState::Archived.word(), BoardState::Archived.key())];
    Form::new()
        .line("title", "board-title")
        .required()
        .max(120)
        .area("purpose", "board-purpose")
        .rows(2)
        .max(500)
        .choose(Kind::Radios, "state", "board-state", states)
        .required()
}

fn settings_page(p: Page, board: &Board, form: &Form) -> views::FormPage {
    views::FormPage {
        title: p.t("board-settings"),
        lead: String::new(),
        form: form.html(&p, format!("/boards/{}/settings", board.id), "board-save"),
        danger: Markup::default(),
        board: board.clone(),
        p,
    }
}

pub async fn settings(can: Can<ModerateBoard>, p: Page) -> Result<Response> {
    let board = &can.facts().board;
    let form =
        settings_form().fill("title", &board.title).fill("purpose", &board.purpose).fill("state", board.state.word());
    ok(&settings_page(p, board, &form))
}

pub async fn settle(can: Can<ModerateBoard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = settings_form().read(&raw);
    let (true, Some(state)) = (form.is_valid(), BoardState::parse(form.text("state"))) else {
        return refused(&settings_page(p.failing(), &can.facts().board, &form));
    };
    let (title, purpose) = (form.text("title").to_owned(), form.text("purpose").to_owned());
    match columns::settle(&app, raw.operation("settings"), &can, title, purpose, state).await {
        Ok(_) => p.done(board_path(*can.id()), "flash-board-saved"),
        Err(error) => {
            form.refuse(error)?;
            html(StatusCode::CONFLICT, &settings_page(p.failing(), &can.facts().board, &form))
        }
    }
}
