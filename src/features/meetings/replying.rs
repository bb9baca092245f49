//! Saying whether one comes: by the link of a mail, or with an account.

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
}

/// Who replies.
#[derive(Debug, Clone)]
pub enum Who {
    /// Who has this link.
    Link(String),
    /// A member of the group, invited or not, to a meeting.
    Person(Uuid, Uuid),
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
/// [`Error::NotFound`] for a link that opens nothing; [`Error::Conflict`] where the meeting is over or called off.
pub async fn reply(app: &App, op: Op, who: Who, said: Said) -> Result<()> {
    oplog::once(&app.db, op, (who, said), |tx, (who, said)| {
        Box::pin(async move {
            let (meeting, place) = place(tx, who).await?;
            refuse_ended(tx, &meeting)?;
            people::reply(tx, place, said.reply, &said.note).await?;
            let (object_kind, kind) = ("meeting-reply", "given");
            let change = Change { object_kind, object: place, kind, actor: None, place: None, payload: None };
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
    }
}
