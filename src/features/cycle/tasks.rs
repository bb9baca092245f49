//! What waits in the year, for those who lead a group and for staff. Titles and stages only, never a text.

use jiff::civil::Date;
use uuid::Uuid;

use super::Stage;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A recommendation that waits for somebody's next step.
    pub struct Waiting {
        pub id: Uuid,
        pub title: String,
        pub group_name: String,
        pub stage: Stage,
        /// Last day of the gate that the step belongs to.
        pub closes_on: Option<Date>,
    }
}

/// What waits for the coordinator: submitting what is adopted, answering a request for changes, putting to the vote
/// what staff wrote on the group's behalf.
pub async fn for_coordinator(tx: &mut Tx, person: Uuid) -> Result<Vec<Waiting>> {
    tx.all(sql!(
        "SELECT r.id, r.title, g.name AS group_name, r.stage, COALESCE(p.closes_on, '') AS closes_on FROM recommendations r \
         JOIN members m ON m.group_id = r.group_id AND m.person = $1 AND m.role = 'coordinator' \
         JOIN groups g ON g.id = r.group_id LEFT JOIN phases p ON p.cycle = r.cycle AND p.closed_at IS NULL AND p.kind = \
           CASE r.stage WHEN 'changes_requested' THEN 'pre_assessment' ELSE 'submission' END \
         WHERE r.stage IN ('adopted', 'changes_requested') OR (r.stage = 'draft' AND r.on_behalf AND NOT EXISTS \
           (SELECT 1 FROM ballots b WHERE b.subject = r.id AND b.subject_kind = 'adoption' AND b.closed_at IS NULL)) \
         ORDER BY closes_on, r.title, r.id LIMIT 50",
        person
    ))
    .await
}

/// What waits for staff: pre-assessing, recording the joint result, choosing for the Fokus; the last also where the gate
/// of the joint assessment closed without a result.
pub async fn for_staff(tx: &mut Tx) -> Result<Vec<Waiting>> {
    tx.all(sql!(
        "SELECT w.id, w.title, w.group_name, w.stage, COALESCE(p.closes_on, '') AS closes_on FROM \
           (SELECT r.id, r.cycle, r.title, r.number_year, r.number_seq, \
              CASE WHEN g.kind = 'citizen_subgroup' THEN COALESCE(pg.name, '') ELSE g.name END AS group_name, \
              CASE WHEN r.stage = 'assessed' AND EXISTS (SELECT 1 FROM phases j WHERE j.cycle = r.cycle \
                AND j.kind = 'joint_assessment' AND j.closed_at IS NOT NULL) THEN 'jointly_assessed' ELSE r.stage END AS stage \
            FROM recommendations r JOIN cycles c ON c.id = r.cycle AND NOT c.archive JOIN groups g ON g.id = r.group_id \
            LEFT JOIN groups pg ON pg.id = g.parent WHERE r.stage IN ('submitted', 'assessed', 'jointly_assessed')) w \
         JOIN phases p ON p.cycle = w.cycle AND p.closed_at IS NULL AND p.opened_at IS NOT NULL AND p.kind = \
           CASE w.stage WHEN 'submitted' THEN 'pre_assessment' WHEN 'assessed' THEN 'joint_assessment' ELSE 'focus' END \
         ORDER BY closes_on, w.number_year, w.number_seq, w.id LIMIT 50"
    ))
    .await
}

row! {
    /// A recommendation in the state of the year.
    pub struct Delivery {
        pub id: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub stage: Stage,
        /// Written by staff for the group: staff read it before it is submitted.
        pub on_behalf: bool,
    }
}

/// What each group delivers in a year: title and stage. What affected citizens write in their protected groups
/// is left out until it is submitted, and then told of the group above them.
pub async fn deliveries(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Delivery>> {
    tx.all(sql!(
        "SELECT r.id, CASE WHEN g.kind = 'citizen_subgroup' THEN COALESCE(g.parent, g.id) ELSE g.id END AS group_id, r.title, r.stage, \
           r.on_behalf FROM recommendations r JOIN groups g ON g.id = r.group_id \
         WHERE r.cycle = $1 AND r.stage <> 'withdrawn' AND (g.kind <> 'citizen_subgroup' OR r.number_seq IS NOT NULL) \
         ORDER BY r.created_at, r.id",
        cycle
    ))
    .await
}

row! {
    /// When something last happened in a group.
    pub struct LastSeen {
        pub place: Uuid,
        pub at: Timestamp,
    }
}

/// When something last happened in each group.
pub async fn last_activity(tx: &mut Tx) -> Result<Vec<LastSeen>> {
    tx.all(sql!("SELECT place, MAX(at) AS at FROM operations WHERE place IS NOT NULL GROUP BY place")).await
}
