//! All SQL of meetings: the meetings themselves; who is invited, agendas and lists of meetings beside it.

pub mod agenda;
pub mod lists;
pub mod people;

use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use super::times::When;
use super::{Details, MeetingState, NewMeeting};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::Audience;
use crate::{row, sql};

pub use lists::{Listed, of_group, of_group_as, waiting_for};

row! {
    /// A meeting as stored, with its group's name.
    pub struct Meeting {
        pub id: Uuid,
        pub group_id: Uuid,
        pub group_name: String,
        pub organiser: Uuid,
        pub title: String,
        pub place: String,
        pub room: String,
        pub online: String,
        pub note: String,
        /// Wall time.
        pub starts: DateTime,
        pub ends_at: Timestamp,
        pub minutes: i64,
        pub state: MeetingState,
        pub audience: Audience,
        pub uid: String,
        pub sequence: i64,
        pub version: i64,
        /// When those who are invited are told of what changed.
        pub tell_at: Option<Timestamp>,
        pub previous: Option<Uuid>,
        pub poll: Option<Uuid>,
        pub changed_at: Timestamp,
    }
}

impl Meeting {
    /// Whether it has ended.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at <= now
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.state == MeetingState::Cancelled
    }

    /// Whether nobody was told of it yet.
    pub fn is_draft(&self) -> bool {
        self.state == MeetingState::Draft
    }

    /// Whether it can still be changed.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        matches!(self.state, MeetingState::Draft | MeetingState::Invited) && !self.is_over(now)
    }

    /// Whether one can still say that one comes.
    pub fn is_coming(&self, now: Timestamp) -> bool {
        self.state == MeetingState::Invited && !self.is_over(now)
    }

    /// Whether it can be opened: from its day on, also afterwards.
    pub fn may_begin(&self, today: Date) -> bool {
        matches!(self.state, MeetingState::Draft | MeetingState::Invited) && self.starts.date() <= today
    }

    /// Whether minutes are kept of it, or were.
    pub fn has_minutes(&self) -> bool {
        matches!(self.state, MeetingState::Running | MeetingState::Closed)
    }

    /// Where it is, in one line; without the address of an online meeting.
    pub fn where_it_is(&self) -> String {
        let parts = [self.place.as_str(), self.room.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What can be changed of it.
    pub fn details(&self) -> Details {
        Details {
            title: self.title.clone(),
            place: self.place.clone(),
            room: self.room.clone(),
            online: self.online.clone(),
            note: self.note.clone(),
            starts: self.starts,
            minutes: self.minutes,
            audience: self.audience,
        }
    }
}

/// The meeting of an id.
pub async fn meeting(tx: &mut Tx, id: Uuid) -> Result<Meeting> {
    tx.one(sql!(
        "SELECT q.id, q.group_id, g.name AS group_name, q.organiser, q.title, q.place, q.room, q.online, q.note, q.starts, \
           q.ends_at, q.minutes, q.state, q.audience, q.uid, q.sequence, q.version, q.tell_at, q.previous, q.poll, \
           q.changed_at FROM meetings q JOIN groups g ON g.id = q.group_id WHERE q.id = $1",
        id
    ))
    .await
}

/// Adds a meeting to which people are invited; they are told at `tell_at`.
pub async fn insert(tx: &mut Tx, new: &NewMeeting, tell_at: Option<Timestamp>) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    let when = When { starts: new.starts, minutes: new.minutes };
    tx.run(sql!(
        "INSERT INTO meetings (id, group_id, organiser, title, place, room, online, note, starts, starts_at, ends_at, \
           minutes, zone, state, audience, uid, sequence, version, tell_at, previous, poll, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'Europe/Berlin', $13, $14, $15, 0, 1, $16, $17, $18, \
           $19, $19)",
        id,
        new.group,
        new.organiser,
        &new.title,
        &new.place,
        &new.room,
        &new.online,
        &new.note,
        new.starts,
        when.starts_at(),
        when.ends_at(),
        new.minutes,
        if new.is_draft { MeetingState::Draft } else { MeetingState::Invited },
        new.audience,
        // The id alone is unique, and the house's address may change while a calendar keeps the meeting.
        format!("{id}@fokusraum"),
        tell_at,
        new.previous,
        new.poll,
        now
    ))
    .await?;
    Ok(id)
}

/// Locks the meeting's row until the end of the transaction. Read it only afterwards.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<Meeting> {
    tx.run(sql!("UPDATE meetings SET version = version WHERE id = $1", id)).await?;
    meeting(tx, id).await
}

