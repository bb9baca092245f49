//! The administration's pre-assessment, with its reasons.

use uuid::Uuid;

use super::access::PreAssess;
use super::scores::{self, Scores};
use super::submission::change;
use super::{PhaseKind, gates};
use crate::access::Can;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::store as recommendations;
use crate::oplog::{self, Op};
use crate::{row, sql};

row! {
    /// A pre-assessment as stored.
    pub struct PreAssessment {
        pub scores: String,
        pub text: String,
        pub written_at: Timestamp,
        pub source: String,
    }
}

impl PreAssessment {
    /// Its values.
    pub fn scores(&self) -> Result<Scores> {
        scores::parse(&self.scores)
    }
}

/// The pre-assessment of a recommendation; it is open to whoever may read the record.
pub async fn of(tx: &mut Tx, id: Uuid) -> Result<Option<PreAssessment>> {
    tx.maybe(sql!("SELECT scores, text, written_at, source FROM pre_assessments WHERE recommendation = $1", id)).await
}

/// What the administration writes.
#[derive(Debug, Clone)]
pub struct Written {
    pub scores: Scores,
    pub text: String,
    /// Whether it matters for steering the district (2021: *steuerungsrelevant*).
    pub steering_relevant: bool,
}

/// Writes or rewrites it while its gate is open; whoever writes it does not assess it later.
///
/// # Errors
/// A conflict when the gate is closed or the recommendation has moved on.
pub async fn write(app: &App, op: Op, can: &Can<PreAssess>, written: Written) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person(), written), |tx, (id, person, written)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::PreAssessment).await?;
            if !set_pre_assessed(tx, rec.id, written.steering_relevant).await? {
                return Err(Error::Conflict("submission-error-moved-on"));
            }
            let now = tx.now;
            tx.run(sql!(
                "INSERT INTO pre_assessments (recommendation, author, scores, text, written_at, source) \
                 VALUES ($1, $2, $3, $4, $5, '') ON CONFLICT (recommendation) DO UPDATE SET \
                   author = $2, scores = $3, text = $4, written_at = $5",
                rec.id,
                *person,
                serde_json::to_string(&written.scores)?,
                &written.text,
                now
            ))
            .await?;
            if let Some(person) = person {
                insert_author(tx, rec.id, *person).await?;
            }
            oplog::record(tx, change(&rec, "pre-assessed", None)).await
        })
    })
    .await
}

/// Remembers that somebody wrote on it: for good, whoever writes on it later.
pub(super) async fn insert_author(tx: &mut Tx, id: Uuid, person: Uuid) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO pre_assessment_authors (recommendation, person) VALUES ($1, $2) ON CONFLICT (recommendation, person) DO NOTHING",
        id,
        person
    ))
    .await
    .map(drop)
}

/// Whether `person` ever wrote on it.
pub(super) async fn is_author(tx: &mut Tx, id: Uuid, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else { return Ok(false) };
    let found: Option<Uuid> = tx
        .value(
            "person",
            sql!("SELECT person FROM pre_assessment_authors WHERE recommendation = $1 AND person = $2", id, person),
        )
        .await?;
    Ok(found.is_some())
}

async fn set_pre_assessed(tx: &mut Tx, id: Uuid, steering_relevant: bool) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'pre_assessed', pre_assessed_at = $2, steering_relevant = $3, changed_at = $2 \
             WHERE id = $1 AND stage IN ('submitted', 'pre_assessed')",
            id,
            now,
            steering_relevant
        ))
        .await?;
    Ok(moved == 1)
}
