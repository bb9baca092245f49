//! Every view of the year with sample data.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::features::cycle::results::{DistributionView, Names, Spread, Strip};
use crate::features::cycle::sealed::Voice;
use crate::features::cycle::{PhaseKind, Stage, VoiceKind, template};
use crate::features::recommendations::views::sample_recommendation;

fn cycle() -> Cycle {
    Cycle {
        id: Uuid::nil(),
        year: 2026,
        title: "Jahr 2026".into(),
        template: "2023".into(),
        method: String::new(),
        form: String::new(),
        names_shown: false,
        archive: false,
        note: String::new(),
        source: String::new(),
    }
}

fn phase() -> Phase {
    Phase {
        id: Uuid::nil(),
        cycle: Uuid::nil(),
        kind: PhaseKind::Submission,
        position: 0,
        title: "Ausarbeitung Handlungsempfehlungen".into(),
        date_text: "bis 04".into(),
        opens_on: Some(date(2026, 1, 1)),
        closes_on: Some(date(2026, 4, 15)),
        opened_at: None,
        closed_at: None,
        source: String::new(),
    }
}

fn to_assess() -> ToAssess {
    ToAssess {
        id: Uuid::nil(),
        title: "Empfehlung".into(),
        number_year: Some(2026),
        number_seq: Some(1),
        done: true,
        voting: false,
    }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let mut all = of_the_year(p);
    all.extend(of_a_recommendation(p));
    all
}

fn voiced() -> Voiced {
    Voiced {
        id: Uuid::nil(),
        title: "Empfehlung".into(),
        number_year: Some(2026),
        number_seq: Some(1),
        stage: Stage::Assessed,
    }
}

/// Two recommendations on the axes of 2017: one seen alike by all, one not.
fn portfolio(p: &Page) -> Markup {
    let method = template::shipped("2017").and_then(Result::ok).map(|t| t.method).unwrap_or_default();
    let voice = |kind, (x, y)| Voice {
        kind,
        name: String::new(),
        scores: [("target_group".to_owned(), x), ("strategy".to_owned(), y)].into(),
        remark: String::new(),
        abstains: false,
        bias: String::new(),
    };
    let rec = |title: &str| Voiced { title: title.into(), ..voiced() };
    let persons = |said: [(i64, i64); 4]| said.map(|at| voice(VoiceKind::Person, at)).to_vec();
    let mut alike = persons([(3, 4), (4, 4), (4, 4), (4, 4)]);
    alike.push(voice(VoiceKind::Group, (4, 3)));
    let apart = persons([(1, 2), (2, 2), (4, 3), (4, 4)]);
    let given = vec![(rec("Pflegelotsen"), alike), (rec("Rufbus am Abend"), apart)];
    let drawn = Portfolio::draw(&method, given, &Names::of(p));
    drawn.map(|pic| Markup::of(&PortfolioView { p: p.clone(), pic })).unwrap_or_default()
}

fn of_the_year(p: &Page) -> Vec<(&'static str, Markup)> {
    let method = template::shipped("2023").and_then(Result::ok).map(|t| t.method).unwrap_or_default();
    let progress = Progress { name: "Ruth A.".into(), kind: VoiceKind::Person, done: 3 };
    let line = YearLine::new(p, &[phase()]);
    vec![
        ("cycle/year_line", line.markup()),
        (
            "cycle/year",
            Markup::of(&ShowYear {
                p: p.clone(),
                cycle: cycle(),
                phases: vec![phase()],
                line,
                method,
                years: vec![cycle()],
                unsealed: true,
                steering: true,
            }),
        ),
        ("cycle/no_year", Markup::of(&NoYear { p: p.clone(), years: Vec::new() })),
        (
            "cycle/progress",
            Markup::of(&ProgressPage { p: p.clone(), cycle: cycle(), rows: vec![progress], unsealed: false }),
        ),
        ("cycle/portfolio", portfolio(p)),
        (
            "cycle/year_results",
            Markup::of(&YearResults { p: p.clone(), cycle: cycle(), rows: vec![voiced()], portfolio: portfolio(p) }),
        ),
        (
            "cycle/assessing",
            Markup::of(&Assessing {
                p: p.clone(),
                closes: Some(date(2026, 5, 15)),
                mine: vec![to_assess()],
                groups: Vec::new(),
            }),
        ),
    ]
}

fn of_a_recommendation(p: &Page) -> Vec<(&'static str, Markup)> {
    let rec = sample_recommendation(p);
    let strip = Strip { name: "Fokusgruppen".into(), voices: 4, counts: vec![0, 1, 2, 1], none: 0, hidden: false };
    let spread = Spread {
        title: "Reichweite".into(),
        scale: ["gering", "eher gering", "eher hoch", "hoch"].map(str::to_owned).to_vec(),
        strips: vec![strip],
        joint: Some(3),
        wide: true,
        near: false,
        comparable: true,
    };
    let dissent = "Ein Mitglied sieht es anders.".to_owned();
    let distribution = Markup::of(&DistributionView { p: p.clone(), spreads: vec![spread], abstained: 1, dissent });
    let request = ChangeRequest {
        id: Uuid::nil(),
        reason: "Bitte die Kosten nennen.".into(),
        asked_at: p.now,
        answer: String::new(),
        answer_text: String::new(),
        answered_at: None,
    };
    let assess = AssessPage {
        p: p.clone(),
        rec: rec.clone(),
        title: "Einschätzen".into(),
        lead: "Nur Sie sehen das.".into(),
        closes: Some(date(2026, 5, 15)),
        text: vec![("Was ist das Problem?".into(), "Der Bus.".into())],
        form: Markup::default(),
    };
    let (missing, form) = (vec!["Kosten".to_owned()], Markup::default());
    vec![
        ("cycle/distribution", distribution.clone()),
        (
            "cycle/submission",
            Markup::of(&Submission { p: p.clone(), rec: rec.clone(), missing, text: Vec::new(), form: form.clone() }),
        ),
        (
            "cycle/answering",
            Markup::of(&Answering { p: p.clone(), rec: rec.clone(), requests: vec![request], form: form.clone() }),
        ),
        ("cycle/assess", Markup::of(&assess)),
        (
            "cycle/results",
            Markup::of(&Results {
                p: p.clone(),
                rec: rec.clone(),
                distribution: distribution.clone(),
                remarks: vec![("Ein Mitglied".into(), "Gut.".into(), String::new())],
                found: None,
            }),
        ),
        ("cycle/joint", Markup::of(&JointPage { p: p.clone(), rec, text: Vec::new(), distribution, form })),
    ]
}
