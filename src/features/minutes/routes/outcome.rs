//! What came of an item: its fields, changing it, taking it out.

use axum::extract::State;
use axum::response::Response;

use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::store::{Member, members};
use crate::features::minutes::access::KeepOutcome;
use crate::features::minutes::store::outcomes::{Outcome, OutcomeText};
use crate::features::minutes::views::EditOutcome;
use crate::features::minutes::{MinutesState, OutcomeKind, Votes, outcomes};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

/// The most votes that are counted.
const MOST_VOTES: i64 = 10_000;

/// The fields of an outcome.
pub(super) fn outcome_fields(members: &[Member]) -> Form {
    let kinds = OutcomeKind::ALL.iter().map(|kind| (kind.word(), kind.key()));
    let nobody = [(String::new(), "—".to_owned())];
    let people = members.iter().map(|m| (m.person.to_string(), m.name.clone()));
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
        .choose(Kind::Select, "assignee", "outcome-assignee", nobody.into_iter().chain(people))
        .line("who", "outcome-who")
        .hint("outcome-who-hint")
        .max(120)
        .date("due_on", "outcome-due")
}

/// What was typed; nothing where the form has no outcome (allowed unless it `must`) or something is wrong with it.
pub(super) fn read(form: &mut Form, must: bool) -> Option<OutcomeText> {
    let text = form.text("outcome").to_owned();
    let kind = OutcomeKind::parse(form.text("kind"));
    if text.is_empty() && kind.is_none() && !must {
        return None;
    }
    if text.is_empty() {
        form.error("outcome", "outcome-text-missing");
    }
    if kind.is_none() {
        form.error("kind", "outcome-kind-missing");
    }
    let votes = votes(form);
    let kind = kind.filter(|_| form.is_valid())?;
    let is_task = kind == OutcomeKind::Task;
    Some(OutcomeText {
        kind,
        text,
        votes: votes.filter(|_| kind == OutcomeKind::Decision),
        assignee: form.id("assignee").filter(|_| is_task),
        who: if is_task { form.text("who").to_owned() } else { String::new() },
        due_on: form.day("due_on").filter(|_| is_task),
    })
}

/// All three numbers, or none; one that is missing beside others is no vote.
pub(super) fn votes(form: &Form) -> Option<Votes> {
    let counted = ["votes_for", "votes_against", "abstained"].map(|name| form.number(name));
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
    Ok(outcome_fields(&members).field(Kind::Hidden, "version", "outcome-text"))
}

fn page(p: Page, can: &Can<KeepOutcome>, form: &Form) -> EditOutcome {
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
        meeting: facts.on.meeting.clone(),
        p,
    }
}

pub async fn edit(can: Can<KeepOutcome>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.minutes.state == MinutesState::Approved {
        return see_other(&path(can.id().0));
    }
    let form = filled(empty(&app, &can).await?, &can.facts().part);
    ok(&page(p, &can, &form))
}

pub async fn change(can: Can<KeepOutcome>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = empty(&app, &can).await?.read(&raw);
    if let Some(new) = read(&mut form, true) {
        let seen = form.number("version").unwrap_or(0);
        match outcomes::change(&app, raw.op_of("outcome"), can.clone(), seen, new).await {
            Ok(()) => return back(&p, &can),
            Err(error @ Error::Conflict("minutes-written-meanwhile")) => {
                form.refuse(error)?;
                form = form.fill("version", can.facts().part.version);
            }
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
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
