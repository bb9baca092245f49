//! The portfolio of two axes (2017): where each recommendation of a year lies, and how far its voices reach.
//!
//! Invariants:
//! * A recommendation is never one point alone: its middle stands inside the area that its voices span.
//! * Perspectives are shown apart, persons only from [`FEWEST`] voices on.
//! * What comes in was unsealed by [`sealed`](super::sealed); nothing is read here.

use std::collections::BTreeMap;

use super::VoiceKind;
use super::results::{FEWEST, Names};
use super::scores::Scores;
use super::sealed::Voice;
use super::template::Method;
use super::voiced::Voiced;

/// Side of the drawn square; the steps of the scale divide it.
pub const SIDE: usize = 360;
/// Where marks of one spot go, so that none hides another, in units of the picture.
const PLACES: [(i64, i64); 9] =
    [(0, 0), (30, 0), (0, 30), (30, 30), (-30, 0), (0, -30), (-30, -30), (30, -30), (-30, 30)];

/// From the lowest to the highest step that was chosen on an axis, with the middle voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    pub low: usize,
    pub middle: usize,
    pub high: usize,
}

impl Reach {
    fn of(mut steps: Vec<usize>) -> Option<Self> {
        steps.sort_unstable();
        let middle = steps.get(steps.len().checked_sub(1)? / 2).copied()?;
        Some(Self { low: *steps.first()?, middle, high: *steps.last()? })
    }

    /// Whether its voices lie two steps or more apart.
    pub fn is_wide(self) -> bool {
        self.high - self.low >= 2
    }
}

/// One perspective on one recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The perspective's name.
    pub name: String,
    /// Groups are drawn as squares, persons as circles.
    pub groups: bool,
    pub x: Reach,
    pub y: Reach,
    /// How far it is moved from the middle of its spot.
    pub shift: (i64, i64),
}

/// One recommendation with its marks; none where nobody answered both axes.
pub struct Entry {
    /// What stands in its marks and in the list.
    pub number: usize,
    pub rec: Voiced,
    pub marks: Vec<Mark>,
}

/// The picture of a year.
pub struct Portfolio {
    pub x: String,
    pub y: String,
    pub scale: Vec<String>,
    pub entries: Vec<Entry>,
}

impl Portfolio {
    /// Draws the year's recommendations with their voices; nothing where the year's method has no portfolio.
    pub fn draw(method: &Method, given: Vec<(Voiced, Vec<Voice>)>, names: &Names) -> Option<Self> {
        let axes = method.portfolio.as_ref()?;
        let title = |key: &str| method.criteria().find(|c| c.key == key).map(|c| c.title.clone());
        let mut taken: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut entries = Vec::new();
        for (index, (rec, voices)) in given.into_iter().enumerate() {
            let mut marks = Vec::new();
            for (kind, name) in [(VoiceKind::Person, &names.steering), (VoiceKind::Group, &names.groups)] {
                let said: Vec<&Scores> =
                    voices.iter().filter(|v| v.kind == kind && !v.abstains).map(|v| &v.scores).collect();
                if kind == VoiceKind::Person && said.len() < FEWEST {
                    continue;
                }
                let reach = |key: &str| Reach::of(said.iter().filter_map(|s| step(method, *s.get(key)?)).collect());
                let (Some(x), Some(y)) = (reach(&axes.x), reach(&axes.y)) else { continue };
                let place = taken.entry((x.middle, y.middle)).or_default();
                let shift = PLACES.get(*place % PLACES.len()).copied().unwrap_or_default();
                *place += 1;
                marks.push(Mark { name: name.clone(), groups: kind == VoiceKind::Group, x, y, shift });
            }
            entries.push(Entry { number: index + 1, rec, marks });
        }
        let scale = method.scale.iter().map(|step| step.words.clone()).collect();
        Some(Self { x: title(&axes.x)?, y: title(&axes.y)?, scale, entries })
    }

    fn cell(&self) -> usize {
        SIDE / self.scale.len().max(1)
    }

    /// The middle of a step, from the lower left corner.
    pub fn middle(&self, step: &usize) -> usize {
        step * self.cell() + self.cell() / 2
    }

