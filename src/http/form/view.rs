//! A form as markup: `templates/parts/form.html` over fields whose texts are already in the reader's language.

use askama::Template;
use jiff::civil::Date;

use super::{Field, Form, Kind, Text};
use crate::http::{Markup, Page};

/// One choice, ready to be shown.
pub struct ChoiceView {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// One field, ready to be shown.
pub struct FieldView {
    pub id: String,
    pub name: String,
    pub control: &'static str,
    pub input_type: &'static str,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    /// Whether its label says that it may stay empty.
    pub optional: bool,
    pub max: usize,
    pub rows: u8,
    pub low: i64,
    pub high: i64,
    pub autocomplete: &'static str,
    pub choices: Vec<ChoiceView>,
    /// The choices as months of a calendar, where they are days.
    pub months: Vec<Month>,
}

/// A month of a calendar: its name, and weeks of seven days; a day that is not on offer is only its number.
pub struct Month {
    pub name: String,
    pub weeks: Vec<Vec<Leaf>>,
}

/// A day in a calendar.
pub struct Leaf {
    /// Number in the month; 0 where the week begins or ends in another month.
    pub number: i8,
    /// Where in the choices it stands, if it is on offer: from 1.
    pub position: usize,
    pub value: String,
    /// "Di., 24. November 2026"
    pub label: String,
    pub chosen: bool,
}

impl FieldView {
    /// Ids of what describes the control, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("{}-hint", self.id) };
        let error = if self.error.is_empty() { String::new() } else { format!("{}-error", self.id) };
        format!("{hint} {error}").trim().to_owned()
    }
}

/// A line of the summary on top.
pub struct Summary {
    pub target: String,
    pub text: String,
}

/// The whole form.
#[derive(Template)]
#[template(path = "parts/form.html")]
pub struct FormView<'a> {
    pub p: &'a Page,
    pub action: String,
    pub op: String,
    pub submit: String,
    /// The class of its button: there is one primary button a page.
    pub button: &'static str,
    pub summary: Vec<Summary>,
    /// Where that lies which this form has made already.
    pub made: Option<String>,
    pub fields: Vec<FieldView>,
    pub more: Option<(String, bool, Vec<FieldView>)>,
}

impl Form {
    /// The form as markup that posts to `action` with a button named by the message `submit`.
    pub fn html(&self, p: &Page, action: impl Into<String>, submit: &str) -> Markup {
        self.markup(p, action.into(), submit, "kern-btn--primary")
    }

    /// The same beside something more important on the page.
    pub fn quiet_html(&self, p: &Page, action: impl Into<String>, submit: &str) -> Markup {
        self.markup(p, action.into(), submit, "kern-btn--secondary")
    }

    /// The same with a button for something that cannot be taken back.
    pub fn danger_html(&self, p: &Page, action: impl Into<String>, submit: &str) -> Markup {
        self.markup(p, action.into(), submit, "kern-btn--danger")
    }

    fn markup(&self, p: &Page, action: String, submit: &str, button: &'static str) -> Markup {
        let cut = self.fields.iter().position(|f| f.kind == Kind::More).unwrap_or(self.fields.len());
        let views = |fields: &[Field]| fields.iter().map(|f| self.field_view(p, f)).collect::<Vec<_>>();
        let (front, behind) = self.fields.split_at(cut);
        let more = behind.split_first().map(|(more, rest)| {
            let rest = views(rest);
            let open = rest.iter().any(|f| !f.error.is_empty());
            (resolve(p, &more.label), open, rest)
        });
        let view = FormView {
            p,
            action,
            op: self.op.unwrap_or_else(crate::clock::secret_id).to_string(),
            submit: p.t(submit),
            button,
            summary: self.errors.iter().map(|e| self.summary(p, e)).collect(),
            made: self.made.clone(),
            fields: views(front),
            more,
        };
        Markup::of(&view)
    }

    /// The id of a field's control.
    fn id_of(&self, name: &str) -> String {
        format!("{}f-{name}", self.scope)
    }

