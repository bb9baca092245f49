//! Dates as people type them, many at once: `Di 24.11. 18–20 Uhr`, `24.11.2026 14:00, 18:30`, `2026-11-24 18:00`.
//!
//! Wall times of the district's zone. What the zone does not have (the hour that is skipped in March) is refused; an
//! hour that happens twice (in October) means its first time.

use jiff::civil::{Date, DateTime, Time};

use crate::clock::{self, Timestamp};

/// The most dates that one poll offers.
pub const MOST: usize = 200;
/// How far ahead dates can lie, in days.
const FAR: i32 = 3 * 366;

/// One date that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Wall time.
    pub starts: DateTime,
    /// How long, in minutes.
    pub minutes: i64,
}

impl Slot {
    /// When that is.
    pub fn starts_at(&self) -> Timestamp {
        let instant = self.starts.to_zoned(clock::zone()).map(|zoned| zoned.timestamp().as_microsecond());
        Timestamp(instant.unwrap_or_default())
    }

    /// As it would be typed: `Di 24.11.2026 18:00-19:30`.
    pub fn typed(&self) -> String {
        const DAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
        let weekday = usize::try_from(self.starts.weekday().to_monday_zero_offset()).ok();
        let (day, time) = (self.starts.date(), self.starts.time());
        let minute = i64::from(time.hour()) * 60 + i64::from(time.minute()) + self.minutes;
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        format!(
            "{} {}.{}.{} {}:{:02}-{hour}:{minute:02}",
            weekday.and_then(|i| DAYS.get(i)).unwrap_or(&""),
            day.day(),
            day.month(),
            day.year(),
            time.hour(),
            time.minute()
        )
    }
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not a date that we understand.
    Unreadable,
    /// A date without a time, and no time for all.
    NoTime,
    Past,
    /// More than three years ahead.
    Far,
    /// The clocks are put forward over it.
    Skipped,
}

impl Fault {
    /// Message key; its `number` is the line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "poll-dates-unreadable",
            Self::NoTime => "poll-dates-no-time",
            Self::Past => "poll-dates-past",
            Self::Far => "poll-dates-far",
            Self::Skipped => "poll-dates-skipped",
        }
    }
}

/// A time of day with its length, where one was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Time,
    pub minutes: Option<i64>,
}

/// What is known while lines are read.
#[derive(Debug, Clone)]
pub struct Reading {
    pub now: Timestamp,
    /// Times for dates that have none of their own.
    pub times: Vec<Span>,
    /// Length of what has none of its own, in minutes.
    pub minutes: i64,
    /// Dates that are offered already: they may stay although they have passed.
    pub kept: Vec<Slot>,
}

impl Reading {
    /// The dates of a typed list, one a line or parted by semicolons, in their order and each once.
    ///
    /// # Errors
    /// The first line that is wrong, counted from 1, and why.
    pub fn lines(&self, text: &str) -> Result<Vec<Slot>, (usize, Fault)> {
        let mut found = Vec::new();
        for (i, line) in text.split(['\n', ';']).enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            for slot in self.line(line).map_err(|fault| (i + 1, fault))? {
                if !found.contains(&slot) {
                    found.push(slot);
                }
            }
        }
        Ok(found)
    }

    /// The dates of one day at the times for all.
    pub fn day(&self, day: Date) -> Result<Vec<Slot>, Fault> {
        self.slots(day, &self.times)
    }

    fn line(&self, line: &str) -> Result<Vec<Slot>, Fault> {
        let (day, rest) = day(line, self.now.date()).ok_or(Fault::Unreadable)?;
        let rest = rest.trim_start_matches([',', ':', ' ']);
        if rest.is_empty() {
            return self.day(day);
        }
        self.slots(day, &spans(rest).ok_or(Fault::Unreadable)?)
    }

    fn slots(&self, day: Date, spans: &[Span]) -> Result<Vec<Slot>, Fault> {
        if spans.is_empty() {
            return Err(Fault::NoTime);
        }
        spans.iter().map(|span| self.slot(day.to_datetime(span.from), span.minutes)).collect()
    }

    fn slot(&self, starts: DateTime, minutes: Option<i64>) -> Result<Slot, Fault> {
        let slot = Slot { starts, minutes: minutes.unwrap_or(self.minutes) };
        if !happens(starts) {
            return Err(Fault::Skipped);
        }
        if self.kept.contains(&slot) {
            return Ok(slot);
        }
        if slot.starts_at() <= self.now {
            return Err(Fault::Past);
        }
        if (starts.date() - self.now.date()).get_days() > FAR {
            return Err(Fault::Far);
        }
        Ok(slot)
    }
}

/// Whether the wall time exists: read back from its instant it is the same.
pub fn happens(starts: DateTime) -> bool {
    starts.to_zoned(clock::zone()).is_ok_and(|zoned| zoned.datetime() == starts)
}

