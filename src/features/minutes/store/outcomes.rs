//! SQL of outcomes, and of the register of a group's decisions.

use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::minutes::{OutcomeKind, Votes};
use crate::{row, sql};

row! {
    /// What came of an item.
    pub struct Outcome {
        pub id: Uuid,
        pub meeting: Uuid,
        pub item: Uuid,
        pub kind: OutcomeKind,
        pub text: String,
        pub votes_for: Option<i64>,
        pub votes_against: Option<i64>,
        pub abstained: Option<i64>,
        /// Who does it, where they have an account.
        pub assignee: Option<Uuid>,
        /// Their name as the group reads it.
        pub assignee_name: String,
        /// Who does it, where they have none.
        pub who: String,
        pub due_on: Option<Date>,
        pub board: Option<Uuid>,
        pub card: Option<Uuid>,
        pub year: i64,
        /// 0 until the minutes are closed, and for what is no decision.
        pub number: i64,
        pub version: i64,
    }
}

impl Outcome {
    /// The counted votes, where there are any.
    pub fn votes(&self) -> Option<Votes> {
        Votes::stored(self.votes_for, self.votes_against, self.abstained)
    }

    /// Who does it, as the group reads it.
    pub fn doer(&self) -> &str {
        if self.assignee.is_some() { &self.assignee_name } else { &self.who }
    }

    /// What was written of it.
    pub fn written(&self) -> OutcomeText {
        OutcomeText {
            kind: self.kind,
            text: self.text.clone(),
            votes: self.votes(),
            assignee: self.assignee,
            who: self.who.clone(),
            due_on: self.due_on,
        }
    }
}

/// What is written of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeText {
    pub kind: OutcomeKind,
    pub text: String,
    pub votes: Option<Votes>,
    pub assignee: Option<Uuid>,
    pub who: String,
    pub due_on: Option<Date>,
}

/// Everything that came of a meeting, in the order in which it was written.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Outcome>> {
    tx.all(sql!(
        "SELECT o.id, o.meeting, o.item, o.kind, o.text, o.votes_for, o.votes_against, o.abstained, o.assignee, \
           COALESCE(n.name, p.name, '') AS assignee_name, o.who, o.due_on, o.board, o.card, o.year, o.number, o.version \
         FROM outcomes o LEFT JOIN persons p ON p.id = o.assignee \
         LEFT JOIN chosen_names n ON n.person = o.assignee AND n.group_id = o.group_id \
         WHERE o.meeting = $1 ORDER BY o.created_at, o.id",
        meeting
    ))
    .await
}

/// One outcome of a meeting.
pub async fn one(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<Option<Outcome>> {
    Ok(of_meeting(tx, meeting).await?.into_iter().find(|outcome| outcome.id == id))
}

/// Where an outcome belongs.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub group: Uuid,
    pub meeting: Uuid,
    pub item: Uuid,
    /// Of the meeting.
    pub year: i64,
}

/// Adds an outcome.
pub async fn insert(tx: &mut Tx, place: Place, new: &OutcomeText) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO outcomes (id, meeting, item, group_id, kind, text, votes_for, votes_against, abstained, assignee, who, \
           due_on, year, number, version, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 1, $14)",
        id,
        place.meeting,
        place.item,
        place.group,
        new.kind,
        &new.text,
        new.votes.map(|votes| votes.for_it),
        new.votes.map(|votes| votes.against),
        new.votes.map(|votes| votes.abstained),
        new.assignee,
        &new.who,
        new.due_on,
        place.year,
        now
    ))
    .await?;
    Ok(id)
}

