//! What happened, in words: to one card, and to a board since somebody's last visit. Both from the same log.

use uuid::Uuid;

use super::change::{Detail, Happened};
use super::store::log::{self, Step};
use super::store::{self, Board};
use super::views::{HistoryLine, Since};
use crate::db::Tx;
use crate::error::Result;
use crate::http::Page;

/// What happened to a card, newest first.
pub async fn of_card(tx: &mut Tx, p: &Page, group: Uuid, card: Uuid) -> Result<Vec<HistoryLine>> {
    let steps = log::of_card(tx, group, card).await?;
    steps.iter().map(|step| line(p, step)).collect()
}

fn line(p: &Page, step: &Step) -> Result<HistoryLine> {
    let detail: Detail = step.detail.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
    let what = match Happened::parse(&step.kind) {
        Some(Happened::CardMoved) if detail.col == detail.from => p.t("card-history-card-shifted"),
        Some(kind) => p.t1(&format!("card-history-{}", kind.word()), "name", &detail.name),
        None => String::new(),
    };
    let what =
        if step.actor_name.is_empty() { what } else { p.t2("card-history-by", "what", what, "name", &step.actor_name) };
    Ok(HistoryLine { when: p.moment(step.at), what })
}

/// What others changed since the reader was here; nothing at a first visit.
pub async fn since_last_visit(tx: &mut Tx, p: &Page, board: &Board, person: Option<Uuid>) -> Result<Option<Since>> {
    let Some(seen) = store::visit(tx, board.id, person).await? else {
        return Ok(Some(Since { first: true, ..Since::default() }));
    };
    if seen >= board.version {
        return Ok(None);
    }
    let tallies = log::tally(tx, board.id, seen, person).await?;
    let counts: Vec<String> = tallies.iter().map(|t| p.t1(&format!("board-since-{}", t.kind), "count", t.n)).collect();
    if counts.is_empty() {
        return Ok(None);
    }
    let when = log::made_at(tx, board.id, seen).await?.map(|at| p.moment(at)).unwrap_or_default();
    let cards = log::changed_since(tx, board.id, seen, person).await?;
    let cards = cards.into_iter().map(|(id, title)| (format!("/boards/{}/cards/{id}", board.id), title)).collect();
    Ok(Some(Since { first: false, when, counts, cards }))
}
