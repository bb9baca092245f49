//! What grew from what, across features: typed references that both ends can be asked for.
//!
//! A reference names kinds and ids only; who may see the other end is asked where it is shown.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

/// The second began as the first: a draft from a card, from a harvest.
pub const GREW_FROM: &str = "grew_from";
/// The kind of thing the agenda of a meeting is, by the meeting's id.
pub const AGENDA: &str = "agenda";

/// One end: a kind of thing and which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thing {
    /// `card`, `harvest`, `recommendation`, …
    pub kind: &'static str,
    pub id: Uuid,
}

/// Writes that `to` hangs on `from`; once, however often it is said. `note` is what `to` was called then: whoever shows
/// the other end names it without knowing its feature.
pub async fn tie(tx: &mut Tx, bond: &str, from: Thing, to: Thing, note: &str) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO lineage (id, kind, from_kind, from_id, to_kind, to_id, note, at) VALUES ($1, $2, $3, $4, $5, $6, $8, $7) \
         ON CONFLICT (kind, from_id, to_id) DO NOTHING",
        id,
        bond,
        from.kind,
        from.id,
        to.kind,
        to.id,
        now,
        note
    ))
    .await
    .map(drop)
}

row! {
    /// The other end of a reference.
    pub struct End {
        pub kind: String,
        pub id: Uuid,
        pub note: String,
    }
}

/// What grew from `from`, oldest first.
pub async fn grown_from(tx: &mut Tx, from: Uuid) -> Result<Vec<End>> {
    tx.all(sql!(
        "SELECT to_kind AS kind, to_id AS id, note FROM lineage WHERE from_id = $1 AND kind = 'grew_from' ORDER BY at, id",
        from
    ))
    .await
}

/// What `to` grew from, oldest first.
pub async fn origins_of(tx: &mut Tx, to: Uuid) -> Result<Vec<End>> {
    tx.all(sql!(
        "SELECT from_kind AS kind, from_id AS id, note FROM lineage WHERE to_id = $1 AND kind = 'grew_from' ORDER BY at, id",
        to
    ))
    .await
}
