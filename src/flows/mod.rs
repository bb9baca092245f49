//! What crosses features.

pub mod agenda;
pub mod ballots;
pub mod check;
pub mod growth;
pub mod import;
pub mod operator;
pub mod setup;
pub mod terminal;
