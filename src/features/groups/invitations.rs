//! Invitations into a group: sent by mail, looked at as often as one likes, accepted once.
//!
//! Invariants: an address has at most one open invitation into a group (a new one takes back the old); a new
//! account is made for exactly the invited address; looking changes nothing.

use std::sync::Arc;

use uuid::Uuid;

use super::access::{ManageGroup, ManageInvitation};
use super::store::invitations::{self as stored, Invitation};
use super::store::{self, Group, members};
use super::{GroupKind, MemberRole, letters};
use crate::access::{Actor, Can, session};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store::{self as accounts, NewAccount, email_key};
use crate::http::Site;
use crate::i18n::Lang;
use crate::mail;
use crate::oplog::{self, Change, Op};

/// Writes an invitation and its mail. An older one of the same address is taken back.
pub(super) async fn send(
    tx: &mut Tx,
    site: &Arc<Site>,
    actor: &Actor,
    group: &Group,
    address: &str,
    role: MemberRole,
) -> Result<Uuid> {
    let (address, token) = (email_key(address), session::new_secret());
    stored::revoke_address(tx, group.id, &address).await?;
    let id = stored::insert(tx, group.id, &address, role, actor.person(), &token).await?;
    mail::queue(tx, letters::invitation(site, &address, group, role, &token)).await?;
    Ok(id)
}

/// Invites addresses into the group; one that is already in it is refused.
pub async fn invite(
    app: &App,
    op: Op,
    can: Can<ManageGroup>,
    addresses: Vec<String>,
    role: MemberRole,
) -> Result<usize> {
    oplog::once(&app.db, op, (app.site.clone(), can, addresses, role), |tx, (site, can, addresses, role)| {
        Box::pin(async move {
            let mut done = std::collections::BTreeSet::new();
            for address in addresses {
                if !done.insert(email_key(address)) {
                    continue;
                }
                if members::has_address(tx, *can.id(), &email_key(address)).await? {
                    return Err(Error::Conflict("invitations-is-member"));
                }
                send(tx, site, can.actor(), &can.facts().group, address, *role).await?;
            }
            Ok(done.len())
        })
    })
    .await
}

/// Sends an invitation again, with a new link; the old one is dead from then on.
pub async fn reissue(app: &App, op: Op, can: Can<ManageInvitation>) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can), |tx, (site, can)| {
        Box::pin(async move {
            let (group, old) = (&can.facts().group.group, &can.facts().invitation);
            if !stored::revoke(tx, group.id, old.id).await? {
                return Err(Error::Conflict("invitations-used"));
            }
            send(tx, site, can.actor(), group, &old.email, old.role).await.map(drop)
        })
    })
    .await
}

/// Takes an invitation back.
pub async fn revoke(app: &App, op: Op, can: Can<ManageInvitation>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (group, invitation) = *can.id();
            let revoked = stored::revoke(tx, group, invitation).await?;
            if revoked { Ok(()) } else { Err(Error::Conflict("invitations-used")) }
        })
    })
    .await
}

/// What somebody says who accepts.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The link's secret.
    pub token: String,
    /// Name of a new account; empty for who is signed in.
    pub name: String,
    /// The name in a citizen sub-group.
    pub chosen_name: String,
    /// Hash of the new account's password, where one was given.
    pub password_hash: Option<String>,
    /// The language of a new account.
    pub lang: Lang,
}

/// Accepts an invitation: whoever is signed in joins, anybody else gets an account for the invited address.
/// Answers the group, the person, and whether it was accepted now and not by the same form before: only then a session
/// may be opened.
///
/// # Errors
/// [`Error::Conflict`] where the invitation is gone, or the address has an account that should sign in.
pub async fn accept(app: &App, op: Op, actor: Actor, acceptance: Acceptance) -> Result<((Uuid, Uuid), bool)> {
    oplog::once_told(&app.db, op, (actor, acceptance), |tx, (actor, acceptance)| {
        Box::pin(async move {
            let found = stored::by_token(tx, &acceptance.token).await?;
            let invitation = found.ok_or(Error::Conflict("invitations-gone"))?;
            if !stored::accept(tx, invitation.id).await? {
                return Err(Error::Conflict("invitations-gone"));
            }
            let person = match actor.person() {
                Some(person) => person,
                None => new_account(tx, &invitation, acceptance).await?,
            };
            join(tx, &invitation, person, &acceptance.chosen_name).await?;
            Ok((invitation.group_id, person))
        })
    })
    .await
}

async fn new_account(tx: &mut Tx, invitation: &Invitation, acceptance: &Acceptance) -> Result<Uuid> {
    let new = NewAccount {
        name: acceptance.name.clone(),
        email: invitation.email.clone(),
        password_hash: acceptance.password_hash.clone(),
        lang: acceptance.lang,
    };
    accounts::insert(tx, &new).await?.ok_or(Error::Conflict("invitations-has-account"))
}

/// Puts somebody in, in the invited role; nobody loses a greater one by it.
async fn join(tx: &mut Tx, invitation: &Invitation, person: Uuid, chosen_name: &str) -> Result<()> {
    let group = store::group(tx, invitation.group_id).await?;
    let before = store::role_in(tx, group.id, Some(person)).await?;
    let role = before.map_or(invitation.role, |role| role.min(invitation.role));
    let chosen = if group.kind == GroupKind::CitizenSubgroup { chosen_name } else { "" };
    store::put_member(tx, group.id, person, role, chosen).await?;
    if before.is_some() {
        return Ok(());
    }
    let name = store::name_in(tx, group.id, person).await?;
    let change = Change {
        object_kind: "group",
        object: group.id,
        kind: "member-joined",
        actor: Some(person),
        place: Some(group.id),
        payload: Some(name),
    };
    oplog::record(tx, change).await
}
