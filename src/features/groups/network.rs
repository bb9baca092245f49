//! The network over the years, as numbers for a picture: no SQL, no words.
//!
//! Invariant: what is not handed down is drawn as unknown, never as known.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::store::Group;
use super::store::timeline::Turn;
use super::{GroupKind, GroupState};
use crate::features::fields::store::Field;

/// A stretch of a group's row; 100 units are a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// `works`, `rests`, `unknown` or `gap`.
    pub kind: &'static str,
    /// Where it begins.
    pub x: i64,
    /// How long it is.
    pub width: i64,
}

/// A row of the picture: a group, or a field that nobody works on.
#[derive(Debug, Clone)]
pub struct NetRow {
    /// The group; `None` for a field without one.
    pub group: Option<Group>,
    /// Its first field; its look colours the row.
    pub field: Option<Field>,
    /// The stretches.
    pub bars: Vec<Bar>,
}

/// The picture.
#[derive(Debug, Clone)]
pub struct Network {
    /// The years from left to right: 6, 8, 10 or 12 of them.
    pub years: Vec<i16>,
    /// Groups by kind and name, then fields without a group.
    pub rows: Vec<NetRow>,
}

/// What the picture is made of.
pub struct Given<'a> {
    /// Groups that others may be told of.
    pub groups: &'a [Group],
    /// Each group's first field.
    pub fields: &'a BTreeMap<Uuid, Field>,
    /// The earliest day that each group's history names.
    pub first_days: &'a BTreeMap<Uuid, Date>,
    /// Rests, oldest first.
    pub rests: &'a [Turn],
    /// Fields on which nobody works now.
    pub gaps: &'a [Field],
    /// Today.
    pub today: Date,
}

impl Network {
    /// Draws the picture.
    pub fn draw(given: &Given<'_>) -> Self {
        let frame = Frame::of(given);
        let mut groups: Vec<&Group> = given.groups.iter().collect();
        groups.sort_by_key(|g| order(g.kind));
        let mut rows: Vec<NetRow> = groups
            .into_iter()
            .map(|g| NetRow {
                group: Some(g.clone()),
                field: given.fields.get(&g.id).cloned(),
                bars: frame.bars(g, given),
            })
            .collect();
        rows.extend(given.gaps.iter().map(|field| NetRow {
            group: None,
            field: Some(field.clone()),
            bars: vec![Bar { kind: "gap", x: 1, width: frame.width() - 2 }],
        }));
        Self { years: frame.years(), rows }
    }

    /// How many years there are.
    pub fn columns(&self) -> usize {
        self.years.len()
    }

    /// Width of a row's view box.
    pub fn width(&self) -> usize {
        self.columns() * 100
    }

    /// The lines between the years, as a path.
    pub fn grid(&self) -> String {
        (1..self.columns()).map(|i| format!("M{} 0V20", i * 100)).collect()
    }
}

fn order(kind: GroupKind) -> u8 {
    match kind {
        GroupKind::FocusGroup => 0,
        GroupKind::TaskForce => 1,
        GroupKind::SupplementaryStructure => 2,
        GroupKind::SteeringGroup => 3,
        GroupKind::CitizenSubgroup => 4,
    }
}

struct Frame {
    first: i16,
    columns: i64,
    today: Date,
}

impl Frame {
    fn of(given: &Given<'_>) -> Self {
        let begun = given.groups.iter().filter_map(|g| g.starts_on);
        let earliest = begun.chain(given.first_days.values().copied()).min().unwrap_or(given.today);
        let span = given.today.year() - earliest.year() + 1;
        let columns: i16 = match span {
            ..=6 => 6,
            7 | 8 => 8,
            9 | 10 => 10,
            _ => 12,
        };
        Self { first: given.today.year() - columns + 1, columns: i64::from(columns), today: given.today }
    }

    fn years(&self) -> Vec<i16> {
        (self.first..=self.today.year()).collect()
    }

    fn width(&self) -> i64 {
        self.columns * 100
    }

    fn x(&self, day: Date) -> i64 {
        let year = i64::from(day.year() - self.first);
        (year * 100 + i64::from(day.day_of_year() - 1) * 100 / 366).clamp(0, self.width())
    }

    fn bars(&self, group: &Group, given: &Given<'_>) -> Vec<Bar> {
        if group.is_only_told() {
            return vec![Bar { kind: "unknown", x: 0, width: self.width() }];
        }
        let end = match (group.state, group.ends_on) {
            (GroupState::Ended, Some(day)) => self.x(day.min(self.today)),
            _ => self.x(self.today),
        };
        let known = group.starts_on.or_else(|| given.first_days.get(&group.id).copied());
        let mut bars = Vec::new();
        let mut x = match known {
            Some(day) => self.x(day).min(end),
            // Known is only that it is there: in the year for which it is told.
            None => (self.width() - 100).min(end),
        };
        if group.starts_on.is_none() {
            push(&mut bars, "unknown", 0, x);
        }
        let mut kind = "works";
        for turn in given.rests.iter().filter(|t| t.object == group.id) {
            let next = self.x(turn.at.date()).clamp(x, end);
            push(&mut bars, kind, x, next);
            (x, kind) = (next, if turn.kind == "rested" { "rests" } else { "works" });
        }
        let never_told = kind == "works" && group.state == GroupState::Dormant;
        push(&mut bars, if never_told { "rests" } else { kind }, x, end.max(x + 4));
        bars
    }
}

fn push(bars: &mut Vec<Bar>, kind: &'static str, from: i64, to: i64) {
    if to > from {
        bars.push(Bar { kind, x: from, width: to - from });
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn group(starts_on: Option<Date>, ends_on: Option<Date>, state: GroupState) -> Group {
        Group {
            id: Uuid::nil(),
            kind: GroupKind::FocusGroup,
            name: "G".into(),
            parent: None,
            purpose: String::new(),
            mandate: String::new(),
            starts_on,
            since_text: String::new(),
            ends_on,
            state,
            help_wanted: String::new(),
            source: String::new(),
        }
    }

    fn draw(group: Group) -> Vec<Bar> {
        let (fields, days) = (BTreeMap::new(), BTreeMap::new());
        let groups = [group];
        let today = date(2023, 12, 31);
        let given = Given { groups: &groups, fields: &fields, first_days: &days, rests: &[], gaps: &[], today };
        Network::draw(&given).rows.remove(0).bars
    }

    #[test]
    fn a_beginning_that_is_not_handed_down_is_drawn_as_unknown() {
        let bars = draw(group(None, None, GroupState::Active));
        assert_eq!(bars[0], Bar { kind: "unknown", x: 0, width: 500 });
        assert_eq!(bars[1].kind, "works");
    }

    #[test]
    fn a_group_is_drawn_from_its_first_to_its_last_day() {
        let bars = draw(group(Some(date(2019, 1, 1)), Some(date(2021, 1, 1)), GroupState::Ended));
        assert_eq!(bars, vec![Bar { kind: "works", x: 100, width: 200 }]);
    }
}
