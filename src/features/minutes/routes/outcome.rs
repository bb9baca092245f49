//! What came of an item: its fields, changing it, taking it out.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::store::{Member, members};
use crate::features::minutes::access::KeepOutcome;
use crate::features::minutes::store::outcomes::{self as store, Outcome, OutcomeText};
use crate::features::minutes::views::{EditOutcome, OutcomeLine};
use crate::features::minutes::{MinutesState, OutcomeKind, Votes, outcomes};
use crate::http::form::Kind;
use crate::http::page::{html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

/// The most votes that are counted.
const MOST_VOTES: i64 = 10_000;

/// The fields of an outcome.
pub(super) fn outcome_fields(members: &[Member]) -> Form {
    let kinds = OutcomeKind::ALL.iter().map(|kind| (kind.word(), kind.key()));
    let people = members.iter().map(|m| (m.person, m.name.clone()));
    Form::new()
        .choose(Kind::Radios, "kind", "outcome-kind", kinds)
        .area("outcome", "outcome-text")
        .hint("outcome-text-hint")
        .rows(2)
        .max(2_000)
        .field(Kind::Number(0, MOST_VOTES), "votes_for", "outcome-votes-for")
        .hint("outcome-votes-hint")
        .field(Kind::Number(0, MOST_VOTES), "votes_against", "outcome-votes-against")
        .field(Kind::Number(0, MOST_VOTES), "abstained", "outcome-abstained")
        .choose(Kind::Select, "assignee", "outcome-assignee", people)
        .line("who", "outcome-who")
        .hint("outcome-who-hint")
        .max(120)
        .date("due_on", "outcome-due")
}

/// The fields of a vote, and of who does it until when.
const OF_DECISIONS: [&str; 3] = ["votes_for", "votes_against", "abstained"];
const OF_TASKS: [&str; 3] = ["assignee", "who", "due_on"];

/// Whether anything of an outcome was typed; a kind alone cannot be taken back and is nothing.
pub(super) fn is_typed(filled: impl Fn(&str) -> bool) -> bool {
    ["outcome"].iter().chain(&OF_DECISIONS).chain(&OF_TASKS).any(|name| filled(name))
}

/// What was typed; nothing where the form has no outcome (allowed unless it `must`) or something is wrong with it. What
/// does not belong to its kind is named, never dropped.
pub(super) fn read(form: &mut Form, must: bool) -> Option<OutcomeText> {
    if !must && !is_typed(|name| !form.text(name).is_empty()) {
        return None;
    }
    let text = form.text("outcome").to_owned();
    if text.is_empty() {
        form.error("outcome", "outcome-text-missing");
    }
    let kind = OutcomeKind::parse(form.text("kind"));
    if kind.is_none() {
        form.error("kind", "outcome-kind-missing");
    }
    refuse_foreign(form, kind);
    let kind = kind.filter(|_| form.is_valid())?;
    Some(OutcomeText {
        kind,
        text,
        votes: votes(form),
        assignee: form.id("assignee"),
        who: form.text("who").to_owned(),
        due_on: form.day("due_on"),
    })
}

fn refuse_foreign(form: &mut Form, kind: Option<OutcomeKind>) {
    let Some(kind) = kind else { return };
    let rules =
        [(OutcomeKind::Decision, OF_DECISIONS, "outcome-no-votes"), (OutcomeKind::Task, OF_TASKS, "outcome-no-task")];
    for (of, names, key) in rules {
        let typed = names.into_iter().find(|name| !form.text(name).is_empty());
        if let Some(name) = typed.filter(|_| kind != of) {
            form.error(name, key);
        }
    }
}

/// All three numbers, or none; one that is missing beside others is no vote.
pub(super) fn votes(form: &Form) -> Option<Votes> {
    let counted = OF_DECISIONS.map(|name| form.number(name));
    counted.iter().any(Option::is_some).then(|| {
        let [for_it, against, abstained] = counted.map(|number| number.unwrap_or(0));
        Votes { for_it, against, abstained }
    })
}

fn filled(form: Form, outcome: &Outcome) -> Form {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    form.fill("kind", outcome.kind.word())
        .fill("outcome", &outcome.text)
        .fill("votes_for", number(outcome.votes_for))
        .fill("votes_against", number(outcome.votes_against))
        .fill("abstained", number(outcome.abstained))
        .fill("assignee", outcome.assignee.map(|id| id.to_string()).unwrap_or_default())
        .fill("who", &outcome.who)
        .fill("due_on", outcome.due_on.map(|day| day.to_string()).unwrap_or_default())
        .fill("version", outcome.version)
}

async fn empty(app: &App, can: &Can<KeepOutcome>) -> Result<Form> {
    let members = members(&mut app.db.reader().await?, can.facts().minutes.minutes.group_id).await?;
    Ok(outcome_fields(&members).unmarked().field(Kind::Hidden, "version", "outcome-text"))
}

fn page(p: Page, can: &Can<KeepOutcome>, form: &Form, theirs: Option<OutcomeLine>) -> EditOutcome {
    let facts = &can.facts().minutes;
    let at = format!("{}/outcomes/{}", path(can.id().0), can.id().1);
    EditOutcome {
        crumbs: crumbs(&p, &facts.on.meeting),
        form: form.html(&p, at.clone(), "minutes-save"),
        removal: if facts.minutes.state == MinutesState::Writing {
            Form::new().danger_html(&p, format!("{at}/removal"), "outcome-remove")
        } else {
            Markup::default()
        },
        theirs,
        meeting: facts.on.meeting.clone(),
        p,
    }
}

pub async fn edit(can: Can<KeepOutcome>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.minutes.state == MinutesState::Approved {
        return see_other(&path(can.id().0));
    }
    let form = filled(empty(&app, &can).await?, &can.facts().part);
    ok(&page(p, &can, &form, None))
}

pub async fn change(can: Can<KeepOutcome>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = empty(&app, &can).await?.read(&raw);
    if let Some(new) = read(&mut form, true) {
        let seen = form.number("version").unwrap_or(0);
        match outcomes::change(&app, raw.op(), can.clone(), seen, new).await {
            Ok(()) => return back(&p, &can),
            Err(Error::Conflict("outcome-changed-meanwhile")) => return conflict(&app, p, &can, form).await,
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form, None))
}

/// What holds now stands above one's own; saving once more is meant.
async fn conflict(app: &App, p: Page, can: &Can<KeepOutcome>, mut form: Form) -> Result<Response> {
    form.refuse(Error::Conflict("outcome-changed-meanwhile"))?;
    let (meeting, id) = *can.id();
    let now = store::one(&mut app.db.reader().await?, meeting, id).await?.ok_or(Error::Conflict("outcome-gone"))?;
    let form = form.fill("version", now.version);
    let p = p.failing();
    let theirs = OutcomeLine::of(&p, &now, false);
    html(StatusCode::CONFLICT, &page(p, can, &form, Some(theirs)))
}

fn back(p: &Page, can: &Can<KeepOutcome>) -> Result<Response> {
    p.done(format!("{}/edit#i-{}", path(can.id().0), can.facts().part.item), "flash-minutes-saved")
}

/// To the outcome: a browser reloads the path of a form.
pub async fn to_outcome(can: Can<KeepOutcome>) -> Result<Response> {
    see_other(&format!("{}/outcomes/{}", path(can.id().0), can.id().1))
}

/// Takes it out; the page of the outcome asks first.
pub async fn remove(can: Can<KeepOutcome>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    outcomes::remove(&app, raw.op(), can.clone()).await?;
    back(&p, &can)
}
