//! The district's settings as fields of a form; the first run and *Einstellungen* ask for the same.

use crate::http::form::Kind;
use crate::http::{District, Form};

/// The most characters of a legal text.
const LONG: usize = 20_000;

/// Who runs the platform and how to reach them.
pub fn district_fields(form: Form) -> Form {
    form.line("district", "district-name")
        .required()
        .hint("district-name-hint")
        .autocomplete("organization")
        .line("office", "district-office")
        .required()
        .hint("district-office-hint")
        .field(Kind::Email, "contact", "district-email")
        .required()
        .hint("district-email-hint")
        .line("phone", "district-phone")
        .hint("district-phone-hint")
        .line("phone_hours", "district-hours")
        .hint("district-hours-hint")
        .area("address", "district-address")
        .rows(3)
        .max(500)
        .hint("district-address-hint")
}

/// The texts that the law asks for.
pub fn legal_fields(form: Form) -> Form {
    form.area("imprint", "district-imprint")
        .rows(6)
        .max(LONG)
        .hint("district-imprint-hint")
        .area("privacy", "district-privacy")
        .rows(8)
        .max(LONG)
        .hint("district-privacy-hint")
        .area("accessibility", "district-accessibility")
        .rows(8)
        .max(LONG)
        .hint("district-accessibility-hint")
        .date("reviewed_on", "district-reviewed")
        .hint("district-reviewed-hint")
}

/// Fills both groups of fields in.
pub fn fill_district(form: Form, district: &District) -> Form {
    form.fill("district", &district.name)
        .fill("office", &district.office)
        .fill("contact", &district.email)
        .fill("phone", &district.phone)
        .fill("phone_hours", &district.phone_hours)
        .fill("address", &district.address)
        .fill("imprint", &district.imprint)
        .fill("privacy", &district.privacy)
        .fill("accessibility", &district.accessibility)
        .fill("reviewed_on", &district.reviewed_on)
}

/// What a form that was read says about the district.
pub fn district_of(form: &Form) -> District {
    let text = |name: &str| form.text(name).to_owned();
    District {
        name: text("district"),
        office: text("office"),
        address: text("address"),
        email: text("contact"),
        phone: text("phone"),
        phone_hours: text("phone_hours"),
        imprint: text("imprint"),
        privacy: text("privacy"),
        accessibility: text("accessibility"),
        reviewed_on: text("reviewed_on"),
        example: false,
    }
}
