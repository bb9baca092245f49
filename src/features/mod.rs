//! The features. Each folder has the same rooms: `mod.rs` (types, invariants, the only door for others),
//! `access.rs` (actions and their facts), `routes.rs`, `store.rs` (all SQL), `views.rs`.
//!
//! Imports go one way: `archive → council → cycle → minutes → {recommendations, boards, polls} → {ballots, meetings} → groups → accounts`.

pub mod about;
pub mod accounts;
pub mod admin;
pub mod archive;
pub mod ballots;
pub mod boards;
pub mod council;
pub mod cycle;
pub mod fields;
pub mod groups;
pub mod meetings;
pub mod minutes;
pub mod polls;
pub mod recommendations;
