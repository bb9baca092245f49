//! What administrators do to accounts: adding, names and roles, letting in and keeping out.
//!
//! Invariants: nobody takes their own administrator role or keeps themselves out, and one active administrator
//! always stays. Keeping somebody out ends their sessions in the same transaction.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::access::ManagePerson;
use super::store::{self, Known, NewAccount};
use crate::access::session;
use crate::access::{Administer, Can, Role};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Lang;
use crate::mail::{self, Mail};
use crate::oplog::{self, Op};

/// What an administrator says about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    pub roles: BTreeSet<Role>,
    /// The municipality that the role of that name speaks for.
    pub municipality: Option<Uuid>,
}

/// Adds an account and tells its owner by mail how to sign in with a code; answers its id.
///
/// # Errors
/// [`Error::Conflict`] where the address has an account.
pub async fn add(app: &App, op: Op, can: Can<Administer>, entry: Entry, email: &str, lang: Lang) -> Result<Uuid> {
    let welcome = welcome(app, &entry.name, email, lang);
    let new = NewAccount { name: entry.name.clone(), email: email.to_owned(), password_hash: None, lang };
    oplog::once(&app.db, op, (can, entry, new, welcome), |tx, (can, entry, new, welcome)| {
        Box::pin(async move {
            let id = store::insert(tx, new).await?.ok_or(Error::Conflict("people-error-email-taken"))?;
            store::set_roles(tx, id, &entry.roles, entry.municipality).await?;
            audit::note(tx, can.actor(), "account-added", Some(id), &role_words(&entry.roles)).await?;
            mail::queue(tx, welcome.clone()).await?;
            Ok(id)
        })
    })
    .await
}

fn welcome(app: &App, name: &str, email: &str, lang: Lang) -> Mail {
    let district = app.district().name.clone();
    let link = app.link("/sign-in/code");
    Mail {
        kind: "account-added",
        to: email.to_owned(),
        subject: app.i18n.text(lang, "mail-welcome-subject", &[("district", &district)]),
        text: app.i18n.text(
            lang,
            "mail-welcome-text",
            &[("name", &name), ("district", &district), ("link", &link), ("email", &email)],
        ),
        ..Mail::default()
    }
}

/// Roles as message keys, for the audit log: the reader's language names them.
pub fn role_words(roles: &BTreeSet<Role>) -> String {
    roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(" ")
}

/// Changes name and roles.
///
/// # Errors
/// [`Error::Conflict`] for one's own administrator role, and for the last administrator's.
pub async fn change(app: &App, op: Op, can: Can<ManagePerson>, entry: Entry) -> Result<()> {
    oplog::once(&app.db, op, (can, entry), |tx, (can, entry)| {
        Box::pin(async move {
            let known = store::known(tx, *can.id()).await?;
            if known.name != entry.name {
                store::rename(tx, known.id, &entry.name).await?;
                audit::note(tx, can.actor(), "account-renamed", Some(known.id), "").await?;
            }
            change_roles(tx, can, &known, entry).await
        })
    })
    .await
}

async fn change_roles(tx: &mut Tx, can: &Can<ManagePerson>, known: &Known, entry: &Entry) -> Result<()> {
    let (before, place) = session::roles(tx, known.id).await?;
    if before == entry.roles && place == entry.municipality {
        return Ok(());
    }
    if before.contains(&Role::Administrator) && !entry.roles.contains(&Role::Administrator) {
        if can.person() == Some(known.id) {
            return Err(Error::Conflict("people-error-own-role"));
        }
        one_stays(tx, known).await?;
    }
    store::set_roles(tx, known.id, &entry.roles, entry.municipality).await?;
    audit::note(tx, can.actor(), "account-roles", Some(known.id), &role_words(&entry.roles)).await
}

async fn one_stays(tx: &mut Tx, known: &Known) -> Result<()> {
    if known.active && store::other_administrators(tx, known.id).await? == 0 {
        return Err(Error::Conflict("people-error-last-administrator"));
    }
    Ok(())
}

/// Keeps somebody out: their sessions and codes end with the same commit. What they wrote stays.
///
/// # Errors
/// [`Error::Conflict`] for oneself and for the last administrator.
pub async fn deactivate(app: &App, op: Op, can: Can<ManagePerson>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let known = store::known(tx, *can.id()).await?;
            if !known.active {
                return Ok(());
            }
            if can.person() == Some(known.id) {
                return Err(Error::Conflict("people-error-self"));
            }
            let (roles, _) = session::roles(tx, known.id).await?;
            if roles.contains(&Role::Administrator) {
                one_stays(tx, &known).await?;
            }
            store::set_active(tx, known.id, false).await?;
            store::delete_sessions(tx, known.id).await?;
            store::delete_codes(tx, known.id).await?;
            audit::note(tx, can.actor(), "account-deactivated", Some(known.id), "").await
        })
    })
    .await
}

/// Lets somebody in again, with the roles they had.
pub async fn reactivate(app: &App, op: Op, can: Can<ManagePerson>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let known = store::known(tx, *can.id()).await?;
            if known.active {
                return Ok(());
            }
            store::set_active(tx, known.id, true).await?;
            audit::note(tx, can.actor(), "account-reactivated", Some(known.id), "").await
        })
    })
    .await
}

/// Gives the account a password (`hash` is its PHC string) and ends its sessions; the command line's way back in.
pub async fn set_password(app: &App, can: Can<ManagePerson>, hash: String) -> Result<()> {
    app.db
        .write((can, hash), |tx, (can, hash)| {
            Box::pin(async move {
                store::set_password(tx, *can.id(), hash).await?;
                store::delete_sessions(tx, *can.id()).await?;
                audit::note(tx, can.actor(), "account-password", Some(*can.id()), "").await
            })
        })
        .await
}
