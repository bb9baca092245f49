//! Working days: Monday to Friday, without the public holidays of Schleswig-Holstein (the model district's Land) and
//! without 24 and 31 December, when public offices are closed.

use chrono::NaiveDate;
use holiday_de::{DateExt as _, GermanRegion};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// Whether offices and councils work on this day.
pub fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let closed = day.month() == 12 && matches!(day.day(), 24 | 31);
    !weekend && !closed && !is_holiday(day)
}

fn is_holiday(day: Date) -> bool {
    let (month, of_month) = (day.month().unsigned_abs().into(), day.day().unsigned_abs().into());
    NaiveDate::from_ymd_opt(day.year().into(), month, of_month)
        .is_some_and(|day| day.is_public_holiday_in(GermanRegion::SchleswigHolstein))
}

/// The working day that is `count` working days after `day` (before it, where `count` is negative). `day` itself is
/// not counted, so two different counts never give the same day, and a larger count gives a later day.
pub fn counted_from(day: Date, count: i32) -> Date {
    let step = count.signum();
    let mut found = day;
    for _ in 0..count.unsigned_abs() {
        found = found.saturating_add(step.days());
        while !is_working_day(found) && found != Date::MAX && found != Date::MIN {
            found = found.saturating_add(step.days());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekends_holidays_and_the_ends_of_december_are_skipped() {
        // Good Friday to Easter Monday, Labour Day, Ascension, Whit Monday, Unity Day, Reformation Day.
        let free = [
            (2026, 4, 3),
            (2026, 4, 4),
            (2026, 4, 5),
            (2026, 4, 6),
            (2026, 5, 1),
            (2026, 5, 14),
            (2026, 5, 25),
            (2025, 10, 3),
            (2025, 10, 31),
            (2026, 12, 24),
            (2026, 12, 25),
            (2026, 12, 31),
            (2027, 1, 1),
        ];
        for (year, month, day) in free {
            assert!(!is_working_day(date(year, month, day)), "{year}-{month}-{day}");
        }
        assert!(is_working_day(date(2028, 2, 29)) && is_working_day(date(2026, 12, 23)));
    }

    #[test]
    fn counting_goes_over_the_end_of_the_year_both_ways() {
        assert_eq!(counted_from(date(2026, 12, 23), 1), date(2026, 12, 28));
        assert_eq!(counted_from(date(2026, 12, 23), 4), date(2027, 1, 4));
        assert_eq!(counted_from(date(2027, 1, 3), -1), date(2026, 12, 30));
        assert_eq!(counted_from(date(2026, 11, 28), 1), date(2026, 11, 30));
        assert_eq!(counted_from(date(2026, 11, 28), -1), date(2026, 11, 27));
    }

    #[test]
    fn two_counts_are_two_days_in_their_order() {
        let mut today = date(2026, 1, 1);
        for _ in 0..400 {
            let days: Vec<Date> = (-40..=40).filter(|n| *n != 0).map(|n| counted_from(today, n)).collect();
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{today}");
            assert!(days[39] < today && today < days[40] && days.iter().all(|day| is_working_day(*day)), "{today}");
            today = today.tomorrow().unwrap_or(today);
        }
    }
}
