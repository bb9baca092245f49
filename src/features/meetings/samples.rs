//! Every page of meetings with made-up content, for `/dev/views` and the test that renders them all.

use jiff::civil::DateTime;
use uuid::Uuid;

use super::store::people::Invited;
use super::store::{Listed, Meeting, Neighbour};
use super::views::{CalendarPage, Gone, Inside, Month, Replies, ReplyPage, Show, Subscription};
use super::{MeetingState, Reply};
use crate::clock::{DAY, MINUTE};
use crate::features::groups::{Audience, GroupName};
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
    all.extend(calendars(p));
    all
}

fn pages_of_a_meeting(p: &Page) -> Vec<(&'static str, Markup)> {
    let people = |count: usize| -> Vec<Invited> {
        let replies = Reply::ALL.iter().cycle().take(count);
        replies.enumerate().map(|(i, reply)| invited(&format!("Gast {i}"), *reply)).collect()
    };
    let inside =
        |count, form| Inside { replies: Replies::of(&people(count)), own: Reply::Yes, form, waiting: 2, uncertain: 1 };
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
        form,
        p: p.clone(),
    };
    vec![
        ("meetings/show", Markup::of(&show(coming, Some(inside(9, reply_form(p))), true))),
        ("meetings/show, many", Markup::of(&show(coming, Some(inside(200, reply_form(p))), true))),
        ("meetings/show, nobody", Markup::of(&show(coming, Some(inside(0, reply_form(p))), true))),
        ("meetings/show, cancelled", Markup::of(&show(off, Some(inside(9, Markup::default())), true))),
        ("meetings/show, from outside", Markup::of(&show(coming, None, false))),
        ("meetings/reply", Markup::of(&reply(coming, reply_form(p), Reply::None))),
        ("meetings/reply, again", Markup::of(&reply(coming, reply_form(p), Reply::Yes))),
        ("meetings/reply, cancelled", Markup::of(&reply(off, Markup::default(), Reply::Yes))),
        ("meetings/gone", Markup::of(&Gone { p: p.clone() })),
    ]
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
