//! What every public site must say about itself, generated from the district's settings: imprint, privacy,
//! accessibility, easy language; the channel for barriers; choosing a language.

mod barrier;
pub mod form;
pub mod routes;
pub mod views;
