//! Fields of action, municipalities and committees: the district's catalogues.
//!
//! Invariants: a field has a stable identity and names by period, so 2017 still reads as 2017; a change is
//! proposed, discussed in committees, adopted or dropped, and only an adopted one changes a name.

pub mod access;
mod changes;
pub mod import;
pub mod names;
pub mod routes;
pub mod store;
pub mod views;

pub use changes::{Step, add_committee, add_field, add_municipality, propose, step};

use crate::words;

words! {
    /// What a change does to a field.
    pub enum ChangeKind("field-change-kind") {
        /// Another name from a day on.
        Rename = "rename",
        /// An area moves to another field; names stay.
        MoveArea = "move_area",
        /// The field goes into another one; its own name ends.
        Merge = "merge",
        /// A new field comes out of it.
        Split = "split",
    }
}

words! {
    /// How far a change has come.
    pub enum ChangeState("field-change-state") {
        Proposed = "proposed",
        InCommittees = "in_committees",
        Adopted = "adopted",
        Dropped = "dropped",
    }
}

impl ChangeState {
    /// Whether nothing is decided yet.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::InCommittees)
    }
}
