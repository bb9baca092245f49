//! Import: years, groups and recommendations from files, for the demo and for any district.
//!
//! * [`files`] reads files and folders, `format` parses them, `check` proves that a set belongs together.
//! * [`load`] writes the whole set in one transaction: all of it or nothing.
//! * [`command`] is the command line's way to it.

pub mod access;
pub mod check;
pub mod command;
mod days;
pub mod error;
pub mod files;
pub mod format;
pub mod load;
mod meetings;
mod names;
mod preflight;
pub mod values;
