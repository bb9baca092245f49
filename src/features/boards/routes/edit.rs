//! Writing a card: a new one, and the next version of one.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::{answer, board_path, card_path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::access::{EditBoard, EditCard};
use crate::features::boards::cards::{self, NewCard};
use crate::features::boards::store::cards::{self as store, Card, CardText, Spot};
use crate::features::boards::store::{Board, columns};
use crate::features::boards::views::{Conflict, FormPage};
use crate::features::boards::{Authorship, Marker};
use crate::features::groups::store::{Member, members};
use crate::http::form::Kind;
use crate::http::page::{Wants, html, ok, refused};
use crate::http::{Form, Markup, Page, Query, RawForm, links};

/// Longest title of a card, in characters: a sentence on a note is a title.
const TITLE: usize = 300;
/// The most labels on a card.
const LABELS: usize = 8;

fn card_form(board: &Board, members: &[Member]) -> Form {
    let mut form = Form::new()
        .area("title", "card-title")
        .rows(2)
        .required()
        .max(TITLE)
        .area("body", "card-body")
        .hint("card-body-hint");
    if board.kind.has_markers() {
        let markers = Marker::ALL.iter().map(|m| (m.word(), m.key()));
        form = form.choose(Kind::Radios, "marker", "card-marker", markers);
    }
    form = form.more("card-more");
    if !board.kind.has_markers() {
        let markers = Marker::ALL.iter().map(|m| (m.word(), m.key()));
        form = form.choose(Kind::Radios, "marker", "card-marker", markers);
    }
    form.line("labels", "card-labels")
        .hint("card-labels-hint")
        .choose(Kind::Checkboxes, "people", "card-people", members.iter().map(|m| (m.person, m.name.clone())))
        .date("due_on", "card-due")
        .area("links", "card-links")
        .hint("card-links-hint")
        .rows(2)
        .max(2000)
}

fn new_form(board: &Board, members: &[Member], columns: Vec<(Uuid, String)>) -> Form {
    let authors = Authorship::ALL.iter().map(|a| (a.word(), a.key()));
    let form = Form::new()
        .choose(Kind::Radios, "column", board.kind.column(), columns)
        .required()
        .choose(Kind::Radios, "authorship", "card-authorship", authors)
        .line("written_for", "card-for")
        .hint("card-for-hint")
        .max(120);
    form.and(card_form(board, members))
}

/// What a read form says.
fn text(form: &Form) -> CardText {
    let mut labels: Vec<String> =
        form.text("labels").split(',').map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect();
    labels.dedup();
    CardText {
        title: form.text("title").split_whitespace().collect::<Vec<_>>().join(" "),
        body: form.text("body").to_owned(),
        marker: Marker::parse(form.text("marker")).unwrap_or(Marker::None),
        due_on: form.day("due_on"),
        links: form.text("links").to_owned(),
        labels,
        people: form.ids("people"),
    }
}

/// What the fields cannot check by themselves.
fn check(form: &mut Form) {
    let found = text(form);
    if found.labels.len() > LABELS || found.labels.iter().any(|l| l.chars().count() > 40) {
        form.error("labels", "card-error-labels");
    }
    if links::typed(&found.links).iter().any(|link| link.address.is_empty()) {
        form.error("links", "card-error-links");
    }
}

async fn fresh(tx: &mut Tx, can: &Can<EditBoard>) -> Result<Form> {
    let board = &can.facts().board;
    let columns = columns::of_board(tx, board.id).await?.into_iter().map(|c| (c.id, c.title)).collect();
    Ok(new_form(board, &members(tx, board.group_id).await?, columns))
}

fn new_page(p: Page, board: &Board, form: &Form) -> FormPage {
    FormPage {
        title: p.t("card-new"),
        lead: String::new(),
        form: form.html(&p, format!("/boards/{}/cards/new", board.id), "board-add"),
        danger: Markup::default(),
        board: board.clone(),
        p,
    }
}

pub async fn new(can: Can<EditBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let form = fresh(&mut tx, &can).await?;
    let first = columns::of_board(&mut tx, *can.id()).await?.first().map(|c| c.id);
    let column = Query::of(&p).id("column").or(first).unwrap_or_default();
    let form =
        form.fill("column", column).fill("authorship", Authorship::Named.word()).fill("marker", Marker::None.word());
    ok(&new_page(p, &can.facts().board, &form))
}

