//! The views of the public memory with sample data.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::features::archive::store::years::ArchiveYear;
use crate::features::archive::way::{self, Given};
use crate::features::archive::{standing, way::Station};
use crate::features::council::PaperKind;
use crate::features::council::views::sample_decision;
use crate::features::groups::GroupKind;
use crate::features::recommendations::Stage;
use crate::http::Query;

const SOURCE: &str = "Protokoll der Steuerungsgruppe, 7. Mai 2021";

fn milestones(p: &Page, stage: Stage, archive: bool) -> Milestones {
    Milestones {
        id: Uuid::nil(),
        cycle: Uuid::nil(),
        year: 2026,
        archive,
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Inklusion".into(),
        group_kind: GroupKind::FocusGroup,
        parent_name: String::new(),
        number_year: Some(2026),
        number_seq: Some(4),
        title: "Barrierefreie Bushaltestellen im Umland".into(),
        content: String::new(),
        stage,
        steering_relevant: Some(true),
        urgent: false,
        outcome_note: String::new(),
        source: if archive { SOURCE.into() } else { String::new() },
        created_at: p.now,
        adopted_at: Some(p.now),
        submitted_at: Some(p.now),
        pre_assessed_at: None,
        assessed_at: Some(p.now),
        jointly_assessed_at: Some(p.now),
        focus_at: Some(p.now),
        published_at: Some(p.now),
        closed_at: Some(p.now),
        focus_included: Some(stage != Stage::NotInFocus),
        focus_reason: "Andere Vorhaben sind in diesem Jahr dringender.".into(),
        focus_source: String::new(),
    }
}

fn stations(p: &Page, m: &Milestones, decisions: &[Decision]) -> Vec<Station> {
    let decisions = decisions.iter().collect();
    let group = m.group_name.clone();
    way::stations(
        p,
        &Given { m, group, decisions, routed: Vec::new(), gates: Vec::new(), has_joint: true, path: String::new() },
    )
}

fn field() -> Shown {
    Shown { id: Uuid::nil(), name: "Inklusion".into(), look: 6 }
}

fn remark() -> Remark {
    Remark {
        meeting: "Steuerungsgruppe Sozialplanung am 07.05.2021".into(),
        met_on: Some(date(2021, 5, 7)),
        agenda_item: "TOP 7 Anmerkungen".into(),
        heading: "Zu 1.".into(),
        text: "Ebenen Zielgruppen und Strukturen verdeutlichen".into(),
        source: SOURCE.into(),
        recommendation: Some(Uuid::nil()),
        recommendation_title: "Barrierefreie Bushaltestellen im Umland".into(),
    }
}

fn line(p: &Page) -> Line {
    let m = milestones(p, Stage::Decided, false);
    let decision = sample_decision(p);
    let label = standing::line(p, &m, &[&decision]);
    Line {
        id: m.id,
        number: "2026/4".into(),
        title: m.title.clone(),
        fields: vec![field()],
        text: "Der Kreis soll alle Bushaltestellen so umbauen, dass man ohne Hilfe einsteigen kann.".into(),
        mini: way::mini(&stations(p, &m, &[decision]), label),
    }
}

fn list(p: &Page, results: Vec<Line>) -> List {
    let choice = Choice { value: "2026".into(), label: "2026".into(), chosen: true };
    List {
        total: results.len(),
        results,
        selects: vec![Select {
            name: "year",
            label: p.t("archive-filter-year"),
            all: p.t("archive-all-year"),
            choices: vec![choice],
        }],
        word: "Bus".into(),
        narrowed: true,
        csv: "/recommendations.csv".into(),
        years: vec![YearName { year: 2026, archive: false }, YearName { year: 2021, archive: true }],
        pages: Pages::of(&Query::default(), 41),
        p: p.clone(),
    }
}

fn paper_line(p: &Page) -> PaperLine {
    let paper = Routed {
        recommendation: Uuid::nil(),
        paper: Uuid::nil(),
        kind: PaperKind::Decision,
        title: "Barrierefreie Bushaltestellen im Umland".into(),
        date_text: String::new(),
        dispatched_at: Some(p.now),
        source: String::new(),
        committee: None,
        committee_name: String::new(),
        is_council: false,
        meets_on: None,
    };
    PaperLine { paper, committees: vec![("Ausschuss für Soziales".into(), Some(date(2026, 9, 3)))] }
}

