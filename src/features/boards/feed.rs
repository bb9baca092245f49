//! What is told of a board: its log since a version, as frames that every browser of one language gets alike.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use askama::Template as _;
use serde::Serialize;
use uuid::Uuid;

use super::CardState;
use super::change::{Detail, Happened};
use super::render::{CardView, neutral};
use super::store::cards::{self, Card};
use super::store::log::Step;
use super::store::{self, Board, log};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::features::boards::dots::{self, Dots};
use crate::http::Page;
use crate::i18n::Lang;
use crate::live::room::{Answer, Frame, News, Source};

/// Who is further behind reads the whole.
const FAR: i64 = 500;
/// Up to so many cards are read one by one; beyond that the board's all at once.
const SINGLY: usize = 24;

/// One change as it is told.
#[derive(Serialize)]
struct Told<'a> {
    v: i64,
    op: Uuid,
    kind: &'a str,
    /// The card, or the column for changes of columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    col: Option<Uuid>,
    /// The card in front of it; none means the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'a str>,
}

/// A board as a source of news; nobody in particular reads it.
pub struct BoardSource {
    pub db: Db,
    pub board: Uuid,
    /// Any page: texts are rendered for each language from it.
    pub page: Page,
}

impl Source for BoardSource {
    fn version(&self) -> Answer<'_, i64> {
        Box::pin(async move { Ok(store::board(&mut self.db.reader().await?, self.board).await?.version) })
    }

    fn since(&self, since: i64) -> Answer<'_, (News, HashSet<Uuid>)> {
        Box::pin(async move {
            let mut tx = self.db.reader().await?;
            let news = news(&mut tx, &self.page, Lang::ALL, self.board, since).await?;
            Ok((news, store::sessions(&mut tx, self.board).await?.into_iter().collect()))
        })
    }
}

/// Whether a change is told with the card's markup.
fn shows_card(kind: Happened) -> bool {
    matches!(
        kind,
        Happened::CardAdded
            | Happened::CardChanged
            | Happened::CardRestored
            | Happened::Commented
            | Happened::CommentHidden
            | Happened::Checked
    )
}

/// Everything after `since`, in these languages; far behind only says so.
pub async fn news(tx: &mut Tx, p: &Page, langs: &[Lang], board: Uuid, since: i64) -> Result<News> {
    let steps = if since < 0 { Vec::new() } else { log::since(tx, board, since, FAR + 1).await? };
    let last = steps.last().map(|step| step.version);
    let version = match last {
        Some(version) if steps.len() <= FAR as usize => version,
        _ => {
            // Nothing new, too much, or a browser that has seen a future which a restored backup does not have.
            let version = store::board(tx, board).await?.version;
            return Ok(News { version, far: version != since, frames: Vec::new() });
        }
    };
    let pages: Vec<Page> = langs.iter().map(|lang| neutral(p, *lang)).collect();
    let fragments = fragments(tx, &pages, board, &steps).await?;
    let frames = steps.iter().map(|step| frame(step, &fragments, langs.len()).map(Arc::new)).collect::<Result<_>>()?;
    Ok(News { version, far: false, frames })
}

/// The markup of each card that is told about, in each language.
async fn fragments(tx: &mut Tx, pages: &[Page], board: Uuid, steps: &[Step]) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let shows = |step: &&Step| Happened::parse(&step.kind).is_some_and(shows_card);
    let wanted: HashSet<Uuid> = steps.iter().filter(shows).filter_map(|step| step.part).collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let board = store::board(tx, board).await?;
    let dots = dots::result(tx, &board).await?;
    let found = read(tx, board.id, &wanted).await?;
    found.iter().map(|card| Ok((card.row.id, in_all(pages, &board, card, dots.get(&card.row.id).copied())?))).collect()
}

async fn read(tx: &mut Tx, board: Uuid, wanted: &HashSet<Uuid>) -> Result<Vec<Card>> {
    if wanted.len() > SINGLY {
        let all = cards::of_board(tx, board).await?;
        return Ok(all.into_iter().filter(|card| wanted.contains(&card.row.id)).collect());
    }
    let mut found = Vec::new();
    for id in wanted {
        found.extend(cards::full_card(tx, board, *id).await?);
    }
    Ok(found)
}

/// What was taken down meanwhile keeps its place in the telling, but not its words.
fn in_all(pages: &[Page], board: &Board, c: &Card, dots: Option<Dots>) -> Result<Vec<String>> {
    if c.row.state != CardState::Shown {
        return Ok(pages.iter().map(|_| format!("<li id=\"c-{}\" hidden></li>", c.row.id)).collect());
    }
    let render = |p: &Page| CardView { p, board, c, dots, hidden: false }.render().map_err(Error::internal);
    pages.iter().map(render).collect()
}

fn frame(step: &Step, fragments: &BTreeMap<Uuid, Vec<String>>, langs: usize) -> Result<Frame> {
    let detail: Detail = step.detail.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
    let told = Told {
        v: step.version,
        op: step.id,
        kind: &step.kind,
        part: step.part,
        col: detail.col,
        after: detail.after,
        html: None,
    };
    let shown = Happened::parse(&step.kind).is_some_and(shows_card);
    let htmls = step.part.filter(|_| shown).and_then(|part| fragments.get(&part));
    let text = |i: usize| -> Result<_> {
        let html = htmls.and_then(|all| all.get(i)).map(String::as_str);
        Ok(serde_json::to_string(&Told { html, ..told })?.into())
    };
    if htmls.is_none() {
        let one: axum::extract::ws::Utf8Bytes = text(0)?;
        return Ok(Frame { version: step.version, texts: vec![one; langs] });
    }
    Ok(Frame { version: step.version, texts: (0..langs).map(text).collect::<Result<_>>()? })
}
