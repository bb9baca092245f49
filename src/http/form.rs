//! Forms as data: one description of the fields both reads what was posted and renders the form again.
//!
//! Invariant: nothing typed is lost. Whatever is wrong, the form comes back with the same values, the message
//! at the field and in the summary on top.

mod check;
mod view;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::RawForm;
use crate::error::{Error, Result};

pub use view::FormView;

/// A text of a form: a message key, or words that come from data (a template's label, a group's name).
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// Message key.
    Key(&'static str),
    /// As it is.
    Raw(String),
}

impl From<&'static str> for Text {
    fn from(key: &'static str) -> Self {
        Self::Key(key)
    }
}
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Raw(text)
    }
}

/// What kind of control a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines; the number is the height of the box.
    Area(u8),
    /// E-mail address.
    Email,
    /// Password; never shown again.
    Password,
    /// A one-time code.
    Code,
    /// A day.
    Date,
    /// A whole number between the two.
    Number(i64, i64),
    /// One of many, in a list.
    Select,
    /// One of few, all visible.
    Radios,
    /// One of a scale: radios in a row.
    Scale,
    /// Any of several.
    Checkboxes,
    /// Any of the days on offer, as the leaves of a calendar; each choice is a day (ISO).
    Days,
    /// Yes or not.
    Checkbox,
    /// Not shown.
    Hidden,
    /// A heading inside the form; has no value.
    Section,
    /// From here on the fields wait behind *Mehr Angaben*; has no value.
    More,
}

/// One choice of a field.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: Text,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    pub(super) name: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) label: Text,
    pub(super) hint: Option<Text>,
    pub(super) required: bool,
    pub(super) max: usize,
    pub(super) choices: Vec<Choice>,
    pub(super) autocomplete: &'static str,
}

/// A message at a field; an empty field name means the form as a whole.
#[derive(Debug, Clone)]
pub struct FieldError {
    pub(super) field: String,
    pub(super) key: &'static str,
    pub(super) number: i64,
}

/// A form: its fields, what they hold, what is wrong with that.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub(super) fields: Vec<Field>,
    pub(super) values: BTreeMap<String, Vec<String>>,
    pub(super) errors: Vec<FieldError>,
    pub(super) op: Option<Uuid>,
    /// Where that lies which this form has made already.
    pub(super) made: Option<String>,
    /// Before the ids of its fields, where a page has several forms with the same ones.
    pub(super) scope: String,
    pub(super) unmarked: bool,
}

impl Form {
    /// A form without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// One of several forms with the same fields on a page: `scope` tells their ids apart.
    pub fn scoped(mut self, scope: impl ToString) -> Self {
        self.scope = format!("{}-", scope.to_string());
        self
    }

    /// A form in which everything may stay empty does not say so at every field.
    pub fn unmarked(mut self) -> Self {
        self.unmarked = true;
        self
    }

    /// Adds a field of `kind`.
    pub fn field(mut self, kind: Kind, name: impl Into<Cow<'static, str>>, label: impl Into<Text>) -> Self {
        let max = match kind {
            Kind::Area(_) => 10_000,
            Kind::Password => 200,
            Kind::Code => 20,
            _ => 200,
        };
        self.fields.push(Field {
            name: name.into(),
            kind,
            label: label.into(),
            hint: None,
            required: false,
            max,
            choices: Vec::new(),
            autocomplete: "",
        });
        self
    }

    /// Adds a line of text.
    pub fn line(self, name: impl Into<Cow<'static, str>>, label: impl Into<Text>) -> Self {
        self.field(Kind::Line, name, label)
    }

    /// Adds a box for several lines.
    pub fn area(self, name: impl Into<Cow<'static, str>>, label: impl Into<Text>) -> Self {
        self.field(Kind::Area(5), name, label)
    }

    /// Adds a day.
    pub fn date(self, name: impl Into<Cow<'static, str>>, label: impl Into<Text>) -> Self {
        self.field(Kind::Date, name, label)
    }

    /// Adds a field that offers `choices`.
    pub fn choose(
        self,
        kind: Kind,
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Text>,
        choices: impl IntoIterator<Item = (impl ToString, impl Into<Text>)>,
    ) -> Self {
        let choices = choices
            .into_iter()
            .map(|(value, label)| Choice { value: value.to_string(), label: label.into() })
            .collect();
        self.field(kind, name, label).last(|field| field.choices = choices)
    }

