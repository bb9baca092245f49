//! Every page of minutes with made-up content, for `/dev/views` and the test that renders them all.

use jiff::ToSpan as _;
use uuid::Uuid;

use super::{
    Attendance, AttendancePage, Body, ClosingPage, Conflict, CorrectionLine, Edit, EditOutcome, EditTop, OutcomeLine,
    Register, ShowMinutes, Sitting, TopRecord,
};
use crate::features::groups::Audience;
use crate::features::groups::views::sample_head;
use crate::features::meetings::agenda::ItemState;
use crate::features::meetings::store::Meeting;
use crate::features::meetings::store::agenda::Item;
use crate::features::meetings::views::agenda::Top;
use crate::features::meetings::{MeetingState, Presence};
use crate::features::minutes::store::corrections::Correction;
use crate::features::minutes::store::outcomes::{Entry, Outcome};
use crate::features::minutes::store::{Minutes, Neighbour};
use crate::features::minutes::{CorrectionState, MinutesState, OutcomeKind};
use crate::http::query::Pages;
use crate::http::{Form, Markup, Page, Query, prose};

fn meeting(p: &Page) -> Meeting {
    Meeting {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Wohnen".into(),
        organiser: Uuid::nil(),
        title: "Treffen im März".into(),
        place: "Rathaus, Marktplatz 1".into(),
        room: "Raum 3".into(),
        online: String::new(),
        note: String::new(),
        starts: p.today().at(18, 0, 0, 0),
        ends_at: p.now,
        minutes: 90,
        state: MeetingState::Running,
        audience: Audience::Group,
        uid: "beispiel@fokusraum".into(),
        sequence: 1,
        version: 2,
        tell_at: None,
        previous: None,
        poll: None,
        changed_at: p.now,
    }
}

fn minutes(p: &Page, state: MinutesState) -> Minutes {
    Minutes {
        meeting: Uuid::nil(),
        group_id: Uuid::nil(),
        keeper: Uuid::nil(),
        keeper_name: "Merle Muster".into(),
        chair: "Koordination".into(),
        remark: "Die Sitzung endet um 19.40 Uhr.".into(),
        state,
        version: 7,
        opened_at: p.now,
        closed_at: Some(p.now),
        corrections_until: Some(p.today().saturating_add(14.days())),
        approved_at: (state == MinutesState::Approved).then_some(p.now),
        approved_in: (state == MinutesState::Approved).then_some(Uuid::nil()),
    }
}

fn items() -> Vec<Item> {
    let item = |title: &str, record: &str, minutes| Item {
        id: Uuid::nil(),
        meeting: Uuid::nil(),
        title: title.into(),
        note: String::new(),
        presenter: "Koordination".into(),
        minutes,
        links: "/boards/7 Pinnwand zur Wohnungsbörse".into(),
        state: ItemState::Planned,
        proposed_by: None,
        proposer: String::new(),
        answer: String::new(),
        record: record.into(),
        text_version: 1,
        record_version: 3,
    };
    vec![
        item("Begrüßung", "", 10),
        item(
            "Wohnungsbörse",
            "Die Gruppe berät drei Wege:\n- eine Börse im Kreis\n- eine Börse je Gemeinde\n- keine Börse",
            40,
        ),
    ]
}

fn outcome(p: &Page, kind: OutcomeKind, number: i64) -> Outcome {
    let counted = (kind == OutcomeKind::Decision).then_some(7);
    Outcome {
        id: Uuid::nil(),
        meeting: Uuid::nil(),
        item: Uuid::nil(),
        kind,
        text: "Die Gruppe wirbt für eine Wohnungsbörse im Kreis.".into(),
        votes_for: counted,
        votes_against: counted.map(|_| 1),
        abstained: counted.map(|_| 2),
        assignee: (kind == OutcomeKind::Task).then(Uuid::nil),
        assignee_name: "Merle Muster".into(),
        who: String::new(),
        due_on: (kind == OutcomeKind::Task).then(|| p.today()),
        board: Some(Uuid::nil()),
        card: (kind == OutcomeKind::Task).then(Uuid::nil),
        year: 2026,
        number,
        version: 1,
    }
}

