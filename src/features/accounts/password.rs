//! Passwords: argon2id with the parameters OWASP names (19 MiB, two passes, one lane), off the async threads.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use crate::error::{Error, Result};
use crate::http::Form;

/// The least characters of a password (NIST SP 800-63B asks for length, not for kinds of characters).
pub const LEAST: usize = 12;

/// Puts a message at the password field `name` where what was typed is too short; an empty one has its own message.
pub fn check(form: &mut Form, name: &'static str) {
    let length = form.text(name).chars().count();
    if length > 0 && length < LEAST {
        form.error(name, "account-password-short");
    }
}

/// The PHC string that is stored for `password`.
pub async fn hash(password: String) -> Result<String> {
    blocking(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|h| h.to_string()).map_err(|e| Error::internal(format!("argon2: {e}")))
    })
    .await
}

/// Whether `password` is the one behind `stored`. Without a stored hash it takes as long and says no.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    blocking(move || {
        let Some(stored) = stored else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return Ok(false);
        };
        let hash = PasswordHash::new(&stored).map_err(|e| Error::internal(format!("stored password: {e}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::internal(format!("hashing: {e}")))?
}
