//! The page of a ballot, and voting on it.

use axum::extract::State;
use axum::response::Response;

use super::AGAINST;
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

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/ballots/{id}", show), post("/ballots/{id}", vote)]
}

/// What one chooses where one may also be against: nothing.
const NEITHER: &str = "none";

fn form(options: &[BallotOption], votes_each: i64) -> Form {
    if options.iter().any(|o| o.key.ends_with(AGAINST)) {
        return for_and_against(options);
    }
    let kind = if votes_each > 1 { Kind::Checkboxes } else { Kind::Radios };
    let choices = options.iter().map(|o| (o.key.clone(), label(o)));
    Form::new().choose(kind, "choice", "ballot-choice", choices).required()
}

/// One question a thing: for it, against it, no vote.
fn for_and_against(options: &[BallotOption]) -> Form {
    let mut form = Form::new();
    for option in options.iter().filter(|o| !o.key.ends_with(AGAINST)) {
        let against = format!("{}{AGAINST}", option.key);
        let choices =
            [(option.key.clone(), "ballot-for"), (NEITHER.to_owned(), "ballot-neither"), (against, "ballot-against")];
        form = form.choose(Kind::Scale, format!("on-{}", option.key), label(option), choices).required();
    }
    form
}

/// The options that a read form chooses.
fn chosen(form: &Form, options: &[BallotOption]) -> Vec<String> {
    let pairs = options.iter().filter(|o| !o.key.ends_with(AGAINST)).map(|o| form.text(&format!("on-{}", o.key)));
    let from_pairs = pairs.filter(|choice| !choice.is_empty() && *choice != NEITHER).map(str::to_owned);
    form.texts("choice").iter().cloned().chain(from_pairs).collect()
}

/// The form as it stands after a vote.
fn fill(form: Form, options: &[BallotOption], chosen: Vec<String>) -> Form {
    if !options.iter().any(|o| o.key.ends_with(AGAINST)) {
        return form.fill_all("choice", chosen);
    }
    let things = options.iter().filter(|o| !o.key.ends_with(AGAINST));
    things.fold(form, |form, option| {
        let against = format!("{}{AGAINST}", option.key);
        let mine = chosen.iter().find(|c| **c == option.key || **c == against);
        form.fill(&format!("on-{}", option.key), mine.map_or(NEITHER, String::as_str))
    })
}

fn label(option: &BallotOption) -> Text {
    match option.key.as_str() {
        _ if !option.label.is_empty() => Text::Raw(option.label.clone()),
        super::YES => Text::Key("ballot-yes"),
        super::NO => Text::Key("ballot-no"),
        super::ABSTAIN => Text::Key("ballot-abstain"),
        _ => Text::Key("ballot-concealed"),
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
            let form = fill(form(&options, ballot.votes_each), &options, chosen);
            form.html(&page, format!("/ballots/{}", ballot.id), "ballot-submit")
        }
        _ => Default::default(),
    };
    let counts = store::result(tx, ballot.id).await?;
    let name = |key: &str| {
        let option = options.iter().find(|o| o.key == key);
        let words = option.map(|o| views::words(&page, &label(o))).unwrap_or_default();
        let pairs = options.iter().any(|o| o.key.ends_with(AGAINST));
        match key.ends_with(AGAINST) {
            true => page.t1("ballot-thing-against", "thing", words),
            false if pairs => page.t1("ballot-thing-for", "thing", words),
            false => words,
        }
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
        let choices = chosen(&form, &options);
        match cast(&app, &can, choices).await {
            Ok(()) => return page.done(format!("/ballots/{}", ballot.id), "flash-voted"),
            Err(error) => form.refuse(error)?,
        }
    }
    let mut tx = app.db.reader().await?;
    let can = Can::<ReadBallot>::check(&mut tx, can.actor(), ballot.id).await?;
    refused(&view(&mut tx, &can, page.failing(), Some(form)).await?)
}

async fn cast(app: &App, can: &Can<CastVote>, choices: Vec<String>) -> Result<()> {
    // No answered form is kept of it: the same form again puts the same choice in its place, another choice another one.
    let voter = can.person().unwrap_or_default();
    app.db
        .write((*can.id(), voter, choices), |tx, (ballot, voter, choices)| {
            Box::pin(async move { super::cast(tx, *ballot, *voter, choices).await })
        })
        .await
}
