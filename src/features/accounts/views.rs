//! Pages of accounts.

use askama::Template;

use crate::http::{Markup, Page};

/// Signing in with a password, with the way to a code beside it.
#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
pub struct SignIn {
    pub p: Page,
    pub form: Markup,
    pub code_path: String,
    /// Whether somebody was led here on the way to something protected.
    pub on_the_way: bool,
}

/// A page that is a heading, a lead and one form.
#[derive(Template)]
#[template(path = "parts/form_page.html")]
pub struct FormPage {
    pub p: Page,
    pub title: String,
    pub lead: String,
    pub form: Markup,
}
