//! A forgotten password: a typed code comes by mail, the new password is set with it, all sessions end.

use uuid::Uuid;

use super::{own, password, sign_in, store};
use crate::access::{Actor, limit};
use crate::app::App;
use crate::audit;
use crate::clock::MINUTE;
use crate::error::Result;
use crate::i18n::Lang;
use crate::mail::{self, Mail};
use crate::oplog::{self, Op};

const PURPOSE: &str = "reset";
const LIFE: i64 = 15 * MINUTE;
const TRIES: i64 = 5;

/// Sends a code to `email`, if it has an active account; tells nobody whether it does.
///
/// # Errors
/// [`TooMany`](crate::error::Error::TooMany) after five requests an hour for an address or twenty for a client.
pub async fn send_code(app: &App, client: &str, email: &str) -> Result<()> {
    limit::take(&app.db, format!("reset:client:{client}"), 20, 60 * MINUTE).await?;
    limit::take(&app.db, format!("reset:account:{}", store::email_key(email)), 5, 60 * MINUTE).await?;
    let account = store::by_email(&mut app.db.reader().await?, email).await?.filter(|a| a.active);
    let Some(account) = account else {
        return Ok(());
    };
    let code = sign_in::new_code();
    let mail = code_mail(app, &account, &code);
    app.db
        .write((account.id, code, mail), |tx, (person, code, mail)| {
            Box::pin(async move {
                let expires_at = tx.now.plus(LIFE);
                store::put_code(tx, *person, PURPOSE, code, expires_at).await?;
                mail::queue(tx, mail.clone()).await
            })
        })
        .await
}

fn code_mail(app: &App, account: &store::Account, code: &str) -> Mail {
    let lang = Lang::parse(&account.language).unwrap_or(Lang::De);
    let district = app.district().name.clone();
    Mail {
        kind: "password-code",
        to: account.email.clone(),
        subject: app.i18n.text(lang, "mail-reset-subject", &[]),
        text: app.i18n.text(lang, "mail-reset-text", &[("code", &code), ("district", &district)]),
        ..Mail::default()
    }
}

/// Sets a new password with a typed code; false where the code is wrong, too old or tried too often.
///
/// # Errors
/// [`TooMany`](crate::error::Error::TooMany) after thirty tries of a client in a quarter of an hour.
pub async fn set(app: &App, op: Op, client: &str, email: &str, code: &str, new: &str) -> Result<bool> {
    limit::take(&app.db, format!("code:client:{client}"), 30, 15 * MINUTE).await?;
    // Hashed first, so that an unknown address takes as long as a known one.
    let hash = password::hash(new.to_owned()).await?;
    let account = store::by_email(&mut app.db.reader().await?, email).await?.filter(|a| a.active);
    let Some(account) = account else {
        return Ok(false);
    };
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let notice = own::changed_mail(app, &account);
    oplog::once(&app.db, op, (account.id, typed, hash, notice), |tx, (person, code, hash, notice)| {
        Box::pin(async move {
            if !store::try_code(tx, *person, PURPOSE, code, TRIES).await? {
                return Ok(false);
            }
            replace(tx, *person, hash).await?;
            mail::queue(tx, notice.clone()).await?;
            Ok(true)
        })
    })
    .await
}

async fn replace(tx: &mut crate::db::Tx, person: Uuid, hash: &str) -> Result<()> {
    store::set_password(tx, person, hash).await?;
    store::delete_sessions(tx, person).await?;
    audit::note(tx, &Actor::Visitor, "account-reset", Some(person), "").await
}
