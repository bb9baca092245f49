//! Which installation secrets belong to this database: it remembers their names, never the secrets.

use super::{Db, Tx};
use crate::error::{Error, Result};
use crate::keys::Keys;
use crate::sql;

/// Sees that the secrets at hand are those of this database: makes the first one for a database that has none, notes one that
/// was added.
///
/// # Errors
/// Where the secrets are missing or those of another database: what is sealed in it could not be read.
pub async fn settle(db: &Db) -> Result<()> {
    let keys = db.keys();
    if known(&mut db.reader().await?).await?.is_empty() && keys.fingerprints().is_empty() {
        keys.add()?;
    }
    db.write((), |tx, ()| Box::pin(note(tx))).await
}

async fn note(tx: &mut Tx) -> Result<()> {
    let keys = tx.keys().clone();
    fits(&keys, &in_use(tx).await?)?;
    let known = known(tx).await?;
    let added = keys.fingerprints().into_iter().filter(|one| !known.contains(one));
    for (position, fingerprint) in (i64::try_from(known.len()).unwrap_or(i64::MAX)..).zip(added) {
        tx.run(sql!("INSERT INTO installation_secrets (fingerprint, position) VALUES ($1, $2)", fingerprint, position))
            .await?;
    }
    Ok(())
}

/// The names of the secrets that this database was used with, oldest first.
async fn known(tx: &mut Tx) -> Result<Vec<String>> {
    tx.values("fingerprint", sql!("SELECT fingerprint FROM installation_secrets ORDER BY position")).await
}

/// The secrets that have to be at hand: the newest, and those that open keys of objects that are still there.
async fn in_use(tx: &mut Tx) -> Result<Vec<String>> {
    tx.values(
        "fingerprint",
        sql!(
            "SELECT s.fingerprint FROM installation_secrets s WHERE EXISTS (SELECT 1 FROM object_keys k WHERE k.secret = s.fingerprint) \
             OR NOT EXISTS (SELECT 1 FROM installation_secrets later WHERE later.position > s.position) ORDER BY s.position"
        ),
    )
    .await
}

/// What the operator's check says of the secrets.
///
/// # Errors
/// What is wrong with them.
pub async fn check(db: &Db) -> Result<String> {
    let mut tx = db.reader().await?;
    let (keys, needed) = (db.keys(), in_use(&mut tx).await?);
    fits(keys, &needed)?;
    Ok(format!("{}, {} of {} secrets in use", keys.place(), needed.len(), keys.fingerprints().len()))
}

fn fits(keys: &Keys, needed: &[String]) -> Result<()> {
    let here = keys.fingerprints();
    let missing: Vec<_> = needed.iter().filter(|one| !here.contains(one)).cloned().collect();
    match (missing.is_empty(), here.is_empty()) {
        (true, _) => Ok(()),
        (false, true) => Err(Error::internal(format!(
            "{} is missing: this database was used with the secret {}; put its copy back",
            keys.place(),
            missing.join(", ")
        ))),
        (false, false) => Err(Error::internal(format!(
            "{} belongs to another database: it lacks the secret {}",
            keys.place(),
            missing.join(", ")
        ))),
    }
}
