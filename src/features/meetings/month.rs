//! A month as calendars print it: weeks from Monday to Sunday, numbered as ISO 8601 does. Pure: it knows no clock, no
//! language and no meeting.

use std::fmt;
use std::ops::RangeInclusive;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::clock::{Timestamp, start_of};

/// Years that can be looked at: before and after them nobody meets.
pub const YEARS: RangeInclusive<i16> = 1900..=2200;

/// A month of the [`YEARS`], by its first day. Written as addresses hold it: `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarMonth(Date);

/// A line of a printed month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// ISO number, 1 to 53.
    pub number: i8,
    /// From Monday on; nothing where the day belongs to another month.
    pub days: [Option<Date>; 7],
}

impl CalendarMonth {
    /// The month in which `day` lies, if calendars are looked at there.
    pub fn of(day: Date) -> Option<Self> {
        YEARS.contains(&day.year()).then(|| Self(day.first_of_month()))
    }

    /// What an address asks for: `2026-11`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        Self::of(first)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// The month before, unless the years end.
    pub fn before(self) -> Option<Self> {
        Self::of(self.0.saturating_sub(1.month()))
    }

    /// The month after, unless the years end.
    pub fn after(self) -> Option<Self> {
        Self::of(self.0.saturating_add(1.month()))
    }

    /// Its first instant, and the first one after it, in the district's zone.
    pub fn instants(self) -> (Timestamp, Timestamp) {
        (start_of(self.0), start_of(self.0.saturating_add(1.month())))
    }

    /// Its weeks: four to six.
    pub fn weeks(self) -> Vec<Week> {
        let before = self.0.weekday().to_monday_zero_offset();
        let mondays = (1 - before..=self.0.days_in_month()).step_by(7);
        mondays.filter_map(|monday| self.week(monday)).collect()
    }

    /// The week whose Monday is this day of the month; below 1 it lies in the month before.
    fn week(self, monday: i8) -> Option<Week> {
        let day = |number: i8| self.0.with().day(number).build().ok();
        let mut days = [None; 7];
        for (slot, number) in days.iter_mut().zip(monday..) {
            *slot = day(number);
        }
        let number = days.iter().flatten().next()?.iso_week_date().week();
        Some(Week { number, days })
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn month(text: &str) -> CalendarMonth {
        CalendarMonth::parse(text).unwrap_or(CalendarMonth(date(1900, 1, 1)))
    }

    /// As a wall calendar: "44 _ _ _ _ _ _ 1".
    fn printed(text: &str) -> Vec<String> {
        let day = |day: &Option<Date>| day.map_or("_".to_owned(), |day| day.day().to_string());
        let line = |week: &Week| {
            let days: Vec<_> = week.days.iter().map(day).collect();
            format!("{} {}", week.number, days.join(" "))
        };
        month(text).weeks().iter().map(line).collect()
    }

    #[test]
    fn a_month_that_begins_on_a_sunday_has_six_weeks_in_its_grid() {
        assert_eq!(
            printed("2026-11"),
            [
                "44 _ _ _ _ _ _ 1",
                "45 2 3 4 5 6 7 8",
                "46 9 10 11 12 13 14 15",
                "47 16 17 18 19 20 21 22",
                "48 23 24 25 26 27 28 29",
                "49 30 _ _ _ _ _ _"
            ]
        );
    }

    #[test]
    fn a_month_that_begins_on_a_monday_leaves_nothing_out_before_it() {
        assert_eq!(printed("2026-06")[0], "23 1 2 3 4 5 6 7");
        assert_eq!(printed("2027-02").len(), 4);
        assert_eq!(printed("2027-02")[3], "8 22 23 24 25 26 27 28");
    }

    #[test]
    fn weeks_are_numbered_across_the_turn_of_the_year() {
        assert_eq!(printed("2026-12")[4], "53 28 29 30 31 _ _ _");
        assert_eq!(printed("2027-01")[0], "53 _ _ _ _ 1 2 3");
        assert_eq!(printed("2027-01")[1], "1 4 5 6 7 8 9 10");
        assert_eq!(printed("2024-12")[5], "1 30 31 _ _ _ _ _");
        assert_eq!(printed("2024-02")[4], "9 26 27 28 29 _ _ _");
    }

    #[test]
    fn months_follow_one_another_and_end_with_the_years() {
        assert_eq!(month("2026-12").after(), CalendarMonth::parse("2027-01"));
        assert_eq!(month("2027-01").before(), CalendarMonth::parse("2026-12"));
        assert_eq!(month("2026-03").to_string(), "2026-03");
        assert_eq!((month("1900-01").before(), month("2200-12").after()), (None, None));
        assert_eq!(CalendarMonth::of(date(2026, 3, 31)), CalendarMonth::parse("2026-03"));
        assert_eq!(CalendarMonth::of(date(2201, 1, 1)), None);
    }

    #[test]
    fn a_month_with_another_hour_lasts_that_much_longer() {
        let hours = |text: &str| {
            let (from, to) = month(text).instants();
            (to.0 - from.0) / 3_600_000_000
        };
        assert_eq!((hours("2026-03"), hours("2026-10"), hours("2026-11")), (31 * 24 - 1, 31 * 24 + 1, 30 * 24));
    }

    #[test]
    fn what_is_no_month_is_none() {
        for text in ["", "2026", "2026-", "-11", "2026-00", "2026-13", "1899-12", "2201-01", "99999-01", "November"] {
            assert_eq!(CalendarMonth::parse(text), None, "{text}");
        }
        for text in ["2026-11-03", "2026-11-03T10:00", "2026-1\u{661}", " 2026-11x", "2026_11"] {
            assert_eq!(CalendarMonth::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_day_stands_in_its_column_once(year in YEARS, number in 1i8..=12) {
            let weeks = month(&format!("{year}-{number}")).weeks();
            let days: Vec<Date> = weeks.iter().flat_map(|week| week.days.iter().flatten().copied()).collect();
            proptest::prop_assert_eq!(days.len(), days.first().map_or(0, |day| day.days_in_month().unsigned_abs().into()));
            proptest::prop_assert!(days.windows(2).all(|pair| pair[0].tomorrow().ok() == Some(pair[1])));
            for week in weeks {
                for (day, column) in week.days.iter().zip(0i8..) {
                    proptest::prop_assert!(day.is_none_or(|day| day.weekday().to_monday_zero_offset() == column));
                }
            }
        }

        #[test]
        fn reads_anything_without_fainting(text in ".{0,20}") {
            let _ = CalendarMonth::parse(&text);
        }
    }
}
