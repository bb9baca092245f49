//! The ledger: what was decided, where, when, how. It only grows.

use uuid::Uuid;

use super::SubjectKind;
use super::access::{Decide, DecideOnPaper};
use super::store;
use super::store::decisions::{self, NewDecision};
use crate::access::Can;
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::fields::store as catalogues;
use crate::features::recommendations::store as recommendations;
use crate::features::recommendations::{Stage, outcome};
use crate::oplog::{self, Change, Op};

/// Whether decisions on a recommendation can be written down.
pub fn is_open_to_decisions(stage: Stage) -> bool {
    matches!(stage, Stage::InCommittees | Stage::Decided)
}

/// Writes down what a committee decided on a recommendation. The council's word, unless it postpones, ends the way.
///
/// # Errors
/// A conflict when the recommendation does not lie with the committees.
pub async fn decide(app: &App, op: Op, can: &Can<Decide>, new: NewDecision) -> Result<Uuid> {
    oplog::once(&app.db, op, (can.clone(), new), |tx, (can, new)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *can.id()).await?;
            if !is_open_to_decisions(rec.stage) {
                return Err(Error::Conflict("decision-error-stage"));
            }
            let id = decisions::insert(tx, Some(rec.id), new).await?;
            let ends = is_council(tx, new.committee).await? && new.result.settles();
            let kind = if ends && outcome::close(tx, rec.id).await? { "decided" } else { "decision" };
            let change = Change {
                object_kind: "recommendation",
                object: rec.id,
                kind,
                actor: can.person(),
                place: Some(rec.group_id),
                payload: Some(rec.title),
            };
            oplog::record(tx, change).await?;
            audit::note(tx, can.actor(), "decision-recorded", Some(rec.id), new.result.word()).await?;
            Ok(id)
        })
    })
    .await
}

async fn is_council(tx: &mut Tx, committee: Uuid) -> Result<bool> {
    Ok(catalogues::committees(tx).await?.iter().any(|c| c.id == committee && c.is_council))
}

/// Writes down what a committee decided on a paper about fields of action or the system.
///
/// # Errors
/// A conflict when the paper is about recommendations alone: their decisions belong to each of them.
pub async fn decide_on_paper(app: &App, op: Op, can: &Can<DecideOnPaper>, new: NewDecision) -> Result<Uuid> {
    oplog::once(&app.db, op, (can.clone(), new), |tx, (can, new)| {
        Box::pin(async move {
            let paper = can.facts();
            let subjects = store::subjects(tx, paper.id).await?;
            if subjects.iter().all(|s| s.kind == SubjectKind::Recommendation) {
                return Err(Error::Conflict("decision-error-paper"));
            }
            let new = NewDecision { paper: Some(paper.id), ..new.clone() };
            let id = decisions::insert(tx, None, &new).await?;
            let change = Change {
                object_kind: "paper",
                object: paper.id,
                kind: "decision",
                actor: can.person(),
                place: None,
                payload: Some(paper.title.clone()),
            };
            oplog::record(tx, change).await?;
            audit::note(tx, can.actor(), "decision-recorded", Some(paper.id), new.result.word()).await?;
            Ok(id)
        })
    })
    .await
}
