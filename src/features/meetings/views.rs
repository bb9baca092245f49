//! Pages of meetings.

use askama::Template;
use uuid::Uuid;

pub mod agenda;
pub mod month;
pub mod people;
mod samples;

pub use samples::samples;

use self::agenda::Top;
use super::Reply;
use super::month::CalendarMonth;
use super::store::people::Invited;
use super::store::{Listed, Meeting, Neighbour};
use crate::features::groups::{Audience, GroupName};
use crate::http::query::Pages;
use crate::http::{Markup, Page, prose};
use crate::i18n::Lang;

/// "1 Stunde 30 Minuten"
pub fn length(p: &Page, minutes: i64) -> String {
    let parts = [(minutes / 60, "meeting-hours"), (minutes % 60, "meeting-minutes")];
    let words = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, key)| p.t1(key, "count", count));
    words.collect::<Vec<_>>().join(" ")
}

/// Those who said the same.
pub struct Replies {
    pub reply: Reply,
    pub people: Vec<Invited>,
}

impl Replies {
    /// Everybody who is invited, by what they said, each by name.
    pub fn of(people: &[Invited]) -> Vec<Self> {
        let said = |reply: Reply| people.iter().filter(move |invited| invited.reply == reply).cloned().collect();
        let order = Reply::GIVEN.into_iter().chain([Reply::None]);
        order.map(|reply| Self { reply, people: said(reply) }).collect()
    }

    /// Their names, with commas.
    fn names(&self, p: &Page) -> String {
        self.people.iter().map(|invited| invited.shown(p)).collect::<Vec<_>>().join(", ")
    }
}

/// What a meeting's page says to the group's own people.
pub struct Inside {
    pub replies: Vec<Replies>,
    /// The reader's own reply.
    pub own: Reply,
    /// Where one says whether one comes; empty where that is not possible any more.
    pub form: Markup,
    /// Mails about it that have not left yet, and those of which nobody knows whether they did.
    pub waiting: i64,
    pub uncertain: i64,
    /// What is planned, in its order.
    pub tops: Vec<Top>,
    /// How many proposals wait for an answer.
    pub proposed: usize,
}

impl Inside {
    fn has_replied(&self) -> bool {
        self.own != Reply::None
    }

    fn invited(&self) -> usize {
        self.replies.iter().map(|replies| replies.people.len()).sum()
    }

    /// Those who wrote something to their reply.
    fn notes(&self) -> Vec<&Invited> {
        self.all().filter(|invited| !invited.reply_note.is_empty()).collect()
    }

    /// Those who need something to come.
    fn needs(&self) -> Vec<&Invited> {
        self.all().filter(|invited| !invited.needs.is_empty() || !invited.needs_note.is_empty()).collect()
    }

    fn all(&self) -> impl Iterator<Item = &Invited> {
        self.replies.iter().flat_map(|replies| &replies.people)
    }
}

/// One meeting.
#[derive(Template)]
#[template(path = "meetings/show.html")]
pub struct Show {
    pub p: Page,
    pub meeting: Meeting,
    /// Nothing for who is not in the group: others learn nothing of people.
    pub inside: Option<Inside>,
    pub manages: bool,
    pub before: Option<Neighbour>,
    pub after: Vec<Neighbour>,
}

impl Show {
    fn when(&self) -> String {
        self.p.lang.span(self.meeting.starts, self.meeting.minutes)
    }

    fn length(&self) -> String {
        length(&self.p, self.meeting.minutes)
    }

    fn note(&self) -> Markup {
        prose::html(&self.meeting.note)
    }

    fn is_ahead(&self) -> bool {
        self.meeting.is_ahead(self.p.now)
    }

    /// Whether its minutes can be begun: from its day on.
    fn may_open(&self) -> bool {
        self.manages && self.meeting.may_begin(self.p.today())
    }

    fn is_over(&self) -> bool {
        self.meeting.is_over(self.p.now)
    }

    /// Whether the mails wait for a quiet minute.
    fn is_gathering(&self) -> bool {
        self.meeting.tell_at.is_some() && !self.is_over()
    }

    /// What somebody needs, in words; the words are those of date polls, where it was asked.
    fn needs(&self, invited: &Invited) -> String {
        let keys = invited.needs.split(' ').map(|word| format!("poll-need-{word}"));
        let known = keys.filter(|key| self.p.site.i18n.has(Lang::De, key)).map(|key| self.p.t(&key));
        let note = Some(invited.needs_note.clone()).filter(|note| !note.is_empty());
        known.chain(note).collect::<Vec<_>>().join(", ")
    }

    fn neighbour(&self, other: &Neighbour) -> String {
        self.p.lang.span(other.starts, other.minutes)
    }
}

