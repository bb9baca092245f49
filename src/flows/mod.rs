//! What crosses features.

pub mod import;
