//! The one form of the first run, and what it says.

use std::collections::BTreeSet;

use super::{Start, code};
use crate::features::about::form::{district_fields, district_of, legal_fields};
use crate::features::accounts::password;
use crate::features::accounts::store::{NewAccount, sort_key};
use crate::features::cycle::template;
use crate::http::form::Kind;
use crate::http::{Form, Page};
use crate::i18n::Lang;

/// The most characters of one line of a list.
const LINE: usize = 200;

/// The form, empty.
pub fn form() -> Form {
    let form = district_fields(Form::new().section("setup-district"));
    let form = admin_fields(form.section("setup-admin"));
    let form = year_fields(form.section("setup-year"));
    legal_fields(form.more("setup-legal"))
}

fn admin_fields(form: Form) -> Form {
    form.line("name", "setup-name")
        .required()
        .autocomplete("name")
        .field(Kind::Email, "email", "setup-email")
        .required()
        .autocomplete("username")
        .field(Kind::Password, "password", "sign-in-password")
        .required()
        .hint("account-password-hint")
        .autocomplete("new-password")
        .field(Kind::Checkbox, "staff", "setup-staff")
        .hint("setup-staff-hint")
}

fn year_fields(form: Form) -> Form {
    form.choose(Kind::Radios, "template", "setup-template", templates())
        .required()
        .hint("setup-template-hint")
        .area("fields", "setup-fields")
        .rows(10)
        .required()
        .hint("setup-fields-hint")
        .area("municipalities", "setup-municipalities")
        .rows(8)
        .max(20_000)
        .hint("setup-municipalities-hint")
        .area("committees", "setup-committees")
        .rows(5)
        .required()
        .hint("setup-committees-hint")
}

/// The shipped templates with their titles, the newest first.
fn templates() -> Vec<(&'static str, String)> {
    let title = |name| template::shipped(name).and_then(Result::ok).map(|t| t.title).unwrap_or_default();
    let mut all: Vec<_> = template::names().map(|name| (name, format!("{name}: {}", title(name)))).collect();
    all.reverse();
    all
}

/// The form with what most districts can keep as it stands.
pub fn suggested(p: &Page) -> Form {
    form()
        .fill("staff", "yes")
        .fill("template", template::names().last().unwrap_or_default())
        .fill("office", p.t("setup-office-suggested"))
        .fill("fields", p.t("setup-fields-suggested"))
        .fill("committees", p.t("setup-committees-suggested"))
        .fill("imprint", p.t("setup-imprint-suggested"))
        .fill("privacy", p.t("setup-privacy-suggested"))
        .fill("accessibility", p.t("setup-accessibility-suggested"))
        .fill("reviewed_on", p.today())
}

/// What the form says; messages are put where it cannot be used.
pub fn start_of(form: &mut Form) -> Start {
    password::check(form, "password");
    let fields = lines(form, "fields");
    let municipalities = lines(form, "municipalities");
    let committees = lines(form, "committees");
    let admin = NewAccount {
        name: form.text("name").to_owned(),
        email: form.text("email").to_owned(),
        password_hash: None,
        lang: Lang::De,
    };
    Start {
        district: district_of(form),
        admin,
        is_staff: form.is_checked("staff"),
        template: form.text("template").to_owned(),
        fields,
        municipalities,
        committees,
    }
}

/// One name a line; none twice, none too long.
fn lines(form: &mut Form, name: &'static str) -> Vec<String> {
    let all: Vec<String> =
        form.text(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let keys: BTreeSet<_> = all.iter().map(|line| sort_key(line)).collect();
    let codes: BTreeSet<_> = all.iter().map(|line| code(line)).collect();
    if keys.len() < all.len() || codes.len() < all.len() {
        form.error(name, "setup-error-twice");
    } else if codes.contains("") || all.iter().any(|line| line.chars().count() > LINE) {
        form.error(name, "setup-error-line");
    }
    all
}
