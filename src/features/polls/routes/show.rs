//! A group's dates, and one poll as the group sees it.

use axum::extract::State;
use axum::response::Response;

use super::{answer, poll_path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::access::ReadGroup;
use crate::features::groups::views::{Area, Head};
use crate::features::meetings::store as meetings;
use crate::features::meetings::views::Row;
use crate::features::polls::access::{ManagePoll, ReadPoll};
use crate::features::polls::results::Results;
use crate::features::polls::store::people;
use crate::features::polls::store::{self, Poll};
use crate::features::polls::{Openness, PollState, views};
use crate::http::page::{ok, see_other};
use crate::http::{Form, Markup, Page};
use crate::i18n::Lang;
use crate::mail;

/// The dates of a group: what is asked, what comes, what was.
pub async fn list(can: Can<ReadGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let polls = store::of_group(&mut tx, *can.id(), can.person()).await?;
    let (open, over) = polls.into_iter().partition(|poll| poll.state == PollState::Open);
    let rows = Row::all(&p, meetings::of_group_as(&mut tx, *can.id(), can.person()).await?);
    let (earlier, coming) = rows.into_iter().partition(|row| row.is_over);
    ok(&views::GroupDates {
        open,
        over,
        coming,
        earlier,
        may_begin: facts.is_open() && facts.mine.is_some_and(|role| role.writes()),
        h: Head::load(&mut tx, &p, facts, Area::Meetings).await?,
        p,
    })
}

/// A path that only takes forms, asked for: where its form is.
pub async fn to_poll(can: Can<ReadPoll>) -> Result<Response> {
    see_other(&poll_path(*can.id()))
}

/// The same for those who manage it.
pub async fn to_managed(can: Can<ManagePoll>) -> Result<Response> {
    see_other(&poll_path(*can.id()))
}

/// One poll.
pub async fn show(can: Can<ReadPoll>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&app, &mut app.db.reader().await?, p, &can, None).await?)
}

/// The page of a poll; with the form that was refused.
pub async fn page(app: &App, tx: &mut Tx, p: Page, can: &Can<ReadPoll>, form: Option<Form>) -> Result<views::ShowPoll> {
    // Read again in this snapshot: page and version belong together.
    let poll = store::poll(tx, *can.id()).await?;
    let manages = can.facts().manages(can.actor());
    let me = match can.person() {
        Some(person) => people::by_person(tx, poll.id, person).await?.filter(|asked| asked.belongs),
        None => None,
    };
    let is_open = poll.is_open(tx.now);
    let form = match form {
        Some(form) => answer::own_html(&p, &poll, &form),
        None if is_open && can.facts().group.is_open() => {
            answer::own_html(&p, &poll, &answer::filled(tx, &p, &poll, me.as_ref()).await?)
        }
        None => Markup::default(),
    };
    let names = manages || poll.openness == Openness::Names;
    let sees = manages || poll.openness != Openness::Organisers;
    Ok(views::ShowPoll {
        standing: people::standing(tx, poll.id).await?,
        new_dates: me.as_ref().is_some_and(|a| a.answered_at.is_some() && a.answered_in < poll.dates_version),
        i_answered: me.as_ref().is_some_and(|a| a.answered_at.is_some()),
        results: if sees { results(app, tx, &p, &poll, names).await? } else { Markup::default() },
        managed: if manages { managed(tx, &p, &poll).await? } else { views::Managed::default() },
        chosen: chosen(tx, &p, &poll).await?,
        meeting: meetings::of_poll(tx, poll.id).await?,
        form_id: crate::clock::secret_id().to_string(),
        names,
        manages,
        is_open,
        form,
        poll,
        p,
    })
}

/// What only the organisers see: what is needed, which mails wait.
async fn managed(tx: &mut Tx, p: &Page, poll: &Poll) -> Result<views::Managed> {
    let needs = needs(p, &people::with_needs(tx, poll.id).await?);
    Ok(views::Managed { needs, waiting: mail::on_its_way(tx, poll.id).await? })
}

/// What is needed, with who needs it: for the organisers.
fn needs(p: &Page, asked: &[people::Asked]) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for need in crate::features::polls::Need::ALL {
        let who: Vec<String> = asked
            .iter()
            .filter(|a| crate::features::polls::Need::parse_all(&a.needs).contains(need))
            .map(|a| a.shown(p))
            .collect();
        if !who.is_empty() {
            all.push((p.t(need.key()), who));
        }
    }
    let notes: Vec<String> = asked
        .iter()
        .filter(|a| !a.needs_note.is_empty())
        .map(|a| format!("{}: {}", a.shown(p), a.needs_note))
        .collect();
    if !notes.is_empty() {
        all.push((p.t("poll-needs-other"), notes));
    }
    all
}

/// The date that was chosen, in words.
pub async fn chosen(tx: &mut Tx, p: &Page, poll: &Poll) -> Result<Option<String>> {
    let (PollState::Fixed, Some(chosen)) = (poll.state, poll.chosen) else { return Ok(None) };
    let dates = store::dates(tx, poll.id).await?;
    Ok(dates.iter().find(|date| date.id == chosen).map(|date| p.lang.span(date.starts, date.minutes)))
}

/// The results with names or without, rendered once a version.
pub async fn results(app: &App, tx: &mut Tx, p: &Page, poll: &Poll, names: bool) -> Result<Markup> {
    let variant = match (p.lang, names) {
        (Lang::En, true) => "poll-en-names",
        (Lang::En, false) => "poll-en-numbers",
        (Lang::DeSimple, true) => "poll-simple-names",
        (Lang::DeSimple, false) => "poll-simple-numbers",
        (Lang::De, true) => "poll-de-names",
        (Lang::De, false) => "poll-de-numbers",
    };
    if let Some(kept) = app.live.fragment(poll.id, variant, poll.version) {
        return Ok(Markup::rendered(kept.to_string()));
    }
    let markup = Markup::of(&views::ResultTable { p, r: Results::load(tx, poll).await?, poll, names });
    app.live.keep(poll.id, variant, poll.version, &markup.to_string().into());
    Ok(markup)
}
