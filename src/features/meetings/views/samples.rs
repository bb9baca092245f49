//! Every page of meetings with made-up content, for `/dev/views` and the test that renders them all.

use jiff::civil::DateTime;
use uuid::Uuid;

use super::agenda::{AgendaPage, EditItem, Top};
use super::month::{MonthPage, weeks};
use super::people::{PeoplePage, PersonPage};
use super::{CalendarPage, Gone, Inside, Month, Replies, ReplyPage, Row, Show, Subscription};
use crate::clock::{DAY, MINUTE};
use crate::features::groups::{Audience, GroupName};
use crate::features::meetings::agenda::ItemState;
use crate::features::meetings::month::CalendarMonth;
use crate::features::meetings::store::agenda::Item;
use crate::features::meetings::store::people::Invited;
use crate::features::meetings::store::{Listed, Meeting, Neighbour};
use crate::features::meetings::{MeetingState, Presence, Reply};
use crate::http::form::Kind;
use crate::http::query::Pages;
use crate::http::{Form, Markup, Page, Query};

fn starts(p: &Page) -> DateTime {
    p.today().at(18, 0, 0, 0).saturating_add(jiff::Span::new().days(8))
}

fn meeting(p: &Page, state: MeetingState) -> Meeting {
    Meeting {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Wohnen".into(),
        organiser: Uuid::nil(),
        title: "Treffen im März".into(),
        place: "Rathaus, Marktplatz 1".into(),
        room: "Raum 3".into(),
        online: "https://video.beispiel.example/wohnen".into(),
        note: "Bitte bringen Sie die Fragebögen mit.\n\n- Wohnungsbörse\n- Wie es weitergeht".into(),
        starts: starts(p),
        ends_at: p.now.plus(8 * DAY),
        minutes: 90,
        state,
        audience: Audience::Network,
        uid: "beispiel@fokusraum".into(),
        sequence: 1,
        version: 2,
        tell_at: Some(p.now.plus(MINUTE)),
        previous: None,
        poll: None,
        changed_at: p.now,
    }
}

fn invited(name: &str, reply: Reply) -> Invited {
    Invited {
        id: Uuid::nil(),
        person: None,
        name: name.into(),
        email: "greta@beispiel.example".into(),
        reply,
        reply_note: if reply == Reply::Maybe { "Ich komme später.".into() } else { String::new() },
        needs: String::new(),
        needs_note: if reply == Reply::Yes { "Ein Platz an der Tür".into() } else { String::new() },
        told_sequence: 0,
        told_state: "invited".into(),
        told_when: String::new(),
        told_where: String::new(),
        presence: Presence::Unknown,
        belongs: true,
    }
}

fn neighbour(p: &Page) -> Neighbour {
    Neighbour {
        id: Uuid::nil(),
        title: "Treffen im Februar".into(),
        starts: starts(p),
        minutes: 90,
        state: MeetingState::Cancelled,
    }
}

fn listed(p: &Page, state: MeetingState, reply: &str) -> Listed {
    Listed {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        group_name: "Fokusgruppe Wohnen".into(),
        title: "Treffen im März".into(),
        place: "Rathaus".into(),
        room: "Raum 3".into(),
        starts: starts(p),
        ends_at: p.now.plus(8 * DAY),
        minutes: 90,
        state,
        audience: Audience::Group,
        mine: true,
        invited: 12,
        coming: 7,
        reply: reply.into(),
    }
}

fn reply_form(p: &Page) -> Markup {
    let replies = Reply::GIVEN.map(|r| (r.word(), r.key()));
    let form = Form::new().choose(Kind::Radios, "reply", "meeting-reply-question", replies).required();
    form.html(p, "/", "meeting-reply-submit")
}

/// Every page.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let mut all = pages_of_a_meeting(p);
    all.extend(people(p));
    all.extend(agendas(p));
    all.extend(calendars(p));
    all.extend(months(p));
    all
}

