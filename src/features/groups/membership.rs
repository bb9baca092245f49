//! Members of a group: changing a role, removing somebody, leaving. Somebody always coordinates.

use uuid::Uuid;

use super::MemberRole;
use super::access::{LeaveGroup, ManageMember};
use super::store::members;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

fn change(group: Uuid, kind: &'static str, actor: Option<Uuid>, name: &str) -> Change<'static> {
    Change { object_kind: "group", object: group, kind, actor, place: Some(group), payload: Some(name.to_owned()) }
}

/// Refuses what would leave the group without anybody who coordinates it.
async fn keep_one(tx: &mut Tx, group: Uuid, person: Uuid, role: Option<MemberRole>) -> Result<()> {
    if role == Some(MemberRole::Coordinator) && !members::others_coordinate(tx, group, person).await? {
        return Err(Error::Conflict("members-last-coordinator"));
    }
    Ok(())
}

/// Gives a member another role.
pub async fn change_role(app: &App, op: Op, can: Can<ManageMember>, role: MemberRole) -> Result<()> {
    oplog::once(&app.db, op, (can, role), |tx, (can, role)| {
        Box::pin(async move {
            let (group, person) = *can.id();
            let member = members::one(tx, group, person).await?;
            if *role != MemberRole::Coordinator {
                keep_one(tx, group, person, Some(member.role)).await?;
            }
            members::set_role(tx, group, person, *role).await?;
            oplog::record(tx, change(group, "member-role", can.person(), &member.name)).await
        })
    })
    .await
}

/// Takes a member out of the group.
pub async fn remove(app: &App, op: Op, can: Can<ManageMember>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (group, person) = *can.id();
            let member = members::one(tx, group, person).await?;
            keep_one(tx, group, person, Some(member.role)).await?;
            members::remove(tx, group, person).await?;
            oplog::record(tx, change(group, "member-left", can.person(), &member.name)).await
        })
    })
    .await
}

/// The actor leaves the group.
pub async fn leave(app: &App, op: Op, can: Can<LeaveGroup>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let person = can.person().ok_or(Error::NotFound)?;
            let group = *can.id();
            if can.facts().is_open() {
                keep_one(tx, group, person, can.facts().mine).await?;
            }
            let name = super::store::name_in(tx, group, person).await?;
            members::remove(tx, group, person).await?;
            oplog::record(tx, change(group, "member-left", can.person(), &name)).await
        })
    })
    .await
}
