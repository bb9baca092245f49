//! SQL of date polls; who is asked and what they answered have files of their own.

pub mod answers;
pub mod people;

use jiff::civil::DateTime;
use uuid::Uuid;

use super::dates::Slot;
use super::{Openness, PollState};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// A poll as stored.
    pub struct Poll {
        pub id: Uuid,
        pub group_id: Uuid,
        pub group_name: String,
        /// Whether its group's people are protected: a citizen sub-group.
        pub is_protected: bool,
        /// Whether its group is over: nobody answers or is told anything any more.
        pub has_ended_group: bool,
        pub organiser: Uuid,
        pub title: String,
        pub note: String,
        pub place: String,
        /// Name of the zone that the wall times belong to.
        pub zone: String,
        pub state: PollState,
        pub openness: Openness,
        /// Until when it is answered.
        pub closes_at: Option<Timestamp>,
        /// How many may say yes to one date; 0 means all.
        pub most_each: i64,
        pub asks_needs: bool,
        /// How often anything of it changed.
        pub version: i64,
        /// How often its dates changed.
        pub dates_version: i64,
        /// The date that was chosen.
        pub chosen: Option<Uuid>,
    }
}

impl Poll {
    /// Whether it can be answered now.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.is_running() && !self.has_ended_group && self.closes_at.is_none_or(|at| now < at)
    }

    /// Whether no date was chosen yet, and it was not called off.
    pub fn is_running(&self) -> bool {
        self.state == PollState::Open
    }
}

/// What a poll says of itself.
#[derive(Debug, Clone)]
pub struct Settings {
    pub title: String,
    pub note: String,
    pub place: String,
    pub openness: Openness,
    pub closes_at: Option<Timestamp>,
    pub most_each: i64,
    pub asks_needs: bool,
}

/// Adds a poll without dates.
pub async fn insert(tx: &mut Tx, group: Uuid, organiser: Uuid, new: &Settings) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO polls (id, group_id, organiser, title, note, place, zone, state, openness, closes_at, most_each, \
           asks_needs, version, dates_version, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'Europe/Berlin', 'open', $7, $8, $9, $10, 1, 1, $11, $11)",
        id,
        group,
        organiser,
        &new.title,
        &new.note,
        &new.place,
        new.openness,
        new.closes_at,
        new.most_each,
        new.asks_needs,
        now
    ))
    .await?;
    Ok(id)
}

/// Changes what a poll says of itself.
pub async fn update(tx: &mut Tx, poll: Uuid, new: &Settings) -> Result<()> {
    tx.run(sql!(
        "UPDATE polls SET title = $2, note = $3, place = $4, openness = $5, closes_at = $6, most_each = $7, \
           asks_needs = $8 WHERE id = $1",
        poll,
        &new.title,
        &new.note,
        &new.place,
        new.openness,
        new.closes_at,
        new.most_each,
        new.asks_needs
    ))
    .await
    .map(drop)
}

/// The poll of an id.
pub async fn poll(tx: &mut Tx, id: Uuid) -> Result<Poll> {
    tx.one(sql!(
        "SELECT p.id, p.group_id, g.name AS group_name, (g.kind = 'citizen_subgroup') AS is_protected, \
           (g.state = 'ended') AS has_ended_group, p.organiser, p.title, p.note, p.place, p.zone, p.state, \
           p.openness, p.closes_at, p.most_each, p.asks_needs, p.version, p.dates_version, p.chosen \
         FROM polls p JOIN groups g ON g.id = p.group_id WHERE p.id = $1",
        id
    ))
    .await
}

/// Takes the poll's turn: its row is locked until the end of the transaction. Read it only afterwards.
pub async fn take_turn(tx: &mut Tx, id: Uuid) -> Result<Poll> {
    let now = tx.now;
    tx.run(sql!("UPDATE polls SET version = version + 1, changed_at = $2 WHERE id = $1", id, now)).await?;
    poll(tx, id).await
}

/// Ends a poll: with the date that was chosen, or without one.
pub async fn end(tx: &mut Tx, poll: Uuid, state: PollState, chosen: Option<Uuid>) -> Result<()> {
    tx.run(sql!("UPDATE polls SET state = $2, chosen = $3 WHERE id = $1", poll, state, chosen)).await.map(drop)
}

