//! Date polls (*Termin finden*): a group asks who can come when, answered from a mail without an account.
//!
//! Invariants:
//! * Nothing is answered for anybody: a date without an answer stays open, it is never counted as a no.
//! * Whoever is asked is told a thing once: a stage is a row whose key is the person and the stage ([`notices`]).
//! * The limit of a date is held under the poll's row lock: two who answer at once are one after the other.
//! * Needs are read by who organises the poll, by nobody else.
//! * Dates are wall times; changing them keeps the answers to those that stay.

pub mod access;
mod answering;
mod choosing;
pub mod dates;
mod export;
pub mod import;
mod letters;
mod making;
mod notices;
mod results;
pub mod routes;
pub mod store;
pub mod views;

pub use notices::remind_due;

use crate::words;

words! {
    /// Whether a poll can be answered.
    pub enum PollState("poll-state") {
        Open = "open",
        /// A date was chosen.
        Fixed = "fixed",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

words! {
    /// Who sees what was answered: one mode, never two flags.
    pub enum Openness("poll-openness") {
        /// Everybody who is asked sees names and answers.
        Names = "names",
        /// Everybody who is asked sees how many can, not who.
        Numbers = "numbers",
        /// Only those who organise it.
        Organisers = "organisers",
    }
}

words! {
    /// An answer to one date. None is given beforehand.
    pub enum Answer("poll-answer") {
        Yes = "yes",
        IfNeedBe = "if_need_be",
        No = "no",
    }
}

impl Answer {
    /// The icon beside its word.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Yes => "check",
            Self::IfNeedBe => "tilde",
            Self::No => "stop",
        }
    }
}

words! {
    /// How somebody is asked.
    pub enum Via("poll-via") {
        /// Has an account: sees it among their tasks, and gets a mail.
        Account = "account",
        Mail = "mail",
        /// By letter, by phone or in person: a printed link, or somebody answers for them.
        Paper = "paper",
        /// Came by the open link under a name of their own.
        OpenLink = "open_link",
    }
}

words! {
    /// What somebody needs to come; asked once, read by the organisers only.
    pub enum Need("poll-need") {
        StepFree = "step_free",
        Interpreter = "interpreter",
        SignLanguage = "sign_language",
        Transport = "transport",
        Care = "care",
    }
}

impl Need {
    /// Several as they are stored: words parted by blanks.
    pub fn join(needs: &[Self]) -> String {
        needs.iter().map(|need| need.word()).collect::<Vec<_>>().join(" ")
    }

    /// As they are stored.
    pub fn parse_all(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::parse).collect()
    }
}
