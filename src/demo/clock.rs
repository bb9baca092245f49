//! Stepping the demo's clock: which gates lie ahead, and moving past them.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use jiff::civil::Date;

use super::access::MoveDemoClock;
use super::store;
use crate::access::Can;
use crate::app::{App, CLOCK_OFFSET};
use crate::audit;
use crate::clock::{Clock, DAY, noon_of};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Op};
use crate::{settings, worker};

/// The furthest the demo's clock runs ahead of the machine's.
const FURTHEST: i64 = 731 * DAY;

/// What a gate does on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It opened that morning.
    Opens(String),
    /// It closed the evening before.
    Closes(String),
}

/// The days on which gates have just opened or closed, soonest first.
pub async fn stops(tx: &mut Tx) -> Result<BTreeMap<Date, Vec<Event>>> {
    let today = tx.now.date();
    let mut stops: BTreeMap<Date, Vec<Event>> = BTreeMap::new();
    for gate in store::gates_ahead(tx, today).await? {
        if let Some(day) = gate.opens_on.filter(|day| *day > today) {
            stops.entry(day).or_default().push(Event::Opens(gate.title.clone()));
        }
        let after = gate.closes_on.filter(|day| *day >= today).and_then(|day| day.tomorrow().ok());
        if let Some(day) = after {
            stops.entry(day).or_default().push(Event::Closes(gate.title));
        }
    }
    Ok(stops)
}

/// Moves the clock forward to noon of `day`, day by day, doing what falls due on each: gates and votes open and close
/// in their order and carry their own days.
///
/// # Errors
/// A conflict when `day` is not ahead, or more than two years ahead of the machine's clock.
pub async fn forward(app: &App, op: Op, can: &Can<MoveDemoClock>, day: Date) -> Result<()> {
    oplog::once(&app.db, op, (can.clone(), day), |tx, (can, day)| {
        Box::pin(async move { store_offset(tx, can, *day).await })
    })
    .await?;
    // A form that comes a second time finds the clock there already.
    let mut next = app.db.clock().now().date();
    while next < day {
        next = next.tomorrow().map_err(Error::internal)?;
        app.db.clock().set(noon_of(next));
        worker::catch_up(app, &worker::handlers(app)).await?;
    }
    Ok(())
}

/// Keeps the time on which the demo was begun, so that it goes on from there at every start.
pub async fn keep(app: &App) -> Result<()> {
    let Clock::Shifted(offset) = app.db.clock() else { return Ok(()) };
    let offset = offset.load(Ordering::Relaxed);
    app.db.write(offset, |tx, offset| Box::pin(async move { settings::put(tx, CLOCK_OFFSET, offset).await })).await
}

async fn store_offset(tx: &mut Tx, can: &Can<MoveDemoClock>, day: Date) -> Result<()> {
    let (now, target) = (tx.now, noon_of(day));
    if day <= now.date() {
        return Err(Error::Conflict("demo-clock-error-back"));
    }
    let before: i64 = settings::get(tx, CLOCK_OFFSET).await?.unwrap_or(0);
    let offset = before + (target.0 - now.0);
    if offset > FURTHEST {
        return Err(Error::Conflict("demo-clock-error-far"));
    }
    settings::put(tx, CLOCK_OFFSET, &offset).await?;
    store::prolong_sessions(tx, target.0 - now.0).await?;
    audit::note(tx, can.actor(), "clock-moved", None, &day.to_string()).await
}
