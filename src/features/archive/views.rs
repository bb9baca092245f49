//! Pages of the public memory.

use askama::Template;
use jiff::civil::Date;
use uuid::Uuid;

use super::store::years::{ArchiveYear, FieldChange, Priority};
use super::store::{Gate, Joint, Milestones, Remark, YearName};
use crate::features::council::store::decisions::Decision;
use crate::features::council::store::{Paper, Routed};
use crate::features::cycle::template::Method;
use crate::features::fields::names::Shown;
use crate::http::{Markup, Page, Pages};

/// One recommendation in a list.
pub struct Line {
    pub id: Uuid,
    /// Empty where it has none.
    pub number: String,
    pub title: String,
    /// Under the names of its year.
    pub fields: Vec<Shown>,
    pub text: String,
    pub mini: Markup,
}

/// One choice of a filter.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// One filter, named as in the query.
pub struct Select {
    pub name: &'static str,
    pub label: String,
    /// What choosing nothing means.
    pub all: String,
    pub choices: Vec<Choice>,
}

/// The list of everything published.
#[derive(Template)]
#[template(path = "archive/list.html")]
pub struct List {
    pub p: Page,
    pub results: Vec<Line>,
    pub selects: Vec<Select>,
    pub word: String,
    /// Whether any filter is set.
    pub narrowed: bool,
    /// Address of the same as a table.
    pub csv: String,
    pub total: usize,
    pub years: Vec<YearName>,
    pub pages: Pages,
}

/// A paper with the committees it went to and when they met.
pub struct PaperLine {
    pub paper: Routed,
    pub committees: Vec<(String, Option<Date>)>,
}

/// A relative of a recommendation.
pub struct KinLine {
    pub words: String,
    pub name: String,
    pub path: String,
    pub note: String,
}

/// The record of one recommendation.
#[derive(Template)]
#[template(path = "archive/record.html")]
pub struct Record {
    pub p: Page,
    pub m: Milestones,
    pub number: String,
    /// What became of it, in one line.
    pub line: String,
    pub way: Markup,
    pub fields: Vec<Shown>,
    pub group: String,
    /// Empty where the reader may not know the group.
    pub group_path: String,
    /// Label and text of each answered question.
    pub answers: Vec<(String, String)>,
    pub municipalities: Vec<String>,
    pub committees: Vec<String>,
    pub remarks: Vec<Remark>,
    pub joint: Option<Joint>,
    pub papers: Vec<PaperLine>,
    pub decisions: Vec<Decision>,
    pub kin: Vec<KinLine>,
    /// What it grew from; path and title for the group's people only.
    pub origins: Vec<(String, Option<(String, String)>)>,
    /// Filled by [`slots`](super::slots).
    pub actions: Markup,
    /// Filled by [`slots`](super::slots).
    pub distribution: Markup,
    pub reads_papers: bool,
    pub may_write_paper: bool,
    pub may_decide: bool,
}

/// Something about a field, under its name of the year.
pub struct FieldLine<T> {
    pub field: Option<Shown>,
    pub item: T,
}

/// The remarks of one meeting.
pub struct Meeting {
    pub name: String,
    pub met_on: Option<Date>,
    pub items: Vec<AgendaItem>,
}

/// The remarks under one agenda item.
pub struct AgendaItem {
    pub name: String,
    pub headings: Vec<Heading>,
}

/// The remarks under one heading.
pub struct Heading {
    pub name: String,
    pub remarks: Vec<Remark>,
}

impl Heading {
    /// The sources of these remarks, each once.
    pub fn sources(&self) -> Vec<&str> {
        let mut sources: Vec<&str> = self.remarks.iter().map(|r| r.source.as_str()).filter(|s| !s.is_empty()).collect();
        sources.dedup();
        sources
    }
}

/// A year before the platform.
#[derive(Template)]
#[template(path = "archive/year.html")]
pub struct Year {
    pub p: Page,
    pub year: ArchiveYear,
    pub method: Method,
    pub gates: Vec<Gate>,
    pub meetings: Vec<Meeting>,
    pub priorities: Vec<FieldLine<Priority>>,
    pub changes: Vec<FieldLine<FieldChange>>,
    pub results: Vec<Line>,
    pub papers: Vec<Paper>,
    pub decisions: Vec<Decision>,
    pub pages: Pages,
}

impl Year {
    /// Message key of how far a change of fields came.
    fn state_key(&self, change: &FieldChange) -> String {
        format!("archive-change-{}", change.state)
    }
}

#[path = "samples.rs"]
mod samples;
pub use samples::samples;
