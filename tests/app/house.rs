//! The house itself: imports that go one way, views that render, messages that exist, rights by route.

mod layers;
mod messages;
mod rights;
mod views;
