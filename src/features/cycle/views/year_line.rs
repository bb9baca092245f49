//! *Das Jahr*: the line of gates with *heute* on it.

use askama::Template;
use jiff::civil::Date;
use uuid::Uuid;

use crate::features::cycle::store::Phase;
use crate::http::{Markup, Page};

/// So many gates are shown around today; a whole year's are on its own page.
const NEAR: usize = 4;

/// One gate on the line.
pub struct Gate {
    pub id: Uuid,
    pub title: String,
    /// What is next about it: until when, from when.
    pub when: String,
    /// Its first and last day.
    pub period: String,
    pub iso: String,
    pub state: &'static str,
}

/// The line: gates in the order of their closing, and how many of them lie before today.
#[derive(Template)]
#[template(path = "cycle/year_line.html")]
pub struct YearLine {
    pub p: Page,
    pub gates: Vec<Gate>,
    /// *heute* stands before this gate; `None` where the year has no days.
    pub today_before: Option<usize>,
    /// How many gates of the year are over.
    pub over: usize,
    pub all: usize,
}

impl YearLine {
    /// The line of a year's phases for today.
    pub fn new(p: &Page, phases: &[Phase]) -> Self {
        let today = p.today();
        let dated = phases.iter().any(|phase| phase.closes_on.is_some());
        let over = phases.iter().filter(|phase| phase.is_over(today)).count();
        let mut ordered: Vec<&Phase> = phases.iter().collect();
        ordered.sort_by_key(|phase| (phase.closes_on.unwrap_or(Date::MAX), phase.position));
        Self {
            gates: ordered.into_iter().map(|phase| gate(p, phase, today)).collect(),
            today_before: dated.then_some(over),
            over,
            all: phases.len(),
            p: p.clone(),
        }
    }

    /// Only what is near: today, and the gates that come next.
    pub fn near(p: &Page, phases: &[Phase]) -> Self {
        let mut line = Self::new(p, phases);
        let first = line.over.min(line.gates.len().saturating_sub(1));
        line.gates = line.gates.drain(..).skip(first).take(NEAR).collect();
        line.today_before = line.today_before.map(|before| before.saturating_sub(first));
        line
    }

    /// The line as markup for other pages.
    pub fn markup(&self) -> Markup {
        Markup::of(self)
    }

    /// Whether *heute* comes after all gates.
    pub fn is_today_last(&self) -> bool {
        self.today_before == Some(self.gates.len())
    }

    /// Whether *heute* stands before this gate.
    pub fn is_today_before(&self, index: &usize) -> bool {
        self.today_before == Some(*index)
    }
}

fn gate(p: &Page, phase: &Phase, today: Date) -> Gate {
    let state = match () {
        () if phase.is_over(today) => "done",
        () if phase.is_open(today) => "now",
        () => "next",
    };
    let when = match (phase.opens_on, phase.closes_on) {
        (_, Some(closes)) if state == "now" => p.t1("year-until", "day", p.day(closes)),
        (Some(opens), Some(closes)) if opens == closes => p.day(opens),
        (Some(opens), Some(_)) if state == "next" => p.t1("year-from", "day", p.day(opens)),
        (_, Some(closes)) => p.t1("year-until", "day", p.day(closes)),
        _ => phase.date_text.clone(),
    };
    let iso = phase.closes_on.map(|d| d.to_string()).unwrap_or_default();
    let period = match (phase.opens_on, phase.closes_on) {
        (Some(opens), Some(closes)) if opens < closes => p.t2("year-period", "from", p.day(opens), "to", p.day(closes)),
        (_, Some(closes)) => p.day(closes),
        (Some(opens), None) => p.t1("year-from", "day", p.day(opens)),
        _ if phase.date_text.is_empty() => p.t("not-handed-down"),
        _ => phase.date_text.clone(),
    };
    Gate { id: phase.id, title: phase.title.clone(), when, period, iso, state }
}
