//! Every view of date polls with sample data.

use std::collections::HashMap;

use uuid::Uuid;

use super::*;
use crate::features::groups::views::sample_head;
use crate::features::polls::Openness;
use crate::features::polls::store::DateRow;
use crate::http::Form;

fn poll(p: &Page) -> Poll {
    Poll {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Inklusion".into(),
        is_protected: false,
        has_ended_group: false,
        organiser: Uuid::nil(),
        title: "Treffen im Dezember".into(),
        note: "Wir sprechen über das Wohnen.".into(),
        place: "Rathaus, Raum 3".into(),
        zone: "Europe/Berlin".into(),
        state: PollState::Open,
        openness: Openness::Names,
        closes_at: Some(p.now.plus(crate::clock::DAY)),
        most_each: 12,
        asks_needs: true,
        version: 3,
        dates_version: 1,
        chosen: None,
    }
}

fn asked(p: &Page, name: &str, answered: bool) -> Asked {
    Asked {
        id: Uuid::nil(),
        person: None,
        name: name.into(),
        email: "nachbarin@test.example".into(),
        belongs: true,
        via: Via::Mail,
        answered_at: answered.then_some(p.now),
        answered_for: answered,
        answered_in: 1,
        comment: "Ich komme etwas später.".into(),
        needs: "step_free".into(),
        needs_note: String::new(),
    }
}

fn tally(p: &Page, yes: usize) -> Tally {
    let starts = p.today().at(18, 0, 0, 0);
    let date = DateRow { id: Uuid::nil(), starts, minutes: 120, added_in: 1 };
    Tally { date, yes, if_need_be: 2, no: 1, open: 1, full: yes > 6, best: yes > 6 }
}

fn listed(p: &Page) -> Listed {
    Listed {
        id: Uuid::nil(),
        title: "Treffen im Dezember".into(),
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Inklusion".into(),
        state: PollState::Open,
        closes_at: Some(p.now),
        dates: 6,
        asked: 12,
        answered: 8,
        waits: true,
    }
}

/// The pages of a running poll.
fn running(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = Form::new().area("comment", "poll-comment").html(p, "/", "poll-answer-submit");
    let table = Results {
        tallies: vec![tally(p, 7), tally(p, 3)],
        people: vec![asked(p, "Nachbarin", true)],
        answers: HashMap::from([((Uuid::nil(), Uuid::nil()), Answer::IfNeedBe)]),
    };
    let results = Markup::of(&ResultTable { p, poll: &poll(p), r: table, names: true });
    vec![
        (
            "polls/show",
            Markup::of(&ShowPoll {
                p: p.clone(),
                poll: poll(p),
                form: form.clone(),
                results: results.clone(),
                names: true,
                is_open: true,
                manages: true,
                i_answered: true,
                new_dates: true,
                chosen: Some("Di., 24. November 2026, 18 bis 20 Uhr".into()),
                meeting: Some(Uuid::nil()),
                standing: Standing { asked: 12, answered: 8, reminded: 1, to_remind: 3 },
                managed: Managed {
                    needs: vec![("Stufenloser Zugang".into(), vec!["Nachbarin".into()])],
                    waiting: (2, 1),
                },
                form_id: String::new(),
            }),
        ),
        ("polls/results", results.clone()),
        (
            "polls/by_link",
            Markup::of(&AnswerByLink {
                p: p.clone(),
                poll: poll(p),
                asked: Some(asked(p, "Nachbarin", true)),
                form,
                results,
                is_open: true,
                new_dates: true,
                chosen: None,
            }),
        ),
    ]
}

/// Every view.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = Form::new().area("guests", "poll-guests").html(p, "/", "poll-save");
    let told = Some(("reminder".to_owned(), p.day(p.today())));
    let lines =
        vec![Line { asked: asked(p, "Nachbarin", true), told }, Line { asked: asked(p, "Nachbar", false), told: None }];
    let letter = Letter::new(p, "Nachbarin", "0123456789abcdefghjkmnpqrs");
    let mut all = running(p);
    all.extend([
        (
            "polls/list",
            Markup::of(&GroupDates {
                p: p.clone(),
                h: sample_head(p),
                open: vec![listed(p)],
                over: vec![listed(p)],
                coming: Vec::new(),
                earlier: Vec::new(),
                may_begin: true,
            }),
        ),
        ("polls/new", Markup::of(&NewPollPage { p: p.clone(), h: sample_head(p), form: form.clone() })),
        (
            "polls/form",
            Markup::of(&FormPage {
                p: p.clone(),
                poll: poll(p),
                title: p.t("poll-settings"),
                lead: p.t("poll-dates-lead"),
                form: form.clone(),
            }),
        ),
        (
            "polls/answer_for",
            Markup::of(&AnswerFor {
                p: p.clone(),
                poll: poll(p),
                asked: asked(p, "Nachbarin", false),
                form: form.clone(),
            }),
        ),
        (
            "polls/people",
            Markup::of(&People {
                p: p.clone(),
                poll: poll(p),
                people: lines,
                form,
                has_paper: true,
                has_open_link: true,
                is_running: true,
                form_id: String::new(),
            }),
        ),
        (
            "polls/letters",
            Markup::of(&Letters { p: p.clone(), poll: poll(p), letters: vec![letter], kind: "poll-letters" }),
        ),
        ("polls/link_gone", Markup::of(&LinkGone { p: p.clone() })),
    ]);
    all
}
