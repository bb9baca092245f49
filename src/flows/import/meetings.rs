//! What can be wrong with a meeting and its minutes: in the files themselves, and on the day of the import.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;

use super::check::Report;
use super::error::{Kind, Problem};
use super::format::{AgendaItem, Document, Group, Kept, Key, Meeting, MeetingPerson, Member, Outcome, OutcomeVotes};
use super::preflight::group;
use super::values::{Day, KeptState, MemberRole, OutcomeKind};
use crate::clock::Timestamp;
use crate::features::meetings::times::{Fault, When};
use crate::http::links;

/// Length of a meeting and of an item, in minutes; both as in the forms.
const LENGTH: (i64, i64) = (5, 24 * 60);
const ITEM_LENGTH: (i64, i64) = (0, 600);
/// Votes that are counted.
const VOTES: (i64, i64) = (0, 10_000);

/// Checks what does not depend on the day of the import.
pub(super) fn check(documents: &[Document], document: &Document, report: &mut Report) {
    for meeting in &document.body.meetings {
        let group = group(documents, meeting.group.get_ref());
        Check { documents, document, group, report }.meeting(meeting);
    }
}

/// One meeting that is looked at.
struct Check<'a> {
    documents: &'a [Document],
    document: &'a Document,
    /// Nothing where there is no such group, which is told already.
    group: Option<&'a Group>,
    report: &'a mut Report,
}

impl Check<'_> {
    fn meeting(&mut self, meeting: &Meeting) {
        self.says_something("title", &meeting.title);
        self.range("minutes", &meeting.minutes, LENGTH);
        self.writes("organiser", &meeting.organiser);
        self.people(meeting);
        for item in &meeting.items {
            self.item(item, meeting.kept.is_some());
        }
        if let Some(kept) = &meeting.kept {
            self.kept(kept);
        }
    }

    fn add<T>(&mut self, field: &str, at: &Spanned<T>, problem: Problem) {
        self.report.add(self.document, self.document.line(at), field, problem);
    }

    fn says_something(&mut self, field: &str, text: &Key) {
        if text.get_ref().trim().is_empty() {
            self.add(field, text, Problem::Missing);
        }
    }

    fn range(&mut self, field: &str, value: &Spanned<i64>, range: (i64, i64)) {
        self.report.range(self.document, field, self.document.line(value), *value.get_ref(), range);
    }

    /// What is given although it belongs to something else.
    fn is_absent<T>(&mut self, field: &str, value: Option<&Spanned<T>>) {
        if let Some(value) = value {
            self.add(field, value, Problem::UnknownKey);
        }
    }

    fn is_member(&mut self, field: &str, person: &Key) {
        let key = person.get_ref();
        let known = self.documents.iter().flat_map(|d| &d.body.persons).any(|p| p.key.get_ref() == key);
        let outside = |group: &Group| group.members.iter().all(|member| member.person.get_ref() != key);
        if known && self.group.is_some_and(outside) {
            self.add(field, person, Problem::NoMember(key.clone()));
        }
    }

    /// A member who may also write: a guest of the group does not.
    fn writes(&mut self, field: &str, person: &Key) {
        self.is_member(field, person);
        let is_guest = |group: &Group| {
            let own = |member: &&Member| member.person.get_ref() == person.get_ref();
            group.members.iter().find(own).is_some_and(|member| member.role == MemberRole::Guest)
        };
        if self.group.is_some_and(is_guest) {
            self.add(field, person, Problem::OnlyReads(person.get_ref().clone()));
        }
    }

    fn people(&mut self, meeting: &Meeting) {
        let mut listed = BTreeMap::new();
        for one in meeting.people.iter().flatten() {
            self.person(one, &meeting.title, meeting.kept.is_some());
            let Some(person) = &one.person else { continue };
            let line = self.document.line(person);
            if let Some(before) = listed.insert(person.get_ref(), line) {
                let (file, key) = (self.document.file.clone(), person.get_ref().clone());
                self.add("person", person, Problem::Duplicate { kind: Kind::Person, key, file, line: before });
            }
        }
    }

    fn person(&mut self, one: &MeetingPerson, meeting: &Key, is_kept: bool) {
        match (&one.person, &one.name) {
            (Some(person), None) => self.is_member("person", person),
            (Some(_), Some(name)) => self.add("name", name, Problem::UnknownKey),
            (None, Some(name)) => self.says_something("name", name),
            (None, None) => self.add("person", meeting, Problem::Missing),
        }
        if !is_kept {
            self.is_absent("presence", one.presence.as_ref());
        }
    }

    fn item(&mut self, item: &AgendaItem, is_kept: bool) {
        self.says_something("title", &item.title);
        if let Some(minutes) = &item.minutes {
            self.range("minutes", minutes, ITEM_LENGTH);
        }
        for link in item.links.iter().filter(|link| !leads_somewhere(link)) {
            self.add("links", link, Problem::BadTarget(link.get_ref().clone(), "an address, then words for it"));
        }
        if is_kept {
            self.is_absent("proposed_by", item.proposed_by.as_ref());
            item.outcomes.iter().for_each(|outcome| self.outcome(outcome));
        } else {
            self.is_absent("record", item.record.as_ref());
            self.is_absent("outcomes", item.outcomes.first().map(|outcome| &outcome.text));
            item.proposed_by.iter().for_each(|person| self.writes("proposed_by", person));
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.says_something("text", &outcome.text);
        match (outcome.kind, &outcome.votes) {
            (OutcomeKind::Decision, Some(votes)) => self.votes(votes),
            (_, votes) => self.is_absent("votes", votes.as_ref()),
        }
        if outcome.kind != OutcomeKind::Task {
            self.is_absent("person", outcome.person.as_ref());
            self.is_absent("who", outcome.who.as_ref());
            self.is_absent("due_on", outcome.due_on.as_ref());
            return;
        }
        if let Some(person) = &outcome.person {
            self.is_member("person", person);
            self.is_absent("who", outcome.who.as_ref());
        }
    }

    fn votes(&mut self, votes: &Spanned<OutcomeVotes>) {
        let OutcomeVotes { agreed, against, abstained } = *votes.get_ref();
        let line = self.document.line(votes);
        for (field, value) in [("for", agreed), ("against", against), ("abstained", abstained)] {
            self.report.range(self.document, field, line, value, VOTES);
        }
    }

    fn kept(&mut self, kept: &Kept) {
        kept.keeper.iter().for_each(|keeper| self.writes("keeper", keeper));
        match kept.state.get_ref() {
            KeptState::Circulating => self.is_absent("approved_on", kept.approved_on.as_ref()),
            KeptState::Approved => self.is_absent("corrections_until", kept.corrections_until.as_ref()),
        }
        let (Some(key), Some(group)) = (&kept.tasks_on, self.group) else { return };
        let same = |board: &Option<Key>| board.as_ref().is_some_and(|board| board.get_ref() == key.get_ref());
        let board = self.documents.iter().flat_map(|d| &d.body.boards).find(|board| same(&board.key));
        if board.is_some_and(|board| board.group.get_ref() != group.key.get_ref()) {
            self.add("tasks_on", key, Problem::OtherGroup(key.get_ref().clone()));
        }
    }
}

