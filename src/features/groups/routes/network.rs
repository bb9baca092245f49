//! The network page.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::response::Response;
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::access::{Anyone, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store::{self as fields, Field};
use crate::features::groups::access::in_network;
use crate::features::groups::network::{Given, Network};
use crate::features::groups::store::{self, Group, life, results, timeline};
use crate::features::groups::views::{Beside, NetworkPage, RowView};
use crate::features::groups::{GroupKind, GroupState};
use crate::http::Page;
use crate::http::page::ok;

/// So many results and lines of history are shown.
const SHOWN: i64 = 12;

/// The groups over the years, what they share, and where nobody works. Open to everybody.
pub async fn show(can: Can<Anyone>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let (network, gaps) = picture(&mut tx, p.today()).await?;
    let inside = in_network(&mut tx, can.actor()).await?;
    let year = p.today().year();
    let beside = Beside {
        shared: results::shared(&mut tx, inside, SHOWN).await?,
        history: timeline::network(&mut tx, SHOWN).await?,
        begun: life::focus_groups_begun(&mut tx, date(year, 1, 1), date(year, 12, 31)).await?,
        gaps,
    };
    let rows = network.rows.iter().map(|row| RowView::of(&p, row.clone())).collect();
    ok(&NetworkPage { p, network, rows, beside })
}

async fn picture(tx: &mut Tx, today: Date) -> Result<(Network, Vec<Field>)> {
    let all = store::all(tx).await?;
    let groups: Vec<Group> =
        all.into_iter().filter(|g| g.kind != GroupKind::CitizenSubgroup && !g.is_unknown()).collect();
    let working: BTreeSet<Uuid> = groups.iter().filter(|g| g.state == GroupState::Active).map(|g| g.id).collect();
    let mut first: BTreeMap<Uuid, Field> = BTreeMap::new();
    let mut covered = BTreeSet::new();
    for of in fields::of_groups(tx, today).await? {
        if working.contains(&of.group_id) {
            covered.insert(of.id);
        }
        first.entry(of.group_id).or_insert_with(|| of.field());
    }
    let gaps: Vec<Field> = fields::on(tx, today).await?.into_iter().filter(|f| !covered.contains(&f.id)).collect();
    let days = timeline::first_days(tx).await?.into_iter().map(|d| (d.group_id, d.on_date)).collect();
    let rests = timeline::rests(tx).await?;
    let given = Given { groups: &groups, fields: &first, first_days: &days, rests: &rests, gaps: &gaps, today };
    Ok((Network::draw(&given), gaps))
}
