//! The fields of a meeting: when, whom, and behind *Mehr Angaben* the rest; and how they are read.

use crate::clock::Timestamp;
use crate::features::groups::Audience;
use crate::features::groups::access::GroupFacts;
use crate::features::meetings::guests::{self, Guest};
use crate::features::meetings::inviting::Whom;
use crate::features::meetings::times::{self, Fault, When};
use crate::features::meetings::{Details, MOST_PEOPLE, is_web_address};
use crate::http::Form;
use crate::http::form::Kind;
use jiff::civil::DateTime;

/// The longest meeting, in minutes.
const LONGEST: i64 = 24 * 60;
/// Length of a meeting of which nothing else is said, in minutes.
const USUAL: i64 = 90;

/// What and when.
pub fn when() -> Form {
    Form::new()
        .line("title", "meeting-title")
        .required()
        .max(120)
        .date("day", "meeting-day")
        .required()
        .line("from", "meeting-from")
        .hint("meeting-from-hint")
        .max(20)
        .required()
        .field(Kind::Number(5, LONGEST), "minutes", "meeting-length")
        .required()
}

/// Whom.
pub fn whom(label: &'static str) -> Form {
    Form::new()
        .field(Kind::Checkbox, "whole_group", label)
        .area("guests", "meeting-guests")
        .hint("meeting-guests-hint")
        .rows(3)
        .max(40_000)
}

/// Where, a note, and who may see it. Of a citizen sub-group nobody but its people.
pub fn rest(group: &GroupFacts) -> Form {
    let audiences = Audience::ALL.iter().filter(|audience| !group.is_protected() || **audience == Audience::Group);
    Form::new()
        .more("meeting-more")
        .line("place", "meeting-place")
        .max(200)
        .line("room", "meeting-room")
        .max(120)
        .line("online", "meeting-online")
        .hint("meeting-online-hint")
        .max(500)
        .area("note", "meeting-note")
        .hint("meeting-note-hint")
        .rows(4)
        .max(4_000)
        .choose(Kind::Radios, "audience", "meeting-audience", audiences.map(|a| (a.word(), a.key())))
        .required()
        .hint("meeting-audience-hint")
}

/// What a new meeting begins with.
pub fn begun(form: Form) -> Form {
    form.fill("minutes", USUAL).fill("whole_group", "yes").fill("audience", Audience::Group.word())
}

/// Fills in what a meeting says of itself, but for its day.
pub fn fill(form: Form, details: &Details) -> Form {
    let at = details.starts.time();
    form.fill("title", &details.title)
        .fill("from", format!("{}:{:02}", at.hour(), at.minute()))
        .fill("minutes", details.minutes)
        .fill("place", &details.place)
        .fill("room", &details.room)
        .fill("online", &details.online)
        .fill("note", &details.note)
        .fill("audience", details.audience.word())
}

/// What was typed, where nothing is wrong with it. A time that stays as it was (`kept`) need not lie ahead.
pub fn details(form: &mut Form, now: Timestamp, kept: Option<DateTime>) -> Option<Details> {
    let starts = starts(form);
    let minutes = form.number("minutes").unwrap_or(USUAL);
    if let Some(starts) = starts.filter(|starts| kept != Some(*starts))
        && let Some(fault) = (When { starts, minutes }).fault(now)
    {
        form.error(if fault == Fault::Skipped { "from" } else { "day" }, fault.key());
    }
    let online = form.text("online").to_owned();
    if !online.is_empty() && !is_web_address(&online) {
        form.error("online", "meeting-online-wrong");
    }
    let (Some(starts), Some(audience), true) = (starts, Audience::parse(form.text("audience")), form.is_valid()) else {
        return None;
    };
    let text = |name: &str| form.text(name).to_owned();
    let (title, place, room, note) = (text("title"), text("place"), text("room"), text("note"));
    Some(Details { title, place, room, online, note, starts, minutes, audience })
}

fn starts(form: &mut Form) -> Option<DateTime> {
    let typed = form.text("from").to_owned();
    let time = times::time(&typed);
    if time.is_none() && !typed.is_empty() {
        form.error("from", "meeting-from-wrong");
    }
    Some(form.day("day")?.to_datetime(time?))
}

/// Whom the form invites, where nothing is wrong with that.
pub fn read_whom(form: &mut Form) -> Whom {
    let guests = match guests::read(form.text("guests"), false) {
        Ok(guests) if guests.len() > MOST_PEOPLE => {
            form.error("guests", "meeting-too-many-people");
            Vec::new()
        }
        Ok(guests) => guests,
        Err(line) => {
            form.error_at("guests", "meeting-guests-wrong", line);
            Vec::new()
        }
    };
    Whom { whole_group: form.is_checked("whole_group"), guests }
}

/// Guests as they are typed, one a line.
pub fn typed_guests<'a>(guests: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    guests.map(|(name, email)| Guest::typed(name, email)).collect::<Vec<_>>().join("\n")
}
