//! The templates a new year is made from: gates, method, form.
//!
//! A cycle keeps frozen copies of the method and the form (as JSON), so what changes here never changes a
//! year that has begun. Two templates ship with the program, made from the documents of 2017 and 2023;
//! where those are silent, the template's own choice says so in a `note`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::features::recommendations::form::{Choice, FieldKind, FormField};

/// The shipped templates by name, oldest first.
const SHIPPED: [(&str, &str); 2] = [
    ("2017", include_str!("../../../data/cycle-templates/2017.toml")),
    ("2023", include_str!("../../../data/cycle-templates/2023.toml")),
];

/// Everything a new year starts with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub title: String,
    /// What is the documents' and what is ours.
    pub note: String,
    pub source: String,
    #[serde(rename = "gate")]
    pub gates: Vec<Gate>,
    pub method: Method,
    pub form: Vec<FormField>,
}

/// A gate with its window of days, the same every year.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// A phase kind ("submission", …).
    pub kind: String,
    pub title: String,
    /// The time in the document's words.
    pub date_text: String,
    pub opens: MonthDay,
    pub closes: MonthDay,
    #[serde(default)]
    pub source: String,
}

/// A day of any year, written "04-30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// That day in a year; 29 February becomes the 28th where it must.
    pub fn in_year(self, year: i16) -> Result<Date, jiff::Error> {
        let first = Date::new(year, self.month, 1)?;
        Date::new(year, self.month, self.day.min(first.days_in_month()))
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let leap_day = format!("2024-{text}");
        match leap_day.parse::<Date>() {
            Ok(date) if text.len() == 5 => Ok(Self { month: date.month(), day: date.day() }),
            _ => Err(format!("`{text}` is no day of the year; write 04-30")),
        }
    }
}

/// How a year's recommendations are judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    #[serde(default)]
    pub title: String,
    /// What the source leaves open, and what is our default.
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub source: String,
    /// The steps from the lowest to the highest; empty where they are not handed down.
    #[serde(default)]
    pub scale: Vec<Step>,
    #[serde(default, rename = "category")]
    pub categories: Vec<Category>,
    #[serde(default)]
    pub portfolio: Option<Portfolio>,
}

impl Method {
    /// All criteria in their order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.categories.iter().flat_map(|category| &category.criteria)
    }

    /// The lowest and the highest value of the scale.
    pub fn range(&self) -> Option<(i64, i64)> {
        let values = self.scale.iter().map(|step| step.value);
        Some((values.clone().min()?, values.max()?))
    }
}

/// One value of the scale with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub value: i64,
    pub words: String,
}

/// Criteria that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub key: String,
    pub title: String,
    #[serde(default)]
    pub note: String,
    #[serde(default, rename = "criterion")]
    pub criteria: Vec<Criterion>,
}

/// One question that gets a value of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub key: String,
    pub title: String,
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub note: String,
}

/// Two criteria as the axes of one picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    /// Key of the criterion that runs to the right.
    pub x: String,
    /// Key of the criterion that runs upwards.
    pub y: String,
    #[serde(default)]
    pub note: String,
}

/// The names of the shipped templates, oldest first.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

/// A shipped template by its name. The error is the reader's, with its line.
pub fn shipped(name: &str) -> Option<Result<Template, toml::de::Error>> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(parse(text))
}

/// Reads a template.
pub fn parse(text: &str) -> Result<Template, toml::de::Error> {
    toml::from_str(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> Vec<Template> {
        names().map(|name| shipped(name).unwrap().unwrap_or_else(|e| panic!("{name}: {e}"))).collect()
    }

    #[test]
    fn every_shipped_template_is_whole() {
        for template in all() {
            let keys: Vec<_> = template.method.criteria().map(|c| &c.key).collect();
            assert!(keys.len() >= 2 && template.method.range().is_some(), "{}", template.title);
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
            let form: BTreeSet<_> = template.form.iter().map(|field| &field.key).collect();
            assert_eq!(form.len(), template.form.len());
            for field in &template.form {
                assert_eq!(field.kind == FieldKind::Choice, !field.choices.is_empty(), "{}", field.key);
            }
            for gate in &template.gates {
                assert!(gate.opens <= gate.closes, "{} {}", template.title, gate.title);
            }
        }
    }

    #[test]
    fn a_draft_begins_with_three_questions() {
        for template in all() {
            let first: Vec<_> = template.form.iter().filter(|f| f.first).map(|f| f.key.as_str()).collect();
            assert_eq!(first, ["situation", "measure", "actors"]);
        }
    }

    #[test]
    fn the_portfolio_of_2017_stands_on_two_criteria() {
        let method = shipped("2017").unwrap().unwrap().method;
        let portfolio = method.portfolio.clone().unwrap();
        let titles: Vec<_> = method.criteria().map(|c| c.title.as_str()).collect();
        assert_eq!(titles, ["Bedeutung der Zielgruppe", "Strategische Größe"]);
        let keys: Vec<_> = method.criteria().map(|c| c.key.clone()).collect();
        assert_eq!(keys, [portfolio.x, portfolio.y]);
    }

    #[test]
    fn a_frozen_method_reads_back_the_same() {
        for template in all() {
            let json = serde_json::to_string(&template.method).unwrap();
            assert_eq!(serde_json::from_str::<Method>(&json).unwrap(), template.method);
        }
    }

    #[test]
    fn the_last_of_february_exists_every_year() {
        let leap: MonthDay = "02-29".to_owned().try_into().unwrap();
        assert_eq!(leap.in_year(2023).unwrap().to_string(), "2023-02-28");
        assert!(MonthDay::try_from("13-01".to_owned()).is_err());
        assert!(MonthDay::try_from("4-30".to_owned()).is_err());
    }
}
