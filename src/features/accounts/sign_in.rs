//! Signing in: by password, or by a typed six-digit code that comes by mail.

use uuid::Uuid;

use super::{password, store};
use crate::access::{limit, session};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::Result;
use crate::http::Page;
use crate::mail::{self, Mail};

const CODE: &str = "sign-in";
const CODE_LIFE: i64 = 15 * MINUTE;
const CODE_TRIES: i64 = 5;

/// A fresh session: its secret goes into the cookie.
pub struct Session {
    /// The cookie's value.
    pub token: String,
}

/// Checks address and password.
///
/// # Errors
/// [`TooMany`](crate::error::Error::TooMany) after ten tries per account or thirty per client in a quarter of an hour.
pub async fn check_password(
    app: &App,
    client: &str,
    email: &str,
    typed: &str,
    device: String,
) -> Result<Option<Session>> {
    limits(app, client, email).await?;
    let account = store::by_email(&mut app.db.reader().await?, email).await?.filter(|a| a.active);
    let stored = account.as_ref().and_then(|a| a.password_hash.clone());
    if !password::verify(typed.to_owned(), stored).await? {
        return Ok(None);
    }
    match account {
        Some(account) => open(app, account.id, device).await.map(Some),
        None => Ok(None),
    }
}

async fn limits(app: &App, client: &str, email: &str) -> Result<()> {
    limit::take(&app.db, format!("sign-in:client:{client}"), 30, 15 * MINUTE).await?;
    limit::take(&app.db, format!("sign-in:account:{}", store::email_key(email)), 10, 15 * MINUTE).await
}

/// Opens a session for `person`; the caller has made sure that it is them.
pub async fn open(app: &App, person: Uuid, device: String) -> Result<Session> {
    let token = session::new_secret();
    app.db
        .write((person, token.clone(), device), |tx, (person, token, device)| {
            Box::pin(async move { store::insert_session(tx, *person, token, device).await })
        })
        .await?;
    Ok(Session { token })
}

/// Sends a code to `email`, if it has an active account; tells nobody whether it does.
pub async fn send_code(app: &App, page: &Page, client: &str, email: &str) -> Result<()> {
    limits(app, client, email).await?;
    let account = store::by_email(&mut app.db.reader().await?, email).await?.filter(|a| a.active);
    let Some(account) = account else {
        return Ok(());
    };
    let code = new_code();
    let mail = Mail {
        kind: "sign-in-code",
        to: account.email.clone(),
        subject: page.t("mail-code-subject"),
        text: page.t2("mail-code-text", "code", &code, "district", &page.district().name),
        ..Mail::default()
    };
    app.db
        .write((account.id, code, mail), |tx, (person, code, mail)| {
            Box::pin(async move {
                let expires_at = tx.now.plus(CODE_LIFE);
                store::put_code(tx, *person, CODE, code, expires_at).await?;
                mail::queue(tx, mail.clone()).await
            })
        })
        .await
}

/// Six digits, all equally likely.
pub(super) fn new_code() -> String {
    loop {
        let mut bytes = [0u8; 4];
        crate::clock::fill_random(&mut bytes);
        let number = u32::from_le_bytes(bytes);
        if number < 4_294_000_000 {
            return format!("{:06}", number % 1_000_000);
        }
    }
}

/// Checks a typed code.
pub async fn check_code(app: &App, client: &str, email: &str, code: &str, device: String) -> Result<Option<Session>> {
    limit::take(&app.db, format!("code:client:{client}"), 30, 15 * MINUTE).await?;
    let account = store::by_email(&mut app.db.reader().await?, email).await?.filter(|a| a.active);
    let Some(account) = account else {
        return Ok(None);
    };
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let right = app
        .db
        .write((account.id, typed), |tx, (person, code)| {
            Box::pin(async move { store::try_code(tx, *person, CODE, code, CODE_TRIES).await })
        })
        .await?;
    if right { open(app, account.id, device).await.map(Some) } else { Ok(None) }
}

/// Ends one session.
pub async fn end_session(app: &App, person: Uuid, session: Uuid) -> Result<()> {
    app.db
        .write((person, session), |tx, (person, session)| {
            Box::pin(async move { store::delete_session(tx, *person, *session).await.map(drop) })
        })
        .await
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_has_six_digits() {
        for _ in 0..100 {
            let code = super::new_code();
            assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()), "{code}");
        }
    }
}
