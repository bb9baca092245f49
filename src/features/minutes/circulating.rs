//! Minutes circulate: whoever was invited may ask for a correction, who keeps them answers.

use uuid::Uuid;

use super::access::AnswerCorrection;
use super::store::corrections::{self, Asker};
use super::{CorrectionState, MinutesState, closing, keeping};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::meetings::replying;
use crate::features::meetings::store::agenda;
use crate::oplog::{self, Op};

/// So many wishes one meeting holds, and one guest may send.
const MOST: usize = 200;
const MOST_OF_A_GUEST: usize = 20;

/// Who asks.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody in the group, of these minutes.
    Person(Uuid, Uuid),
    /// Who has this link.
    Link(String),
}

/// What somebody would have otherwise.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Of which item; nothing for the minutes as a whole.
    pub item: Option<Uuid>,
    pub text: String,
}

/// Asks for a correction.
///
/// # Errors
/// [`Error::NotFound`] for a link that opens nothing; [`Error::Conflict`] where it is too early, too late, or too much.
pub async fn ask(app: &App, op: Op, who: Who, wish: Wish) -> Result<()> {
    oplog::once(&app.db, op, (who, wish), |tx, (who, wish)| {
        Box::pin(async move {
            let (meeting, asker) = place(tx, who).await?;
            let minutes = keeping::next(tx, meeting, &[MinutesState::Circulating]).await?;
            if !closing::takes_corrections(&minutes, tx.now.date()) {
                return Err(Error::Conflict("correction-too-late"));
            }
            if corrections::of_meeting(tx, meeting).await?.len() >= MOST {
                return Err(Error::Conflict("correction-too-many"));
            }
            if let Asker::Guest(guest) = asker
                && corrections::of_guest(tx, meeting, guest).await? >= MOST_OF_A_GUEST
            {
                return Err(Error::Conflict("correction-too-many"));
            }
            if let Some(item) = wish.item {
                agenda::item(tx, meeting, item).await?;
            }
            corrections::insert(tx, meeting, wish.item, asker, &wish.text).await?;
            keeping::wrote(tx, &minutes, None, "correction-asked").await
        })
    })
    .await
}

async fn place(tx: &mut Tx, who: &Who) -> Result<(Uuid, Asker)> {
    match who {
        Who::Person(person, meeting) => Ok((*meeting, Asker::Person(*person))),
        Who::Link(secret) => {
            let found = replying::by_link(tx, secret).await?.ok_or(Error::NotFound)?;
            // Who has an account is named by it, whichever way they came.
            let asker = found.invited.person.map_or(Asker::Guest(found.invited.id), Asker::Person);
            Ok((found.meeting.id, asker))
        }
    }
}

/// Answers a wish; what is taken up is written into the minutes by who keeps them.
pub async fn answer(
    app: &App,
    op: Op,
    can: Can<AnswerCorrection>,
    state: CorrectionState,
    words: String,
) -> Result<()> {
    oplog::once(&app.db, op, (can, state, words), |tx, (can, state, words)| {
        Box::pin(async move {
            let (meeting, id) = *can.id();
            let minutes = keeping::next(tx, meeting, &[MinutesState::Circulating]).await?;
            if !corrections::answer(tx, (meeting, id), *state, words).await? {
                return Err(Error::Conflict("correction-answered"));
            }
            keeping::wrote(tx, &minutes, can.person(), "correction-answered").await
        })
    })
    .await
}
