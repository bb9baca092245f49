//! Der Weg: a recommendation's path as a row of stations, done, now, next; each with when, who and a link.
//!
//! In a year of the archive a station counts only with evidence: everything else reads "nicht überliefert".

use askama::Template;

use super::standing::council_word;
use super::store::{Gate, Milestones};
use crate::clock::Timestamp;
use crate::features::council::Outcome;
use crate::features::council::store::Routed;
use crate::features::council::store::decisions::Decision;
use crate::features::recommendations::{Stage, number};
use crate::http::{Markup, Page};
use crate::words;

words! {
    /// A station of the way, in its order.
    pub enum Step("way") {
        Draft = "draft",
        Adopted = "adopted",
        Submitted = "submitted",
        PreAssessed = "pre_assessed",
        Assessed = "assessed",
        JointlyAssessed = "jointly_assessed",
        Focus = "focus",
        Committees = "committees",
        Council = "council",
        /// The answer to those who asked.
        Answer = "answer",
        /// Ends the way wherever it happens.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How far a station is.
    pub enum State("way-state") {
        Done = "done",
        Now = "now",
        Next = "next",
        Skipped = "skipped",
        Stopped = "stopped",
        /// A year of the archive whose sources do not say.
        NotHandedDown = "not_handed_down",
    }
}

impl State {
    fn class(self) -> &'static str {
        match self {
            // The line that leads on is dotted: nobody knows that it was walked.
            Self::NotHandedDown => "next way__station--skipped",
            other => other.word(),
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Done => "check",
            Self::Now => "now",
            Self::Next => "next",
            Self::Skipped => "skip",
            Self::Stopped => "stop",
            Self::NotHandedDown => "help",
        }
    }

    fn dot(self) -> (&'static str, i64) {
        match self {
            Self::Done => ("mini__done", 5),
            Self::Now | Self::Stopped => ("mini__now", 7),
            Self::Next => ("mini__next", 5),
            Self::Skipped | Self::NotHandedDown => ("mini__skip", 5),
        }
    }
}

/// What the way is made from.
pub struct Given<'a> {
    pub m: &'a Milestones,
    /// The group's name as this reader may know it.
    pub group: String,
    /// Oldest first.
    pub decisions: Vec<&'a Decision>,
    pub routed: Vec<&'a Routed>,
    /// All gates of its year.
    pub gates: Vec<&'a Gate>,
    /// Whether there is a joint result to read.
    pub has_joint: bool,
    /// The address of the record, for its own parts.
    pub path: String,
}

/// One station, in the reader's language.
#[derive(Debug, Clone)]
pub struct Station {
    pub step: Step,
    pub state: State,
    pub when: String,
    pub who: Vec<String>,
    /// Where more stands, and the words for it.
    pub link: Option<(String, String)>,
}

/// The stations of the way.
pub fn stations(p: &Page, given: &Given) -> Vec<Station> {
    let mut out = Vec::new();
    let withdrawn = given.m.stage == Stage::Withdrawn;
    for step in Step::ALL.iter().copied().filter(|s| *s != Step::Withdrawn) {
        if withdrawn && date_of(given, step).is_none() {
            break;
        }
        let state = if withdrawn { State::Done } else { state_of(given, step) };
        out.push(station(p, given, step, state));
        if state == State::Stopped && step == Step::Focus {
            break;
        }
    }
    if withdrawn {
        out.push(station(p, given, Step::Withdrawn, State::Stopped));
    }
    out
}

fn station(p: &Page, given: &Given, step: Step, state: State) -> Station {
    Station {
        step,
        state,
        when: when(p, given, step, state),
        who: who(p, given, step, state),
        link: link(p, given, step, state),
    }
}

fn index(step: Step) -> usize {
    Step::ALL.iter().position(|s| *s == step).unwrap_or_default()
}

/// The index of the station that is not over yet.
fn present(given: &Given) -> usize {
    let step = match given.m.stage {
        Stage::Draft => Step::Draft,
        Stage::Adopted | Stage::ChangesRequested => Step::Submitted,
        Stage::Submitted => Step::PreAssessed,
        Stage::PreAssessed => Step::Assessed,
        Stage::Assessed => Step::JointlyAssessed,
        Stage::JointlyAssessed | Stage::NotInFocus => Step::Focus,
        Stage::InFocus if given.m.published_at.is_none() => Step::Focus,
        Stage::InFocus => Step::Committees,
        Stage::InCommittees if all_committees_spoke(given) => Step::Council,
        Stage::InCommittees => Step::Committees,
        Stage::Decided | Stage::Withdrawn => Step::Withdrawn,
    };
    index(step)
}

