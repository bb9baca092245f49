//! Gates: what happens when one opens or closes, whether one is open, moving one.

use jiff::civil::Date;
use uuid::Uuid;

use super::store::{self, Phase};
use super::{PhaseKind, assessment, focus};
use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::audit;
use crate::clock::{end_of, start_of};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

/// Opens and closes what is due, in the order of the days. Harmless to repeat; a late run catches up.
pub async fn tick(tx: &mut Tx) -> Result<()> {
    let today = tx.now.date();
    for phase in store::due(tx, today).await? {
        if let Some(opens) = phase.opens_on
            && store::set_opened(tx, phase.id, start_of(opens)).await?
        {
            record(tx, &phase, "opened").await?;
            on_opened(tx, &phase).await?;
        }
        if let Some(closes) = phase.closes_on.filter(|closes| *closes < today)
            && store::set_closed(tx, phase.id, end_of(closes)).await?
        {
            record(tx, &phase, "closed").await?;
            on_closed(tx, &phase).await?;
        }
    }
    Ok(())
}

async fn record(tx: &mut Tx, phase: &Phase, kind: &str) -> Result<()> {
    let payload = Some(phase.title.clone());
    oplog::record(tx, Change { object_kind: "gate", object: phase.id, kind, actor: None, place: None, payload }).await
}

async fn on_opened(tx: &mut Tx, phase: &Phase) -> Result<()> {
    match phase.kind {
        PhaseKind::IndividualAssessment => store::freeze_voices(tx, phase.cycle).await,
        PhaseKind::Publication => focus::publish(tx, phase.cycle).await,
        _ => Ok(()),
    }
}

async fn on_closed(tx: &mut Tx, phase: &Phase) -> Result<()> {
    match phase.kind {
        PhaseKind::IndividualAssessment => assessment::finish_round(tx, phase.cycle).await,
        _ => Ok(()),
    }
}

/// The phase of `kind`, if it is open now: the clock says so and its closing is not stored.
pub async fn open_phase(tx: &mut Tx, cycle: Uuid, kind: PhaseKind) -> Result<Option<Phase>> {
    let today = tx.now.date();
    Ok(store::phase_of(tx, cycle, kind).await?.filter(|phase| phase.is_open(today)))
}

/// Asks inside a writing transaction whether the gate of `kind` is open.
///
/// # Errors
/// A conflict that says which gate is closed.
pub async fn require_open(tx: &mut Tx, cycle: Uuid, kind: PhaseKind) -> Result<()> {
    if open_phase(tx, cycle, kind).await?.is_some() {
        return Ok(());
    }
    Err(Error::Conflict(match kind {
        PhaseKind::Submission => "gate-error-submission",
        PhaseKind::PreAssessment => "gate-error-pre-assessment",
        PhaseKind::IndividualAssessment => "gate-error-individual",
        PhaseKind::JointAssessment => "gate-error-joint",
        _ => "gate-error-closed",
    }))
}

/// A gate's new days, with the reason.
#[derive(Debug, Clone)]
pub struct Move {
    pub opens_on: Date,
    pub closes_on: Date,
    pub reason: String,
}

/// Moves a gate. One that has closed stays closed: its seal was opened.
///
/// # Errors
/// A conflict when it has closed, when its opening is already past and would be moved, or when it would close
/// in the past.
pub async fn move_gate(app: &App, op: Op, can: &Can<RunTheYear>, phase: Uuid, to: Move) -> Result<()> {
    oplog::once(&app.db, op, (can.actor().clone(), phase, to), |tx, (actor, phase, to)| {
        Box::pin(async move {
            let present = store::phase(tx, *phase).await?;
            let today = tx.now.date();
            if to.closes_on < to.opens_on {
                return Err(Error::Conflict("gate-error-order"));
            }
            if present.is_over(today) {
                return Err(Error::Conflict("gate-error-has-closed"));
            }
            if to.closes_on < today {
                return Err(Error::Conflict("gate-error-past"));
            }
            if present.opened_at.is_some() && present.opens_on != Some(to.opens_on) {
                return Err(Error::Conflict("gate-error-has-opened"));
            }
            if !store::set_days(tx, *phase, to.opens_on, to.closes_on).await? {
                return Err(Error::Conflict("gate-error-has-closed"));
            }
            let payload = Some(format!("{}: {}", present.title, to.reason));
            let change = Change {
                object_kind: "gate",
                object: *phase,
                kind: "moved",
                actor: actor.person(),
                place: None,
                payload,
            };
            oplog::record(tx, change).await?;
            audit::note(tx, actor, "gate-moved", Some(*phase), present.kind.word()).await
        })
    })
    .await
}
