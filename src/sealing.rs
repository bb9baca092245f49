//! Keys of single objects, as rows: made with what they seal, destroyed with its purpose.
//!
//! Invariant: what is sealed under the key of an object cannot be read from the database alone; once the key is destroyed
//! it cannot be read with the installation's secret either.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::{Error, Result};
use crate::keys::{ObjectKey, Wrapped};
use crate::{row, sql};

row! {
    /// The key of an object as it is stored.
    pub struct Stored {
        pub secret: String,
        pub wrapped: Vec<u8>,
    }
}

/// Makes the key of `object`.
pub async fn begin(tx: &mut Tx, object: Uuid) -> Result<ObjectKey> {
    let (key, wrapped) = tx.keys().object_key(object)?;
    let Wrapped { secret, bytes } = wrapped;
    tx.run(sql!("INSERT INTO object_keys (object, secret, wrapped) VALUES ($1, $2, $3)", object, secret, bytes))
        .await?;
    Ok(key)
}

/// The key of `object`.
///
/// # Errors
/// Internal where it was destroyed or never made, and where the installation's secret is not at hand.
pub async fn key(tx: &mut Tx, object: Uuid) -> Result<ObjectKey> {
    let stored: Option<Stored> =
        tx.maybe(sql!("SELECT secret, wrapped FROM object_keys WHERE object = $1", object)).await?;
    let Stored { secret, wrapped } = stored.ok_or_else(|| Error::internal("an object without a key"))?;
    tx.keys().unwrap(object, &Wrapped { secret, bytes: wrapped })
}

/// Destroys the key of `object`: what it sealed is gone.
pub async fn destroy(tx: &mut Tx, object: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM object_keys WHERE object = $1", object)).await.map(drop)
}
