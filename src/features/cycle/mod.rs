//! The year: dated gates, the method and the form of that year, and what is judged in it.
//!
//! Invariants:
//! * Gates, not people, open and close. Closing is a stored fact (`closed_at`); a gate that was moved afterwards
//!   reopens nothing.
//! * Writing asks the clock *and* that the gate is not closed; reading what is sealed asks that it *is* closed,
//!   in the query ([`sealed`]), so that pages, exports and mails cannot differ.
//! * Who may assess is frozen when the individual round opens; nobody assesses what they pre-assessed.
//! * A group speaks with one voice, which counts once its members have adopted it.
//! * No perspective of persons with fewer than three voices is shown on its own; there is no mean.
//! * Nothing about a past year is read from today's settings.

pub mod access;
pub mod assessment;
pub mod focus;
pub mod gates;
pub mod group_voice;
pub mod import;
pub mod joint;
pub mod next_steps;
pub mod portfolio;
pub mod pre_assessment;
pub mod results;
pub mod routes;
pub mod scores;
pub mod sealed;
pub mod store;
pub mod submission;
pub mod tasks;
pub mod template;
pub mod views;
pub mod voiced;
pub mod year;

pub use crate::features::recommendations::Stage;
use crate::words;

words! {
    /// What a phase of the year is for.
    pub enum PhaseKind("phase") {
        Analysis = "analysis",
        Submission = "submission",
        PreAssessment = "pre_assessment",
        IndividualAssessment = "individual_assessment",
        JointAssessment = "joint_assessment",
        Focus = "focus",
        Publication = "publication",
        Dispatch = "dispatch",
        Committees = "committees",
        Structures = "structures",
    }
}

words! {
    /// Who speaks in the individual round.
    pub enum VoiceKind("voice") {
        /// A member of the steering group.
        Person = "person",
        /// A group as one voice.
        Group = "group",
    }
}
