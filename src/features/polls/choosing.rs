//! Choosing one of the dates: the poll ends and becomes a meeting, in one transaction.

use uuid::Uuid;

use super::access::ManagePoll;
use super::making::{log, running};
use super::store::answers::{self, AnswerRow};
use super::store::people::{self, Asked};
use super::store::{self, DateRow, Poll};
use super::{Answer, Openness, PollState};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::Audience;
use crate::features::meetings::{self, NewAttendee, NewMeeting, Reply};
use crate::oplog::{self, Op};

/// Where the meeting will be.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub date: Uuid,
    pub place: String,
    pub room: String,
    pub online: String,
}

/// Ends the poll with `chosen` and invites everybody who was asked; answers the meeting.
///
/// # Errors
/// [`Error::Conflict`] where somebody else was faster, or the date is not offered any more.
pub async fn choose(app: &App, op: Op, can: Can<ManagePoll>, chosen: Chosen) -> Result<Uuid> {
    oplog::once(&app.db, op, (can, chosen), |tx, (can, chosen)| {
        Box::pin(async move {
            let poll = running(tx, *can.id()).await?;
            let dates = store::dates(tx, poll.id).await?;
            let date = dates.iter().find(|date| date.id == chosen.date).ok_or(Error::Conflict("poll-date-gone"))?;
            if date.slot().starts_at() <= tx.now {
                return Err(Error::Conflict("poll-date-past"));
            }
            store::end(tx, poll.id, PollState::Fixed, Some(date.id)).await?;
            let new = meeting(tx, &poll, date, chosen, can.person()).await?;
            let meeting = meetings::begin(tx, new).await?;
            log(tx, &poll, can.person(), "fixed").await?;
            Ok(meeting)
        })
    })
    .await
}

async fn meeting(
    tx: &mut Tx,
    poll: &Poll,
    date: &DateRow,
    chosen: &Chosen,
    organiser: Option<Uuid>,
) -> Result<NewMeeting> {
    let answers = answers::of_poll(tx, poll.id).await?;
    let asked = people::of_poll(tx, poll.id).await?;
    // What only the organisers may read of the answers does not come out by the list of who comes.
    let open = poll.openness == Openness::Names;
    let attendee = |asked: &&Asked| attendee(asked, date, if open { &answers } else { &[] });
    Ok(NewMeeting {
        group: poll.group_id,
        organiser: organiser.unwrap_or(poll.organiser),
        title: poll.title.clone(),
        place: chosen.place.clone(),
        room: chosen.room.clone(),
        online: chosen.online.clone(),
        note: poll.note.clone(),
        starts: date.starts,
        minutes: date.minutes,
        audience: Audience::Group,
        poll: Some(poll.id),
        previous: None,
        is_draft: false,
        people: asked.iter().filter(|asked| asked.belongs).map(|asked| attendee(&asked)).collect(),
    })
}

/// Who said yes comes; who said anything else is asked again, now that there is one date.
fn attendee(asked: &Asked, date: &DateRow, answers: &[AnswerRow]) -> NewAttendee {
    let said = answers.iter().find(|a| a.who == asked.id && a.date == date.id).map(|a| a.answer);
    NewAttendee {
        person: asked.person,
        name: asked.name.clone(),
        email: asked.email.clone(),
        reply: if said == Some(Answer::Yes) { Reply::Yes } else { Reply::None },
        needs: asked.needs.clone(),
        needs_note: asked.needs_note.clone(),
    }
}
