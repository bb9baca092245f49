//! Weighing by dots: a ballot over the cards of a board, n votes a member, for and, where wanted, against.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::access::ModerateBoard;
use super::change::{Detail, Done, Entry, Happened, Order, apply, inside};
use super::store::cards;
use super::{BoardState, CardState, store::Board};
use crate::access::Can;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::ballots::store::Ballot;
use crate::features::ballots::{self, AGAINST, Closed, NewBallot, Secrecy};
use crate::features::groups::store as groups;

/// What a ballot of dots is about; its subject is the board.
pub const SUBJECT: &str = "dots";

/// How a board is weighed.
#[derive(Debug, Clone)]
pub struct Weighing {
    pub question: String,
    pub votes_each: i64,
    /// Whether a vote may also be against a card, as in the steering group's vote of 2022.
    pub against: bool,
    pub closes_at: Timestamp,
}

/// The option that is for a card, or against it.
pub fn option(card: Uuid, against: bool) -> String {
    if against { format!("{card}{AGAINST}") } else { card.to_string() }
}

/// Opens the ballot over the cards that are shown now.
///
/// # Errors
/// A conflict while another one is open, and where there are fewer than two cards.
pub async fn open(app: &App, op: Uuid, can: &Can<ModerateBoard>, weighing: Weighing) -> Result<Done> {
    let order = Order::new(op, can.facts(), can.actor());
    apply(app, order, weighing, |tx, order, weighing| {
        Box::pin(async move {
            if order.board.state == BoardState::Archived {
                return Err(Error::Conflict("board-error-archived"));
            }
            if is_open(tx, &order.board).await? {
                return Err(Error::Conflict("dots-error-open"));
            }
            let ballot = ballot_of(tx, &order.board, weighing).await?;
            ballots::open(tx, &ballot).await?;
            Ok(Entry { part: None, ..Entry::about(Happened::DotsOpened, Uuid::nil(), None) })
        })
    })
    .await
}

async fn ballot_of(tx: &mut Tx, board: &Board, weighing: &Weighing) -> Result<NewBallot> {
    let shown = cards::of_board(tx, board.id).await?.into_iter().filter(|c| c.row.state == CardState::Shown);
    let (mut options, mut things) = (Vec::new(), 0);
    for card in shown {
        things += 1;
        options.push((option(card.row.id, false), card.row.title.clone()));
        if weighing.against {
            options.push((option(card.row.id, true), card.row.title.clone()));
        }
    }
    if things < 2 {
        return Err(Error::Conflict("dots-error-few"));
    }
    Ok(NewBallot {
        subject_kind: SUBJECT,
        subject: board.id,
        group: board.group_id,
        question: weighing.question.clone(),
        about: Vec::new(),
        payload: String::new(),
        members_only: false,
        secrecy: Secrecy::Secret,
        votes_each: weighing.votes_each,
        quorum: 0,
        closes_at: weighing.closes_at,
        options,
        electorate: groups::voters(tx, board.group_id).await?,
    })
}

/// The newest weighing of a board.
pub async fn current(tx: &mut Tx, board: &Board) -> Result<Option<Ballot>> {
    ballots::store::latest_on(tx, SUBJECT, board.id, board.group_id).await
}

/// Whether a weighing is going on.
pub async fn is_open(tx: &mut Tx, board: &Board) -> Result<bool> {
    Ok(current(tx, board).await?.is_some_and(|ballot| ballot.closed_at.is_none()))
}

/// Takes a card's words from every voting paper: they were hidden.
pub async fn conceal(tx: &mut Tx, card: Uuid) -> Result<()> {
    for key in [option(card, false), option(card, true)] {
        ballots::store::conceal_option(tx, &key).await?;
    }
    Ok(())
}

/// Dots for and against a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dots {
    pub for_it: i64,
    pub against: i64,
}

/// The dots of the newest weighing that has closed, card by card.
pub async fn result(tx: &mut Tx, board: &Board) -> Result<BTreeMap<Uuid, Dots>> {
    let closed = ballots::store::latest_closed_on(tx, SUBJECT, board.id, board.group_id).await?;
    let Some(ballot) = closed else { return Ok(BTreeMap::new()) };
    let mut found: BTreeMap<Uuid, Dots> = BTreeMap::new();
    for count in ballots::store::result(tx, ballot).await? {
        let (card, against) = match count.key.strip_suffix(AGAINST) {
            Some(card) => (card, true),
            None => (count.key.as_str(), false),
        };
        let Ok(card) = card.parse() else { continue };
        let dots = found.entry(card).or_default();
        if against {
            dots.against = count.votes;
        } else {
            dots.for_it = count.votes;
        }
    }
    Ok(found)
}

/// What follows when a weighing closes: the board shows the dots.
pub async fn on_closed(tx: &mut Tx, closed: &Closed) -> Result<()> {
    let entry =
        Entry { kind: Happened::DotsClosed, part: None, actor: None, detail: Detail::default(), displaced: false };
    inside(tx, closed.subject, entry).await
}
