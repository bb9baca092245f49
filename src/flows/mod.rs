//! What crosses features.

pub mod ballots;
pub mod import;
