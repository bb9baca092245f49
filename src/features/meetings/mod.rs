//! Meetings (*Termine*): an invitation by mail that calendars understand, replies without an account, calendars.
//!
//! Invariants:
//! * A meeting keeps its UID for life. Its SEQUENCE grows with what a calendar must know: time, length, place, room,
//!   link, its end, and that somebody is taken out. Another title or note alone sends no mail; it reaches calendars with the next one.
//! * Whoever is invited is told a state once: what was told stands in their row, and the row changes in the transaction
//!   that queues the mail ([`tell_due`]). Changes are gathered for a quiet minute.
//! * A mail lists nobody but its receiver; people are shown inside the group only, by their chosen names where it has
//!   such, and needs only to those who organise.
//! * Another day or time takes replies back: nobody has said anything about it yet.
//! * Once cancelled nothing changes; once its minutes are closed its agenda does not either.

pub mod access;
pub mod agenda;
mod feeds;
pub mod guests;
pub mod import;
pub mod inviting;
mod letters;
mod making;
pub mod month;
pub mod replying;
pub mod routes;
pub mod store;
mod telling;
pub mod times;
pub mod views;

pub use making::begin;
pub use telling::tell_due;

use jiff::civil::DateTime;
use uuid::Uuid;

use crate::features::groups::Audience;
use crate::ical;
use crate::words;

/// The most people that one meeting invites.
pub const MOST_PEOPLE: usize = 500;

words! {
    /// Where a meeting stands.
    pub enum MeetingState("meeting-state") {
        /// Not told to anybody yet; only those who organise it see it.
        Draft = "draft",
        Invited = "invited",
        /// It takes place now: its minutes are being written.
        Running = "running",
        /// Its minutes are done.
        Closed = "closed",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether somebody comes. Nothing is answered for anybody.
    pub enum Reply("meeting-reply") {
        None = "none",
        Yes = "yes",
        Maybe = "maybe",
        No = "no",
    }
}

impl Reply {
    /// What can be answered.
    pub const GIVEN: [Self; 3] = [Self::Yes, Self::Maybe, Self::No];

    /// The icon beside its word.
    pub fn icon(self) -> &'static str {
        match self {
            Self::None => "clock",
            Self::Yes => "check",
            Self::Maybe => "tilde",
            Self::No => "stop",
        }
    }

    /// As calendars know it.
    fn in_calendar(self) -> ical::Reply {
        match self {
            Self::None => ical::Reply::None,
            Self::Yes => ical::Reply::Yes,
            Self::Maybe => ical::Reply::Maybe,
            Self::No => ical::Reply::No,
        }
    }
}

/// A link that a browser opens as a page, nothing else.
pub fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        && !text.contains(char::is_whitespace)
}

words! {
    /// Whether somebody was there.
    pub enum Presence("presence") {
        Unknown = "unknown",
        Present = "present",
        /// Said beforehand that they would not come.
        Excused = "excused",
        Absent = "absent",
    }
}

impl Presence {
    /// What can be noted.
    pub const NOTED: [Self; 3] = [Self::Present, Self::Excused, Self::Absent];
}

/// What a new meeting is made from.
#[derive(Debug, Clone)]
pub struct NewMeeting {
    pub group: Uuid,
    pub organiser: Uuid,
    pub title: String,
    pub place: String,
    pub room: String,
    /// Address of an online meeting.
    pub online: String,
    pub note: String,
    /// Wall time.
    pub starts: DateTime,
    pub minutes: i64,
    pub audience: Audience,
    /// The date poll it came from.
    pub poll: Option<Uuid>,
    /// The meeting that it follows.
    pub previous: Option<Uuid>,
    /// Whether nobody is told yet.
    pub is_draft: bool,
    pub people: Vec<NewAttendee>,
}

/// Somebody who is to be invited.
#[derive(Debug, Clone)]
pub struct NewAttendee {
    /// Their account; name and address are the account's then.
    pub person: Option<Uuid>,
    pub name: String,
    /// Empty for whom no mail reaches.
    pub email: String,
    pub reply: Reply,
    /// Words parted by blanks, as a date poll stores them.
    pub needs: String,
    pub needs_note: String,
}

impl NewAttendee {
    /// A member of the group, by their account.
    pub fn member(person: Uuid) -> Self {
        Self { person: Some(person), ..Self::guest(String::new(), String::new()) }
    }

    /// Somebody without an account.
    pub fn guest(name: String, email: String) -> Self {
        let (needs, needs_note) = (String::new(), String::new());
        Self { person: None, name, email, reply: Reply::None, needs, needs_note }
    }
}

/// What can be changed of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    pub title: String,
    pub place: String,
    pub room: String,
    pub online: String,
    pub note: String,
    pub starts: DateTime,
    pub minutes: i64,
    pub audience: Audience,
}

impl Details {
    /// Whether those who are invited must be told of `new`.
    fn matters(&self, new: &Self) -> bool {
        let told = |d: &Self| (d.starts, d.minutes, d.place.clone(), d.room.clone(), d.online.clone());
        told(self) != told(new)
    }
}
