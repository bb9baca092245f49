//! SQL of agendas: items, their order, and what was proposed.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::meetings::agenda::{ItemState, ItemText};
use crate::{row, sql};

row! {
    /// An item of an agenda.
    pub struct Item {
        pub id: Uuid,
        pub meeting: Uuid,
        pub title: String,
        pub note: String,
        pub presenter: String,
        /// Planned length; 0 where nothing is planned.
        pub minutes: i64,
        /// One link a line.
        pub links: String,
        pub state: ItemState,
        pub proposed_by: Option<Uuid>,
        /// Who proposed it, as the group reads it.
        pub proposer: String,
        /// Why it was declined.
        pub answer: String,
        /// What the minutes say of it.
        pub record: String,
        pub text_version: i64,
        pub record_version: i64,
    }
}

impl Item {
    /// What can be changed of it.
    pub fn text(&self) -> ItemText {
        ItemText {
            title: self.title.clone(),
            note: self.note.clone(),
            presenter: self.presenter.clone(),
            minutes: self.minutes,
            links: self.links.clone(),
        }
    }
}

/// All items of a meeting: what is planned in its order, then what is proposed, then what was declined.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Item>> {
    read(tx, meeting, None).await
}

/// One item of a meeting.
pub async fn item(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<Item> {
    read(tx, meeting, Some(id)).await?.into_iter().next().ok_or(Error::NotFound)
}

async fn read(tx: &mut Tx, meeting: Uuid, only: Option<Uuid>) -> Result<Vec<Item>> {
    tx.all(sql!(
        "SELECT i.id, i.meeting, i.title, i.note, i.presenter, i.minutes, i.links, i.state, i.proposed_by, \
           COALESCE(n.name, p.name, '') AS proposer, i.answer, i.record, i.text_version, i.record_version \
         FROM agenda_items i JOIN meetings q ON q.id = i.meeting LEFT JOIN persons p ON p.id = i.proposed_by \
         LEFT JOIN chosen_names n ON n.person = i.proposed_by AND n.group_id = q.group_id \
         WHERE i.meeting = $1 AND ($2 OR i.id = $3) \
         ORDER BY CASE i.state WHEN 'planned' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END, i.place, i.id",
        meeting,
        only.is_none(),
        only.unwrap_or_default()
    ))
    .await
}

/// A new item.
#[derive(Debug, Clone)]
pub struct NewItem<'a> {
    pub meeting: Uuid,
    pub text: &'a ItemText,
    pub state: ItemState,
    pub proposed_by: Option<Uuid>,
}

/// Adds an item behind all others.
pub async fn insert(tx: &mut Tx, new: NewItem<'_>) -> Result<Uuid> {
    let (id, now, text) = (tx.id(), tx.now, new.text);
    let place = next_place(tx, new.meeting).await?;
    tx.run(sql!(
        "INSERT INTO agenda_items (id, meeting, place, title, note, presenter, minutes, links, state, proposed_by, answer, \
           record, text_version, record_version, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', 1, 1, $11)",
        id,
        new.meeting,
        place,
        &text.title,
        &text.note,
        &text.presenter,
        text.minutes,
        &text.links,
        new.state,
        new.proposed_by,
        now
    ))
    .await?;
    Ok(id)
}

async fn next_place(tx: &mut Tx, meeting: Uuid) -> Result<i64> {
    let statement = sql!("SELECT COALESCE(MAX(place), 0) + 1 AS n FROM agenda_items WHERE meeting = $1", meeting);
    Ok(tx.value("n", statement).await?.unwrap_or(1))
}

/// Changes what an item of `meeting` says.
pub async fn update(tx: &mut Tx, meeting: Uuid, id: Uuid, text: &ItemText) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE agenda_items SET title = $2, note = $3, presenter = $4, minutes = $5, links = $6, \
           text_version = text_version + 1, changed_at = $7 WHERE id = $1 AND meeting = $8",
        id,
        &text.title,
        &text.note,
        &text.presenter,
        text.minutes,
        &text.links,
        now,
        meeting
    ))
    .await
    .map(drop)
}

/// Puts the planned items of a meeting into this order.
pub async fn arrange(tx: &mut Tx, meeting: Uuid, order: &[Uuid]) -> Result<()> {
    for (place, id) in order.iter().enumerate() {
        let statement =
            sql!("UPDATE agenda_items SET place = $3 WHERE id = $2 AND meeting = $1", meeting, *id, place + 1);
        tx.run(statement).await?;
    }
    Ok(())
}

/// Takes a proposal up, behind all others, or declines it.
pub async fn answer(tx: &mut Tx, meeting: Uuid, id: Uuid, state: ItemState, words: &str) -> Result<()> {
    let (now, place) = (tx.now, next_place(tx, meeting).await?);
    tx.run(sql!(
        "UPDATE agenda_items SET state = $2, answer = $3, place = $4, changed_at = $5 WHERE id = $1 AND meeting = $6",
        id,
        state,
        words,
        place,
        now,
        meeting
    ))
    .await
    .map(drop)
}

/// Takes an item off the agenda of `meeting`; only where nothing was written or decided on it.
pub async fn delete(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM agenda_items WHERE id = $2 AND meeting = $1", meeting, id)).await.map(drop)
}

/// Writes what the minutes of a meeting say of an item, if `seen` is still the newest version; false otherwise.
pub async fn write_record(tx: &mut Tx, (meeting, id): (Uuid, Uuid), seen: i64, record: &str) -> Result<bool> {
    let now = tx.now;
    let written = tx
        .run(sql!(
            "UPDATE agenda_items SET record = $3, record_version = record_version + 1, changed_at = $4 \
             WHERE id = $1 AND record_version = $2 AND meeting = $5",
            id,
            seen,
            record,
            now,
            meeting
        ))
        .await?;
    Ok(written == 1)
}

/// Whoever watches the minutes of a meeting hears that its agenda changed.
pub async fn tell_watchers(tx: &mut Tx, meeting: Uuid) -> Result<()> {
    tx.run(sql!("UPDATE minutes SET version = version + 1 WHERE meeting = $1", meeting)).await?;
    tx.announce(meeting).await
}
