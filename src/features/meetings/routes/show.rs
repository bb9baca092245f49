//! The page of a meeting, its file, and the replies of those with an account.

use axum::extract::State;
use axum::response::Response;

use super::{calendar_file, meeting_path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store::sort_key;
use crate::features::meetings::access::{ReadMeeting, ReplyToMeeting};
use crate::features::meetings::agenda::ItemState;
use crate::features::meetings::replying::{self, Said, Who};
use crate::features::meetings::store::people::{self, Invited};
use crate::features::meetings::store::{self, Meeting, agenda};
use crate::features::meetings::views::agenda::Top;
use crate::features::meetings::views::{Inside, Replies, Show};
use crate::features::meetings::{Reply, feeds};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};
use crate::mail;

/// Whether one comes; nothing is chosen beforehand. It carries the time that it is about: who replies from an old page
/// does not reply to another one.
pub(super) fn reply_form() -> Form {
    asking("meeting-reply-question")
}

/// The same under another question.
pub(super) fn asking(question: &'static str) -> Form {
    Form::new()
        .choose(Kind::Scale, "reply", question, Reply::GIVEN.map(|r| (r.word(), r.key())))
        .required()
        .line("note", "meeting-reply-note")
        .hint("meeting-reply-note-hint")
        .max(300)
        .field(Kind::Hidden, "starts", question)
}

/// The form with what was replied before.
pub(super) fn filled(form: Form, invited: Option<&Invited>) -> Form {
    match invited.filter(|invited| invited.reply != Reply::None) {
        Some(invited) => form.fill("reply", invited.reply.word()).fill("note", &invited.reply_note),
        None => form,
    }
}

/// What was replied, where nothing is wrong with it.
pub(super) fn said(form: &Form) -> Option<Said> {
    let reply = Reply::parse(form.text("reply")).filter(|_| form.is_valid())?;
    Some(Said { reply, note: form.text("note").to_owned(), to: form.text("starts").parse().ok() })
}

/// One meeting.
pub async fn show(can: Can<ReadMeeting>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&mut app.db.reader().await?, p, &can, None).await?)
}

async fn page(tx: &mut Tx, p: Page, can: &Can<ReadMeeting>, form: Option<Form>) -> Result<Show> {
    let facts = can.facts();
    // Read again in this snapshot: what the page says belongs together.
    let meeting = store::meeting(tx, *can.id()).await?;
    let inside = match facts.is_inside() {
        true => Some(inside(tx, &p, &meeting, form).await?),
        false => None,
    };
    Ok(Show {
        manages: facts.manages(can.actor()),
        before: store::before(tx, meeting.id).await?,
        after: store::after(tx, meeting.id).await?,
        inside,
        meeting,
        p,
    })
}

async fn inside(tx: &mut Tx, p: &Page, meeting: &Meeting, form: Option<Form>) -> Result<Inside> {
    let mut people = people::of_meeting(tx, meeting.id).await?;
    // Who left the group does not come any more; who was at an earlier meeting was.
    // Nobody waits for a reply of who came without being asked.
    people.retain(|invited| (invited.belongs || meeting.is_over(p.now)) && !invited.came_unasked());
    people.sort_by_key(|invited| (sort_key(&invited.name), invited.id));
    let me = p.actor.person();
    let mine = people.iter().find(|invited| me.is_some() && invited.person == me);
    let form = form.unwrap_or_else(|| filled(reply_form(), mine)).fill("starts", meeting.starts);
    let (waiting, uncertain) = mail::on_its_way(tx, meeting.id).await?;
    let items = agenda::of_meeting(tx, meeting.id).await?;
    Ok(Inside {
        own: mine.map_or(Reply::None, |invited| invited.reply),
        form: if meeting.is_coming(p.now) {
            form.html(p, format!("/meetings/{}/reply", meeting.id), "meeting-reply-submit")
        } else {
            Markup::default()
        },
        replies: Replies::of(&people),
        tops: Top::all(p, meeting, &items),
        proposed: items.iter().filter(|item| item.state == ItemState::Proposed).count(),
        waiting,
        uncertain,
    })
}

/// To the meeting: a browser reloads the path of a form.
pub async fn to_meeting(can: Can<ReplyToMeeting>) -> Result<Response> {
    see_other(&meeting_path(*can.id()))
}

/// Says whether one comes.
pub async fn reply(can: Can<ReplyToMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = reply_form().read(&raw);
    let mut why = "meeting-is-over";
    if let Some(said) = said(&form) {
        let who = Who::Person(can.person().ok_or(Error::NotFound)?, *can.id());
        match replying::reply(&app, raw.op(), who, said).await {
            Ok(()) => return p.done(meeting_path(*can.id()), "flash-meeting-replied"),
            Err(error) => {
                if let Error::Conflict(key) = &error {
                    why = *key;
                }
                form.refuse(error)?;
            }
        }
    }
    let mut tx = app.db.reader().await?;
    let can = Can::<ReadMeeting>::check(&mut tx, can.actor(), *can.id()).await?;
    // A meeting that has begun, is over or called off has no form that could carry the message.
    if !can.facts().meeting.is_coming(p.now) {
        return Err(Error::Conflict(why));
    }
    refused(&page(&mut tx, p.failing(), &can, Some(form)).await?)
}

/// The meeting to take away.
pub async fn file(can: Can<ReadMeeting>, State(app): State<App>) -> Result<Response> {
    let facts = can.facts();
    let text = feeds::file(&app.site, &facts.meeting, facts.is_inside());
    Ok(calendar_file(text, "attachment; filename=\"termin.ics\""))
}
