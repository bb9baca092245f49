//! Fokusraum: a collaboration and participation platform for a district's social planning.
//!
//! The map of the house; imports go downwards only (a test fails on any other):
//!
//! ```text
//! main → serve → router → dev → demo → worker → start → flows
//!      → features (archive → council → cycle → {recommendations, boards} → ballots → groups → admin → {about, fields} → accounts)
//!      → app → {http, jobs, live} → {access, mail} → {audit, oplog, lineage, settings, sealing, i18n, ical, pdf} → db → {config, keys} → {clock, workdays} → error
//! ```

pub mod access;
pub mod app;
pub mod audit;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod dev;
pub mod error;
pub mod features;
pub mod flows;
pub mod http;
pub mod i18n;
pub mod ical;
pub mod jobs;
pub mod keys;
pub mod lineage;
pub mod links;
pub mod live;
pub mod mail;
pub mod oplog;
pub mod pdf;
pub mod router;
pub mod sealing;
pub mod serve;
pub mod settings;
pub mod start;
pub mod workdays;
pub mod worker;
