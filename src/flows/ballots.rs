//! What follows when a ballot closes: each subject's own feature acts on it.

use uuid::Uuid;

use crate::db::{Db, Tx};
use crate::error::Result;
use crate::features::cycle::group_voice;
use crate::features::recommendations::adoption;
use crate::features::{ballots, boards};

/// Closes every ballot that is due and does what follows, each in a transaction of its own: one that cannot be closed
/// is logged and tried again, and holds up neither the others nor the gates.
pub async fn close_due(db: &Db) -> Result<()> {
    for due in ballots::store::due(&mut db.reader().await?).await? {
        if let Err(error) = db.quiet().write(due.id, |tx, id| Box::pin(close(tx, *id))).await {
            tracing::error!(ballot = %due.id, %error, "a ballot could not be closed");
        }
    }
    Ok(())
}

async fn close(tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(closed) = ballots::close_if_due(tx, id).await? else { return Ok(()) };
    match closed.subject_kind.as_str() {
        adoption::SUBJECT => adoption::on_closed(tx, &closed).await,
        group_voice::SUBJECT => group_voice::on_closed(tx, &closed).await,
        boards::DOTS => boards::on_dots_closed(tx, &closed).await,
        other => {
            tracing::warn!(subject = other, "a ballot nobody acts on");
            Ok(())
        }
    }
}
