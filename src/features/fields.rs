//! Fields of action, municipalities and committees: the district's catalogues.
//!
//! Invariants: a field has a stable identity and names by period, so 2017 still reads as 2017; a change is
//! proposed, discussed in committees, adopted or dropped, and only an adopted one changes a name.

pub mod names;
pub mod store;
