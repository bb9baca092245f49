//! What follows when a ballot closes: each subject's own feature acts on it.

use crate::db::Tx;
use crate::error::Result;
use crate::features::ballots;
use crate::features::cycle::group_voice;
use crate::features::recommendations::adoption;

/// Closes every ballot that is due and does what follows, in one transaction.
pub async fn close_due(tx: &mut Tx) -> Result<()> {
    for closed in ballots::close_due(tx).await? {
        match closed.subject_kind.as_str() {
            adoption::SUBJECT => adoption::on_closed(tx, &closed).await?,
            group_voice::SUBJECT => group_voice::on_closed(tx, &closed).await?,
            other => tracing::warn!(subject = other, "a ballot nobody acts on"),
        }
    }
    Ok(())
}