/// A meeting as one who is invited finds it by their link.
#[derive(Template)]
#[template(path = "meetings/reply.html")]
pub struct ReplyPage {
    pub p: Page,
    pub meeting: Meeting,
    pub invited: Invited,
    pub tops: Vec<Top>,
    /// The path of its minutes, where they can be read.
    pub minutes: String,
    /// Empty where it has begun, is over or called off.
    pub form: Markup,
}

impl ReplyPage {
    fn is_over(&self) -> bool {
        self.meeting.is_over(self.p.now)
    }

    fn when(&self) -> String {
        self.p.lang.span(self.meeting.starts, self.meeting.minutes)
    }

    fn length(&self) -> String {
        length(&self.p, self.meeting.minutes)
    }

    fn note(&self) -> Markup {
        prose::html(&self.meeting.note)
    }
}

/// A link that leads nowhere any more.
#[derive(Template)]
#[template(path = "meetings/gone.html")]
pub struct Gone {
    pub p: Page,
}

/// A month of a calendar with its meetings.
pub struct Month {
    pub name: String,
    pub meetings: Vec<Row>,
}

impl Month {
    /// Meetings in their order, by the month in which they begin.
    pub fn of(p: &Page, meetings: Vec<Listed>) -> Vec<Self> {
        let mut months: Vec<Self> = Vec::new();
        for listed in meetings {
            let name = p.lang.month(listed.starts.date());
            if months.last().is_none_or(|month| month.name != name) {
                months.push(Self { name, meetings: Vec::new() });
            }
            if let Some(month) = months.last_mut() {
                month.meetings.push(Row::of(p, listed));
            }
        }
        months
    }
}

/// A line of a list; `templates/meetings/rows.html` shows `rows`.
pub struct Row {
    pub meeting: Listed,
    pub when: String,
    /// Where, and whose.
    pub place: String,
    pub is_over: bool,
    /// Whether it waits for the reader's reply.
    pub waits: bool,
    /// The name by which the line can be jumped to; mostly none.
    pub anchor: String,
}

impl Row {
    /// The line of a meeting.
    pub fn of(p: &Page, meeting: Listed) -> Self {
        let place: Vec<&str> = [&meeting.place, &meeting.room].into_iter().map(String::as_str).collect();
        Self {
            when: p.lang.span(meeting.starts, meeting.minutes),
            place: place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            is_over: meeting.is_over(p.now),
            waits: meeting.waits(p.now),
            anchor: String::new(),
            meeting,
        }
    }

    /// The same for many, in their order.
    pub fn all(p: &Page, meetings: Vec<Listed>) -> Vec<Self> {
        meetings.into_iter().map(|meeting| Self::of(p, meeting)).collect()
    }
}

/// Everybody's calendar: a list by months.
#[derive(Template)]
#[template(path = "meetings/calendar.html")]
pub struct CalendarPage {
    pub p: Page,
    pub months: Vec<Month>,
    pub pages: Pages,
    /// Before which day the meetings are, where they are earlier ones.
    pub before: Option<String>,
    /// How many wait for the reader's reply.
    pub waits: usize,
    /// Groups that the reader may invite to a meeting.
    pub may_invite: Vec<GroupName>,
}

impl CalendarPage {
    /// The same as a month: the present one.
    fn month_path(&self) -> String {
        let present = CalendarMonth::of(self.p.today());
        present.map_or("/calendar".to_owned(), |month| format!("/calendar?month={month}"))
    }
}

/// A calendar to subscribe to: one's own, or a group's.
#[derive(Template)]
#[template(path = "meetings/subscription.html")]
pub struct Subscription {
    pub p: Page,
    /// Whose it is; nothing for one's own.
    pub group: Option<GroupName>,
    /// Where its forms go.
    pub path: String,
    /// Whether it has an address that works.
    pub is_open: bool,
    /// The address, once it was made.
    pub address: String,
    /// Whether the reader may make one.
    pub may_open: bool,
    /// Groups of mine that have calendars of their own.
    pub groups: Vec<(Uuid, String)>,
}

impl Subscription {
    fn title(&self) -> String {
        match &self.group {
            Some(group) => self.p.t1("feed-group-title", "group", &group.name),
            None => self.p.t("feed-own-title"),
        }
    }

    /// What to know about a new address.
    fn secret_words(&self) -> &'static str {
        if self.group.is_some() { "feed-group-secret" } else { "feed-own-secret" }
    }
}

impl Meeting {
    /// Whether more than its group may see it.
    pub fn is_shared(&self) -> bool {
        self.audience != Audience::Group
    }
}

impl Invited {
    /// The name as others read it; never an address.
    pub fn shown(&self, p: &Page) -> String {
        if self.name.is_empty() { p.t("meeting-guest-unnamed") } else { self.name.clone() }
    }
}
