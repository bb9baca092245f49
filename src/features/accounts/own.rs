//! What everybody does to their own account: name, language, password, sessions.

use uuid::Uuid;

use super::access::EndSession;
use super::{password, store};
use crate::access::{Actor, Can, Person, SignedIn, limit};
use crate::app::App;
use crate::audit;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::i18n::Lang;
use crate::mail::{self, Mail};
use crate::oplog::{self, Op};

/// The person behind the proof; the system has no account of its own.
fn person(can: &Can<SignedIn>) -> Result<&Person> {
    match can.actor() {
        Actor::Person(person) => Ok(person),
        _ => Err(Error::SignIn),
    }
}

/// Changes one's own name and language.
pub async fn change_profile(app: &App, op: Op, can: Can<SignedIn>, name: &str, lang: Lang) -> Result<()> {
    let id = person(&can)?.id;
    oplog::once(&app.db, op, (can, id, name.to_owned(), lang), |tx, (can, id, name, lang)| {
        Box::pin(async move {
            let known = store::known(tx, *id).await?;
            if known.name != *name {
                store::rename(tx, *id, name).await?;
                audit::note(tx, can.actor(), "account-renamed", Some(*id), "").await?;
            }
            store::set_language(tx, *id, *lang).await
        })
    })
    .await
}

/// Changes one's own password, ends all other sessions and says so by mail. Where there was none before, none
/// is asked for. False where `current` is not the present one.
///
/// # Errors
/// [`TooMany`](Error::TooMany) after ten tries in a quarter of an hour.
pub async fn change_password(app: &App, op: Op, can: Can<SignedIn>, current: &str, new: &str) -> Result<bool> {
    let (id, session) = person(&can).map(|p| (p.id, p.session))?;
    limit::take(&app.db, format!("password:account:{id}"), 10, 15 * MINUTE).await?;
    let account = store::by_id(&mut app.db.reader().await?, id).await?;
    let stored = account.password_hash.clone();
    let is_right = stored.is_none() || password::verify(current.to_owned(), stored).await?;
    let hash = password::hash(new.to_owned()).await?;
    let notice = changed_mail(app, &account);
    let done = oplog::once(&app.db, op, (can, is_right, session, hash, notice), |tx, input| {
        Box::pin(async move {
            let (can, is_right, session, hash, notice) = input;
            let id = can.person().ok_or(Error::SignIn)?;
            // Asked in here, so that the same form sent twice is not told that the old password is wrong by now.
            if !is_right {
                return Err(Error::Conflict("account-password-wrong"));
            }
            store::set_password(tx, id, hash).await?;
            store::delete_other_sessions(tx, id, *session).await?;
            audit::note(tx, can.actor(), "account-password", Some(id), "").await?;
            mail::queue(tx, notice.clone()).await
        })
    })
    .await;
    match done {
        Err(Error::Conflict(_)) => Ok(false),
        other => other.map(|()| true),
    }
}

/// Tells the owner that the password changed: whoever did not do it must hear of it.
pub(super) fn changed_mail(app: &App, account: &store::Account) -> Mail {
    let lang = Lang::parse(&account.language).unwrap_or(Lang::De);
    let district = app.district();
    Mail {
        kind: "password-changed",
        to: account.email.clone(),
        subject: app.i18n.text(lang, "mail-password-subject", &[]),
        text: app.i18n.text(
            lang,
            "mail-password-text",
            &[
                ("name", &account.name),
                ("link", &app.link("/password/reset")),
                ("email", &district.email),
                ("district", &district.name),
            ],
        ),
        ..Mail::default()
    }
}

/// Ends one of one's own sessions.
pub async fn end(app: &App, op: Op, can: Can<EndSession>) -> Result<()> {
    let person = can.person().ok_or(Error::SignIn)?;
    oplog::once(&app.db, op, (can, person), |tx, (can, person)| {
        Box::pin(async move { store::delete_session(tx, *person, *can.id()).await.map(drop) })
    })
    .await
}

/// Ends all of one's sessions but the present one.
pub async fn end_others(app: &App, op: Op, can: Can<SignedIn>) -> Result<()> {
    let (id, session): (Uuid, Uuid) = person(&can).map(|p| (p.id, p.session))?;
    oplog::once(&app.db, op, (id, session), |tx, (id, session)| {
        Box::pin(async move { store::delete_other_sessions(tx, *id, *session).await.map(drop) })
    })
    .await
}
