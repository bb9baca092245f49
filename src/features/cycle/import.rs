//! What the import of years needs of the cycle: a year with its gates, its remarks and what was judged in it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::template::{FormField, Method};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Values by criterion; a missing one is "no answer".
pub type Scores = BTreeMap<String, i64>;

/// A year as it was handed down.
#[derive(Debug, Clone)]
pub struct Cycle<'a> {
    pub year: i64,
    pub title: &'a str,
    /// Name of the template it was made from, or empty.
    pub template: &'a str,
    pub method: &'a Method,
    pub form: &'a [FormField],
    pub names_shown: bool,
    pub archive: bool,
    pub note: &'a str,
    pub source: &'a str,
}

/// Adds a year without its gates.
pub async fn insert_cycle(tx: &mut Tx, cycle: &Cycle<'_>) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO cycles (id, year, title, template, method, form, names_shown, archive, note, source, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        cycle.year,
        cycle.title,
        cycle.template,
        serde_json::to_string(cycle.method)?,
        serde_json::to_string(cycle.form)?,
        cycle.names_shown,
        cycle.archive,
        cycle.note,
        cycle.source,
        now
    ))
    .await?;
    Ok(id)
}

/// Whether there is this year.
pub async fn has_year(tx: &mut Tx, year: i64) -> Result<bool> {
    let found: Option<Uuid> = tx.value("id", sql!("SELECT id FROM cycles WHERE year = $1", year)).await?;
    Ok(found.is_some())
}

/// A gate with what is past of it.
#[derive(Debug, Clone)]
pub struct Phase<'a> {
    pub kind: &'a str,
    /// Place in the year, from 1.
    pub position: i64,
    pub title: &'a str,
    pub date_text: &'a str,
    pub opens_on: Option<Date>,
    pub closes_on: Option<Date>,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub source: &'a str,
}

/// Adds a gate to a year.
pub async fn insert_phase(tx: &mut Tx, cycle: Uuid, phase: &Phase<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO phases (id, cycle, kind, position, title, date_text, opens_on, closes_on, opened_at, closed_at, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        cycle,
        phase.kind,
        phase.position,
        phase.title,
        phase.date_text,
        phase.opens_on,
        phase.closes_on,
        phase.opened_at,
        phase.closed_at,
        phase.source
    ))
    .await
    .map(drop)
}

/// Adds a voice to the electorate of a year's individual round; `kind` is `person` or `group`.
pub async fn insert_voice(tx: &mut Tx, cycle: Uuid, kind: &str, voice: Uuid) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO cycle_voices (cycle, kind, voice) VALUES ($1, $2, $3) ON CONFLICT (cycle, kind, voice) DO NOTHING",
        cycle,
        kind,
        voice
    ))
    .await
    .map(drop)
}

/// Adds the result of a vote on a field.
pub async fn insert_priority(
    tx: &mut Tx,
    cycle: Uuid,
    field: Uuid,
    prioritised: bool,
    note: &str,
    source: &str,
) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO field_priorities (cycle, field, prioritised, note, source) VALUES ($1, $2, $3, $4, $5)",
        cycle,
        field,
        prioritised,
        note,
        source
    ))
    .await
    .map(drop)
}

/// A remark with the meeting and the agenda item it was made in.
#[derive(Debug, Clone)]
pub struct Remark<'a> {
    pub cycle: Uuid,
    pub recommendation: Option<Uuid>,
    /// Place in the year, from 1.
    pub position: i64,
    pub meeting: &'a str,
    pub met_on: Option<Date>,
    pub agenda_item: &'a str,
    pub heading: &'a str,
    pub text: &'a str,
    pub source: &'a str,
}

/// Adds a remark.
pub async fn insert_remark(tx: &mut Tx, remark: &Remark<'_>) -> Result<()> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO remarks (id, cycle, recommendation, position, meeting, met_on, agenda_item, heading, text, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        remark.cycle,
        remark.recommendation,
        remark.position,
        remark.meeting,
        remark.met_on,
        remark.agenda_item,
        remark.heading,
        remark.text,
        remark.source
    ))
    .await
    .map(drop)
}

/// Adds the administration's view of a recommendation.
pub async fn insert_pre_assessment(
    tx: &mut Tx,
    recommendation: Uuid,
    author: Option<Uuid>,
    scores: &Scores,
    text: &str,
    at: Timestamp,
    source: &str,
) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO pre_assessments (recommendation, author, scores, text, written_at, source) VALUES ($1, $2, $3, $4, $5, $6)",
        recommendation,
        author,
        serde_json::to_string(scores)?,
        text,
        at,
        source
    ))
    .await?;
    match author {
        Some(person) => super::pre_assessment::insert_author(tx, recommendation, person).await,
        None => Ok(()),
    }
}

/// One voice's assessment.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    /// `person` or `group`.
    pub voice_kind: &'a str,
    pub voice: Uuid,
    pub scores: &'a Scores,
    pub remark: &'a str,
    pub abstains: bool,
    pub bias: &'a str,
    pub at: Timestamp,
}

/// Adds a voice's assessment; a group's counts as adopted by its members.
pub async fn insert_assessment(tx: &mut Tx, recommendation: Uuid, assessment: &Assessment<'_>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO assessments (recommendation, voice_kind, voice, scores, remark, abstains, bias, adopted, at, shuffle) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8, $9)",
        recommendation,
        assessment.voice_kind,
        assessment.voice,
        serde_json::to_string(assessment.scores)?,
        assessment.remark,
        assessment.abstains,
        assessment.bias,
        assessment.at,
        super::assessment::lot()
    ))
    .await
    .map(drop)
}

/// The steering group's joint assessment.
#[derive(Debug, Clone)]
pub struct Joint<'a> {
    pub scores: &'a Scores,
    pub result: &'a str,
    pub dissent: &'a str,
    pub met_on: Option<Date>,
    pub source: &'a str,
    pub at: Timestamp,
}

/// Adds the steering group's joint assessment.
pub async fn insert_joint(tx: &mut Tx, recommendation: Uuid, joint: &Joint<'_>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO joint_assessments (recommendation, scores, result, dissent, met_on, source, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        recommendation,
        serde_json::to_string(joint.scores)?,
        joint.result,
        joint.dissent,
        joint.met_on,
        joint.source,
        joint.at
    ))
    .await
    .map(drop)
}

/// Adds whether it was taken into the Fokus, with the reason.
pub async fn insert_focus_choice(
    tx: &mut Tx,
    recommendation: Uuid,
    included: bool,
    reason: &str,
    at: Timestamp,
    source: &str,
) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO focus_choices (recommendation, included, reason, at, source) VALUES ($1, $2, $3, $4, $5)",
        recommendation,
        included,
        reason,
        at,
        source
    ))
    .await
    .map(drop)
}
