//! Pages of accounts.

use askama::Template;
use uuid::Uuid;

use super::store::SessionRow;
use crate::http::form::Kind;
use crate::http::{Form, Markup, Page};

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

/// Typing a code that came by mail.
#[derive(Template)]
#[template(path = "accounts/code.html")]
pub struct CodePage {
    pub p: Page,
    pub title: String,
    pub form: Markup,
    /// Where another code can be asked for.
    pub again: &'static str,
}

/// One's own account.
#[derive(Template)]
#[template(path = "accounts/account.html")]
pub struct Account {
    pub p: Page,
    pub form: Markup,
    pub email: String,
    pub has_password: bool,
    pub sessions: Vec<SessionRow>,
    /// The session of this page.
    pub present: Uuid,
}

impl Account {
    fn is_here(&self, session: &SessionRow) -> bool {
        session.id == self.present
    }
}

/// One's own password.
#[derive(Template)]
#[template(path = "accounts/password.html")]
pub struct Password {
    pub p: Page,
    pub form: Markup,
}

/// Every view of this file.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = || Form::new().field(Kind::Email, "email", "sign-in-email").required().html(p, "/", "sign-in-submit");
    let code = || Form::new().field(Kind::Code, "code", "sign-in-code").required().html(p, "/", "sign-in-submit");
    let session = |device: &str| SessionRow {
        id: crate::clock::secret_id(),
        device: device.to_owned(),
        created_at: p.now,
        last_seen_at: p.now,
    };
    let sessions = vec![session("Firefox Linux"), session("Safari iPhone")];
    let sign_in = SignIn { p: p.clone(), form: form(), code_path: "/sign-in/code".into(), on_the_way: true };
    let page = FormPage { p: p.clone(), title: p.t("reset-title"), lead: p.t("reset-lead"), form: form() };
    let code = CodePage { p: p.clone(), title: p.t("reset-entry-title"), form: code(), again: "/password/reset" };
    let present = sessions.first().map_or(Uuid::nil(), |s| s.id);
    let email = "ayla@kreis.example".to_owned();
    let account = Account { p: p.clone(), form: form(), email, has_password: true, sessions, present };
    let password = Password { p: p.clone(), form: form() };
    vec![
        ("accounts/sign_in", Markup::of(&sign_in)),
        ("accounts/form_page", Markup::of(&page)),
        ("accounts/code", Markup::of(&code)),
        ("accounts/account", Markup::of(&account)),
        ("accounts/password", Markup::of(&password)),
    ]
}
