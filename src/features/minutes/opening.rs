//! Opening a meeting: its minutes begin with what is known already.

use uuid::Uuid;

use super::access::OpenMeeting;
use super::{keeping, store};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::store as groups;
use crate::features::meetings::store::people;
use crate::features::meetings::{self, MeetingState, Presence, Reply};
use crate::oplog::{self, Op};

/// Who chairs, and who writes.
#[derive(Debug, Clone)]
pub struct Opening {
    pub chair: String,
    /// A member of the group.
    pub keeper: Uuid,
}

/// Opens a meeting. Who said yes is noted as present, who said no as excused; both can be changed.
///
/// # Errors
/// [`Error::Conflict`] before its day, where it was opened already or called off, or where the keeper is no member.
pub async fn open(app: &App, op: Op, can: Can<OpenMeeting>, opening: Opening) -> Result<()> {
    oplog::once(&app.db, op, (can, opening), |tx, (can, opening)| {
        Box::pin(async move {
            let meeting = meetings::store::lock(tx, *can.id()).await?;
            if meeting.has_minutes() {
                return Err(Error::Conflict("minutes-open-already"));
            }
            if !meeting.may_begin(tx.now.date()) {
                return Err(Error::Conflict("minutes-not-today"));
            }
            must_write(tx, meeting.group_id, opening.keeper).await?;
            meetings::store::set_state(tx, meeting.id, MeetingState::Running).await?;
            store::insert(tx, meeting.id, opening.keeper, &opening.chair).await?;
            prefill_presence(tx, meeting.id).await?;
            let minutes = store::minutes(tx, meeting.id).await?;
            keeping::log(tx, &minutes, can.person(), "opened", &meeting.title).await
        })
    })
    .await
}

/// # Errors
/// [`Error::Conflict`] for who is not in the group.
pub(super) async fn must_be_member(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<()> {
    let role = groups::role_in(tx, group, Some(person)).await?;
    role.map(drop).ok_or(Error::Conflict("minutes-no-member"))
}

/// # Errors
/// [`Error::Conflict`] for who only reads in the group.
pub(super) async fn must_write(tx: &mut Tx, group: Uuid, person: Uuid) -> Result<()> {
    let role = groups::role_in(tx, group, Some(person)).await?;
    role.filter(|role| role.writes()).map(drop).ok_or(Error::Conflict("minutes-no-member"))
}

async fn prefill_presence(tx: &mut Tx, meeting: Uuid) -> Result<()> {
    // Who left the group since does not come.
    for invited in people::of_meeting(tx, meeting).await?.into_iter().filter(|invited| invited.belongs) {
        let presence = match invited.reply {
            Reply::Yes => Presence::Present,
            Reply::No => Presence::Excused,
            Reply::None | Reply::Maybe => continue,
        };
        people::set_presence(tx, invited.id, presence).await?;
    }
    Ok(())
}
