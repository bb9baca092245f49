//! Checking one posted field: readable, filled in where it must be, short enough, of its kind.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use super::{Field, FieldError, Form, Kind};
use crate::http::RawForm;

impl Form {
    pub(super) fn read_field(&mut self, field: &Field, raw: &RawForm) {
        if matches!(field.kind, Kind::Section | Kind::More) {
            return;
        }
        let mut whole = true;
        let mut values = Vec::new();
        for (value, readable) in raw.values(&field.name) {
            whole &= readable;
            let value = tidy(value, field.kind);
            if !value.is_empty() {
                values.push(value);
            }
        }
        if let Some((key, number)) = wrong(field, &values, whole) {
            self.errors.push(FieldError { field: field.name.to_string(), key, number });
        }
        self.values.insert(field.name.to_string(), values);
    }
}

/// NFC, line ends as `\n`, nothing around it; a password stays as typed.
fn tidy(value: &str, kind: Kind) -> String {
    match kind {
        Kind::Password => value.to_owned(),
        Kind::Area(_) => value.replace("\r\n", "\n").nfc().collect::<String>().trim().to_owned(),
        _ => value.nfc().filter(|c| !c.is_control()).collect::<String>().trim().to_owned(),
    }
}

fn wrong(field: &Field, values: &[String], whole: bool) -> Option<(&'static str, i64)> {
    if !whole {
        return Some(("form-error-unreadable", 0));
    }
    let Some(first) = values.first() else {
        return field.required.then(|| (missing(field.kind), 0));
    };
    let length = values.iter().map(|v| v.chars().count()).max().unwrap_or(0);
    if length > field.max {
        return Some(("form-error-long", i64::try_from(field.max).unwrap_or(i64::MAX)));
    }
    match field.kind {
        Kind::Email if first.parse::<lettre::Address>().is_err() => Some(("form-error-email", 0)),
        Kind::Date if !is_day(first) => Some(("form-error-date", 0)),
        Kind::Number(low, high) if !first.parse().is_ok_and(|n: i64| (low..=high).contains(&n)) => {
            Some(("form-error-number", high))
        }
        Kind::Select | Kind::Radios | Kind::Scale | Kind::Checkboxes | Kind::Days if !are_offered(field, values) => {
            Some(("form-error-choice", 0))
        }
        _ => None,
    }
}

fn missing(kind: Kind) -> &'static str {
    match kind {
        Kind::Select | Kind::Radios | Kind::Scale | Kind::Checkboxes | Kind::Days => "form-error-choose",
        Kind::Checkbox => "form-error-confirm",
        _ => "form-error-empty",
    }
}

/// Years that people mean; a date field takes 0001 and 275760 as well.
fn is_day(text: &str) -> bool {
    text.parse::<Date>().is_ok_and(|day| (1900..=2200).contains(&day.year()))
}

fn are_offered(field: &Field, values: &[String]) -> bool {
    values.iter().all(|value| field.choices.iter().any(|choice| &choice.value == value))
}
