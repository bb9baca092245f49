//! Closing minutes: what is missing is said before, not after.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;
use uuid::Uuid;

use super::{crumbs, path};
use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::boards::{BoardKind, BoardState, store as boards};
use crate::features::meetings::Presence;
use crate::features::meetings::store::people;
use crate::features::meetings::views::agenda::Top;
use crate::features::minutes::access::KeepMinutes;
use crate::features::minutes::closing::{self, Closing, TasksOn};
use crate::features::minutes::store::{self, outcomes};
use crate::features::minutes::views::ClosingPage;
use crate::features::minutes::{MinutesState, OutcomeKind, document};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

/// So many days corrections can be asked for, unless somebody decides otherwise.
const USUAL_DAYS: i64 = 14;
/// The choice of a board that does not exist yet.
const NEW_BOARD: &str = "new";

/// What the page knows of the minutes.
struct Standing {
    gaps: Vec<String>,
    decisions: usize,
    tasks: usize,
    boards: Vec<(Uuid, String)>,
    /// How many can be told by mail.
    reachable: usize,
}

async fn standing(app: &App, p: &Page, can: &Can<KeepMinutes>) -> Result<Standing> {
    let mut tx = app.db.reader().await?;
    let meeting = &can.facts().on.meeting;
    let minutes = store::minutes(&mut tx, meeting.id).await?;
    let items = crate::features::meetings::store::agenda::of_meeting(&mut tx, meeting.id).await?;
    let all = outcomes::of_meeting(&mut tx, meeting.id).await?;
    let people = people::of_meeting(&mut tx, meeting.id).await?;
    let tops = Top::all(p, meeting, &items);
    let silent = |top: &&Top| top.item.record.is_empty() && !all.iter().any(|o| o.item == top.item.id);
    let mut gaps = Vec::new();
    if tops.is_empty() {
        gaps.push(p.t("closing-no-items"));
    }
    gaps.extend(
        tops.iter().filter(silent).map(|top| p.t2("closing-silent", "number", top.number, "title", &top.item.title)),
    );
    if !people.iter().any(|one| one.presence == Presence::Present) {
        gaps.push(p.t("closing-nobody-present"));
    }
    let paper = document::of(&mut tx, &p.in_german(), meeting, &minutes).await?;
    gaps.extend(document::gaps(p, &paper));
    let of = |kind| all.iter().filter(|outcome| outcome.kind == kind).count();
    let boards = boards::of_group(&mut tx, meeting.group_id, None).await?;
    let usable = boards.into_iter().filter(|b| b.kind == BoardKind::Columns && b.state == BoardState::Open);
    Ok(Standing {
        gaps,
        decisions: of(OutcomeKind::Decision),
        tasks: of(OutcomeKind::Task),
        boards: usable.map(|board| (board.id, board.title)).collect(),
        reachable: people.iter().filter(|one| !one.email.is_empty()).count(),
    })
}

fn closing_form(p: &Page, standing: &Standing) -> Form {
    let mut form = Form::new().date("until", "closing-until").hint("closing-until-hint");
    if standing.tasks > 0 {
        let boards = standing.boards.iter().map(|(id, title)| (id.to_string(), title.clone()));
        let new = [(NEW_BOARD.to_owned(), p.t("closing-new-board"))];
        form = form
            .choose(Kind::Radios, "board", "closing-board", boards.chain(new))
            .hint("closing-board-hint")
            .required();
    }
    if standing.reachable > 0 {
        let label = p.t1("closing-tell", "count", standing.reachable);
        form = form.field(Kind::Checkbox, "tell", label);
    }
    form
}

fn page(p: Page, can: &Can<KeepMinutes>, standing: Standing, form: &Form) -> ClosingPage {
    ClosingPage {
        crumbs: crumbs(&p, &can.facts().on.meeting),
        form: form.html(&p, format!("{}/closing", path(*can.id())), "closing-submit"),
        gaps: standing.gaps,
        decisions: standing.decisions,
        tasks: standing.tasks,
        p,
    }
}

pub async fn ask(can: Can<KeepMinutes>, State(app): State<App>, p: Page) -> Result<Response> {
    if can.facts().minutes.state != MinutesState::Writing {
        return see_other(&path(*can.id()));
    }
    let standing = standing(&app, &p, &can).await?;
    let board = standing.boards.first().map_or(NEW_BOARD.to_owned(), |(id, _)| id.to_string());
    let until = p.today().saturating_add(USUAL_DAYS.days());
    let form = closing_form(&p, &standing).fill("until", until).fill("board", board).fill("tell", "yes");
    ok(&page(p, &can, standing, &form))
}

fn tasks_on(p: &Page, form: &Form) -> Option<TasksOn> {
    if form.text("board") == NEW_BOARD {
        let p = p.in_german();
        let columns = BoardKind::Columns.first_columns().iter().map(|key| p.t(key)).collect();
        return Some(TasksOn::New(p.t("closing-board-title"), columns));
    }
    form.id("board").map(TasksOn::Board)
}

pub async fn close(can: Can<KeepMinutes>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let standing = standing(&app, &p, &can).await?;
    let mut form = closing_form(&p, &standing).read(&raw);
    let until = form.day("until");
    if until.is_some_and(|until| until < p.today()) {
        form.error("until", "closing-until-past");
    }
    if form.is_valid() {
        let closing = Closing { until, tasks_on: tasks_on(&p, &form), tells: form.is_checked("tell") };
        match closing::close(&app, raw.op(), can.clone(), closing).await {
            Ok(()) => return p.done(path(*can.id()), "flash-minutes-closed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, standing, &form))
}
