//! All SQL of the demo.

use jiff::civil::Date;

use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A gate of a year that is not archive.
    pub struct Gate {
        pub title: String,
        pub opens_on: Option<Date>,
        pub closes_on: Option<Date>,
    }
}

/// The gates that still open or close after `today`.
pub async fn gates_ahead(tx: &mut Tx, today: Date) -> Result<Vec<Gate>> {
    tx.all(sql!(
        "SELECT p.title, p.opens_on, p.closes_on FROM phases p JOIN cycles c ON c.id = p.cycle \
         WHERE NOT c.archive AND (p.opens_on > $1 OR p.closes_on >= $1) ORDER BY c.year, p.position",
        today
    ))
    .await
}

/// Lets all sessions live on by `micros`: who tries the demo stays signed in while its clock jumps.
pub async fn prolong_sessions(tx: &mut Tx, micros: i64) -> Result<()> {
    tx.run(sql!("UPDATE sessions SET expires_at = expires_at + $1, last_seen_at = last_seen_at + $1", micros))
        .await
        .map(drop)
}
