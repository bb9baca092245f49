//! The form of an answer, wherever it is given; and answering with an account, or for somebody else.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::poll_path;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::polls::access::{ManageAsked, ReadPoll};
use crate::features::polls::answering::{self, FULL, Said, Who};
use crate::features::polls::store::answers::{self, Around};
use crate::features::polls::store::people::{self, Asked};
use crate::features::polls::store::{self, DateRow, Poll};
use crate::features::polls::{Answer, Need, Openness, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};
use crate::oplog::Op;

/// The field of a date.
fn field(date: &DateRow) -> String {
    format!("on-{}", date.id)
}

/// One question a date, nothing chosen beforehand.
pub fn form(p: &Page, poll: &Poll, dates: &[DateRow], asks_name: bool) -> Form {
    let mut form = Form::new();
    if asks_name {
        form = form.line("name", "poll-your-name").hint("poll-your-name-hint").max(80).required().autocomplete("name");
    }
    for date in dates {
        let choices = Answer::ALL.iter().map(|answer| (answer.word(), answer.key()));
        form = form.choose(Kind::Scale, field(date), p.lang.span(date.starts, date.minutes), choices).required();
    }
    if dates.len() > 1 {
        form = form.field(Kind::Checkbox, "rest", "poll-rest-no");
    }
    form = form.more(if poll.asks_needs { "poll-more-answer-needs" } else { "poll-more-answer" });
    let readers = match poll.openness {
        Openness::Names => "poll-comment-hint-all",
        Openness::Numbers | Openness::Organisers => "poll-comment-hint-organisers",
    };
    form = form.area("comment", "poll-comment").hint(readers).rows(2).max(500);
    if poll.asks_needs {
        let needs = Need::ALL.iter().map(|need| (need.word(), need.key()));
        form = form.choose(Kind::Checkboxes, "needs", "poll-needs", needs).hint("poll-needs-hint");
        form = form.line("needs_note", "poll-needs-note").max(200);
    }
    form
}

/// The form as somebody answered before.
pub async fn filled(tx: &mut Tx, p: &Page, poll: &Poll, asked: Option<&Asked>) -> Result<Form> {
    let dates = store::dates(tx, poll.id).await?;
    let mut form = form(p, poll, &dates, false);
    let Some(asked) = asked else { return Ok(form) };
    let before = answers::of(tx, asked.id).await?;
    for date in &dates {
        if let Some(answer) = before.iter().find(|a| a.date == date.id) {
            form = form.fill(&field(date), answer.answer.word());
        }
    }
    let needs = Need::parse_all(&asked.needs);
    Ok(form
        .fill("comment", &asked.comment)
        .fill("needs_note", &asked.needs_note)
        .fill_all("needs", needs.iter().map(|need| need.word())))
}

/// Reads an answer: what is said of each date; the rest is no where somebody says so.
pub fn read(mut form: Form, raw: &RawForm, dates: &[DateRow], by_another: bool) -> (Form, Said) {
    form = form.read(raw);
    if form.is_checked("rest") {
        form.forgive(|name| name.starts_with("on-"));
    }
    let rest = form.is_checked("rest").then_some(Answer::No);
    let answers = dates.iter().filter_map(|date| Some((date.id, Answer::parse(form.text(&field(date))).or(rest)?)));
    let needs: Vec<Need> = form.texts("needs").iter().filter_map(|word| Need::parse(word)).collect();
    let around = Around {
        comment: form.text("comment").to_owned(),
        needs: Need::join(&needs),
        needs_note: form.text("needs_note").to_owned(),
        by_another,
    };
    let said = Said { answers: answers.collect(), around, name: form.text("name").to_owned() };
    (form, said)
}

/// Gives an answer; a refusal stands in the form, at the dates that are full.
pub async fn give(app: &App, op: Op, poll: &Poll, who: Who, form: &mut Form, said: Said) -> Result<Option<Uuid>> {
    if !form.is_valid() {
        return Ok(None);
    }
    match answering::answer(app, op, poll.id, who.clone(), said.clone()).await {
        Ok(who) => return Ok(Some(who)),
        Err(Error::Conflict(FULL)) => name_full(&mut app.db.reader().await?, poll, who, form, &said).await?,
        Err(error) => form.refuse(error)?,
    }
    Ok(None)
}

async fn name_full(tx: &mut Tx, poll: &Poll, who: Who, form: &mut Form, said: &Said) -> Result<()> {
    let me = match who {
        Who::Asked(who) => who,
        Who::Person(person) => people::of_person(tx, poll.id, Some(person)).await?.unwrap_or_default(),
        Who::Link(secret) => {
            let opened = answering::by_link(tx, &secret).await?;
            opened.and_then(|opened| opened.asked).map_or(Uuid::nil(), |asked| asked.id)
        }
    };
    let mut named = false;
    for (date, _) in said.answers.iter().filter(|(_, answer)| *answer == Answer::Yes) {
        if answers::others_yes(tx, *date, me).await? >= poll.most_each {
            form.error(format!("on-{date}"), FULL);
            named = true;
        }
    }
    if !named {
        form.error("", FULL);
    }
    Ok(())
}

/// The form's markup for an account.
pub fn own_html(p: &Page, poll: &Poll, form: &Form) -> Markup {
    form.html(p, format!("/polls/{}/answer", poll.id), "poll-answer-submit")
}

/// A member answers.
pub async fn own(can: Can<ReadPoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let poll = &can.facts().poll;
    let mut tx = app.db.reader().await?;
    let dates = store::dates(&mut tx, poll.id).await?;
    let (mut form, said) = read(form(&p, poll, &dates, false), &raw, &dates, false);
    let who = Who::Person(can.person().ok_or(Error::NotFound)?);
    if give(&app, raw.op(), poll, who, &mut form, said).await?.is_some() {
        return p.done(poll_path(poll.id), "flash-poll-answered");
    }
    refused(&super::show::page(&app, &mut app.db.reader().await?, p.failing(), &can, Some(form)).await?)
}

async fn page(app: &App, can: &Can<ManageAsked>, p: Page, form: Option<Form>) -> Result<views::AnswerFor> {
    let mut tx = app.db.reader().await?;
    let (poll, asked) = super::people::subject(can)?;
    let (poll, asked) = (poll.clone(), asked.clone());
    let form = match form {
        Some(form) => form,
        None => filled(&mut tx, &p, &poll, Some(&asked)).await?,
    };
    let path = format!("/polls/{}/people/{}/answer", poll.id, asked.id);
    Ok(views::AnswerFor { form: form.html(&p, path, "poll-answer-for-submit"), poll, asked, p })
}

/// The form for an answer that came by letter, by phone or in person.
pub async fn for_somebody(can: Can<ManageAsked>, State(app): State<App>, p: Page) -> Result<Response> {
    let (poll, _) = super::people::subject(&can)?;
    if !poll.is_running() {
        return see_other(&poll_path(poll.id));
    }
    ok(&page(&app, &can, p, None).await?)
}

pub async fn write_for_somebody(
    can: Can<ManageAsked>,
    State(app): State<App>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let (poll, _) = super::people::subject(&can)?;
    let dates = store::dates(&mut app.db.reader().await?, poll.id).await?;
    let (mut form, said) = read(form(&p, poll, &dates, false), &raw, &dates, true);
    if give(&app, raw.op(), poll, Who::Asked(can.id().1), &mut form, said).await?.is_some() {
        return p.done(format!("/polls/{}/people", poll.id), "flash-poll-answered-for");
    }
    refused(&page(&app, &can, p.failing(), Some(form)).await?)
}
