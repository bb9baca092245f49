//! SQL of what happened: events that were written down, and the operations in a group.

use jiff::civil::Date;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// Something that was written down as part of a group's history.
    pub struct Event {
        pub on_date: Option<Date>,
        /// The time in a source's words, where it is not a day.
        pub date_text: String,
        pub text: String,
        pub source: String,
    }
}

/// The written history of a group, oldest first.
pub async fn events(tx: &mut Tx, group: Uuid) -> Result<Vec<Event>> {
    tx.all(sql!(
        "SELECT on_date, date_text, text, source FROM group_events WHERE group_id = $1 ORDER BY on_date, id",
        group
    ))
    .await
}

row! {
    /// A change that happened in a group.
    pub struct Change {
        pub object_kind: String,
        pub object: Uuid,
        pub kind: String,
        pub at: Timestamp,
        pub payload: Option<String>,
    }
}

/// The newest changes in a group for its own people, newest first. Of boards only the turns: an evening at one would
/// push everything else out.
pub async fn changes(tx: &mut Tx, group: Uuid, limit: i64) -> Result<Vec<Change>> {
    tx.all(sql!(
        "SELECT object_kind, object, kind, at, payload FROM operations WHERE place = $1 AND (object_kind <> 'board' \
           OR kind IN ('begun', 'harvest-written', 'harvest-drafted', 'drafted', 'dots-opened', 'dots-closed')) \
         ORDER BY at DESC, id DESC LIMIT $2",
        group,
        limit
    ))
    .await
}

/// The turns in a group's life that everybody may know.
pub async fn turns(tx: &mut Tx, group: Uuid) -> Result<Vec<Change>> {
    tx.all(sql!(
        "SELECT object_kind, object, kind, at, payload FROM operations WHERE object = $1 AND object_kind = 'group' \
           AND kind IN ('founded', 'rested', 'woken', 'ended') ORDER BY at DESC, id DESC",
        group
    ))
    .await
}

row! {
    /// The earliest day that a group's history names.
    pub struct FirstDay {
        pub group_id: Uuid,
        pub on_date: Date,
    }
}

/// The earliest named day of every group that others may be told of.
pub async fn first_days(tx: &mut Tx) -> Result<Vec<FirstDay>> {
    tx.all(sql!(
        "SELECT e.group_id, MIN(e.on_date) AS on_date FROM group_events e JOIN groups g ON g.id = e.group_id \
         WHERE e.on_date <> '' AND g.kind <> 'citizen_subgroup' GROUP BY e.group_id"
    ))
    .await
}

row! {
    /// A line of the network's history.
    pub struct NetworkEvent {
        pub group_id: Uuid,
        pub group_name: String,
        pub on_date: Option<Date>,
        pub date_text: String,
        pub text: String,
    }
}

/// The written history of all groups that others may be told of, newest first.
pub async fn network(tx: &mut Tx, limit: i64) -> Result<Vec<NetworkEvent>> {
    tx.all(sql!(
        "SELECT e.group_id, g.name AS group_name, e.on_date, e.date_text, e.text FROM group_events e \
         JOIN groups g ON g.id = e.group_id WHERE g.kind <> 'citizen_subgroup' ORDER BY e.on_date DESC, e.id DESC LIMIT $1",
        limit
    ))
    .await
}

row! {
    /// When a group began to rest or to work again.
    pub struct Turn {
        pub object: Uuid,
        pub kind: String,
        pub at: Timestamp,
    }
}

/// All rests of groups that others may be told of, oldest first.
pub async fn rests(tx: &mut Tx) -> Result<Vec<Turn>> {
    tx.all(sql!(
        "SELECT o.object, o.kind, o.at FROM operations o JOIN groups g ON g.id = o.object \
         WHERE o.object_kind = 'group' AND o.kind IN ('rested', 'woken') AND g.kind <> 'citizen_subgroup' ORDER BY o.at, o.id"
    ))
    .await
}
