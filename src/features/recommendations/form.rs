//! The editor's form, made from the year's form: three questions first, the rest behind *Mehr Angaben*.

use serde::Deserialize;
use uuid::Uuid;

use super::Content;
use super::store::Draft;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store as catalogues;
use crate::http::Form;
use crate::http::form::Kind;

/// One field of the year's form, as stored with the year.
#[derive(Debug, Clone, Deserialize)]
pub struct FormField {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub hint: String,
    /// `short`, `long` or `choice`.
    pub kind: String,
    /// One of the questions a draft begins with.
    #[serde(default)]
    pub first: bool,
    /// Must be answered before submission.
    #[serde(default)]
    pub required: bool,
    #[serde(default, rename = "choice")]
    pub choices: Vec<FormChoice>,
}

/// One answer to choose.
#[derive(Debug, Clone, Deserialize)]
pub struct FormChoice {
    pub key: String,
    pub label: String,
}

/// Reads the stored form of a year; an empty text is a form without fields.
pub fn parse(json: &str) -> Result<Vec<FormField>> {
    if json.is_empty() {
        return Ok(Vec::new());
    }
    Ok(serde_json::from_str(json)?)
}

/// The catalogues that a draft points into.
pub struct Catalogues {
    pub fields: Vec<(Uuid, String)>,
    pub municipalities: Vec<(Uuid, String)>,
    pub committees: Vec<(Uuid, String)>,
}

impl Catalogues {
    /// Loads all three, as they are named today.
    pub async fn load(tx: &mut Tx) -> Result<Self> {
        let today = tx.now.date();
        let fields = catalogues::on(tx, today).await?.into_iter().map(|f| (f.id, f.name)).collect();
        let municipalities = catalogues::municipalities(tx).await?.into_iter().map(|m| (m.id, m.name)).collect();
        let committees = catalogues::committees(tx).await?.into_iter().map(|c| (c.id, c.name)).collect();
        Ok(Self { fields, municipalities, committees })
    }
}

/// The editor's form. Nothing but the title is required in a draft.
pub fn editor(questions: &[FormField], catalogues: &Catalogues) -> Form {
    let mut form = Form::new().line("title", "draft-title").hint("draft-title-hint").required().max(200);
    for question in questions.iter().filter(|q| q.first) {
        form = add(form, question);
    }
    form = form.more("draft-more");
    for question in questions.iter().filter(|q| !q.first) {
        form = add(form, question);
    }
    form.choose(Kind::Checkboxes, "fields", "draft-fields", catalogues.fields.clone())
        .choose(Kind::Checkboxes, "municipalities", "draft-municipalities", catalogues.municipalities.clone())
        .choose(Kind::Checkboxes, "committees", "draft-committees", catalogues.committees.clone())
        .field(Kind::Hidden, "version", "draft-version")
}

/// The name of a question's control; apart from the names that are ours.
fn control(key: &str) -> String {
    format!("q-{key}")
}

fn add(form: Form, question: &FormField) -> Form {
    let (name, label) = (control(&question.key), question.label.clone());
    let form = match question.kind.as_str() {
        "short" => form.line(name, label).max(500),
        "choice" => {
            let choices = question.choices.iter().map(|c| (c.key.clone(), c.label.clone()));
            form.choose(Kind::Radios, name, label, choices)
        }
        _ => form.area(name, label).rows(6),
    };
    if question.hint.is_empty() { form } else { form.hint(question.hint.clone()) }
}

/// Fills the form with a draft.
pub fn fill(mut form: Form, questions: &[FormField], draft: &Draft, version: i64) -> Form {
    for question in questions {
        let text = draft.content.get(&question.key).cloned().unwrap_or_default();
        if !text.is_empty() {
            form = form.fill(&control(&question.key), text);
        }
    }
    form.fill("title", &draft.title)
        .fill_all("fields", &draft.fields)
        .fill_all("municipalities", &draft.municipalities)
        .fill_all("committees", &draft.committees)
        .fill("version", version)
}

/// The draft that a read form holds.
pub fn draft(form: &Form, questions: &[FormField]) -> Draft {
    let mut content = Content::new();
    for question in questions {
        let text = form.text(&control(&question.key));
        if !text.is_empty() {
            content.insert(question.key.clone(), text.to_owned());
        }
    }
    Draft {
        title: form.text("title").to_owned(),
        content,
        fields: form.ids("fields"),
        municipalities: form.ids("municipalities"),
        committees: form.ids("committees"),
    }
}

/// Labels of what is missing before submission: required questions without an answer, and the fields of action.
pub fn missing<'a>(questions: &'a [FormField], content: &Content, has_fields: bool) -> Vec<&'a str> {
    let open = |q: &&FormField| q.required && content.get(&q.key).is_none_or(|text| text.trim().is_empty());
    let mut missing: Vec<&str> = questions.iter().filter(open).map(|q| q.label.as_str()).collect();
    if !has_fields {
        missing.push("");
    }
    missing
}

/// What is shown of a recommendation: label and text of each answered question, in the form's order.
pub fn answers(questions: &[FormField], content: &Content) -> Vec<(String, String)> {
    let text_of = |question: &FormField| {
        let text = content.get(&question.key)?;
        let choice = question.choices.iter().find(|c| &c.key == text);
        Some((question.label.clone(), choice.map_or_else(|| text.clone(), |c| c.label.clone())))
    };
    questions.iter().filter_map(text_of).collect()
}
