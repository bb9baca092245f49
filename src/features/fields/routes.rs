//! Fields: the public list, one field; proposing and moving changes; the catalogues.

mod catalogues;
mod changes;

use axum::extract::State;
use axum::response::Response;

use super::access::SeeField;
use super::store::{self, Field, changes as stored};
use super::views::{self, ChangeView, FieldView};
use crate::access::{Anyone, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::page::ok;
use crate::http::route::{get, post};
use crate::http::{Page, Route};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/fields", list),
        get("/fields/{id}", show),
        get("/fields/{id}/changes/new", changes::new),
        get("/fields/{id}/changes", changes::new),
        post("/fields/{id}/changes", changes::propose),
        get("/field-changes/{id}/state", changes::look),
        post("/field-changes/{id}/state", changes::step),
        get("/catalogues", catalogues::show),
        get("/catalogues/fields", catalogues::show),
        post("/catalogues/fields", catalogues::add_field),
        get("/catalogues/municipalities", catalogues::show),
        post("/catalogues/municipalities", catalogues::add_municipality),
        get("/catalogues/committees", catalogues::show),
        post("/catalogues/committees", catalogues::add_committee),
    ]
}

/// Everything that is told of all fields, by name; five queries however many there are.
async fn views(tx: &mut Tx, p: &Page) -> Result<Vec<FieldView>> {
    let today = store::on(tx, p.today()).await?;
    let every = store::every(tx).await?;
    let names = store::names(tx).await?;
    let groups = store::groups(tx).await?;
    let changes = stored::all(tx).await?;
    let name_of = |id| every.iter().find(|f| Some(f.id) == id).map(|f| f.name.clone()).unwrap_or_default();
    let view = |newest: &Field| {
        let now = today.iter().find(|f| f.id == newest.id);
        let field = now.unwrap_or(newest).clone();
        let past = names.iter().filter(|n| n.field == field.id && n.valid_to.is_some_and(|to| to <= p.today()));
        FieldView {
            is_open: now.is_some(),
            earlier: past.map(|n| (n.name.clone(), views::period(p, n))).collect(),
            groups: groups.iter().filter(|g| g.field == field.id).cloned().collect(),
            changes: changes
                .iter()
                .filter(|c| c.field == field.id)
                .map(|c| ChangeView { change: c.clone(), other: name_of(c.other_field) })
                .collect(),
            field,
        }
    };
    Ok(every.iter().map(view).collect())
}

async fn list(_: Can<Anyone>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut fields = views(&mut app.db.reader().await?, &p).await?;
    fields.sort_by_key(|v| !v.is_open);
    for view in &mut fields {
        view.groups.retain(|group| group.works);
    }
    ok(&views::Fields { p, fields })
}

async fn show(can: Can<SeeField>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let v = views(&mut tx, &p).await?.into_iter().find(|v| v.field.id == *can.id()).ok_or(Error::NotFound)?;
    let names = store::names(&mut tx).await?;
    let now = names.iter().find(|n| n.field == v.field.id && n.name == v.field.name);
    let since = now.map(|n| views::period(&p, n)).unwrap_or_default();
    ok(&views::FieldPage { p, v, since })
}
