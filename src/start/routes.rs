//! The start page, by who reads it.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::{news, tasks, views};
use crate::access::{Anyone, Can, SignedIn};
use crate::app::App;
use crate::clock::{DAY, Timestamp};
use crate::db::Tx;
use crate::error::Result;
use crate::features::archive;
use crate::features::cycle::store::{self as cycles, Cycle};
use crate::features::cycle::tasks::{deliveries, last_activity};
use crate::features::cycle::views::YearLine;
use crate::features::fields::store as fields;
use crate::features::groups::store as groups;
use crate::features::groups::views::Card;
use crate::features::groups::{GroupKind, GroupState};
use crate::http::page::{ok, see_other};
use crate::http::route::{get, post};
use crate::http::{Markup, Page, RawForm, Route};
use crate::oplog;

/// A group of which nothing was heard for so many days is named silent.
const SILENT: i64 = 40;

/// So many recommendations stand on the visitors' page.
const SHOWN: usize = 4;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/", start), get("/news/read", to_start), post("/news/read", mark_read)]
}

async fn start(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let cycle = cycles::current(&mut tx).await?;
    let line = line(&mut tx, &page, cycle.as_ref()).await?;
    let Some(person) = page.actor.person() else {
        return ok(&welcome(&mut tx, page, cycle, line).await?);
    };
    let (news, news_since) = news::lines(&mut tx, &page, person).await?;
    let state = match (&cycle, page.is_staff()) {
        (Some(cycle), true) => Some(state_of_the_year(&mut tx, &page, cycle).await?),
        _ => None,
    };
    ok(&views::Start {
        tasks: tasks::open(&mut tx, &page, &page.actor).await?,
        cards: Card::of_person(&mut tx, person).await?,
        news,
        news_since,
        state,
        cycle,
        line,
        p: page,
    })
}

/// For visitors: what was decided lately, and the fields as ways into everything else.
async fn welcome(tx: &mut Tx, p: Page, cycle: Option<Cycle>, line: Markup) -> Result<views::Welcome> {
    Ok(views::Welcome {
        results: archive::lately_decided(tx, &p, SHOWN).await?,
        fields: fields::on(tx, p.today()).await?,
        cycle,
        line,
        p,
    })
}

async fn line(tx: &mut Tx, page: &Page, cycle: Option<&Cycle>) -> Result<Markup> {
    let Some(cycle) = cycle else { return Ok(Markup::default()) };
    Ok(YearLine::near(page, &cycles::phases(tx, cycle.id).await?).markup())
}

/// *Stand des Jahres*: each group, what it will deliver, help wanted, silent since; never the text.
async fn state_of_the_year(tx: &mut Tx, page: &Page, cycle: &Cycle) -> Result<views::StateOfTheYear> {
    let mut by_group: HashMap<Uuid, Vec<_>> = HashMap::new();
    for delivery in deliveries(tx, cycle.id).await? {
        by_group.entry(delivery.group_id).or_default().push(delivery);
    }
    let last: HashMap<Uuid, Timestamp> = last_activity(tx).await?.into_iter().map(|l| (l.place, l.at)).collect();
    let mut rows = Vec::new();
    for group in groups::all(tx).await? {
        let delivers = by_group.remove(&group.id).unwrap_or_default();
        let works = group.state == GroupState::Active && group.kind != GroupKind::SteeringGroup;
        let shown = works && group.source.is_empty() && group.kind != GroupKind::CitizenSubgroup;
        if !shown && delivers.is_empty() {
            continue;
        }
        let last = last.get(&group.id).copied();
        let days = last.map(|at| (page.now.0 - at.0) / DAY);
        rows.push(views::StateRow { group, delivers, last, silent: days.filter(|days| *days >= SILENT) });
    }
    Ok(views::StateOfTheYear { year: cycle.year, rows })
}

async fn to_start(_: Can<SignedIn>) -> Result<Response> {
    see_other("/")
}

async fn mark_read(can: Can<SignedIn>, State(app): State<App>, raw: RawForm) -> Result<Response> {
    let person = can.person().unwrap_or_default();
    oplog::once(&app.db, raw.op(), person, |tx, person| Box::pin(async move { news::mark_read(tx, *person).await }))
        .await?;
    see_other("/")
}
