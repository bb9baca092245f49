//! All SQL of minutes: the minutes themselves; outcomes and corrections beside it.

pub mod corrections;
pub mod outcomes;

use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use super::MinutesState;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// The minutes of a meeting.
    pub struct Minutes {
        pub meeting: Uuid,
        pub group_id: Uuid,
        pub keeper: Uuid,
        /// As the group reads it.
        pub keeper_name: String,
        /// Who chaired the meeting.
        pub chair: String,
        /// What does not belong to any item: beginning, end, who left early.
        pub remark: String,
        pub state: MinutesState,
        pub version: i64,
        pub opened_at: Timestamp,
        pub closed_at: Option<Timestamp>,
        pub corrections_until: Option<Date>,
        pub approved_at: Option<Timestamp>,
        pub approved_in: Option<Uuid>,
    }
}

/// The minutes of a meeting, where it was opened.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Option<Minutes>> {
    tx.maybe(sql!(
        "SELECT m.meeting, q.group_id, m.keeper, COALESCE(n.name, p.name) AS keeper_name, m.chair, m.remark, m.state, \
           m.version, m.opened_at, m.closed_at, m.corrections_until, m.approved_at, m.approved_in \
         FROM minutes m JOIN meetings q ON q.id = m.meeting JOIN persons p ON p.id = m.keeper \
         LEFT JOIN chosen_names n ON n.person = m.keeper AND n.group_id = q.group_id WHERE m.meeting = $1",
        meeting
    ))
    .await
}

/// The minutes of a meeting that was opened.
pub async fn minutes(tx: &mut Tx, meeting: Uuid) -> Result<Minutes> {
    of_meeting(tx, meeting).await?.ok_or(Error::NotFound)
}

/// Begins the minutes of a meeting; false where somebody else did.
pub async fn insert(tx: &mut Tx, meeting: Uuid, keeper: Uuid, chair: &str) -> Result<bool> {
    let now = tx.now;
    let added = tx
        .run(sql!(
            "INSERT INTO minutes (meeting, keeper, chair, remark, state, version, opened_at, corrections_until) \
             VALUES ($1, $2, $3, '', 'writing', 1, $4, '') ON CONFLICT DO NOTHING",
            meeting,
            keeper,
            chair,
            now
        ))
        .await?;
    Ok(added == 1)
}

/// Counts a change; the row is locked until the end of the transaction. Read it only afterwards.
pub async fn next_version(tx: &mut Tx, meeting: Uuid) -> Result<Minutes> {
    tx.run(sql!("UPDATE minutes SET version = version + 1 WHERE meeting = $1", meeting)).await?;
    minutes(tx, meeting).await
}

/// Writes who chairs, who keeps the minutes, and the remark.
pub async fn set_details(tx: &mut Tx, meeting: Uuid, chair: &str, keeper: Uuid, remark: &str) -> Result<()> {
    tx.run(sql!(
        "UPDATE minutes SET chair = $2, keeper = $3, remark = $4 WHERE meeting = $1",
        meeting,
        chair,
        keeper,
        remark
    ))
    .await
    .map(drop)
}

/// Lets the minutes circulate.
pub async fn close(tx: &mut Tx, meeting: Uuid, corrections_until: Option<Date>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE minutes SET state = 'circulating', closed_at = $2, corrections_until = $3 WHERE meeting = $1",
        meeting,
        now,
        corrections_until
    ))
    .await
    .map(drop)
}

/// Approves the minutes.
pub async fn approve(tx: &mut Tx, meeting: Uuid, approved_in: Option<Uuid>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE minutes SET state = 'approved', approved_at = $2, approved_in = $3 WHERE meeting = $1",
        meeting,
        now,
        approved_in
    ))
    .await
    .map(drop)
}

/// The sessions of those who may read the minutes now: a socket without one is closed.
pub async fn sessions(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Uuid>> {
    let now = tx.now;
    tx.values(
        "id",
        sql!(
            "SELECT s.id FROM meetings q JOIN members m ON m.group_id = q.group_id JOIN sessions s ON s.person = m.person \
             JOIN persons p ON p.id = m.person WHERE q.id = $1 AND p.active AND s.expires_at > $2",
            meeting,
            now
        ),
    )
    .await
}

row! {
    /// A meeting with minutes, as one of several.
    pub struct Neighbour {
        pub meeting: Uuid,
        pub title: String,
        pub starts: DateTime,
        pub state: MinutesState,
    }
}

/// The meetings of a group that have minutes, the newest first.
pub async fn of_group(tx: &mut Tx, group: Uuid) -> Result<Vec<Neighbour>> {
    tx.all(sql!(
        "SELECT m.meeting, q.title, q.starts, m.state FROM minutes m JOIN meetings q ON q.id = m.meeting \
         WHERE q.group_id = $1 ORDER BY q.starts_at DESC, q.id",
        group
    ))
    .await
}

/// Takes it on to tell somebody that the minutes circulate; false where they were told already.
pub async fn note_told(tx: &mut Tx, meeting: Uuid, attendee: Uuid) -> Result<bool> {
    let now = tx.now;
    let fresh = tx
        .run(sql!(
            "INSERT INTO minutes_told (meeting, attendee, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            meeting,
            attendee,
            now
        ))
        .await?;
    Ok(fresh == 1)
}
