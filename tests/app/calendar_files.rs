//! Calendars as other programs read them: what is written is read back by two parsers that know nothing of each other,
//! the crate `icalendar` and, under Node, Mozilla's ical.js.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use fokusraum::clock::Timestamp;
use fokusraum::ical::{Attendee, Calendar, Event, Mailbox, Method, Reply, Status, end};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use icalendar::{CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime};
use jiff::civil::{DateTime, date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde::Deserialize;

const CALENDARS: usize = 300;
/// What texts are made of, besides words and any other characters.
const PIECES: [&str; 27] = [
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\"",
    "'",
    ",",
    ";",
    ":",
    "=",
    "\\",
    "\\n",
    "^",
    "^n",
    "^'",
    "Straße, Größe & Übergänge",
    "🌳🌳🌳🌳🌳",
    "👩‍👩‍👧‍👦 e\u{301}",
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1",
    "\";ROLE=CHAIR:mailto:a@b.example",
    "\nATTENDEE:mailto:a@b.example",
    "\r\n ",
];
const ADDRESSES: [&str; 6] = [
    "a\r\nX:1,b@haus.example",
    "ä?cc=b@haus.example&x;y",
    "100%25@haus.example",
    "\"a@b\"@haus.example",
    "vor.name+rat@häuser.example",
    "nobody",
];

/// What a parser understood.
#[derive(Debug, PartialEq, Deserialize)]
struct Seen {
    method: String,
    name: String,
    /// The components by name: nothing was smuggled in.
    parts: Vec<String>,
    events: Vec<SeenEvent>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct SeenEvent {
    /// Every property by name, in order.
    properties: Vec<String>,
    uid: String,
    sequence: i64,
    stamp: i64,
    status: String,
    start: i64,
    end: i64,
    summary: String,
    description: String,
    location: String,
    url: String,
    organizer: Option<Person>,
    attendee: Option<Person>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
struct Person {
    name: String,
    address: String,
    role: String,
    reply: String,
    rsvp: String,
}

// What calendars are made of.

/// Strings a pattern describes; read once, where a plain `&str` as a strategy would be read for every value.
fn like(pattern: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(pattern).unwrap()
}

fn text() -> impl Strategy<Value = String> {
    let word = (like("[a-zäöüß]{1,5}"), 1usize..20).prop_map(|(syllable, times)| syllable.repeat(times));
    let piece = select(&PIECES[..]).prop_map(str::to_owned);
    let other = any::<char>().prop_map(String::from);
    vec(prop_oneof![2 => word, 2 => piece, 1 => other], 0..9).prop_map(|pieces| pieces.concat())
}

fn mailbox() -> impl Strategy<Value = Mailbox> {
    let plain = like("[a-z]{1,5}[.]([a-z]{3}-){1,20}[a-z]@[a-z]{2,5}[.]example");
    let address = prop_oneof![3 => plain, 1 => select(&ADDRESSES[..]).prop_map(str::to_owned)];
    (text(), address).prop_map(|(name, address)| Mailbox { name, address })
}

fn attendee() -> impl Strategy<Value = Attendee> {
    let reply = select(vec![Reply::None, Reply::Yes, Reply::Maybe, Reply::No]);
    (mailbox(), reply).prop_map(|(mailbox, reply)| Attendee { mailbox, reply })
}

/// Every third begins on a day on which clocks change, or on the day before.
fn start() -> impl Strategy<Value = DateTime> {
    let any = (2019i16..2038, 1i8..13, 1i8..29).prop_map(|(year, month, day)| date(year, month, day));
    let changes = [(2019, 3, 30), (2021, 10, 30), (2026, 3, 28), (2026, 10, 24), (2030, 10, 26), (2035, 3, 24)];
    let change = (select(changes.to_vec()), 0i64..2)
        .prop_map(|((year, month, day), later)| date(year, month, day).saturating_add(jiff::Span::new().days(later)));
    let day = prop_oneof![2 => any, 1 => change];
    (day, 0i8..24, 0i8..12).prop_map(|(day, hour, fives)| day.at(hour, fives * 5, 0, 0))
}

fn event() -> impl Strategy<Value = Event> {
    let uid = like("[0-9a-f]{8}(-[0-9a-f]{4}){0,20}@[a-z]{3}[.]example");
    let url = like("https://[a-z]{3}[.]example(/[a-z0-9?=&]{4}){0,30}");
    let url = prop_oneof![2 => url, 1 => Just("https://a.example/\r\nX:1".to_owned()), 1 => Just(String::new())];
    let minutes = prop_oneof![1 => 1i64..=60, 1 => 1i64..=864].prop_map(|fives| fives * 5);
    let times = (0i64..1000, 1_500_000_000i64..2_200_000_000, start(), minutes);
    let texts = (uid, text(), text(), text(), url);
    let rest =
        (select(vec![Status::Confirmed, Status::Cancelled]), prop::option::of(mailbox()), prop::option::of(attendee()));
    (times, texts, rest).prop_map(|(times, texts, rest)| {
        let (sequence, stamp, start, minutes) = times;
        let (uid, summary, description, location, url) = texts;
        let (status, organizer, attendee) = rest;
        let stamp = Timestamp(stamp * 1_000_000);
        Event { uid, sequence, stamp, start, minutes, summary, description, location, url, status, organizer, attendee }
    })
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let method = select(vec![Method::Publish, Method::Request, Method::Cancel]);
    (method, text(), vec(event(), 0..4)).prop_map(|(method, name, events)| Calendar { method, name, events })
}

// What a reader must understand.

/// Line breaks of one kind, a tabulator as a space, no other control characters.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn person(Mailbox { name, address }: &Mailbox) -> Person {
    let name = clean(name).trim().replace('\\', "/");
    Person { name, address: bare(address), ..Person::default() }
}

fn invited(attendee: &Attendee) -> Person {
    let reply = match attendee.reply {
        Reply::None => "NEEDS-ACTION",
        Reply::Yes => "ACCEPTED",
        Reply::Maybe => "TENTATIVE",
        Reply::No => "DECLINED",
    };
    let (role, reply, rsvp) = ("REQ-PARTICIPANT".into(), reply.into(), "FALSE".into());
    Person { role, reply, rsvp, ..person(&attendee.mailbox) }
}

fn expected(calendar: &Calendar) -> Seen {
    let events: Vec<_> = calendar.events.iter().map(|event| expected_event(event, calendar.method)).collect();
    let parts = ["VTIMEZONE"].into_iter().chain(events.iter().map(|_| "VEVENT"));
    let method = match calendar.method {
        Method::Publish => "PUBLISH",
        Method::Request => "REQUEST",
        Method::Cancel => "CANCEL",
    };
    Seen { method: method.into(), name: clean(&calendar.name), parts: parts.map(str::to_owned).collect(), events }
}

fn expected_event(event: &Event, method: Method) -> SeenEvent {
    // Somebody is taken out of an event that takes place: its status is not said (RFC 5546 §3.2.5).
    let status = match (event.status, method) {
        (Status::Cancelled, _) => "CANCELLED",
        (Status::Confirmed, Method::Cancel) => "",
        (Status::Confirmed, _) => "CONFIRMED",
    };
    let start = instant(event.start);
    let mut seen = SeenEvent {
        properties: Vec::new(),
        uid: event.uid.clone(),
        sequence: event.sequence,
        stamp: event.stamp.0 / 1_000_000,
        status: status.into(),
        start,
        end: start + event.minutes * 60,
        summary: clean(&event.summary),
        description: clean(&event.description),
        location: clean(&event.location),
        url: bare(&event.url),
        organizer: event.organizer.as_ref().map(person),
        attendee: event.attendee.as_ref().filter(|_| method != Method::Publish).map(invited),
    };
    seen.properties = properties(&seen);
    seen
}

/// Everything is there once, and nothing that is empty.
fn properties(seen: &SeenEvent) -> Vec<String> {
    let names = [
        ("UID", true),
        ("SEQUENCE", true),
        ("DTSTAMP", true),
        ("LAST-MODIFIED", true),
        ("DTSTART", true),
        ("DTEND", true),
        ("SUMMARY", !seen.summary.is_empty()),
        ("DESCRIPTION", !seen.description.is_empty()),
        ("LOCATION", !seen.location.is_empty()),
        ("URL", !seen.url.is_empty()),
        ("STATUS", !seen.status.is_empty()),
        ("ORGANIZER", seen.organizer.is_some()),
        ("ATTENDEE", seen.attendee.is_some()),
    ];
    names.into_iter().filter(|(_, there)| *there).map(|(name, _)| name.to_owned()).collect()
}

fn instant(wall: DateTime) -> i64 {
    wall.in_tz("Europe/Berlin").unwrap().timestamp().as_second()
}

/// Mail addresses without `mailto:` and its escapes.
fn plain(mut seen: Seen) -> Seen {
    for person in seen.events.iter_mut().flat_map(|event| [&mut event.organizer, &mut event.attendee]).flatten() {
        let encoded = person.address.strip_prefix("mailto:").unwrap();
        assert!(encoded.is_ascii() && !encoded.contains([':', ',', ';', '?', '&']), "{encoded}");
        person.address = percent_encoding::percent_decode_str(encoded).decode_utf8().unwrap().into_owned();
    }
    seen
}

// The two parsers.

/// What ical.js understands, which reads the zone from the file.
fn read_by_node(texts: &[String]) -> Vec<Seen> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/app/support/read_calendars.mjs");
    let mut node =
        Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node is there");
    // Nothing is printed before everything has been read.
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "after npm ci? {}", output.status);
    let seen: Vec<Seen> = serde_json::from_slice(&output.stdout).unwrap();
    seen.into_iter().map(plain).collect()
}

