//! The year.

pub mod template;
