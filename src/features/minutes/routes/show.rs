//! Minutes to read, live and as a paper.

use std::sync::Arc;

use axum::extract::{State, WebSocketUpgrade};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::{correct, path, pdf_file};
use crate::access::{Actor, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::store as groups;
use crate::features::meetings::store::Meeting;
use crate::features::meetings::store::people;
use crate::features::meetings::views::agenda::Top;
use crate::features::minutes::access::ReadMinutes;
use crate::features::minutes::live::MinutesSource;
use crate::features::minutes::store::{self, Minutes, corrections, outcomes};
use crate::features::minutes::views::{Attendance, Body, OutcomeLine, ShowMinutes, TopRecord};
use crate::features::minutes::{MinutesState, closing, document};
use crate::http::page::ok;
use crate::http::{Form, Markup, Page, Query, prose};
use crate::live::socket::{self, Listener};

/// What everybody reads alike.
pub(super) async fn body(tx: &mut Tx, p: &Page, meeting: &Meeting, minutes: &Minutes, inside: bool) -> Result<Markup> {
    let items = crate::features::meetings::store::agenda::of_meeting(tx, meeting.id).await?;
    let all = outcomes::of_meeting(tx, meeting.id).await?;
    let people = people::of_meeting(tx, meeting.id).await?;
    let tops = Top::all(p, meeting, &items).into_iter().map(|top| TopRecord {
        record: prose::html(&top.item.record),
        outcomes: all.iter().filter(|o| o.item == top.item.id).map(|o| OutcomeLine::of(p, o, inside)).collect(),
        top,
    });
    let body = Body {
        attendance: Attendance::of(p, &people),
        tops: tops.collect(),
        remark: prose::html(&minutes.remark),
        p,
        meeting,
        minutes,
    };
    Ok(Markup::of(&body))
}

/// The page for the group's people; `form` is a wish for a correction as it was refused.
pub(super) async fn page(app: &App, p: Page, can: &Can<ReadMinutes>, form: Option<Form>) -> Result<ShowMinutes> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let meeting = facts.on.meeting.clone();
    let minutes = store::minutes(&mut tx, meeting.id).await?;
    let body = body(&mut tx, &p, &meeting, &minutes, true).await?;
    let keeps = facts.keeps(&p.actor);
    let group = store::of_group(&mut tx, meeting.group_id).await?;
    let waits = |n: &&store::Neighbour| n.state == MinutesState::Circulating && n.starts < meeting.starts;
    let wishes = corrections::of_meeting(&mut tx, meeting.id).await?;
    let items = crate::features::meetings::agenda::planned(&mut tx, meeting.id).await?;
    let corrections = correct::lines(&p, wishes, &items);
    // What was refused comes back even where nothing can be asked for any more: nothing typed is lost.
    let open = form.is_some() || closing::takes_corrections(&minutes, p.today());
    let base = path(meeting.id);
    let form = form.unwrap_or_else(|| correct::wish_form(&p, &items));
    Ok(ShowMinutes {
        form: if open {
            form.quiet_html(&p, format!("{base}/corrections"), "correction-submit")
        } else {
            Markup::default()
        },
        approved_in: group.iter().find(|n| Some(n.meeting) == minutes.approved_in).cloned(),
        waiting: if keeps { group.iter().filter(waits).cloned().collect() } else { Vec::new() },
        corrections,
        base,
        body,
        inside: true,
        keeps,
        meeting,
        minutes,
        p,
    })
}

pub async fn show(can: Can<ReadMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&app, p, &can, None).await?)
}

/// Whether something is new since `?since=`; if so, the whole.
pub async fn operations(can: Can<ReadMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    let since = Query::of(&p).number("since").unwrap_or(-1);
    let mut tx = app.db.reader().await?;
    let minutes = store::minutes(&mut tx, *can.id()).await?;
    let answer = if minutes.version == since {
        json!({ "v": minutes.version, "frames": [] })
    } else {
        let html = body(&mut tx, &p, &can.facts().on.meeting, &minutes, true).await?;
        json!({ "v": minutes.version, "far": true, "html": html.to_string() })
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response())
}

/// The socket that tells.
pub async fn live(
    can: Can<ReadMinutes>,
    State(app): State<App>,
    p: Page,
    upgrade: WebSocketUpgrade,
) -> Result<Response> {
    let Actor::Person(person) = can.actor() else { return Err(Error::NotFound) };
    let minutes = &can.facts().minutes;
    let name = groups::name_in(&mut app.db.reader().await?, minutes.group_id, person.id).await?;
    let since = Query::of(&p).number("since").unwrap_or(minutes.version);
    let who = Listener { session: person.session, person: person.id, name, lang: p.lang, since };
    let source = Arc::new(MinutesSource { db: app.db.clone(), meeting: *can.id() });
    let room = app.live.join(*can.id(), source).await?;
    let present = socket::admit(&room, &who)?;
    Ok(socket::small(upgrade).on_upgrade(move |socket| socket::serve(socket, room, who, present)))
}

/// The paper.
pub async fn pdf(can: Can<ReadMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    paper(&app, &p, &can.facts().on.meeting).await
}

/// Sets the paper where it blocks nobody.
pub(super) async fn paper(app: &App, p: &Page, meeting: &Meeting) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let minutes = store::minutes(&mut tx, meeting.id).await?;
    let document = document::of(&mut tx, &p.in_german(), meeting, &minutes).await?;
    drop(tx);
    let bytes = document::set(document).await?;
    Ok(pdf_file(meeting, &minutes, bytes))
}
