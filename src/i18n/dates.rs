//! Days and times as people write them: "Fr., 7. Mai 2021, 13 Uhr", "Fri, 7 May 2021, 1 pm".

use jiff::civil::{Date, DateTime, Time};

use super::Lang;
use crate::clock::{Timestamp, zone};

const DAYS_DE: [&str; 7] = ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."];
const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name(list: &[&'static str], position: i8) -> &'static str {
    usize::try_from(position).ok().and_then(|i| list.get(i)).copied().unwrap_or_default()
}

impl Lang {
    /// A day with its weekday: "Fr., 7. Mai 2021".
    pub fn day(self, date: Date) -> String {
        let weekday = date.weekday().to_monday_zero_offset();
        match self {
            Self::En => format!("{}, {}", name(&DAYS_EN, weekday), self.short_day(date)),
            _ => format!("{}, {}", name(&DAYS_DE, weekday), self.short_day(date)),
        }
    }

    /// A day without its weekday: "7. Mai 2021".
    pub fn short_day(self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month() - 1, date.year());
        match self {
            Self::En => format!("{day} {} {year}", name(&MONTHS_EN, month)),
            _ => format!("{day}. {} {year}", name(&MONTHS_DE, month)),
        }
    }

    /// A month: "Mai 2021".
    pub fn month(self, date: Date) -> String {
        let month = match self {
            Self::En => name(&MONTHS_EN, date.month() - 1),
            _ => name(&MONTHS_DE, date.month() - 1),
        };
        format!("{month} {}", date.year())
    }

    /// The end of something: midnight belongs to the day that ends, "Do., 26. November 2026, 24 Uhr".
    pub fn deadline(self, at: Timestamp) -> String {
        let before = at.plus(-1).date();
        if before == at.date() {
            return self.moment(at);
        }
        match self {
            Self::En => format!("{}, midnight", self.day(before)),
            _ => format!("{}, 24 Uhr", self.day(before)),
        }
    }

    /// A moment in the district's zone: "Fr., 7. Mai 2021, 13 Uhr".
    pub fn moment(self, at: Timestamp) -> String {
        let wall = at.zoned().datetime();
        format!("{}, {}", self.day(wall.date()), self.time(wall.time()))
    }

    /// A time of day: "13 Uhr", "13.05 Uhr", "1 pm", "1:05 pm".
    pub fn time(self, time: Time) -> String {
        match self {
            Self::En => format!("{} {}", self.bare(time), half(time)),
            _ => format!("{} Uhr", self.bare(time)),
        }
    }

    /// From when to when on the day: "18 bis 20 Uhr", "6 to 8 pm"; `minutes` long.
    pub fn times(self, starts: DateTime, minutes: i64) -> String {
        let ends = ends(starts, minutes);
        match self {
            Self::En => format!("{} to {}", self.time(starts.time()), self.time(ends.time())),
            _ => format!("{} bis {} Uhr", self.bare(starts.time()), self.bare(ends.time())),
        }
    }

    /// Day and time of something with a length: "Di., 24. November 2026, 18 bis 20 Uhr".
    pub fn span(self, starts: DateTime, minutes: i64) -> String {
        format!("{}, {}", self.day(starts.date()), self.times(starts, minutes))
    }

    fn bare(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match (self, minute) {
            (Self::En, 0) => format!("{}", (hour + 11) % 12 + 1),
            (Self::En, _) => format!("{}:{minute:02}", (hour + 11) % 12 + 1),
            (_, 0) => format!("{hour}"),
            (_, _) => format!("{hour}.{minute:02}"),
        }
    }
}

fn half(time: Time) -> &'static str {
    if time.hour() < 12 { "am" } else { "pm" }
}

/// The wall time `minutes` later, by the clock that people look at; also on the night when clocks change.
fn ends(starts: DateTime, minutes: i64) -> DateTime {
    let later = starts.to_zoned(zone()).and_then(|zoned| zoned.checked_add(jiff::Span::new().minutes(minutes)));
    later.map_or(starts, |zoned| zoned.datetime())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::start_of;
    use jiff::civil::date;

    #[test]
    fn as_people_write_them() {
        let at = start_of(date(2021, 5, 7)).plus(13 * 3_600_000_000);
        assert_eq!(Lang::De.moment(at), "Fr., 7. Mai 2021, 13 Uhr");
        assert_eq!(Lang::En.moment(at.plus(300_000_000)), "Fri, 7 May 2021, 1:05 pm");
        assert_eq!(Lang::De.deadline(start_of(date(2021, 5, 8))), "Fr., 7. Mai 2021, 24 Uhr");
        assert_eq!(Lang::De.deadline(at), "Fr., 7. Mai 2021, 13 Uhr");
        assert_eq!(Lang::De.month(date(2021, 3, 1)), "März 2021");
        assert_eq!(Lang::De.span(date(2026, 11, 24).at(18, 0, 0, 0), 90), "Di., 24. November 2026, 18 bis 19.30 Uhr");
        assert_eq!(Lang::En.times(date(2026, 11, 24).at(11, 0, 0, 0), 90), "11 am to 12:30 pm");
    }
}
