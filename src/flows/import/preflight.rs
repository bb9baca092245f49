//! What can only be said on the day of the import and beside the database: what exists already, what falls on the
//! same year or number once days are known, what could not be voted on.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::check::Report;
use super::error::{Kind, Problem, Verdict};
use super::format::{Ballot, Body, Document, Group, Recommendation};
use super::values::{MemberRole, Stage};
use super::{days, meetings};
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::password;
use crate::features::accounts::store::{by_email, email_key, sort_key};
use crate::features::groups::{self, GroupKind};
use crate::features::{cycle, fields, recommendations};
use crate::settings;

/// Everything that keeps this set from being loaded here and now.
pub async fn check(tx: &mut Tx, documents: &[Document]) -> Result<Verdict> {
    let today = tx.now.date();
    let mut report = Report::default();
    repeats(documents, today, &mut report);
    circles(documents, &mut report);
    for document in documents {
        passwords(document, &mut report);
        days::check(document, tx.now, &mut report);
        for ballot in &document.body.ballots {
            check_ballot(documents, document, ballot, &mut report);
        }
        meetings::check_days(document, tx.now, &mut report);
        existing(tx, document, today, &mut report).await?;
    }
    Ok(report.finish(documents))
}

/// Notes what is given a second time.
struct Seen<'a> {
    places: BTreeMap<(Kind, String), (String, usize)>,
    report: &'a mut Report,
}

impl Seen<'_> {
    fn add(&mut self, document: &Document, line: usize, field: &str, kind: Kind, key: String) {
        if let Some((file, line_before)) = self.places.get(&(kind, key.clone())).cloned() {
            self.report.add(document, line, field, Problem::Duplicate { kind, key, file, line: line_before });
            return;
        }
        self.places.insert((kind, key), (document.file.clone(), line));
    }
}

fn repeats(documents: &[Document], today: Date, report: &mut Report) {
    let mut seen = Seen { places: BTreeMap::new(), report };
    for document in documents {
        let body = &document.body;
        if let Some(district) = &body.district {
            seen.add(document, document.line(&district.name), "name", Kind::District, String::new());
        }
        for municipality in &body.municipalities {
            let line = document.line(&municipality.key);
            seen.add(document, line, "name", Kind::Municipality, sort_key(&municipality.name));
        }
        for committee in &body.committees {
            seen.add(document, document.line(&committee.key), "name", Kind::Committee, sort_key(&committee.name));
        }
        for year in &body.cycles {
            let resolved = year.year.get_ref().at(today).to_string();
            seen.add(document, document.line(&year.year), "year", Kind::Cycle, resolved);
        }
        for (number, (year, seq)) in numbers(body, today) {
            seen.add(document, document.line(number), "number", Kind::Number, format!("{year}/{seq}"));
        }
        listed_twice(document, today, &mut seen);
    }
}

/// Things of which a list may hold each only once.
fn listed_twice(document: &Document, today: Date, seen: &mut Seen<'_>) {
    let body = &document.body;
    for field in &body.fields {
        for name in &field.names {
            let from = name.from.as_ref().map(|day| day.get_ref().at(today).to_string()).unwrap_or_default();
            let key = format!("{} {from}", field.code.get_ref());
            seen.add(document, document.line(&field.code), "names", Kind::Field, key);
        }
    }
    for year in &body.cycles {
        for priority in &year.priorities {
            let key = format!("{} {}", year.year.get_ref(), priority.field.get_ref());
            seen.add(document, document.line(&priority.field), "field", Kind::Field, key);
        }
    }
    for paper in &body.papers {
        for place in &paper.committees {
            let key = format!("{} {}", paper.key.get_ref(), place.committee.get_ref());
            seen.add(document, document.line(&place.committee), "committee", Kind::Paper, key);
        }
    }
    for group in &body.groups {
        for member in &group.members {
            let key = format!("{} {}", group.key.get_ref(), member.person.get_ref());
            seen.add(document, document.line(&member.person), "person", Kind::Person, key);
        }
    }
}

type NumberAt<'a> = (&'a toml::Spanned<super::values::Number>, (i64, i64));

fn numbers(body: &Body, today: Date) -> impl Iterator<Item = NumberAt<'_>> {
    body.recommendations.iter().filter_map(move |recommendation| {
        let number = recommendation.number.as_ref()?;
        Some((number, (number.get_ref().year.at(today), i64::from(number.get_ref().seq))))
    })
}

/// A group is not above itself, and nothing takes itself up again.
fn circles(documents: &[Document], report: &mut Report) {
    let groups = documents.iter().flat_map(|d| &d.body.groups);
    let parents = groups.filter_map(|g| Some((g.key.get_ref(), g.parent.as_ref()?.get_ref()))).collect();
    let again = documents.iter().flat_map(|d| &d.body.recommendations);
    let earlier = again.filter_map(|r| Some((r.key.get_ref(), r.resubmits.as_ref()?.get_ref()))).collect();
    for document in documents {
        for group in document.body.groups.iter().filter(|g| is_above_itself(g.key.get_ref(), &parents)) {
            report.add(document, document.line(&group.key), "parent", Problem::Circle);
        }
        for rec in document.body.recommendations.iter().filter(|r| is_above_itself(r.key.get_ref(), &earlier)) {
            report.add(document, document.line(&rec.key), "resubmits", Problem::Circle);
        }
    }
}

