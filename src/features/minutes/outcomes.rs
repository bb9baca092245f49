//! What came of an item: decisions, tasks, information.

use uuid::Uuid;

use super::MinutesState::{Circulating, Writing};
use super::access::KeepOutcome;
use super::closing;
use super::keeping::{self, wrote};
use super::opening::must_be_member;
use super::store::Minutes;
use super::store::outcomes::{self, OutcomeText, Place};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Op};

/// The most outcomes of one meeting.
const MOST: usize = 300;

async fn check_assignee(tx: &mut Tx, group: Uuid, new: &OutcomeText) -> Result<()> {
    match new.assignee {
        Some(person) => must_be_member(tx, group, person).await,
        None => Ok(()),
    }
}

/// Writes down what came of an item, in the transaction that writes what was said.
pub(super) async fn insert(tx: &mut Tx, minutes: &Minutes, item: Uuid, new: &OutcomeText) -> Result<Uuid> {
    if minutes.state != Writing {
        return Err(Error::Conflict("minutes-closed"));
    }
    check_assignee(tx, minutes.group_id, new).await?;
    if outcomes::of_meeting(tx, minutes.meeting).await?.len() >= MOST {
        return Err(Error::Conflict("outcome-too-many"));
    }
    let year = i64::from(keeping::meeting(tx, minutes.meeting).await?.starts.year());
    let place = Place { group: minutes.group_id, meeting: minutes.meeting, item, year };
    outcomes::insert(tx, place, new).await
}

/// Changes what was written in version `seen`. Once the minutes circulate its kind stays: it has a number, or is a card.
pub async fn change(app: &App, op: Op, can: Can<KeepOutcome>, seen: i64, new: OutcomeText) -> Result<()> {
    oplog::once(&app.db, op, (can, seen, new), |tx, (can, seen, new)| {
        Box::pin(async move {
            let (meeting, id) = *can.id();
            let minutes = keeping::next(tx, meeting, &[Writing, Circulating]).await?;
            let old = outcomes::one(tx, meeting, id).await?.ok_or(Error::Conflict("outcome-gone"))?;
            if minutes.state == Circulating && old.kind != new.kind {
                return Err(Error::Conflict("outcome-kind-stays"));
            }
            if old.assignee != new.assignee {
                check_assignee(tx, minutes.group_id, new).await?;
            }
            if !outcomes::update(tx, (meeting, id), *seen, new).await? {
                return Err(Error::Conflict("outcome-changed-meanwhile"));
            }
            closing::follow(tx, &old, new, can.person()).await?;
            wrote(tx, &minutes, can.person(), "outcome-changed").await
        })
    })
    .await
}

/// Takes an outcome out, as long as the minutes are written.
pub async fn remove(app: &App, op: Op, can: Can<KeepOutcome>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (meeting, id) = *can.id();
            let minutes = keeping::next(tx, meeting, &[Writing]).await?;
            outcomes::delete(tx, meeting, id).await?;
            wrote(tx, &minutes, can.person(), "outcome-removed").await
        })
    })
    .await
}
