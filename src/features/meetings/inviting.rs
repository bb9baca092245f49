//! Who is invited: whom a form names, inviting more, another link for one of them, taking one out.

use uuid::Uuid;

use super::access::{ManageInvited, ManageMeeting};
use super::guests::Guest;
use super::making::{QUIET, coming};
use super::store::{self, Meeting, people};
use super::telling::{LINK_LIFE, tell_taken_out};
use super::{MOST_PEOPLE, NewAttendee};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store::email_key;
use crate::features::groups::store::members;
use crate::links::{self, Purpose};
use crate::oplog::{self, Change, Op};

/// Whom a form invites.
#[derive(Debug, Clone)]
pub struct Whom {
    /// Everybody in the group.
    pub whole_group: bool,
    pub guests: Vec<Guest>,
}

/// Everybody whom `whom` names. A guest whose address belongs to somebody in the group is invited as that member.
pub(super) async fn attendees(tx: &mut Tx, group: Uuid, whom: &Whom) -> Result<Vec<NewAttendee>> {
    let contacts = members::contacts(tx, group).await?;
    let mut found = Vec::new();
    if whom.whole_group {
        found.extend(contacts.iter().map(|contact| NewAttendee::member(contact.person)));
    }
    for guest in &whom.guests {
        let email = email_key(&guest.email);
        found.push(match contacts.iter().find(|contact| email_key(&contact.email) == email) {
            Some(contact) => NewAttendee::member(contact.person),
            None => NewAttendee::guest(guest.name.clone(), email),
        });
    }
    Ok(found)
}

/// Invites more people; whoever is invited already is not told twice. Answers how many are new.
pub async fn invite_more(app: &App, op: Op, can: Can<ManageMeeting>, whom: Whom) -> Result<usize> {
    oplog::once(&app.db, op, (can, whom), |tx, (can, whom)| {
        Box::pin(async move {
            let meeting = coming(tx, *can.id()).await?;
            let mut added = 0;
            for attendee in attendees(tx, meeting.group_id, whom).await? {
                added += usize::from(people::add(tx, meeting.id, &attendee).await?);
            }
            if people::count(tx, meeting.id).await? > MOST_PEOPLE {
                return Err(Error::Conflict("meeting-too-many-people"));
            }
            if added == 0 {
                return Err(Error::Conflict("meeting-invited-already"));
            }
            let tell_at = tx.now.plus(QUIET);
            store::tell_soon(tx, meeting.id, tell_at).await?;
            Ok(added)
        })
    })
    .await
}

/// Takes somebody out. Who was told of the meeting is told that it takes place without them, and their calendar forgets
/// it; their link opens nothing any more. Nobody else is told.
///
/// # Errors
/// [`Error::Conflict`] where the meeting has begun, is over or called off: who was invited then stays in its list.
pub async fn take_out(app: &App, op: Op, can: Can<ManageInvited>) -> Result<()> {
    let site = app.site.clone();
    oplog::once(&app.db, op, (can, site), |tx, (can, site)| {
        Box::pin(async move {
            let (meeting, who) = *can.id();
            let meeting = coming(tx, meeting).await?;
            let invited = people::one(tx, meeting.id, who).await?.ok_or(Error::NotFound)?;
            store::count_quietly(tx, meeting.id).await?;
            let next = Meeting { sequence: meeting.sequence + 1, ..meeting };
            tell_taken_out(tx, site, &next, &invited).await?;
            links::revoke(tx, Purpose::Meeting, next.id, who).await?;
            people::remove(tx, next.id, who).await?;
            log(tx, who, can.person(), "taken-out").await
        })
    })
    .await
}

/// Another link for somebody, in place of all that they had; answers its secret. Nobody looks at a meeting that is only
/// prepared. Not kept with the form: a secret stands in no table but as a hash, so the same form again makes another one.
pub async fn new_link(app: &App, can: Can<ManageInvited>) -> Result<String> {
    app.db
        .write(can, |tx, can| {
            Box::pin(async move {
                let (meeting, who) = *can.id();
                let meeting = coming(tx, meeting).await?;
                if meeting.is_draft() {
                    return Err(Error::Conflict("meeting-link-draft"));
                }
                people::one(tx, meeting.id, who).await?.ok_or(Error::NotFound)?;
                log(tx, who, can.person(), "new-link").await?;
                links::reissue(tx, Purpose::Meeting, meeting.id, who, meeting.ends_at.plus(LINK_LIFE)).await
            })
        })
        .await
}

/// Only those who organise read of it.
async fn log(tx: &mut Tx, who: Uuid, actor: Option<Uuid>, kind: &str) -> Result<()> {
    oplog::record(tx, Change { object_kind: "meeting-invited", object: who, kind, actor, place: None, payload: None })
        .await
}
