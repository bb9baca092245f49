//! SQL of what was answered.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::polls::Answer;
use crate::{row, sql};

row! {
    /// What somebody answered to a date.
    pub struct AnswerRow {
        pub date: Uuid,
        pub who: Uuid,
        pub answer: Answer,
    }
}

/// All answers of a poll.
pub async fn of_poll(tx: &mut Tx, poll: Uuid) -> Result<Vec<AnswerRow>> {
    tx.all(sql!(
        "SELECT a.date, a.who, a.answer FROM poll_answers a JOIN poll_dates d ON d.id = a.date WHERE d.poll = $1",
        poll
    ))
    .await
}

/// What one of them answered.
pub async fn of(tx: &mut Tx, who: Uuid) -> Result<Vec<AnswerRow>> {
    tx.all(sql!("SELECT date, who, answer FROM poll_answers WHERE who = $1", who)).await
}

/// Writes an answer, in place of an earlier one.
pub async fn put(tx: &mut Tx, who: Uuid, date: Uuid, answer: Answer) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO poll_answers (date, who, answer) VALUES ($1, $2, $3) ON CONFLICT (date, who) DO UPDATE SET answer = $3",
        date,
        who,
        answer
    ))
    .await
    .map(drop)
}

/// Takes back all answers of `who`.
pub async fn clear(tx: &mut Tx, who: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM poll_answers WHERE who = $1", who)).await.map(drop)
}

/// How many others said yes to a date.
pub async fn others_yes(tx: &mut Tx, date: Uuid, who: Uuid) -> Result<i64> {
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM poll_answers a JOIN poll_asked q ON q.id = a.who \
             WHERE a.date = $1 AND a.answer = 'yes' AND a.who <> $2 AND q.belongs",
        date,
        who
    );
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// What goes with the answers of somebody.
#[derive(Debug, Clone, Default)]
pub struct Around {
    pub comment: String,
    pub needs: String,
    pub needs_note: String,
    /// Whether somebody else typed it.
    pub by_another: bool,
}

/// Writes down that `who` answered the dates of a poll as they are in `dates_version`.
pub async fn answered(tx: &mut Tx, (poll, who): (Uuid, Uuid), around: &Around, dates_version: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE poll_people SET answered_at = $2, answered_for = $3, answered_in = $4, comment = $5, needs = $6, \
           needs_note = $7 WHERE id = $1 AND poll = $8",
        who,
        now,
        around.by_another,
        dates_version,
        &around.comment,
        &around.needs,
        &around.needs_note,
        poll
    ))
    .await
    .map(drop)
}

/// Writes the name of somebody who came by the open link.
pub async fn rename(tx: &mut Tx, who: Uuid, name: &str) -> Result<()> {
    tx.run(sql!("UPDATE poll_people SET name = $2 WHERE id = $1", who, name)).await.map(drop)
}
