//! SQL of what happened on a board, read from the operation log.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// One change of a board.
    pub struct Step {
        pub id: Uuid,
        pub version: i64,
        pub kind: String,
        pub at: Timestamp,
        /// The card or column.
        pub part: Option<Uuid>,
        /// JSON; see [`super::super::change::Detail`].
        pub detail: Option<String>,
        /// Who, by their name in the group; empty where that is not known.
        pub actor_name: String,
    }
}

/// The changes after version `since`, in their order, at most `limit`.
pub async fn since(tx: &mut Tx, board: Uuid, since: i64, limit: i64) -> Result<Vec<Step>> {
    tx.all(sql!(
        "SELECT id, version, kind, at, part, detail, '' AS actor_name FROM operations \
         WHERE object = $1 AND version > $2 ORDER BY version LIMIT $3",
        board,
        since,
        limit
    ))
    .await
}

/// What happened to one card, newest first.
pub async fn of_card(tx: &mut Tx, group: Uuid, card: Uuid) -> Result<Vec<Step>> {
    tx.all(sql!(
        "SELECT o.id, o.version, o.kind, o.at, o.part, o.detail, COALESCE(n.name, p.name, '') AS actor_name FROM operations o \
         LEFT JOIN persons p ON p.id = o.actor LEFT JOIN chosen_names n ON n.person = o.actor AND n.group_id = $1 \
         WHERE o.part = $2 ORDER BY o.version DESC LIMIT 200",
        group,
        card
    ))
    .await
}

row! {
    /// A kind of change since a version, how often, and on how many things.
    pub struct Tally {
        pub kind: String,
        pub n: i64,
    }
}

/// What others changed since a version, kind by kind, each card counted once a kind.
pub async fn tally(tx: &mut Tx, board: Uuid, since: i64, me: Option<Uuid>) -> Result<Vec<Tally>> {
    tx.all(sql!(
        "SELECT kind, COUNT(DISTINCT COALESCE(part, id)) AS n FROM operations \
         WHERE object = $1 AND version > $2 AND (actor IS NULL OR actor <> $3) GROUP BY kind ORDER BY kind",
        board,
        since,
        me.unwrap_or_default()
    ))
    .await
}

/// Cards that others changed since a version, each once, the last changed first.
pub async fn changed_since(tx: &mut Tx, board: Uuid, since: i64, me: Option<Uuid>) -> Result<Vec<(Uuid, String)>> {
    let rows = tx
        .rows(sql!(
            "SELECT o.part, MAX(o.version) AS version, c.title FROM operations o \
             JOIN cards c ON c.id = o.part AND c.state = 'shown' \
             WHERE o.object = $1 AND o.version > $2 AND (o.actor IS NULL OR o.actor <> $3) \
             GROUP BY o.part, c.title ORDER BY version DESC LIMIT 10",
            board,
            since,
            me.unwrap_or_default()
        ))
        .await?;
    rows.iter().map(|row| Ok((row.get("part")?, row.get("title")?))).collect()
}

/// When a version was made.
pub async fn made_at(tx: &mut Tx, board: Uuid, version: i64) -> Result<Option<Timestamp>> {
    tx.value("at", sql!("SELECT at FROM operations WHERE object = $1 AND version = $2", board, version)).await
}

/// Whether an operation is known, and what it led to: version and card.
pub async fn known(tx: &mut Tx, board: Uuid, id: Uuid) -> Result<Option<(i64, Option<Uuid>)>> {
    let rows = tx.rows(sql!("SELECT version, part FROM operations WHERE id = $1 AND object = $2", id, board)).await?;
    rows.first().map(|row| Ok((row.get("version")?, row.get("part")?))).transpose()
}