/// The day at the beginning of a line, and what follows it.
fn day(line: &str, today: Date) -> Option<(Date, &str)> {
    let line = without_weekday(line.trim());
    let (first, rest) = digits(line)?;
    if let Some(rest) = rest.strip_prefix('-') {
        let (month, rest) = digits(rest)?;
        let (day, rest) = digits(rest.strip_prefix('-')?)?;
        return Some((date(first, month, day)?, rest.strip_prefix('T').unwrap_or(rest)));
    }
    let rest = rest.strip_prefix('.')?.trim_start();
    let (month, rest) = match digits(rest) {
        Some((month, rest)) => (month, after_month(rest)?),
        None => month(rest)?,
    };
    match year(rest) {
        Some((year, rest)) => Some((date(year, month, first)?, rest)),
        None => Some((next(month, first, today)?, rest)),
    }
}

/// Behind a month's number stands a full stop, a blank or nothing.
fn after_month(rest: &str) -> Option<&str> {
    rest.strip_prefix('.').or_else(|| (rest.is_empty() || rest.starts_with(' ')).then_some(rest))
}

/// Four digits, or two, that are not the beginning of a time.
fn year(text: &str) -> Option<(i16, &str)> {
    let text = text.trim_start();
    let (number, rest) = digits(text)?;
    let is_time = rest.strip_prefix([':', '.']).and_then(digits).is_some();
    match text.len() - rest.len() {
        4 => Some((number, rest)),
        2 if !is_time && !follows_time(rest) && (25..100).contains(&number) => Some((2000 + number, rest)),
        _ => None,
    }
}

/// Whether what follows a number makes it an hour: `18 Uhr`, `18–20`.
fn follows_time(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.to_lowercase().starts_with("uhr")
        || rest.starts_with(['-', '–', '—'])
        || rest.to_lowercase().starts_with("bis")
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The next such day from today on: a date without a year lies ahead.
fn next(month: i16, day: i16, today: Date) -> Option<Date> {
    let this_year = date(today.year(), month, day);
    match this_year {
        Some(day) if day >= today => Some(day),
        _ => date(today.year() + 1, month, day).or(this_year),
    }
}

fn without_weekday(line: &str) -> &str {
    let word: usize = line.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let rest = &line[word..];
    if word == 0 { line } else { rest.strip_prefix('.').unwrap_or(rest).trim_start_matches([',', ' ']) }
}

fn month(text: &str) -> Option<(i16, &str)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    const ENGLISH: [(&str, i16); 5] = [("mar", 3), ("may", 5), ("oct", 10), ("dec", 12), ("mrz", 3)];
    let length: usize = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let (word, rest) = text.split_at(length);
    let word = word.to_lowercase();
    let german = MONTHS.iter().position(|m| word.starts_with(m)).and_then(|i| i16::try_from(i + 1).ok());
    let found = german.or_else(|| ENGLISH.iter().find(|(m, _)| word.starts_with(m)).map(|(_, number)| *number))?;
    Some((found, rest.strip_prefix('.').unwrap_or(rest)))
}

/// The number at the beginning of a text, of four digits at most.
fn digits(text: &str) -> Option<(i16, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&length) {
        return None;
    }
    let (number, rest) = text.split_at(length);
    Some((number.parse().ok()?, rest))
}

/// Times of day, parted by commas or "und": `18:00`, `18.30 Uhr`, `18–20 Uhr`, `18 bis 20:30`.
pub fn spans(text: &str) -> Option<Vec<Span>> {
    let text = text.to_lowercase().replace(" und ", ",").replace(" and ", ",");
    let parts: Vec<&str> = text.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.into_iter().map(span).collect()
}

fn span(text: &str) -> Option<Span> {
    let text = text.trim_end_matches("uhr").trim().trim_start_matches("um ").trim_start_matches("ab ");
    let text = text.replace("uhr", " ");
    let parted = text.split_once(['-', '–', '—']).or_else(|| text.split_once("bis"));
    let Some((from, to)) = parted else {
        return Some(Span { from: time(&text)?, minutes: None });
    };
    let (from, to) = (time(from)?, time(to)?);
    let minutes =
        i64::from(to.hour()) * 60 + i64::from(to.minute()) - i64::from(from.hour()) * 60 - i64::from(from.minute());
    // Over midnight.
    Some(Span { from, minutes: Some(if minutes <= 0 { minutes + 24 * 60 } else { minutes }) })
}