/// Changes what a meeting says of itself.
pub async fn update(tx: &mut Tx, id: Uuid, new: &Details) -> Result<()> {
    let now = tx.now;
    let when = When { starts: new.starts, minutes: new.minutes };
    tx.run(sql!(
        "UPDATE meetings SET title = $2, place = $3, room = $4, online = $5, note = $6, starts = $7, starts_at = $8, \
           ends_at = $9, minutes = $10, audience = $11, version = version + 1, changed_at = $12 WHERE id = $1",
        id,
        &new.title,
        &new.place,
        &new.room,
        &new.online,
        &new.note,
        new.starts,
        when.starts_at(),
        when.ends_at(),
        new.minutes,
        new.audience,
        now
    ))
    .await
    .map(drop)
}

/// Counts a change that calendars must know; it is told at `tell_at`.
pub async fn next_sequence(tx: &mut Tx, id: Uuid, tell_at: Timestamp) -> Result<()> {
    tx.run(sql!("UPDATE meetings SET sequence = sequence + 1, tell_at = $2 WHERE id = $1", id, tell_at)).await.map(drop)
}

/// Counts a change that only who is taken out must know: nobody else is told. Twice, so that an invitation that follows
/// counts more than the end that they were told.
pub async fn count_quietly(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.run(sql!("UPDATE meetings SET sequence = sequence + 2 WHERE id = $1", id)).await.map(drop)
}

/// Whoever was not told yet is told at `tell_at`.
pub async fn tell_soon(tx: &mut Tx, id: Uuid, tell_at: Timestamp) -> Result<()> {
    tx.run(sql!("UPDATE meetings SET tell_at = $2 WHERE id = $1", id, tell_at)).await.map(drop)
}

/// Leads the meeting on to `state`.
pub async fn set_state(tx: &mut Tx, id: Uuid, state: MeetingState) -> Result<()> {
    tx.run(sql!("UPDATE meetings SET state = $2 WHERE id = $1", id, state)).await.map(drop)
}

/// Deletes a meeting that nobody was told of, with its agenda and those who would have been invited.
pub async fn discard(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM agenda_items WHERE meeting = $1", id)).await?;
    tx.run(sql!("DELETE FROM meeting_people WHERE meeting = $1", id)).await?;
    tx.run(sql!("DELETE FROM meetings WHERE id = $1 AND state = 'draft'", id)).await.map(drop)
}

/// Calls the meeting off.
pub async fn cancel(tx: &mut Tx, id: Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE meetings SET state = 'cancelled', version = version + 1, changed_at = $2 WHERE id = $1",
        id,
        now
    ))
    .await
    .map(drop)
}

/// Meetings of which somebody is to be told now.
pub async fn to_tell(tx: &mut Tx) -> Result<Vec<Uuid>> {
    let now = tx.now;
    tx.values("id", sql!("SELECT id FROM meetings WHERE tell_at <= $1 ORDER BY tell_at, id", now)).await
}

/// Meetings to come of groups that ended.
pub async fn of_ended_groups(tx: &mut Tx) -> Result<Vec<Uuid>> {
    let now = tx.now;
    tx.values(
        "id",
        sql!(
            "SELECT q.id FROM meetings q JOIN groups g ON g.id = q.group_id \
             WHERE q.state = 'invited' AND q.ends_at > $1 AND g.state = 'ended' ORDER BY q.id",
            now
        ),
    )
    .await
}

/// Takes it on to tell of a meeting; false where somebody else did, or where it changed again.
pub async fn take_telling(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let taken = tx.run(sql!("UPDATE meetings SET tell_at = NULL WHERE id = $1 AND tell_at <= $2", id, now)).await?;
    Ok(taken == 1)
}

row! {
    /// A meeting before or after another one.
    pub struct Neighbour {
        pub id: Uuid,
        pub title: String,
        pub starts: DateTime,
        pub minutes: i64,
        pub state: MeetingState,
    }
}

/// The meetings that follow another one, of the same group.
pub async fn after(tx: &mut Tx, id: Uuid) -> Result<Vec<Neighbour>> {
    tx.all(sql!(
        "SELECT q.id, q.title, q.starts, q.minutes, q.state FROM meetings q JOIN meetings before ON before.id = q.previous \
         WHERE before.id = $1 AND q.group_id = before.group_id AND q.state <> 'draft' ORDER BY q.starts_at, q.id",
        id
    ))
    .await
}

/// The meeting that another one follows, of the same group.
pub async fn before(tx: &mut Tx, id: Uuid) -> Result<Option<Neighbour>> {
    tx.maybe(sql!(
        "SELECT q.id, q.title, q.starts, q.minutes, q.state FROM meetings q JOIN meetings next ON next.previous = q.id \
         WHERE next.id = $1 AND q.group_id = next.group_id AND q.state <> 'draft'",
        id
    ))
    .await
}

/// The meeting that a date poll became.
pub async fn of_poll(tx: &mut Tx, poll: Uuid) -> Result<Option<Uuid>> {
    tx.value("id", sql!("SELECT id FROM meetings WHERE poll = $1 ORDER BY created_at LIMIT 1", poll)).await
}