fn lines(p: &Page) -> Vec<OutcomeLine> {
    OutcomeKind::ALL
        .iter()
        .map(|kind| OutcomeLine::of(p, &outcome(p, *kind, i64::from(*kind == OutcomeKind::Decision)), true))
        .collect()
}

fn body(p: &Page, state: MinutesState, items: &[Item]) -> Markup {
    let (meeting, minutes) = (meeting(p), minutes(p, state));
    let tops = Top::all(p, &meeting, items).into_iter().map(|mut top| {
        // Made-up items share an id, a page's parts do not.
        top.item.id = Uuid::from_u128(top.number as u128);
        let record = prose::html(&top.item.record);
        TopRecord { outcomes: if record.is_empty() { Vec::new() } else { lines(p) }, record, top }
    });
    let names =
        |presence, names: &[&str]| Attendance { presence, names: names.iter().map(|n| (*n).to_owned()).collect() };
    Markup::of(&Body {
        tops: tops.collect(),
        attendance: vec![
            names(Presence::Present, &["Merle Muster", "Karim Beispiel"]),
            names(Presence::Excused, &["Gast ohne Namen"]),
        ],
        remark: prose::html(&minutes.remark),
        p,
        meeting: &meeting,
        minutes: &minutes,
    })
}

fn form(p: &Page, scope: u128) -> Markup {
    let form = Form::new().scoped(Uuid::from_u128(scope)).area("text", "minutes-said").fill("text", "Drei Wege.");
    form.quiet_html(p, "/", "minutes-save-item")
}

fn wish(p: &Page, state: CorrectionState) -> CorrectionLine {
    let correction = Correction {
        id: Uuid::nil(),
        item: Some(Uuid::nil()),
        author: None,
        guest: None,
        author_name: if state == CorrectionState::Open { "Merle Muster".into() } else { String::new() },
        text: "Es waren vier Wege.".into(),
        state,
        answer: if state == CorrectionState::Declined { "Drei wurden beraten.".into() } else { String::new() },
        created_at: p.now,
    };
    CorrectionLine { correction, top: "TOP 2".into() }
}

fn neighbour(p: &Page) -> Neighbour {
    Neighbour {
        meeting: Uuid::nil(),
        title: "Treffen im Februar".into(),
        starts: p.today().at(18, 0, 0, 0),
        state: MinutesState::Circulating,
    }
}

/// Every page.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let mut all = reading(p);
    all.extend(writing(p));
    all.extend(registers(p));
    all
}

fn reading(p: &Page) -> Vec<(&'static str, Markup)> {
    let show = |state, items: &[Item], keeps, inside| ShowMinutes {
        body: body(p, state, items),
        corrections: if inside && state != MinutesState::Writing {
            CorrectionState::ALL.iter().map(|state| wish(p, *state)).collect()
        } else {
            Vec::new()
        },
        form: if state == MinutesState::Circulating { form(p, 9) } else { Markup::default() },
        base: "/meetings/x/minutes".into(),
        approved_in: (state == MinutesState::Approved).then(|| neighbour(p)),
        waiting: if keeps { vec![neighbour(p)] } else { Vec::new() },
        keeps,
        inside,
        meeting: meeting(p),
        minutes: minutes(p, state),
        p: p.clone(),
    };
    let (writing, circulating, approved) = (MinutesState::Writing, MinutesState::Circulating, MinutesState::Approved);
    vec![
        ("minutes/body", body(p, writing, &items())),
        ("minutes/show, being written", Markup::of(&show(writing, &items(), true, true))),
        ("minutes/show, empty", Markup::of(&show(writing, &[], false, true))),
        ("minutes/show, circulating", Markup::of(&show(circulating, &items(), true, true))),
        ("minutes/show, approved", Markup::of(&show(approved, &items(), true, true))),
        ("minutes/show, of a guest", Markup::of(&show(circulating, &items(), false, false))),
    ]
}

