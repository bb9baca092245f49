//! Who is asked: more people, reminders, links and letters.

use axum::extract::State;
use axum::response::Response;

use super::poll_path;
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::polls::access::{ManageAsked, ManagePoll};
use crate::features::polls::store::Poll;
use crate::features::polls::store::people::{self, Asked};
use crate::features::polls::{Via, making, store, views};
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use crate::links::{self, Purpose};

fn more_form() -> Form {
    super::make::guests_form().required()
}

async fn page(app: &App, can: &Can<ManagePoll>, p: Page, form: &Form) -> Result<views::People> {
    let mut tx = app.db.reader().await?;
    let poll = store::poll(&mut tx, *can.id()).await?;
    let told = people::notices(&mut tx, poll.id).await?;
    let asked = people::of_poll(&mut tx, poll.id).await?;
    Ok(views::People {
        form: form.quiet_html(&p, format!("/polls/{}/people", poll.id), "poll-ask-more-submit"),
        has_paper: asked.iter().any(|a| a.via == Via::Paper),
        has_open_link: links::exists(&mut tx, Purpose::OpenPoll, poll.id, uuid::Uuid::nil()).await?,
        people: asked
            .into_iter()
            .map(|asked| {
                let last = told.iter().rfind(|n| n.who == asked.id);
                let told = last.map(|n| (n.stage.split(':').next().unwrap_or_default().to_owned(), p.day_of(n.at)));
                views::Line { asked, told }
            })
            .collect(),
        form_id: crate::clock::secret_id().to_string(),
        is_running: poll.state == crate::features::polls::PollState::Open,
        poll,
        p,
    })
}

pub async fn list(can: Can<ManagePoll>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&app, &can, p, &more_form()).await?)
}

/// The poll of a path and who is asked in it.
pub(super) fn subject(can: &Can<ManageAsked>) -> Result<(&Poll, &Asked)> {
    let facts = can.facts();
    Ok((&facts.on.poll, facts.asked.as_ref().ok_or(Error::NotFound)?))
}

/// To the list: a browser reloads the path of a form.
pub async fn to_list(can: Can<ManagePoll>) -> Result<Response> {
    see_other(&format!("/polls/{}/people", can.id()))
}

/// The same from the path of one of them.
pub async fn to_asked(can: Can<ManageAsked>) -> Result<Response> {
    see_other(&format!("/polls/{}/people", can.id().0))
}

/// Asks more people.
pub async fn ask_more(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = more_form().read(&raw);
    let guests = super::make::read_guests(&mut form);
    if form.is_valid() {
        match making::ask_more(&app, raw.op(), can.clone(), guests).await {
            Ok(()) => return p.done(format!("/polls/{}/people", can.id()), "flash-poll-asked"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, &can, p.failing(), &form).await?)
}

/// Reminds those who are silent.
pub async fn remind(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let flash = match making::remind(&app, raw.op(), can.clone()).await {
        Ok(0) => "flash-poll-nobody-reminded",
        Ok(_) => "flash-poll-reminded",
        Err(Error::Conflict(_)) => "flash-poll-not-reminded",
        Err(error) => return Err(error),
    };
    p.done(poll_path(*can.id()), flash)
}

/// Asks before somebody is taken out.
pub async fn ask_removal(can: Can<ManageAsked>, p: Page) -> Result<Response> {
    let (poll, asked) = subject(&can)?;
    if !poll.is_running() {
        return see_other(&poll_path(poll.id));
    }
    let lead = if asked.answered_at.is_some() { "poll-remove-lead-answered" } else { "poll-remove-lead" };
    let form = Form::new().danger_html(&p, format!("/polls/{}/people/{}/removal", poll.id, asked.id), "poll-remove");
    let (title, lead) = (p.t1("poll-remove-title", "name", asked.shown(&p)), p.t(lead));
    ok(&views::FormPage { title, lead, form, poll: poll.clone(), p })
}

/// Takes somebody out.
pub async fn remove(can: Can<ManageAsked>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let (poll, _) = *can.id();
    making::remove(&app, raw.op(), can).await?;
    p.done(format!("/polls/{poll}/people"), "flash-poll-removed")
}

/// A new link for one of them, shown once.
pub async fn new_link(can: Can<ManageAsked>, State(app): State<App>, p: Page) -> Result<Response> {
    let (_, asked) = subject(&can)?;
    let secret = making::new_link(&app, can.clone()).await?;
    let letter = views::Letter::new(&p, &asked.name, &secret);
    ok(&views::Letters { poll: can.facts().on.poll.clone(), letters: vec![letter], kind: "poll-link", p })
}

/// New links for all who are asked on paper, one sheet each.
pub async fn letters(can: Can<ManagePoll>, State(app): State<App>, p: Page) -> Result<Response> {
    let all = making::letters(&app, can.clone()).await?;
    let letters = all.iter().map(|(name, secret)| views::Letter::new(&p, name, secret)).collect();
    ok(&views::Letters { poll: can.facts().poll.clone(), letters, kind: "poll-letters", p })
}

/// A link that anybody may pass on, shown once.
pub async fn open_link(can: Can<ManagePoll>, State(app): State<App>, p: Page) -> Result<Response> {
    // A citizen sub-group is not shown to strangers.
    if can.facts().group.is_protected() {
        return Err(Error::NotFound);
    }
    let secret = making::open_link(&app, can.clone()).await?;
    let letter = views::Letter::new(&p, "", &secret);
    ok(&views::Letters { poll: can.facts().poll.clone(), letters: vec![letter], kind: "poll-open-link", p })
}

pub async fn close_open_link(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    making::close_open_link(&app, raw.op(), can.clone()).await?;
    p.done(format!("/polls/{}/people", can.id()), "flash-poll-open-link-ended")
}
