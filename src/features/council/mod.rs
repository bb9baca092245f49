//! Papers to the committees, and the ledger of what they decided.
//!
//! Invariants:
//! * A paper goes only to the committees that are affected. Its text stands still once it is dispatched.
//! * It is dispatched when its year's gate has opened; what is urgent takes the fast lane and is marked so.
//! * The ledger only grows: a later decision never overwrites an earlier one.
//! * Only the council's word ends the way, and a postponement does not. What is rejected is kept and explained.

pub mod access;
pub mod batch;
mod forms;
pub mod import;
pub mod ledger;
pub mod papers;
pub mod routes;
pub mod store;
pub mod views;

use crate::words;

words! {
    /// What a paper asks of a committee.
    pub enum PaperKind("paper-kind") {
        /// To decide.
        Decision = "decision",
        /// To take note.
        Information = "information",
    }
}

words! {
    /// What a paper is about.
    pub enum SubjectKind("paper-subject") {
        Recommendation = "recommendation",
        Field = "field",
        /// The system of social planning itself.
        System = "system",
    }
}

words! {
    /// What a committee did.
    pub enum Outcome("outcome") {
        Accepted = "accepted",
        Changed = "changed",
        Rejected = "rejected",
        Postponed = "postponed",
        /// Taken note of, nothing more.
        Noted = "noted",
    }
}

impl Outcome {
    /// Whether the council's word ends the way.
    pub fn settles(self) -> bool {
        self != Self::Postponed
    }

    /// Whether it has to be explained.
    pub fn needs_wording(self) -> bool {
        matches!(self, Self::Rejected | Self::Changed)
    }
}