fn all_committees_spoke(given: &Given) -> bool {
    let spoke = |name: &str| given.decisions.iter().any(|d| d.committee_name == name && d.result.settles());
    given.routed.iter().filter(|r| r.committee.is_some() && !r.is_council).all(|r| spoke(&r.committee_name))
        && !given.routed.is_empty()
}

fn state_of(given: &Given, step: Step) -> State {
    let rejected = council_word(&given.decisions).is_some_and(|d| d.result == Outcome::Rejected);
    let (at, here) = (present(given), index(step));
    match step {
        Step::Focus if given.m.stage == Stage::NotInFocus => State::Stopped,
        Step::Council if rejected && given.m.stage == Stage::Decided => State::Stopped,
        _ if given.m.archive => {
            if is_handed_down(given, step) {
                State::Done
            } else {
                State::NotHandedDown
            }
        }
        _ if here > at => State::Next,
        _ if here == at => State::Now,
        _ if is_left_out(given, step) => State::Skipped,
        _ => State::Done,
    }
}

fn is_handed_down(given: &Given, step: Step) -> bool {
    match step {
        // The moment of a draft is known only where it was written here.
        Step::Draft => false,
        Step::Committees => !given.routed.is_empty() || given.decisions.iter().any(|d| !d.is_council),
        Step::Council => council_word(&given.decisions).is_some(),
        Step::Focus => given.m.focus_included == Some(true) || given.m.focus_at.is_some(),
        _ => date_of(given, step).is_some(),
    }
}

/// Whether the way went past a station: urgent, or a year whose method has no such gate.
fn is_left_out(given: &Given, step: Step) -> bool {
    let planned = |kind: &str| given.gates.is_empty() || given.gates.iter().any(|g| g.kind == kind);
    let kind = match step {
        Step::PreAssessed => "pre_assessment",
        Step::Assessed => "individual_assessment",
        Step::JointlyAssessed => "joint_assessment",
        Step::Committees => {
            let went = given.routed.iter().any(|r| r.committee.is_some() && !r.is_council);
            return !went && given.decisions.iter().all(|d| d.is_council);
        }
        _ => return false,
    };
    date_of(given, step).is_none() && (given.m.urgent || !planned(kind))
}

fn date_of(given: &Given, step: Step) -> Option<Timestamp> {
    let m = given.m;
    match step {
        Step::Draft if m.archive => None,
        Step::Draft => Some(m.created_at),
        Step::Adopted => m.adopted_at,
        Step::Submitted => m.submitted_at,
        Step::PreAssessed => m.pre_assessed_at,
        Step::Assessed => m.assessed_at,
        Step::JointlyAssessed => m.jointly_assessed_at,
        Step::Focus => m.published_at.filter(|_| !m.archive).or(m.focus_at),
        Step::Committees => given.routed.iter().find_map(|r| r.dispatched_at),
        Step::Council => None,
        Step::Answer | Step::Withdrawn => m.closed_at,
    }
}

fn when(p: &Page, given: &Given, step: Step, state: State) -> String {
    let day = |day: jiff::civil::Date| p.lang.short_day(day);
    match state {
        State::NotHandedDown | State::Skipped => String::new(),
        State::Now => {
            gate(given, step).and_then(|g| g.closes_on).map(|d| p.t1("way-until", "day", day(d))).unwrap_or_default()
        }
        State::Next => gate(given, step).map(|g| forecast(p, g, step)).unwrap_or_default(),
        State::Done | State::Stopped if step == Step::Committees => {
            let spoke = given.decisions.iter().filter(|d| !d.is_council).filter_map(|d| d.decided_on).max();
            let sent = date_of(given, step).map(|at| at.date());
            spoke.or(sent).map(day).unwrap_or_default()
        }
        State::Done | State::Stopped if step == Step::Council => {
            council_word(&given.decisions).and_then(|d| d.decided_on).map(day).unwrap_or_default()
        }
        State::Done | State::Stopped => date_of(given, step).map(|at| day(at.date())).unwrap_or_default(),
    }
}

/// When a station may be reached: the month in which its gate opens, its last day once it is open; nothing where that
/// day has passed, too.
fn forecast(p: &Page, gate: &Gate, step: Step) -> String {
    let today = p.today();
    match (gate.opens_on, gate.closes_on) {
        (_, Some(closes)) if step == Step::Council && closes >= today => p.lang.month(closes),
        (Some(opens), _) if opens > today => p.lang.month(opens),
        (_, Some(closes)) if closes >= today => p.t1("way-until", "day", p.lang.short_day(closes)),
        (None, None) => gate.date_text.clone(),
        _ => String::new(),
    }
}

