//! From a card to an item on the agenda of one of the group's meetings; both ends know each other.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::access::EditCard;
use crate::features::groups::views::FormPage;
use crate::features::meetings::access::{ManageMeeting, ProposeItem};
use crate::features::meetings::agenda::{self, ItemText};
use crate::features::meetings::store as meetings;
use crate::features::meetings::{MeetingState, store::Listed};
use crate::flows::growth::CARD;
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::lineage::{self, AGENDA, GREW_FROM, Thing};
use crate::oplog;

/// Longest title of an item, in characters.
const TITLE: usize = 200;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/boards/{id}/cards/{card}/agenda", ask), post("/boards/{id}/cards/{card}/agenda", put)]
}

/// The group's meetings whose agenda is open, as the reader sees them.
async fn open_meetings(tx: &mut Tx, can: &Can<EditCard>) -> Result<Vec<Listed>> {
    let group = can.facts().on.board.group_id;
    let mut all = meetings::of_group_as(tx, group, can.person()).await?;
    let now = tx.now;
    all.retain(|meeting| match meeting.state {
        MeetingState::Draft | MeetingState::Invited => !meeting.is_over(now),
        MeetingState::Running => true,
        MeetingState::Closed | MeetingState::Cancelled => false,
    });
    Ok(all)
}

fn form(p: &Page, all: &[Listed]) -> Form {
    let meetings = all.iter().map(|m| (m.id, format!("{}, {}", m.title, p.lang.span(m.starts, m.minutes))));
    Form::new()
        .choose(Kind::Radios, "meeting", "to-agenda-meeting", meetings)
        .required()
        .line("title", "agenda-item-title")
        .required()
        .max(TITLE)
}

fn page(p: Page, can: &Can<EditCard>, all: &[Listed], form: &Form) -> FormPage {
    let (board, card) = *can.id();
    let title = &can.facts().on.board.title;
    FormPage {
        crumbs: vec![
            (format!("/boards/{board}"), title.clone()),
            (format!("/boards/{board}/cards/{card}"), can.facts().card.title.clone()),
        ],
        title: p.t("to-agenda-title"),
        lead: p.t(if all.is_empty() { "to-agenda-none" } else { "to-agenda-lead" }),
        notice: String::new(),
        form: if all.is_empty() {
            crate::http::Markup::default()
        } else {
            form.html(&p, format!("/boards/{board}/cards/{card}/agenda"), "to-agenda-submit")
        },
        p,
    }
}

pub async fn ask(can: Can<EditCard>, State(app): State<App>, p: Page) -> Result<Response> {
    let all = open_meetings(&mut app.db.reader().await?, &can).await?;
    let first = all.first().map(|meeting| meeting.id).unwrap_or_default();
    let title: String = can.facts().card.title.chars().take(TITLE).collect();
    let form = form(&p, &all).fill("meeting", first).fill("title", title);
    ok(&page(p, &can, &all, &form))
}

/// Puts it on the agenda; who does not organise the meeting proposes it.
pub async fn put(can: Can<EditCard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let all = open_meetings(&mut app.db.reader().await?, &can).await?;
    let mut form = form(&p, &all).read(&raw);
    if let (true, Some(meeting)) = (form.is_valid(), form.id("meeting")) {
        let (board, card) = *can.id();
        let text = ItemText {
            title: form.text("title").to_owned(),
            links: format!("/boards/{board}/cards/{card} {}", p.in_german().t("to-agenda-link")),
            ..ItemText::default()
        };
        let input = (can.clone(), meeting, text);
        let put = oplog::once(&app.db, raw.op_each(), input, |tx, (can, meeting, text)| {
            Box::pin(async move {
                add(tx, can, *meeting, text).await?;
                let (from, to) = (Thing { kind: CARD, id: can.id().1 }, Thing { kind: AGENDA, id: *meeting });
                lineage::tie(tx, GREW_FROM, from, to, &text.title).await
            })
        });
        match put.await {
            Ok(()) => return p.done(format!("/meetings/{meeting}/agenda"), "flash-to-agenda"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &all, &form))
}

async fn add(tx: &mut Tx, can: &Can<EditCard>, meeting: Uuid, text: &ItemText) -> Result<Uuid> {
    match Can::<ManageMeeting>::check(tx, can.actor(), meeting).await {
        Ok(may) => agenda::append(tx, meeting, text, may.person()).await,
        Err(Error::NotFound) => {
            let may = Can::<ProposeItem>::check(tx, can.actor(), meeting).await?;
            agenda::propose_in(tx, &may, text).await
        }
        Err(error) => Err(error),
    }
}
