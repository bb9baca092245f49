//! SQL of single members and of those who are written to.

use uuid::Uuid;

use super::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::live::RIGHTS;
use crate::{row, sql};

row! {
    /// Somebody of a group whom a mail reaches.
    pub struct Contact {
        pub person: Uuid,
        pub email: String,
    }
}

/// Who coordinates the group and can be reached.
pub async fn coordinators(tx: &mut Tx, group: Uuid) -> Result<Vec<Contact>> {
    tx.all(sql!(
        "SELECT m.person, p.email FROM members m JOIN persons p ON p.id = m.person \
         WHERE m.group_id = $1 AND m.role = 'coordinator' AND p.active ORDER BY m.person",
        group
    ))
    .await
}

/// Everybody in the group who can be reached.
pub async fn contacts(tx: &mut Tx, group: Uuid) -> Result<Vec<Contact>> {
    tx.all(sql!(
        "SELECT m.person, p.email FROM members m JOIN persons p ON p.id = m.person \
         WHERE m.group_id = $1 AND p.active ORDER BY m.person",
        group
    ))
    .await
}

/// One member of the group.
pub async fn one(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<Member> {
    tx.one(sql!(
        "SELECT m.person, CASE WHEN m.chosen_name = '' THEN p.name ELSE m.chosen_name END AS name, p.name AS account_name, \
           p.email, m.role, m.joined_at FROM members m JOIN persons p ON p.id = m.person \
         WHERE m.group_id = $1 AND m.person = $2",
        group,
        person
    ))
    .await
}

/// Whether somebody other than `person` coordinates the group.
pub async fn others_coordinate(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<bool> {
    Ok(coordinators(tx, group).await?.iter().any(|c| c.person != person))
}

/// Changes a member's role.
pub async fn set_role(tx: &mut Tx, group: Uuid, person: Uuid, role: MemberRole) -> Result<u64> {
    tx.run(sql!("UPDATE members SET role = $3 WHERE group_id = $1 AND person = $2", group, person, role)).await
}

/// Takes somebody out of the group.
pub async fn remove(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<u64> {
    tx.announce(RIGHTS).await?;
    tx.run(sql!("DELETE FROM members WHERE group_id = $1 AND person = $2", group, person)).await
}

/// How many people are in the group.
pub async fn count(tx: &mut Tx, group: Uuid) -> Result<i64> {
    let found = tx.value(
        "n",
        sql!(
            "SELECT COUNT(*) AS n FROM members m JOIN persons p ON p.id = m.person WHERE m.group_id = $1 AND p.active",
            group
        ),
    );
    Ok(found.await?.unwrap_or(0))
}

/// Whether an address belongs to somebody in the group.
pub async fn has_address(tx: &mut Tx, group: Uuid, email_key: &str) -> Result<bool> {
    let found: Option<Uuid> = tx
        .value(
            "person",
            sql!(
                "SELECT m.person FROM members m JOIN persons p ON p.id = m.person WHERE m.group_id = $1 AND p.email_key = $2",
                group,
                email_key
            ),
        )
        .await?;
    Ok(found.is_some())
}
