//! The seal: the only SQL that reads others' assessments. Nothing comes out before the gate has closed.

use uuid::Uuid;

use super::VoiceKind;
use super::scores::{self, Scores};
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// One voice after the gate.
#[derive(Debug, Clone)]
pub struct Voice {
    pub kind: VoiceKind,
    /// Who; a person's is empty where the year shows no names.
    pub name: String,
    pub scores: Scores,
    pub remark: String,
    pub abstains: bool,
    pub bias: String,
}

/// All voices on a recommendation; nothing while any individual round of its year is unclosed, or has none. Where names
/// are not shown, none is read, and the order is one that was drawn by lot for this recommendation: by anything of the
/// person, who knows the steering group would put a name to every remark.
pub async fn voices(tx: &mut Tx, recommendation: Uuid) -> Result<Vec<Voice>> {
    let rows = tx
        .rows(sql!(
            "SELECT a.voice_kind, CASE WHEN a.voice_kind = 'group' THEN COALESCE(g.name, '') \
               WHEN c.names_shown THEN COALESCE(p.name, '') ELSE '' END AS name, a.scores, a.remark, a.abstains, a.bias \
             FROM assessments a JOIN recommendations r ON r.id = a.recommendation JOIN cycles c ON c.id = r.cycle \
             LEFT JOIN persons p ON a.voice_kind = 'person' AND p.id = a.voice \
             LEFT JOIN groups g ON a.voice_kind = 'group' AND g.id = a.voice \
             WHERE a.recommendation = $1 AND a.adopted \
               AND EXISTS (SELECT 1 FROM phases f WHERE f.cycle = r.cycle AND f.kind = 'individual_assessment' AND f.closed_at IS NOT NULL) \
               AND NOT EXISTS (SELECT 1 FROM phases f WHERE f.cycle = r.cycle AND f.kind = 'individual_assessment' AND f.closed_at IS NULL) \
             ORDER BY a.voice_kind, CASE WHEN a.voice_kind = 'group' THEN g.sort_key \
               WHEN c.names_shown THEN p.sort_key ELSE a.shuffle END, a.shuffle",
            recommendation
        ))
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Voice {
                kind: row.get("voice_kind")?,
                name: row.get("name")?,
                scores: scores::parse(&row.get::<String>("scores")?)?,
                remark: row.get("remark")?,
                abstains: row.get("abstains")?,
                bias: row.get("bias")?,
            })
        })
        .collect()
}

/// Whether the individual round of a year is over: the seal is open.
pub async fn is_open(tx: &mut Tx, cycle: Uuid) -> Result<bool> {
    let open: Option<i64> = tx
        .value(
            "n",
            sql!(
                "SELECT COUNT(*) AS n FROM phases f WHERE f.cycle = $1 AND f.kind = 'individual_assessment' AND f.closed_at IS NOT NULL \
                   AND NOT EXISTS (SELECT 1 FROM phases x WHERE x.cycle = $1 AND x.kind = 'individual_assessment' AND x.closed_at IS NULL)",
                cycle
            ),
        )
        .await?;
    Ok(open.unwrap_or(0) > 0)
}
