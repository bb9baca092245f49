//! The first run: from an empty database to a district that can begin, by one form behind a one-time link.
//!
//! Invariants: everything is made in one transaction, exactly once; the link's key is compared in constant time;
//! until then every other page says only that the platform is being set up.

mod form;
pub mod routes;
pub mod views;

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::{Actor, Role};
use crate::app::{App, DISTRICT};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store::{self as accounts, NewAccount};
use crate::features::accounts::{password, people};
use crate::features::fields::store as catalogue;
use crate::http::District;
use crate::oplog::{self, Op};
use crate::{audit, settings};

/// Key of the template that new years are made from.
pub const CYCLE_TEMPLATE: &str = "cycle-template";
/// What the catalogue's rows name as their source.
const SOURCE: &str = "Einrichtung";
/// How many icons and colours there are for fields of action.
const LOOKS: i64 = 10;

/// Everything the first run asks for.
#[derive(Debug, Clone)]
pub struct Start {
    pub district: District,
    /// The first administrator.
    pub admin: NewAccount,
    /// Whether they run the year as well.
    pub is_staff: bool,
    /// Name of a shipped cycle template.
    pub template: String,
    pub fields: Vec<String>,
    pub municipalities: Vec<String>,
    /// The last one is the council.
    pub committees: Vec<String>,
}

/// Whether `key` is the one-time key; takes the same time for every wrong one.
pub fn is_key(app: &App, key: &str) -> bool {
    let (given, right) = (Sha256::digest(key.as_bytes()), Sha256::digest(app.setup_secret.as_bytes()));
    given.iter().zip(right.iter()).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

/// Makes everything, once.
///
/// # Errors
/// [`Error::Conflict`] `setup-already` where the first run is over.
pub async fn begin(app: &App, op: Op, mut start: Start, typed: String) -> Result<()> {
    start.admin.password_hash = Some(password::hash(typed).await?);
    oplog::once(&app.db, op, start, |tx, start| Box::pin(async move { make(tx, start).await })).await?;
    app.reload().await
}

async fn make(tx: &mut Tx, start: &Start) -> Result<()> {
    let before: Option<District> = settings::get(tx, DISTRICT).await?;
    if before.is_some_and(|district| !district.name.is_empty()) {
        return Err(Error::Conflict("setup-already"));
    }
    settings::put(tx, DISTRICT, &start.district).await?;
    settings::put(tx, CYCLE_TEMPLATE, &start.template).await?;
    let admin = make_admin(tx, start).await?;
    make_catalogue(tx, start).await?;
    audit::note(tx, &Actor::System("first run"), "set-up", Some(admin), "").await
}

async fn make_admin(tx: &mut Tx, start: &Start) -> Result<Uuid> {
    let id = accounts::insert(tx, &start.admin).await?.ok_or(Error::Conflict("people-error-email-taken"))?;
    let mut roles = BTreeSet::from([Role::Administrator]);
    if start.is_staff {
        roles.insert(Role::Staff);
    }
    accounts::set_roles(tx, id, &roles, None).await?;
    audit::note(tx, &Actor::System("first run"), "account-added", Some(id), &people::role_words(&roles)).await?;
    Ok(id)
}

async fn make_catalogue(tx: &mut Tx, start: &Start) -> Result<()> {
    for (look, name) in (0..).zip(&start.fields) {
        let field = catalogue::insert(tx, &code(name), look % LOOKS + 1, SOURCE).await?;
        catalogue::insert_name(tx, field, name, None, None).await?;
    }
    for name in &start.municipalities {
        catalogue::insert_municipality(tx, name, SOURCE).await?;
    }
    for (left, name) in start.committees.iter().rev().enumerate().rev() {
        catalogue::insert_committee(tx, name, left == 0, SOURCE).await?;
    }
    Ok(())
}

/// A field's stable code: its first name in small letters, digits and hyphens.
fn code(name: &str) -> String {
    let key = accounts::sort_key(name);
    let parts = key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_is_made_of_the_name() {
        assert_eq!(super::code("Gesundheit und Medizinische Versorgung"), "gesundheit-und-medizinische-versorgung");
        assert_eq!(super::code("Ämter & Straße"), "amter-strasse");
    }
}
