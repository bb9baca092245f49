//! A group that meets, and what one asks of its meetings.

use fokusraum::clock::MINUTE;
use fokusraum::features::groups::store::NewGroup;
use fokusraum::features::groups::{GroupKind, MemberRole};
use fokusraum::mail::Stored;
use uuid::Uuid;

use super::groups::plain;
use super::{Browser, TestApp};

/// A focus group of four, each with a browser; nobody is invited to anything yet.
pub struct Circle {
    pub test: TestApp,
    pub group: Uuid,
    pub coordinator: Browser,
    pub facilitator: Browser,
    pub member: Browser,
    pub guest: Browser,
    pub outsider: Browser,
    pub member_id: Uuid,
}

/// What is typed for the meeting of these tests: a Tuesday in eight days.
pub const MEETING: [(&str, &str); 6] = [
    ("title", "Treffen Wohnen"),
    ("day", "2026-03-10"),
    ("from", "18 Uhr"),
    ("minutes", "90"),
    ("place", "Rathaus"),
    ("audience", "group"),
];

/// The same fields with others in place of some of them.
pub fn with<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = MEETING.into_iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
    kept.chain(others.iter().copied()).collect()
}

impl Circle {
    pub async fn new() -> Self {
        Self::of(plain(GroupKind::FocusGroup, "Wohnen"), ["", "", "", ""]).await
    }

    /// The same as a citizen sub-group, in which everybody chose a name.
    pub async fn of_citizens() -> Self {
        let new = plain(GroupKind::CitizenSubgroup, "Unterwegs");
        Self::of(new, ["Linde", "Ahorn", "Birke", "Eiche"]).await
    }

    async fn of(new: NewGroup, chosen: [&str; 4]) -> Self {
        let test = TestApp::new().await;
        let parent = match new.kind {
            GroupKind::CitizenSubgroup => Some(test.focus_group("Inklusion").await),
            _ => None,
        };
        let group = test.add_group(NewGroup { parent, ..new }).await;
        let roles = [MemberRole::Coordinator, MemberRole::Facilitator, MemberRole::Member, MemberRole::Guest];
        let names = ["Cora Coordinator", "Fiete Guide", "Merle Member", "Gesa Guest"];
        let mut browsers = Vec::new();
        let mut member_id = Uuid::nil();
        for ((name, role), chosen) in names.into_iter().zip(roles).zip(chosen) {
            let person = test.person(name, &[]).await;
            test.put(group, person, role, chosen).await;
            if role == MemberRole::Member {
                member_id = person;
            }
            browsers.push(test.signed_in(person).await);
        }
        let outsider = test.browser("Otto Outside", &[]).await;
        let mut browsers = browsers.into_iter();
        let mut next = || browsers.next().unwrap();
        let (coordinator, facilitator, member, guest) = (next(), next(), next(), next());
        Self { test, group, coordinator, facilitator, member, guest, outsider, member_id }
    }

    pub fn new_path(&self) -> String {
        format!("/groups/{}/meetings/new", self.group)
    }

    /// The coordinator invites with these fields; answers the meeting's path.
    pub async fn invite(&mut self, fields: &[(&str, &str)]) -> String {
        let path = self.new_path();
        let meeting = self.coordinator.post(&path, fields).await.made();
        format!("/meetings/{meeting}")
    }

    /// The coordinator changes the meeting, as a browser does: with the version that the page was made with.
    pub async fn change(&mut self, meeting: &str, fields: &[(&str, &str)]) {
        let path = format!("{meeting}/edit");
        let version = version(&self.coordinator.get(&path).await.expect(200).body);
        let mut fields = fields.to_vec();
        fields.push(("version", &version));
        self.coordinator.post(&path, &fields).await.expect(303);
    }

    /// Lets so many seconds pass and does what falls due.
    pub async fn wait(&self, seconds: i64) {
        let at = self.test.app.db.clock().now().plus(seconds * MINUTE / 60);
        self.test.move_to(at).await;
    }

    /// The mails since `known` of them, by receiver.
    pub fn mails_since(&self, known: usize) -> Vec<Stored> {
        let mut mails = self.test.sent().split_off(known);
        mails.sort_by(|a, b| a.recipient.cmp(&b.recipient));
        mails
    }
}

/// The version in the hidden field of a form.
pub fn version(body: &str) -> String {
    let rest = body.split("name=\"version\" value=\"").nth(1).expect("a version");
    rest.split('"').next().unwrap().to_owned()
}

/// A calendar's content lines, unfolded.
pub fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split("\r\n").map(ToOwned::to_owned).collect()
}

/// The value of the only content line that begins with `name`, the zone's rules left out.
pub fn value(calendar: &str, name: &str) -> String {
    let (head, rest) = calendar.split_once("BEGIN:VTIMEZONE").expect("a zone");
    let (_, events) = rest.split_once("END:VTIMEZONE").expect("the zone's end");
    let found: Vec<_> = lines(&format!("{head}{events}")).into_iter().filter(|line| line.starts_with(name)).collect();
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found[0][name.len()..].to_owned()
}

/// The path of the personal link in a mail.
pub fn link(mail: &Stored) -> String {
    let rest = mail.body_text.split("http://fokus.test/m/").nth(1).expect("a link");
    format!("/m/{}", rest.split_whitespace().next().unwrap())
}
