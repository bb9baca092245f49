//! Comments on a draft, by everybody in the group, guests too.

use uuid::Uuid;

use super::access::CommentDraft;
use super::drafting::change;
use super::store;
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::oplog::{self, Op};

/// Adds a comment.
pub async fn add(app: &App, op: Op, can: &Can<CommentDraft>, body: String) -> Result<Uuid> {
    let rec = can.facts().rec.clone();
    let author = can.person().ok_or(Error::NotFound)?;
    oplog::once(&app.db, op, (rec, author, body), |tx, (rec, author, body)| {
        Box::pin(async move {
            let id = store::insert_comment(tx, rec.id, *author, body).await?;
            oplog::record(tx, change(rec.id, "commented", Some(*author), rec.group_id, &rec.title)).await?;
            Ok(id)
        })
    })
    .await
}

/// Marks a comment on the draft as settled; one on another draft is not found.
pub async fn settle(app: &App, op: Op, can: &Can<CommentDraft>, comment: Uuid) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), comment), |tx, (id, comment)| {
        Box::pin(async move {
            if !store::has_comment(tx, *id, *comment).await? {
                return Err(Error::NotFound);
            }
            store::settle_comment(tx, *id, *comment).await
        })
    })
    .await
}
