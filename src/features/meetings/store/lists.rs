//! SQL of lists of meetings: calendars, a group's meetings, feeds, what waits for a reply. Every text carries the
//! reader's scope.

use jiff::civil::DateTime;
use uuid::Uuid;

use super::Meeting;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::Audience;
use crate::features::meetings::{MeetingState, Reply};
use crate::{row, sql};

/// The most meetings that a feed or a month holds.
const MOST: i64 = 1000;

row! {
    /// A meeting in a list.
    pub struct Listed {
        pub id: Uuid,
        pub group_id: Uuid,
        pub group_name: String,
        pub title: String,
        pub place: String,
        pub room: String,
        /// Wall time.
        pub starts: DateTime,
        pub ends_at: Timestamp,
        pub minutes: i64,
        pub state: MeetingState,
        pub audience: Audience,
        /// Whether the reader is in the group: others learn nothing of people.
        pub mine: bool,
        /// How many are invited, and how many of them come.
        pub invited: i64,
        pub coming: i64,
        /// The word of the reader's own reply; empty where they are not invited.
        pub reply: String,
    }
}

impl Listed {
    /// Whether it has ended.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at <= now
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.state == MeetingState::Cancelled
    }

    /// The reader's own reply, where they are invited.
    pub fn own_reply(&self) -> Option<Reply> {
        Reply::parse(&self.reply)
    }

    /// Whether it waits for the reader's reply.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.state == MeetingState::Invited && !self.is_over(now) && self.own_reply() == Some(Reply::None)
    }
}

/// The meetings of a group for its own people: those to come, the next one first, then the earlier ones, newest first.
pub async fn of_group(tx: &mut Tx, group: Uuid) -> Result<Vec<Listed>> {
    of_group_as(tx, group, None).await
}

/// The same with the reply of `person`, and what they prepare.
pub async fn of_group_as(tx: &mut Tx, group: Uuid, person: Option<Uuid>) -> Result<Vec<Listed>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT q.id, q.group_id, q.group_name, q.title, q.place, q.room, q.starts, q.ends_at, q.minutes, q.state, q.audience, \
           TRUE AS mine, q.invited, q.coming, COALESCE(r.reply, '') AS reply \
         FROM listed_meetings q \
         LEFT JOIN meeting_people r ON r.meeting = q.id AND r.person = $2 \
         WHERE q.group_id = $1 AND (q.state <> 'draft' OR q.organiser = $2 OR EXISTS (SELECT 1 FROM members m \
           WHERE m.group_id = q.group_id AND m.person = $2 AND m.role IN ('coordinator', 'facilitator'))) \
         ORDER BY CASE WHEN q.ends_at > $3 THEN 0 ELSE 1 END, CASE WHEN q.ends_at > $3 THEN q.starts_at ELSE -q.starts_at END, \
           q.id",
        group,
        person.unwrap_or_default(),
        now
    ))
    .await
}

/// Whose calendar it is.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Nil for visitors.
    pub person: Uuid,
    pub in_network: bool,
}

/// What of a calendar: the meetings between two instants.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: Timestamp,
    pub to: Timestamp,
}

/// The meetings that a reader may see, in their order: those of their groups and those that are shared with them. They
/// end within the span.
pub async fn seen_by(tx: &mut Tx, reader: Reader, span: Span, limit: usize, offset: usize) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT q.id, q.group_id, q.group_name, q.title, q.place, q.room, q.starts, q.ends_at, q.minutes, q.state, q.audience, \
           (m.person IS NOT NULL) AS mine, q.invited, q.coming, COALESCE(r.reply, '') AS reply \
         FROM listed_meetings q \
         LEFT JOIN members m ON m.group_id = q.group_id AND m.person = $1 \
         LEFT JOIN meeting_people r ON r.meeting = q.id AND r.person = $1 \
         WHERE q.state <> 'draft' AND q.ends_at > $3 AND q.ends_at <= $4 \
           AND (m.person IS NOT NULL OR q.shown_to = 'public' OR (q.shown_to = 'network' AND $2 = TRUE)) \
         ORDER BY q.starts_at, q.id LIMIT $5 OFFSET $6",
        reader.person,
        reader.in_network,
        span.from,
        span.to,
        limit,
        offset
    ))
    .await
}

