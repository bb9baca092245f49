//! Writing minutes: who was there, what was said on each item, what came of it.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::MinutesState;
use super::access::{KeepItem, KeepMinutes};
use super::opening::must_write;
use super::outcomes;
use super::store::outcomes::OutcomeText;
use super::store::{self, Minutes};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::store as boards;
use crate::features::boards::{CardState, store::cards, store::columns};
use crate::features::meetings::store::{agenda, people};
use crate::features::meetings::{self, MOST_PEOPLE, Presence};
use crate::http::links;
use crate::oplog::{self, Change, Op};

/// The longest text of an item, in characters.
pub const LONGEST: usize = 20_000;

/// The minutes, locked, with the next version counted.
///
/// # Errors
/// [`Error::Conflict`] where they are in none of these states any more.
pub(super) async fn next(tx: &mut Tx, meeting: Uuid, states: &[MinutesState]) -> Result<Minutes> {
    let minutes = store::next_version(tx, meeting).await?;
    if states.contains(&minutes.state) { Ok(minutes) } else { Err(Error::Conflict("minutes-closed")) }
}

/// Writes a change down and tells those who watch.
pub(super) async fn log(tx: &mut Tx, minutes: &Minutes, actor: Option<Uuid>, kind: &str, title: &str) -> Result<()> {
    let (object_kind, object, place) = ("minutes", minutes.meeting, Some(minutes.group_id));
    oplog::record(tx, Change { object_kind, object, kind, actor, place, payload: Some(title.to_owned()) }).await?;
    tx.announce(minutes.meeting).await
}

/// The same for a change in the course of writing, which is no news for the group.
pub(super) async fn wrote(tx: &mut Tx, minutes: &Minutes, actor: Option<Uuid>, kind: &str) -> Result<()> {
    let (object_kind, object) = ("minutes", minutes.meeting);
    oplog::record(tx, Change { object_kind, object, kind, actor, place: None, payload: None }).await?;
    tx.announce(minutes.meeting).await
}

/// What the minutes say of the meeting as a whole.
#[derive(Debug, Clone)]
pub struct Details {
    pub chair: String,
    pub keeper: Uuid,
    pub remark: String,
}

/// Writes who chairs, who keeps the minutes, and what belongs to no item.
pub async fn set_details(app: &App, op: Op, can: Can<KeepMinutes>, details: Details) -> Result<()> {
    oplog::once(&app.db, op, (can, details), |tx, (can, details)| {
        Box::pin(async move {
            let minutes = next(tx, *can.id(), &[MinutesState::Writing, MinutesState::Circulating]).await?;
            if details.keeper != minutes.keeper {
                must_write(tx, minutes.group_id, details.keeper).await?;
            }
            store::set_details(tx, minutes.meeting, &details.chair, details.keeper, &details.remark).await?;
            wrote(tx, &minutes, can.person(), "details").await
        })
    })
    .await
}

/// Who was there.
#[derive(Debug, Clone)]
pub struct Attendance {
    /// Of those who are invited.
    pub noted: Vec<(Uuid, Presence)>,
    /// Names of those who came without being invited.
    pub more: Vec<String>,
}

/// Notes who was there.
pub async fn note_attendance(app: &App, op: Op, can: Can<KeepMinutes>, attendance: Attendance) -> Result<()> {
    oplog::once(&app.db, op, (can, attendance), |tx, (can, attendance)| {
        Box::pin(async move {
            let minutes = next(tx, *can.id(), &[MinutesState::Writing, MinutesState::Circulating]).await?;
            let invited = people::of_meeting(tx, minutes.meeting).await?;
            if invited.len() + attendance.more.len() > MOST_PEOPLE {
                return Err(Error::Conflict("meeting-too-many-people"));
            }
            for (id, presence) in &attendance.noted {
                match invited.iter().find(|one| one.id == *id) {
                    // Whoever was typed in by mistake is taken out again.
                    Some(one) if one.came_unasked() && *presence == Presence::Unknown => {
                        people::remove(tx, minutes.meeting, one.id).await?
                    }
                    Some(one) if one.presence != *presence => people::set_presence(tx, *id, *presence).await?,
                    _ => {}
                }
            }
            let known = |name: &str| invited.iter().any(|one| one.came_unasked() && one.name == name);
            for name in attendance.more.iter().filter(|name| !known(name)) {
                let id = people::add_unasked(tx, minutes.meeting, name).await?;
                people::set_presence(tx, id, Presence::Present).await?;
            }
            wrote(tx, &minutes, can.person(), "attendance").await
        })
    })
    .await
}

