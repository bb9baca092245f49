//! *Wer schätzt es wie ein?*: how the voices spread over the scale, by perspective; never a mean.

use askama::Template;

use super::scores::Scores;
use super::sealed::{self, Voice};
use super::store::Cycle;
use super::template::{Criterion, Method};
use super::{VoiceKind, joint, pre_assessment};
use crate::db::Tx;
use crate::error::Result;
use crate::features::recommendations::store::Recommendation;
use crate::http::{Markup, Page};

/// The fewest voices of persons that are shown as a perspective of their own.
pub const FEWEST: usize = 3;

/// How one perspective answered one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The perspective's name.
    pub name: String,
    /// How many spoke.
    pub voices: usize,
    /// How many chose each step of the scale, from the lowest.
    pub counts: Vec<usize>,
    /// How many gave no answer.
    pub none: usize,
    /// Too few persons to be shown.
    pub hidden: bool,
}

impl Strip {
    /// "Fokusgruppen: 2 trifft zu, …" for who does not see the dots.
    pub fn label(&self, scale: &[String]) -> String {
        let parts: Vec<_> = self.counts.iter().zip(scale).map(|(n, words)| format!("{n} {words}")).collect();
        format!("{}: {}", self.name, parts.join(", "))
    }

    /// Centres of the dots in a box of 400 × 28.
    pub fn dots(&self) -> Vec<(String, String)> {
        let width = 400.0 / f64::from(u32::try_from(self.counts.len().max(1)).unwrap_or(1));
        let mut dots = Vec::new();
        for (step, &count) in self.counts.iter().enumerate() {
            let middle = width * (f64::from(u32::try_from(step).unwrap_or(0)) + 0.5);
            let fits = ((width / 13.0) as usize).max(1);
            let rows = count.div_ceil(fits).max(1);
            for i in 0..count {
                let (row, place) = (i / fits, i % fits);
                let in_row = if row + 1 == rows { count - row * fits } else { fits };
                let x = middle + (place as f64 - (in_row as f64 - 1.0) / 2.0) * 13.0;
                let y = if rows == 1 { 14.0 } else { 6.0 + row as f64 * (16.0 / (rows as f64 - 1.0)) };
                dots.push((format!("{x:.1}"), format!("{y:.1}")));
            }
        }
        dots
    }

    /// The step in the middle of its voices.
    fn median(&self) -> Option<usize> {
        let total: usize = self.counts.iter().sum();
        let mut seen = 0;
        self.counts.iter().position(|count| {
            seen += count;
            total > 0 && seen * 2 >= total
        })
    }
}

/// One criterion with its strips.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    pub title: String,
    pub scale: Vec<String>,
    pub strips: Vec<Strip>,
    /// The step that the steering group found together.
    pub joint: Option<usize>,
    /// Whether the shown voices lie far apart: the discussion belongs here.
    pub wide: bool,
    /// Whether they all lie on one step or on two that touch.
    pub near: bool,
    /// Whether enough is shown to say anything of near or far.
    pub comparable: bool,
}

impl Spread {
    /// What the steering group found together, in words.
    pub fn joint_words(&self) -> Option<&str> {
        self.joint.and_then(|step| self.scale.get(step)).map(String::as_str)
    }

    /// Left edge and width of the joint step in a box of 400 × 28, inside its lines.
    pub fn joint_box(&self) -> (usize, usize) {
        let width = 400 / self.scale.len().max(1);
        (self.joint.unwrap_or_default() * width + 4, width.saturating_sub(8))
    }

    /// Where the steps of the scale meet in a box of 400 × 28.
    pub fn grid(&self) -> String {
        let steps = self.scale.len().max(1);
        (1..steps).map(|i| format!("M{} 0V28", 400 * i / steps)).collect()
    }
}

