//! The editor's form, made from the year's form: three questions first, the rest behind *Mehr Angaben*.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Content;
use super::store::{self, Draft, Recommendation};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::fields::store as catalogues;
use crate::http::Form;
use crate::http::form::Kind;

/// One field of the form for a recommendation's key points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub hint: String,
    pub kind: FieldKind,
    /// One of the questions a draft begins with; the rest waits behind "more".
    #[serde(default)]
    pub first: bool,
    /// Must be answered before submission; a draft never needs it.
    #[serde(default)]
    pub required: bool,
    /// Only for `FieldKind::Choice`.
    #[serde(default, rename = "choice", skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// How a form field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Short,
    Long,
    Choice,
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
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

/// The questions of the year that new drafts belong to, and an empty editor.
///
/// # Errors
/// A conflict where no year takes drafts.
pub async fn fresh(tx: &mut Tx) -> Result<(Vec<FormField>, Form)> {
    let target = store::target(tx).await?.ok_or(Error::Conflict("draft-error-no-year"))?;
    let questions = parse(&target.form)?;
    let empty = editor(&questions, &Catalogues::load(tx).await?);
    Ok((questions, empty))
}

/// The name of a question's control; apart from the names that are ours.
fn control(key: &str) -> String {
    format!("q-{key}")
}

fn add(form: Form, question: &FormField) -> Form {
    let (name, label) = (control(&question.key), question.label.clone());
    let form = match question.kind {
        FieldKind::Short => form.line(name, label).max(500),
        FieldKind::Choice => {
            let choices = question.choices.iter().map(|c| (c.key.clone(), c.label.clone()));
            form.choose(Kind::Radios, name, label, choices)
        }
        FieldKind::Long => form.area(name, label).rows(6),
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

/// The text of a recommendation as it is read: label and text of each answered question, by its year's form.
pub async fn text_of(tx: &mut Tx, rec: &Recommendation) -> Result<Vec<(String, String)>> {
    Ok(answers(&parse(&store::form_of(tx, rec.id).await?)?, &rec.content()?))
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
