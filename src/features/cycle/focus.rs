//! Taken into the Fokus or not, with reasons; and the publication, which a gate does.

use uuid::Uuid;

use super::access::ChooseForFocus;
use super::submission::change;
use super::{PhaseKind, Stage, store};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::store as recommendations;
use crate::oplog::{self, Change, Op};
use crate::{row, sql};

row! {
    /// The choice with its reason.
    pub struct Choice {
        pub included: bool,
        pub reason: String,
        pub source: String,
    }
}

/// The choice on a recommendation, if it was made.
pub async fn of(tx: &mut Tx, id: Uuid) -> Result<Option<Choice>> {
    tx.maybe(sql!("SELECT included, reason, source FROM focus_choices WHERE recommendation = $1", id)).await
}

/// Chooses, or chooses again until the publication.
///
/// # Errors
/// A conflict when it is published already or has moved on.
pub async fn choose(app: &App, op: Op, can: &Can<ChooseForFocus>, included: bool, reason: String) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person(), included, reason), |tx, (id, person, included, reason)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            let stage = if *included { Stage::InFocus } else { Stage::NotInFocus };
            if !set_stage(tx, rec.id, stage).await? {
                return Err(Error::Conflict("submission-error-moved-on"));
            }
            let now = tx.now;
            tx.run(sql!(
                "INSERT INTO focus_choices (recommendation, included, reason, at, source) VALUES ($1, $2, $3, $4, '') \
                 ON CONFLICT (recommendation) DO UPDATE SET included = $2, reason = $3, at = $4",
                rec.id,
                *included,
                reason,
                now
            ))
            .await?;
            // Without a place: the group reads of it once it is published.
            oplog::record(tx, Change { place: None, ..change(&rec, kind(*included), *person) }).await?;
            let gate = store::phase_of(tx, rec.cycle, PhaseKind::Publication).await?;
            if gate.is_some_and(|gate| gate.opened_at.is_some()) {
                publish(tx, rec.cycle).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn set_stage(tx: &mut Tx, id: Uuid, stage: Stage) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = $2, focus_at = $3, changed_at = $3 WHERE id = $1 AND published_at IS NULL \
             AND (stage IN ('jointly_assessed', 'in_focus', 'not_in_focus') OR (stage = 'assessed' AND EXISTS \
               (SELECT 1 FROM phases p WHERE p.cycle = recommendations.cycle AND p.kind = 'joint_assessment' AND p.closed_at IS NOT NULL)))",
            id,
            stage,
            now
        ))
        .await?;
    Ok(moved == 1)
}

fn kind(included: bool) -> &'static str {
    if included { "in-focus" } else { "not-in-focus" }
}

row! {
    /// A recommendation that becomes public.
    pub struct Due {
        pub id: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub included: bool,
    }
}

/// The publication gate has opened, or a choice came after that: what was chosen becomes public, and what was not taken
/// in too, with its reason. What went to a committee before is published with it.
pub(super) async fn publish(tx: &mut Tx, cycle: Uuid) -> Result<()> {
    let now = tx.now;
    let due: Vec<Due> = tx
        .all(sql!(
            "SELECT r.id, r.group_id, r.title, f.included FROM recommendations r JOIN focus_choices f ON f.recommendation = r.id \
             WHERE r.cycle = $1 AND r.published_at IS NULL AND r.stage <> 'withdrawn' ORDER BY r.number_year, r.number_seq, r.id",
            cycle
        ))
        .await?;
    for Due { id, group_id, title, included } in due {
        let (object_kind, place, payload) = ("recommendation", Some(group_id), Some(title));
        oplog::record(tx, Change { object_kind, object: id, kind: kind(included), actor: None, place, payload })
            .await?;
    }
    tx.run(sql!(
        "UPDATE recommendations SET published_at = $2, changed_at = $2, \
           closed_at = CASE WHEN stage = 'not_in_focus' THEN $2 ELSE closed_at END \
         WHERE cycle = $1 AND published_at IS NULL AND stage IN ('in_focus', 'not_in_focus', 'in_committees', 'decided')",
        cycle,
        now
    ))
    .await
    .map(drop)
}
