//! SQL of years and their phases.

use jiff::civil::Date;
use uuid::Uuid;

use super::template::Method;
use super::{PhaseKind, VoiceKind};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A year as stored.
    pub struct Cycle {
        pub id: Uuid,
        pub year: i64,
        pub title: String,
        pub template: String,
        /// JSON; see [`Cycle::method`].
        pub method: String,
        pub form: String,
        /// Whether the steering group sees names beside values after the gate; fixed before the round opens.
        pub names_shown: bool,
        /// From before the platform: read only.
        pub archive: bool,
        pub note: String,
        pub source: String,
    }
}

impl Cycle {
    /// How this year judges.
    pub fn method(&self) -> Result<Method> {
        if self.method.is_empty() {
            return Ok(Method::default());
        }
        Ok(serde_json::from_str(&self.method)?)
    }
}

row! {
    /// A phase with its gate.
    pub struct Phase {
        pub id: Uuid,
        pub cycle: Uuid,
        pub kind: PhaseKind,
        pub position: i64,
        pub title: String,
        /// The time in a source's words, where there are no days.
        pub date_text: String,
        pub opens_on: Option<Date>,
        pub closes_on: Option<Date>,
        pub opened_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
        pub source: String,
    }
}

impl Phase {
    /// Whether it is under way on `day`.
    pub fn is_open(&self, day: Date) -> bool {
        self.closed_at.is_none()
            && self.opens_on.is_some_and(|opens| opens <= day)
            && self.closes_on.is_none_or(|closes| day <= closes)
    }

    /// Whether it is over on `day`.
    pub fn is_over(&self, day: Date) -> bool {
        self.closed_at.is_some() || self.closes_on.is_some_and(|closes| closes < day)
    }
}

/// The year of an id.
pub async fn cycle(tx: &mut Tx, id: Uuid) -> Result<Cycle> {
    tx.one(sql!(
        "SELECT id, year, title, template, method, form, names_shown, archive, note, source FROM cycles WHERE id = $1",
        id
    ))
    .await
}

/// The year of a number, e.g. 2026.
pub async fn by_year(tx: &mut Tx, year: i64) -> Result<Cycle> {
    tx.one(sql!(
        "SELECT id, year, title, template, method, form, names_shown, archive, note, source FROM cycles WHERE year = $1",
        year
    ))
    .await
}

/// Every year, newest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Cycle>> {
    tx.all(sql!(
        "SELECT id, year, title, template, method, form, names_shown, archive, note, source FROM cycles ORDER BY year DESC"
    ))
    .await
}

/// The newest year that is not archive.
pub async fn current(tx: &mut Tx) -> Result<Option<Cycle>> {
    tx.maybe(sql!(
        "SELECT id, year, title, template, method, form, names_shown, archive, note, source FROM cycles \
         WHERE NOT archive ORDER BY year DESC LIMIT 1"
    ))
    .await
}

/// The phases of a year, in order.
pub async fn phases(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Phase>> {
    tx.all(sql!(
        "SELECT id, cycle, kind, position, title, date_text, opens_on, closes_on, opened_at, closed_at, source FROM phases \
         WHERE cycle = $1 ORDER BY position",
        cycle
    ))
    .await
}

/// The phase of an id.
pub async fn phase(tx: &mut Tx, id: Uuid) -> Result<Phase> {
    tx.one(sql!(
        "SELECT id, cycle, kind, position, title, date_text, opens_on, closes_on, opened_at, closed_at, source FROM phases \
         WHERE id = $1",
        id
    ))
    .await
}

/// The phase of a kind in a year.
pub async fn phase_of(tx: &mut Tx, cycle: Uuid, kind: PhaseKind) -> Result<Option<Phase>> {
    tx.maybe(sql!(
        "SELECT id, cycle, kind, position, title, date_text, opens_on, closes_on, opened_at, closed_at, source FROM phases \
         WHERE cycle = $1 AND kind = $2 ORDER BY position LIMIT 1",
        cycle,
        kind
    ))
    .await
}

/// Phases of living years whose opening or closing is due on `today` and not yet stored, earliest first.
pub async fn due(tx: &mut Tx, today: Date) -> Result<Vec<Phase>> {
    tx.all(sql!(
        "SELECT p.id, p.cycle, p.kind, p.position, p.title, p.date_text, p.opens_on, p.closes_on, p.opened_at, p.closed_at, p.source \
         FROM phases p JOIN cycles c ON c.id = p.cycle AND NOT c.archive WHERE p.opens_on <> '' AND p.opens_on <= $1 \
           AND (p.opened_at IS NULL OR (p.closed_at IS NULL AND p.closes_on <> '' AND p.closes_on < $1)) \
         ORDER BY p.opens_on, p.position",
        today
    ))
    .await
}

/// Stores that a phase has opened; false where it had.
pub async fn set_opened(tx: &mut Tx, phase: Uuid, at: Timestamp) -> Result<bool> {
    Ok(tx.run(sql!("UPDATE phases SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL", phase, at)).await? == 1)
}

/// Stores that a gate has closed; false where it had.
pub async fn set_closed(tx: &mut Tx, phase: Uuid, at: Timestamp) -> Result<bool> {
    Ok(tx.run(sql!("UPDATE phases SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", phase, at)).await? == 1)
}

/// Moves a gate that has not closed.
pub async fn set_days(tx: &mut Tx, phase: Uuid, opens_on: Date, closes_on: Date) -> Result<bool> {
    let moved = tx
        .run(sql!(
            "UPDATE phases SET opens_on = $2, closes_on = $3 WHERE id = $1 AND closed_at IS NULL",
            phase,
            opens_on,
            closes_on
        ))
        .await?;
    Ok(moved == 1)
}

/// What a new year begins with.
#[derive(Debug, Clone)]
pub struct NewCycle {
    pub year: i64,
    pub title: String,
    pub template: String,
    pub method: String,
    pub form: String,
    pub names_shown: bool,
    pub note: String,
}

/// Adds a year; `None` where the number is taken.
pub async fn insert(tx: &mut Tx, new: &NewCycle) -> Result<Option<Uuid>> {
    let (id, now) = (tx.id(), tx.now);
    let added = tx
        .run(sql!(
            "INSERT INTO cycles (id, year, title, template, method, form, names_shown, archive, note, source, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, $8, '', $9) ON CONFLICT (year) DO NOTHING",
            id,
            new.year,
            &new.title,
            &new.template,
            &new.method,
            &new.form,
            new.names_shown,
            &new.note,
            now
        ))
        .await?;
    Ok((added == 1).then_some(id))
}

/// Adds a phase.
pub async fn insert_phase(tx: &mut Tx, cycle: Uuid, position: i64, phase: &NewPhase) -> Result<Uuid> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO phases (id, cycle, kind, position, title, date_text, opens_on, closes_on, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')",
        id,
        cycle,
        phase.kind,
        position,
        &phase.title,
        &phase.date_text,
        phase.opens_on,
        phase.closes_on
    ))
    .await?;
    Ok(id)
}

