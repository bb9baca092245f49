//! Which recommendations a query is about: one page of them at most, or all that are published.
//!
//! One text serves a single record, a page of a list and the table of everything, with one query each.

use uuid::Uuid;

use crate::http::query::PER_PAGE;

/// The ids of at most [`PER_PAGE`] recommendations, or all published ones.
#[derive(Debug, Clone)]
pub struct Batch {
    pub(crate) all: bool,
    pub(crate) ids: [Uuid; PER_PAGE],
}

impl Batch {
    /// Everything that is published.
    pub fn published() -> Self {
        Self { all: true, ids: [Uuid::nil(); PER_PAGE] }
    }

    /// These; what is more than a page of them is left out.
    pub fn of(ids: impl IntoIterator<Item = Uuid>) -> Self {
        let mut batch = Self { all: false, ids: [Uuid::nil(); PER_PAGE] };
        for (slot, id) in batch.ids.iter_mut().zip(ids) {
            *slot = id;
        }
        batch
    }
}

/// A statement whose `$1` says whether all published ones are meant and whose `$2` to `$21` are the ids.
#[macro_export]
macro_rules! batch_sql {
    ($text:literal, $batch:expr) => {{
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = $batch.ids;
        $crate::sql!($text, $batch.all, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)
    }};
}
