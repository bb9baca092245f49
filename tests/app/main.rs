//! The one integration-test binary: everything over HTTP, on SQLite or on a PostgreSQL of our own
//! (`FOKUSRAUM_TEST_ENGINE=sqlite|postgres`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod about;
mod accounts;
mod archive;
mod ballots;
mod boards;
mod calendar_files;
mod council;
mod demo_days;
mod excerpts;
mod fields;
mod groups;
mod hostile;
mod house;
mod import;
mod invitations;
mod mails;
mod meetings;
mod minutes;
mod network;
mod people;
mod polls;
mod repeats;
mod settings;
mod setup;
mod sql;
mod support;
mod year;