fn pages_of_a_meeting(p: &Page) -> Vec<(&'static str, Markup)> {
    let people = |count: usize| -> Vec<Invited> {
        let replies = Reply::ALL.iter().cycle().take(count);
        replies.enumerate().map(|(i, reply)| invited(&format!("Gast {i}"), *reply)).collect()
    };
    let tops = |state| Top::all(p, &meeting(p, state), &items());
    let inside = |count, form| Inside {
        replies: Replies::of(&people(count)),
        own: Reply::Yes,
        form,
        waiting: 2,
        uncertain: 1,
        tops: if count > 0 { tops(MeetingState::Invited) } else { Vec::new() },
        proposed: count,
    };
    let show = |state, inside, manages| Show {
        meeting: meeting(p, state),
        inside,
        manages,
        before: Some(neighbour(p)),
        after: vec![neighbour(p)],
        p: p.clone(),
    };
    let (coming, off) = (MeetingState::Invited, MeetingState::Cancelled);
    let reply = |state, form, said| ReplyPage {
        meeting: meeting(p, state),
        invited: invited("Greta Gast", said),
        tops: tops(state),
        minutes: if state == MeetingState::Closed { "/m/x/minutes".into() } else { String::new() },
        form,
        p: p.clone(),
    };
    vec![
        ("meetings/show", Markup::of(&show(coming, Some(inside(9, reply_form(p))), true))),
        ("meetings/show, many", Markup::of(&show(coming, Some(inside(200, reply_form(p))), true))),
        ("meetings/show, nobody", Markup::of(&show(coming, Some(inside(0, reply_form(p))), true))),
        ("meetings/show, cancelled", Markup::of(&show(off, Some(inside(9, Markup::default())), true))),
        (
            "meetings/show, in preparation",
            Markup::of(&show(MeetingState::Draft, Some(inside(9, Markup::default())), true)),
        ),
        ("meetings/show, running", Markup::of(&show(MeetingState::Running, Some(inside(9, Markup::default())), true))),
        ("meetings/show, from outside", Markup::of(&show(coming, None, false))),
        ("meetings/reply", Markup::of(&reply(coming, reply_form(p), Reply::None))),
        ("meetings/reply, again", Markup::of(&reply(coming, reply_form(p), Reply::Yes))),
        ("meetings/reply, with minutes", Markup::of(&reply(MeetingState::Closed, Markup::default(), Reply::Yes))),
        ("meetings/reply, cancelled", Markup::of(&reply(off, Markup::default(), Reply::Yes))),
        ("meetings/gone", Markup::of(&Gone { p: p.clone() })),
    ]
}

fn people(p: &Page) -> Vec<(&'static str, Markup)> {
    let crumbs = || vec![("/calendar".to_owned(), p.t("nav-calendar"))];
    let page = |people, state| PeoplePage {
        crumbs: crumbs(),
        meeting: meeting(p, state),
        people,
        waiting: 2,
        uncertain: 1,
        form: reply_form(p),
        p: p.clone(),
    };
    let person = |form, address: &str| PersonPage {
        crumbs: crumbs(),
        about: "Treffen im März".into(),
        invited: invited("Greta Gast", Reply::Yes),
        path: "/".into(),
        form,
        form_id: Uuid::nil().to_string(),
        address: address.into(),
        p: p.clone(),
    };
    let some = Reply::ALL.iter().map(|reply| invited("Greta Gast", *reply)).collect();
    vec![
        ("meetings/people", Markup::of(&page(some, MeetingState::Invited))),
        ("meetings/people, nobody", Markup::of(&page(Vec::new(), MeetingState::Draft))),
        ("meetings/person", Markup::of(&person(reply_form(p), ""))),
        ("meetings/person, in preparation", Markup::of(&person(Markup::default(), ""))),
        ("meetings/person, new link", Markup::of(&person(reply_form(p), "https://fokus.example/m/0123456789abcdef"))),
    ]
}

/// Two planned items, one proposed, one declined.
fn items() -> Vec<Item> {
    let item = |title: &str, minutes, state| Item {
        id: Uuid::nil(),
        meeting: Uuid::nil(),
        title: title.into(),
        note: "Rückmeldungen aus den Gruppen:\n- Wege\n- Zeiten".into(),
        presenter: "Koordination".into(),
        minutes,
        links: "https://kreis.example/vorlage Vorlage 12\n/boards/7 Pinnwand".into(),
        state,
        proposed_by: None,
        proposer: "Merle Muster".into(),
        answer: "Das gehört in die nächste Sitzung.".into(),
        record: String::new(),
        text_version: 1,
        record_version: 1,
    };
    vec![
        item("Begrüßung", 10, ItemState::Planned),
        item("Wohnungsbörse", 90, ItemState::Planned),
        item("Spielplatz", 0, ItemState::Proposed),
        item("Radweg", 0, ItemState::Declined),
    ]
}

