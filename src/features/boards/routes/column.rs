//! Columns, tables and groups of notes; the harvest of a table.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::board_path;
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::boards::access::{EditBoard, EditColumn};
use crate::features::boards::columns;
use crate::features::boards::store::columns::{self as store, ColumnText};
use crate::features::boards::store::{Board, ColumnRow};
use crate::features::boards::views::{Conflict, FormPage};
use crate::http::form::Kind;
use crate::http::page::{html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

fn form(board: &Board) -> Form {
    let form = Form::new().line("title", "column-title").required().max(120);
    if !board.kind.has_tables() {
        return form;
    }
    form.line("host", "column-host")
        .hint("column-host-hint")
        .max(120)
        .area("question", "column-question")
        .hint("column-question-hint")
        .rows(3)
        .max(1000)
}

fn text(form: &Form) -> ColumnText {
    ColumnText {
        title: form.text("title").to_owned(),
        host: form.text("host").to_owned(),
        question: form.text("question").to_owned(),
    }
}

fn new_page(p: Page, board: &Board, form: &Form) -> FormPage {
    FormPage {
        title: p.t1("column-new", "what", p.t(board.kind.column())),
        lead: String::new(),
        form: form.html(&p, format!("/boards/{}/columns/new", board.id), "board-save"),
        danger: Markup::default(),
        board: board.clone(),
        p,
    }
}

pub async fn new(can: Can<EditBoard>, p: Page) -> Result<Response> {
    let board = &can.facts().board;
    ok(&new_page(p, board, &form(board)))
}

pub async fn add(can: Can<EditBoard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let board = &can.facts().board;
    let mut form = form(board).read(&raw);
    if !form.is_valid() {
        return refused(&new_page(p.failing(), board, &form));
    }
    match columns::add(&app, raw.operation("new column"), &can, text(&form)).await {
        Ok(_) => p.done(board_path(*can.id()), "flash-column-added"),
        Err(error) => {
            form.refuse(error)?;
            html(StatusCode::CONFLICT, &new_page(p.failing(), board, &form))
        }
    }
}

fn edit_page(p: Page, can: &Can<EditColumn>, form: &Form) -> FormPage {
    let (board, column) = *can.id();
    FormPage {
        title: p.t1("column-change", "title", &can.facts().column.title),
        lead: String::new(),
        form: form.html(&p, format!("/boards/{board}/columns/{column}/edit"), "board-save"),
        danger: Form::new().danger_html(&p, format!("/boards/{board}/columns/{column}/removal"), "column-archive"),
        board: can.facts().on.board.clone(),
        p,
    }
}

pub async fn edit(can: Can<EditColumn>, p: Page) -> Result<Response> {
    let column = &can.facts().column;
    let form = form(&can.facts().on.board)
        .fill("title", &column.title)
        .fill("host", &column.host)
        .fill("question", &column.question);
    ok(&edit_page(p, &can, &form))
}

pub async fn change(can: Can<EditColumn>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form(&can.facts().on.board).read(&raw);
    if !form.is_valid() {
        return refused(&edit_page(p.failing(), &can, &form));
    }
    match columns::change(&app, raw.operation(&format!("column {}", can.id().1)), &can, text(&form)).await {
        Ok(_) => p.done(board_path(can.id().0), "flash-column-saved"),
        Err(error) => {
            form.refuse(error)?;
            html(StatusCode::CONFLICT, &edit_page(p.failing(), &can, &form))
        }
    }
}

pub async fn to_edit(can: Can<EditColumn>) -> Result<Response> {
    let (board, column) = *can.id();
    see_other(&format!("/boards/{board}/columns/{column}/edit"))
}

pub async fn archive(can: Can<EditColumn>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    match columns::archive(&app, raw.operation(&format!("remove {}", can.id().1)), &can).await {
        Ok(_) => p.done(board_path(can.id().0), "flash-column-archived"),
        Err(error) => {
            let column = &can.facts().column;
            let mut form = form(&can.facts().on.board)
                .fill("title", &column.title)
                .fill("host", &column.host)
                .fill("question", &column.question);
            form.refuse(error)?;
            html(StatusCode::CONFLICT, &edit_page(p.failing(), &can, &form))
        }
    }
}

fn harvest_form() -> Form {
    Form::new().area("harvest", "board-harvest").hint("board-harvest-hint").rows(8).max(5000).field(
        Kind::Hidden,
        "version",
        "card-version",
    )
}

fn harvest_page(p: Page, can: &Can<EditColumn>, form: &Form) -> FormPage {
    let (board, column) = *can.id();
    FormPage {
        title: p.t1("board-harvest-of", "table", &can.facts().column.title),
        lead: p.t("board-harvest-lead"),
        form: form.html(&p, format!("/boards/{board}/columns/{column}/harvest"), "board-harvest-save"),
        danger: Markup::default(),
        board: can.facts().on.board.clone(),
        p,
    }
}

fn on_tables(can: &Can<EditColumn>) -> Result<&ColumnRow> {
    if can.facts().on.board.kind.has_tables() { Ok(&can.facts().column) } else { Err(Error::NotFound) }
}

pub async fn harvest(can: Can<EditColumn>, p: Page) -> Result<Response> {
    let column = on_tables(&can)?;
    let form = harvest_form().fill("harvest", &column.harvest).fill("version", column.version);
    ok(&harvest_page(p, &can, &form))
}

pub async fn write_harvest(can: Can<EditColumn>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    on_tables(&can)?;
    let mut form = harvest_form().read(&raw);
    if !form.is_valid() {
        return refused(&harvest_page(p.failing(), &can, &form));
    }
    let seen = form.number("version").unwrap_or(0);
    let op = raw.operation(&format!("harvest {}", can.id().1));
    match columns::harvest(&app, op, &can, seen, form.text("harvest").to_owned()).await {
        Ok(_) => p.done(board_path(can.id().0), "flash-harvest-saved"),
        Err(Error::Conflict("board-error-version")) => {
            let (board, column) = *can.id();
            let now = store::column(&mut app.db.reader().await?, board, column).await?;
            html(StatusCode::CONFLICT, &conflict(p.failing(), &can, form, &now))
        }
        Err(error) => {
            form.refuse(error)?;
            refused(&harvest_page(p.failing(), &can, &form))
        }
    }
}

/// Both texts side by side; whoever sends again has seen the other one.
fn conflict(p: Page, can: &Can<EditColumn>, form: Form, now: &ColumnRow) -> Conflict {
    let (board, column) = *can.id();
    let label = |text: &str| vec![(p.t("board-harvest"), text.to_owned())];
    let (theirs, mine) = (label(&now.harvest), label(form.text("harvest")));
    let form = form.fill("version", now.version);
    Conflict {
        form: form.html(&p, format!("/boards/{board}/columns/{column}/harvest"), "conflict-save"),
        board: can.facts().on.board.clone(),
        theirs,
        mine,
        p,
    }
}
