//! The joint assessment: what the steering group found together, with its remarks and its dissent.

use jiff::civil::Date;
use uuid::Uuid;

use super::access::RecordJoint;
use super::scores::{self, Scores};
use super::submission::change;
use super::{PhaseKind, gates};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::store as recommendations;
use crate::oplog::{self, Op};
use crate::{row, sql};

row! {
    /// A joint assessment as stored.
    pub struct Joint {
        pub scores: String,
        /// The result in words.
        pub result: String,
        /// Who saw it otherwise, and why; never left out.
        pub dissent: String,
        pub met_on: Option<Date>,
        pub source: String,
    }
}

impl Joint {
    /// Its values.
    pub fn scores(&self) -> Result<Scores> {
        scores::parse(&self.scores)
    }
}

/// The joint assessment of a recommendation, if it was made.
pub async fn of(tx: &mut Tx, id: Uuid) -> Result<Option<Joint>> {
    tx.maybe(sql!(
        "SELECT scores, result, dissent, met_on, source FROM joint_assessments WHERE recommendation = $1",
        id
    ))
    .await
}

/// What is recorded.
#[derive(Debug, Clone)]
pub struct Found {
    pub scores: Scores,
    pub result: String,
    pub dissent: String,
    /// One remark a line.
    pub remarks: String,
    pub meeting: String,
    pub met_on: Date,
    pub agenda_item: String,
}

/// Records it while its gate is open; remarks replace those recorded in the same way before.
///
/// # Errors
/// A conflict when the gate is closed or the recommendation has moved on.
pub async fn record(app: &App, op: Op, can: &Can<RecordJoint>, found: Found) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person(), found), |tx, (id, person, found)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::JointAssessment).await?;
            if !set_jointly_assessed(tx, rec.id).await? {
                return Err(Error::Conflict("submission-error-moved-on"));
            }
            put(tx, rec.id, found).await?;
            put_remarks(tx, rec.cycle, rec.id, found).await?;
            oplog::record(tx, change(&rec, "jointly-assessed", *person)).await
        })
    })
    .await
}

async fn set_jointly_assessed(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'jointly_assessed', jointly_assessed_at = $2, changed_at = $2 \
             WHERE id = $1 AND stage IN ('assessed', 'jointly_assessed')",
            id,
            now
        ))
        .await?;
    Ok(moved == 1)
}

async fn put(tx: &mut Tx, id: Uuid, found: &Found) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO joint_assessments (recommendation, scores, result, dissent, met_on, source, at) \
         VALUES ($1, $2, $3, $4, $5, '', $6) ON CONFLICT (recommendation) DO UPDATE SET \
           scores = $2, result = $3, dissent = $4, met_on = $5, at = $6",
        id,
        serde_json::to_string(&found.scores)?,
        &found.result,
        &found.dissent,
        found.met_on,
        now
    ))
    .await
    .map(drop)
}

async fn put_remarks(tx: &mut Tx, cycle: Uuid, id: Uuid, found: &Found) -> Result<()> {
    tx.run(sql!("DELETE FROM remarks WHERE recommendation = $1 AND source = ''", id)).await?;
    let lines = found.remarks.lines().map(str::trim).filter(|line| !line.is_empty());
    for (position, line) in lines.enumerate() {
        let remark = tx.id();
        tx.run(sql!(
            "INSERT INTO remarks (id, cycle, recommendation, position, meeting, met_on, agenda_item, heading, text, source) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, '')",
            remark,
            cycle,
            id,
            i64::try_from(position).unwrap_or(i64::MAX),
            &found.meeting,
            found.met_on,
            &found.agenda_item,
            line
        ))
        .await?;
    }
    Ok(())
}

row! {
    /// A remark as it was recorded, with where.
    pub struct Recorded {
        pub text: String,
        pub meeting: String,
        pub agenda_item: String,
    }
}

/// The remarks that were recorded here, in order; those of a document are no matter of this form.
pub async fn remarks(tx: &mut Tx, id: Uuid) -> Result<Vec<Recorded>> {
    tx.all(sql!(
        "SELECT text, meeting, agenda_item FROM remarks WHERE recommendation = $1 AND source = '' ORDER BY position, id",
        id
    ))
    .await
}
