//! The page of the demo's clock.

use askama::Template;

use crate::http::{Markup, Page};

/// A day to step to, with what has happened by then.
pub struct Step {
    /// ISO, as it is posted.
    pub value: String,
    /// For people.
    pub day: String,
    /// The button's words.
    pub label: String,
}

/// The clock: today, the next gates as buttons, any other day.
#[derive(Template)]
#[template(path = "demo/clock.html")]
pub struct Clock {
    pub p: Page,
    pub steps: Vec<Step>,
    pub form: Markup,
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let step = Step {
        value: "2026-05-16".into(),
        day: "Sa., 16. Mai 2026".into(),
        label: p.t1("demo-clock-until", "what", p.t1("demo-clock-closing", "title", "Individuelle Einschätzung")),
    };
    vec![("demo/clock", Markup::of(&Clock { p: p.clone(), steps: vec![step], form: Markup::default() }))]
}
