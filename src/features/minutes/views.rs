//! Pages of minutes.

use askama::Template;
use uuid::Uuid;

mod samples;

pub use samples::samples;

use super::store::corrections::Correction;
use super::store::outcomes::{Entry, Outcome};
use super::store::{Minutes, Neighbour};
use super::{MinutesState, OutcomeKind, Votes};
use crate::features::accounts::store::sort_key;
use crate::features::groups::views::Head;
use crate::features::meetings::Presence;
use crate::features::meetings::store::Meeting;
use crate::features::meetings::store::people::Invited;
use crate::features::meetings::views::agenda::Top;
use crate::http::query::Pages;
use crate::http::{Markup, Page};

/// "Dafür 7, dagegen 1, enthalten 2"
pub fn votes(p: &Page, votes: Votes) -> String {
    let parts = [
        ("outcome-count-for", votes.for_it),
        ("outcome-count-against", votes.against),
        ("outcome-count-abstained", votes.abstained),
    ];
    parts.map(|(key, count)| p.t1(key, "count", count)).join(", ")
}

/// "Beschluss 3/2026": the number only where there is one.
pub fn label(p: &Page, kind: OutcomeKind, number: i64, year: i64) -> String {
    let word = p.t(kind.key());
    if number > 0 { format!("{word} {number}/{year}") } else { word }
}

/// Who does it until when.
fn charge(p: &Page, doer: &str, due_on: Option<jiff::civil::Date>) -> String {
    let due = due_on.map(|day| p.t1("outcome-until", "day", p.day(day)));
    let parts = [Some(doer.to_owned()).filter(|doer| !doer.is_empty()), due];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What came of an item, in words.
pub struct OutcomeLine {
    pub id: Uuid,
    pub kind: OutcomeKind,
    pub label: String,
    pub text: String,
    /// Votes of a decision, who does a task until when; empty where there is nothing.
    pub facts: String,
    /// Path of the card that a task became; empty where there is none, and for who cannot open it.
    pub card: String,
    /// Where it is changed; empty for who only reads.
    pub edit: String,
}

impl OutcomeLine {
    /// The line of an outcome; `inside` for the group's people.
    pub fn of(p: &Page, outcome: &Outcome, inside: bool) -> Self {
        let counted = outcome.votes().map(|counted| votes(p, counted));
        let charge = Some(charge(p, outcome.doer(), outcome.due_on)).filter(|charge| !charge.is_empty());
        let card = outcome.board.zip(outcome.card).filter(|_| inside);
        Self {
            id: outcome.id,
            kind: outcome.kind,
            label: label(p, outcome.kind, outcome.number, outcome.year),
            text: outcome.text.clone(),
            facts: counted.or(charge).unwrap_or_default(),
            card: card.map(|(board, card)| format!("/boards/{board}/cards/{card}")).unwrap_or_default(),
            edit: String::new(),
        }
    }

    /// The same for who keeps the minutes at `path`.
    pub fn with_edit(self, path: &str) -> Self {
        Self { edit: format!("{path}/outcomes/{}", self.id), ..self }
    }
}

/// An item with what was said and what came of it.
pub struct TopRecord {
    pub top: Top,
    pub record: Markup,
    pub outcomes: Vec<OutcomeLine>,
}

/// Those who were there, excused, absent, each by name.
pub struct Attendance {
    pub presence: Presence,
    pub names: Vec<String>,
}

impl Attendance {
    /// By what was noted; nobody of whom nothing was noted.
    pub fn of(p: &Page, people: &[Invited]) -> Vec<Self> {
        let names = |presence: Presence| {
            let mut names: Vec<String> =
                people.iter().filter(|one| one.presence == presence).map(|one| one.shown(p)).collect();
            names.sort_by_key(|name| sort_key(name));
            names
        };
        Presence::NOTED
            .into_iter()
            .map(|presence| Self { presence, names: names(presence) })
            .filter(|attendance| !attendance.names.is_empty())
            .collect()
    }
}

/// What everybody who may read them reads alike; told live.
#[derive(Template)]
#[template(path = "minutes/body.html")]
pub struct Body<'a> {
    pub p: &'a Page,
    pub meeting: &'a Meeting,
    pub minutes: &'a Minutes,
    pub attendance: Vec<Attendance>,
    pub tops: Vec<TopRecord>,
    pub remark: Markup,
}

impl Body<'_> {
    fn when(&self) -> String {
        self.p.lang.span(self.meeting.starts, self.meeting.minutes)
    }
}

/// A wish for a correction, as a line.
pub struct CorrectionLine {
    pub correction: Correction,
    /// "TOP 2"; empty for the minutes as a whole.
    pub top: String,
}

/// Minutes to read, and to watch while they are written.
#[derive(Template)]
#[template(path = "minutes/show.html")]
pub struct ShowMinutes {
    pub p: Page,
    pub meeting: Meeting,
    pub minutes: Minutes,
    pub body: Markup,
    /// Where they are for this reader: for guests behind their link.
    pub base: String,
    /// Nothing for guests: they read what was said, not what others would have otherwise.
    pub corrections: Vec<CorrectionLine>,
    /// Asks for a correction; empty where that is not possible.
    pub form: Markup,
    pub inside: bool,
    pub keeps: bool,
    /// The meeting that approved them.
    pub approved_in: Option<Neighbour>,
    /// Earlier minutes of the group that wait for approval, for who may approve them here.
    pub waiting: Vec<Neighbour>,
}

