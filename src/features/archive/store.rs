//! All SQL of the public memory. Each list says itself that it holds only what is published.

pub mod years;

use jiff::civil::Date;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::council::batch::Batch;
use crate::features::groups::GroupKind;
use crate::features::recommendations::Stage;
use crate::{batch_sql, row, sql};

/// What the list is narrowed to; nothing set is everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub year: Option<i64>,
    pub field: Option<Uuid>,
    pub group: Option<Uuid>,
    pub committee: Option<Uuid>,
    /// Whether the texts are wanted, to look for words in them.
    pub with_texts: bool,
}

row! {
    /// A published recommendation as the list finds it.
    pub struct Found {
        pub id: Uuid,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub title: String,
        pub stage: Stage,
        pub archive: bool,
        /// The council's last word that is no postponement; empty without one.
        pub council_result: String,
        /// Anybody's last word.
        pub last_result: String,
        /// JSON; empty where the texts were not asked for.
        pub content: String,
    }
}

/// Published recommendations, newest year first.
pub async fn published(tx: &mut Tx, filter: &Filter) -> Result<Vec<Found>> {
    tx.all(sql!(
        "SELECT r.id, r.number_year, r.number_seq, r.title, r.stage, c.archive, \
           COALESCE((SELECT d.result FROM decisions d JOIN committees k ON k.id = d.committee AND k.is_council \
             WHERE d.recommendation = r.id AND d.result <> 'postponed' ORDER BY d.decided_on DESC, d.recorded_at DESC LIMIT 1), '') AS council_result, \
           COALESCE((SELECT d.result FROM decisions d WHERE d.recommendation = r.id \
             ORDER BY d.decided_on DESC, d.recorded_at DESC LIMIT 1), '') AS last_result, \
           CASE WHEN $1 THEN r.content ELSE '' END AS content \
         FROM recommendations r JOIN cycles c ON c.id = r.cycle WHERE r.published_at IS NOT NULL AND r.stage <> 'withdrawn' \
           AND ($2 OR c.year = $3) \
           AND ($4 OR EXISTS (SELECT 1 FROM recommendation_fields f WHERE f.recommendation = r.id AND f.field = $5)) \
           AND ($6 OR r.group_id = $7) \
           AND ($8 OR EXISTS (SELECT 1 FROM recommendation_committees k WHERE k.recommendation = r.id AND k.committee = $9) \
             OR EXISTS (SELECT 1 FROM decisions d WHERE d.recommendation = r.id AND d.committee = $9)) \
         ORDER BY c.year DESC, COALESCE(r.number_seq, 1000000), r.id LIMIT 5000",
        filter.with_texts,
        filter.year.is_none(),
        filter.year.unwrap_or_default(),
        filter.field.is_none(),
        filter.field.unwrap_or_default(),
        filter.group.is_none(),
        filter.group.unwrap_or_default(),
        filter.committee.is_none(),
        filter.committee.unwrap_or_default()
    ))
    .await
}

