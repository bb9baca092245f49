//! What days say on the day of the import: what happened lies behind, what is to come lies ahead, and one follows the
//! other as it must.
//!
//! Invariant: a day that cannot be meant is a fault with its place; no day is moved in silence.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::check::Report;
use super::error::Problem;
use super::format::{Body, DayAt, Document, Poll, Recommendation, StageDates};
use crate::clock::Timestamp;
use crate::features::meetings::times::{Fault, When};

/// A day and the name of its field.
type Named<'a> = (&'static str, &'a DayAt);

/// Days that lie either side of the import (deadlines, periods, sessions), and those of meetings, which are checked with
/// their minutes. Named so that a test sees that no day of the format was forgotten.
#[cfg(test)]
const EITHER_SIDE: [&str; 9] =
    ["from", "to", "starts_on", "ends_on", "opens_on", "closes_on", "meets_on", "due_on", "corrections_until"];

/// Checks every day of a file.
pub(super) fn check(document: &Document, now: Timestamp, report: &mut Report) {
    let (body, today) = (&document.body, now.date());
    for (field, day) in happened(body) {
        if day.get_ref().at(today) > today {
            report.add(document, document.line(day), field, Problem::Future);
        }
    }
    for ballot in body.ballots.iter().filter(|ballot| ballot.closes.get_ref().at(today) < today) {
        report.add(document, document.line(&ballot.closes), "closes", Problem::Past);
    }
    for chain in chains(body) {
        check_order(document, &chain, today, report);
    }
    periods(document, today, report);
    for poll in &body.polls {
        check_poll(document, poll, now, report);
    }
}

fn given<'a>(field: &'static str, day: &'a Option<DayAt>) -> Option<Named<'a>> {
    day.as_ref().map(|day| (field, day))
}

/// Days on which something happened.
fn happened(body: &Body) -> Vec<Named<'_>> {
    let mut found: Vec<Option<Named<'_>>> = Vec::new();
    found.extend(body.district.iter().map(|d| given("reviewed_on", &d.reviewed_on)));
    for change in &body.field_changes {
        found.extend([given("proposed_on", &change.proposed_on), given("decided_on", &change.decided_on)]);
    }
    for group in &body.groups {
        found.extend(group.members.iter().map(|member| given("joined_on", &member.joined_on)));
        found.extend(group.events.iter().map(|event| given("on", &event.on)));
        found.extend(group.results.iter().map(|result| given("on", &result.on)));
    }
    for recommendation in &body.recommendations {
        found.extend(stages(&recommendation.dates).map(Some));
        found.extend(written(recommendation));
    }
    found.extend(body.remarks.iter().map(|remark| given("met_on", &remark.met_on)));
    found.extend(body.papers.iter().map(|paper| given("dispatched_on", &paper.dispatched_on)));
    found.extend(body.decisions.iter().map(|decision| given("decided_on", &decision.decided_on)));
    found.extend(body.ballots.iter().map(|ballot| given("opened_on", &ballot.opened_on)));
    found.extend(body.boards.iter().map(|board| given("begun_on", &board.begun_on)));
    found.extend(body.meetings.iter().filter_map(|m| m.kept.as_ref()).map(|k| given("approved_on", &k.approved_on)));
    found.into_iter().flatten().collect()
}

/// What was written about a recommendation, and when.
fn written(recommendation: &Recommendation) -> Vec<Option<Named<'_>>> {
    let mut found: Vec<_> = recommendation.versions.iter().map(|version| given("on", &version.on)).collect();
    found.extend(recommendation.comments.iter().map(|comment| given("on", &comment.on)));
    for request in &recommendation.change_requests {
        found.extend([given("on", &request.on), given("answered_on", &request.answered_on)]);
    }
    found.extend(recommendation.pre_assessment.iter().map(|pre| given("on", &pre.on)));
    found.extend(recommendation.assessments.iter().map(|assessment| given("on", &assessment.on)));
    found.extend(recommendation.joint.iter().map(|joint| given("met_on", &joint.met_on)));
    found.extend(recommendation.focus.iter().map(|focus| given("on", &focus.on)));
    found
}

/// The stages of a recommendation in the order in which it reaches them, those that are given.
fn stages(dates: &StageDates) -> impl Iterator<Item = Named<'_>> {
    let all = [
        given("created_on", &dates.created_on),
        given("adopted_on", &dates.adopted_on),
        given("submitted_on", &dates.submitted_on),
        given("pre_assessed_on", &dates.pre_assessed_on),
        given("assessed_on", &dates.assessed_on),
        given("jointly_assessed_on", &dates.jointly_assessed_on),
        given("focus_on", &dates.focus_on),
        given("closed_on", &dates.closed_on),
    ];
    all.into_iter().flatten()
}