/// How many meetings [`seen_by`] finds.
pub async fn count_seen_by(tx: &mut Tx, reader: Reader, span: Span) -> Result<usize> {
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM listed_meetings q \
         LEFT JOIN members m ON m.group_id = q.group_id AND m.person = $1 \
         WHERE q.state <> 'draft' AND q.ends_at > $3 AND q.ends_at <= $4 \
           AND (m.person IS NOT NULL OR q.shown_to = 'public' OR (q.shown_to = 'network' AND $2 = TRUE))",
        reader.person,
        reader.in_network,
        span.from,
        span.to
    );
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// The meetings that a reader may see and that begin within the span, in their order; with `only`, that group's.
pub async fn begun_in(tx: &mut Tx, reader: Reader, span: Span, only: Option<Uuid>) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT q.id, q.group_id, q.group_name, q.title, q.place, q.room, q.starts, q.ends_at, q.minutes, q.state, q.audience, \
           (m.person IS NOT NULL) AS mine, q.invited, q.coming, COALESCE(r.reply, '') AS reply \
         FROM listed_meetings q \
         LEFT JOIN members m ON m.group_id = q.group_id AND m.person = $1 \
         LEFT JOIN meeting_people r ON r.meeting = q.id AND r.person = $1 \
         WHERE q.state <> 'draft' AND q.starts_at >= $3 AND q.starts_at < $4 AND ($6 = TRUE OR q.group_id = $5) \
           AND (m.person IS NOT NULL OR q.shown_to = 'public' OR (q.shown_to = 'network' AND $2 = TRUE)) \
         ORDER BY q.starts_at, q.id LIMIT $7",
        reader.person,
        reader.in_network,
        span.from,
        span.to,
        only.unwrap_or_default(),
        only.is_none(),
        MOST
    ))
    .await
}

/// The wall time of the first meeting that begins at `from` or later, of those that [`begun_in`] finds.
pub async fn next_from(tx: &mut Tx, reader: Reader, from: Timestamp, only: Option<Uuid>) -> Result<Option<DateTime>> {
    let statement = sql!(
        "SELECT q.starts FROM listed_meetings q \
         LEFT JOIN members m ON m.group_id = q.group_id AND m.person = $1 \
         WHERE q.state <> 'draft' AND q.starts_at >= $3 AND ($5 = TRUE OR q.group_id = $4) \
           AND (m.person IS NOT NULL OR q.shown_to = 'public' OR (q.shown_to = 'network' AND $2 = TRUE)) \
         ORDER BY q.starts_at LIMIT 1",
        reader.person,
        reader.in_network,
        from,
        only.unwrap_or_default(),
        only.is_none()
    );
    tx.value("starts", statement).await
}

/// The meetings of all groups of `person`, if their account is open, that end after `since`.
pub async fn feed_of_person(tx: &mut Tx, person: Uuid, since: Timestamp) -> Result<Vec<Meeting>> {
    tx.all(sql!(
        "SELECT q.id, q.group_id, g.name AS group_name, q.organiser, q.title, q.place, q.room, q.online, q.note, q.starts, \
           q.ends_at, q.minutes, q.state, q.audience, q.uid, q.sequence, q.version, q.tell_at, q.previous, q.poll, \
           q.changed_at FROM meetings q JOIN groups g ON g.id = q.group_id \
         JOIN members m ON m.group_id = q.group_id JOIN persons p ON p.id = m.person \
         WHERE m.person = $1 AND p.active AND q.state <> 'draft' AND q.ends_at > $2 ORDER BY q.starts_at, q.id LIMIT $3",
        person,
        since,
        MOST
    ))
    .await
}

/// The meetings of a group that end after `since`.
pub async fn feed_of_group(tx: &mut Tx, group: Uuid, since: Timestamp) -> Result<Vec<Meeting>> {
    tx.all(sql!(
        "SELECT q.id, q.group_id, g.name AS group_name, q.organiser, q.title, q.place, q.room, q.online, q.note, q.starts, \
           q.ends_at, q.minutes, q.state, q.audience, q.uid, q.sequence, q.version, q.tell_at, q.previous, q.poll, \
           q.changed_at FROM meetings q JOIN groups g ON g.id = q.group_id \
         WHERE q.group_id = $1 AND q.state <> 'draft' AND q.ends_at > $2 ORDER BY q.starts_at, q.id LIMIT $3",
        group,
        since,
        MOST
    ))
    .await
}

row! {
    /// A meeting that waits for somebody's reply.
    pub struct Waiting {
        pub id: Uuid,
        pub title: String,
        pub group_name: String,
        pub starts: DateTime,
    }
}

/// The meetings to come to which `person` is invited and has not replied.
pub async fn waiting_for(tx: &mut Tx, person: Uuid) -> Result<Vec<Waiting>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT q.id, q.title, g.name AS group_name, q.starts FROM meeting_people a JOIN meetings q ON q.id = a.meeting \
         JOIN groups g ON g.id = q.group_id JOIN members m ON m.group_id = q.group_id AND m.person = a.person \
         WHERE a.person = $1 AND a.reply = 'none' AND q.state = 'invited' AND q.ends_at > $2 ORDER BY q.starts_at, q.id",
        person,
        now
    ))
    .await
}
