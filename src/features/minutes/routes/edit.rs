//! Typing minutes: one page with a form for each item.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use uuid::Uuid;

use super::outcome::{self, outcome_fields};
use super::path;
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::store::{Member, members};
use crate::features::meetings::store::agenda::{self, Item};
use crate::features::meetings::store::people;
use crate::features::meetings::views::agenda::Top;
use crate::features::minutes::access::{KeepItem, KeepMinutes, MinutesFacts};
use crate::features::minutes::keeping::{self, LONGEST, Written};
use crate::features::minutes::store::outcomes;
use crate::features::minutes::views::{Conflict, Edit, EditTop, OutcomeLine};
use crate::features::minutes::{MinutesState, store};
use crate::http::form::Kind;
use crate::http::page::{Wants, html, ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

fn item_path(item: &Item) -> String {
    format!("{}/items/{}", path(item.meeting), item.id)
}

/// What was said on an item, and with `outcome` what came of it. `version` and `was` say what the text was typed over.
fn item_form(item: &Item, members: &[Member], outcome: bool) -> Form {
    let form = Form::new()
        .scoped(item.id)
        .unmarked()
        .area("text", "minutes-said")
        .rows(6)
        .max(LONGEST)
        .field(Kind::Hidden, "version", "minutes-said")
        .field(Kind::Hidden, "was", "minutes-said");
    if outcome { form.more("outcome-add").and(outcome_fields(members)) } else { form }
}

fn filled(form: Form, item: &Item) -> Form {
    form.fill("text", &item.record).fill("version", item.record_version).fill("was", keeping::fingerprint(&item.record))
}

/// The page; `typed` is the form of an item as it was refused.
async fn page(app: &App, p: Page, facts: &MinutesFacts, typed: Option<(Uuid, Form)>) -> Result<Edit> {
    let mut tx = app.db.reader().await?;
    let meeting = facts.on.meeting.clone();
    let minutes = store::minutes(&mut tx, meeting.id).await?;
    let items = agenda::of_meeting(&mut tx, meeting.id).await?;
    let members = members(&mut tx, meeting.group_id).await?;
    let all = outcomes::of_meeting(&mut tx, meeting.id).await?;
    let invited = people::of_meeting(&mut tx, meeting.id).await?;
    let writes = minutes.state == MinutesState::Writing;
    let mut typed = typed;
    let tops = Top::all(&p, &meeting, &items).into_iter().map(|top| {
        let refused = typed.take_if(|(item, _)| *item == top.item.id).map(|(_, form)| form);
        let form = refused.unwrap_or_else(|| filled(item_form(&top.item, &members, writes), &top.item));
        EditTop {
            form: form.quiet_html(&p, item_path(&top.item), "minutes-save-item"),
            outcomes: all
                .iter()
                .filter(|o| o.item == top.item.id)
                .map(|o| OutcomeLine::of(&p, o, true).with_edit(&path(o.meeting)))
                .collect(),
            has_board: writes && keeping::linked_board(&top.item.links).is_some(),
            top,
        }
    });
    Ok(Edit {
        tops: tops.collect(),
        present: invited.iter().filter(|one| one.presence == crate::features::meetings::Presence::Present).count(),
        invited: invited.len(),
        writes,
        form_id: crate::clock::secret_id().to_string(),
        meeting,
        minutes,
        p,
    })
}

pub async fn edit(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.state == MinutesState::Approved {
        return see_other(&path(*can.id()));
    }
    ok(&page(&app, p, can.facts(), None).await?)
}

/// To the item on the page: a browser reloads the path of a form.
pub async fn to_item(can: Can<KeepItem>) -> Result<Response> {
    let (meeting, item) = *can.id();
    see_other(&format!("{}/edit#i-{item}", path(meeting)))
}

/// Writes what was said; while the minutes are written, also what came of it. A script saves what is typed meanwhile and
/// hears the new version.
pub async fn write(
    can: Can<KeepItem>,
    State(app): State<App>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let facts = &can.facts().minutes;
    let members = members(&mut app.db.reader().await?, facts.minutes.group_id).await?;
    // An outcome that was typed before the minutes were closed is refused with its words, never dropped.
    let typed = outcome::is_typed(|name| raw.get(name).is_some_and(|value| !value.trim().is_empty()));
    let writes = facts.minutes.state == MinutesState::Writing;
    let mut form = item_form(&can.facts().part, &members, writes || typed).read(&raw);
    let outcome = outcome::read(&mut form, false);
    let (meeting, item) = *can.id();
    if !form.is_valid() {
        return refused(&page(&app, p.failing(), facts, Some((item, form))).await?);
    }
    let written = Written {
        seen: form.number("version").unwrap_or(0),
        was: form.text("was").to_owned(),
        text: form.text("text").to_owned(),
        outcome,
    };
    let text = written.text.clone();
    match keeping::write_record(&app, raw.op(), can.clone(), written).await {
        Ok(version) if wants.json => {
            let was = keeping::fingerprint(&text);
            Ok(Json(json!({ "version": version, "was": was, "say": p.t("minutes-saved") })).into_response())
        }
        Ok(_) => p.done(format!("{}/edit#i-{item}", path(meeting)), "flash-minutes-saved"),
        Err(Error::Conflict("minutes-written-meanwhile")) => {
            conflict(&mut app.db.reader().await?, p, &can, form, &text).await
        }
        Err(error) => {
            form.refuse(error)?;
            refused(&page(&app, p.failing(), facts, Some((item, form))).await?)
        }
    }
}

/// Both texts side by side, and one's own to bring together.
async fn conflict(tx: &mut Tx, p: Page, can: &Can<KeepItem>, form: Form, mine: &str) -> Result<Response> {
    let (meeting, item) = *can.id();
    let now = agenda::item(tx, meeting, item).await?;
    let form = form.fill("version", now.record_version).fill("was", keeping::fingerprint(&now.record));
    let page = Conflict {
        form: form.html(&p, item_path(&now), "minutes-save-item"),
        mine: mine.to_owned(),
        theirs: now.record,
        meeting: can.facts().minutes.on.meeting.clone(),
        p: p.failing(),
    };
    html(StatusCode::CONFLICT, &page)
}

/// Takes over what stands on the board that the item links to.
pub async fn take_over(can: Can<KeepItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let (meeting, item) = *can.id();
    let at = format!("{}/edit#i-{item}", path(meeting));
    match keeping::take_over(&app, raw.op(), can).await {
        Ok(()) => p.done(at, "flash-minutes-taken-over"),
        Err(Error::Conflict("minutes-empty-board")) => p.done(at, "flash-minutes-empty-board"),
        Err(error) => Err(error),
    }
}