    fn summary(&self, p: &Page, error: &super::FieldError) -> Summary {
        let label = self.fields.iter().find(|f| f.name == error.field).map(|f| resolve(p, &f.label));
        let text = p.t1(error.key, "number", error.number);
        match label {
            Some(label) => {
                Summary { target: format!("#{}", self.id_of(&error.field)), text: format!("{label}: {text}") }
            }
            None => Summary { target: String::new(), text },
        }
    }

    fn field_view(&self, p: &Page, field: &Field) -> FieldView {
        let chosen = self.texts(&field.name);
        let months = if field.kind == Kind::Days { months(p, field, chosen) } else { Vec::new() };
        let error = self.errors.iter().find(|e| e.field == field.name && !e.field.is_empty());
        let (low, high) = match field.kind {
            Kind::Number(low, high) => (low, high),
            _ => (0, 0),
        };
        FieldView {
            id: self.id_of(&field.name),
            name: field.name.to_string(),
            control: control(field.kind),
            input_type: input_type(field.kind),
            label: resolve(p, &field.label),
            hint: field.hint.as_ref().map(|hint| resolve(p, hint)).unwrap_or_default(),
            error: error.map(|e| p.t1(e.key, "number", e.number)).unwrap_or_default(),
            value: if field.kind == Kind::Password {
                String::new()
            } else {
                chosen.first().cloned().unwrap_or_default()
            },
            optional: !field.required && !self.unmarked,
            max: field.max,
            rows: if let Kind::Area(rows) = field.kind { rows } else { 0 },
            low,
            high,
            autocomplete: field.autocomplete,
            choices: field
                .choices
                .iter()
                .map(|choice| ChoiceView {
                    value: choice.value.clone(),
                    label: resolve(p, &choice.label),
                    chosen: chosen.contains(&choice.value),
                })
                .collect(),
            months,
        }
    }
}

/// The days on offer as leaves of their months, weeks from Monday on.
fn months(p: &Page, field: &Field, chosen: &[String]) -> Vec<Month> {
    let days: Vec<(usize, Date)> =
        field.choices.iter().enumerate().filter_map(|(i, c)| Some((i + 1, c.value.parse().ok()?))).collect();
    let mut firsts: Vec<Date> = days.iter().map(|(_, day)| day.first_of_month()).collect();
    firsts.dedup();
    firsts.into_iter().map(|first| month(p, first, &days, chosen)).collect()
}

fn month(p: &Page, first: Date, days: &[(usize, Date)], chosen: &[String]) -> Month {
    let blank = || Leaf { number: 0, position: 0, value: String::new(), label: String::new(), chosen: false };
    let before = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let mut leaves: Vec<Leaf> = std::iter::repeat_with(blank).take(before).collect();
    for number in 1..=first.days_in_month() {
        let offered = days.iter().find(|(_, day)| day.first_of_month() == first && day.day() == number);
        leaves.push(match offered {
            Some((position, day)) => {
                let value = day.to_string();
                Leaf { number, position: *position, label: p.day(day), chosen: chosen.contains(&value), value }
            }
            None => Leaf { number, ..blank() },
        });
    }
    leaves.resize_with(leaves.len().div_ceil(7) * 7, blank);
    let mut weeks: Vec<Vec<Leaf>> = Vec::new();
    let mut rest = leaves.into_iter().peekable();
    while rest.peek().is_some() {
        weeks.push(rest.by_ref().take(7).collect());
    }
    // Weeks without a day on offer would only lengthen the page.
    weeks.retain(|week| week.iter().any(|leaf| leaf.position > 0));
    Month { name: p.lang.month(first), weeks }
}

fn resolve(p: &Page, text: &Text) -> String {
    match text {
        Text::Key(key) => p.t(key),
        Text::Raw(text) => text.clone(),
    }
}

fn control(kind: Kind) -> &'static str {
    match kind {
        Kind::Area(_) => "area",
        Kind::Select => "select",
        Kind::Radios => "radios",
        Kind::Scale => "scale",
        Kind::Checkboxes => "checkboxes",
        Kind::Days => "days",
        Kind::Checkbox => "checkbox",
        Kind::Hidden => "hidden",
        Kind::Section => "section",
        _ => "input",
    }
}

fn input_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => "email",
        Kind::Password => "password",
        Kind::Date => "date",
        Kind::Number(..) => "number",
        _ => "text",
    }
}
