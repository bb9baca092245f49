//! *Barriere melden*: one mail to the district. What somebody writes is kept nowhere else.

use crate::access::limit;
use crate::app::App;
use crate::clock::{DAY, MINUTE};
use crate::error::{Error, Result};
use crate::i18n::Lang;
use crate::mail::{self, Mail};
use crate::oplog::{self, Op};

/// What somebody reports.
#[derive(Debug, Clone)]
pub struct Report {
    /// The page or the place, if it was named.
    pub place: String,
    /// What does not work.
    pub text: String,
    /// Where an answer should go, if one is wanted.
    pub answer_to: String,
}

/// Sends the report to the district.
///
/// # Errors
/// [`Error::TooMany`] after five reports an hour from a client or two hundred a day from everybody;
/// [`Error::Conflict`] where the district has named no address.
pub async fn report(app: &App, op: Op, client: &str, report: &Report) -> Result<()> {
    let district = app.district();
    if district.email.is_empty() {
        return Err(Error::Conflict("barrier-no-address"));
    }
    limit::take(&app.db, format!("barrier:client:{client}"), 5, 60 * MINUTE).await?;
    limit::take(&app.db, "barrier:all".to_owned(), 200, DAY).await?;
    let text = app.i18n.text(
        Lang::De,
        "mail-barrier-text",
        &[("place", &or_dash(&report.place)), ("text", &report.text), ("answer", &or_dash(&report.answer_to))],
    );
    let subject = app.i18n.text(Lang::De, "mail-barrier-subject", &[]);
    let mail = Mail { kind: "barrier", to: district.email.clone(), subject, text, ..Mail::default() };
    oplog::once(&app.db, op, mail, |tx, mail| Box::pin(async move { mail::queue(tx, mail.clone()).await })).await
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}
