//! The public memory: what was recommended, and what became of it.
//!
//! One record has one address for everybody; who may read it is the recommendation's own rule.
//!
//! Invariants:
//! * Only what is published stands in the list, its table and the years. Persons appear nowhere.
//! * What a source does not hand down reads "nicht überliefert"; nothing is filled in, nothing is guessed.
//! * A fact of the archive names its source; its words stand as they were written.
//! * A year's fields have the names of that year.

pub mod routes;
pub mod slots;
pub mod standing;
pub mod store;
pub mod views;
pub mod way;

mod list;
mod record;
mod year;

pub use list::lately_decided;