/// Changes an outcome of a meeting, if `seen` is still the newest version; false otherwise.
pub async fn update(tx: &mut Tx, (meeting, id): (Uuid, Uuid), seen: i64, new: &OutcomeText) -> Result<bool> {
    let changed = tx
        .run(sql!(
            "UPDATE outcomes SET kind = $3, text = $4, votes_for = $5, votes_against = $6, abstained = $7, assignee = $8, \
               who = $9, due_on = $10, version = version + 1 WHERE id = $1 AND version = $2 AND meeting = $11",
            id,
            seen,
            new.kind,
            &new.text,
            new.votes.map(|votes| votes.for_it),
            new.votes.map(|votes| votes.against),
            new.votes.map(|votes| votes.abstained),
            new.assignee,
            &new.who,
            new.due_on,
            meeting
        ))
        .await?;
    Ok(changed == 1)
}

/// Takes an outcome out of the minutes of `meeting`, which are still written.
pub async fn delete(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM outcomes WHERE id = $2 AND meeting = $1", meeting, id)).await.map(drop)
}

/// The highest number of a decision of a group in a year. The group's row is locked: two meetings that close at once
/// count one after the other.
pub async fn last_number(tx: &mut Tx, group: Uuid, year: i64) -> Result<i64> {
    tx.run(sql!("UPDATE groups SET name = name WHERE id = $1", group)).await?;
    let statement = sql!("SELECT MAX(number) AS n FROM outcomes WHERE group_id = $1 AND year = $2", group, year);
    Ok(tx.value::<Option<i64>>("n", statement).await?.flatten().unwrap_or(0))
}

/// Gives a decision its number.
pub async fn set_number(tx: &mut Tx, id: Uuid, number: i64) -> Result<()> {
    tx.run(sql!("UPDATE outcomes SET number = $2 WHERE id = $1", id, number)).await.map(drop)
}

/// Notes the card that a task became.
pub async fn set_card(tx: &mut Tx, id: Uuid, board: Uuid, card: Uuid) -> Result<()> {
    tx.run(sql!("UPDATE outcomes SET board = $2, card = $3 WHERE id = $1", id, board, card)).await.map(drop)
}

row! {
    /// A line of the register.
    pub struct Entry {
        pub id: Uuid,
        pub meeting: Uuid,
        pub meeting_title: String,
        pub starts: DateTime,
        pub item_title: String,
        pub kind: OutcomeKind,
        pub text: String,
        pub votes_for: Option<i64>,
        pub votes_against: Option<i64>,
        pub abstained: Option<i64>,
        pub assignee_name: String,
        pub who: String,
        pub due_on: Option<Date>,
        pub board: Option<Uuid>,
        pub card: Option<Uuid>,
        pub year: i64,
        pub number: i64,
        /// Whether its minutes are approved.
        pub is_approved: bool,
    }
}

impl Entry {
    /// The counted votes, where there are any.
    pub fn votes(&self) -> Option<Votes> {
        Votes::stored(self.votes_for, self.votes_against, self.abstained)
    }

    /// Who does it, as the group reads it.
    pub fn doer(&self) -> &str {
        if self.assignee_name.is_empty() { &self.who } else { &self.assignee_name }
    }
}

/// What came of a group's meetings whose minutes are closed, the newest first.
pub async fn register(tx: &mut Tx, group: Uuid) -> Result<Vec<Entry>> {
    tx.all(sql!(
        "SELECT o.id, o.meeting, q.title AS meeting_title, q.starts, i.title AS item_title, o.kind, o.text, o.votes_for, \
           o.votes_against, o.abstained, COALESCE(n.name, p.name, '') AS assignee_name, o.who, o.due_on, o.board, o.card, \
           o.year, o.number, (m.state = 'approved') AS is_approved \
         FROM outcomes o JOIN meetings q ON q.id = o.meeting JOIN minutes m ON m.meeting = o.meeting \
         JOIN agenda_items i ON i.id = o.item LEFT JOIN persons p ON p.id = o.assignee \
         LEFT JOIN chosen_names n ON n.person = o.assignee AND n.group_id = o.group_id \
         WHERE o.group_id = $1 AND m.state <> 'writing' \
         ORDER BY q.starts_at DESC, q.id, i.place, o.created_at, o.id",
        group
    ))
    .await
}
