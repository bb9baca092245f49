//! What the import of years needs of recommendations beyond [`store`](super::store): a past with its dates.

use uuid::Uuid;

use super::Stage;
use super::store::{self, Draft};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// When a recommendation reached its stages; what is missing has not happened or is not handed down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamps {
    pub adopted_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub pre_assessed_at: Option<Timestamp>,
    pub assessed_at: Option<Timestamp>,
    pub jointly_assessed_at: Option<Timestamp>,
    pub focus_at: Option<Timestamp>,
    pub published_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

impl Stamps {
    /// The latest of them.
    pub fn latest(&self) -> Option<Timestamp> {
        let reached = [
            self.adopted_at,
            self.submitted_at,
            self.pre_assessed_at,
            self.assessed_at,
            self.jointly_assessed_at,
            self.focus_at,
            self.closed_at,
        ];
        reached.into_iter().flatten().max()
    }
}

/// A recommendation as it was handed down.
#[derive(Debug, Clone)]
pub struct Past<'a> {
    pub cycle: Uuid,
    pub group: Uuid,
    /// Year and sequence.
    pub number: Option<(i64, i64)>,
    pub draft: &'a Draft,
    pub stage: Stage,
    pub on_behalf: bool,
    pub drafted_by: Option<Uuid>,
    pub steering_relevant: Option<bool>,
    pub urgent: bool,
    /// Number of the present version, from 1.
    pub version: i64,
    pub outcome_note: &'a str,
    pub source: &'a str,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    pub stamps: Stamps,
}

/// Adds a recommendation with its links, without its versions.
pub async fn insert(tx: &mut Tx, past: &Past<'_>) -> Result<Uuid> {
    let (id, at) = (tx.id(), past.stamps);
    tx.run(sql!(
        "INSERT INTO recommendations (id, cycle, group_id, number_year, number_seq, title, content, stage, on_behalf, drafted_by, \
           steering_relevant, urgent, version, outcome_note, source, created_at, changed_at, adopted_at, submitted_at, \
           pre_assessed_at, assessed_at, jointly_assessed_at, focus_at, published_at, closed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)",
        id,
        past.cycle,
        past.group,
        past.number.map(|(year, _)| year),
        past.number.map(|(_, seq)| seq),
        &past.draft.title,
        serde_json::to_string(&past.draft.content)?,
        past.stage,
        past.on_behalf,
        past.drafted_by,
        past.steering_relevant,
        past.urgent,
        past.version,
        past.outcome_note,
        past.source,
        past.created_at,
        past.changed_at,
        at.adopted_at,
        at.submitted_at,
        at.pre_assessed_at,
        at.assessed_at,
        at.jointly_assessed_at,
        at.focus_at,
        at.published_at,
        at.closed_at
    ))
    .await?;
    store::set_links(tx, id, past.draft).await?;
    if let Some((year, seq)) = past.number {
        count_number(tx, year, seq).await?;
    }
    Ok(id)
}

/// New numbers of the year go on after this one.
async fn count_number(tx: &mut Tx, year: i64, seq: i64) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO last_numbers (year, seq) VALUES ($1, $2) ON CONFLICT (year) DO UPDATE SET \
         seq = CASE WHEN last_numbers.seq < $2 THEN $2 ELSE last_numbers.seq END",
        year,
        seq
    ))
    .await
    .map(drop)
}

/// Whether a number was given already.
pub async fn has_number(tx: &mut Tx, year: i64, seq: i64) -> Result<bool> {
    let statement = sql!("SELECT id FROM recommendations WHERE number_year = $1 AND number_seq = $2", year, seq);
    let found: Option<Uuid> = tx.value("id", statement).await?;
    Ok(found.is_some())
}

/// Adds one version of the text.
pub async fn insert_version(
    tx: &mut Tx,
    recommendation: Uuid,
    version: i64,
    draft: &Draft,
    author: Option<Uuid>,
    at: Timestamp,
) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO recommendation_versions (recommendation, version, title, content, author, at) VALUES ($1, $2, $3, $4, $5, $6)",
        recommendation,
        version,
        &draft.title,
        serde_json::to_string(&draft.content)?,
        author,
        at
    ))
    .await
    .map(drop)
}

/// A comment with its day.
#[derive(Debug, Clone)]
pub struct Comment<'a> {
    pub version: i64,
    pub author: Uuid,
    pub body: &'a str,
    pub at: Timestamp,
    pub settled_at: Option<Timestamp>,
}

/// Adds a comment.
pub async fn insert_comment(tx: &mut Tx, recommendation: Uuid, comment: &Comment<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO comments (id, recommendation, version, author, body, at, settled_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        recommendation,
        comment.version,
        comment.author,
        comment.body,
        comment.at,
        comment.settled_at
    ))
    .await
    .map(drop)
}

/// What staff asked for; an empty `answer` means that it waits for one.
#[derive(Debug, Clone)]
pub struct ChangeRequest<'a> {
    pub reason: &'a str,
    pub asked_at: Timestamp,
    /// `changed`, `insisted` or empty.
    pub answer: &'a str,
    pub answer_text: &'a str,
    pub answered_at: Option<Timestamp>,
}

/// Adds what staff asked for.
pub async fn insert_change_request(tx: &mut Tx, recommendation: Uuid, request: &ChangeRequest<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO change_requests (id, recommendation, reason, asked_at, answer, answer_text, answered_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        recommendation,
        request.reason,
        request.asked_at,
        request.answer,
        request.answer_text,
        request.answered_at
    ))
    .await
    .map(drop)
}

/// Notes that `new` takes up `old` again.
pub async fn insert_resubmission(tx: &mut Tx, old: Uuid, new: Uuid, at: Timestamp) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO lineage (id, kind, from_kind, from_id, to_kind, to_id, note, at) \
         VALUES ($1, 'resubmitted_as', 'recommendation', $2, 'recommendation', $3, '', $4)",
        id,
        old,
        new,
        at
    ))
    .await
    .map(drop)
}
