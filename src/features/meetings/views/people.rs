//! Pages of those who are invited, for who organises the meeting.

use askama::Template;

use crate::features::meetings::Reply;
use crate::features::meetings::store::Meeting;
use crate::features::meetings::store::people::Invited;
use crate::http::{Markup, Page};

/// Everybody who is invited, and a form to invite more.
#[derive(Template)]
#[template(path = "meetings/people.html")]
pub struct PeoplePage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    pub meeting: Meeting,
    /// By name.
    pub people: Vec<Invited>,
    /// Mails about it that have not left yet, and those of which nobody knows whether they did.
    pub waiting: i64,
    pub uncertain: i64,
    pub form: Markup,
}

impl PeoplePage {
    fn when(&self) -> String {
        self.p.lang.span(self.meeting.starts, self.meeting.minutes)
    }

    fn told(&self, invited: &Invited) -> &'static str {
        match (invited.was_told(), self.meeting.is_draft(), invited.email.is_empty()) {
            (true, ..) => "meeting-told",
            (false, _, true) => "meeting-told-never",
            (false, true, _) => "meeting-told-later",
            (false, false, _) if self.meeting.tell_at.is_some() => "meeting-told-soon",
            // A member who said by themselves whether they come.
            (false, false, _) => "meeting-told-not",
        }
    }
}

/// One of those who are invited.
#[derive(Template)]
#[template(path = "meetings/person.html")]
pub struct PersonPage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    /// The meeting and when it is.
    pub about: String,
    pub invited: Invited,
    /// Where they are.
    pub path: String,
    /// What they said; empty where nobody can say anything yet.
    pub form: Markup,
    /// For the forms that are only a button.
    pub form_id: String,
    /// Their new link, shown this once; else empty.
    pub address: String,
}

impl PersonPage {
    fn title(&self) -> String {
        self.invited.shown(&self.p)
    }

    fn has_replied(&self) -> bool {
        self.invited.reply != Reply::None
    }
}

impl Invited {
    /// Whether a mail told them of the meeting.
    pub fn was_told(&self) -> bool {
        self.told_sequence >= 0
    }

    /// What it means to take them out.
    pub fn take_out_lead(&self) -> &'static str {
        match (self.was_told(), self.reply == Reply::None && !self.email.is_empty()) {
            (true, _) => "meeting-take-out-lead-told",
            (false, true) => "meeting-take-out-lead",
            (false, false) => "meeting-take-out-lead-quiet",
        }
    }

    /// The address of who has no account; members' addresses are their own affair.
    pub fn guest_email(&self) -> &str {
        if self.person.is_none() { &self.email } else { "" }
    }
}