fn gate<'a>(given: &Given<'a>, step: Step) -> Option<&'a Gate> {
    let kind = match step {
        Step::Draft | Step::Adopted | Step::Submitted => "submission",
        Step::PreAssessed => "pre_assessment",
        Step::Assessed => "individual_assessment",
        Step::JointlyAssessed => "joint_assessment",
        Step::Focus => "publication",
        Step::Committees | Step::Council => "committees",
        Step::Answer | Step::Withdrawn => return None,
    };
    given.gates.iter().find(|g| g.kind == kind).copied()
}

fn who(p: &Page, given: &Given, step: Step, state: State) -> Vec<String> {
    if state == State::NotHandedDown {
        return Vec::new();
    }
    if state == State::Skipped {
        return vec![p.t(if given.m.urgent { "way-skipped-urgent" } else { "way-skipped" })];
    }
    match step {
        Step::Draft | Step::Adopted => vec![given.group.clone()],
        Step::Submitted => match number(given.m.number_year, given.m.number_seq) {
            Some(number) => vec![p.t1("way-as-number", "number", number)],
            None => Vec::new(),
        },
        Step::PreAssessed => vec![p.t("way-by-administration")],
        Step::Assessed | Step::JointlyAssessed => vec![p.t("way-by-steering-group")],
        Step::Focus if state == State::Stopped => vec![given.m.focus_reason.clone()],
        Step::Focus => vec![p.t1("way-focus-of", "year", given.m.year.to_string())],
        Step::Committees => committees(p, given),
        Step::Council => council_word(&given.decisions).map(|d| p.t(d.result.key())).into_iter().collect(),
        Step::Answer if state == State::Done => vec![p.t("way-answer-here")],
        Step::Answer => Vec::new(),
        Step::Withdrawn => vec![given.m.outcome_note.clone()],
    }
}

/// Each committee the papers went to or that decided, with its last word.
fn committees(p: &Page, given: &Given) -> Vec<String> {
    let asked = given.routed.iter().filter(|r| !r.is_council && r.committee.is_some()).map(|r| &r.committee_name);
    let spoke = given.decisions.iter().filter(|d| !d.is_council).map(|d| &d.committee_name);
    let mut names: Vec<&String> = Vec::new();
    for name in asked.chain(spoke) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let last = |name: &String| given.decisions.iter().rfind(|d| &d.committee_name == name);
    names
        .iter()
        .map(|name| last(name).map_or((*name).clone(), |d| format!("{name}: {}", p.t(d.result.key()))))
        .collect()
}

fn link(p: &Page, given: &Given, step: Step, state: State) -> Option<(String, String)> {
    if !matches!(state, State::Done | State::Now | State::Stopped) {
        return None;
    }
    let (part, words) = match step {
        Step::Draft => ("text", "way-read-text"),
        Step::JointlyAssessed if given.has_joint => ("assessment", "way-read-assessment"),
        Step::Focus if given.m.focus_included.is_some() => ("focus", "way-read-focus"),
        Step::Committees if !given.routed.is_empty() => ("papers", "way-read-paper"),
        Step::Council if council_word(&given.decisions).is_some() => ("decisions", "way-read-decision"),
        _ => return None,
    };
    Some((format!("{}#{part}", given.path), p.t(words)))
}

#[derive(Template)]
#[template(path = "archive/way.html")]
struct WayView<'a> {
    p: &'a Page,
    stations: &'a [Station],
    /// Number of the present station; 0 where the way is over.
    now: usize,
}

/// The way in full, with its heading.
pub fn html(p: &Page, stations: &[Station]) -> Markup {
    let now = stations.iter().position(|s| s.state == State::Now).map_or(0, |i| i + 1);
    Markup::of(&WayView { p, stations, now })
}

#[derive(Template)]
#[template(path = "archive/mini.html")]
struct Mini {
    /// Class, x, radius.
    dots: Vec<(&'static str, usize, i64)>,
    end: usize,
    label: String,
}

/// The way as a row of dots with one line of words, for lists.
pub fn mini(stations: &[Station], label: String) -> Markup {
    let dots: Vec<_> =
        stations.iter().enumerate().map(|(i, s)| (s.state.dot().0, 8 + 16 * i, s.state.dot().1)).collect();
    let end = dots.last().map_or(8, |(_, x, _)| *x);
    Markup::of(&Mini { dots, end, label })
}