    /// Adds a heading.
    pub fn section(self, label: impl Into<Text>) -> Self {
        self.field(Kind::Section, "", label)
    }

    /// This form's fields, then those of another one.
    pub fn and(mut self, other: Self) -> Self {
        self.fields.extend(other.fields);
        self
    }

    /// From here on the fields wait behind *Mehr Angaben*.
    pub fn more(self, label: impl Into<Text>) -> Self {
        self.field(Kind::More, "", label)
    }

    /// The last field must be filled in.
    pub fn required(self) -> Self {
        self.last(|field| field.required = true)
    }

    /// The last field holds at most `max` characters.
    pub fn max(self, max: usize) -> Self {
        self.last(|field| field.max = max)
    }

    /// A sentence of help at the last field.
    pub fn hint(self, hint: impl Into<Text>) -> Self {
        let hint = hint.into();
        self.last(|field| field.hint = Some(hint))
    }

    /// The height of the last box, in lines.
    pub fn rows(self, rows: u8) -> Self {
        self.last(|field| field.kind = Kind::Area(rows))
    }

    /// What browsers may fill in for the last field.
    pub fn autocomplete(self, token: &'static str) -> Self {
        self.last(|field| field.autocomplete = token)
    }

    fn last(mut self, change: impl FnOnce(&mut Field)) -> Self {
        if let Some(field) = self.fields.last_mut() {
            change(field);
        }
        self
    }

    /// Fills in one value.
    pub fn fill(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), vec![value.to_string()]);
        self
    }

    /// Fills in several values of one field.
    pub fn fill_all(mut self, name: &str, values: impl IntoIterator<Item = impl ToString>) -> Self {
        self.values.insert(name.to_owned(), values.into_iter().map(|v| v.to_string()).collect());
        self
    }

    /// Reads what was posted and checks every field.
    pub fn read(mut self, raw: &RawForm) -> Self {
        self.op = Some(raw.op().id);
        for field in self.fields.clone() {
            self.read_field(&field, raw);
        }
        self
    }

    /// Puts a message at a field, or at the form as a whole where `field` is empty.
    pub fn error(&mut self, field: impl Into<String>, key: &'static str) {
        self.errors.push(FieldError { field: field.into(), key, number: 0 });
    }

    /// Puts a message at a field that names a number, e.g. of a line.
    pub fn error_at(&mut self, field: impl Into<String>, key: &'static str, number: usize) {
        self.errors.push(FieldError { field: field.into(), key, number: i64::try_from(number).unwrap_or(i64::MAX) });
    }

    /// Drops the messages of fields that another answer makes needless, e.g. the criteria of who abstains.
    pub fn forgive(&mut self, needless: impl Fn(&str) -> bool) {
        self.errors.retain(|error| !needless(&error.field));
    }

    /// Takes up a refusal that came after the fields were checked, e.g. a gate that closed meanwhile, so that
    /// the form can be shown again; other errors pass.
    ///
    /// # Errors
    /// What is not a refusal.
    pub fn refuse(&mut self, error: Error) -> Result<()> {
        match error {
            Error::Conflict(key) | Error::Invalid(key) => {
                self.error("", key);
                Ok(())
            }
            // What was typed stays; sent once more it is another form, which makes another thing.
            Error::MadeAlready(path) => {
                (self.op, self.made) = (None, Some(path));
                Ok(())
            }
            other => Err(other),
        }
    }

    /// Whether nothing is wrong.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty() && self.made.is_none()
    }

    /// The value of `name`; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.values.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// All values of `name`.
    pub fn texts(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of `name` as a day.
    pub fn day(&self, name: &str) -> Option<Date> {
        self.text(name).parse().ok()
    }

    /// The value of `name` as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }

    /// The value of `name` as an id.
    pub fn id(&self, name: &str) -> Option<Uuid> {
        self.text(name).parse().ok()
    }

    /// All values of `name` as ids.
    pub fn ids(&self, name: &str) -> Vec<Uuid> {
        self.texts(name).iter().filter_map(|v| v.parse().ok()).collect()
    }

    /// Whether the checkbox `name` is set.
    pub fn is_checked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }
}
