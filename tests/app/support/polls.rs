//! A group that looks for a date, and what one asks of it.

use fokusraum::features::groups::{GroupKind, MemberRole};
use fokusraum::mail::Stored;
use uuid::Uuid;

use super::groups::plain;
use super::{Browser, TestApp};

/// A group of three with a poll, each with a browser.
pub struct Round {
    pub test: TestApp,
    pub group: Uuid,
    pub coordinator: Browser,
    pub member: Browser,
    pub guest: Browser,
    pub outsider: Browser,
    /// The poll that was opened last.
    pub poll: String,
}

/// The fields of a new poll, with some in place of the usual ones.
pub fn fields(given: &[(&str, &str)]) -> Vec<(String, String)> {
    let usual = [("title", "Treffen im März"), ("length", "90"), ("openness", "names"), ("group", "yes")];
    let kept = usual.iter().filter(|(name, _)| !given.iter().any(|(n, _)| n == name));
    // Of what is given twice the later counts, but of days all do.
    let mut all: Vec<(String, String)> = kept.map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    for (i, (name, value)) in given.iter().enumerate() {
        if *name == "days" || !given[i + 1..].iter().any(|(n, _)| n == name) {
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    all
}

/// The path of the link in a mail.
pub fn link_in(mail: &Stored) -> String {
    let start = mail.body_text.find("http://fokus.test/t/").unwrap() + "http://fokus.test".len();
    mail.body_text[start..].split_whitespace().next().unwrap().to_owned()
}

impl Round {
    /// The group, without a poll.
    pub async fn new() -> Self {
        let test = TestApp::new().await;
        let group = test.focus_group("Wohnen").await;
        Self::of(test, group, [""; 3]).await
    }

    async fn of(test: TestApp, group: Uuid, chosen: [&str; 3]) -> Self {
        let roles = [MemberRole::Coordinator, MemberRole::Member, MemberRole::Guest];
        let names = ["Cora Coordinator", "Merle Member", "Gesa Guest"];
        let mut browsers = Vec::new();
        for ((name, role), chosen) in names.into_iter().zip(roles).zip(chosen) {
            let person = test.person(name, &[]).await;
            test.put(group, person, role, chosen).await;
            browsers.push(test.signed_in(person).await);
        }
        let outsider = test.browser("Otto Outside", &[]).await;
        let mut browsers = browsers.into_iter();
        let mut next = || browsers.next().unwrap();
        let (coordinator, member, guest) = (next(), next(), next());
        Self { test, group, coordinator, member, guest, outsider, poll: String::new() }
    }

    /// A poll with two dates for the group and `guests`.
    pub async fn with_guests(guests: &[&str]) -> Self {
        let mut round = Self::new().await;
        round.usual(guests).await;
        round
    }

    /// The same in a citizen sub-group, under chosen names.
    pub async fn in_sub_group() -> Self {
        let test = TestApp::new().await;
        let parent = test.focus_group("Wohnen").await;
        let mut new = plain(GroupKind::CitizenSubgroup, "Mieterinnen");
        new.parent = Some(parent);
        let group = test.add_group(new).await;
        let mut round = Self::of(test, group, ["Star", "Amsel", "Meise"]).await;
        round.usual(&[]).await;
        round
    }

    /// The same where mails cannot leave.
    pub async fn without_server() -> Self {
        let test = TestApp::without_server().await;
        let group = test.focus_group("Wohnen").await;
        let mut round = Self::of(test, group, [""; 3]).await;
        round.usual(&[]).await;
        round
    }

    async fn usual(&mut self, guests: &[&str]) {
        let guests = guests.join("\n");
        self.open(&[("days", "2026-03-10"), ("days", "2026-03-12"), ("times", "18 Uhr"), ("guests", &guests)]).await;
    }

    /// Opens a poll as the coordinator; its mails are sent.
    pub async fn open(&mut self, given: &[(&str, &str)]) {
        let all = fields(given);
        let all: Vec<(&str, &str)> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let path = format!("/groups/{}/polls/new", self.group);
        self.poll = self.coordinator.post(&path, &all).await.made();
        self.test.catch_up().await;
    }

    /// Changes what the poll says of itself.
    pub async fn settle(&mut self, given: &[(&str, &str)]) {
        let mut all = vec![("title", "Treffen im März"), ("openness", "names")];
        all.retain(|(name, _)| !given.iter().any(|(n, _)| n == name));
        all.extend_from_slice(given);
        let path = self.path("/settings");
        self.coordinator.post(&path, &all).await.expect(303);
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/polls/{}{rest}", self.poll)
    }

    /// The newest link that went to an address.
    pub fn link_of(&self, address: &str) -> String {
        let mails = self.test.sent();
        let address = address.rsplit_once('<').map_or(address, |(_, rest)| rest.trim_end_matches('>'));
        link_in(mails.iter().rev().find(|m| m.recipient == address).unwrap())
    }

    /// The fields of the poll's dates, in their order.
    pub async fn dates(&mut self) -> Vec<String> {
        let page = self.coordinator.get(&self.path("")).await.expect(200);
        let mut all: Vec<String> = Vec::new();
        for part in page.body.split("name=\"on-").skip(1) {
            let name = format!("on-{}", part.split('"').next().unwrap());
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// The id among those who are asked of who has an address.
    pub async fn asked(&self, address: &str) -> Uuid {
        let mut tx = self.test.app.db.reader().await.unwrap();
        let statement = fokusraum::sql!("SELECT id FROM poll_people WHERE email = $1", address);
        tx.value("id", statement).await.unwrap().unwrap()
    }
}
