//! All SQL of papers.

pub mod decisions;

use jiff::civil::Date;
use uuid::Uuid;

use super::batch::Batch;
use super::{PaperKind, SubjectKind};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::recommendations::Stage;
use crate::{batch_sql, row, sql};

row! {
    /// A paper with its year.
    pub struct Paper {
        pub id: Uuid,
        pub cycle: Uuid,
        pub year: i64,
        /// Whether the year is one before the platform.
        pub archive: bool,
        pub kind: PaperKind,
        pub title: String,
        pub text: String,
        /// The time in a source's words, where no day is handed down.
        pub date_text: String,
        pub dispatched_at: Option<Timestamp>,
        pub source: String,
    }
}

impl Paper {
    /// Whether the committees have it.
    pub fn is_out(&self) -> bool {
        self.dispatched_at.is_some() || self.archive
    }
}

/// The paper of an id.
pub async fn paper(tx: &mut Tx, id: Uuid) -> Result<Paper> {
    tx.one(sql!(
        "SELECT p.id, p.cycle, c.year, c.archive, p.kind, p.title, p.text, p.date_text, p.dispatched_at, p.source \
         FROM papers p JOIN cycles c ON c.id = p.cycle WHERE p.id = $1",
        id
    ))
    .await
}

/// How many papers there are; with `all` those in preparation too.
pub async fn count(tx: &mut Tx, all: bool) -> Result<usize> {
    let found: Option<i64> = tx
        .value(
            "n",
            sql!(
                "SELECT COUNT(*) AS n FROM papers p JOIN cycles c ON c.id = p.cycle \
                 WHERE $1 OR p.dispatched_at IS NOT NULL OR c.archive",
                all
            ),
        )
        .await?;
    Ok(found.and_then(|n| usize::try_from(n).ok()).unwrap_or(0))
}

/// A page of papers, newest year first; with `all` those in preparation too.
pub async fn papers(tx: &mut Tx, all: bool, limit: i64, skip: i64) -> Result<Vec<Paper>> {
    tx.all(sql!(
        "SELECT p.id, p.cycle, c.year, c.archive, p.kind, p.title, p.text, p.date_text, p.dispatched_at, p.source \
         FROM papers p JOIN cycles c ON c.id = p.cycle WHERE $1 OR p.dispatched_at IS NOT NULL OR c.archive \
         ORDER BY c.year DESC, p.created_at DESC, p.id DESC LIMIT $2 OFFSET $3",
        all,
        limit,
        skip
    ))
    .await
}

