//! SQL of a group's life: its own words, its state, its end, what lies below it.

use jiff::civil::Date;
use uuid::Uuid;

use super::Group;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::{GroupKind, GroupName, GroupState};
use crate::{row, sql};

/// What a group says of itself and may change.
#[derive(Debug, Clone)]
pub struct Words {
    /// One sentence: what it works for.
    pub purpose: String,
    /// What it was asked to do.
    pub mandate: String,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
    /// What help it asks the administration for.
    pub help_wanted: String,
}

/// Changes what a group says of itself.
pub async fn update(tx: &mut Tx, group: Uuid, words: &Words) -> Result<u64> {
    tx.run(sql!(
        "UPDATE groups SET purpose = $2, mandate = $3, ends_on = $4, help_wanted = $5 WHERE id = $1",
        group,
        &words.purpose,
        &words.mandate,
        words.ends_on,
        &words.help_wanted
    ))
    .await
}

/// Changes the state from one to another; whether it was in the first.
pub async fn change_state(tx: &mut Tx, group: Uuid, from: GroupState, to: GroupState) -> Result<bool> {
    let changed = tx.run(sql!("UPDATE groups SET state = $3 WHERE id = $1 AND state = $2", group, from, to)).await?;
    Ok(changed == 1)
}

/// Ends a group on a day; whether it was still open.
pub async fn end(tx: &mut Tx, group: Uuid, on: Date) -> Result<bool> {
    let changed = tx
        .run(sql!("UPDATE groups SET state = 'ended', ends_on = $2 WHERE id = $1 AND state <> 'ended'", group, on))
        .await?;
    Ok(changed == 1)
}

/// Task forces whose last day lies before `today`.
pub async fn due(tx: &mut Tx, today: Date) -> Result<Vec<Group>> {
    tx.all(sql!(
        "SELECT id, kind, name, parent, purpose, mandate, starts_on, since_text, ends_on, state, help_wanted, source \
         FROM groups WHERE kind = 'task_force' AND state <> 'ended' AND ends_on <> '' AND ends_on < $1 ORDER BY id",
        today
    ))
    .await
}

/// Whether a steering group works at the moment.
pub async fn has_steering_group(tx: &mut Tx) -> Result<bool> {
    let found: Option<Uuid> = tx
        .value("id", sql!("SELECT id FROM groups WHERE kind = 'steering_group' AND state <> 'ended' LIMIT 1"))
        .await?;
    Ok(found.is_some())
}

/// How many focus groups began between two days, both included.
pub async fn focus_groups_begun(tx: &mut Tx, first: Date, last: Date) -> Result<i64> {
    let n = tx.value(
        "n",
        sql!(
            "SELECT COUNT(*) AS n FROM groups WHERE kind = 'focus_group' AND starts_on >= $1 AND starts_on <= $2",
            first,
            last
        ),
    );
    Ok(n.await?.unwrap_or(0))
}

row! {
    /// A group below another.
    pub struct Below {
        pub id: Uuid,
        pub name: String,
        pub kind: GroupKind,
        pub state: GroupState,
    }
}

/// The groups below `parent`; citizen sub-groups only for their people and for who leads the parent.
pub async fn below(tx: &mut Tx, parent: Uuid, person: Option<Uuid>, leads: bool) -> Result<Vec<Below>> {
    let person = person.unwrap_or_default();
    tx.all(sql!(
        "SELECT g.id, g.name, g.kind, g.state FROM groups g WHERE g.parent = $1 AND (g.kind <> 'citizen_subgroup' OR $3 = TRUE \
           OR EXISTS (SELECT 1 FROM members m WHERE m.group_id = g.id AND m.person = $2)) ORDER BY g.sort_key, g.id",
        parent,
        person,
        leads
    ))
    .await
}

/// The name of the group above, unless it is protected.
pub async fn parent_name(tx: &mut Tx, parent: Option<Uuid>) -> Result<Option<GroupName>> {
    let Some(parent) = parent else {
        return Ok(None);
    };
    let rows =
        tx.rows(sql!("SELECT id, name FROM groups WHERE id = $1 AND kind <> 'citizen_subgroup'", parent)).await?;
    rows.first().map(|row| Ok(GroupName { id: row.get("id")?, name: row.get("name")? })).transpose()
}
