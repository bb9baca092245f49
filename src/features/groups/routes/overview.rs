//! My groups, and one group as its reader may see it.

use axum::extract::State;
use axum::response::Response;

use crate::access::{Can, SignedIn};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::access::{SeeGroup, in_network};
use crate::features::groups::store::{self, life, requests, results, timeline};
use crate::features::groups::views::{self, Area, Card, Head, happenings};
use crate::http::Page;
use crate::http::page::ok;

/// So many changes of a group are shown.
const CHANGES: i64 = 30;

/// My groups as cards.
pub async fn mine(can: Can<SignedIn>, State(app): State<App>, p: Page) -> Result<Response> {
    let person = can.person().ok_or(Error::NotFound)?;
    let mut tx = app.db.reader().await?;
    ok(&views::MyGroups { cards: Card::of_person(&mut tx, person).await?, p })
}

/// One group: the inside for its people, the profile for everybody else.
pub async fn show(can: Can<SeeGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    if can.facts().mine.is_some() {
        return ok(&inside(&mut tx, &can, p).await?);
    }
    ok(&profile(&mut tx, &can, p).await?)
}

async fn inside(tx: &mut Tx, can: &Can<SeeGroup>, p: Page) -> Result<views::Inside> {
    let (id, facts) = (*can.id(), can.facts());
    let manages = facts.is_open() && facts.leads();
    let events = timeline::events(tx, id).await?;
    let changes = timeline::changes(tx, id, CHANGES).await?;
    Ok(views::Inside {
        h: Head::load(tx, &p, facts, Area::Overview).await?,
        requests: if manages { requests::open_of(tx, id).await? } else { Vec::new() },
        results: results::of_group(tx, id, facts.scope(true)).await?,
        happenings: happenings(&p, id, events, changes),
        members: store::members(tx, id).await?,
        below: life::below(tx, id, can.person(), facts.leads()).await?,
        may_found: manages && !facts.is_protected(),
        p,
    })
}

async fn profile(tx: &mut Tx, can: &Can<SeeGroup>, p: Page) -> Result<views::Profile> {
    let (id, facts) = (*can.id(), can.facts());
    let in_network = in_network(tx, can.actor()).await?;
    let events = timeline::events(tx, id).await?;
    let turns = timeline::turns(tx, id).await?;
    Ok(views::Profile {
        h: Head::load(tx, &p, facts, Area::Overview).await?,
        results: results::of_group(tx, id, facts.scope(in_network)).await?,
        happenings: happenings(&p, id, events, turns),
        below: life::below(tx, id, can.person(), false).await?,
        waits: requests::waits(tx, id, can.person()).await?,
        may_ask: facts.may_ask(can.actor()),
        may_end: facts.may_end(can.actor()),
        p,
    })
}