/// What was typed of an item.
#[derive(Debug, Clone)]
pub struct Written {
    /// The version of the text that it was typed over, and that text's [`fingerprint`].
    pub seen: i64,
    pub was: String,
    pub text: String,
    pub outcome: Option<OutcomeText>,
}

/// Tells one text from another.
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Writes what is said of an item, and what came of it where that is given. Answers the newest version. A text that
/// nobody touched, or that stands there already, is no new one: whoever adds an outcome only takes back nobody's words.
///
/// # Errors
/// [`Error::Conflict`] `minutes-written-meanwhile` where somebody else wrote since.
pub async fn write_record(app: &App, op: Op, can: Can<KeepItem>, written: Written) -> Result<i64> {
    oplog::once(&app.db, op, (can, written), |tx, (can, written)| {
        Box::pin(async move {
            let (meeting, item) = *can.id();
            let minutes = next(tx, meeting, &[MinutesState::Writing, MinutesState::Circulating]).await?;
            let present = agenda::item(tx, meeting, item).await?;
            let is_new = fingerprint(&written.text) != written.was && present.record != written.text;
            if is_new && !agenda::write_record(tx, (meeting, item), written.seen, &written.text).await? {
                return Err(Error::Conflict("minutes-written-meanwhile"));
            }
            if let Some(new) = &written.outcome {
                outcomes::insert(tx, &minutes, item, new).await?;
            }
            if is_new || written.outcome.is_some() {
                wrote(tx, &minutes, can.person(), "written").await?;
            }
            Ok(if is_new { written.seen + 1 } else { present.record_version })
        })
    })
    .await
}

/// The boards among the links of an item, of which the first is taken over.
pub fn linked_board(typed: &str) -> Option<Uuid> {
    links::typed(typed).into_iter().find_map(|link| {
        let (_, rest) = link.address.split_once("/boards/")?;
        rest.get(..36)?.parse().ok()
    })
}

/// Writes what stands on the board that the item links to behind what is written already.
///
/// # Errors
/// [`Error::Conflict`] where the item links to no board of the group, or there is nothing on it.
pub async fn take_over(app: &App, op: Op, can: Can<KeepItem>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (meeting, item) = *can.id();
            let minutes = next(tx, meeting, &[MinutesState::Writing]).await?;
            let item = agenda::item(tx, meeting, item).await?;
            let board = linked_board(&item.links).ok_or(Error::Conflict("minutes-no-board"))?;
            let text = board_as_text(tx, minutes.group_id, board).await?;
            let text = if item.record.is_empty() { text } else { format!("{}\n\n{text}", item.record) };
            if text.chars().count() > LONGEST {
                return Err(Error::Conflict("minutes-too-long"));
            }
            agenda::write_record(tx, (meeting, item.id), item.record_version, &text).await?;
            wrote(tx, &minutes, can.person(), "written").await
        })
    })
    .await
}

/// A board column by column: its title, its harvest, its cards as a list.
async fn board_as_text(tx: &mut Tx, group: Uuid, board: Uuid) -> Result<String> {
    let no_board = Error::Conflict("minutes-no-board");
    match boards::board(tx, board).await {
        Ok(found) if found.group_id == group => {}
        Ok(_) | Err(Error::NotFound) => return Err(no_board),
        Err(error) => return Err(error),
    }
    let cards = cards::of_board(tx, board).await?;
    let mut parts = Vec::new();
    for column in columns::of_board(tx, board).await? {
        let shown = cards.iter().filter(|c| c.row.board_column == column.id && c.row.state == CardState::Shown);
        let lines: Vec<String> =
            shown.map(|c| format!("- {}", c.row.title.split_whitespace().collect::<Vec<_>>().join(" "))).collect();
        let said = [column.harvest.clone(), lines.join("\n")];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        if !said.is_empty() {
            parts.push(format!("{}:\n{}", column.title, said.join("\n")));
        }
    }
    if parts.is_empty() { Err(Error::Conflict("minutes-empty-board")) } else { Ok(parts.join("\n\n")) }
}

/// The meeting of minutes.
pub(super) async fn meeting(tx: &mut Tx, id: Uuid) -> Result<meetings::store::Meeting> {
    meetings::store::meeting(tx, id).await
}