fn record(p: &Page, stage: Stage, archive: bool) -> Record {
    let m = milestones(p, stage, archive);
    let decisions = if stage == Stage::Decided { vec![sample_decision(p)] } else { Vec::new() };
    let kin = KinLine {
        words: p.t("archive-kin-resubmitted_as-from"),
        name: "HE 2025/2: Rufbus".into(),
        path: "/recommendations".into(),
        note: String::new(),
    };
    let joint = Joint {
        result: "Wichtig, aber teuer.".into(),
        dissent: "Zwei Mitglieder wollen zuerst die Bahnhöfe.".into(),
        met_on: Some(date(2026, 5, 7)),
        source: SOURCE.into(),
    };
    Record {
        number: "2026/4".into(),
        line: standing::line(p, &m, &decisions.iter().collect::<Vec<_>>()),
        way: way::html(p, &stations(p, &m, &decisions)),
        fields: vec![field()],
        group: m.group_name.clone(),
        group_path: "/groups".into(),
        answers: if archive { Vec::new() } else { vec![("Was ist das Problem".into(), "Erstens\nZweitens".into())] },
        municipalities: vec!["Beispielstedt".into()],
        committees: vec!["Ausschuss für Soziales".into()],
        remarks: vec![remark()],
        joint: Some(joint),
        papers: vec![paper_line(p)],
        decisions,
        kin: vec![kin],
        origins: vec![("Entstanden aus einer Karte".into(), Some(("/".into(), "Neue Menschen".into())))],
        actions: Markup::default(),
        distribution: Markup::default(),
        reads_papers: true,
        may_write_paper: true,
        may_decide: true,
        m,
        p: p.clone(),
    }
}

fn year(p: &Page) -> Year {
    let heading = Heading { name: "Zu 1.".into(), remarks: vec![remark()] };
    let item = AgendaItem { name: "TOP 7 Anmerkungen".into(), headings: vec![heading] };
    let found = ArchiveYear {
        id: Uuid::nil(),
        year: 2021,
        title: "Sozialplanung 2021".into(),
        method: String::new(),
        note: "Überliefert ist eine Sitzung.".into(),
        source: SOURCE.into(),
    };
    let gate = Gate {
        cycle: Uuid::nil(),
        kind: "joint_assessment".into(),
        title: "Einschätzung der Handlungsempfehlungen".into(),
        date_text: "07.05.2021".into(),
        opens_on: None,
        closes_on: None,
        source: SOURCE.into(),
    };
    let priority = Priority { field: Uuid::nil(), prioritised: true, note: String::new(), source: SOURCE.into() };
    let change = FieldChange {
        field: Uuid::nil(),
        text: "Das Handlungsfeld soll anders heißen".into(),
        state: "in_committees".into(),
        note: "Noch nicht beschlossen.".into(),
        source: SOURCE.into(),
    };
    Year {
        year: found,
        method: Method { title: "Portfolio".into(), note: "Zwei Achsen.".into(), ..Method::default() },
        gates: vec![gate],
        meetings: vec![Meeting { name: remark().meeting, met_on: remark().met_on, items: vec![item] }],
        priorities: vec![FieldLine { field: Some(field()), item: priority }],
        changes: vec![FieldLine { field: None, item: change }],
        results: vec![line(p)],
        papers: Vec::new(),
        decisions: Vec::new(),
        pages: Pages::of(&Query::default(), 1),
        p: p.clone(),
    }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    vec![
        ("archive/list", Markup::of(&list(p, vec![line(p)]))),
        ("archive/list, empty", Markup::of(&list(p, Vec::new()))),
        ("archive/record", Markup::of(&record(p, Stage::Decided, false))),
        ("archive/record, in committees", Markup::of(&record(p, Stage::InCommittees, false))),
        ("archive/record, not in the Fokus", Markup::of(&record(p, Stage::NotInFocus, false))),
        ("archive/record, handed down", Markup::of(&record(p, Stage::JointlyAssessed, true))),
        ("archive/year", Markup::of(&year(p))),
    ]
}
