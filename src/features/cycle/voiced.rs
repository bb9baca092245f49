//! The recommendations of a year that were assessed, for overviews and exports.

use uuid::Uuid;

use super::Stage;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A recommendation that was assessed.
    pub struct Voiced {
        pub id: Uuid,
        pub title: String,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub stage: Stage,
    }
}

impl Voiced {
    /// Its public number.
    pub fn number(&self) -> String {
        crate::features::recommendations::number(self.number_year, self.number_seq).unwrap_or_default()
    }
}

/// What was assessed in a year, by number. The choice for the Fokus shows once it is published.
pub async fn of_cycle(tx: &mut Tx, cycle: Uuid) -> Result<Vec<Voiced>> {
    tx.all(sql!(
        "SELECT id, title, number_year, number_seq, \
           CASE WHEN published_at IS NULL AND stage IN ('in_focus', 'not_in_focus') THEN 'jointly_assessed' ELSE stage END AS stage \
         FROM recommendations WHERE cycle = $1 AND stage IN \
           ('assessed', 'jointly_assessed', 'in_focus', 'not_in_focus', 'in_committees', 'decided') \
         ORDER BY number_year, number_seq, id",
        cycle
    ))
    .await
}
