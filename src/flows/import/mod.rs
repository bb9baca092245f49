//! Import: years, groups and recommendations from files, for the demo and for any district.

pub mod check;
pub mod error;
pub mod format;
mod names;
pub mod values;
