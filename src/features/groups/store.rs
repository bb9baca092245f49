//! All SQL of groups: the groups themselves and who is in them; the rest by subject beside it.

pub mod invitations;
pub mod life;
pub mod members;
pub mod requests;
pub mod results;
pub mod timeline;

use jiff::civil::Date;
use uuid::Uuid;

use super::{GroupKind, GroupName, GroupState, MemberRole};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::{row, sql};

row! {
    /// A group as stored.
    pub struct Group {
        pub id: Uuid,
        pub kind: GroupKind,
        pub name: String,
        pub parent: Option<Uuid>,
        /// One sentence: what it works for.
        pub purpose: String,
        /// What it was asked to do; a task force always has one.
        pub mandate: String,
        pub starts_on: Option<Date>,
        /// The beginning in a source's words, where it is not a day.
        pub since_text: String,
        pub ends_on: Option<Date>,
        pub state: GroupState,
        /// What help it asks the administration for.
        pub help_wanted: String,
        pub source: String,
    }
}

impl Group {
    /// Whether it stands for a group that no document names: the home of recommendations whose author is unknown.
    pub fn is_unknown(&self) -> bool {
        !self.source.is_empty() && self.name == "nicht überliefert"
    }

    /// Whether a document names it and says neither since when nor until when it worked.
    pub fn is_only_told(&self) -> bool {
        !self.source.is_empty() && self.starts_on.is_none() && self.ends_on.is_none()
    }
}

/// What a new group begins with.
#[derive(Debug, Clone)]
pub struct NewGroup {
    pub kind: GroupKind,
    pub name: String,
    pub parent: Option<Uuid>,
    pub purpose: String,
    pub mandate: String,
    pub starts_on: Option<Date>,
    pub since_text: String,
    pub ends_on: Option<Date>,
    pub state: GroupState,
    pub help_wanted: String,
    pub fields: Vec<Uuid>,
    pub source: String,
}

/// The group of an id, or [`NotFound`](crate::error::Error::NotFound).
pub async fn group(tx: &mut Tx, id: Uuid) -> Result<Group> {
    tx.one(sql!(
        "SELECT id, kind, name, parent, purpose, mandate, starts_on, since_text, ends_on, state, help_wanted, source \
         FROM groups WHERE id = $1",
        id
    ))
    .await
}

/// Every group, by kind and name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Group>> {
    tx.all(sql!(
        "SELECT id, kind, name, parent, purpose, mandate, starts_on, since_text, ends_on, state, help_wanted, source \
         FROM groups ORDER BY kind, sort_key, id"
    ))
    .await
}

/// Adds a group with its fields of action.
pub async fn insert(tx: &mut Tx, new: &NewGroup) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO groups (id, kind, name, sort_key, parent, purpose, mandate, starts_on, since_text, ends_on, state, \
           help_wanted, source, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        id,
        new.kind,
        &new.name,
        sort_key(&new.name),
        new.parent,
        &new.purpose,
        &new.mandate,
        new.starts_on,
        &new.since_text,
        new.ends_on,
        new.state,
        &new.help_wanted,
        &new.source,
        now
    ))
    .await?;
    set_fields(tx, id, &new.fields).await?;
    Ok(id)
}

/// Replaces the group's fields of action.
pub async fn set_fields(tx: &mut Tx, group: Uuid, fields: &[Uuid]) -> Result<()> {
    tx.run(sql!("DELETE FROM group_fields WHERE group_id = $1", group)).await?;
    for field in fields {
        tx.run(sql!(
            "INSERT INTO group_fields (group_id, field) VALUES ($1, $2) ON CONFLICT (group_id, field) DO NOTHING",
            group,
            *field
        ))
        .await?;
    }
    Ok(())
}

/// The role of `person` in `group`; `None` for visitors and for who is not in it.
pub async fn role_in(tx: &mut Tx, group: Uuid, person: Option<Uuid>) -> Result<Option<MemberRole>> {
    let Some(person) = person else {
        return Ok(None);
    };
    tx.value("role", sql!("SELECT role FROM members WHERE group_id = $1 AND person = $2", group, person)).await
}

/// Whether anybody coordinates the group.
pub async fn has_coordinator(tx: &mut Tx, group: Uuid) -> Result<bool> {
    let found: Option<Uuid> = tx
        .value("person", sql!("SELECT person FROM members WHERE group_id = $1 AND role = 'coordinator' LIMIT 1", group))
        .await?;
    Ok(found.is_some())
}

row! {
    /// A member as the group's own people see them. In a citizen sub-group `name` is the chosen name.
    pub struct Member {
        pub person: Uuid,
        pub name: String,
        pub account_name: String,
        pub email: String,
        pub role: MemberRole,
        pub joined_at: Timestamp,
    }
}

