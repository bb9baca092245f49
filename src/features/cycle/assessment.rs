//! The individual round: each voice for itself, sealed until the gate closes.
//!
//! Invariant: the operation log tells neither who assessed nor what.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::access::Assess;
use super::scores::{self, Scores};
use super::{PhaseKind, VoiceKind, gates};
use crate::access::Can;
use crate::app::App;
use crate::clock::secret_id;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::store as recommendations;
use crate::oplog::{self, Op};
use crate::{row, sql};

/// What a voice says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Assessment {
    pub scores: Scores,
    pub remark: String,
    /// Takes no position.
    pub abstains: bool,
    /// Declared closeness to the matter, in one's own words.
    pub bias: String,
}

/// Writes a steering member's assessment, or a new one in place of the first, while the gate is open.
///
/// # Errors
/// A conflict when the gate has closed meanwhile.
pub async fn assess(app: &App, op: Op, can: &Can<Assess>, said: Assessment) -> Result<()> {
    let voice = can.person().ok_or(Error::NotFound)?;
    oplog::once(&app.db, op, (*can.id(), voice, said), |tx, (id, voice, said)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::IndividualAssessment).await?;
            put(tx, rec.id, VoiceKind::Person, *voice, said).await
        })
    })
    .await
}

/// Writes one voice. The gate is the caller's to ask. Its place among voices without names is drawn by lot, anew for
/// every recommendation, and stays when the voice says something else.
pub(super) async fn put(tx: &mut Tx, id: Uuid, kind: VoiceKind, voice: Uuid, said: &Assessment) -> Result<()> {
    let (now, shuffle) = (tx.now, lot());
    tx.run(sql!(
        "INSERT INTO assessments (recommendation, voice_kind, voice, scores, remark, abstains, bias, adopted, at, shuffle) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8, $9) ON CONFLICT (recommendation, voice_kind, voice) DO UPDATE SET \
           scores = $4, remark = $5, abstains = $6, bias = $7, at = $8",
        id,
        kind,
        voice,
        serde_json::to_string(&said.scores)?,
        &said.remark,
        said.abstains,
        &said.bias,
        now,
        shuffle
    ))
    .await
    .map(drop)
}

/// A place that tells nothing of who stands there.
pub(super) fn lot() -> String {
    secret_id().simple().to_string()
}

row! {
    /// What a voice has said so far: shown to that voice alone.
    pub struct Own {
        pub scores: String,
        pub remark: String,
        pub abstains: bool,
        pub bias: String,
    }
}

impl Own {
    /// As it was said.
    pub fn said(&self) -> Result<Assessment> {
        Ok(Assessment {
            scores: scores::parse(&self.scores)?,
            remark: self.remark.clone(),
            abstains: self.abstains,
            bias: self.bias.clone(),
        })
    }
}

/// What this voice has said about a recommendation. Never call it for somebody else's voice.
pub async fn own(tx: &mut Tx, id: Uuid, kind: VoiceKind, voice: Uuid) -> Result<Option<Own>> {
    tx.maybe(sql!(
        "SELECT scores, remark, abstains, bias FROM assessments WHERE recommendation = $1 AND voice_kind = $2 AND voice = $3",
        id,
        kind,
        voice
    ))
    .await
}

/// The gate has closed: what was pre-assessed is assessed now.
pub(super) async fn finish_round(tx: &mut Tx, cycle: Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE recommendations SET stage = 'assessed', assessed_at = $2, changed_at = $2 WHERE cycle = $1 AND stage = 'pre_assessed'",
        cycle,
        now
    ))
    .await
    .map(drop)
}

row! {
    /// A recommendation that a voice has to assess, and whether it has.
    pub struct ToAssess {
        pub id: Uuid,
        pub title: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub done: bool,
        /// A group's: its members are voting on it.
        pub voting: bool,
    }
}

impl ToAssess {
    /// Its public number.
    pub fn number(&self) -> String {
        crate::features::recommendations::number(self.number_year, self.number_seq).unwrap_or_default()
    }
}

/// What a voice has to assess in a year: what is pre-assessed, less what it pre-assessed itself.
pub async fn to_assess(tx: &mut Tx, cycle: Uuid, kind: VoiceKind, voice: Uuid) -> Result<Vec<ToAssess>> {
    tx.all(sql!(
        "SELECT r.id, r.title, r.number_year, r.number_seq, a.voice IS NOT NULL AS done, EXISTS (SELECT 1 FROM ballots b \
           WHERE b.subject = r.id AND b.subject_kind = 'group-assessment' AND b.group_id = $3 AND b.closed_at IS NULL) AS voting \
         FROM recommendations r \
         JOIN cycle_voices v ON v.cycle = r.cycle AND v.kind = $2 AND v.voice = $3 \
         LEFT JOIN assessments a ON a.recommendation = r.id AND a.voice_kind = $2 AND a.voice = $3 \
         WHERE r.cycle = $1 AND r.stage = 'pre_assessed' AND NOT EXISTS \
           (SELECT 1 FROM pre_assessment_authors pa WHERE pa.recommendation = r.id AND pa.person = $3) \
         ORDER BY r.number_year, r.number_seq, r.id",
        cycle,
        kind,
        voice
    ))
    .await
}

row! {
    /// How far a voice has come: staff see that, never what was said.
    pub struct Progress {
        pub name: String,
        pub kind: VoiceKind,
        pub done: i64,
    }
}

/// How many recommendations each voice of the year has assessed.
pub async fn progress(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Progress>> {
    tx.all(sql!(
        "SELECT COALESCE(p.name, g.name, '') AS name, v.kind, COUNT(r.id) AS done FROM cycle_voices v \
         LEFT JOIN persons p ON v.kind = 'person' AND p.id = v.voice LEFT JOIN groups g ON v.kind = 'group' AND g.id = v.voice \
         LEFT JOIN assessments a ON a.voice_kind = v.kind AND a.voice = v.voice AND a.adopted \
         LEFT JOIN recommendations r ON r.id = a.recommendation AND r.cycle = v.cycle \
         WHERE v.cycle = $1 GROUP BY v.kind, v.voice, p.name, g.name, p.sort_key, g.sort_key \
         ORDER BY v.kind, p.sort_key, g.sort_key",
        cycle
    ))
    .await
}