row! {
    /// A date that can be chosen.
    pub struct DateRow {
        pub id: Uuid,
        /// Wall time.
        pub starts: DateTime,
        pub minutes: i64,
        /// With which change of the dates it came.
        pub added_in: i64,
    }
}

impl DateRow {
    /// Day, time and length.
    pub fn slot(&self) -> Slot {
        Slot { starts: self.starts, minutes: self.minutes }
    }
}

/// The dates of a poll in their order.
pub async fn dates(tx: &mut Tx, poll: Uuid) -> Result<Vec<DateRow>> {
    tx.all(sql!(
        "SELECT id, starts, minutes, added_in FROM poll_dates WHERE poll = $1 ORDER BY starts_at, minutes, id",
        poll
    ))
    .await
}

/// Adds a date; one that is there already stays as it is.
pub async fn add_date(tx: &mut Tx, poll: Uuid, slot: &Slot, added_in: i64) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO poll_dates (id, poll, starts, starts_at, minutes, added_in) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (poll, starts, minutes) DO NOTHING",
        id,
        poll,
        slot.starts,
        slot.starts_at(),
        slot.minutes,
        added_in
    ))
    .await
    .map(drop)
}

/// Takes a date out, with the answers to it.
pub async fn remove_date(tx: &mut Tx, date: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM poll_answers WHERE date = $1", date)).await?;
    tx.run(sql!("DELETE FROM poll_dates WHERE id = $1", date)).await.map(drop)
}

/// Counts a change of the dates; answers its number.
pub async fn next_dates_version(tx: &mut Tx, poll: Uuid) -> Result<i64> {
    let statement =
        sql!("UPDATE polls SET dates_version = dates_version + 1 WHERE id = $1 RETURNING dates_version", poll);
    tx.value("dates_version", statement).await?.ok_or(Error::NotFound)
}

row! {
    /// A poll in a list.
    pub struct Listed {
        pub id: Uuid,
        pub title: String,
        pub group_id: Uuid,
        pub group_name: String,
        pub state: PollState,
        pub closes_at: Option<Timestamp>,
        pub dates: i64,
        pub asked: i64,
        pub answered: i64,
        /// Whether the reader is asked and has not answered.
        pub waits: bool,
    }
}

/// The polls of a group, those that run first.
pub async fn of_group(tx: &mut Tx, group: Uuid, person: Option<Uuid>) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT p.id, p.title, p.group_id, g.name AS group_name, p.state, p.closes_at, \
           (SELECT COUNT(*) FROM poll_dates d WHERE d.poll = p.id) AS dates, \
           (SELECT COUNT(*) FROM poll_asked a WHERE a.poll = p.id AND a.belongs) AS asked, \
           (SELECT COUNT(a.answered_at) FROM poll_asked a WHERE a.poll = p.id AND a.belongs) AS answered, \
           EXISTS (SELECT 1 FROM poll_people a WHERE a.poll = p.id AND a.person = $2 AND a.answered_at IS NULL) AS waits \
         FROM polls p JOIN groups g ON g.id = p.group_id WHERE p.group_id = $1 \
         ORDER BY CASE p.state WHEN 'open' THEN 0 ELSE 1 END, p.created_at DESC, p.id",
        group,
        person
    ))
    .await
}

row! {
    /// A poll that waits for somebody's answer.
    pub struct Waiting {
        pub id: Uuid,
        pub title: String,
        pub group_name: String,
        pub closes_at: Option<Timestamp>,
    }
}

/// The polls that wait for an answer of `person`.
pub async fn waiting_for(tx: &mut Tx, person: Uuid) -> Result<Vec<Waiting>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT p.id, p.title, g.name AS group_name, p.closes_at \
         FROM poll_people a JOIN polls p ON p.id = a.poll JOIN groups g ON g.id = p.group_id \
         JOIN members m ON m.group_id = p.group_id AND m.person = a.person \
         WHERE a.person = $1 AND a.answered_at IS NULL AND p.state = 'open' AND (p.closes_at IS NULL OR p.closes_at > $2) \
         ORDER BY p.created_at, p.id",
        person,
        now
    ))
    .await
}

/// Polls that run in groups that are over.
pub async fn of_ended_groups(tx: &mut Tx) -> Result<Vec<Uuid>> {
    let statement = sql!(
        "SELECT p.id FROM polls p JOIN groups g ON g.id = p.group_id WHERE p.state = 'open' AND g.state = 'ended' ORDER BY p.id"
    );
    tx.values("id", statement).await
}