/// Days of which none may lie before the one in front of it.
fn chains(body: &Body) -> Vec<Vec<Named<'_>>> {
    let mut found: Vec<Vec<Named<'_>>> = body.recommendations.iter().map(|r| stages(&r.dates).collect()).collect();
    for request in body.recommendations.iter().flat_map(|r| &r.change_requests) {
        let both = [given("on", &request.on), given("answered_on", &request.answered_on)];
        found.push(both.into_iter().flatten().collect());
    }
    for change in &body.field_changes {
        let both = [given("proposed_on", &change.proposed_on), given("decided_on", &change.decided_on)];
        found.push(both.into_iter().flatten().collect());
    }
    for paper in &body.papers {
        for place in &paper.committees {
            let both = [given("dispatched_on", &paper.dispatched_on), given("meets_on", &place.meets_on)];
            found.push(both.into_iter().flatten().collect());
        }
    }
    for ballot in &body.ballots {
        let both = [given("opened_on", &ballot.opened_on), Some(("closes", &ballot.closes))];
        found.push(both.into_iter().flatten().collect());
    }
    found
}

fn check_order(document: &Document, chain: &[Named<'_>], today: Date, report: &mut Report) {
    for pair in chain.windows(2) {
        let [(before, earlier), (field, later)] = pair else { continue };
        if later.get_ref().at(today) < earlier.get_ref().at(today) {
            report.add(document, document.line(later), field, Problem::BeforeOther((*before).to_owned()));
        }
    }
}

/// Gates and groups do not end before they begin. Once days are known, a fixed and a relative one can be compared too.
fn periods(document: &Document, today: Date, report: &mut Report) {
    let phases = document.body.cycles.iter().flat_map(|cycle| &cycle.phases);
    let phases = phases.map(|phase| (&phase.opens_on, ("closes_on", &phase.closes_on)));
    let groups = document.body.groups.iter().map(|group| (&group.starts_on, ("ends_on", &group.ends_on)));
    for (begins, (field, ends)) in phases.chain(groups) {
        if let (Some(begins), Some(ends)) = (begins, ends)
            && begins.get_ref().at(today) > ends.get_ref().at(today)
        {
            report.add(document, document.line(ends), field, Problem::EndsBeforeItBegins);
        }
    }
}

/// The dates of a poll are ahead, and no two are the same; the answers that are given are of these dates.
fn check_poll(document: &Document, poll: &Poll, now: Timestamp, report: &mut Report) {
    let today = now.date();
    let mut seen = BTreeSet::new();
    for date in &poll.dates {
        let when = When { starts: date.on.get_ref().at(today).to_datetime(date.at.0), minutes: date.minutes };
        let mut fault = |problem| report.add(document, document.line(&date.on), "on", problem);
        match when.fault(now) {
            Some(Fault::Past) => fault(Problem::Past),
            Some(Fault::Skipped) => fault(Problem::BadTarget(date.at.0.to_string(), "a time that this day has")),
            Some(Fault::Far) | None => {}
        }
        if !seen.insert((when.starts, when.minutes)) {
            fault(Problem::SameDate);
        }
    }
    let closes = poll.closes_on.as_ref().filter(|day| day.get_ref().at(today) < today);
    if let Some(day) = closes {
        report.add(document, document.line(day), "closes_on", Problem::Past);
    }
    let answers = poll.answers.iter().map(|answer| &answer.said).chain(poll.guests.iter().map(|guest| &guest.said));
    for said in answers.filter(|said| !said.is_empty() && said.len() != poll.dates.len()) {
        let problem = Problem::Answers { given: said.len(), dates: poll.dates.len() };
        report.add(document, document.line(&poll.organiser), "said", problem);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    /// The names of all fields of the format that hold a day.
    fn days_of_the_format() -> BTreeSet<String> {
        let tables = include_str!("format.rs").split("tables! {\n    /// Everything").nth(1).expect("the tables");
        let tables = tables.split("mod tests").next().unwrap_or_default();
        let pieces = tables.split([',', '{']).filter(|piece| piece.contains("DayAt"));
        let names = pieces.map(|piece| piece.split(':').next().unwrap_or_default());
        names.map(|name| name.rsplit(char::is_whitespace).next().unwrap_or_default().replace('?', "")).collect()
    }

    #[test]
    fn every_day_of_the_format_is_checked_or_named() {
        let code = include_str!("days.rs").split("mod tests").next().unwrap_or_default();
        let days = days_of_the_format();
        assert!(days.len() > 25, "{days:?}");
        let forgotten: Vec<_> = days
            .iter()
            .filter(|name| !code.contains(&format!("(\"{name}\"")) && !EITHER_SIDE.contains(&name.as_str()))
            .collect();
        assert!(forgotten.is_empty(), "{forgotten:?}");
    }
}
