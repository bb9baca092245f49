//! The forms of a paper and of a line in the ledger.

use uuid::Uuid;

use super::store::decisions::NewDecision;
use super::store::{self, Candidate, NewPaper, Paper, Recipient, Routed, Subject};
use super::{Outcome, PaperKind, SubjectKind};
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store::{self as catalogues, Committee, Field};
use crate::features::recommendations::form::{answers, parse};
use crate::features::recommendations::{number, store as recommendations};
use crate::http::form::Kind;
use crate::http::{Form, Page};

/// What a paper can be about and where it can go.
pub(super) struct Choices {
    candidates: Vec<Candidate>,
    fields: Vec<Field>,
    committees: Vec<Committee>,
}

impl Choices {
    pub(super) async fn load(tx: &mut Tx) -> Result<Self> {
        Ok(Self {
            candidates: store::candidates(tx).await?,
            fields: catalogues::on(tx, tx.now.date()).await?,
            committees: catalogues::committees(tx).await?,
        })
    }
}

/// A recommendation as one reads it in a list: number and title.
fn label(candidate: &Candidate) -> String {
    match number(candidate.number_year, candidate.number_seq) {
        Some(number) => format!("{number} {}", candidate.title),
        None => candidate.title.clone(),
    }
}

fn day_of(committee: Uuid) -> String {
    format!("day-{committee}")
}

/// The form of a paper: what everybody knows first, the days of the meetings behind *Sitzungstage*.
pub(super) fn paper(p: &Page, choices: &Choices) -> Form {
    let recommendations = choices.candidates.iter().map(|c| (c.id, label(c)));
    let fields = choices.fields.iter().map(|f| (f.id, f.name.clone()));
    let committees = choices.committees.iter().map(|c| (c.id, c.name.clone()));
    let mut form = Form::new()
        .choose(Kind::Radios, "kind", "paper-kind", PaperKind::ALL.iter().map(|k| (k.word(), k.key())))
        .required()
        .line("title", "paper-title")
        .required();
    if !choices.candidates.is_empty() {
        form = form.choose(Kind::Checkboxes, "recommendations", "paper-recommendations", recommendations);
    }
    form = form
        .choose(Kind::Checkboxes, "fields", "paper-fields", fields)
        .field(Kind::Checkbox, "system", "paper-system")
        .choose(Kind::Checkboxes, "committees", "paper-committees", committees)
        .required()
        .hint("paper-committees-hint")
        .area("text", "paper-text")
        .rows(14)
        .max(30_000)
        .required()
        .more("paper-days");
    for committee in &choices.committees {
        form = form.date(day_of(committee.id), p.t1("paper-day-of", "committee", &committee.name));
    }
    form
}

/// Checks what no single field can see: a paper is about something.
pub(super) fn check_paper(form: &mut Form) {
    let empty = form.texts("recommendations").is_empty() && form.texts("fields").is_empty();
    if form.is_valid() && empty && !form.is_checked("system") {
        form.error("", "paper-error-subject");
    }
}

/// The paper that a read form holds.
pub(super) fn new_paper(form: &Form) -> NewPaper {
    NewPaper {
        kind: PaperKind::parse(form.text("kind")).unwrap_or(PaperKind::Decision),
        title: form.text("title").to_owned(),
        text: form.text("text").to_owned(),
        recommendations: form.ids("recommendations"),
        fields: form.ids("fields"),
        system: form.is_checked("system"),
        committees: form.ids("committees").into_iter().map(|id| (id, form.day(&day_of(id)))).collect(),
    }
}

/// The form filled with a paper in preparation.
pub(super) fn fill_paper(form: Form, paper: &Paper, subjects: &[Subject], recipients: &[Recipient]) -> Form {
    let of = |kind| subjects.iter().filter(move |s| s.kind == kind).filter_map(|s| s.subject);
    let mut form = form
        .fill("kind", paper.kind.word())
        .fill("title", &paper.title)
        .fill("text", &paper.text)
        .fill_all("recommendations", of(SubjectKind::Recommendation))
        .fill_all("fields", of(SubjectKind::Field))
        .fill_all("committees", recipients.iter().map(|r| r.committee));
    if subjects.iter().any(|s| s.kind == SubjectKind::System) {
        form = form.fill("system", "yes");
    }
    for recipient in recipients {
        if let Some(day) = recipient.meets_on {
            form = form.fill(&day_of(recipient.committee), day);
        }
    }
    form
}

/// The form begun from a recommendation: its title, its key points as text, the committees it names.
pub(super) async fn from_recommendation(tx: &mut Tx, form: Form, choices: &Choices, id: Uuid) -> Result<Form> {
    if !choices.candidates.iter().any(|c| c.id == id) {
        return Ok(form);
    }
    let rec = recommendations::recommendation(tx, id).await?;
    let questions = parse(&recommendations::form_of(tx, id).await?)?;
    let points = answers(&questions, &rec.content()?);
    let text: Vec<String> = points.into_iter().map(|(label, text)| format!("{label}\n{text}")).collect();
    let committees = catalogues::committees_of(tx, id).await?;
    Ok(form
        .fill("kind", PaperKind::Decision.word())
        .fill("title", &rec.title)
        .fill("text", text.join("\n\n"))
        .fill_all("recommendations", [id])
        .fill_all("committees", committees.iter().map(|c| c.id)))
}

/// The form of a line in the ledger. `papers` are those it may have been decided on.
pub(super) fn decision(committees: &[Committee], papers: &[Routed]) -> Form {
    let mut form = Form::new()
        .choose(Kind::Select, "committee", "decision-committee", committees.iter().map(|c| (c.id, c.name.clone())))
        .required()
        .date("day", "decision-day")
        .required()
        .choose(Kind::Radios, "result", "decision-result", Outcome::ALL.iter().map(|o| (o.word(), o.key())))
        .required()
        .area("wording", "decision-wording")
        .hint("decision-wording-hint")
        .line("votes", "decision-votes")
        .hint("decision-votes-hint");
    let mut offered: Vec<(Uuid, String)> = papers.iter().map(|p| (p.paper, p.title.clone())).collect();
    offered.dedup();
    if !offered.is_empty() {
        form = form.choose(Kind::Select, "paper", "decision-paper", offered);
    }
    form
}

/// Checks what no single field can see: not in the future, and explained where it has to be.
pub(super) fn check_decision(p: &Page, form: &mut Form) {
    if form.day("day").is_some_and(|day| day > p.today()) {
        form.error("day", "decision-error-future");
    }
    let explained = !form.text("wording").is_empty();
    if Outcome::parse(form.text("result")).is_some_and(Outcome::needs_wording) && !explained {
        form.error("wording", "decision-error-wording");
    }
}

/// The line that a read and valid form holds.
pub(super) fn new_decision(p: &Page, form: &Form) -> NewDecision {
    NewDecision {
        committee: form.id("committee").unwrap_or_default(),
        paper: form.id("paper"),
        decided_on: form.day("day").unwrap_or_else(|| p.today()),
        result: Outcome::parse(form.text("result")).unwrap_or(Outcome::Noted),
        wording: form.text("wording").to_owned(),
        votes: form.text("votes").to_owned(),
    }
}