fn time(text: &str) -> Option<Time> {
    let (hour, rest) = digits(text.trim())?;
    let minute = match rest.strip_prefix([':', '.', 'h']) {
        Some(rest) => {
            let (minute, rest) = digits(rest)?;
            rest.trim().is_empty().then_some(minute)?
        }
        None if rest.trim().is_empty() => 0,
        None => return None,
    };
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    fn reading() -> Reading {
        let now = clock::noon_of(on(2026, 11, 22));
        Reading { now, times: Vec::new(), minutes: 90, kept: Vec::new() }
    }

    fn at(text: &str) -> Slot {
        let (starts, minutes) = text.split_once('+').unwrap();
        Slot { starts: starts.parse().unwrap(), minutes: minutes.parse().unwrap() }
    }

    #[test]
    fn dates_as_people_type_them() {
        for (typed, meant) in [
            ("24.11. 18:00", "2026-11-24T18:00+90"),
            ("Di 24.11. 18–20 Uhr", "2026-11-24T18:00+120"),
            ("Dienstag, 24.11.2026, 18.30 Uhr", "2026-11-24T18:30+90"),
            ("Di., 24. November 2026 18 Uhr", "2026-11-24T18:00+90"),
            ("24. Nov. 18 bis 19:45", "2026-11-24T18:00+105"),
            ("24.11.26 18:00", "2026-11-24T18:00+90"),
            ("24.11 18:00", "2026-11-24T18:00+90"),
            ("2026-11-24 18:00", "2026-11-24T18:00+90"),
            ("2026-11-24T18:00", "2026-11-24T18:00+90"),
            ("3.3. 9-11", "2027-03-03T09:00+120"),
            ("3. März 9 Uhr bis 11 Uhr", "2027-03-03T09:00+120"),
            ("31.12. 22:00-01:00", "2026-12-31T22:00+180"),
            ("24.11. 14 Uhr", "2026-11-24T14:00+90"),
            ("24.11. 18 Uhr", "2026-11-24T18:00+90"),
            ("24.11. 20-21", "2026-11-24T20:00+60"),
        ] {
            assert_eq!(reading().lines(typed), Ok(vec![at(meant)]), "{typed}");
        }
    }

    #[test]
    fn several_times_on_a_day_and_each_once() {
        let found = reading().lines("24.11. 14:00, 18:00\n\n25.11. 18:00; 24.11. 18 Uhr").unwrap();
        assert_eq!(found, [at("2026-11-24T14:00+90"), at("2026-11-24T18:00+90"), at("2026-11-25T18:00+90")]);
    }

    #[test]
    fn times_for_all_days_that_have_none() {
        let reading = Reading { times: spans("18 Uhr, 20:00-20:30").unwrap(), ..reading() };
        assert_eq!(reading.lines("24.11.").unwrap(), [at("2026-11-24T18:00+90"), at("2026-11-24T20:00+30")]);
        assert_eq!(reading.day(on(2026, 11, 25)).unwrap().len(), 2);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let faults = [
            ("24.11.", Fault::NoTime),
            ("irgendwann", Fault::Unreadable),
            ("31.2. 18:00", Fault::Unreadable),
            ("24.11. 25:00", Fault::Unreadable),
            ("24.11. 18:00 vielleicht", Fault::Unreadable),
            ("1.11.2026 18:00", Fault::Past),
            ("22.11.2026 11:59", Fault::Past),
            ("28.3.2027 02:30", Fault::Skipped),
            ("24.11.2031 18:00", Fault::Far),
        ];
        for (typed, fault) in faults {
            assert_eq!(reading().lines(&format!("24.11. 18:00\n{typed}")), Err((2, fault)), "{typed}");
        }
    }

    #[test]
    fn what_is_offered_already_may_have_passed() {
        let reading = Reading { kept: vec![at("2026-11-01T18:00+90")], ..reading() };
        assert_eq!(reading.lines("1.11.2026 18:00").unwrap(), reading.kept);
        assert_eq!(reading.lines("1.11.2026 19:00"), Err((1, Fault::Past)));
    }

    #[test]
    fn an_hour_that_happens_twice_means_its_first_time() {
        let slot = at("2026-10-25T02:30+90");
        assert!(happens(slot.starts));
        assert_eq!(
            slot.starts_at(),
            Slot { starts: slot.starts.date().at(0, 30, 0, 0), minutes: 1 }.starts_at().plus(2 * 60 * clock::MINUTE)
        );
    }

    proptest::proptest! {
        #[test]
        fn reads_anything_without_fainting(text in ".{0,80}") {
            let _ = reading().lines(&text);
            let _ = spans(&text);
        }

        #[test]
        fn reads_back_what_it_writes(
            day in 1i8..=28, month in 1i8..=12, hour in 3i8..=23, minute in 0i8..=59, minutes in 1i64..=1440,
        ) {
            let slot = Slot { starts: on(2027, month, day).at(hour, minute, 0, 0), minutes };
            proptest::prop_assert_eq!(reading().lines(&slot.typed()), Ok(vec![slot]));
        }
    }
}
