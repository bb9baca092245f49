//! Minutes (*Protokoll*): what a meeting said and decided, from its opening to their approval, and the register of a
//! group's decisions.
//!
//! Invariants:
//! * A meeting has one set of minutes, begun when it is opened: `writing → circulating → approved`. What is approved
//!   does not change any more.
//! * Every change is one transaction: the change, the minutes' version + 1, a row of the operation log, an announcement to
//!   those who watch.
//! * The text of an item has a version of its own; who saves over another version gets both texts, never the last one only.
//! * Closing happens once: decisions get their numbers, tasks become cards, and whoever is invited is told, each once.
//! * Minutes name people as the group does: by their chosen names where it has such.

pub mod access;
mod approving;
mod circulating;
mod closing;
mod document;
pub mod import;
mod keeping;
mod letters;
mod live;
mod opening;
mod outcomes;
pub mod routes;
pub mod store;
pub mod views;

use crate::words;

words! {
    /// Where minutes stand.
    pub enum MinutesState("minutes-state") {
        Writing = "writing",
        /// Those who were invited read them and may ask for corrections.
        Circulating = "circulating",
        Approved = "approved",
    }
}

words! {
    /// What came of an item.
    pub enum OutcomeKind("outcome") {
        Decision = "decision",
        /// Somebody does something until some day.
        Task = "task",
        Information = "information",
    }
}

impl OutcomeKind {
    /// The icon beside its word.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Decision => "vote",
            Self::Task => "flag",
            Self::Information => "info",
        }
    }
}

words! {
    /// What became of a wish for a correction.
    pub enum CorrectionState("correction-state") {
        Open = "open",
        Taken = "taken",
        Declined = "declined",
    }
}

/// Counted votes; all three are known, or none was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    pub for_it: i64,
    pub against: i64,
    pub abstained: i64,
}

impl Votes {
    /// The votes as they are stored, where all three are known.
    pub fn stored(for_it: Option<i64>, against: Option<i64>, abstained: Option<i64>) -> Option<Self> {
        Some(Self { for_it: for_it?, against: against?, abstained: abstained? })
    }
}
