//! The start page: my groups, my open tasks, what changed, where the year stands; for staff the state of the
//! year; for visitors what this place is and what was recommended lately.

mod news;
pub mod routes;
mod tasks;
pub mod views;
