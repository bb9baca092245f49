//! Settings that live in the database: small documents under a key.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// The document under `key`, if it was ever written.
pub async fn get<T: DeserializeOwned>(tx: &mut Tx, key: &str) -> Result<Option<T>> {
    let text: Option<String> = tx.value("value", sql!("SELECT value FROM settings WHERE key = $1", key)).await?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(Into::into)
}

/// Writes the document under `key`.
pub async fn put<T: Serialize>(tx: &mut Tx, key: &str, value: &T) -> Result<()> {
    let (text, now) = (serde_json::to_string(value)?, tx.now);
    tx.run(sql!(
        "INSERT INTO settings (key, value, changed_at) VALUES ($1, $2, $3) \
         ON CONFLICT (key) DO UPDATE SET value = $2, changed_at = $3",
        key,
        text,
        now
    ))
    .await?;
    Ok(())
}