/// A new card, from the box in a column (a title, nothing more) or from the whole form.
pub async fn add(can: Can<EditBoard>, State(app): State<App>, p: Page, wants: Wants, raw: RawForm) -> Result<Response> {
    let mut form = fresh(&mut app.db.reader().await?, &can).await?.read(&raw);
    check(&mut form);
    let authorship = Authorship::parse(form.text("authorship")).unwrap_or(Authorship::Named);
    if authorship == Authorship::WrittenFor && form.text("written_for").is_empty() {
        form.error("written_for", "card-error-for");
    }
    let (true, Some(column)) = (form.is_valid(), form.id("column")) else {
        return refused(&new_page(p.failing(), &can.facts().board, &form));
    };
    let written_for =
        if authorship == Authorship::WrittenFor { form.text("written_for").to_owned() } else { String::new() };
    let new = NewCard { column, spot: Spot::Last, text: text(&form), authorship, written_for };
    match cards::add(&app, raw.operation("new card"), &can, new).await {
        Ok(done) => {
            let anchor = done.part.map(|card| format!("#c-{card}")).unwrap_or_default();
            answer(&p, wants, done, &format!("{}{anchor}", board_path(*can.id())), "flash-card-added")
        }
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            form.refuse(error)?;
            html(status, &new_page(p.failing(), &can.facts().board, &form))
        }
    }
}

async fn edit_form(tx: &mut Tx, can: &Can<EditCard>) -> Result<Form> {
    let board = &can.facts().on.board;
    Ok(card_form(board, &members(tx, board.group_id).await?).field(Kind::Hidden, "version", "card-version"))
}

fn edit_page(p: Page, can: &Can<EditCard>, form: &Form) -> FormPage {
    FormPage {
        title: p.t("card-edit"),
        lead: String::new(),
        form: form.html(&p, format!("{}/edit", card_path(*can.id())), "board-save"),
        danger: Markup::default(),
        board: can.facts().on.board.clone(),
        p,
    }
}

pub async fn edit(can: Can<EditCard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let (board, id) = *can.id();
    let card = store::full_card(&mut tx, board, id).await?.ok_or(Error::NotFound)?;
    let form = edit_form(&mut tx, &can)
        .await?
        .fill("title", &card.row.title)
        .fill("body", &card.row.body)
        .fill("marker", card.row.marker.word())
        .fill("labels", card.labels.join(", "))
        .fill_all("people", store::people_of(&mut tx, id).await?)
        .fill("due_on", card.row.due_on.map(|day| day.to_string()).unwrap_or_default())
        .fill("links", &card.row.links)
        .fill("version", card.row.version);
    ok(&edit_page(p, &can, &form))
}

pub async fn change(can: Can<EditCard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = edit_form(&mut app.db.reader().await?, &can).await?.read(&raw);
    check(&mut form);
    if !form.is_valid() {
        return refused(&edit_page(p.failing(), &can, &form));
    }
    let seen = form.number("version").unwrap_or(0);
    match cards::change(&app, raw.operation("edit"), &can, seen, text(&form)).await {
        Ok(_) => p.done(card_path(*can.id()), "flash-card-saved"),
        Err(Error::Conflict("board-error-version")) => {
            let mut tx = app.db.reader().await?;
            let now = store::full_card(&mut tx, can.id().0, can.id().1).await?.ok_or(Error::NotFound)?;
            let members = members(&mut tx, can.facts().on.board.group_id).await?;
            html(StatusCode::CONFLICT, &conflict(p.failing(), &can, form, &now, &members))
        }
        Err(error) => {
            form.refuse(error)?;
            refused(&edit_page(p.failing(), &can, &form))
        }
    }
}

/// Both side by side, everything in which they differ; whoever sends again has seen the other one.
fn conflict(p: Page, can: &Can<EditCard>, form: Form, now: &Card, members: &[Member]) -> Conflict {
    let mine = text(&form);
    let names = members.iter().filter(|m| mine.people.contains(&m.person)).map(|m| m.name.clone());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| p.day(day)).unwrap_or_default();
    let all = [
        ("card-title", now.row.title.clone(), mine.title.clone()),
        ("card-body", now.row.body.clone(), mine.body.clone()),
        ("card-marker", p.t(now.row.marker.key()), p.t(mine.marker.key())),
        ("card-labels", now.labels.join(", "), mine.labels.join(", ")),
        ("card-people", now.people.join(", "), names.collect::<Vec<_>>().join(", ")),
        ("card-due", day(now.row.due_on), day(mine.due_on)),
        ("card-links", now.row.links.clone(), mine.links.clone()),
    ];
    let side = |pick: fn(&(&'static str, String, String)) -> String| {
        let shown = all.iter().filter(|(key, theirs, mine)| theirs != mine || *key == "card-title");
        shown.map(|field| (p.t(field.0), pick(field))).collect::<Vec<_>>()
    };
    let (theirs, mine) = (side(|field| field.1.clone()), side(|field| field.2.clone()));
    let form = form.fill("version", now.row.version);
    Conflict {
        form: form.html(&p, format!("{}/edit", card_path(*can.id())), "conflict-save"),
        board: can.facts().on.board.clone(),
        theirs,
        mine,
        p,
    }
}
