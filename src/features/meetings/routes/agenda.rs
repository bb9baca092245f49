//! The agenda: read by the group's people, written by who organises the meeting, proposed for by all who write.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::change::crumbs;
use super::meeting_path;
use crate::access::{Action, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::{ManageItem, ManageMeeting, MeetingFacts, ProposeItem, ReadAgenda};
use crate::features::meetings::agenda::{self, ItemState, ItemText, Step};
use crate::features::meetings::store;
use crate::features::meetings::store::agenda as items;
use crate::features::meetings::views::agenda::{AgendaPage, EditItem, Top};
use crate::http::form::Kind;
use crate::http::page::{html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm, links};

/// The longest item, in minutes.
const LONGEST: i64 = 600;

fn path(meeting: Uuid) -> String {
    format!("{}/agenda", meeting_path(meeting))
}

/// What an item says.
fn item_form() -> Form {
    Form::new()
        .line("title", "agenda-item-title")
        .required()
        .max(200)
        .line("presenter", "agenda-item-presenter")
        .hint("agenda-item-presenter-hint")
        .max(120)
        .field(Kind::Number(0, LONGEST), "minutes", "agenda-item-minutes")
        .more("agenda-item-more")
        .area("note", "agenda-item-note")
        .hint("agenda-item-note-hint")
        .rows(3)
        .max(4_000)
        .area("links", "agenda-item-links")
        .hint("agenda-item-links-hint")
        .rows(2)
        .max(2_000)
}

fn text(form: &mut Form) -> ItemText {
    if links::typed(form.text("links")).iter().any(|link| link.address.is_empty()) {
        form.error("links", "agenda-item-links-wrong");
    }
    ItemText {
        title: form.text("title").to_owned(),
        note: form.text("note").to_owned(),
        presenter: form.text("presenter").to_owned(),
        minutes: form.number("minutes").unwrap_or(0),
        links: form.text("links").to_owned(),
    }
}

fn filled(form: Form, text: &ItemText) -> Form {
    let minutes = if text.minutes > 0 { text.minutes.to_string() } else { String::new() };
    form.fill("title", &text.title)
        .fill("presenter", &text.presenter)
        .fill("minutes", minutes)
        .fill("note", &text.note)
        .fill("links", &text.links)
}

/// The page with a form that adds or proposes an item: empty, or as it was refused.
async fn page(app: &App, p: Page, facts: &MeetingFacts, form: Option<Form>) -> Result<AgendaPage> {
    let mut tx = app.db.reader().await?;
    let meeting = store::meeting(&mut tx, facts.meeting.id).await?;
    let all = items::of_meeting(&mut tx, meeting.id).await?;
    let manages = facts.manages(&p.actor) && meeting.has_open_agenda();
    let writes = facts.group.is_open() && facts.group.mine.is_some_and(crate::features::groups::MemberRole::writes);
    let form = form.unwrap_or_else(item_form);
    let form = if manages {
        form.quiet_html(&p, path(meeting.id), "agenda-add")
    } else if writes && meeting.has_open_agenda() {
        form.quiet_html(&p, format!("{}/proposals", path(meeting.id)), "agenda-propose")
    } else {
        Markup::default()
    };
    let of = |state: ItemState| all.iter().filter(move |item| item.state == state).cloned().collect();
    Ok(AgendaPage {
        tops: Top::all(&p, &meeting, &all),
        proposals: of(ItemState::Proposed),
        declined: of(ItemState::Declined),
        form,
        manages,
        form_id: crate::clock::secret_id().to_string(),
        meeting,
        p,
    })
}

pub async fn show(can: Can<ReadAgenda>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&app, p, can.facts(), None).await?)
}

/// To the agenda: a browser reloads the path of a form.
pub async fn to_agenda<A: Action<Id = Uuid>>(can: Can<A>) -> Result<Response> {
    see_other(&path(*can.id()))
}

/// The same from the path of an item.
pub async fn from_item(can: Can<ManageItem>) -> Result<Response> {
    see_other(&path(can.id().0))
}

/// Adds an item.
pub async fn add(can: Can<ManageMeeting>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = item_form().read(&raw);
    let text = text(&mut form);
    if form.is_valid() {
        match agenda::add(&app, raw.op_each(), can.clone(), text).await {
            Ok(_) => return p.done(format!("{}#add", path(*can.id())), "flash-agenda-added"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), can.facts(), Some(form)).await?)
}