/// The papers of an archive year, as the sources name them.
pub async fn papers_of_archive(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Paper>> {
    tx.all(sql!(
        "SELECT p.id, p.cycle, c.year, c.archive, p.kind, p.title, p.text, p.date_text, p.dispatched_at, p.source \
         FROM papers p JOIN cycles c ON c.id = p.cycle AND c.archive WHERE p.cycle = $1 ORDER BY p.created_at, p.id LIMIT 200",
        cycle
    ))
    .await
}

row! {
    /// What a paper is about; title, number and stage are a recommendation's.
    pub struct Subject {
        pub paper: Uuid,
        pub kind: SubjectKind,
        pub subject: Option<Uuid>,
        pub title: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub urgent: bool,
    }
}

/// The subjects of a paper, in their order.
pub async fn subjects(tx: &mut Tx, paper: Uuid) -> Result<Vec<Subject>> {
    tx.all(sql!(
        "SELECT s.paper, s.kind, s.subject, COALESCE(r.title, '') AS title, r.number_year, r.number_seq, \
           COALESCE(r.urgent, FALSE) AS urgent FROM paper_subjects s \
         LEFT JOIN recommendations r ON s.kind = 'recommendation' AND r.id = s.subject \
         WHERE s.paper = $1 ORDER BY s.position",
        paper
    ))
    .await
}

row! {
    /// A committee that gets a paper, and when it meets.
    pub struct Recipient {
        pub paper: Uuid,
        pub committee: Uuid,
        pub name: String,
        pub is_council: bool,
        pub meets_on: Option<Date>,
    }
}

/// The committees that get a paper, by their meeting, the council last.
pub async fn recipients(tx: &mut Tx, paper: Uuid) -> Result<Vec<Recipient>> {
    tx.all(sql!(
        "SELECT pc.paper, pc.committee, k.name, k.is_council, pc.meets_on FROM paper_committees pc \
         JOIN committees k ON k.id = pc.committee WHERE pc.paper = $1 ORDER BY k.is_council, pc.meets_on, k.sort_key",
        paper
    ))
    .await
}

/// The committees that get the papers of [`papers`], for the same page.
pub async fn recipients_of_page(tx: &mut Tx, all: bool, limit: i64, skip: i64) -> Result<Vec<Recipient>> {
    tx.all(sql!(
        "SELECT pc.paper, pc.committee, k.name, k.is_council, pc.meets_on FROM paper_committees pc \
         JOIN committees k ON k.id = pc.committee WHERE pc.paper IN (SELECT p.id FROM papers p JOIN cycles c ON c.id = p.cycle \
           WHERE $1 OR p.dispatched_at IS NOT NULL OR c.archive ORDER BY c.year DESC, p.created_at DESC, p.id DESC LIMIT $2 OFFSET $3) \
         ORDER BY k.is_council, pc.meets_on, k.sort_key",
        all,
        limit,
        skip
    ))
    .await
}

row! {
    /// A paper on a recommendation, once for each committee it goes to.
    pub struct Routed {
        pub recommendation: Uuid,
        pub paper: Uuid,
        pub kind: PaperKind,
        pub title: String,
        pub date_text: String,
        pub dispatched_at: Option<Timestamp>,
        pub source: String,
        pub committee: Option<Uuid>,
        pub committee_name: String,
        pub is_council: bool,
        pub meets_on: Option<Date>,
    }
}

/// Where the papers on these recommendations went, oldest paper first. What is in preparation stays out.
pub async fn routed(tx: &mut Tx, batch: &Batch) -> Result<Vec<Routed>> {
    tx.all(batch_sql!(
        "SELECT r.id AS recommendation, p.id AS paper, p.kind, p.title, p.date_text, p.dispatched_at, p.source, k.id AS committee, \
           COALESCE(k.name, '') AS committee_name, COALESCE(k.is_council, FALSE) AS is_council, COALESCE(pc.meets_on, '') AS meets_on \
         FROM paper_subjects s JOIN recommendations r ON r.id = s.subject AND s.kind = 'recommendation' \
         JOIN papers p ON p.id = s.paper JOIN cycles c ON c.id = p.cycle AND (p.dispatched_at IS NOT NULL OR c.archive) \
         LEFT JOIN paper_committees pc ON pc.paper = p.id LEFT JOIN committees k ON k.id = pc.committee \
         WHERE ($1 AND r.published_at IS NOT NULL AND r.stage <> 'withdrawn') OR r.id IN \
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
         ORDER BY p.created_at, p.id, k.is_council, pc.meets_on, k.sort_key",
        batch
    ))
    .await
}

row! {
    /// A recommendation that a paper can be about.
    pub struct Candidate {
        pub id: Uuid,
        pub cycle: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub stage: Stage,
        pub urgent: bool,
    }
}

/// What papers can be about: in the Fokus or in the committees, of years that are not archive.
pub async fn candidates(tx: &mut Tx) -> Result<Vec<Candidate>> {
    tx.all(sql!(
        "SELECT r.id, r.cycle, r.group_id, r.title, r.number_year, r.number_seq, r.stage, r.urgent FROM recommendations r \
         JOIN cycles c ON c.id = r.cycle AND NOT c.archive WHERE r.stage IN ('in_focus', 'in_committees') \
         ORDER BY c.year DESC, r.number_seq, r.id LIMIT 200"
    ))
    .await
}

/// The recommendations a paper is about, wherever they stand.
pub async fn recommendations_of(tx: &mut Tx, paper: Uuid) -> Result<Vec<Candidate>> {
    tx.all(sql!(
        "SELECT r.id, r.cycle, r.group_id, r.title, r.number_year, r.number_seq, r.stage, r.urgent FROM paper_subjects s \
         JOIN recommendations r ON r.id = s.subject WHERE s.paper = $1 AND s.kind = 'recommendation' ORDER BY s.position",
        paper
    ))
    .await
}

/// Whether the gate of dispatch has opened in a year.
pub async fn gate_has_opened(tx: &mut Tx, cycle: Uuid) -> Result<bool> {
    let found: Option<Uuid> = tx
        .value(
            "id",
            sql!(
                "SELECT id FROM phases WHERE cycle = $1 AND kind = 'dispatch' AND opened_at IS NOT NULL LIMIT 1",
                cycle
            ),
        )
        .await?;
    Ok(found.is_some())
}

/// What a paper holds.
#[derive(Debug, Clone)]
pub struct NewPaper {
    pub kind: PaperKind,
    pub title: String,
    pub text: String,
    pub recommendations: Vec<Uuid>,
    pub fields: Vec<Uuid>,
    /// Whether it is about the system itself.
    pub system: bool,
    /// Committee and the day it meets.
    pub committees: Vec<(Uuid, Option<Date>)>,
}

/// Adds a paper in preparation.
pub async fn insert(tx: &mut Tx, cycle: Uuid, new: &NewPaper) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO papers (id, cycle, kind, title, text, date_text, created_at, source) VALUES ($1, $2, $3, $4, $5, '', $6, '')",
        id,
        cycle,
        new.kind,
        &new.title,
        &new.text,
        now
    ))
    .await?;
    set_links(tx, id, new).await?;
    Ok(id)
}

