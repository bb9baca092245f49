//! The outbox: what was to be sent and what became of it; and, in the demo, the mails themselves.

use axum::extract::State;
use axum::response::Response;

use super::views;
use crate::access::{Administer, Anyone, Can};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::page::{ok, see_other};
use crate::http::query::{PER_PAGE, Pages, Query};
use crate::http::route::{get, post};
use crate::http::{Page, RawForm, Route};
use crate::{audit, mail, oplog};

/// How many mails `/dev/mail` shows.
const SHOWN: i64 = 50;
/// States that the outbox can be narrowed to.
const STATES: [&str; 3] = ["waiting", "sending", "sent"];

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/outbox", outbox),
        get("/outbox/delivery", back),
        post("/outbox/delivery", deliver),
        get("/dev/mail", read),
    ]
}

async fn outbox(_: Can<Administer>, State(app): State<App>, page: Page) -> Result<Response> {
    let query = Query::of(&page);
    let state = STATES.into_iter().find(|s| *s == query.get("state")).unwrap_or_default();
    let mut tx = app.db.reader().await?;
    let pages = Pages::of(&query, mail::count(&mut tx, state).await?);
    let mails = mail::outbox(&mut tx, state, PER_PAGE, pages.skipped()).await?;
    let waiting = mail::count(&mut tx, "waiting").await?;
    let states = STATES.into_iter().map(|s| (s, s == state)).collect();
    ok(&views::Outbox { mails, waiting, states, pages, p: page })
}

async fn back(_: Can<Administer>) -> Result<Response> {
    see_other("/outbox")
}

async fn deliver(can: Can<Administer>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    if !app.delivers_mail {
        return Err(Error::Conflict("outbox-no-server"));
    }
    oplog::once(&app.db, raw.op(), can, |tx, can| {
        Box::pin(async move {
            let count = mail::requeue_waiting(tx).await?;
            audit::note(tx, can.actor(), "mails-requeued", None, &count.to_string()).await
        })
    })
    .await?;
    page.done("/outbox", "flash-mails-requeued")
}

/// Whether mails may be read here: the demo's visitor needs the codes, a developer too.
fn may_read(demo: bool, debug: bool) -> bool {
    demo || debug
}

async fn read(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    if !may_read(app.demo, cfg!(debug_assertions)) {
        return Err(Error::NotFound);
    }
    let mails = mail::newest(&mut app.db.reader().await?, SHOWN).await?;
    ok(&views::DevMail { mails, p: page })
}

#[cfg(test)]
mod tests {
    #[test]
    fn nobody_reads_mails_of_a_released_platform() {
        assert!(!super::may_read(false, false));
        assert!(super::may_read(true, false) && super::may_read(false, true));
    }
}
