//! Pages of the administration.

use askama::Template;
use uuid::Uuid;

use crate::audit::Entry;
use crate::clock::{MINUTE, Timestamp};
use crate::features::accounts::store::{Known, RoleOf};
use crate::http::query::{Pages, Query};
use crate::http::{Form, Markup, Page};
use crate::i18n::Lang;
use crate::mail::{Listed, Stored};

/// Somebody in the list of accounts.
pub struct PersonLine {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub active: bool,
    pub roles: String,
}

impl PersonLine {
    /// The lines of `people`, with their roles in the reader's words.
    pub fn all(p: &Page, people: Vec<Known>, roles: &[RoleOf]) -> Vec<Self> {
        let line = |person: Known| Self {
            roles: roles.iter().filter(|r| r.person == person.id).map(|r| role(p, r)).collect::<Vec<_>>().join(", "),
            id: person.id,
            name: person.name,
            email: person.email,
            active: person.active,
        };
        people.into_iter().map(line).collect()
    }
}

fn role(p: &Page, role: &RoleOf) -> String {
    match &role.municipality {
        Some(place) => format!("{} {place}", p.t(role.role.key())),
        None => p.t(role.role.key()),
    }
}

/// Who has an account.
#[derive(Template)]
#[template(path = "admin/people.html")]
pub struct People {
    pub p: Page,
    pub people: Vec<PersonLine>,
    pub wanted: String,
    pub pages: Pages,
}

/// A new account.
#[derive(Template)]
#[template(path = "admin/new_person.html")]
pub struct NewPerson {
    pub p: Page,
    pub form: Markup,
}

/// One account.
#[derive(Template)]
#[template(path = "admin/person.html")]
pub struct Person {
    pub p: Page,
    pub person: Known,
    pub form: Markup,
    /// Whether the reader looks at their own account.
    pub is_self: bool,
}

/// Before somebody is kept out.
#[derive(Template)]
#[template(path = "admin/deactivation.html")]
pub struct Deactivation {
    pub p: Page,
    pub person: Known,
    pub form: Markup,
}

/// The district's settings.
#[derive(Template)]
#[template(path = "admin/settings.html")]
pub struct Settings {
    pub p: Page,
    pub form: Markup,
}

/// What was to be sent, and what became of it.
#[derive(Template)]
#[template(path = "admin/outbox.html")]
pub struct Outbox {
    pub p: Page,
    pub mails: Vec<Listed>,
    pub waiting: usize,
    /// The states one can ask for, with whether each was.
    pub states: Vec<(&'static str, bool)>,
    pub pages: Pages,
}

impl Outbox {
    /// Message key, class and icon of a mail's state.
    fn state(&self, mail: &Listed) -> (&'static str, &'static str, &'static str) {
        match mail.state.as_str() {
            "sent" => ("outbox-state-sent", "state--done", "check"),
            "sending" if self.is_uncertain(mail) => ("outbox-state-uncertain", "state--bad", "warning"),
            "sending" => ("outbox-state-sending", "state--now", "now"),
            _ if !mail.has_failed => ("outbox-state-waiting", "state--now", "now"),
            _ => ("outbox-state-failing", "state--warn", "warning"),
        }
    }

    fn is_uncertain(&self, mail: &Listed) -> bool {
        self.p.now.0 - mail.sent_at.unwrap_or(mail.created_at).0 > crate::mail::UNCERTAIN
    }

    fn has_uncertain(&self) -> bool {
        self.mails.iter().any(|mail| mail.state == "sending" && self.is_uncertain(mail))
    }

    fn has_protected(&self) -> bool {
        self.mails.iter().any(|mail| mail.is_protected)
    }

    fn when(&self, mail: &Listed) -> String {
        self.p.moment(mail.sent_at.unwrap_or(mail.created_at))
    }

    fn state_key(&self, state: &str) -> String {
        format!("outbox-state-{state}")
    }
}

/// What administrators and staff did.
#[derive(Template)]
#[template(path = "admin/audit.html")]
pub struct Audit {
    pub p: Page,
    pub entries: Vec<Entry>,
    pub pages: Pages,
}

impl Audit {
    fn what(&self, entry: &Entry) -> String {
        self.p.t(&format!("audit-{}", entry.kind))
    }

    /// Words of ours stand as message keys in the log; everything else stays as it is.
    fn detail(&self, entry: &Entry) -> String {
        let word = |word: &str| {
            if self.p.site.i18n.has(Lang::De, word) { self.p.t(word) } else { word.to_owned() }
        };
        let separator = if entry.detail.contains('-') { ", " } else { " " };
        entry.detail.split(' ').map(word).collect::<Vec<_>>().join(separator)
    }
}

/// The mails with their texts; in the demo and debug builds only.
#[derive(Template)]
#[template(path = "admin/dev_mail.html")]
pub struct DevMail {
    pub p: Page,
    pub mails: Vec<Stored>,
}

/// Every view of this file.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = || Form::new().line("name", "account-name").required().html(p, "/", "account-save");
    let pages = || Pages::of(&Query::default(), 120);
    let person =
        Known { id: Uuid::nil(), name: "Ayla Beispiel".into(), email: "ayla@kreis.example".into(), active: true };
    let people = PersonLine::all(p, vec![person.clone()], &[]);
    let list = People { p: p.clone(), people, wanted: String::new(), pages: pages() };
    let one = Person { p: p.clone(), person: person.clone(), form: form(), is_self: false };
    let deactivation =
        Deactivation { p: p.clone(), person, form: Form::new().danger_html(p, "/", "people-deactivate") };
    let states = vec![("waiting", true), ("sent", false)];
    let outbox = Outbox { p: p.clone(), mails: sample_mails(p.now), waiting: 1, states, pages: pages() };
    let actor = Some("Ayla Beispiel".to_owned());
    let detail = "role-staff".to_owned();
    let entry = Entry { at: p.now, kind: "account-roles".into(), actor: actor.clone(), subject: actor, detail };
    let audit = Audit { p: p.clone(), entries: vec![entry], pages: pages() };
    vec![
        ("admin/people", Markup::of(&list)),
        ("admin/new_person", Markup::of(&NewPerson { p: p.clone(), form: form() })),
        ("admin/person", Markup::of(&one)),
        ("admin/deactivation", Markup::of(&deactivation)),
        ("admin/settings", Markup::of(&Settings { p: p.clone(), form: form() })),
        ("admin/outbox", Markup::of(&outbox)),
        ("admin/audit", Markup::of(&audit)),
        ("admin/dev_mail", Markup::of(&DevMail { p: p.clone(), mails: Vec::new() })),
    ]
}

fn sample_mails(now: Timestamp) -> Vec<Listed> {
    let mail = |state: &str, ago: i64, error: &str| Listed {
        is_protected: false,
        recipient: "ayla@kreis.example".into(),
        subject: "Ihr Code für den Fokusraum".into(),
        state: state.into(),
        created_at: now.plus(-ago),
        sent_at: (state != "waiting").then(|| now.plus(-ago)),
        last_error: error.into(),
        has_failed: !error.is_empty(),
    };
    let (recipient, subject) = (String::new(), String::new());
    vec![
        Listed { is_protected: true, recipient, subject, ..mail("sent", MINUTE, "") },
        mail("waiting", MINUTE, ""),
        mail("waiting", MINUTE, "SMTP: 421"),
        mail("sending", 0, ""),
        mail("sending", 10 * MINUTE, ""),
        mail("sent", MINUTE, ""),
    ]
}
