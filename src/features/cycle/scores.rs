//! Values on a year's criteria, as they are posted, stored and shown.

use std::collections::BTreeMap;

use super::template::Method;
use crate::error::Result;
use crate::http::Form;
use crate::http::form::{Kind, Text};

/// Criterion key → value of the year's scale. A missing key is "no answer".
pub type Scores = BTreeMap<String, i64>;

/// What is posted for "no answer".
pub const NONE: &str = "none";

/// Reads stored scores.
pub fn parse(json: &str) -> Result<Scores> {
    Ok(serde_json::from_str(json)?)
}

fn control(key: &str) -> String {
    format!("c-{key}")
}

/// Adds the year's criteria, grouped by category, to a form.
pub fn fields(mut form: Form, method: &Method) -> Form {
    for category in &method.categories {
        form = form.section(category.title.clone());
        for criterion in &category.criteria {
            let mut choices: Vec<(String, Text)> =
                method.scale.iter().map(|step| (step.value.to_string(), Text::Raw(step.words.clone()))).collect();
            choices.push((NONE.to_owned(), Text::Key("assessment-no-answer")));
            form = form.choose(Kind::Scale, control(&criterion.key), criterion.title.clone(), choices).required();
            if !criterion.question.is_empty() {
                form = form.hint(criterion.question.clone());
            }
        }
    }
    form
}

/// Fills in stored scores; a criterion without one was answered with "no answer".
pub fn fill(mut form: Form, method: &Method, scores: &Scores) -> Form {
    for criterion in method.criteria() {
        let value = scores.get(&criterion.key).map_or_else(|| NONE.to_owned(), ToString::to_string);
        form = form.fill(&control(&criterion.key), value);
    }
    form
}

/// The scores that a read form holds.
pub fn read(form: &Form, method: &Method) -> Scores {
    let value = |key: &str| form.number(&control(key));
    method.criteria().filter_map(|c| Some((c.key.clone(), value(&c.key)?))).collect()
}

/// The words of a value.
pub fn words(method: &Method, value: i64) -> String {
    method.scale.iter().find(|step| step.value == value).map_or_else(|| value.to_string(), |step| step.words.clone())
}
