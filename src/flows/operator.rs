//! What the operator does to accounts at the command line: the same functions, under the same rights, as the
//! system with a reason.

use std::collections::BTreeSet;

use crate::access::{Actor, Administer, Can, Role, session};
use crate::app::App;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::features::accounts::access::ManagePerson;
use crate::features::accounts::people::{self, Entry};
use crate::features::accounts::{password, store};
use crate::features::fields::store::municipalities;
use crate::i18n::Lang;
use crate::oplog::Op;

/// Why the system acts.
const REASON: Actor = Actor::System("command line");

fn op() -> Op {
    Op::new()
}

/// The roles and the municipality, as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    pub roles: Vec<Role>,
    /// Name of the municipality that somebody speaks for.
    pub municipality: Option<String>,
}

/// Adds an account; the mail that tells its owner how to sign in goes into the outbox.
pub async fn add(app: &App, name: &str, email: &str, roles: &Roles) -> Result<()> {
    let (name, email) = (name.trim(), email.trim());
    if name.is_empty() || email.parse::<lettre::Address>().is_err() {
        return Err(Error::Invalid("operator-error-entry"));
    }
    let mut tx = app.db.reader().await?;
    let can = Can::<Administer>::check(&mut tx, &REASON, ()).await?;
    let entry = entry(&mut tx, name, roles).await?;
    drop(tx);
    people::add(app, op(), can, entry, email, Lang::De).await.map(drop)
}

/// Replaces somebody's roles.
pub async fn set_roles(app: &App, email: &str, roles: &Roles) -> Result<()> {
    let mut tx = app.db.reader().await?;
    let can = manage(&mut tx, email).await?;
    let entry = entry(&mut tx, &can.facts().name, roles).await?;
    drop(tx);
    people::change(app, op(), can, entry).await
}

/// Sets somebody's password and ends their sessions.
pub async fn set_password(app: &App, email: &str, typed: String) -> Result<()> {
    if typed.chars().count() < password::LEAST {
        return Err(Error::Invalid("account-password-short"));
    }
    let mut tx = app.db.reader().await?;
    let can = manage(&mut tx, email).await?;
    drop(tx);
    people::set_password(app, can, password::hash(typed).await?).await
}

async fn manage(tx: &mut Tx, email: &str) -> Result<Can<ManagePerson>> {
    let account = store::by_email(tx, email).await?.ok_or(Error::Invalid("operator-error-unknown"))?;
    Can::<ManagePerson>::check(tx, &REASON, account.id).await
}

async fn entry(tx: &mut Tx, name: &str, typed: &Roles) -> Result<Entry> {
    let roles: BTreeSet<Role> = typed.roles.iter().copied().collect();
    let wanted = typed.municipality.as_deref().map(store::sort_key);
    let known = municipalities(tx).await?;
    let place = wanted.as_ref().and_then(|key| known.iter().find(|m| store::sort_key(&m.name) == *key));
    if wanted.is_some() != place.is_some() || roles.contains(&Role::Municipality) != place.is_some() {
        return Err(Error::Invalid("operator-error-municipality"));
    }
    Ok(Entry { name: name.to_owned(), roles, municipality: place.map(|m| m.id) })
}

/// An error in words for the command line.
pub fn words(app: &App, error: &Error) -> String {
    match error {
        Error::Internal(detail) | Error::Collision(detail) => detail.clone(),
        other => app.i18n.text(Lang::En, other.message(), &[]),
    }
}

/// The roles that an account has, for what the command line answers.
pub async fn roles_of(app: &App, email: &str) -> Result<BTreeSet<Role>> {
    let mut tx = app.db.reader().await?;
    let can = manage(&mut tx, email).await?;
    Ok(session::roles(&mut tx, *can.id()).await?.0)
}

/// Adds a secret of the installation, which seals from now on; says which.
pub async fn add_secret(app: &App) -> Result<String> {
    app.db.keys().add()?;
    db::secrets::settle(&app.db).await?;
    db::secrets::check(&app.db).await.map(|found| format!("A new secret seals from now on: {found}."))
}
