//! SQL of the years before the platform.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A year of the archive.
    pub struct ArchiveYear {
        pub id: Uuid,
        pub year: i64,
        pub title: String,
        /// JSON.
        pub method: String,
        pub note: String,
        pub source: String,
    }
}

row! {
    /// What a vote said about a field in one year.
    pub struct Priority {
        pub field: Uuid,
        pub prioritised: bool,
        pub note: String,
        pub source: String,
    }
}

row! {
    /// A change of fields that was proposed in one year.
    pub struct FieldChange {
        pub field: Uuid,
        pub text: String,
        pub state: String,
        pub note: String,
        pub source: String,
    }
}

/// The archive year of a number.
pub async fn archive_year(tx: &mut Tx, year: i64) -> Result<ArchiveYear> {
    tx.one(sql!("SELECT id, year, title, method, note, source FROM cycles WHERE year = $1 AND archive", year)).await
}

/// What was prioritised in a year, and what was not.
pub async fn priorities(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Priority>> {
    tx.all(sql!(
        "SELECT field, prioritised, note, source FROM field_priorities WHERE cycle = $1 ORDER BY prioritised DESC, field LIMIT 200",
        cycle
    ))
    .await
}

/// The changes of fields that were proposed in a year, in the order they were written down.
pub async fn field_changes(tx: &mut Tx, year: i64) -> Result<Vec<FieldChange>> {
    tx.all(sql!(
        "SELECT field, text, state, note, source FROM field_changes WHERE substr(proposed_on, 1, 4) = $1 ORDER BY id LIMIT 200",
        year.to_string()
    ))
    .await
}