    /// Where the steps meet, as a path over the whole square.
    pub fn grid(&self) -> String {
        let lines = (1..self.scale.len()).map(|i| i * self.cell());
        lines.map(|at| format!("M{at} 0V{SIDE}M0 {at}H{SIDE}")).collect()
    }

    /// Left, top, width and height of the area that a mark's voices span.
    pub fn area(&self, mark: &Mark) -> (usize, usize, usize, usize) {
        let cell = self.cell();
        let span = |reach: Reach| (reach.high - reach.low + 1) * cell;
        (mark.x.low * cell, SIDE - (mark.y.high + 1) * cell, span(mark.x), span(mark.y))
    }

    /// The centre of a mark, from the upper left corner.
    pub fn centre(&self, mark: &Mark) -> (i64, i64) {
        let at = |step: &usize| i64::try_from(self.middle(step)).unwrap_or_default();
        let side = i64::try_from(SIDE).unwrap_or_default();
        (at(&mark.x.middle) + mark.shift.0, side - at(&mark.y.middle) + mark.shift.1)
    }

    /// "eher hoch (niedrig – hoch)", or one step alone.
    pub fn words(&self, reach: &Reach) -> String {
        let word = |step: usize| self.scale.get(step).map_or("", String::as_str);
        if reach.low == reach.high {
            return word(reach.low).to_owned();
        }
        format!("{} ({} – {})", word(reach.middle), word(reach.low), word(reach.high))
    }
}

fn step(method: &Method, value: i64) -> Option<usize> {
    method.scale.iter().position(|step| step.value == value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::features::cycle::{Stage, template};

    fn names() -> Names {
        Names { steering: "Steuerungsgruppe".into(), groups: "Gruppen".into(), administration: String::new() }
    }

    fn voice(kind: VoiceKind, x: i64, y: i64) -> Voice {
        let scores = [("target_group".to_owned(), x), ("strategy".to_owned(), y)].into();
        Voice { kind, name: String::new(), scores, remark: String::new(), abstains: false, bias: String::new() }
    }

    fn drawn(voices: Vec<Vec<Voice>>) -> Portfolio {
        let method = template::shipped("2017").unwrap().unwrap().method;
        let rec = || Voiced {
            id: Uuid::nil(),
            title: String::new(),
            number_year: None,
            number_seq: None,
            stage: Stage::Assessed,
        };
        Portfolio::draw(&method, voices.into_iter().map(|v| (rec(), v)).collect(), &names()).unwrap()
    }

    #[test]
    fn a_mark_has_the_middle_voice_inside_the_area_of_all() {
        let person = |x, y| voice(VoiceKind::Person, x, y);
        let picture = drawn(vec![vec![person(1, 4), person(3, 4), person(4, 4)]]);
        let mark = &picture.entries[0].marks[0];
        assert_eq!((mark.x, mark.y), (Reach { low: 0, middle: 2, high: 3 }, Reach { low: 3, middle: 3, high: 3 }));
        assert!(mark.x.is_wide() && !mark.y.is_wide());
        assert_eq!(picture.area(mark), (0, 0, 360, 90));
        assert_eq!(picture.centre(mark), (225, 45));
        assert_eq!(picture.words(&mark.x), "eher hoch (niedrig – hoch)");
    }

    #[test]
    fn fewer_than_three_persons_are_not_shown_and_groups_are() {
        let voices =
            vec![voice(VoiceKind::Person, 1, 1), voice(VoiceKind::Person, 1, 1), voice(VoiceKind::Group, 2, 2)];
        let picture = drawn(vec![voices]);
        let marks = &picture.entries[0].marks;
        assert_eq!(marks.len(), 1);
        assert!(marks[0].groups);
    }

    #[test]
    fn marks_of_one_spot_do_not_hide_each_other() {
        let picture = drawn(vec![vec![voice(VoiceKind::Group, 4, 4)], vec![voice(VoiceKind::Group, 4, 4)]]);
        let centres: Vec<_> = picture.entries.iter().map(|e| picture.centre(&e.marks[0])).collect();
        assert_ne!(centres[0], centres[1]);
    }
}