fn is_above_itself(key: &String, above: &BTreeMap<&String, &String>) -> bool {
    let mut next = above.get(key);
    for _ in 0..=above.len() {
        match next {
            Some(found) if *found == key => return true,
            Some(found) => next = above.get(*found),
            None => return false,
        }
    }
    false
}

fn passwords(document: &Document, report: &mut Report) {
    for person in &document.body.persons {
        if person.password.as_ref().is_some_and(|p| p.chars().count() < password::LEAST) {
            report.add(document, document.line(&person.key), "password", Problem::TooShort(password::LEAST));
        }
    }
}

fn check_ballot(documents: &[Document], document: &Document, ballot: &Ballot, report: &mut Report) {
    let line = document.line(&ballot.recommendation);
    let Some(subject) = recommendation(documents, ballot.recommendation.get_ref()) else {
        return;
    };
    if subject.stage != Stage::Draft {
        report.add(document, line, "recommendation", Problem::NoDraft);
    }
    let Some(group) = group(documents, subject.group.get_ref()) else {
        return;
    };
    for vote in ballot.votes.iter().filter(|vote| !has_vote(group, vote.person.get_ref())) {
        let problem = Problem::NoVote(vote.person.get_ref().clone());
        report.add(document, document.line(&vote.person), "person", problem);
    }
    if !group.members.iter().any(|m| votes(m.role)) {
        report.add(document, line, "recommendation", Problem::NoVoters);
    }
}

fn recommendation<'a>(documents: &'a [Document], key: &str) -> Option<&'a Recommendation> {
    documents.iter().flat_map(|d| &d.body.recommendations).find(|r| r.key.get_ref() == key)
}

pub(super) fn group<'a>(documents: &'a [Document], key: &str) -> Option<&'a Group> {
    documents.iter().flat_map(|d| &d.body.groups).find(|g| g.key.get_ref() == key)
}

fn votes(role: MemberRole) -> bool {
    matches!(role, MemberRole::Coordinator | MemberRole::Member)
}

fn has_vote(group: &Group, person: &str) -> bool {
    group.members.iter().any(|m| m.person.get_ref() == person && votes(m.role))
}

/// What this platform has already: a second import of the same file answers with it.
async fn existing(tx: &mut Tx, document: &Document, today: Date, report: &mut Report) -> Result<()> {
    existing_catalogues(tx, document, report).await?;
    let body = &document.body;
    for person in &body.persons {
        if by_email(tx, person.email.get_ref()).await?.is_some() {
            let problem = Problem::Exists { kind: Kind::Email, key: email_key(person.email.get_ref()) };
            report.add(document, document.line(&person.email), "email", problem);
        }
    }
    for group in &body.groups {
        let kind = GroupKind::parse(group.kind.as_str());
        let Some(kind) = kind else { continue };
        if groups::import::has_group(tx, kind, &group.name).await? {
            let problem = Problem::Exists { kind: Kind::Group, key: group.name.clone() };
            report.add(document, document.line(&group.key), "name", problem);
        }
    }
    for cycle in &body.cycles {
        let year = cycle.year.get_ref().at(today);
        if cycle::import::has_year(tx, year).await? {
            let problem = Problem::Exists { kind: Kind::Cycle, key: year.to_string() };
            report.add(document, document.line(&cycle.year), "year", problem);
        }
    }
    for (number, (year, seq)) in numbers(body, today) {
        if recommendations::import::has_number(tx, year, seq).await? {
            let problem = Problem::Exists { kind: Kind::Number, key: format!("{year}/{seq}") };
            report.add(document, document.line(number), "number", problem);
        }
    }
    Ok(())
}

async fn existing_catalogues(tx: &mut Tx, document: &Document, report: &mut Report) -> Result<()> {
    let body = &document.body;
    let mut exists = |line: usize, field: &str, kind: Kind, key: &str| {
        report.add(document, line, field, Problem::Exists { kind, key: key.to_owned() });
    };
    if let Some(district) = &body.district {
        let present: Option<crate::http::District> = settings::get(tx, crate::app::DISTRICT).await?;
        if let Some(present) = present.filter(|d| !d.name.is_empty()) {
            exists(document.line(&district.name), "name", Kind::District, &present.name);
        }
    }
    for municipality in &body.municipalities {
        if fields::import::has_municipality(tx, &municipality.name).await? {
            exists(document.line(&municipality.key), "name", Kind::Municipality, &municipality.name);
        }
    }
    for committee in &body.committees {
        if fields::import::has_committee(tx, &committee.name).await? {
            exists(document.line(&committee.key), "name", Kind::Committee, &committee.name);
        }
    }
    for field in &body.fields {
        if fields::import::has_field(tx, field.code.get_ref()).await? {
            exists(document.line(&field.code), "code", Kind::Field, field.code.get_ref());
        }
    }
    Ok(())
}
