//! Saying whether one comes: by the link of a mail, with an account, or by telephone to who organises it.

use jiff::civil::DateTime;
use uuid::Uuid;

use super::agenda;
use super::making::refuse_ended;
use super::store::agenda::Item;
use super::store::people::{self, Invited};
use super::store::{self, Meeting};
use super::{NewAttendee, Reply};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::links::{self, Purpose};
use crate::oplog::{self, Change, Op};

/// What somebody replied.
#[derive(Debug, Clone)]
pub struct Said {
    pub reply: Reply,
    pub note: String,
    /// The wall time that it was given to, where the form said one.
    pub to: Option<DateTime>,
}

/// Who replies.
#[derive(Debug, Clone)]
pub enum Who {
    /// Who has this link.
    Link(String),
    /// A member of the group, invited or not, to a meeting.
    Person(Uuid, Uuid),
    /// One who is invited to a meeting and said so to somebody who organises it.
    Told { meeting: Uuid, who: Uuid, by: Uuid },
}

/// A meeting as one who is invited finds it by their link.
#[derive(Debug, Clone)]
pub struct Found {
    pub meeting: Meeting,
    pub invited: Invited,
    /// Its agenda.
    pub items: Vec<Item>,
}

/// What a link opens; nothing where it was taken back, has expired, or its holder left the group.
pub async fn by_link(tx: &mut Tx, secret: &str) -> Result<Option<Found>> {
    let Some(link) = links::find(tx, Purpose::Meeting, secret).await? else { return Ok(None) };
    let invited = people::one(tx, link.subject, link.holder).await?.filter(|invited| invited.belongs);
    let Some(invited) = invited else { return Ok(None) };
    let meeting = store::meeting(tx, link.subject).await?;
    let items = agenda::planned(tx, meeting.id).await?;
    Ok(Some(Found { meeting, invited, items }))
}

/// Replies, in place of an earlier reply.
///
/// # Errors
/// [`Error::NotFound`] for a link that opens nothing; [`Error::Conflict`] where the meeting is over, called off, or at another time by now.
pub async fn reply(app: &App, op: Op, who: Who, said: Said) -> Result<()> {
    oplog::once(&app.db, op, (who, said), |tx, (who, said)| {
        Box::pin(async move {
            let (meeting, place) = place(tx, who).await?;
            refuse_ended(tx, &meeting)?;
            if said.to.is_some_and(|to| to != meeting.starts) {
                return Err(Error::Conflict("meeting-moved-meanwhile"));
            }
            people::reply(tx, (meeting.id, place), said.reply, &said.note).await?;
            let (kind, actor) = match who {
                Who::Told { by, .. } => ("written-down", Some(*by)),
                Who::Link(_) | Who::Person(..) => ("given", None),
            };
            let object_kind = "meeting-reply";
            let change = Change { object_kind, object: place, kind, actor, place: None, payload: None };
            oplog::record(tx, change).await
        })
    })
    .await
}

/// The meeting, and the row of who replies among those who are invited.
async fn place(tx: &mut Tx, who: &Who) -> Result<(Meeting, Uuid)> {
    match who {
        Who::Link(secret) => {
            let found = by_link(tx, secret).await?.ok_or(Error::NotFound)?;
            Ok((found.meeting, found.invited.id))
        }
        Who::Person(person, meeting) => {
            people::add(tx, *meeting, &NewAttendee::member(*person)).await?;
            let place = people::of_person(tx, *meeting, *person).await?.ok_or(Error::NotFound)?;
            Ok((store::meeting(tx, *meeting).await?, place))
        }
        Who::Told { meeting, who, .. } => {
            let place = people::one(tx, *meeting, *who).await?.ok_or(Error::NotFound)?.id;
            Ok((store::meeting(tx, *meeting).await?, place))
        }
    }
}
