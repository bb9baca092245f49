//! Pages of the first run.

use askama::Template;

use super::form;
use crate::http::{Markup, Page};

/// The form of the first run.
#[derive(Template)]
#[template(path = "setup/setup.html")]
pub struct Setup {
    pub p: Page,
    pub form: Markup,
}

/// What everybody else sees until then.
#[derive(Template)]
#[template(path = "setup/not_yet.html")]
pub struct NotYet {
    pub p: Page,
}

/// Every view of this file.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = form::suggested(p).html(p, "/setup", "setup-submit");
    vec![
        ("setup/setup", Markup::of(&Setup { p: p.clone(), form })),
        ("setup/not_yet", Markup::of(&NotYet { p: p.clone() })),
    ]
}
