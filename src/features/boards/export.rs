//! A board to take away: as a table, as data, as a page to print.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use uuid::Uuid;

use super::access::ReadBoard;
use super::render::Content;
use super::store::cards::Card;
use super::views::Print;
use super::{Authorship, CardState};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::GroupName;
use crate::http::page::ok;
use crate::http::{Page, csv as table};

async fn content(app: &App, can: &Can<ReadBoard>) -> Result<Content> {
    Content::load(&mut app.db.reader().await?, can.facts().board.clone()).await
}

/// Shown cards, column by column in their order.
fn by_column(content: &Content) -> BTreeMap<Uuid, Vec<&Card>> {
    let mut found: BTreeMap<Uuid, Vec<&Card>> = BTreeMap::new();
    for card in content.cards.iter().filter(|card| card.row.state == CardState::Shown) {
        found.entry(card.row.board_column).or_default().push(card);
    }
    found
}

fn author(p: &Page, card: &Card) -> String {
    match card.row.authorship {
        Authorship::Named => card.row.author_name.clone(),
        Authorship::Anonymous => p.t("authorship-anonymous"),
        Authorship::WrittenFor => p.t1("card-written-for", "name", &card.row.written_for),
    }
}

/// One row a card.
pub async fn csv(can: Can<ReadBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let content = content(&app, &can).await?;
    let cards = by_column(&content);
    let keys = [
        "column",
        "marker",
        "title",
        "body",
        "author",
        "labels",
        "people",
        "due",
        "comments",
        "dots-for",
        "dots-against",
    ];
    let head: Vec<String> = keys.iter().map(|key| p.t(&format!("board-csv-{key}"))).collect();
    let mut rows = Vec::new();
    for column in &content.columns {
        for card in cards.get(&column.id).into_iter().flatten() {
            let dots = content.dots.get(&card.row.id).copied().unwrap_or_default();
            rows.push(vec![
                column.title.clone(),
                card.row.marker.sign().to_owned(),
                card.row.title.clone(),
                card.row.body.clone(),
                author(&p, card),
                card.labels.join(", "),
                card.people.join(", "),
                card.row.due_on.map(|day| day.to_string()).unwrap_or_default(),
                card.comments.to_string(),
                dots.for_it.to_string(),
                dots.against.to_string(),
            ]);
        }
    }
    table::answer("pinnwand", &head, &rows)
}

/// The board as data; names as its group reads them.
#[derive(Serialize)]
struct BoardData<'a> {
    title: &'a str,
    purpose: &'a str,
    kind: &'a str,
    version: i64,
    columns: Vec<ColumnData<'a>>,
}

#[derive(Serialize)]
struct ColumnData<'a> {
    title: &'a str,
    host: &'a str,
    question: &'a str,
    harvest: &'a str,
    cards: Vec<CardData<'a>>,
}

#[derive(Serialize)]
struct CardData<'a> {
    id: Uuid,
    title: &'a str,
    text: &'a str,
    marker: &'a str,
    authorship: &'a str,
    author: &'a str,
    written_for: &'a str,
    due_on: Option<String>,
    links: &'a str,
    labels: &'a [String],
    people: &'a [String],
    dots_for: i64,
    dots_against: i64,
}

/// Everything that is shown, in one document.
pub async fn json(can: Can<ReadBoard>, State(app): State<App>) -> Result<Response> {
    let content = content(&app, &can).await?;
    let cards = by_column(&content);
    let columns = content.columns.iter().map(|k| ColumnData {
        title: &k.title,
        host: &k.host,
        question: &k.question,
        harvest: &k.harvest,
        cards: cards.get(&k.id).into_iter().flatten().map(|card| card_data(&content, card)).collect(),
    });
    let board = &content.board;
    let data = BoardData {
        title: &board.title,
        purpose: &board.purpose,
        kind: board.kind.word(),
        version: board.version,
        columns: columns.collect(),
    };
    let head = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"pinnwand.json\""),
    ];
    Ok((head, serde_json::to_string_pretty(&data)?).into_response())
}

fn card_data<'a>(content: &Content, card: &'a Card) -> CardData<'a> {
    let (row, dots) = (&card.row, content.dots.get(&card.row.id).copied().unwrap_or_default());
    CardData {
        id: row.id,
        title: &row.title,
        text: &row.body,
        marker: row.marker.word(),
        authorship: row.authorship.word(),
        author: &row.author_name,
        written_for: &row.written_for,
        due_on: row.due_on.map(|day| day.to_string()),
        links: &row.links,
        labels: &card.labels,
        people: &card.people,
        dots_for: dots.for_it,
        dots_against: dots.against,
    }
}

/// Everything that is shown, as a text.
pub async fn print(can: Can<ReadBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let content = content(&app, &can).await?;
    let cards = by_column(&content);
    let group = &can.facts().group.group;
    let columns = content
        .columns
        .iter()
        .map(|k| (k.clone(), cards.get(&k.id).into_iter().flatten().map(|card| (*card).clone()).collect()));
    ok(&Print {
        columns: columns.collect(),
        group: GroupName { id: group.id, name: group.name.clone() },
        board: content.board.clone(),
        p,
    })
}