/// Orders the voices of one recommendation by criterion and perspective.
pub fn spreads(
    method: &Method,
    voices: &[Voice],
    administration: Option<&Scores>,
    joint: &Scores,
    names: &Names,
) -> Vec<Spread> {
    let said: Vec<&Voice> = voices.iter().filter(|v| !v.abstains).collect();
    let of_kind = |kind| said.iter().filter(move |v| v.kind == kind).map(|v| &v.scores).collect::<Vec<_>>();
    let (persons, groups) = (of_kind(VoiceKind::Person), of_kind(VoiceKind::Group));
    let spread = |criterion: &Criterion| {
        let mut strips = vec![strip(method, criterion, &names.steering, &persons, persons.len() < FEWEST)];
        strips.push(strip(method, criterion, &names.groups, &groups, false));
        if let Some(scores) = administration {
            strips.push(strip(method, criterion, &names.administration, &[scores], false));
        }
        strips.retain(|strip| strip.voices > 0);
        Spread {
            title: criterion.title.clone(),
            scale: method.scale.iter().map(|step| step.words.clone()).collect(),
            joint: joint
                .get(&criterion.key)
                .and_then(|value| method.scale.iter().position(|step| step.value == *value)),
            wide: is_wide(&strips),
            near: is_near(&strips),
            comparable: is_comparable(&strips),
            strips,
        }
    };
    method.criteria().map(spread).collect()
}

/// What the perspectives are called in the reader's language.
pub struct Names {
    pub steering: String,
    pub groups: String,
    pub administration: String,
}

impl Names {
    /// The names in the reader's language.
    pub fn of(p: &Page) -> Self {
        Self {
            steering: p.t("results-steering"),
            groups: p.t("results-groups"),
            administration: p.t("results-administration"),
        }
    }
}

fn strip(method: &Method, criterion: &Criterion, name: &str, voices: &[&Scores], hidden: bool) -> Strip {
    let count = |value: i64| voices.iter().filter(|s| s.get(&criterion.key) == Some(&value)).count();
    let counts = method.scale.iter().map(|step| if hidden { 0 } else { count(step.value) }).collect();
    let none = voices.iter().filter(|s| !s.contains_key(&criterion.key)).count();
    Strip { name: name.to_owned(), voices: voices.len(), counts, none: if hidden { 0 } else { none }, hidden }
}

/// Three voices that are shown: less is no comparison.
fn is_comparable(strips: &[Strip]) -> bool {
    strips.iter().filter(|s| !s.hidden).flat_map(|s| &s.counts).sum::<usize>() >= 3
}

/// Close together: all shown voices on one step or on two that touch.
fn is_near(strips: &[Strip]) -> bool {
    let taken = |s: &&Strip| s.counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(i, _)| i).collect::<Vec<_>>();
    let steps: Vec<usize> = strips.iter().filter(|s| !s.hidden).flat_map(|s| taken(&s)).collect();
    steps.iter().max().zip(steps.iter().min()).is_some_and(|(high, low)| high - low <= 1)
}

/// Far apart: lowest and highest step both taken, or two perspectives whose middles are two steps apart.
fn is_wide(strips: &[Strip]) -> bool {
    let total = |step: Option<usize>| step.map_or(0, |s| strips.iter().filter_map(|x| x.counts.get(s)).sum::<usize>());
    let steps = strips.first().map_or(0, |s| s.counts.len());
    let ends = total((steps > 2).then_some(0)) > 0 && total(steps.checked_sub(1).filter(|s| *s > 1)) > 0;
    let middles: Vec<usize> = strips.iter().filter_map(Strip::median).collect();
    let apart = middles.iter().max().zip(middles.iter().min()).is_some_and(|(high, low)| high - low >= 2);
    ends || apart
}

/// The distribution as it is shown on any page.
#[derive(Template)]
#[template(path = "cycle/distribution.html")]
pub struct DistributionView {
    pub p: Page,
    pub spreads: Vec<Spread>,
    pub abstained: usize,
    pub dissent: String,
}

/// Whether the dissent stands under the spread, or already beside the joint result on the same page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dissent {
    /// Under the spread.
    Shown,
    /// Elsewhere on the page.
    Elsewhere,
}

