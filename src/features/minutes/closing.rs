//! Closing minutes: decisions get numbers, tasks become cards, everybody who is invited reads them.

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::access::KeepMinutes;
use super::store::outcomes::{self, Outcome, OutcomeText};
use super::store::{self, Minutes};
use super::{MinutesState, OutcomeKind, keeping, letters};
use crate::access::Can;
use crate::app::App;
use crate::clock::DAY;
use crate::db::Tx;
use crate::error::Result;
use crate::features::boards::store::NewBoard;
use crate::features::boards::{BoardKind, tasks};
use crate::features::meetings::store::{Meeting, people};
use crate::features::meetings::{self, MeetingState};
use crate::http::Site;
use crate::links::{self, Purpose};
use crate::mail;
use crate::oplog::{self, Op};

/// So long the links of those without an account open the minutes.
const LINK_LIFE: i64 = 180 * DAY;
/// Longest title of a card, in characters.
const CARD_TITLE: usize = 300;

/// Where tasks go.
#[derive(Debug, Clone)]
pub enum TasksOn {
    Board(Uuid),
    /// A new one of this title, with these columns.
    New(String, Vec<String>),
}

/// How minutes are closed.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Until when corrections can be asked for.
    pub until: Option<Date>,
    /// Nothing where there is no task.
    pub tasks_on: Option<TasksOn>,
    /// Whether those who are invited get a mail.
    pub tells: bool,
}

/// Closes the minutes; from now on they circulate.
///
/// # Errors
/// [`Error::Conflict`](crate::error::Error::Conflict) where they are closed already, or the board takes no card.
pub async fn close(app: &App, op: Op, can: Can<KeepMinutes>, closing: Closing) -> Result<()> {
    let site = Arc::clone(&app.site);
    oplog::once(&app.db, op, (can, closing, site), |tx, (can, closing, site)| {
        Box::pin(async move {
            let id = *can.id();
            // The meeting first, as a change of its agenda does: two that wait for each other would both have to begin again.
            let meeting = meetings::store::lock(tx, id).await?;
            let minutes = keeping::next(tx, id, &[MinutesState::Writing]).await?;
            store::close(tx, id, closing.until).await?;
            meetings::store::set_state(tx, id, MeetingState::Closed).await?;
            let all = outcomes::of_meeting(tx, id).await?;
            number(tx, &meeting, &all).await?;
            if let Some(on) = &closing.tasks_on {
                pin_tasks(tx, &meeting, &all, on, can.person()).await?;
            }
            let ends = tx.now.plus(LINK_LIFE);
            links::extend(tx, Purpose::Meeting, id, ends).await?;
            if closing.tells {
                tell(tx, site, &meeting, closing.until).await?;
            }
            keeping::log(tx, &minutes, can.person(), "closed", &meeting.title).await
        })
    })
    .await
}

/// Decisions count on in their group and year.
pub(super) async fn number(tx: &mut Tx, meeting: &Meeting, all: &[Outcome]) -> Result<()> {
    let year = i64::from(meeting.starts.year());
    let last = outcomes::last_number(tx, meeting.group_id, year).await?;
    let decisions = all.iter().filter(|outcome| outcome.kind == OutcomeKind::Decision);
    for (outcome, number) in decisions.zip(last + 1..) {
        outcomes::set_number(tx, outcome.id, number).await?;
    }
    Ok(())
}

pub(super) async fn pin_tasks(
    tx: &mut Tx,
    meeting: &Meeting,
    all: &[Outcome],
    on: &TasksOn,
    actor: Option<Uuid>,
) -> Result<()> {
    let tasks: Vec<_> = all.iter().filter(|outcome| outcome.kind == OutcomeKind::Task).collect();
    if tasks.is_empty() {
        return Ok(());
    }
    let group = meeting.group_id;
    let board = match on {
        TasksOn::Board(board) => *board,
        TasksOn::New(title, columns) => {
            let kind = BoardKind::Columns;
            let new = NewBoard { group, kind, title: title.clone(), purpose: String::new() };
            tasks::begin_board(tx, &new, columns, actor).await?
        }
    };
    for outcome in tasks {
        let card = tasks::pin(tx, group, board, &task(meeting, &outcome.written()), actor).await?;
        outcomes::set_card(tx, outcome.id, board, card).await?;
    }
    Ok(())
}

/// Changes the card of a task with it; what somebody wrote on the card since stays.
pub(super) async fn follow(tx: &mut Tx, old: &Outcome, new: &OutcomeText, actor: Option<Uuid>) -> Result<()> {
    let (Some(board), Some(card)) = (old.board, old.card) else { return Ok(()) };
    let meeting = meetings::store::meeting(tx, old.meeting).await?;
    let (was, now) = (task(&meeting, &old.written()), task(&meeting, new));
    tasks::follow(tx, board, card, (&was, &now), actor).await
}

/// A short text is the card's title; of a long one the title is the beginning.
fn task(meeting: &Meeting, outcome: &OutcomeText) -> tasks::Task {
    let one_line = outcome.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_long = one_line.chars().count() > CARD_TITLE;
    let title = if is_long { one_line.chars().take(CARD_TITLE - 1).chain(['…']).collect() } else { one_line };
    let body = [if is_long { outcome.text.clone() } else { String::new() }, outcome.who.clone()];
    tasks::Task {
        title,
        body: body.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"),
        due_on: outcome.due_on,
        people: outcome.assignee.into_iter().collect(),
        links: format!("/meetings/{}/minutes {}", meeting.id, meeting.title),
    }
}

/// Tells everybody who is invited where the minutes are, each once.
async fn tell(tx: &mut Tx, site: &Site, meeting: &Meeting, until: Option<Date>) -> Result<()> {
    let ends = tx.now.plus(LINK_LIFE);
    for invited in people::of_meeting(tx, meeting.id).await?.iter().filter(|invited| !invited.email.is_empty()) {
        if !store::note_told(tx, meeting.id, invited.id).await? {
            continue;
        }
        let path = if invited.person.is_some() {
            format!("/meetings/{}/minutes", meeting.id)
        } else {
            let secret = links::issue(tx, Purpose::Meeting, meeting.id, invited.id, ends).await?;
            format!("/m/{secret}/minutes")
        };
        mail::queue(tx, letters::minutes(site, meeting, &invited.email, &site.link(&path), until)).await?;
    }
    Ok(())
}

/// Whether wishes for corrections are in time.
pub(super) fn takes_corrections(minutes: &Minutes, today: Date) -> bool {
    minutes.state == MinutesState::Circulating && minutes.corrections_until.is_none_or(|until| today <= until)
}