/// What `icalendar` understands, which leaves zones to its users.
fn read_by_crate(text: &str) -> Seen {
    let text = unfold(text);
    let calendar = read_calendar(&text).unwrap();
    let value = |name: &str| calendar.properties.iter().find(|p| p.name == name).map_or("", |p| p.val.as_str());
    let events = calendar.components.iter().filter(|part| part.name == "VEVENT");
    plain(Seen {
        method: value("METHOD").to_owned(),
        name: value("X-WR-CALNAME").to_owned(),
        parts: calendar.components.iter().map(|part| part.name.to_string()).collect(),
        events: events.map(read_event).collect(),
    })
}

fn read_event(event: &Component<'_>) -> SeenEvent {
    let text = |name: &str| event.find_prop(name).map(|p| p.val.to_string()).unwrap_or_default();
    let CalendarComponent::Event(typed) = CalendarComponent::from(event.clone()) else { panic!("{event:?}") };
    SeenEvent {
        properties: event.properties.iter().map(|p| p.name.to_string()).collect(),
        uid: text("UID"),
        sequence: typed.get_sequence().unwrap().into(),
        stamp: typed.get_timestamp().unwrap().timestamp(),
        status: text("STATUS"),
        start: read_time(typed.get_start()),
        end: read_time(typed.get_end()),
        summary: text("SUMMARY"),
        description: text("DESCRIPTION"),
        location: text("LOCATION"),
        url: text("URL"),
        organizer: event.find_prop("ORGANIZER").map(read_person),
        attendee: event.find_prop("ATTENDEE").map(read_person),
    }
}

