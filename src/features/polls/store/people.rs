//! SQL of who is asked, and what they were told.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::features::polls::Via;
use crate::{row, sql};

row! {
    /// Somebody who is asked.
    pub struct Asked {
        pub id: Uuid,
        pub person: Option<Uuid>,
        /// In a group with chosen names, the chosen one.
        pub name: String,
        /// Where mails go; empty where there is no address, and for who left the group.
        pub email: String,
        /// False for an account that left the group or was closed.
        pub belongs: bool,
        pub via: Via,
        pub answered_at: Option<Timestamp>,
        /// Whether somebody else typed the answer.
        pub answered_for: bool,
        /// Which dates they had before them.
        pub answered_in: i64,
        pub comment: String,
        pub needs: String,
        pub needs_note: String,
    }
}

/// Those who are asked, by the name that is shown, who has none last. Who is asked with a whole group is asked in the
/// order of accounts, which would give away who chose which name.
fn by_name(mut asked: Vec<Asked>) -> Vec<Asked> {
    asked.sort_by_cached_key(|one| (one.name.is_empty(), sort_key(&one.name), one.id));
    asked
}

/// Everybody who is asked, by name.
pub async fn of_poll(tx: &mut Tx, poll: Uuid) -> Result<Vec<Asked>> {
    let asked = tx.all(sql!(
        "SELECT id, person, name, email, belongs, via, answered_at, answered_for, answered_in, comment, needs, needs_note \
         FROM poll_asked WHERE poll = $1",
        poll
    ));
    Ok(by_name(asked.await?))
}

/// Those who need something to come, by name.
pub async fn with_needs(tx: &mut Tx, poll: Uuid) -> Result<Vec<Asked>> {
    let asked = tx.all(sql!(
        "SELECT id, person, name, email, belongs, via, answered_at, answered_for, answered_in, comment, needs, needs_note \
         FROM poll_asked WHERE poll = $1 AND belongs AND (needs <> '' OR needs_note <> '')",
        poll
    ));
    Ok(by_name(asked.await?))
}

row! {
    /// How many are asked, how many of them have answered, and how it stands with the others.
    pub struct Standing {
        pub asked: i64,
        pub answered: i64,
        /// Silent ones who were reminded.
        pub reminded: i64,
        /// Silent ones whom a reminder would reach.
        pub to_remind: i64,
    }
}

impl Standing {
    /// How many have not answered.
    pub fn silent(&self) -> i64 {
        self.asked - self.answered
    }
}

/// How a poll stands, without who said what.
pub async fn standing(tx: &mut Tx, poll: Uuid) -> Result<Standing> {
    tx.one(sql!(
        "SELECT COUNT(*) AS asked, COUNT(a.answered_at) AS answered, \
           COUNT(CASE WHEN a.answered_at IS NULL THEN r.who END) AS reminded, \
           COUNT(CASE WHEN a.answered_at IS NULL AND a.email <> '' AND r.who IS NULL THEN 1 END) AS to_remind \
         FROM poll_asked a LEFT JOIN poll_notices r ON r.who = a.id AND r.stage = 'reminder' WHERE a.poll = $1 AND a.belongs",
        poll
    ))
    .await
}

/// One of those who are asked in `poll`.
pub async fn one(tx: &mut Tx, poll: Uuid, id: Uuid) -> Result<Asked> {
    tx.one(sql!(
        "SELECT id, person, name, email, belongs, via, answered_at, answered_for, answered_in, comment, needs, needs_note \
         FROM poll_asked WHERE poll = $1 AND id = $2",
        poll,
        id
    ))
    .await
}

/// An account among those who are asked in `poll`, if it is one of them.
pub async fn by_person(tx: &mut Tx, poll: Uuid, person: Uuid) -> Result<Option<Asked>> {
    tx.maybe(sql!(
        "SELECT id, person, name, email, belongs, via, answered_at, answered_for, answered_in, comment, needs, needs_note \
         FROM poll_asked WHERE poll = $1 AND person = $2",
        poll,
        person
    ))
    .await
}

/// The place of an account among those who are asked.
pub async fn of_person(tx: &mut Tx, poll: Uuid, person: Option<Uuid>) -> Result<Option<Uuid>> {
    tx.value("id", sql!("SELECT id FROM poll_people WHERE poll = $1 AND person = $2", poll, person)).await
}

