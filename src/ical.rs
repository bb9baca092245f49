//! Calendars as other programs read them: iCalendar (RFC 5545) with the messages of RFC 5546, written, never read.
//!
//! Invariant: whatever a value holds, it stays within its own content line; nobody adds a property through a title.

use std::fmt::{self, Display, Formatter, Write};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::clock::{Timestamp, zone};

/// Octets a physical line may have, without its line break (RFC 5545 §3.1).
const LINE: usize = 75;

/// The rules of Central Europe as they have stood since 1996. Written into every file: a zone that is named must be
/// described there (RFC 5545 §3.2.19), and a calendar without events still needs one component (§3.6).
const BERLIN: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// What a calendar is sent for (RFC 5546 §1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To look at: a download or a feed; names nobody who is invited.
    Publish,
    /// An invitation or its newer state, to one person.
    Request,
    /// The end of an invitation, to one person.
    Cancel,
}

/// Whether an event takes place (RFC 5545 §3.8.1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Confirmed,
    Cancelled,
}

/// What somebody answered, as `PARTSTAT` (RFC 5545 §3.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    None,
    Yes,
    Maybe,
    No,
}

/// A person or an office by name, which may be empty, and mail address, which may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

/// Who is invited, with the answer so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub mailbox: Mailbox,
    pub reply: Reply,
}

/// One meeting in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays for the event's life, so that a calendar replaces it instead of adding another (RFC 5545 §3.8.4.7).
    pub uid: String,
    /// Grows with every change that matters; the highest wins (RFC 5546 §2.1.5).
    pub sequence: i64,
    /// When this state came about; decides between equal sequences.
    pub stamp: Timestamp,
    /// The wall time at which it begins in the district's zone.
    pub start: DateTime,
    /// How long it really lasts, whatever the clocks do meanwhile.
    pub minutes: i64,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub url: String,
    pub status: Status,
    pub organizer: Option<Mailbox>,
    /// Whom this copy is for; at most one, because nobody's calendar lists the others.
    pub attendee: Option<Attendee>,
}

/// A file or a mail's part, as `Display` writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub method: Method,
    /// What a feed is called where somebody keeps it; nothing is said where this is empty.
    pub name: String,
    pub events: Vec<Event>,
}

impl Method {
    /// The word for `METHOD` and for the `method` parameter of the mail's part (RFC 6047 §2.4).
    pub fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Reply {
    fn word(self) -> &'static str {
        match self {
            Self::None => "NEEDS-ACTION",
            Self::Yes => "ACCEPTED",
            Self::Maybe => "TENTATIVE",
            Self::No => "DECLINED",
        }
    }
}

impl Display for Calendar {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        line(out, "BEGIN:VCALENDAR")?;
        line(out, "VERSION:2.0")?;
        line(out, "PRODID:-//Fokusraum//DE")?;
        line(out, "CALSCALE:GREGORIAN")?;
        line(out, &format!("METHOD:{}", self.method.word()))?;
        // Apple, Google and Microsoft know the first name, RFC 7986 §5.1 has the second.
        text(out, "X-WR-CALNAME", &self.name)?;
        text(out, "NAME", &self.name)?;
        if self.method == Method::Publish {
            line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H")?;
            line(out, "X-PUBLISHED-TTL:PT1H")?;
        }
        BERLIN.iter().try_for_each(|rule| line(out, rule))?;
        self.events.iter().try_for_each(|event| event.write(out, self.method))?;
        line(out, "END:VCALENDAR")
    }
}

impl Event {
    fn write(&self, out: &mut impl Write, method: Method) -> fmt::Result {
        let stamp = utc(jiff::Timestamp::from_microsecond(self.stamp.0).unwrap_or_default());
        line(out, "BEGIN:VEVENT")?;
        text(out, "UID", &self.uid)?;
        line(out, &format!("SEQUENCE:{}", self.sequence.max(0)))?;
        line(out, &format!("DTSTAMP:{stamp}"))?;
        line(out, &format!("LAST-MODIFIED:{stamp}"))?;
        self.write_times(out)?;
        text(out, "SUMMARY", &self.summary)?;
        text(out, "DESCRIPTION", &self.description)?;
        text(out, "LOCATION", &self.location)?;
        self.write_url(out)?;
        self.write_status(out, method)?;
        self.write_people(out, method)?;
        line(out, "END:VEVENT")
    }

    /// A message that cancels says so twice: who keeps the event shows the status. One that takes a single person out
    /// of an event that takes place must not say it (RFC 5546 §3.2.5).
    fn write_status(&self, out: &mut impl Write, method: Method) -> fmt::Result {
        if method == Method::Cancel && self.status != Status::Cancelled {
            return Ok(());
        }
        line(out, &format!("STATUS:{}", self.status.word()))
    }

