//! All answers of a poll as a table to keep or to count on.

use axum::extract::State;
use axum::response::Response;

use super::access::ReadPoll;
use super::results::Results;
use super::{Openness, store};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{Page, csv as table};

/// One row for each who answered, one column for each date. Only for those who may read names.
pub async fn csv(can: Can<ReadPoll>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let poll = store::poll(&mut tx, *can.id()).await?;
    if poll.openness != Openness::Names && !can.facts().manages(can.actor()) {
        return Err(Error::NotFound);
    }
    let results = Results::load(&mut tx, &poll).await?;
    let dates = results.in_order();
    let mut head = vec![p.t("poll-name")];
    head.extend(dates.iter().map(|tally| p.lang.span(tally.date.starts, tally.date.minutes)));
    head.push(p.t("poll-comment"));
    let row = |asked: &store::people::Asked| {
        let said = dates.iter().map(|tally| results.answer(&asked.id, &tally.date.id));
        let words = said.map(|answer| p.t(answer.map_or("poll-no-answer", |answer| answer.key())));
        std::iter::once(asked.shown(&p)).chain(words).chain([asked.comment.clone()]).collect()
    };
    let rows: Vec<Vec<String>> = results.answered().map(row).collect();
    table::answer("termine", &head, &rows)
}