fn writing(p: &Page) -> Vec<(&'static str, Markup)> {
    let edit = |state, items: &[Item]| {
        let tops = Top::all(p, &meeting(p), items).into_iter().map(|mut top| {
            top.item.id = Uuid::from_u128(top.number as u128);
            EditTop { form: form(p, top.number as u128), outcomes: lines(p), has_board: top.number == 2, top }
        });
        Edit {
            tops: tops.collect(),
            present: 7,
            invited: 12,
            writes: state == MinutesState::Writing,
            form_id: Uuid::nil().to_string(),
            meeting: meeting(p),
            minutes: minutes(p, state),
            p: p.clone(),
        }
    };
    let crumbs = || vec![("/".to_owned(), "Fokusgruppe Wohnen".to_owned())];
    let outcome = |removal, theirs| EditOutcome {
        crumbs: crumbs(),
        meeting: meeting(p),
        form: form(p, 1),
        theirs,
        removal,
        p: p.clone(),
    };
    let closing = |gaps: Vec<String>, count| ClosingPage {
        crumbs: crumbs(),
        gaps,
        decisions: count,
        tasks: count,
        form: form(p, 1),
        p: p.clone(),
    };
    let conflict = Conflict {
        meeting: meeting(p),
        theirs: "Drei Wege.".into(),
        mine: "Vier Wege.".into(),
        form: form(p, 1),
        p: p.clone(),
    };
    let removal = Form::new().danger_html(p, "/", "outcome-remove");
    vec![
        ("minutes/edit", Markup::of(&edit(MinutesState::Writing, &items()))),
        ("minutes/edit, empty", Markup::of(&edit(MinutesState::Writing, &[]))),
        ("minutes/edit, circulating", Markup::of(&edit(MinutesState::Circulating, &items()))),
        ("minutes/attendance", Markup::of(&AttendancePage { crumbs: crumbs(), form: form(p, 1), p: p.clone() })),
        ("minutes/conflict", Markup::of(&conflict)),
        ("minutes/outcome", Markup::of(&outcome(removal, None))),
        ("minutes/outcome, circulating", Markup::of(&outcome(Markup::default(), lines(p).pop()))),
        ("minutes/closing", Markup::of(&closing(vec!["Zu TOP 1 steht nichts im Protokoll.".into()], 2))),
        ("minutes/closing, nothing missing", Markup::of(&closing(Vec::new(), 0))),
    ]
}

fn registers(p: &Page) -> Vec<(&'static str, Markup)> {
    let entry = |i: u128, kind| {
        let Outcome {
            text, votes_for, votes_against, abstained, assignee_name, who, due_on, board, card, year, ..
        } = outcome(p, kind, 0);
        Entry {
            id: Uuid::from_u128(i),
            meeting: Uuid::from_u128(i / 3),
            meeting_title: "Treffen im März".into(),
            starts: p.today().at(18, 0, 0, 0),
            item_title: "Wohnungsbörse".into(),
            kind,
            text,
            votes_for,
            votes_against,
            abstained,
            assignee_name,
            who,
            due_on,
            board,
            card,
            year,
            number: i64::from(kind == OutcomeKind::Decision),
            is_approved: kind != OutcomeKind::Decision,
        }
    };
    let register = |entries: Vec<Entry>, total, words: &str| Register {
        h: sample_head(p),
        pages: Pages::of(&Query::default(), entries.len()),
        sittings: Sitting::all(p, entries),
        total,
        kind: String::new(),
        words: words.into(),
        p: p.clone(),
    };
    let all = || OutcomeKind::ALL.iter().zip(1..).map(|(kind, i)| entry(i, *kind)).collect::<Vec<_>>();
    vec![
        ("minutes/register", Markup::of(&register(all(), 3, ""))),
        ("minutes/register, nothing found", Markup::of(&register(Vec::new(), 3, "Radweg"))),
        ("minutes/register, empty", Markup::of(&register(Vec::new(), 0, ""))),
    ]
}
