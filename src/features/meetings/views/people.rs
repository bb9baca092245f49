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
            (false, false, _) => "meeting-told-soon",
        }
    }
}

/// One of those who are invited.
#[derive(Template)]
#[template(path = "meetings/person.html")]
pub struct PersonPage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
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

    /// The address of who has no account; members' addresses are their own affair.
    pub fn guest_email(&self) -> &str {
        if self.person.is_none() { &self.email } else { "" }
    }
}
