//! The house itself: one clock, imports that go one way, views that render, messages that exist, rights by route.

mod clocks;
mod layers;
mod messages;
mod parts;
mod rights;
mod views;
