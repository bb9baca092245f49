//! Collects what an import file gives (keys) and what it refers to, each with its place.

use super::error::Kind;
use super::format::{Document, Key, Recommendation};
use super::values::{Subject, Voice};
use toml::Spanned;

/// A key or a reference to one, wherever it stands.
pub(super) struct Name {
    pub kind: Kind,
    pub field: &'static str,
    pub key: String,
    pub line: usize,
}

/// Every key this file gives.
pub(super) fn keys(document: &Document) -> Vec<Name> {
    let mut names = Collector::new(document);
    let body = &document.body;
    body.municipalities.iter().for_each(|m| names.add(Kind::Municipality, "key", &m.key));
    body.committees.iter().for_each(|c| names.add(Kind::Committee, "key", &c.key));
    body.fields.iter().for_each(|f| names.add(Kind::Field, "code", &f.code));
    body.groups.iter().for_each(|g| names.add(Kind::Group, "key", &g.key));
    body.cycles.iter().for_each(|c| names.add_text(Kind::Cycle, "year", &c.year));
    body.papers.iter().for_each(|p| names.add(Kind::Paper, "key", &p.key));
    body.boards.iter().for_each(|b| names.add_all(Kind::Board, "key", &b.key));
    for person in &body.persons {
        names.add(Kind::Person, "key", &person.key);
        let email = person.email.get_ref().trim().to_lowercase();
        names.add(Kind::Email, "email", &Spanned::new(person.email.span(), email));
    }
    for recommendation in &body.recommendations {
        names.add(Kind::Recommendation, "key", &recommendation.key);
        recommendation.number.iter().for_each(|n| names.add_text(Kind::Number, "number", n));
    }
    names.found
}

/// Every reference in this file.
pub(super) fn references(document: &Document) -> Vec<Name> {
    let mut names = Collector::new(document);
    let body = &document.body;
    for change in &body.field_changes {
        names.add(Kind::Field, "field", &change.field);
        names.add_all(Kind::Field, "other_field", &change.other_field);
    }
    body.persons.iter().for_each(|p| names.add_all(Kind::Municipality, "municipality", &p.municipality));
    for group in &body.groups {
        names.add_all(Kind::Group, "parent", &group.parent);
        names.add_all(Kind::Field, "fields", &group.fields);
        group.members.iter().for_each(|m| names.add(Kind::Person, "person", &m.person));
    }
    for cycle in &body.cycles {
        names.add_all(Kind::Template, "template", &cycle.template);
        cycle.priorities.iter().for_each(|p| names.add(Kind::Field, "field", &p.field));
    }
    body.recommendations.iter().for_each(|r| recommendation_references(r, &mut names));
    for remark in &body.remarks {
        names.add_text(Kind::Cycle, "cycle", &remark.cycle);
        names.add_all(Kind::Recommendation, "recommendation", &remark.recommendation);
    }
    council_references(document, &mut names);
    board_references(document, &mut names);
    poll_references(document, &mut names);
    meeting_references(document, &mut names);
    names.found
}

fn recommendation_references(recommendation: &Recommendation, names: &mut Collector) {
    names.add_text(Kind::Cycle, "cycle", &recommendation.cycle);
    names.add(Kind::Group, "group", &recommendation.group);
    names.add_all(Kind::Field, "fields", &recommendation.fields);
    names.add_all(Kind::Municipality, "municipalities", &recommendation.municipalities);
    names.add_all(Kind::Committee, "committees", &recommendation.committees);
    names.add_all(Kind::Person, "drafted_by", &recommendation.drafted_by);
    names.add_all(Kind::Recommendation, "resubmits", &recommendation.resubmits);
    recommendation.versions.iter().for_each(|v| names.add_all(Kind::Person, "author", &v.author));
    recommendation.comments.iter().for_each(|c| names.add(Kind::Person, "person", &c.person));
    let author = recommendation.pre_assessment.iter().flat_map(|p| &p.person);
    names.add_all(Kind::Person, "person", author);
    for assessment in &recommendation.assessments {
        let (kind, key) = match assessment.voice.get_ref() {
            Voice::Person(key) => (Kind::Person, key),
            Voice::Group(key) => (Kind::Group, key),
        };
        names.add(kind, "voice", &Spanned::new(assessment.voice.span(), key.clone()));
    }
}

fn council_references(document: &Document, names: &mut Collector) {
    for paper in &document.body.papers {
        names.add_text(Kind::Cycle, "cycle", &paper.cycle);
        paper.committees.iter().for_each(|c| names.add(Kind::Committee, "committee", &c.committee));
        for subject in &paper.subjects {
            let (kind, key) = match subject.get_ref() {
                Subject::Recommendation(key) => (Kind::Recommendation, key),
                Subject::Field(code) => (Kind::Field, code),
                Subject::System => continue,
            };
            names.add(kind, "subjects", &Spanned::new(subject.span(), key.clone()));
        }
    }
    for decision in &document.body.decisions {
        names.add_all(Kind::Recommendation, "recommendation", &decision.recommendation);
        names.add_all(Kind::Paper, "paper", &decision.paper);
        names.add(Kind::Committee, "committee", &decision.committee);
    }
    for ballot in &document.body.ballots {
        names.add(Kind::Recommendation, "recommendation", &ballot.recommendation);
        ballot.votes.iter().for_each(|v| names.add(Kind::Person, "person", &v.person));
    }
}

fn board_references(document: &Document, names: &mut Collector) {
    for board in &document.body.boards {
        names.add(Kind::Group, "group", &board.group);
        for card in board.columns.iter().flat_map(|column| &column.cards) {
            names.add_all(Kind::Person, "author", &card.author);
            names.add_all(Kind::Person, "people", &card.people);
        }
    }
}

fn poll_references(document: &Document, names: &mut Collector) {
    for poll in &document.body.polls {
        names.add(Kind::Group, "group", &poll.group);
        names.add(Kind::Person, "organiser", &poll.organiser);
        poll.answers.iter().for_each(|answer| names.add(Kind::Person, "person", &answer.person));
    }
}

fn meeting_references(document: &Document, names: &mut Collector) {
    for meeting in &document.body.meetings {
        names.add(Kind::Group, "group", &meeting.group);
        names.add(Kind::Person, "organiser", &meeting.organiser);
        meeting.people.iter().flatten().for_each(|p| names.add_all(Kind::Person, "person", &p.person));
        for item in &meeting.items {
            names.add_all(Kind::Person, "proposed_by", &item.proposed_by);
            item.outcomes.iter().for_each(|o| names.add_all(Kind::Person, "person", &o.person));
        }
        if let Some(kept) = &meeting.kept {
            names.add_all(Kind::Person, "keeper", &kept.keeper);
            names.add_all(Kind::Board, "tasks_on", &kept.tasks_on);
        }
    }
}

struct Collector<'a> {
    document: &'a Document,
    found: Vec<Name>,
}

impl<'a> Collector<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, found: Vec::new() }
    }

    fn add(&mut self, kind: Kind, field: &'static str, key: &Key) {
        self.add_text(kind, field, key);
    }

    fn add_all<'k>(&mut self, kind: Kind, field: &'static str, keys: impl IntoIterator<Item = &'k Key>) {
        keys.into_iter().for_each(|key| self.add(kind, field, key));
    }

    fn add_text<T: std::fmt::Display>(&mut self, kind: Kind, field: &'static str, value: &Spanned<T>) {
        let (key, line) = (value.get_ref().to_string(), self.document.line(value));
        self.found.push(Name { kind, field, key, line });
    }
}
