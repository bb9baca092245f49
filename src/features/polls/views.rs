//! Pages of date polls.

mod samples;

use askama::Template;
use qrcodegen::{QrCode, QrCodeEcc};
use uuid::Uuid;

use super::results::{Results, Tally};
use super::store::people::{Asked, Standing};
use super::store::{Listed, Poll};
use super::{Answer, PollState, Via};
use crate::features::groups::views::Head;
use crate::features::meetings::views::Row;
use crate::http::{Markup, Page};

pub use samples::samples;

/// The dates of a group.
#[derive(Template)]
#[template(path = "polls/list.html")]
pub struct GroupDates {
    pub p: Page,
    pub h: Head,
    /// Polls that run, and those that are over.
    pub open: Vec<Listed>,
    pub over: Vec<Listed>,
    /// Meetings to come, and earlier ones.
    pub coming: Vec<Row>,
    pub earlier: Vec<Row>,
    pub may_begin: bool,
}

impl GroupDates {
    fn is_empty(&self) -> bool {
        self.open.is_empty() && self.over.is_empty() && self.coming.is_empty() && self.earlier.is_empty()
    }
}

/// The form of a new poll.
#[derive(Template)]
#[template(path = "polls/new.html")]
pub struct NewPollPage {
    pub p: Page,
    pub h: Head,
    pub form: Markup,
}

/// A poll as its group sees it.
#[derive(Template)]
#[template(path = "polls/show.html")]
pub struct ShowPoll {
    pub p: Page,
    pub poll: Poll,
    /// The reader's answer; empty where nothing can be answered.
    pub form: Markup,
    pub results: Markup,
    /// Whether the reader may read who said what.
    pub names: bool,
    pub is_open: bool,
    pub manages: bool,
    pub i_answered: bool,
    /// Dates were added since the reader answered.
    pub new_dates: bool,
    /// The date that was chosen, in words, and the meeting that it became.
    pub chosen: Option<String>,
    pub meeting: Option<Uuid>,
    pub standing: Standing,
    pub managed: Managed,
    pub form_id: String,
}

/// What only those see who organise a poll.
#[derive(Default)]
pub struct Managed {
    /// What is needed, and who needs it.
    pub needs: Vec<(String, Vec<String>)>,
    /// Mails that wait, and mails of which nobody knows.
    pub waiting: (i64, i64),
}

impl ShowPoll {
    fn is_cancelled(&self) -> bool {
        self.poll.state == PollState::Cancelled
    }

    fn is_running(&self) -> bool {
        self.poll.is_running()
    }
}

/// So many single answers stand in a table on a page.
const CELLS: usize = 4_000;

/// What was answered, the best dates first.
#[derive(Template)]
#[template(path = "polls/results.html")]
pub struct ResultTable<'a> {
    pub p: &'a Page,
    pub poll: &'a Poll,
    pub r: Results,
    /// Whether it says who.
    pub names: bool,
}

impl ResultTable<'_> {
    fn span(&self, tally: &Tally) -> String {
        self.p.lang.span(tally.date.starts, tally.date.minutes)
    }

    fn word(&self, answer: &Option<Answer>) -> String {
        answer.map_or_else(|| self.p.t("poll-no-answer"), |answer| self.p.t(answer.key()))
    }

    /// Whether anybody left a date open.
    fn has_open(&self) -> bool {
        self.r.tallies.iter().any(|tally| tally.open > 0)
    }

    fn answered(&self) -> Vec<&Asked> {
        self.r.answered().collect()
    }

    /// Whether all answers fit on a page that a phone can show.
    fn fits(&self) -> bool {
        self.r.answered().count() * self.r.tallies.len() <= CELLS
    }

    fn day(&self, tally: &Tally) -> String {
        self.p.day(tally.date.starts.date())
    }

    fn time(&self, tally: &Tally) -> String {
        self.p.lang.times(tally.date.starts, tally.date.minutes)
    }
}

/// Somebody who is asked, and what they were told last: the word of the stage, and when.
pub struct Line {
    pub asked: Asked,
    pub told: Option<(String, String)>,
}

/// Who is asked.
#[derive(Template)]
#[template(path = "polls/people.html")]
pub struct People {
    pub p: Page,
    pub poll: Poll,
    pub people: Vec<Line>,
    pub form: Markup,
    pub has_paper: bool,
    pub has_open_link: bool,
    pub is_running: bool,
    pub form_id: String,
}

/// A form about a poll.
#[derive(Template)]
#[template(path = "polls/form.html")]
pub struct FormPage {
    pub p: Page,
    pub poll: Poll,
    pub title: String,
    pub lead: String,
    pub form: Markup,
}

/// Somebody's answer, typed by another.
#[derive(Template)]
#[template(path = "polls/answer_for.html")]
pub struct AnswerFor {
    pub p: Page,
    pub poll: Poll,
    pub asked: Asked,
    pub form: Markup,
}

/// A link to be handed on: its address, and the same as a picture that phones read.
pub struct Letter {
    pub name: String,
    pub address: String,
    pub picture: Markup,
}

impl Letter {
    /// The letter with somebody's link.
    pub fn new(p: &Page, name: &str, secret: &str) -> Self {
        let address = p.site.link(&format!("/t/{secret}"));
        let picture = picture(&address, &p.in_german().t("poll-qr"));
        Self { name: name.to_owned(), address, picture }
    }
}

/// A QR code as SVG, dark on light whatever the colours of the page are.
fn picture(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return Markup::default() };
    let (quiet, size) = (4, code.size());
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{},{}h1v1h-1z", x + quiet, y + quiet));
        }
    }
    let all = size + 2 * quiet;
    Markup::rendered(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {all} {all}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{all}v{all}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// Links that are shown once, to print or to copy.
#[derive(Template)]
#[template(path = "polls/letters.html")]
pub struct Letters {
    pub p: Page,
    pub poll: Poll,
    pub letters: Vec<Letter>,
    /// Message key of what they are: `poll-link`, `poll-letters`, `poll-open-link`.
    pub kind: &'static str,
}

impl Letters {
    fn title(&self) -> String {
        self.p.t(self.kind)
    }

    fn lead(&self) -> String {
        self.p.t(&format!("{}-lead", self.kind))
    }
}

/// A poll behind a link.
#[derive(Template)]
#[template(path = "polls/by_link.html")]
pub struct AnswerByLink {
    pub p: Page,
    pub poll: Poll,
    pub asked: Option<Asked>,
    pub form: Markup,
    pub results: Markup,
    pub is_open: bool,
    pub new_dates: bool,
    pub chosen: Option<String>,
}

impl AnswerByLink {
    fn name(&self) -> &str {
        self.asked.as_ref().map_or("", |asked| &asked.name)
    }

    fn has_answered(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.answered_at.is_some())
    }

    fn is_cancelled(&self) -> bool {
        self.poll.state == PollState::Cancelled
    }
}

/// A link that opens nothing any more.
#[derive(Template)]
#[template(path = "polls/link_gone.html")]
pub struct LinkGone {
    pub p: Page,
}

impl Asked {
    /// The name as others read it; never an address.
    pub fn shown(&self, p: &Page) -> String {
        if self.name.is_empty() { p.t("poll-guest-unnamed") } else { self.name.clone() }
    }
}
