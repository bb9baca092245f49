//! Changing fields: proposed, in committees, adopted or dropped; and adding to the catalogues.

use jiff::civil::Date;
use uuid::Uuid;

use super::access::{MoveChange, ProposeChange};
use super::store::changes::{self, FieldChange, NewChange};
use super::{ChangeKind, ChangeState, store};
use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Change, Op};

/// Proposes a change of a field.
pub async fn propose(app: &App, op: Op, can: Can<ProposeChange>, new: NewChange) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, new), |tx, (can, new)| {
        Box::pin(async move {
            let id = changes::insert(tx, new).await?;
            audit::note(tx, can.actor(), "field-change-proposed", Some(id), new.kind.word()).await?;
            oplog::record(tx, change(new.field, "change-proposed", can.person(), &can.facts().name)).await?;
            Ok(id)
        })
    })
    .await
}

fn change(field: Uuid, kind: &'static str, actor: Option<Uuid>, title: &str) -> Change<'static> {
    Change { object_kind: "field", object: field, kind, actor, place: None, payload: Some(title.to_owned()) }
}

/// The next step of a change.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where it goes.
    pub state: ChangeState,
    /// The day of the decision; from then on an adopted change holds.
    pub on: Option<Date>,
    /// Why, or what the committees said.
    pub note: String,
}

/// Moves a change on. Only an adopted one touches names, and only from its day on.
///
/// # Errors
/// [`Error::Conflict`] where it was decided before, or its day lies before the name it changes.
pub async fn step(app: &App, op: Op, can: Can<MoveChange>, step: Step) -> Result<()> {
    oplog::once(&app.db, op, (can, step), |tx, (can, step)| {
        Box::pin(async move {
            let decided_on = if step.state.is_open() { None } else { step.on };
            if !changes::move_on(tx, *can.id(), step.state, decided_on, &step.note).await? {
                return Err(Error::Conflict("fields-change-decided"));
            }
            let kind = match step.state {
                ChangeState::Adopted => "change-adopted",
                ChangeState::Dropped => "change-dropped",
                _ => "change-moved",
            };
            let field = can.facts().field;
            if let (ChangeState::Adopted, Some(day)) = (step.state, step.on) {
                adopt(tx, can.facts(), day).await?;
            }
            audit::note(tx, can.actor(), &format!("field-{kind}"), Some(*can.id()), can.facts().kind.word()).await?;
            oplog::record(tx, change(field, kind, can.person(), &can.facts().new_name)).await
        })
    })
    .await
}

async fn adopt(tx: &mut Tx, change: &FieldChange, day: Date) -> Result<()> {
    match change.kind {
        ChangeKind::Rename => rename(tx, change.field, &change.new_name, day).await,
        ChangeKind::MoveArea => Ok(()),
        ChangeKind::Merge => {
            close(tx, change.field, day).await?;
            match (change.other_field, change.new_name.is_empty()) {
                (Some(other), false) => rename(tx, other, &change.new_name, day).await,
                _ => Ok(()),
            }
        }
        ChangeKind::Split => {
            let look = i64::try_from(store::every(tx).await?.len() % 10).unwrap_or(0) + 1;
            let id = store::insert(tx, &code(&change.new_name, change.id), look, "").await?;
            store::insert_name(tx, id, &change.new_name, Some(day), None).await
        }
    }
}

async fn rename(tx: &mut Tx, field: Uuid, name: &str, day: Date) -> Result<()> {
    close(tx, field, day).await?;
    store::insert_name(tx, field, name, Some(day), None).await
}

async fn close(tx: &mut Tx, field: Uuid, day: Date) -> Result<()> {
    let now = store::open_name(tx, field).await?;
    if now.valid_from.is_some_and(|from| from >= day) {
        return Err(Error::Conflict("fields-change-too-early"));
    }
    store::close_name(tx, field, day).await.map(drop)
}

/// A stable code that nobody reads: the name's letters and what makes it unique.
fn code(name: &str, unique: Uuid) -> String {
    let letters = crate::features::accounts::store::sort_key(name);
    let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    let unique = unique.simple().to_string();
    format!("{letters}-{}", unique.get(24..).unwrap_or_default())
}

/// Adds a field of action to the catalogue.
pub async fn add_field(app: &App, op: Op, can: Can<RunTheYear>, name: String, look: i64) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, name, look), |tx, (can, name, look)| {
        Box::pin(async move {
            let today = tx.now.date();
            let code = code(name, tx.id());
            let id = store::insert(tx, &code, *look, "").await?;
            store::insert_name(tx, id, name, Some(today), None).await?;
            audit::note(tx, can.actor(), "field-added", Some(id), "").await?;
            oplog::record(tx, change(id, "added", can.person(), name)).await?;
            Ok(id)
        })
    })
    .await
}

/// Adds a municipality to the catalogue.
pub async fn add_municipality(app: &App, op: Op, can: Can<RunTheYear>, name: String) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, name), |tx, (can, name)| {
        Box::pin(async move {
            if store::municipalities(tx).await?.iter().any(|m| same(&m.name, name)) {
                return Err(Error::Conflict("catalogues-exists"));
            }
            let id = store::insert_municipality(tx, name, "").await?;
            audit::note(tx, can.actor(), "municipality-added", Some(id), "").await?;
            Ok(id)
        })
    })
    .await
}

/// Adds a committee to the catalogue.
pub async fn add_committee(app: &App, op: Op, can: Can<RunTheYear>, name: String, is_council: bool) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, name, is_council), |tx, (can, name, is_council)| {
        Box::pin(async move {
            let all = store::committees(tx).await?;
            if all.iter().any(|c| same(&c.name, name)) {
                return Err(Error::Conflict("catalogues-exists"));
            }
            if *is_council && all.iter().any(|c| c.is_council) {
                return Err(Error::Conflict("catalogues-has-council"));
            }
            let id = store::insert_committee(tx, name, *is_council, "").await?;
            audit::note(tx, can.actor(), "committee-added", Some(id), "").await?;
            Ok(id)
        })
    })
    .await
}

fn same(a: &str, b: &str) -> bool {
    let key = crate::features::accounts::store::sort_key;
    key(a) == key(b)
}
