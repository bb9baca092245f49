//! A month of a calendar: a grid, and everything in it once more as a list.

use askama::Template;
use jiff::civil::Date;
use uuid::Uuid;

use super::Row;
use crate::features::groups::GroupName;
use crate::features::meetings::month::CalendarMonth;
use crate::features::meetings::store::Listed;
use crate::http::Page;

/// Keys of the days of a week, as `weekday-…` has them.
pub const WEEKDAYS: [&str; 7] = ["mo", "di", "mi", "do", "fr", "sa", "so"];

/// A meeting in a cell.
pub struct Entry {
    pub id: Uuid,
    /// Wall time: "18 Uhr".
    pub time: String,
    pub title: String,
    pub is_cancelled: bool,
}

/// A day of the grid.
pub struct Cell {
    pub date: Date,
    pub is_today: bool,
    /// In their order.
    pub entries: Vec<Entry>,
}

impl Cell {
    /// Where its meetings stand in the list.
    fn anchor(&self) -> String {
        anchor(self.date)
    }

    /// "Di., 3. November 2026: 2 Termine"
    fn count(&self, p: &Page) -> String {
        p.t2("calendar-day-count", "day", p.day(self.date), "count", self.entries.len())
    }
}

/// A line of the grid.
pub struct Line {
    /// ISO number of the week.
    pub number: i8,
    /// From Monday on; nothing where the day belongs to another month.
    pub cells: Vec<Option<Cell>>,
}

/// The grid of `month` with the meetings that begin in it.
pub fn weeks(p: &Page, month: CalendarMonth, meetings: &[Listed]) -> Vec<Line> {
    let cell = |date: Date| {
        let of_day = meetings.iter().filter(|listed| listed.starts.date() == date);
        Cell { date, is_today: date == p.today(), entries: of_day.map(|listed| entry(p, listed)).collect() }
    };
    let line = |(number, days): (i8, [Option<Date>; 7])| Line { number, cells: days.map(|day| day.map(cell)).into() };
    month.weeks().into_iter().map(|week| line((week.number, week.days))).collect()
}

fn entry(p: &Page, listed: &Listed) -> Entry {
    Entry {
        id: listed.id,
        time: p.lang.time(listed.starts.time()),
        title: listed.title.clone(),
        is_cancelled: listed.is_cancelled(),
    }
}

/// The name of a day's place in the list.
fn anchor(day: Date) -> String {
    format!("day-{day}")
}

impl Row {
    /// The lines of a month; the first one of each day can be jumped to.
    pub fn by_days(p: &Page, meetings: Vec<Listed>) -> Vec<Self> {
        let mut last = None;
        let line = |listed: Listed| {
            let day = listed.starts.date();
            let anchor = if last.replace(day) == Some(day) { String::new() } else { anchor(day) };
            Self { anchor, ..Self::of(p, listed) }
        };
        meetings.into_iter().map(line).collect()
    }
}

/// A month of a calendar.
#[derive(Template)]
#[template(path = "meetings/month.html")]
pub struct MonthPage {
    pub p: Page,
    pub month: CalendarMonth,
    /// Whose; nothing for everything that the reader may see.
    pub group: Option<GroupName>,
    pub weeks: Vec<Line>,
    pub rows: Vec<Row>,
    /// Where this month has nothing: the next one that has.
    pub next: Option<CalendarMonth>,
    /// Groups that the reader may invite to a meeting.
    pub may_invite: Vec<GroupName>,
}

impl MonthPage {
    fn title(&self) -> String {
        match &self.group {
            Some(group) => self.p.t1("calendar-of-group", "group", &group.name),
            None => self.p.t("nav-calendar"),
        }
    }

    /// "November 2026"
    fn name(&self, month: &CalendarMonth) -> String {
        self.p.lang.month(month.first())
    }

    /// The address of a month of this calendar.
    fn path(&self, month: &CalendarMonth) -> String {
        let group = self.group.as_ref().map(|group| format!("&group={}", group.id)).unwrap_or_default();
        format!("/calendar?month={month}{group}")
    }

    /// The same without the grid: the group's own page, or everybody's list.
    fn list_path(&self) -> String {
        self.group.as_ref().map_or("/calendar".to_owned(), |group| format!("/groups/{}/meetings", group.id))
    }

    /// The present month, where another one is shown.
    fn present(&self) -> Option<CalendarMonth> {
        CalendarMonth::of(self.p.today()).filter(|present| *present != self.month)
    }
}