/// Writes a paper anew while it is in preparation; false once it is dispatched.
pub async fn update(tx: &mut Tx, id: Uuid, cycle: Uuid, new: &NewPaper) -> Result<bool> {
    let changed = tx
        .run(sql!(
            "UPDATE papers SET cycle = $2, kind = $3, title = $4, text = $5 WHERE id = $1 AND dispatched_at IS NULL",
            id,
            cycle,
            new.kind,
            &new.title,
            &new.text
        ))
        .await?;
    if changed == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM paper_subjects WHERE paper = $1", id)).await?;
    tx.run(sql!("DELETE FROM paper_committees WHERE paper = $1", id)).await?;
    set_links(tx, id, new).await?;
    Ok(true)
}

async fn set_links(tx: &mut Tx, id: Uuid, new: &NewPaper) -> Result<()> {
    let recommendations = new.recommendations.iter().map(|id| (SubjectKind::Recommendation, Some(*id)));
    let fields = new.fields.iter().map(|id| (SubjectKind::Field, Some(*id)));
    let system = new.system.then_some((SubjectKind::System, None));
    for (position, (kind, subject)) in (1i64..).zip(recommendations.chain(fields).chain(system)) {
        tx.run(sql!(
            "INSERT INTO paper_subjects (paper, position, kind, subject) VALUES ($1, $2, $3, $4)",
            id,
            position,
            kind,
            subject
        ))
        .await?;
    }
    for (committee, meets_on) in &new.committees {
        tx.run(sql!(
            "INSERT INTO paper_committees (paper, committee, meets_on) VALUES ($1, $2, $3)",
            id,
            *committee,
            *meets_on
        ))
        .await?;
    }
    Ok(())
}

/// The paper goes out now; false where it already has.
pub async fn set_dispatched(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let sent =
        tx.run(sql!("UPDATE papers SET dispatched_at = $2 WHERE id = $1 AND dispatched_at IS NULL", id, now)).await?;
    Ok(sent == 1)
}
