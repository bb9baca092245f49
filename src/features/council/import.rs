//! What the import of years needs of papers and decisions: a past with its dates.

use jiff::civil::Date;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// A paper as it was handed down.
#[derive(Debug, Clone)]
pub struct Paper<'a> {
    pub cycle: Uuid,
    /// `decision` or `information`.
    pub kind: &'a str,
    pub title: &'a str,
    pub text: &'a str,
    pub date_text: &'a str,
    pub dispatched_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub source: &'a str,
}

/// Adds a paper without subjects and committees.
pub async fn insert_paper(tx: &mut Tx, paper: &Paper<'_>) -> Result<Uuid> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO papers (id, cycle, kind, title, text, date_text, dispatched_at, created_at, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        paper.cycle,
        paper.kind,
        paper.title,
        paper.text,
        paper.date_text,
        paper.dispatched_at,
        paper.created_at,
        paper.source
    ))
    .await?;
    Ok(id)
}

/// Adds a subject: `recommendation` or `field` with its id, or `system` with none. Positions count from 1.
pub async fn insert_subject(tx: &mut Tx, paper: Uuid, position: i64, kind: &str, subject: Option<Uuid>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO paper_subjects (paper, position, kind, subject) VALUES ($1, $2, $3, $4)",
        paper,
        position,
        kind,
        subject
    ))
    .await
    .map(drop)
}

/// Routes a paper to a committee.
pub async fn insert_routing(tx: &mut Tx, paper: Uuid, committee: Uuid, meets_on: Option<Date>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO paper_committees (paper, committee, meets_on) VALUES ($1, $2, $3)",
        paper,
        committee,
        meets_on
    ))
    .await
    .map(drop)
}

/// A decision as it was handed down.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    pub recommendation: Option<Uuid>,
    pub paper: Option<Uuid>,
    pub committee: Uuid,
    pub decided_on: Option<Date>,
    /// `accepted`, `changed`, `rejected`, `postponed` or `noted`.
    pub result: &'a str,
    pub wording: &'a str,
    pub votes: &'a str,
    pub recorded_at: Timestamp,
    pub source: &'a str,
}

/// Adds a decision to the ledger.
pub async fn insert_decision(tx: &mut Tx, decision: &Decision<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO decisions (id, recommendation, paper, committee, decided_on, result, wording, votes, recorded_at, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        decision.recommendation,
        decision.paper,
        decision.committee,
        decision.decided_on,
        decision.result,
        decision.wording,
        decision.votes,
        decision.recorded_at,
        decision.source
    ))
    .await
    .map(drop)
}
