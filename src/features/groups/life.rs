//! What a group says of itself, and its turns: it rests, works again, ends. Task forces end by themselves.

use uuid::Uuid;

use super::access::{EndGroup, ManageGroup};
use super::store::{self, Group, invitations, life, members};
use super::{GroupState, letters};
use crate::access::{Actor, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::Site;
use crate::oplog::{self, Change, Op};
use crate::{audit, mail};

fn turn(group: &Group, kind: &'static str, actor: Option<Uuid>) -> Change<'static> {
    Change {
        object_kind: "group",
        object: group.id,
        kind,
        actor,
        place: Some(group.id),
        payload: Some(group.name.clone()),
    }
}

/// Changes what the group says of itself, and its fields of action.
pub async fn change_settings(
    app: &App,
    op: Op,
    can: Can<ManageGroup>,
    words: life::Words,
    fields: Vec<Uuid>,
) -> Result<()> {
    oplog::once(&app.db, op, (can, words, fields), |tx, (can, words, fields)| {
        Box::pin(async move {
            let group = &can.facts().group;
            life::update(tx, group.id, words).await?;
            store::set_fields(tx, group.id, fields).await?;
            oplog::record(tx, turn(group, "changed", can.person())).await
        })
    })
    .await
}

/// The group rests; it can be woken.
pub async fn rest(app: &App, op: Op, can: Can<EndGroup>) -> Result<()> {
    step(app, op, can, GroupState::Active, GroupState::Dormant, "rested").await
}

/// The group works again.
pub async fn wake(app: &App, op: Op, can: Can<EndGroup>) -> Result<()> {
    step(app, op, can, GroupState::Dormant, GroupState::Active, "woken").await
}

async fn step(
    app: &App,
    op: Op,
    can: Can<EndGroup>,
    from: GroupState,
    to: GroupState,
    kind: &'static str,
) -> Result<()> {
    oplog::once(&app.db, op, (can, from, to, kind), |tx, (can, from, to, kind)| {
        Box::pin(async move {
            let group = &can.facts().group;
            if !life::change_state(tx, group.id, *from, *to).await? {
                return Err(Error::Conflict("groups-state-changed"));
            }
            audit::note(tx, can.actor(), &format!("group-{kind}"), Some(group.id), "").await?;
            oplog::record(tx, turn(group, kind, can.person())).await
        })
    })
    .await
}

/// Ends the group today.
pub async fn end(app: &App, op: Op, can: Can<EndGroup>) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can), |tx, (site, can)| {
        Box::pin(async move {
            let today = tx.now.date();
            if !life::end(tx, can.facts().group.id, today).await? {
                return Err(Error::Conflict("groups-state-changed"));
            }
            audit::note(tx, can.actor(), "group-ended", Some(*can.id()), "").await?;
            close(tx, site, &can.facts().group, can.actor()).await
        })
    })
    .await
}

/// Ends every task force whose last day is over; answers how many. Harmless to repeat.
pub async fn end_due(tx: &mut Tx, site: &Site) -> Result<usize> {
    let mut ended = 0;
    for group in life::due(tx, tx.now.date()).await? {
        let Some(last) = group.ends_on else { continue };
        if life::end(tx, group.id, last).await? {
            close(tx, site, &group, &Actor::System("the last day of a task force is over")).await?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// What follows an end: nobody can join any more, it is written down, and everybody in it hears of it.
async fn close(tx: &mut Tx, site: &Site, group: &Group, actor: &Actor) -> Result<()> {
    invitations::revoke_all(tx, group.id).await?;
    oplog::record(tx, turn(group, "ended", actor.person())).await?;
    for member in members::contacts(tx, group.id).await? {
        mail::queue(tx, letters::ended(site, &member.email, group)).await?;
    }
    Ok(())
}
