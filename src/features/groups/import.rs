//! What the import of years needs of groups beyond [`store`](super::store): a past with its dates.

use jiff::civil::Date;
use uuid::Uuid;

use super::{Audience, GroupKind, MemberRole};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::sql;

/// Whether there is a group of this kind and name.
pub async fn has_group(tx: &mut Tx, kind: GroupKind, name: &str) -> Result<bool> {
    let statement = sql!("SELECT id FROM groups WHERE kind = $1 AND sort_key = $2 LIMIT 1", kind, sort_key(name));
    let found: Option<Uuid> = tx.value("id", statement).await?;
    Ok(found.is_some())
}

/// Puts a group under another; groups of one import may stand in any order.
pub async fn set_parent(tx: &mut Tx, group: Uuid, parent: Uuid) -> Result<()> {
    tx.run(sql!("UPDATE groups SET parent = $2 WHERE id = $1", group, parent)).await.map(drop)
}

/// A membership with its beginning.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    pub group: Uuid,
    pub person: Uuid,
    pub role: MemberRole,
    pub chosen_name: &'a str,
    pub joined_at: Timestamp,
}

/// Adds a member; a second membership of the same person is kept as the first was.
pub async fn insert_member(tx: &mut Tx, member: &Member<'_>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO members (group_id, person, role, chosen_name, joined_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (group_id, person) DO NOTHING",
        member.group,
        member.person,
        member.role,
        member.chosen_name,
        member.joined_at
    ))
    .await?;
    super::store::keep_chosen_name(tx, member.group, member.person, member.chosen_name).await
}

/// An entry of a group's timeline.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    pub on: Option<Date>,
    pub date_text: &'a str,
    pub text: &'a str,
    pub source: &'a str,
}

/// Adds an entry to a group's timeline.
pub async fn insert_event(tx: &mut Tx, group: Uuid, event: &Event<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO group_events (id, group_id, on_date, date_text, text, source) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        group,
        event.on,
        event.date_text,
        event.text,
        event.source
    ))
    .await
    .map(drop)
}

/// Adds what a group shared at `at`.
pub async fn insert_result(
    tx: &mut Tx,
    group: Uuid,
    title: &str,
    body: &str,
    audience: Audience,
    at: Timestamp,
) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO group_results (id, group_id, title, body, audience, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        id,
        group,
        title,
        body,
        audience,
        at
    ))
    .await
    .map(drop)
}