fn read_time(time: Option<DatePerhapsTime>) -> i64 {
    match time {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at.timestamp(),
        Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) => {
            let wall: DateTime = date_time.to_string().parse().unwrap();
            wall.in_tz(&tzid).unwrap().timestamp().as_second()
        }
        other => panic!("no instant: {other:?}"),
    }
}

fn read_person(property: &Property<'_>) -> Person {
    let says = |key: &str| {
        let value = property.params.iter().find(|p| p.key == key).and_then(|p| p.val.as_ref());
        value.map(ToString::to_string).unwrap_or_default()
    };
    let address = property.val.to_string();
    Person { name: uncaret(&says("CN")), address, role: says("ROLE"), reply: says("PARTSTAT"), rsvp: says("RSVP") }
}

/// The crate leaves the escapes of RFC 6868 as they are.
fn uncaret(value: &str) -> String {
    // No text has U+0000 by now.
    value.replace("^^", "\0").replace("^n", "\n").replace("^'", "\"").replace('\0', "^")
}

// What must hold.

fn short_lines(text: &str) {
    assert!(text.ends_with("\r\n"), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
}

#[test]
fn two_parsers_read_what_was_written() {
    let mut runner = TestRunner::deterministic();
    let strategy = calendar();
    let calendars: Vec<_> = (0..CALENDARS).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    let texts: Vec<_> = calendars.iter().map(ToString::to_string).collect();
    let by_node = read_by_node(&texts);
    assert_eq!(by_node.len(), CALENDARS);
    for ((calendar, text), by_node) in calendars.iter().zip(&texts).zip(by_node) {
        short_lines(text);
        assert_eq!(read_by_crate(text), expected(calendar), "icalendar\n{text}");
        assert_eq!(by_node, expected(calendar), "ical.js\n{text}");
    }
}

proptest! {
    /// With other calendars every time, and shrunk to what matters.
    #[test]
    fn what_was_written_is_read(calendar in calendar()) {
        let text = calendar.to_string();
        short_lines(&text);
        prop_assert_eq!(read_by_crate(&text), expected(&calendar));
    }

    #[test]
    fn an_end_is_as_far_from_the_start_as_it_lasts(start in start(), fives in 1i64..=864) {
        let ends = end(start, fives * 5);
        let before = instant(ends) - instant(start) - fives * 300;
        // Of two equal wall times an instant is the first.
        prop_assert!(before == 0 || before == -3600, "{start} {ends}");
    }
}

/// What somebody's calendar keeps: of each event the highest sequence, then the latest stamp (RFC 5546 §2.1.5).
#[derive(Debug, Default)]
struct Kept(BTreeMap<String, SeenEvent>);

impl Kept {
    fn receive(&mut self, seen: &Seen) {
        for event in &seen.events {
            let newer = |old: &SeenEvent| (event.sequence, event.stamp) > (old.sequence, old.stamp);
            if self.0.get(&event.uid).is_none_or(newer) {
                self.0.insert(event.uid.clone(), event.clone());
            }
        }
    }
}

/// An invitation, its move by a day, its end.
fn story() -> [Calendar; 3] {
    let mailbox = |name: &str, address: &str| Mailbox { name: name.into(), address: address.into() };
    let invited = Event {
        uid: "0197-treffen@fokusraum.example".into(),
        sequence: 0,
        stamp: Timestamp(1_790_000_000_000_000),
        start: date(2026, 10, 24).at(18, 0, 0, 0),
        minutes: 90,
        summary: "Fokusgruppe Wohnen".into(),
        description: "Entwurf lesen; Fragen mitbringen".into(),
        location: "Rathaus, Raum 3".into(),
        url: "https://fokusraum.example/meetings/1".into(),
        status: Status::Confirmed,
        organizer: Some(mailbox("Koordination", "post@fokusraum.example")),
        attendee: Some(Attendee { mailbox: mailbox("Mitglied", "mitglied@haus.example"), reply: Reply::None }),
    };
    let later = |event: &Event| Event {
        sequence: event.sequence + 1,
        stamp: Timestamp(event.stamp.0 + 60_000_000),
        start: date(2026, 10, 25).at(18, 0, 0, 0),
        ..event.clone()
    };
    let moved = later(&invited);
    let ended = Event { status: Status::Cancelled, ..later(&moved) };
    [(Method::Request, invited), (Method::Request, moved), (Method::Cancel, ended)].map(|(method, event)| Calendar {
        method,
        name: String::new(),
        events: vec![event],
    })
}

#[test]
fn invited_moved_and_cancelled_in_any_order_is_one_cancelled_event() {
    let texts = story().map(|calendar| calendar.to_string());
    let by_crate: Vec<_> = texts.iter().map(|text| read_by_crate(text)).collect();
    for seen in [by_crate, read_by_node(&texts)] {
        assert!(seen[1].events[0].start - seen[0].events[0].start == 25 * 3600, "moved by a long day");
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut kept = Kept::default();
            order.iter().for_each(|i| kept.receive(&seen[*i]));
            let kept: Vec<_> = kept.0.values().collect();
            assert_eq!(kept, [&seen[2].events[0]]);
            assert_eq!((kept[0].status.as_str(), kept[0].sequence), ("CANCELLED", 2));
        }
    }
}
