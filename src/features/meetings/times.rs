//! When a meeting is: a wall time of the district's zone and a length.
//!
//! What the zone does not have (the hour that is skipped in March) is refused; an hour that happens twice (in October)
//! means its first time.

use jiff::civil::{DateTime, Time};

use crate::clock::{self, MINUTE, Timestamp};

/// How far ahead a meeting can lie, in days.
const FAR: i32 = 3 * 366;

/// Wall time and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub starts: DateTime,
    pub minutes: i64,
}

/// What is wrong with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Past,
    /// More than three years ahead.
    Far,
    /// The clocks are put forward over it.
    Skipped,
}

impl Fault {
    /// Message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Past => "meeting-past",
            Self::Far => "meeting-far",
            Self::Skipped => "meeting-skipped",
        }
    }
}

impl When {
    /// The instant at which it begins.
    pub fn starts_at(&self) -> Timestamp {
        let instant = self.starts.to_zoned(clock::zone()).map(|zoned| zoned.timestamp().as_microsecond());
        Timestamp(instant.unwrap_or_default())
    }

    /// The instant at which it ends.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at().plus(self.minutes.saturating_mul(MINUTE))
    }

    /// What is wrong with it as a time to come.
    pub fn fault(&self, now: Timestamp) -> Option<Fault> {
        if !happens(self.starts) {
            return Some(Fault::Skipped);
        }
        if self.starts_at() <= now {
            return Some(Fault::Past);
        }
        ((self.starts.date() - now.date()).get_days() > FAR).then_some(Fault::Far)
    }
}

/// Whether the wall time exists: read back from its instant it is the same.
fn happens(starts: DateTime) -> bool {
    starts.to_zoned(clock::zone()).is_ok_and(|zoned| zoned.datetime() == starts)
}

/// A time of day as people type it: `18`, `18 Uhr`, `18:30`, `18.30 Uhr`, `18 Uhr 30`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace("uhr", ":");
    let mut parts = text.trim_end_matches([':', ' ']).split([':', '.']).map(str::trim);
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), number)?;
    if parts.next().is_some() { None } else { Time::new(hour, minute, 0, 0).ok() }
}

fn number(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn times_as_people_type_them() {
        for (typed, hour, minute) in [
            ("18", 18, 0),
            ("18 Uhr", 18, 0),
            ("18:30", 18, 30),
            ("9.05 Uhr", 9, 5),
            (" 18 Uhr 30 ", 18, 30),
            ("0:00", 0, 0),
        ] {
            assert_eq!(time(typed), Time::new(hour, minute, 0, 0).ok(), "{typed}");
        }
        for typed in ["", "abends", "24:00", "18:60", "-1", "18:3a", "18:30:00", "118:00", ":"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }

    #[test]
    fn only_times_to_come_that_clocks_show() {
        let now = clock::noon_of(date(2026, 3, 2));
        let fault = |at: DateTime| When { starts: at, minutes: 90 }.fault(now);
        assert_eq!(fault(date(2026, 3, 2).at(12, 1, 0, 0)), None);
        assert_eq!(fault(date(2026, 3, 2).at(12, 0, 0, 0)), Some(Fault::Past));
        assert_eq!(fault(date(2026, 3, 29).at(2, 30, 0, 0)), Some(Fault::Skipped));
        assert_eq!(fault(date(2026, 10, 25).at(2, 30, 0, 0)), None);
        assert_eq!(fault(date(2029, 3, 4).at(12, 0, 0, 0)), None);
        assert_eq!(fault(date(2029, 3, 6).at(12, 0, 0, 0)), Some(Fault::Far));
    }

    #[test]
    fn a_length_is_real_when_clocks_change() {
        let over_night = When { starts: date(2026, 3, 28).at(23, 0, 0, 0), minutes: 240 };
        assert_eq!(over_night.ends_at().zoned().datetime(), date(2026, 3, 29).at(4, 0, 0, 0));
    }

    proptest::proptest! {
        #[test]
        fn reads_anything_without_fainting(text in ".{0,20}") {
            let _ = time(&text);
        }
    }
}
