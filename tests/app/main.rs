//! The one integration-test binary: everything over HTTP, on SQLite or on a PostgreSQL of our own
//! (`FOKUSRAUM_TEST_ENGINE=sqlite|postgres`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod excerpts;
mod import;
mod fields;
mod groups;
mod invitations;
mod network;
mod sql;
mod support;
mod year;