/// The members of a group, coordinators first, then by the name that is shown: by that of the account, a list would give
/// away who is behind a chosen one.
pub async fn members(tx: &mut Tx, group: Uuid) -> Result<Vec<Member>> {
    let members = tx.all(sql!(
        "SELECT m.person, CASE WHEN m.chosen_name = '' THEN p.name ELSE m.chosen_name END AS name, p.name AS account_name, \
           p.email, m.role, m.joined_at FROM members m JOIN persons p ON p.id = m.person WHERE m.group_id = $1 AND p.active",
        group
    ));
    let mut members: Vec<Member> = members.await?;
    members.sort_by_cached_key(|member| (member.role, sort_key(&member.name), member.person));
    Ok(members)
}

/// Who has a vote in the group now: the electorate of a ballot that opens.
pub async fn voters(tx: &mut Tx, group: Uuid) -> Result<Vec<Uuid>> {
    tx.values(
        "person",
        sql!(
            "SELECT m.person FROM members m JOIN persons p ON p.id = m.person \
             WHERE m.group_id = $1 AND p.active AND m.role IN ('coordinator', 'member') ORDER BY m.person",
            group
        ),
    )
    .await
}

/// Adds somebody to a group, or changes their role in it.
pub async fn put_member(tx: &mut Tx, group: Uuid, person: Uuid, role: MemberRole, chosen_name: &str) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO members (group_id, person, role, chosen_name, joined_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (group_id, person) DO UPDATE SET role = $3",
        group,
        person,
        role,
        chosen_name,
        now
    ))
    .await?;
    keep_chosen_name(tx, group, person, chosen_name).await
}

/// Keeps the name that somebody chose in a group: it stays with what they wrote, also after they left.
pub(super) async fn keep_chosen_name(tx: &mut Tx, group: Uuid, person: Uuid, name: &str) -> Result<()> {
    if name.is_empty() {
        return Ok(());
    }
    tx.run(sql!(
        "INSERT INTO chosen_names (group_id, person, name) VALUES ($1, $2, $3) ON CONFLICT (group_id, person) DO UPDATE SET name = $3",
        group,
        person,
        name
    ))
    .await
    .map(drop)
}

row! {
    /// A group of mine.
    pub struct MyGroup {
        pub id: Uuid,
        pub name: String,
        pub kind: GroupKind,
        pub role: MemberRole,
        pub ends_on: Option<Date>,
        pub state: GroupState,
    }
}

/// The groups of a person that are not over, by name.
pub async fn groups_of(tx: &mut Tx, person: Uuid) -> Result<Vec<MyGroup>> {
    tx.all(sql!(
        "SELECT g.id, g.name, g.kind, m.role, g.ends_on, g.state FROM members m JOIN groups g ON g.id = m.group_id \
         WHERE m.person = $1 AND g.state <> 'ended' ORDER BY g.sort_key, g.id",
        person
    ))
    .await
}

/// Whether the person is in the steering group: being on it is the role.
pub async fn is_steering(tx: &mut Tx, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else {
        return Ok(false);
    };
    let found: Option<Uuid> = tx
        .value(
            "id",
            sql!(
                "SELECT g.id FROM members m JOIN groups g ON g.id = m.group_id \
                 WHERE m.person = $1 AND g.kind = 'steering_group' AND g.state <> 'ended' AND m.role IN ('coordinator', 'member') LIMIT 1",
                person
            ),
        )
        .await?;
    Ok(found.is_some())
}

/// Whether the person is in any group: they are part of the network.
pub async fn is_in_network(tx: &mut Tx, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else {
        return Ok(false);
    };
    let found: Option<Uuid> =
        tx.value("person", sql!("SELECT person FROM members WHERE person = $1 LIMIT 1", person)).await?;
    Ok(found.is_some())
}

/// How somebody is named where a group's work is shown: by their chosen name in a citizen sub-group.
pub async fn name_in(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<String> {
    let name: Option<String> = tx
        .value(
            "name",
            sql!(
                "SELECT COALESCE(m.name, p.name) AS name \
                 FROM persons p LEFT JOIN chosen_names m ON m.person = p.id AND m.group_id = $1 WHERE p.id = $2",
                group,
                person
            ),
        )
        .await?;
    Ok(name.unwrap_or_default())
}

/// Groups that others may be told of, with their names: all but citizen sub-groups.
pub async fn named(tx: &mut Tx) -> Result<Vec<GroupName>> {
    let rows =
        tx.rows(sql!("SELECT id, name FROM groups WHERE kind <> 'citizen_subgroup' ORDER BY sort_key, id")).await?;
    rows.iter().map(|row| Ok(GroupName { id: row.get("id")?, name: row.get("name")? })).collect()
}
