//! Beginning a draft, saving it, withdrawing it.

use uuid::Uuid;

use super::access::{BeginDraft, DraftOnBehalf, EditDraft, Withdraw};
use super::store::{self, Draft};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

/// Begins a draft in the group.
pub async fn begin(app: &App, op: Op, can: &Can<BeginDraft>, draft: Draft) -> Result<Uuid> {
    let group = *can.id();
    let author = can.person();
    oplog::once(&app.db, op, (group, author, draft), |tx, (group, author, draft)| {
        Box::pin(async move { insert(tx, *group, *author, draft, false).await })
    })
    .await
}

/// Begins a draft on behalf of the group, which has to confirm it by its vote.
pub async fn begin_on_behalf(app: &App, op: Op, can: &Can<DraftOnBehalf>, draft: Draft) -> Result<Uuid> {
    let group = *can.id();
    let author = can.person();
    oplog::once(&app.db, op, (group, author, draft), |tx, (group, author, draft)| {
        Box::pin(async move { insert(tx, *group, *author, draft, true).await })
    })
    .await
}

/// The same inside another change: a draft that grows from something else.
pub async fn begin_from(tx: &mut Tx, can: &Can<BeginDraft>, draft: &Draft) -> Result<Uuid> {
    insert(tx, *can.id(), can.person(), draft, false).await
}

async fn insert(tx: &mut Tx, group: Uuid, author: Option<Uuid>, draft: &Draft, on_behalf: bool) -> Result<Uuid> {
    let target = store::target(tx).await?.ok_or(Error::Conflict("draft-error-no-year"))?;
    let id = store::insert(tx, target.id, group, draft, author, on_behalf).await?;
    let kind = if on_behalf { "begun-on-behalf" } else { "begun" };
    oplog::record(tx, change(id, kind, author, group, &draft.title)).await?;
    Ok(id)
}

pub(super) fn change<'a>(id: Uuid, kind: &'a str, actor: Option<Uuid>, group: Uuid, title: &str) -> Change<'a> {
    let (object_kind, payload) = ("recommendation", Some(title.to_owned()));
    Change { object_kind, object: id, kind, actor, place: Some(group), payload }
}

/// Saves the draft as the next version.
///
/// # Errors
/// A conflict when somebody else saved since version `seen`, or when the group does not write any more.
pub async fn save(app: &App, op: Op, can: &Can<EditDraft>, seen: i64, draft: Draft) -> Result<()> {
    let (id, author, group) = (*can.id(), can.person(), can.facts().rec.group_id);
    oplog::once(&app.db, op, (id, author, group, seen, draft), |tx, (id, author, group, seen, draft)| {
        Box::pin(async move {
            let present = store::recommendation(tx, *id).await?;
            if !present.stage.is_drafting() {
                return Err(Error::Conflict("draft-error-closed"));
            }
            if super::adoption::is_being_voted_on(tx, &present).await? {
                return Err(Error::Conflict("draft-error-voting"));
            }
            if !store::update(tx, *id, *seen, draft, *author).await? {
                return Err(Error::Conflict("draft-error-version"));
            }
            oplog::record(tx, change(*id, "changed", *author, *group, &draft.title)).await
        })
    })
    .await
}

/// Withdraws the recommendation, with the reason.
pub async fn withdraw(app: &App, op: Op, can: &Can<Withdraw>, reason: String) -> Result<()> {
    let rec = can.facts().rec.clone();
    oplog::once(&app.db, op, (rec, can.person(), reason), |tx, (rec, person, reason)| {
        Box::pin(async move {
            if !store::withdraw(tx, rec.id, reason).await? {
                return Err(Error::Conflict("draft-error-published"));
            }
            oplog::record(tx, change(rec.id, "withdrawn", *person, rec.group_id, &rec.title)).await
        })
    })
    .await
}
