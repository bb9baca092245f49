//! SQL of wishes for corrections.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::minutes::CorrectionState;
use crate::{row, sql};

row! {
    /// What somebody would have otherwise.
    pub struct Correction {
        pub id: Uuid,
        pub item: Option<Uuid>,
        pub author: Option<Uuid>,
        /// One of those who are invited, without an account.
        pub guest: Option<Uuid>,
        /// As the group reads it; empty for guests without a name.
        pub author_name: String,
        pub text: String,
        pub state: CorrectionState,
        pub answer: String,
        pub created_at: Timestamp,
    }
}

/// All of a meeting's, the first one first.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Correction>> {
    tx.all(sql!(
        "SELECT c.id, c.item, c.author, c.guest, COALESCE(n.name, p.name, a.name, '') AS author_name, c.text, c.state, c.answer, c.created_at \
         FROM corrections c JOIN meetings q ON q.id = c.meeting LEFT JOIN persons p ON p.id = c.author \
         LEFT JOIN chosen_names n ON n.person = c.author AND n.group_id = q.group_id \
         LEFT JOIN meeting_people a ON a.id = c.guest WHERE c.meeting = $1 ORDER BY c.created_at, c.id",
        meeting
    ))
    .await
}

/// One of a meeting's.
pub async fn one(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<Option<Correction>> {
    Ok(of_meeting(tx, meeting).await?.into_iter().find(|correction| correction.id == id))
}

/// Who asks for a correction.
#[derive(Debug, Clone, Copy)]
pub enum Asker {
    Person(Uuid),
    /// Somebody who is invited, without an account.
    Guest(Uuid),
}

/// Writes down what somebody would have otherwise.
pub async fn insert(tx: &mut Tx, meeting: Uuid, item: Option<Uuid>, asker: Asker, text: &str) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    let (author, guest) = match asker {
        Asker::Person(person) => (Some(person), None),
        Asker::Guest(guest) => (None, Some(guest)),
    };
    tx.run(sql!(
        "INSERT INTO corrections (id, meeting, item, author, guest, text, state, answer, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'open', '', $7)",
        id,
        meeting,
        item,
        author,
        guest,
        text,
        now
    ))
    .await?;
    Ok(id)
}

/// Answers a wish about a meeting's minutes that is open; false where somebody else did.
pub async fn answer(tx: &mut Tx, (meeting, id): (Uuid, Uuid), state: CorrectionState, words: &str) -> Result<bool> {
    let now = tx.now;
    let answered = tx
        .run(sql!(
            "UPDATE corrections SET state = $2, answer = $3, answered_at = $4 WHERE id = $1 AND meeting = $5 AND state = 'open'",
            id,
            state,
            words,
            now,
            meeting
        ))
        .await?;
    Ok(answered == 1)
}

/// How many of a meeting's wait for an answer.
pub async fn open(tx: &mut Tx, meeting: Uuid) -> Result<usize> {
    let statement = sql!("SELECT COUNT(*) AS n FROM corrections WHERE meeting = $1 AND state = 'open'", meeting);
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// How many a guest asked for.
pub async fn of_guest(tx: &mut Tx, meeting: Uuid, guest: Uuid) -> Result<usize> {
    let statement = sql!("SELECT COUNT(*) AS n FROM corrections WHERE meeting = $1 AND guest = $2", meeting, guest);
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}