fn leads_somewhere(link: &Key) -> bool {
    matches!(links::typed(link.get_ref()).as_slice(), [link] if !link.address.is_empty())
}

/// When a meeting is, given the day of the import.
pub(super) fn when(meeting: &Meeting, today: Date) -> When {
    let starts = meeting.on.get_ref().at(today).to_datetime(meeting.at.get_ref().0);
    When { starts, minutes: *meeting.minutes.get_ref() }
}

/// Checks what days say: minutes are kept of what is over, everything else comes.
pub(super) fn check_days(document: &Document, now: Timestamp, report: &mut Report) {
    for meeting in &document.body.meetings {
        let (when, line) = (when(meeting, now.date()), document.line(&meeting.on));
        match &meeting.kept {
            Some(_) if when.ends_at() > now => report.add(document, line, "on", Problem::Future),
            Some(kept) => check_kept(document, kept, (when.starts.date(), now.date()), report),
            None => match when.fault(now) {
                Some(Fault::Past) => report.add(document, line, "on", Problem::Past),
                Some(Fault::Skipped) => {
                    let at = meeting.at.get_ref().0.to_string();
                    let problem = Problem::BadTarget(at, "a time that this day has");
                    report.add(document, document.line(&meeting.at), "at", problem);
                }
                Some(Fault::Far) | None => {}
            },
        }
    }
}

fn check_kept(document: &Document, kept: &Kept, (met, today): (Date, Date), report: &mut Report) {
    let mut early = |field, day: &Spanned<Day>| {
        if day.get_ref().at(today) < met {
            report.add(document, document.line(day), field, Problem::BeforeMeeting);
        }
    };
    kept.corrections_until.iter().for_each(|day| early("corrections_until", day));
    kept.approved_on.iter().for_each(|day| early("approved_on", day));
}
