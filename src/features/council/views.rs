//! Pages of papers and decisions.

use askama::Template;
use jiff::civil::date;
use uuid::Uuid;

use super::store::decisions::Decision;
use super::store::{Paper, Recipient, Subject};
use super::{Outcome, PaperKind, SubjectKind};
use crate::features::fields::names::Names;
use crate::features::recommendations::number;
use crate::http::{Markup, Page, Pages, Query};

/// A paper in a list, with the committees it goes to.
pub struct ListedPaper {
    pub paper: Paper,
    pub committees: Vec<String>,
}

impl ListedPaper {
    /// Takes what belongs to `paper` out of a page's recipients.
    pub fn new(paper: Paper, recipients: &[Recipient]) -> Self {
        let committees = recipients.iter().filter(|r| r.paper == paper.id).map(|r| r.name.clone()).collect();
        Self { paper, committees }
    }
}

/// The list of papers.
#[derive(Template)]
#[template(path = "council/papers.html")]
pub struct Papers {
    pub p: Page,
    pub papers: Vec<ListedPaper>,
    pub pages: Pages,
}

/// What a paper is about, as a line with a place to read more.
pub struct SubjectLine {
    pub words: String,
    /// Empty where there is nothing more.
    pub path: String,
}

/// The lines for a paper's subjects; fields under the names of the paper's year.
pub fn subjects(p: &Page, names: &Names, year: i64, subjects: &[Subject]) -> Vec<SubjectLine> {
    let line = |s: &Subject| match (s.kind, s.subject) {
        (SubjectKind::Recommendation, Some(id)) => SubjectLine {
            words: match number(s.number_year, s.number_seq) {
                Some(number) => format!("{} {number}: {}", p.t("paper-subject-recommendation-short"), s.title),
                None => s.title.clone(),
            },
            path: format!("/recommendations/{id}"),
        },
        (SubjectKind::Field, Some(id)) => SubjectLine {
            words: p.t1(
                "paper-subject-field-named",
                "name",
                names.in_year(id, year).map(|f| f.name).unwrap_or_default(),
            ),
            path: String::new(),
        },
        _ => SubjectLine { words: p.t(SubjectKind::System.key()), path: String::new() },
    };
    subjects.iter().map(line).collect()
}

/// A paper: its text, what it is about, where it goes, what was decided.
#[derive(Template)]
#[template(path = "council/paper.html")]
pub struct PaperPage {
    pub p: Page,
    pub paper: Paper,
    pub subjects: Vec<SubjectLine>,
    pub recipients: Vec<Recipient>,
    pub decisions: Vec<Decision>,
    /// Takes the fast lane.
    pub is_urgent: bool,
    /// Whether decisions are written on the paper itself.
    pub takes_decisions: bool,
    /// Whether the year's gate of dispatch has opened.
    pub gate_is_open: bool,
}

impl PaperPage {
    fn is_in_preparation(&self) -> bool {
        self.p.is_staff() && !self.paper.is_out()
    }

    fn may_go_out(&self) -> bool {
        self.is_in_preparation() && (self.gate_is_open || self.is_urgent)
    }
}

/// A page that is a heading, a lead and one form, below other pages.
#[derive(Template)]
#[template(path = "council/form.html")]
pub struct FormPage {
    pub p: Page,
    pub title: String,
    pub lead: String,
    /// Address and name, from the top.
    pub crumbs: Vec<(String, String)>,
    pub form: Markup,
}

/// A paragraph for each line that is not empty; nothing is left out, nothing becomes markup.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn sample_paper(p: &Page) -> Paper {
    Paper {
        id: Uuid::nil(),
        cycle: Uuid::nil(),
        year: 2026,
        archive: false,
        kind: PaperKind::Decision,
        title: "Lotsinnen und Lotsen für Familien".into(),
        text:
            "Worum es geht\nFamilien finden Hilfe nicht.\n\nWas geschehen soll\nDrei Stellen für Lotsinnen und Lotsen."
                .into(),
        date_text: String::new(),
        dispatched_at: Some(p.now),
        source: String::new(),
    }
}

/// A decision for samples of this and other features.
pub fn sample_decision(p: &Page) -> Decision {
    Decision {
        id: Uuid::nil(),
        recommendation: None,
        paper: None,
        committee_name: "Kreistag".into(),
        is_council: true,
        decided_on: Some(date(2026, 9, 16)),
        result: Outcome::Accepted,
        wording: "Der Kreistag beschließt wie vorgelegt.".into(),
        votes: "41 Ja, 9 Nein, 2 Enthaltungen".into(),
        recorded_at: p.now,
        source: String::new(),
    }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let recipient = Recipient {
        paper: Uuid::nil(),
        committee: Uuid::nil(),
        name: "Ausschuss für Soziales".into(),
        is_council: false,
        meets_on: Some(date(2026, 9, 3)),
    };
    let list = |papers| Papers { p: p.clone(), papers, pages: Pages::of(&Query::default(), 1) };
    let paper = PaperPage {
        p: p.clone(),
        paper: sample_paper(p),
        subjects: vec![SubjectLine {
            words: "HE 2026/2: Lotsinnen und Lotsen".into(),
            path: "/recommendations".into(),
        }],
        recipients: vec![recipient.clone()],
        decisions: vec![sample_decision(p)],
        is_urgent: true,
        takes_decisions: true,
        gate_is_open: false,
    };
    let form = FormPage {
        p: p.clone(),
        title: p.t("paper-dispatch"),
        lead: p.t("decision-new-lead"),
        crumbs: vec![("/papers".into(), p.t("papers-title"))],
        form: crate::http::Form::new().line("title", "paper-title").html(p, "/papers", "paper-create"),
    };
    vec![
        ("council/papers", Markup::of(&list(vec![ListedPaper::new(sample_paper(p), &[recipient])]))),
        ("council/papers, empty", Markup::of(&list(Vec::new()))),
        ("council/paper", Markup::of(&paper)),
        ("council/form", Markup::of(&form)),
    ]
}