    /// Wall times with their zone. Where one of them is shown twice by the clocks in October, both are written in UTC:
    /// RFC 5545 §3.3.5 means the first of two, ical.js (Thunderbird) the second, and a `DURATION` is added to the wall
    /// time by some.
    fn write_times(&self, out: &mut impl Write) -> fmt::Result {
        let zone = zone();
        let from = instant(&zone, self.start);
        let to = later(from, self.minutes);
        let wall = [from, to].map(|at| zone.to_datetime(at));
        let twice = wall.iter().any(|time| zone.to_ambiguous_timestamp(*time).is_ambiguous());
        let time = |name, at, wall: DateTime| match twice {
            true => format!("{name}:{}", utc(at)),
            false => format!("{name};TZID=Europe/Berlin:{}", wall.strftime("%Y%m%dT%H%M%S")),
        };
        line(out, &time("DTSTART", from, wall[0]))?;
        // What has no length has no end either: an end must be later (RFC 5545 §3.8.2.2).
        if to > from { line(out, &time("DTEND", to, wall[1])) } else { Ok(()) }
    }

    fn write_url(&self, out: &mut impl Write) -> fmt::Result {
        // What a whole address is made of: the reserved and the unreserved of RFC 3986 §2, escapes included.
        let url = escaped(&self.url, |c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c));
        if url.is_empty() { Ok(()) } else { line(out, &format!("URL:{url}")) }
    }

    fn write_people(&self, out: &mut impl Write, method: Method) -> fmt::Result {
        if let Some(Mailbox { name, address }) = &self.organizer {
            line(out, &format!("ORGANIZER{}:{}", common_name(name), cal_address(address)))?;
        }
        match &self.attendee {
            // Forbidden in what is published (RFC 5546 §3.2.1).
            Some(Attendee { mailbox: Mailbox { name, address }, reply }) if method != Method::Publish => {
                let (name, reply, address) = (common_name(name), reply.word(), cal_address(address));
                line(out, &format!("ATTENDEE{name};ROLE=REQ-PARTICIPANT;PARTSTAT={reply};RSVP=FALSE:{address}"))
            }
            _ => Ok(()),
        }
    }
}

/// The wall time at which something ends that begins at `start` and lasts for `minutes`.
pub fn end(start: DateTime, minutes: i64) -> DateTime {
    let zone = zone();
    zone.to_datetime(later(instant(&zone, start), minutes))
}

/// The instant a wall time means: the first where clocks show it twice, with the offset from before where they leave it
/// out (RFC 5545 §3.3.5).
fn instant(zone: &TimeZone, wall: DateTime) -> jiff::Timestamp {
    zone.to_ambiguous_timestamp(wall).compatible().unwrap_or_default()
}

fn later(from: jiff::Timestamp, minutes: i64) -> jiff::Timestamp {
    from.checked_add(SignedDuration::from_secs(minutes.max(0).saturating_mul(60))).unwrap_or(from)
}

fn utc(at: jiff::Timestamp) -> impl Display {
    at.strftime("%Y%m%dT%H%M%SZ")
}

/// A content line, folded between characters so that no physical line has more than 75 octets (RFC 5545 §3.1).
fn line(out: &mut impl Write, content: &str) -> fmt::Result {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > LINE {
            out.write_str("\r\n ")?;
            used = 1;
        }
        out.write_char(c)?;
        used += c.len_utf8();
    }
    out.write_str("\r\n")
}

/// A property of type TEXT (RFC 5545 §3.3.11), left out where it would be empty.
fn text(out: &mut impl Write, name: &str, value: &str) -> fmt::Result {
    let mut content = format!("{name}:");
    for c in clean(value).chars() {
        match c {
            '\n' => content.push_str("\\n"),
            '\\' | ';' | ',' => content.extend(['\\', c]),
            c => content.push(c),
        }
    }
    if content.len() == name.len() + 1 { Ok(()) } else { line(out, &content) }
}

/// A value without control characters, with one kind of line break: readers split lines at more than CRLF.
fn clean(value: &str) -> String {
    let breaks = |c| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        c => c,
    };
    let text = value.replace("\r\n", "\n");
    text.chars().map(breaks).filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// `;CN="…"`, or nothing for nobody's name. Always quoted, with what cannot stand in quotes as RFC 6868 §3.1 writes it.
/// A backslash means nothing in a parameter, but ical.js (Thunderbird) reads escapes there: it becomes a slash.
fn common_name(name: &str) -> String {
    let mut value = String::new();
    for c in clean(name).trim().chars() {
        match c {
            '\n' => value.push_str("^n"),
            '^' => value.push_str("^^"),
            '"' => value.push_str("^'"),
            '\\' => value.push('/'),
            c => value.push(c),
        }
    }
    if value.is_empty() { value } else { format!(";CN=\"{value}\"") }
}