/// Adds an account to those who are asked; whoever is asked already stays.
pub async fn add_person(tx: &mut Tx, poll: Uuid, person: Uuid) -> Result<Option<Uuid>> {
    let (id, now) = (tx.id(), tx.now);
    tx.value(
        "id",
        sql!(
            "INSERT INTO poll_people (id, poll, person, name, email, via, answered_for, answered_in, comment, needs, \
               needs_note, added_at) VALUES ($1, $2, $3, '', '', 'account', FALSE, 0, '', '', '', $4) \
             ON CONFLICT (poll, person) DO NOTHING RETURNING id",
            id,
            poll,
            person,
            now
        ),
    )
    .await
}

/// Adds somebody without an account; an address that is asked already stays as it is.
pub async fn add(tx: &mut Tx, poll: Uuid, name: &str, email: &str, via: Via) -> Result<Option<Uuid>> {
    let (id, now) = (tx.id(), tx.now);
    tx.value(
        "id",
        sql!(
            "INSERT INTO poll_people (id, poll, name, email, via, answered_for, answered_in, comment, needs, needs_note, \
               added_at) VALUES ($1, $2, $3, $4, $5, FALSE, 0, '', '', '', $6) ON CONFLICT DO NOTHING RETURNING id",
            id,
            poll,
            name,
            email,
            via,
            now
        ),
    )
    .await
}

/// Whether somebody is asked in another poll: then they never were one of this one's.
pub async fn is_elsewhere(tx: &mut Tx, poll: Uuid, id: Uuid) -> Result<bool> {
    let found: Option<Uuid> =
        tx.value("poll", sql!("SELECT poll FROM poll_people WHERE id = $2 AND poll <> $1", poll, id)).await?;
    Ok(found.is_some())
}

/// Takes one of those who are asked in `poll` out, with what they answered; false where they are none of them.
pub async fn remove(tx: &mut Tx, poll: Uuid, id: Uuid) -> Result<bool> {
    tx.run(sql!(
        "DELETE FROM poll_answers WHERE who IN (SELECT id FROM poll_people WHERE id = $2 AND poll = $1)",
        poll,
        id
    ))
    .await?;
    tx.run(sql!(
        "DELETE FROM poll_notices WHERE who IN (SELECT id FROM poll_people WHERE id = $2 AND poll = $1)",
        poll,
        id
    ))
    .await?;
    Ok(tx.run(sql!("DELETE FROM poll_people WHERE id = $2 AND poll = $1", poll, id)).await? == 1)
}

/// How many are asked.
pub async fn count(tx: &mut Tx, poll: Uuid) -> Result<usize> {
    let found = tx.value("n", sql!("SELECT COUNT(*) AS n FROM poll_people WHERE poll = $1", poll)).await?;
    Ok(found.unwrap_or(0))
}

/// Writes down that `who` was told `stage`; false where they were before: then nothing is sent.
pub async fn note(tx: &mut Tx, who: Uuid, stage: &str) -> Result<bool> {
    let now = tx.now;
    let fresh = tx
        .run(sql!(
            "INSERT INTO poll_notices (who, stage, at) VALUES ($1, $2, $3) ON CONFLICT (who, stage) DO NOTHING",
            who,
            stage,
            now
        ))
        .await?;
    Ok(fresh == 1)
}

row! {
    /// That somebody was told something.
    pub struct Notice {
        pub who: Uuid,
        pub stage: String,
        pub at: Timestamp,
    }
}

/// What those who are asked were told.
pub async fn notices(tx: &mut Tx, poll: Uuid) -> Result<Vec<Notice>> {
    tx.all(sql!(
        "SELECT n.who, n.stage, n.at FROM poll_notices n JOIN poll_people a ON a.id = n.who WHERE a.poll = $1 \
         ORDER BY n.at, n.stage",
        poll
    ))
    .await
}

/// Polls that close before `before` and have somebody to call: silent, reached by mail, not called yet and told nothing
/// since `lately`.
pub async fn to_call(tx: &mut Tx, before: Timestamp, lately: Timestamp) -> Result<Vec<Uuid>> {
    let now = tx.now;
    tx.values(
        "id",
        sql!(
            "SELECT p.id FROM polls p JOIN groups g ON g.id = p.group_id \
             WHERE p.state = 'open' AND g.state <> 'ended' AND p.closes_at > $1 AND p.closes_at <= $2 AND EXISTS \
               (SELECT 1 FROM poll_people a WHERE a.poll = p.id AND a.answered_at IS NULL \
                 AND (a.email <> '' OR EXISTS (SELECT 1 FROM members m JOIN persons o ON o.id = m.person \
                   WHERE m.person = a.person AND m.group_id = p.group_id AND o.active)) \
                 AND NOT EXISTS (SELECT 1 FROM poll_notices n WHERE n.who = a.id AND (n.stage = 'last_call' OR n.at > $3))) \
             ORDER BY p.id",
            now,
            before,
            lately
        ),
    )
    .await
}
