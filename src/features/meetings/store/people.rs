//! SQL of who is invited, what they replied and what they were told.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::meetings::{MeetingState, NewAttendee, Presence, Reply};
use crate::{row, sql};

row! {
    /// Somebody who is invited.
    pub struct Invited {
        pub id: Uuid,
        pub person: Option<Uuid>,
        /// In a group with chosen names, the chosen one.
        pub name: String,
        /// Where mails go; empty where there is no address, and for who left the group.
        pub email: String,
        pub reply: Reply,
        pub reply_note: String,
        pub needs: String,
        pub needs_note: String,
        /// -1 where nobody told them anything.
        pub told_sequence: i64,
        /// Empty where nobody told them anything.
        pub told_state: String,
        /// As the last mail said it.
        pub told_when: String,
        pub told_where: String,
        pub presence: Presence,
        /// False for an account that left the group or was closed.
        pub belongs: bool,
    }
}

impl Invited {
    /// Whether they came without being asked: typed in by who kept the minutes.
    pub fn came_unasked(&self) -> bool {
        self.person.is_none() && self.email.is_empty() && self.told_sequence < 0 && self.presence != Presence::Unknown
    }
}

/// Everybody who is invited, in the order in which they were.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Invited>> {
    tx.all(sql!(
        "SELECT id, person, name, email, reply, reply_note, needs, needs_note, told_sequence, told_state, told_when, \
           told_where, presence, belongs FROM meeting_invited \
         WHERE meeting = $1 ORDER BY added_at, id",
        meeting
    ))
    .await
}

/// One of those who are invited to `meeting`.
pub async fn one(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<Option<Invited>> {
    tx.maybe(sql!(
        "SELECT id, person, name, email, reply, reply_note, needs, needs_note, told_sequence, told_state, told_when, \
           told_where, presence, belongs FROM meeting_invited \
         WHERE meeting = $1 AND id = $2",
        meeting,
        id
    ))
    .await
}

/// The place of an account among those who are invited.
pub async fn of_person(tx: &mut Tx, meeting: Uuid, person: Uuid) -> Result<Option<Uuid>> {
    tx.value("id", sql!("SELECT id FROM meeting_people WHERE meeting = $1 AND person = $2", meeting, person)).await
}

/// Adds somebody; whoever is invited already stays. Answers whether they are new.
pub async fn add(tx: &mut Tx, meeting: Uuid, new: &NewAttendee) -> Result<bool> {
    let (id, now) = (tx.id(), tx.now);
    // An account's own name and address count.
    let (name, email) = if new.person.is_some() { ("", "") } else { (new.name.as_str(), new.email.as_str()) };
    let replied_at = (new.reply != Reply::None).then_some(now);
    let added = tx
        .run(sql!(
            "INSERT INTO meeting_people (id, meeting, person, name, email, reply, reply_note, replied_at, needs, needs_note, \
               told_sequence, told_state, told_when, told_where, added_at) \
             VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, -1, '', '', '', $10) ON CONFLICT DO NOTHING",
            id,
            meeting,
            new.person,
            name,
            email,
            new.reply,
            replied_at,
            &new.needs,
            &new.needs_note,
            now
        ))
        .await?;
    Ok(added == 1)
}

/// Adds somebody who came without being asked; no mail ever reaches them. Answers their id.
pub async fn add_unasked(tx: &mut Tx, meeting: Uuid, name: &str) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO meeting_people (id, meeting, name, email, reply, reply_note, needs, needs_note, told_sequence, \
           told_state, told_when, told_where, added_at) VALUES ($1, $2, $3, '', 'none', '', '', '', -1, '', '', '', $4)",
        id,
        meeting,
        name,
        now
    ))
    .await?;
    Ok(id)
}

/// Whether somebody is invited to another meeting: then they never were one of this one's.
pub async fn is_elsewhere(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<bool> {
    let statement = sql!("SELECT meeting FROM meeting_people WHERE id = $2 AND meeting <> $1", meeting, id);
    let found: Option<Uuid> = tx.value("meeting", statement).await?;
    Ok(found.is_some())
}

/// Takes one of those who are invited to `meeting` out, with what they replied.
pub async fn remove(tx: &mut Tx, meeting: Uuid, id: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM meeting_people WHERE id = $2 AND meeting = $1", meeting, id)).await.map(drop)
}

/// How many are invited.
pub async fn count(tx: &mut Tx, meeting: Uuid) -> Result<usize> {
    let found = tx.value("n", sql!("SELECT COUNT(*) AS n FROM meeting_people WHERE meeting = $1", meeting)).await?;
    Ok(found.unwrap_or(0))
}

/// Writes what one who is invited to a meeting replied, in place of an earlier reply.
pub async fn reply(tx: &mut Tx, (meeting, id): (Uuid, Uuid), reply: Reply, note: &str) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE meeting_people SET reply = $2, reply_note = $3, replied_at = $4 WHERE id = $1 AND meeting = $5",
        id,
        reply,
        note,
        now,
        meeting
    ))
    .await
    .map(drop)
}

/// Takes a reply back that was given before `changed_at`: the time is another one. Answers whether there was one.
pub async fn ask_again(tx: &mut Tx, id: Uuid, changed_at: Timestamp) -> Result<bool> {
    let asked = tx
        .run(sql!(
            "UPDATE meeting_people SET reply = 'none', reply_note = '', replied_at = NULL \
             WHERE id = $1 AND replied_at < $2",
            id,
            changed_at
        ))
        .await?;
    Ok(asked == 1)
}

/// Notes whether somebody was there.
pub async fn set_presence(tx: &mut Tx, id: Uuid, presence: Presence) -> Result<()> {
    tx.run(sql!("UPDATE meeting_people SET presence = $2 WHERE id = $1", id, presence)).await.map(drop)
}

/// What a mail says of a meeting.
#[derive(Debug, Clone)]
pub struct Told {
    pub sequence: i64,
    pub state: MeetingState,
    pub when: String,
    pub place: String,
}

/// Writes down what somebody is told; false where they were told already: then nothing is sent.
pub async fn note_told(tx: &mut Tx, id: Uuid, told: &Told) -> Result<bool> {
    let fresh: u64 = tx
        .run(sql!(
            "UPDATE meeting_people SET told_sequence = $2, told_state = $3, told_when = $4, told_where = $5 \
             WHERE id = $1 AND (told_sequence < $2 OR told_state <> $3)",
            id,
            told.sequence,
            told.state,
            &told.when,
            &told.place
        ))
        .await?;
    Ok(fresh == 1)
}
