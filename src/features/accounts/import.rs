//! What the import of years and the demo need of accounts beyond [`store`](super::store).

use uuid::Uuid;

use crate::access::Role;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Gives an account a role; a second time changes nothing.
pub async fn grant(tx: &mut Tx, person: Uuid, role: Role, municipality: Option<Uuid>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO person_roles (person, role, municipality, granted_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (person, role) DO NOTHING",
        person,
        role,
        municipality.filter(|_| role == Role::Municipality),
        now
    ))
    .await
    .map(drop)
}

/// Whether there is any account.
pub async fn anybody(tx: &mut Tx) -> Result<bool> {
    let found: Option<Uuid> = tx.value("id", sql!("SELECT id FROM persons LIMIT 1")).await?;
    Ok(found.is_some())
}
