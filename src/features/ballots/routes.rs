//! The page of a ballot, and voting on it.

use axum::extract::State;
use axum::response::Response;

use super::access::{CastVote, ReadBallot};
use super::store::BallotOption;
use super::{store, views};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::http::form::{Kind, Text};
use crate::http::page::{ok, refused};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::oplog;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/ballots/{id}", show), post("/ballots/{id}", vote)]
}

fn form(options: &[BallotOption], votes_each: i64) -> Form {
    let kind = if votes_each > 1 { Kind::Checkboxes } else { Kind::Radios };
    let choices = options.iter().map(|o| (o.key.clone(), label(o)));
    Form::new().choose(kind, "choice", "ballot-choice", choices).required()
}

fn label(option: &BallotOption) -> Text {
    match option.key.as_str() {
        _ if !option.label.is_empty() => Text::Raw(option.label.clone()),
        super::YES => Text::Key("ballot-yes"),
        super::NO => Text::Key("ballot-no"),
        _ => Text::Key("ballot-abstain"),
    }
}

async fn view(tx: &mut Tx, can: &Can<ReadBallot>, page: Page, refused: Option<Form>) -> Result<views::ShowBallot> {
    let facts = can.facts();
    let ballot = facts.ballot.clone();
    let options = store::options(tx, ballot.id).await?;
    let is_open = ballot.closed_at.is_none() && ballot.closes_at > tx.now;
    let form = match (is_open && facts.votes, refused, can.person()) {
        // Also after the close: somebody whose vote came too late reads why, beside the result.
        (_, Some(form), _) => form.html(&page, format!("/ballots/{}", ballot.id), "ballot-submit"),
        (true, None, Some(person)) => {
            let chosen = store::choices_of(tx, ballot.id, person).await?;
            let form = form(&options, ballot.votes_each).fill_all("choice", chosen);
            form.html(&page, format!("/ballots/{}", ballot.id), "ballot-submit")
        }
        _ => Default::default(),
    };
    let counts = store::result(tx, ballot.id).await?;
    let name = |key: &str| {
        let option = options.iter().find(|o| o.key == key);
        option.map(|o| views::words(&page, &label(o))).unwrap_or_default()
    };
    Ok(views::ShowBallot {
        counts: counts.iter().map(|c| (name(&c.key), c.votes)).collect(),
        votes: store::open_votes(tx, ballot.id).await?.into_iter().map(|(who, key)| (who, name(&key))).collect(),
        about: ballot.about()?,
        turnout: store::turnout(tx, ballot.id).await?,
        is_open,
        form,
        ballot,
        p: page,
    })
}

async fn show(can: Can<ReadBallot>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&view(&mut app.db.reader().await?, &can, page, None).await?)
}

async fn vote(can: Can<CastVote>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let ballot = can.facts().ballot.clone();
    let options = store::options(&mut app.db.reader().await?, ballot.id).await?;
    let mut form = form(&options, ballot.votes_each).read(&raw);
    if form.is_valid() {
        let choices = form.texts("choice").to_vec();
        match cast(&app, &can, &raw, choices).await {
            Ok(()) => return page.done(format!("/ballots/{}", ballot.id), "flash-voted"),
            Err(error) => form.refuse(error)?,
        }
    }
    let mut tx = app.db.reader().await?;
    let can = Can::<ReadBallot>::check(&mut tx, can.actor(), ballot.id).await?;
    refused(&view(&mut tx, &can, page.failing(), Some(form)).await?)
}

async fn cast(app: &App, can: &Can<CastVote>, raw: &RawForm, choices: Vec<String>) -> Result<()> {
    let voter = can.person().unwrap_or_default();
    oplog::once(&app.db, raw.op(), (*can.id(), voter, choices), |tx, (ballot, voter, choices)| {
        Box::pin(async move { super::cast(tx, *ballot, *voter, choices).await })
    })
    .await
}
