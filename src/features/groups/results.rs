//! Results: what a group wrote down and whom it shares it with.

use uuid::Uuid;

use super::Audience;
use super::access::{ManageGroup, ManageResult};
use super::store::results;
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::oplog::{self, Change, Op};

fn change(group: Uuid, result: Uuid, kind: &'static str, actor: Option<Uuid>, title: &str) -> Change<'static> {
    Change { object_kind: "result", object: result, kind, actor, place: Some(group), payload: Some(title.to_owned()) }
}

/// Writes down a result.
pub async fn share_result(
    app: &App,
    op: Op,
    can: Can<ManageGroup>,
    title: String,
    body: String,
    audience: Audience,
) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, title, body, audience), |tx, (can, title, body, audience)| {
        Box::pin(async move {
            let id = results::insert(tx, *can.id(), title, body, *audience).await?;
            oplog::record(tx, change(*can.id(), id, "shared", can.person(), title)).await?;
            Ok(id)
        })
    })
    .await
}

/// Changes a result.
pub async fn change_result(
    app: &App,
    op: Op,
    can: Can<ManageResult>,
    title: String,
    body: String,
    audience: Audience,
) -> Result<()> {
    oplog::once(&app.db, op, (can, title, body, audience), |tx, (can, title, body, audience)| {
        Box::pin(async move {
            let (group, result) = *can.id();
            results::update(tx, (group, result), title, body, *audience).await?;
            oplog::record(tx, change(group, result, "changed", can.person(), title)).await
        })
    })
    .await
}

/// Deletes a result.
pub async fn delete_result(app: &App, op: Op, can: Can<ManageResult>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (group, result) = *can.id();
            results::delete(tx, group, result).await?;
            oplog::record(tx, change(group, result, "deleted", can.person(), &can.facts().result.title)).await
        })
    })
    .await
}