/// A phase before it is stored.
#[derive(Debug, Clone)]
pub struct NewPhase {
    pub kind: PhaseKind,
    pub title: String,
    pub date_text: String,
    pub opens_on: Option<Date>,
    pub closes_on: Option<Date>,
}

/// Replaces method and the showing of names, while the individual round has not opened; false otherwise.
pub async fn set_method(tx: &mut Tx, cycle: Uuid, method: &str, names_shown: bool) -> Result<bool> {
    let changed = tx
        .run(sql!(
            "UPDATE cycles SET method = $2, names_shown = $3 WHERE id = $1 AND NOT archive AND NOT EXISTS \
               (SELECT 1 FROM phases p WHERE p.cycle = $1 AND p.kind = 'individual_assessment' AND p.opened_at IS NOT NULL)",
            cycle,
            method,
            names_shown
        ))
        .await?;
    Ok(changed == 1)
}

/// Freezes who assesses: members of the steering group with a vote, and every active group with members that works on content.
pub async fn freeze_voices(tx: &mut Tx, cycle: Uuid) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO cycle_voices (cycle, kind, voice) SELECT DISTINCT c.id, 'person', m.person FROM cycles c JOIN members m ON c.id = $1 \
         JOIN groups g ON g.id = m.group_id AND g.kind = 'steering_group' AND g.state = 'active' \
         JOIN persons p ON p.id = m.person AND p.active WHERE m.role IN ('coordinator', 'member') \
         ON CONFLICT (cycle, kind, voice) DO NOTHING",
        cycle
    ))
    .await?;
    tx.run(sql!(
        "INSERT INTO cycle_voices (cycle, kind, voice) SELECT DISTINCT c.id, 'group', g.id FROM cycles c JOIN groups g ON c.id = $1 \
         JOIN members m ON m.group_id = g.id AND m.role IN ('coordinator', 'member') \
         WHERE g.kind IN ('focus_group', 'supplementary_structure') AND g.state = 'active' \
         ON CONFLICT (cycle, kind, voice) DO NOTHING",
        cycle
    ))
    .await
    .map(drop)
}

/// Whether somebody is among the frozen voices.
pub async fn is_voice(tx: &mut Tx, cycle: Uuid, kind: VoiceKind, voice: Option<Uuid>) -> Result<bool> {
    let Some(voice) = voice else { return Ok(false) };
    let found: Option<Uuid> = tx
        .value(
            "voice",
            sql!("SELECT voice FROM cycle_voices WHERE cycle = $1 AND kind = $2 AND voice = $3", cycle, kind, voice),
        )
        .await?;
    Ok(found.is_some())
}

/// The next number of a year; a number is never given twice.
pub async fn next_number(tx: &mut Tx, year: i64) -> Result<i64> {
    let seq = tx
        .value(
            "seq",
            sql!(
                "INSERT INTO last_numbers (year, seq) VALUES ($1, 1) ON CONFLICT (year) DO UPDATE SET seq = last_numbers.seq + 1 \
                 RETURNING seq",
                year
            ),
        )
        .await?;
    Ok(seq.unwrap_or(1))
}