impl ShowMinutes {
    fn is(&self, word: &str) -> bool {
        self.minutes.state.word() == word
    }

    /// Until when corrections can be asked for, or that it is too late.
    fn until(&self) -> String {
        match self.minutes.corrections_until {
            Some(until) if until < self.p.today() => self.p.t("minutes-circulating-over"),
            Some(until) => self.p.t1("minutes-circulating-until", "day", self.p.day(until)),
            None => self.p.t("minutes-circulating-text"),
        }
    }

    fn day(&self, neighbour: &Neighbour) -> String {
        self.p.day(neighbour.starts.date())
    }

    fn state_class(&self) -> &'static str {
        match self.minutes.state {
            MinutesState::Writing => "state--now",
            MinutesState::Circulating => "state--warn",
            MinutesState::Approved => "state--done",
        }
    }
}

/// An item as it is written.
pub struct EditTop {
    pub top: Top,
    pub form: Markup,
    pub outcomes: Vec<OutcomeLine>,
    /// Whether it links to a board that can be taken over.
    pub has_board: bool,
}

/// Typing minutes.
#[derive(Template)]
#[template(path = "minutes/edit.html")]
pub struct Edit {
    pub p: Page,
    pub meeting: Meeting,
    pub minutes: Minutes,
    pub tops: Vec<EditTop>,
    pub present: usize,
    pub invited: usize,
    /// Whether they are still written; otherwise only corrections are taken up.
    pub writes: bool,
    pub form_id: String,
}

/// Who was there.
#[derive(Template)]
#[template(path = "minutes/attendance.html")]
pub struct AttendancePage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    pub form: Markup,
}

/// Two texts of one item side by side.
#[derive(Template)]
#[template(path = "minutes/conflict.html")]
pub struct Conflict {
    pub p: Page,
    pub meeting: Meeting,
    pub theirs: String,
    pub mine: String,
    pub form: Markup,
}

/// Changing what came of an item, or taking it out.
#[derive(Template)]
#[template(path = "minutes/outcome.html")]
pub struct EditOutcome {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    pub meeting: Meeting,
    pub form: Markup,
    /// What holds now, where somebody else changed it meanwhile.
    pub theirs: Option<OutcomeLine>,
    /// Empty once the minutes circulate.
    pub removal: Markup,
}

/// Before minutes are closed: what is missing, and what follows.
#[derive(Template)]
#[template(path = "minutes/closing.html")]
pub struct ClosingPage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    /// What one may want to write before.
    pub gaps: Vec<String>,
    pub decisions: usize,
    pub tasks: usize,
    pub form: Markup,
}

/// A meeting in the register, with what came of it.
pub struct Sitting {
    pub meeting: Uuid,
    pub title: String,
    pub day: String,
    /// Whether its minutes are approved.
    pub is_approved: bool,
    pub lines: Vec<EntryLine>,
}

impl Sitting {
    /// Entries in their order, by the meeting that they came of.
    pub fn all(p: &Page, entries: impl IntoIterator<Item = Entry>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for entry in entries {
            if all.last().is_none_or(|sitting| sitting.meeting != entry.meeting) {
                all.push(Self {
                    meeting: entry.meeting,
                    title: entry.meeting_title.clone(),
                    day: p.day(entry.starts.date()),
                    is_approved: entry.is_approved,
                    lines: Vec::new(),
                });
            }
            if let Some(sitting) = all.last_mut() {
                sitting.lines.push(EntryLine::of(p, entry));
            }
        }
        all
    }
}

/// A line of the register.
pub struct EntryLine {
    pub entry: Entry,
    pub label: String,
    pub facts: String,
}

impl EntryLine {
    /// The line of an entry.
    fn of(p: &Page, entry: Entry) -> Self {
        let counted = entry.votes().map(|counted| votes(p, counted));
        let charge = Some(charge(p, entry.doer(), entry.due_on)).filter(|charge| !charge.is_empty());
        Self {
            label: label(p, entry.kind, entry.number, entry.year),
            facts: counted.or(charge).unwrap_or_default(),
            entry,
        }
    }
}

/// The decisions of a group across its meetings.
#[derive(Template)]
#[template(path = "minutes/register.html")]
pub struct Register {
    pub p: Page,
    pub h: Head,
    pub sittings: Vec<Sitting>,
    /// How many there are of all kinds, whatever is searched.
    pub total: usize,
    pub kind: String,
    pub words: String,
    pub pages: Pages,
}

impl Register {
    fn kinds(&self) -> Vec<(&'static str, String, bool)> {
        let all = OutcomeKind::ALL.iter().map(|kind| (kind.word(), self.p.t(kind.key()), self.kind == kind.word()));
        std::iter::once(("", self.p.t("register-all"), self.kind.is_empty())).chain(all).collect()
    }
}
