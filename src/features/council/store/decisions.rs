//! SQL of the ledger.

use jiff::civil::Date;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::council::Outcome;
use crate::features::council::batch::Batch;
use crate::{batch_sql, row, sql};

row! {
    /// One line of the ledger.
    pub struct Decision {
        pub id: Uuid,
        pub recommendation: Option<Uuid>,
        pub paper: Option<Uuid>,
        pub committee_name: String,
        pub is_council: bool,
        /// Nothing where a source hands down no day.
        pub decided_on: Option<Date>,
        pub result: Outcome,
        pub wording: String,
        pub votes: String,
        pub recorded_at: Timestamp,
        pub source: String,
    }
}

/// What was decided on these recommendations, oldest first.
pub async fn decisions(tx: &mut Tx, batch: &Batch) -> Result<Vec<Decision>> {
    tx.all(batch_sql!(
        "SELECT d.id, d.recommendation, d.paper, k.name AS committee_name, k.is_council, d.decided_on, d.result, d.wording, d.votes, \
           d.recorded_at, d.source FROM decisions d JOIN committees k ON k.id = d.committee \
         JOIN recommendations r ON r.id = d.recommendation \
         WHERE ($1 AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR r.id IN \
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
         ORDER BY d.decided_on, d.recorded_at, d.id",
        batch
    ))
    .await
}

/// What was decided on a paper, oldest first.
pub async fn decisions_on_paper(tx: &mut Tx, paper: Uuid) -> Result<Vec<Decision>> {
    tx.all(sql!(
        "SELECT d.id, d.recommendation, d.paper, k.name AS committee_name, k.is_council, d.decided_on, d.result, d.wording, d.votes, \
           d.recorded_at, d.source FROM decisions d JOIN committees k ON k.id = d.committee WHERE d.paper = $1 \
         ORDER BY d.decided_on, d.recorded_at, d.id LIMIT 500",
        paper
    ))
    .await
}

/// What was decided on the papers of an archive year as a whole, oldest first.
pub async fn decisions_of_archive(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Decision>> {
    tx.all(sql!(
        "SELECT d.id, d.recommendation, d.paper, k.name AS committee_name, k.is_council, d.decided_on, d.result, d.wording, d.votes, \
           d.recorded_at, d.source FROM decisions d JOIN committees k ON k.id = d.committee JOIN papers p ON p.id = d.paper \
         JOIN cycles c ON c.id = p.cycle AND c.archive WHERE p.cycle = $1 AND d.recommendation IS NULL \
         ORDER BY d.decided_on, d.recorded_at, d.id LIMIT 500",
        cycle
    ))
    .await
}

/// A line that is about to be written.
#[derive(Debug, Clone)]
pub struct NewDecision {
    pub committee: Uuid,
    /// The paper it was decided on, where that is known.
    pub paper: Option<Uuid>,
    pub decided_on: Date,
    pub result: Outcome,
    pub wording: String,
    pub votes: String,
}

/// Adds a line; nothing ever changes one.
pub(in crate::features::council) async fn insert(
    tx: &mut Tx,
    recommendation: Option<Uuid>,
    new: &NewDecision,
) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO decisions (id, recommendation, paper, committee, decided_on, result, wording, votes, recorded_at, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
        id,
        recommendation,
        new.paper,
        new.committee,
        new.decided_on,
        new.result,
        &new.wording,
        &new.votes,
        now
    ))
    .await?;
    Ok(id)
}