/// A mail address as `mailto:` (RFC 5545 §3.3.3), with everything encoded that would begin a second address or a
/// header there (RFC 6068 §2).
fn cal_address(address: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~!$'*+".contains(c);
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("mailto:{}@{}", escaped(local, plain), escaped(domain, plain)),
        None => format!("mailto:{}", escaped(address, plain)),
    }
}

/// `value` without control characters, with everything percent-encoded that is not `plain` (RFC 3986 §2.1).
fn escaped(value: &str, plain: impl Fn(char) -> bool) -> String {
    let mut written = String::new();
    for c in value.trim().chars().filter(|c| !c.is_control()) {
        if plain(c) {
            written.push(c);
        } else {
            written.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn event() -> Event {
        let address = |name: &str, address: &str| Mailbox { name: name.into(), address: address.into() };
        Event {
            uid: "0197-treffen@fokusraum.example".into(),
            sequence: 2,
            stamp: Timestamp(1_772_368_496_000_000),
            start: date(2026, 4, 7).at(18, 0, 0, 0),
            minutes: 90,
            summary: "Fokusgruppe Wohnen".into(),
            description: String::new(),
            location: "Rathaus, Raum 3".into(),
            url: "https://fokusraum.example/meetings/1?a=b&c=ä ö".into(),
            status: Status::Confirmed,
            organizer: Some(address("Koordination", "post@fokusraum.example")),
            attendee: Some(Attendee { mailbox: address("Mitglied", "mitglied@haus.example"), reply: Reply::Yes }),
        }
    }

    fn written(method: Method, event: Event) -> String {
        Calendar { method, name: String::new(), events: vec![event] }.to_string()
    }

    /// The content lines of the event, unfolded.
    fn lines(event: Event) -> Vec<String> {
        let text = written(Method::Request, event).replace("\r\n ", "");
        let inside = text.split_once("BEGIN:VEVENT\r\n").and_then(|(_, rest)| rest.split_once("END:VEVENT"));
        inside.map(|(lines, _)| lines.split_terminator("\r\n").map(str::to_owned).collect()).unwrap_or_default()
    }

    fn times(start: DateTime, minutes: i64) -> Vec<String> {
        let lines = lines(Event { start, minutes, ..event() });
        lines.into_iter().filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND")).collect()
    }

    fn folded(content: &str) -> String {
        let mut out = String::new();
        line(&mut out, content).unwrap_or_default();
        out
    }

    #[test]
    fn an_invitation_says_everything_once() {
        let expected = [
            "UID:0197-treffen@fokusraum.example",
            "SEQUENCE:2",
            "DTSTAMP:20260301T123456Z",
            "LAST-MODIFIED:20260301T123456Z",
            "DTSTART;TZID=Europe/Berlin:20260407T180000",
            "DTEND;TZID=Europe/Berlin:20260407T193000",
            "SUMMARY:Fokusgruppe Wohnen",
            "LOCATION:Rathaus\\, Raum 3",
            "URL:https://fokusraum.example/meetings/1?a=b&c=%C3%A4%20%C3%B6",
            "STATUS:CONFIRMED",
            "ORGANIZER;CN=\"Koordination\":mailto:post@fokusraum.example",
            "ATTENDEE;CN=\"Mitglied\";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:mitglied@haus.example",
        ];
        assert_eq!(lines(event()), expected);
        let text = written(Method::Request, event());
        let head =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Fokusraum//DE\r\nCALSCALE:GREGORIAN\r\nMETHOD:REQUEST\r\n";
        assert!(text.starts_with(head) && text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
        assert!(!text.contains("REFRESH-INTERVAL") && !text.contains("NAME:\r\n"), "{text}");
    }

    #[test]
    fn what_is_published_names_no_attendee_and_asks_to_be_fetched_again() {
        let text =
            Calendar { method: Method::Publish, name: "Treffen, alle".into(), events: vec![event()] }.to_string();
        assert!(!text.contains("ATTENDEE") && text.contains("ORGANIZER"), "{text}");
        assert!(text.contains("\r\nX-WR-CALNAME:Treffen\\, alle\r\nNAME:Treffen\\, alle\r\n"), "{text}");
        assert!(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"), "{text}");
    }

    #[test]
    fn what_cancels_says_so_twice() {
        let text = written(Method::Cancel, Event { status: Status::Cancelled, ..event() });
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"), "{text}");
    }

    #[test]
    fn who_is_taken_out_of_an_event_that_takes_place_reads_no_status() {
        let text = written(Method::Cancel, Event { status: Status::Confirmed, ..event() });
        assert!(text.contains("METHOD:CANCEL\r\n") && !text.contains("STATUS"), "{text}");
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
        assert_eq!(folded(&"x".repeat(76)), format!("{}\r\n x\r\n", "x".repeat(75)));
        assert_eq!(folded(&"x".repeat(150)), format!("{0}\r\n {1}\r\n x\r\n", "x".repeat(75), "x".repeat(74)));
        for (before, c) in [(73, 'ü'), (74, 'ü'), (71, '🌳'), (72, '🌳'), (73, '🌳'), (74, '🌳')] {
            let fits = before + c.len_utf8() <= LINE;
            let expected = format!("{}{}{c}\r\n", "x".repeat(before), if fits { "" } else { "\r\n " });
            assert_eq!(folded(&format!("{}{c}", "x".repeat(before))), expected);
        }
        let long = "Grüße 🌳".repeat(50);
        assert!(folded(&long).split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(folded(&long).replace("\r\n ", ""), format!("{long}\r\n"));
    }

    #[test]
    fn text_is_escaped_and_stays_in_its_line() {
        let summary = "Ö\r\nBEGIN:VALARM\rb;c,d\\n\te\u{0}\u{7f}\u{2028}f\nATTENDEE:mailto:a@b";
        let lines = lines(Event { summary: summary.into(), description: "\u{7}".into(), ..event() });
        let expected = "SUMMARY:Ö\\nBEGIN:VALARM\\nb\\;c\\,d\\\\n e\\nf\\nATTENDEE:mailto:a@b";
        assert_eq!(lines.iter().filter(|line| line.contains("VALARM")).collect::<Vec<_>>(), [expected]);
        assert_eq!(lines.iter().filter(|line| line.starts_with("ATTENDEE") || line.starts_with("DESC")).count(), 1);
    }

    #[test]
    fn names_and_addresses_stay_in_their_place() {
        let name = "A \"B\";ROLE=CHAIR:mailto:x@y\r\nC^\\n\u{0}";
        assert_eq!(common_name(name), ";CN=\"A ^'B^';ROLE=CHAIR:mailto:x@y^nC^^/n\"");
        assert_eq!(common_name(" \t"), "");
        assert_eq!(cal_address("vor.name+x@haus.example"), "mailto:vor.name+x@haus.example");
        let nasty = "a\r\nX:1,b@c?cc=d&e;f%g\"@häuser.example\n";
        assert_eq!(cal_address(nasty), "mailto:aX%3A1%2Cb%40c%3Fcc%3Dd%26e%3Bf%25g%22@h%C3%A4user.example");
        let url = lines(Event { url: "https://x.example/\r\nSUMMARY:y \"z\"".into(), ..event() });
        assert!(url.contains(&"URL:https://x.example/SUMMARY:y%20%22z%22".to_owned()), "{url:?}");
    }

    #[test]
    fn a_length_is_real_when_clocks_change() {
        let spring = date(2026, 3, 28).at(23, 0, 0, 0);
        assert_eq!(end(spring, 300), date(2026, 3, 29).at(5, 0, 0, 0));
        let autumn = date(2026, 10, 24).at(23, 0, 0, 0);
        assert_eq!(end(autumn, 300), date(2026, 10, 25).at(3, 0, 0, 0));
        let expected = ["DTSTART;TZID=Europe/Berlin:20261024T230000", "DTEND;TZID=Europe/Berlin:20261025T030000"];
        assert_eq!(times(autumn, 300), expected);
    }

    #[test]
    fn what_clocks_show_twice_is_written_in_utc() {
        let autumn = date(2026, 10, 24).at(23, 0, 0, 0);
        assert_eq!(times(autumn, 210), ["DTSTART:20261024T210000Z", "DTEND:20261025T003000Z"]);
        assert_eq!(times(autumn, 270), ["DTSTART:20261024T210000Z", "DTEND:20261025T013000Z"]);
        let twice = date(2026, 10, 25).at(2, 30, 0, 0);
        assert_eq!(times(twice, 180), ["DTSTART:20261025T003000Z", "DTEND:20261025T033000Z"]);
    }

    #[test]
    fn what_clocks_leave_out_is_the_hour_after() {
        let gap = date(2026, 3, 29).at(2, 30, 0, 0);
        let expected = ["DTSTART;TZID=Europe/Berlin:20260329T033000", "DTEND;TZID=Europe/Berlin:20260329T043000"];
        assert_eq!(times(gap, 60), expected);
    }

    #[test]
    fn no_number_breaks_it() {
        let start = date(2026, 4, 7).at(18, 0, 0, 0);
        assert_eq!(times(start, 0), ["DTSTART;TZID=Europe/Berlin:20260407T180000"]);
        assert_eq!(times(start, i64::MIN), times(start, 0));
        assert_eq!(times(start, i64::MAX), times(start, 0));
        let text = written(Method::Publish, Event { sequence: -1, stamp: Timestamp(i64::MAX), ..event() });
        assert!(text.contains("\r\nSEQUENCE:0\r\nDTSTAMP:19700101T000000Z\r\n"), "{text}");
    }
}