/// The published recommendations that were decided on, the latest decision first.
pub async fn lately_decided(tx: &mut Tx) -> Result<Vec<Uuid>> {
    let rows = tx
        .rows(sql!(
            "SELECT r.id, MAX(d.decided_on) AS decided FROM decisions d JOIN recommendations r ON r.id = d.recommendation \
             WHERE r.published_at IS NOT NULL AND r.stage <> 'withdrawn' GROUP BY r.id ORDER BY decided DESC, r.id LIMIT 20"
        ))
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

row! {
    /// A recommendation with everything its way needs.
    pub struct Milestones {
        pub id: Uuid,
        pub cycle: Uuid,
        pub year: i64,
        pub archive: bool,
        pub group_id: Uuid,
        pub group_name: String,
        pub group_kind: GroupKind,
        pub parent_name: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub title: String,
        /// JSON.
        pub content: String,
        pub stage: Stage,
        pub steering_relevant: Option<bool>,
        pub urgent: bool,
        pub outcome_note: String,
        pub source: String,
        pub created_at: Timestamp,
        pub adopted_at: Option<Timestamp>,
        pub submitted_at: Option<Timestamp>,
        pub pre_assessed_at: Option<Timestamp>,
        pub assessed_at: Option<Timestamp>,
        pub jointly_assessed_at: Option<Timestamp>,
        pub focus_at: Option<Timestamp>,
        pub published_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
        /// Whether it was taken into the Fokus; nothing where no choice is known.
        pub focus_included: Option<bool>,
        pub focus_reason: String,
        pub focus_source: String,
    }
}

/// These recommendations with everything their way needs, in no order.
pub async fn milestones(tx: &mut Tx, batch: &Batch) -> Result<Vec<Milestones>> {
    tx.all(batch_sql!(
        "SELECT r.id, r.cycle, c.year, c.archive, r.group_id, g.name AS group_name, g.kind AS group_kind, \
           COALESCE(pg.name, '') AS parent_name, r.number_year, r.number_seq, r.title, r.content, r.stage, r.steering_relevant, \
           r.urgent, r.outcome_note, r.source, r.created_at, r.adopted_at, r.submitted_at, r.pre_assessed_at, r.assessed_at, \
           r.jointly_assessed_at, r.focus_at, r.published_at, r.closed_at, f.included AS focus_included, \
           COALESCE(f.reason, '') AS focus_reason, COALESCE(f.source, '') AS focus_source \
         FROM recommendations r JOIN cycles c ON c.id = r.cycle JOIN groups g ON g.id = r.group_id \
         LEFT JOIN groups pg ON pg.id = g.parent LEFT JOIN focus_choices f ON f.recommendation = r.id \
         WHERE ($1 AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR r.id IN \
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        batch
    ))
    .await
}

row! {
    /// That a recommendation belongs to a field of action.
    pub struct InField {
        pub recommendation: Uuid,
        pub field: Uuid,
    }
}

/// The fields of these recommendations.
pub async fn fields(tx: &mut Tx, batch: &Batch) -> Result<Vec<InField>> {
    tx.all(batch_sql!(
        "SELECT rf.recommendation, rf.field FROM recommendation_fields rf JOIN recommendations r ON r.id = rf.recommendation \
         WHERE ($1 AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR r.id IN \
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        batch
    ))
    .await
}

row! {
    /// A gate of a year.
    pub struct Gate {
        pub cycle: Uuid,
        pub kind: String,
        pub title: String,
        pub date_text: String,
        pub opens_on: Option<Date>,
        pub closes_on: Option<Date>,
        pub source: String,
    }
}

/// The gates of the years of these recommendations.
pub async fn gates(tx: &mut Tx, batch: &Batch) -> Result<Vec<Gate>> {
    tx.all(batch_sql!(
        "SELECT ph.cycle, ph.kind, ph.title, ph.date_text, ph.opens_on, ph.closes_on, ph.source FROM phases ph \
         WHERE ph.cycle IN (SELECT r.cycle FROM recommendations r \
           WHERE ($1 AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR r.id IN \
             ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)) \
         ORDER BY ph.cycle, ph.position",
        batch
    ))
    .await
}

/// The gates of one year, in their order.
pub async fn gates_of(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Gate>> {
    tx.all(sql!(
        "SELECT cycle, kind, title, date_text, opens_on, closes_on, source FROM phases WHERE cycle = $1 ORDER BY position LIMIT 200",
        cycle
    ))
    .await
}

row! {
    /// A remark with the place where it was made.
    pub struct Remark {
        pub meeting: String,
        pub met_on: Option<Date>,
        pub agenda_item: String,
        pub heading: String,
        pub text: String,
        pub source: String,
        /// The published recommendation it was made on, for the page of the year.
        pub recommendation: Option<Uuid>,
        pub recommendation_title: String,
    }
}

/// The remarks on a recommendation, in their order.
pub async fn remarks_on(tx: &mut Tx, recommendation: Uuid) -> Result<Vec<Remark>> {
    tx.all(sql!(
        "SELECT meeting, met_on, agenda_item, heading, text, source, recommendation, '' AS recommendation_title FROM remarks \
         WHERE recommendation = $1 ORDER BY position, id LIMIT 500",
        recommendation
    ))
    .await
}

/// The remarks of an archive year, in their order: those on the year as a whole and on what is published.
pub async fn remarks_of(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Remark>> {
    tx.all(sql!(
        "SELECT m.meeting, m.met_on, m.agenda_item, m.heading, m.text, m.source, m.recommendation, \
           COALESCE(r.title, '') AS recommendation_title FROM remarks m JOIN cycles c ON c.id = m.cycle AND c.archive \
         LEFT JOIN recommendations r ON r.id = m.recommendation AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn' \
         WHERE m.cycle = $1 AND (m.recommendation IS NULL OR r.id IS NOT NULL) ORDER BY m.position, m.id LIMIT 2000",
        cycle
    ))
    .await
}

row! {
    /// What the steering group agreed on.
    pub struct Joint {
        pub result: String,
        pub dissent: String,
        pub met_on: Option<Date>,
        pub source: String,
    }
}

/// The joint assessment of a recommendation.
pub async fn joint(tx: &mut Tx, recommendation: Uuid) -> Result<Option<Joint>> {
    tx.maybe(sql!(
        "SELECT result, dissent, met_on, source FROM joint_assessments WHERE recommendation = $1",
        recommendation
    ))
    .await
}

row! {
    /// A recommendation that this one grew into or out of.
    pub struct Kin {
        /// `resubmitted_as`, `merged_into`, `split_from`, `grew_from`.
        pub kind: String,
        /// Whether the edge leads from this one to the other.
        pub outgoing: bool,
        pub other: Uuid,
        pub title: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub note: String,
    }
}

/// Its kin among what is published; with `own` also the unpublished ones of the same group.
pub async fn kin(tx: &mut Tx, id: Uuid, group: Uuid, own: bool) -> Result<Vec<Kin>> {
    tx.all(sql!(
        "SELECT l.kind, (l.from_id = $1) AS outgoing, r.id AS other, r.title, r.number_year, r.number_seq, l.note FROM lineage l \
         JOIN recommendations r ON (l.from_id = $1 AND r.id = l.to_id) OR (l.to_id = $1 AND r.id = l.from_id) \
         WHERE (l.from_id = $1 OR l.to_id = $1) AND l.from_kind = 'recommendation' AND l.to_kind = 'recommendation' \
           AND ((r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR ($2 AND r.group_id = $3)) ORDER BY l.at, l.id LIMIT 100",
        id,
        own,
        group
    ))
    .await
}

row! {
    /// A year in the list of years.
    pub struct YearName {
        pub year: i64,
        pub archive: bool,
    }
}

/// The years that have something published, and those of the archive; newest first.
pub async fn years(tx: &mut Tx) -> Result<Vec<YearName>> {
    tx.all(sql!(
        "SELECT c.year, c.archive FROM cycles c WHERE c.archive OR EXISTS (SELECT 1 FROM recommendations r \
           WHERE r.cycle = c.id AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') ORDER BY c.year DESC LIMIT 200"
    ))
    .await
}
