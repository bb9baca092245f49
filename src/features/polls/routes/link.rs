//! A poll behind a secret link: answered without an account.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::answer;
use crate::access::limit;
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::clock::MINUTE;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::polls::answering::{self, Who};
use crate::features::polls::store::people::Asked;
use crate::features::polls::store::{self, Poll};
use crate::features::polls::{Openness, Via, notices, views};
use crate::http::page::{html, ok, refused};
use crate::http::{Form, Markup, Page, RawForm};
use crate::links::{self, Purpose};

/// So many answers an hour come by one open link.
const STRANGERS: i64 = 600;

/// What a link opens: a poll, and as whom; nobody yet where the link is open to all.
struct Found {
    poll: Poll,
    asked: Option<Asked>,
}

async fn found(tx: &mut Tx, secret: &str) -> Result<Option<Found>> {
    let Some(opened) = answering::by_link(tx, secret).await? else { return Ok(None) };
    Ok(Some(Found { poll: store::poll(tx, opened.poll).await?, asked: opened.asked }))
}

fn gone(p: Page) -> Result<Response> {
    html(StatusCode::NOT_FOUND, &views::LinkGone { p })
}

async fn page(
    app: &App,
    tx: &mut Tx,
    p: Page,
    secret: &str,
    it: Found,
    form: Option<Form>,
) -> Result<views::AnswerByLink> {
    let poll = it.poll;
    let is_open = poll.is_open(tx.now);
    let markup = if is_open || form.is_some() {
        let form = match (form, &it.asked) {
            (Some(form), _) => form,
            (None, Some(asked)) => answer::filled(tx, &p, &poll, Some(asked)).await?,
            (None, None) => answer::form(&p, &poll, &store::dates(tx, poll.id).await?, true),
        };
        form.html(&p, format!("/t/{secret}"), "poll-answer-submit")
    } else {
        Markup::default()
    };
    let has_answered = it.asked.as_ref().is_some_and(|asked| asked.answered_at.is_some());
    let results = if has_answered && poll.openness != Openness::Organisers {
        let names = it.asked.as_ref().is_some_and(|asked| reads_names(&poll, asked));
        super::show::results(app, tx, &p, &poll, names).await?
    } else {
        Markup::default()
    };
    Ok(views::AnswerByLink {
        chosen: super::show::chosen(tx, &p, &poll).await?,
        new_dates: it.asked.as_ref().is_some_and(|a| a.answered_at.is_some() && a.answered_in < poll.dates_version),
        form: markup,
        asked: it.asked,
        results,
        is_open,
        poll,
        p,
    })
}

/// Whether somebody behind a link reads who said what. Who came by an open link is a stranger, and out of a citizen
/// sub-group no name goes to anybody but its people.
fn reads_names(poll: &Poll, asked: &Asked) -> bool {
    let inside = asked.person.is_some() || !poll.is_protected;
    poll.openness == Openness::Names && asked.via != Via::OpenLink && inside
}

/// Shows the poll; changes nothing, because mail scanners follow links.
pub async fn look(_: Can<Anyone>, State(app): State<App>, Path(secret): Path<String>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    match found(&mut tx, &secret).await? {
        Some(it) => ok(&page(&app, &mut tx, p, &secret, it, None).await?),
        None => gone(p),
    }
}

/// Answers.
pub async fn answer(
    _: Can<Anyone>,
    State(app): State<App>,
    Path(secret): Path<String>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let Some(it) = found(&mut tx, &secret).await? else { return gone(p) };
    let dates = store::dates(&mut tx, it.poll.id).await?;
    drop(tx);
    let (mut form, said) = answer::read(answer::form(&p, &it.poll, &dates, it.asked.is_none()), &raw, &dates, false);
    if it.asked.is_none() && form.is_valid() {
        limit::take(&app.db, format!("open-poll:{}", it.poll.id), STRANGERS, 60 * MINUTE).await?;
    }
    // Who comes by the open link is somebody new with each answer.
    let op = if it.asked.is_none() { raw.op_each() } else { raw.op() };
    match answer::give(&app, op, &it.poll, Who::Link(secret.clone()), &mut form, said).await {
        Ok(Some(_)) if it.asked.is_some() => p.done(format!("/t/{secret}"), "flash-poll-answered"),
        Ok(Some(who)) => p.done(own_link(&app, it.poll.id, who).await?, "flash-poll-answered-open"),
        Err(Error::NotFound) => gone(p),
        Err(error) => Err(error),
        Ok(None) => {
            let mut tx = app.db.reader().await?;
            refused(&page(&app, &mut tx, p.failing(), &secret, it, Some(form)).await?)
        }
    }
}

/// Who came by the open link gets one of their own, to change the answer with.
async fn own_link(app: &App, poll: Uuid, who: Uuid) -> Result<String> {
    let secret = app
        .db
        .write((poll, who), |tx, (poll, who)| {
            Box::pin(async move {
                let until = notices::links_until(tx, *poll).await?;
                links::issue(tx, Purpose::Poll, *poll, *who, until).await
            })
        })
        .await?;
    Ok(format!("/t/{secret}"))
}
