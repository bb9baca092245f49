//! The administration: accounts, the district's settings, the outbox, the log of what was administered.
//!
//! Invariant: none of these pages shows content of groups, and none but `/dev/mail` (demo and debug builds) the
//! text of a mail.

mod mails;
mod people;
pub mod routes;
mod settings;
pub mod views;