/// Proposes an item.
pub async fn propose(can: Can<ProposeItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = item_form().read(&raw);
    let text = text(&mut form);
    if form.is_valid() {
        match agenda::propose(&app, raw.op_each(), can.clone(), text).await {
            Ok(_) => return p.done(path(*can.id()), "flash-agenda-proposed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&app, p.failing(), can.facts(), Some(form)).await?)
}

fn edit_form() -> Form {
    item_form().field(Kind::Hidden, "version", "agenda-save")
}

fn edit_page(p: Page, can: &Can<ManageItem>, form: &Form, theirs: Option<ItemText>) -> EditItem {
    let (meeting, item) = (&can.facts().on.meeting, &can.facts().item);
    let at = format!("{}/{}", path(meeting.id), item.id);
    EditItem {
        form: form.html(&p, at.clone(), "agenda-save"),
        removal: if meeting.has_minutes() {
            Markup::default()
        } else {
            Form::new().danger_html(&p, format!("{at}/removal"), "agenda-remove")
        },
        theirs: theirs.map(|text| told(&p, &text)).unwrap_or_default(),
        item: item.clone(),
        meeting: meeting.clone(),
        p,
    }
}

/// What an item says, part by part.
fn told(p: &Page, text: &ItemText) -> Vec<(String, String)> {
    let minutes = if text.minutes > 0 { text.minutes.to_string() } else { String::new() };
    let parts = [
        ("agenda-item-title", &text.title),
        ("agenda-item-presenter", &text.presenter),
        ("agenda-item-minutes", &minutes),
        ("agenda-item-note", &text.note),
        ("agenda-item-links", &text.links),
    ];
    parts.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| (p.t(key), words.clone())).collect()
}

pub async fn edit(can: Can<ManageItem>, p: Page) -> Result<Response> {
    if !can.facts().on.meeting.has_open_agenda() {
        return see_other(&path(can.id().0));
    }
    let item = &can.facts().item;
    let form = filled(edit_form(), &item.text()).fill("version", item.text_version);
    ok(&edit_page(p, &can, &form, None))
}

pub async fn change(can: Can<ManageItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = edit_form().read(&raw);
    let text = text(&mut form);
    if form.is_valid() {
        let seen = form.number("version").unwrap_or(0);
        match agenda::change(&app, raw.op(), can.clone(), seen, text).await {
            Ok(()) => return p.done(path(can.id().0), "flash-agenda-changed"),
            Err(error) => {
                form.refuse(error)?;
                let (meeting, item) = *can.id();
                let now = items::item(&mut app.db.reader().await?, meeting, item).await?;
                // What holds now stands above the form; saving once more is meant.
                let form = form.fill("version", now.text_version);
                return html(StatusCode::CONFLICT, &edit_page(p.failing(), &can, &form, Some(now.text())));
            }
        }
    }
    refused(&edit_page(p.failing(), &can, &form, None))
}

/// One step up or down; the page comes back at the item.
pub async fn step(can: Can<ManageItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let step = if raw.get("step") == Some("up") { Step::Up } else { Step::Down };
    let (meeting, item) = *can.id();
    match agenda::step(&app, raw.op(), can, step).await {
        Ok(()) => p.done(format!("{}#i-{item}", path(meeting)), "flash-agenda-moved"),
        Err(Error::Conflict(_)) => see_other(&path(meeting)),
        Err(error) => Err(error),
    }
}

/// Takes an item off; the page of the item asks first.
pub async fn remove(can: Can<ManageItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let meeting = can.id().0;
    agenda::remove(&app, raw.op(), can).await?;
    p.done(path(meeting), "flash-agenda-removed")
}

fn answer_form() -> Form {
    let answers =
        [(ItemState::Planned.word(), "agenda-answer-take-up"), (ItemState::Declined.word(), "agenda-answer-decline")];
    Form::new()
        .choose(Kind::Radios, "state", "agenda-answer", answers)
        .required()
        .area("words", "agenda-answer-words")
        .hint("agenda-answer-words-hint")
        .rows(2)
        .max(500)
}

fn answer_page(p: Page, can: &Can<ManageItem>, form: &Form) -> FormPage {
    let (meeting, item) = (&can.facts().on.meeting, &can.facts().item);
    let mut crumbs = crumbs(&p, meeting);
    crumbs.push((path(meeting.id), p.t("agenda")));
    FormPage {
        crumbs,
        title: p.t1("agenda-answer-title", "title", &item.title),
        lead: p.t1("agenda-proposed-by", "name", &item.proposer),
        notice: item.note.clone(),
        form: form.html(&p, format!("{}/{}/answer", path(meeting.id), item.id), "agenda-answer-submit"),
        p,
    }
}

pub async fn ask(can: Can<ManageItem>, p: Page) -> Result<Response> {
    if can.facts().item.state == ItemState::Planned || !can.facts().on.meeting.has_open_agenda() {
        return see_other(&path(can.id().0));
    }
    ok(&answer_page(p, &can, &answer_form()))
}

/// Answers a proposal; a refusal needs its reason.
pub async fn answer(can: Can<ManageItem>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = answer_form().read(&raw);
    let state = ItemState::parse(form.text("state")).unwrap_or(ItemState::Planned);
    let words = form.text("words").to_owned();
    if state == ItemState::Declined && words.is_empty() {
        form.error("words", "agenda-answer-words-missing");
    }
    if form.is_valid() {
        match agenda::answer(&app, raw.op(), can.clone(), state, words).await {
            Ok(()) => return p.done(path(can.id().0), "flash-agenda-answered"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&answer_page(p.failing(), &can, &form))
}
