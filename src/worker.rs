//! What runs beside the pages: jobs that follow changes, and the tick that opens and closes gates.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::watch;
use uuid::Uuid;

use crate::access::limit;
use crate::app::App;
use crate::clock::DAY;
use crate::error::{Error, Result};
use crate::features::{cycle, groups, meetings, polls};
use crate::flows;
use crate::jobs::{self, Handler, Handlers};
use crate::{links, mail, oplog};

/// The longest pause between two ticks: a gate opens or closes at most this late.
const PAUSE: Duration = Duration::from_secs(20);
/// Changes in quick succession are followed up together.
const GATHER: Duration = Duration::from_millis(100);

/// What carries out each kind of job.
pub fn handlers(app: &App) -> Handlers {
    let mut all = Handlers::new();
    let sender = app.clone();
    let send: Handler = Arc::new(move |payload| {
        let app = sender.clone();
        Box::pin(async move { mail::send(&app.db, &app.mailer, id_of(&payload, "mail")?).await })
    });
    all.insert(mail::JOB, send);
    all
}

fn id_of(payload: &Json, name: &str) -> Result<Uuid> {
    let text = payload.get(name).and_then(Json::as_str).unwrap_or_default();
    text.parse().map_err(|_| Error::internal(format!("job without {name}")))
}

/// Does everything whose time has come; answers once nothing is due any more. Harmless to repeat.
pub async fn catch_up(app: &App, handlers: &Handlers) -> Result<()> {
    tick(app).await?;
    while jobs::run_due(&app.db.quiet(), handlers).await? > 0 {}
    Ok(())
}

async fn tick(app: &App) -> Result<()> {
    // Ballots before gates: a group's voice whose vote ends with the gate still counts.
    flows::ballots::close_due(&app.db).await?;
    meetings::tell_due(&app.db.quiet(), &app.site).await?;
    polls::remind_due(&app.db.quiet(), &app.site).await?;
    app.db.quiet().write((), |tx, ()| Box::pin(cycle::gates::tick(tx))).await?;
    app.db
        .quiet()
        .write(app.site.clone(), |tx, site| {
            Box::pin(async move {
                let now = tx.now;
                oplog::forget(tx, now.plus(-7 * DAY)).await?;
                jobs::forget(tx, now.plus(-30 * DAY)).await?;
                limit::forget(tx, now.plus(-DAY)).await?;
                links::forget(tx, now.plus(-DAY)).await?;
                groups::end_due(tx, site).await?;
                Ok(())
            })
        })
        .await
}

/// Runs until `stop` says so; a fault is logged and the next round tries again.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let handlers = handlers(&app);
    let committed = app.db.committed();
    while !*stop.borrow() {
        if let Err(error) = catch_up(&app, &handlers).await {
            tracing::error!(%error, "worker");
        }
        tokio::select! {
            // Not at once: who made the change is being answered, and those who look at it are being told.
            () = committed.notified() => tokio::time::sleep(GATHER).await,
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
