//! Places in the record that other features fill.

use crate::db::Tx;
use crate::error::Result;
use crate::features::recommendations::access::RecFacts;
use crate::http::{Markup, Page};

/// Ways to the working pages (draft, versions, adoption, submission, assessment), by the reader's role.
pub(super) async fn actions(_tx: &mut Tx, _page: &Page, _facts: &RecFacts) -> Result<Markup> {
    Ok(Markup::default())
}

/// How the voices were spread in the year's assessment, once it may be seen.
pub(super) async fn distribution(_tx: &mut Tx, _page: &Page, _facts: &RecFacts) -> Result<Markup> {
    Ok(Markup::default())
}
