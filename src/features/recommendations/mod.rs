//! Recommendations: one record from the first draft to the decision. It changes stage, it is never copied.
//!
//! This feature drafts: versions, comparison, comments, adoption by the group's vote, withdrawal. Gates, numbers
//! and assessments are the cycle's; papers and decisions the council's.
//!
//! Invariants:
//! * A draft is saved against the version it was opened with; two people never overwrite each other unseen.
//! * Changing the text of an adopted draft undoes its adoption: the group voted on another text.
//! * What the administration drafts on behalf of a group counts only once the group's vote confirms it.
//! * Persons appear only inside the group; outside, the author is the group.

pub mod access;
pub mod adoption;
pub mod comments;
pub mod compare;
pub mod drafting;
pub mod form;
pub mod import;
pub mod outcome;
pub mod routes;
pub mod store;
pub mod views;

use std::collections::BTreeMap;

use crate::words;

words! {
    /// Where a recommendation stands.
    pub enum Stage("stage") {
        Draft = "draft",
        /// By the group's vote.
        Adopted = "adopted",
        /// Has its number.
        Submitted = "submitted",
        /// Staff asked for a change, with a reason.
        ChangesRequested = "changes_requested",
        PreAssessed = "pre_assessed",
        /// The individual round is over.
        Assessed = "assessed",
        JointlyAssessed = "jointly_assessed",
        InFocus = "in_focus",
        /// Kept, with the reason; may be resubmitted in a later year.
        NotInFocus = "not_in_focus",
        InCommittees = "in_committees",
        Decided = "decided",
        Withdrawn = "withdrawn",
    }
}

impl Stage {
    /// Whether the group still writes it.
    pub fn is_drafting(self) -> bool {
        matches!(self, Self::Draft | Self::Adopted | Self::ChangesRequested)
    }

    /// Whether it lies with the administration or further on.
    pub fn is_submitted(self) -> bool {
        !matches!(self, Self::Draft | Self::Adopted | Self::Withdrawn)
    }

    /// Whether steering members and assessing groups may read it.
    pub fn is_pre_assessed(self) -> bool {
        self.is_submitted() && !matches!(self, Self::Submitted | Self::ChangesRequested)
    }
}

/// The structured fields: key of the year's form → text.
pub type Content = BTreeMap<String, String>;

/// The public number, e.g. `2021/3`.
pub fn number(year: Option<i64>, seq: Option<i64>) -> Option<String> {
    Some(format!("{}/{}", year?, seq?))
}
