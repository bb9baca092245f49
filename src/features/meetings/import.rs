//! What the import needs of meetings: one with its people and its agenda, as it was handed down. Nobody is told anything.

use uuid::Uuid;

use super::agenda::{ItemState, ItemText};
use super::store::{self, agenda, people};
use super::{NewMeeting, Presence, telling};
use crate::db::Tx;
use crate::error::Result;
use crate::oplog::{self, Change};
use crate::sql;

/// An item of an imported agenda.
#[derive(Debug, Clone)]
pub struct Item {
    pub text: ItemText,
    /// Who would like it to be on the agenda; nobody where it is.
    pub proposed_by: Option<Uuid>,
    /// What the minutes say of it.
    pub record: String,
}

/// What a meeting has beside those who are invited.
#[derive(Debug, Clone)]
pub struct NewAgenda {
    /// Whether they were there, in the order in which they are invited; of the others nothing is known.
    pub presences: Vec<Presence>,
    pub items: Vec<Item>,
}

/// Adds a meeting. Answers its id and those of its items, in their order.
pub async fn insert(tx: &mut Tx, new: &NewMeeting, with: &NewAgenda) -> Result<(Uuid, Vec<Uuid>)> {
    let id = store::insert(tx, new, None).await?;
    for attendee in &new.people {
        people::add(tx, id, attendee).await?;
    }
    for (invited, presence) in people::of_meeting(tx, id).await?.iter().zip(&with.presences) {
        people::set_presence(tx, invited.id, *presence).await?;
    }
    know_all(tx, id).await?;
    let mut items = Vec::new();
    for item in &with.items {
        items.push(insert_item(tx, id, item).await?);
    }
    date_back(tx, id, new).await?;
    Ok((id, items))
}

async fn insert_item(tx: &mut Tx, meeting: Uuid, item: &Item) -> Result<Uuid> {
    let state = if item.proposed_by.is_some() { ItemState::Proposed } else { ItemState::Planned };
    let new = agenda::NewItem { meeting, text: &item.text, state, proposed_by: item.proposed_by };
    let id = agenda::insert(tx, new).await?;
    if !item.record.is_empty() {
        agenda::write_record(tx, (meeting, id), 1, &item.record).await?;
    }
    Ok(id)
}

/// They were invited before; whoever is invited later is told, they are not told again. Who has no address was told nothing,
/// as anywhere else.
async fn know_all(tx: &mut Tx, id: Uuid) -> Result<()> {
    let told = telling::state_of(&store::meeting(tx, id).await?);
    for invited in people::of_meeting(tx, id).await?.iter().filter(|invited| !invited.email.is_empty()) {
        people::note_told(tx, invited.id, &told).await?;
    }
    Ok(())
}

/// What is over was not begun today.
async fn date_back(tx: &mut Tx, id: Uuid, new: &NewMeeting) -> Result<()> {
    let at = store::meeting(tx, id).await?.ends_at.min(tx.now);
    tx.run(sql!("UPDATE meetings SET created_at = $2, changed_at = $2 WHERE id = $1", id, at)).await?;
    let change = Change {
        object_kind: "meeting",
        object: id,
        kind: "invited",
        actor: Some(new.organiser),
        place: Some(new.group),
        payload: Some(new.title.clone()),
    };
    oplog::record_at(tx, at, change).await
}