/// The distribution of a recommendation; nothing before the gate has closed, or where nothing was said.
pub async fn distribution(
    tx: &mut Tx,
    p: &Page,
    cycle: &Cycle,
    rec: &Recommendation,
    dissent: Dissent,
) -> Result<Markup> {
    let voices = sealed::voices(tx, rec.id).await?;
    if voices.is_empty() {
        return Ok(Markup::default());
    }
    let administration = match pre_assessment::of(tx, rec.id).await? {
        Some(pre) => Some(pre.scores()?),
        None => None,
    };
    let found = joint::of(tx, rec.id).await?;
    let together = found.as_ref().map(joint::Joint::scores).transpose()?.unwrap_or_default();
    Ok(Markup::of(&DistributionView {
        spreads: spreads(&cycle.method()?, &voices, administration.as_ref(), &together, &Names::of(p)),
        abstained: voices.iter().filter(|v| v.abstains).count(),
        dissent: found.filter(|_| dissent == Dissent::Shown).map(|f| f.dissent).unwrap_or_default(),
        p: p.clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(counts: &[usize]) -> Strip {
        Strip { name: "X".into(), voices: counts.iter().sum(), counts: counts.to_vec(), none: 0, hidden: false }
    }

    #[test]
    fn dissent_is_seen_between_and_within_perspectives() {
        assert!(is_wide(&[strip(&[1, 0, 0, 2])]));
        assert!(is_wide(&[strip(&[0, 3, 0, 0]), strip(&[0, 0, 0, 4])]));
        assert!(!is_wide(&[strip(&[0, 1, 3, 0]), strip(&[0, 0, 2, 1])]));
        assert!(!is_wide(&[]));
    }

    #[test]
    fn near_is_one_step_or_two_that_touch() {
        assert!(is_near(&[strip(&[0, 0, 3, 4]), strip(&[0, 0, 0, 1])]));
        assert!(!is_near(&[strip(&[0, 1, 1, 4])]));
        assert!(!is_near(&[]));
    }

    #[test]
    fn one_voice_alone_is_no_comparison() {
        assert!(!is_comparable(&[strip(&[0, 1, 0, 0])]));
        assert!(!is_comparable(&[strip(&[0, 1, 0, 0]), strip(&[0, 0, 1, 0])]));
        assert!(is_comparable(&[strip(&[0, 1, 0, 0]), strip(&[0, 1, 1, 0])]));
        assert!(is_comparable(&[strip(&[0, 3, 0, 0])]));
    }

    #[test]
    fn every_voice_is_one_dot_inside_the_box() {
        let dots = strip(&[0, 9, 1, 0]).dots();
        assert_eq!(dots.len(), 10);
        assert!(dots.iter().all(|(x, y)| {
            let (x, y): (f64, f64) = (x.parse().unwrap_or(-1.0), y.parse().unwrap_or(-1.0));
            (5.0..=395.0).contains(&x) && (5.0..=23.0).contains(&y)
        }));
    }

    #[test]
    fn fewer_than_three_persons_are_not_shown() {
        let names = Names { steering: "S".into(), groups: "G".into(), administration: "V".into() };
        let method: Method =
            super::super::template::shipped("2023").and_then(|t| t.ok()).map(|t| t.method).unwrap_or_default();
        let key = method.criteria().next().map(|c| c.key.clone()).unwrap_or_default();
        let voice = |kind| Voice {
            kind,
            name: String::new(),
            scores: Scores::from([(key.clone(), 4)]),
            remark: String::new(),
            abstains: false,
            bias: String::new(),
        };
        let two = [voice(VoiceKind::Person), voice(VoiceKind::Person), voice(VoiceKind::Group)];
        let shown = spreads(&method, &two, None, &Scores::new(), &names);
        let first = shown.first().map(|s| s.strips.clone()).unwrap_or_default();
        assert!(first.iter().any(|s| s.hidden && s.counts.iter().all(|n| *n == 0)));
        assert!(first.iter().any(|s| !s.hidden && s.name == "G" && s.counts.last() == Some(&1)));
    }
}