fn agendas(p: &Page) -> Vec<(&'static str, Markup)> {
    let page = |items: Vec<Item>, state, manages| {
        let meeting = meeting(p, state);
        let of = |state: ItemState| items.iter().filter(|item| item.state == state).cloned().collect();
        AgendaPage {
            tops: Top::all(p, &meeting, &items),
            proposals: of(ItemState::Proposed),
            declined: of(ItemState::Declined),
            form: if meeting.has_open_agenda() { reply_form(p) } else { Markup::default() },
            manages: manages && meeting.has_open_agenda(),
            form_id: Uuid::nil().to_string(),
            meeting,
            p: p.clone(),
        }
    };
    let edit = |theirs, removal| EditItem {
        meeting: meeting(p, MeetingState::Invited),
        item: items().remove(0),
        form: reply_form(p),
        theirs,
        removal,
        p: p.clone(),
    };
    let removal = Form::new().danger_html(p, "/", "agenda-remove");
    let theirs = vec![("Worum geht es?".to_owned(), "Begrüßung und Vorstellung".to_owned())];
    vec![
        ("meetings/agenda", Markup::of(&page(items(), MeetingState::Invited, true))),
        ("meetings/agenda, of a member", Markup::of(&page(items(), MeetingState::Invited, false))),
        ("meetings/agenda, empty", Markup::of(&page(Vec::new(), MeetingState::Draft, true))),
        ("meetings/agenda, closed", Markup::of(&page(items(), MeetingState::Closed, true))),
        ("meetings/item", Markup::of(&edit(Vec::new(), removal))),
        ("meetings/item, changed meanwhile", Markup::of(&edit(theirs, Markup::default()))),
    ]
}

fn months(p: &Page) -> Vec<(&'static str, Markup)> {
    let month = CalendarMonth::of(starts(p).date()).or_else(|| CalendarMonth::parse("2026-11"));
    let page = |month: CalendarMonth, found: Vec<Listed>, group: Option<GroupName>| MonthPage {
        weeks: weeks(p, month, &found),
        next: month.after().filter(|_| group.is_none()),
        rows: Row::by_days(p, found),
        month,
        group,
        may_invite: vec![GroupName { id: Uuid::nil(), name: "Fokusgruppe Wohnen".into() }],
        p: p.clone(),
    };
    let (coming, off) = (MeetingState::Invited, MeetingState::Cancelled);
    let few = || vec![listed(p, coming, "none"), listed(p, off, "no"), listed(p, coming, "")];
    let group = || Some(GroupName { id: Uuid::nil(), name: "Fokusgruppe Wohnen".into() });
    let all = |month| {
        vec![
            ("meetings/month", Markup::of(&page(month, few(), None))),
            ("meetings/month, of a group", Markup::of(&page(month, few(), group()))),
            ("meetings/month, empty", Markup::of(&page(month, Vec::new(), None))),
            ("meetings/month, nothing more to come", Markup::of(&page(month, Vec::new(), group()))),
        ]
    };
    month.map(all).unwrap_or_default()
}

fn calendars(p: &Page) -> Vec<(&'static str, Markup)> {
    let calendar = |meetings: Vec<Listed>, before: Option<&str>| CalendarPage {
        pages: Pages::of(&Query::default(), meetings.len()),
        months: Month::of(p, meetings),
        before: before.map(Into::into),
        waits: 1,
        may_invite: vec![GroupName { id: Uuid::nil(), name: "Fokusgruppe Wohnen".into() }],
        p: p.clone(),
    };
    let (coming, off) = (MeetingState::Invited, MeetingState::Cancelled);
    let few = vec![listed(p, coming, "none"), listed(p, coming, "yes"), listed(p, off, "no"), listed(p, coming, "")];
    let subscription = |is_open, may_open, address: &str, group| Subscription {
        group,
        path: "/calendar/subscription".into(),
        is_open,
        address: address.into(),
        may_open,
        groups: vec![(Uuid::nil(), "Fokusgruppe Wohnen".into())],
        p: p.clone(),
    };
    let group = || Some(GroupName { id: Uuid::nil(), name: "Fokusgruppe Wohnen".into() });
    let secret = "https://fokus.example/feeds/0123456789abcdefghjkmnpqrs.ics";
    vec![
        ("meetings/calendar", Markup::of(&calendar(few, None))),
        ("meetings/calendar, empty", Markup::of(&calendar(Vec::new(), None))),
        ("meetings/calendar, nothing earlier", Markup::of(&calendar(Vec::new(), Some("2026-03-02")))),
        ("meetings/subscription", Markup::of(&subscription(false, true, "", None))),
        ("meetings/subscription, open", Markup::of(&subscription(true, true, "", None))),
        ("meetings/subscription, made", Markup::of(&subscription(true, true, secret, None))),
        ("meetings/subscription, of a group", Markup::of(&subscription(true, false, "", group()))),
    ]
}
