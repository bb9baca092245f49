//! Making a paper and sending it to its committees.

use uuid::Uuid;

use super::access::{DispatchPaper, EditPaper};
use super::store::{self, Candidate, NewPaper, Paper};
use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::{Stage, store as recommendations};
use crate::oplog::{self, Change, Op};

/// Begins a paper.
///
/// # Errors
/// A conflict when its recommendations are of several years or left the committees' way meanwhile.
pub async fn create(app: &App, op: Op, can: &Can<RunTheYear>, new: NewPaper) -> Result<Uuid> {
    oplog::once(&app.db, op, (can.clone(), new), |tx, (can, new)| {
        Box::pin(async move {
            let cycle = cycle_of(tx, new).await?;
            let id = store::insert(tx, cycle, new).await?;
            oplog::record(tx, change(id, "created", can.person(), &new.title)).await?;
            Ok(id)
        })
    })
    .await
}

/// Saves a paper that is still in preparation.
///
/// # Errors
/// A conflict when it has been dispatched meanwhile, and those of [`create`].
pub async fn save(app: &App, op: Op, can: &Can<EditPaper>, new: NewPaper) -> Result<()> {
    oplog::once(&app.db, op, (can.clone(), new), |tx, (can, new)| {
        Box::pin(async move {
            let cycle = cycle_of(tx, new).await?;
            if !store::update(tx, *can.id(), cycle, new).await? {
                return Err(Error::Conflict("paper-error-dispatched"));
            }
            oplog::record(tx, change(*can.id(), "changed", can.person(), &new.title)).await
        })
    })
    .await
}

fn change<'a>(id: Uuid, kind: &'a str, actor: Option<Uuid>, title: &str) -> Change<'a> {
    Change { object_kind: "paper", object: id, kind, actor, place: None, payload: Some(title.to_owned()) }
}

/// The year of a paper: its recommendations', or the present one where it has none.
async fn cycle_of(tx: &mut Tx, new: &NewPaper) -> Result<Uuid> {
    let candidates = store::candidates(tx).await?;
    let mut cycle = None;
    for id in &new.recommendations {
        let found = candidates.iter().find(|c| c.id == *id).ok_or(Error::Conflict("paper-error-stage"))?;
        if cycle.is_some_and(|cycle| cycle != found.cycle) {
            return Err(Error::Conflict("paper-error-years"));
        }
        cycle = Some(found.cycle);
    }
    match cycle {
        Some(cycle) => Ok(cycle),
        None => Ok(recommendations::target(tx).await?.ok_or(Error::Conflict("paper-error-no-year"))?.id),
    }
}

/// Sends the paper to its committees; its recommendations lie with them from now on.
///
/// # Errors
/// A conflict when it is out already, when the gate has not opened and not everything in it is urgent, or when
/// a recommendation in it is not in the Fokus.
pub async fn dispatch(app: &App, op: Op, can: &Can<DispatchPaper>) -> Result<()> {
    oplog::once(&app.db, op, can.clone(), |tx, can| {
        Box::pin(async move {
            let paper = store::paper(tx, *can.id()).await?;
            let recommendations = may_go_out(tx, &paper).await?;
            if !store::set_dispatched(tx, paper.id).await? {
                return Err(Error::Conflict("paper-error-dispatched"));
            }
            for recommendation in &recommendations {
                move_on(tx, can.person(), recommendation).await?;
            }
            oplog::record(tx, change(paper.id, "dispatched", can.person(), &paper.title)).await?;
            audit::note(tx, can.actor(), "paper-dispatched", Some(paper.id), paper.kind.word()).await
        })
    })
    .await
}

async fn may_go_out(tx: &mut Tx, paper: &Paper) -> Result<Vec<Candidate>> {
    if paper.dispatched_at.is_some() {
        return Err(Error::Conflict("paper-error-dispatched"));
    }
    let recommendations = store::recommendations_of(tx, paper.id).await?;
    let subjects = store::subjects(tx, paper.id).await?;
    let urgent = !subjects.is_empty() && subjects.iter().all(|s| s.urgent);
    if !urgent && !store::gate_has_opened(tx, paper.cycle).await? {
        return Err(Error::Conflict("paper-error-gate"));
    }
    if store::recipients(tx, paper.id).await?.is_empty() {
        return Err(Error::Conflict("paper-error-committees"));
    }
    if recommendations.iter().any(|r| !matches!(r.stage, Stage::InFocus | Stage::InCommittees)) {
        return Err(Error::Conflict("paper-error-stage"));
    }
    Ok(recommendations)
}

async fn move_on(tx: &mut Tx, actor: Option<Uuid>, found: &Candidate) -> Result<()> {
    recommendations::move_stage(tx, found.id, Stage::InFocus, Stage::InCommittees).await?;
    let change = Change {
        object_kind: "recommendation",
        object: found.id,
        kind: "dispatched",
        actor,
        place: Some(found.group_id),
        payload: Some(found.title.clone()),
    };
    oplog::record(tx, change).await
}
