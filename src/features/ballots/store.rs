//! All SQL of ballots.

use uuid::Uuid;

use super::{ABSTAIN, NO, NewBallot, Secrecy, YES};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::{row, sealing, sql};

row! {
    /// A ballot as stored.
    pub struct Ballot {
        pub id: Uuid,
        pub subject_kind: String,
        pub subject: Uuid,
        pub group_id: Uuid,
        pub question: String,
        /// JSON; see [`Ballot::about`].
        pub about: String,
        pub payload: String,
        pub members_only: bool,
        pub secrecy: Secrecy,
        pub votes_each: i64,
        pub quorum: i64,
        pub opened_at: Timestamp,
        pub closes_at: Timestamp,
        pub closed_at: Option<Timestamp>,
        pub accepted: Option<bool>,
    }
}

impl Ballot {
    /// Label and text of what is voted on.
    pub fn about(&self) -> Result<Vec<(String, String)>> {
        Ok(serde_json::from_str(&self.about)?)
    }
}

row! {
    /// One option; an empty label means one of the three fixed answers.
    pub struct BallotOption {
        pub key: String,
        pub label: String,
    }
}

row! {
    /// How many votes an option got.
    pub struct Count {
        pub key: String,
        pub votes: i64,
    }
}

row! {
    /// How many have voted, of how many.
    pub struct Turnout {
        pub voted: i64,
        pub electorate: i64,
    }
}

/// Writes the ballot, its options, its frozen electorate, and the key that its votes are sealed under.
pub async fn insert(tx: &mut Tx, new: &NewBallot) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO ballots (id, subject_kind, subject, group_id, question, about, payload, members_only, secrecy, votes_each, \
           quorum, opened_at, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        id,
        new.subject_kind,
        new.subject,
        new.group,
        &new.question,
        serde_json::to_string(&new.about)?,
        &new.payload,
        new.members_only,
        new.secrecy,
        new.votes_each,
        new.quorum,
        now,
        new.closes_at
    ))
    .await?;
    sealing::begin(tx, id).await?;
    for (position, (key, label)) in options_of(new).into_iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        tx.run(sql!(
            "INSERT INTO ballot_options (ballot, position, key, label) VALUES ($1, $2, $3, $4)",
            id,
            position,
            key,
            label
        ))
        .await?;
    }
    for voter in &new.electorate {
        tx.run(sql!("INSERT INTO ballot_voters (ballot, person, voted) VALUES ($1, $2, FALSE)", id, *voter)).await?;
    }
    Ok(id)
}

fn options_of(new: &NewBallot) -> Vec<(String, String)> {
    if new.options.is_empty() {
        return [YES, NO, ABSTAIN].map(|key| (key.to_owned(), String::new())).to_vec();
    }
    new.options.clone()
}

/// The ballot of an id.
pub async fn ballot(tx: &mut Tx, id: Uuid) -> Result<Ballot> {
    tx.one(sql!(
        "SELECT id, subject_kind, subject, group_id, question, about, payload, members_only, secrecy, votes_each, quorum, \
           opened_at, closes_at, closed_at, accepted \
         FROM ballots WHERE id = $1",
        id
    ))
    .await
}

/// The newest ballot on a subject.
pub async fn latest_on(tx: &mut Tx, subject_kind: &str, subject: Uuid, group: Uuid) -> Result<Option<Ballot>> {
    tx.maybe(sql!(
        "SELECT id, subject_kind, subject, group_id, question, about, payload, members_only, secrecy, votes_each, quorum, \
           opened_at, closes_at, closed_at, accepted \
         FROM ballots WHERE subject_kind = $1 AND subject = $2 AND group_id = $3 ORDER BY opened_at DESC, id DESC LIMIT 1",
        subject_kind,
        subject,
        group
    ))
    .await
}

/// The newest ballot on a subject that has closed.
pub async fn latest_closed_on(tx: &mut Tx, subject_kind: &str, subject: Uuid, group: Uuid) -> Result<Option<Uuid>> {
    tx.value(
        "id",
        sql!(
            "SELECT id FROM ballots WHERE subject_kind = $1 AND subject = $2 AND group_id = $3 AND closed_at IS NOT NULL \
             ORDER BY closed_at DESC, id DESC LIMIT 1",
            subject_kind,
            subject,
            group
        ),
    )
    .await
}

/// Takes the words from an option that must not be read any more; its key and its votes stay.
pub async fn conceal_option(tx: &mut Tx, key: &str) -> Result<()> {
    tx.run(sql!("UPDATE ballot_options SET label = '' WHERE key = $1", key)).await.map(drop)
}

/// The options in their order.
pub async fn options(tx: &mut Tx, ballot: Uuid) -> Result<Vec<BallotOption>> {
    tx.all(sql!("SELECT key, label FROM ballot_options WHERE ballot = $1 ORDER BY position", ballot)).await
}

/// Marks a voter of the frozen electorate as one who has voted; false where they are not in it.
pub async fn mark_voted(tx: &mut Tx, ballot: Uuid, voter: Uuid) -> Result<bool> {
    let statement = sql!("UPDATE ballot_voters SET voted = TRUE WHERE ballot = $1 AND person = $2", ballot, voter);
    Ok(tx.run(statement).await? == 1)
}

/// Puts a voter's choices in place of earlier ones, sealed. The row tells nothing of what they are, nor of how many.
pub async fn replace_votes(tx: &mut Tx, ballot: Uuid, voter: Uuid, choices: &[String]) -> Result<()> {
    let options = options(tx, ballot).await?;
    let sealed = sealing::key(tx, ballot).await?.seal(voter, &Marks::of(&options, choices).0)?;
    tx.run(sql!(
        "INSERT INTO sealed_votes (ballot, voter, sealed) VALUES ($1, $2, $3) \
         ON CONFLICT (ballot, voter) DO UPDATE SET sealed = $3",
        ballot,
        voter,
        sealed
    ))
    .await
    .map(drop)
}

/// One bit an option, in the order of the options: as long for every vote of a ballot.
struct Marks(Vec<u8>);

impl Marks {
    fn of(options: &[BallotOption], choices: &[String]) -> Self {
        let mut marks = vec![0; options.len().div_ceil(8)];
        for (place, _) in options.iter().enumerate().filter(|(_, option)| choices.contains(&option.key)) {
            if let Some(byte) = marks.get_mut(place / 8) {
                *byte |= 1 << (place % 8);
            }
        }
        Self(marks)
    }

    fn chosen<'o>(&self, options: &'o [BallotOption]) -> Vec<&'o str> {
        let marked = |place: usize| self.0.get(place / 8).is_some_and(|byte| byte & (1 << (place % 8)) != 0);
        options.iter().enumerate().filter(|(place, _)| marked(*place)).map(|(_, option)| option.key.as_str()).collect()
    }
}

row! {
    /// What a voter chose, sealed.
    pub struct Sealed {
        pub voter: Uuid,
        pub sealed: Vec<u8>,
    }
}

/// Who chose what, while the ballot runs: for the close alone, which counts in memory.
pub(super) async fn unsealed(tx: &mut Tx, ballot: Uuid) -> Result<Vec<(Uuid, Vec<String>)>> {
    let (key, options) = (sealing::key(tx, ballot).await?, options(tx, ballot).await?);
    let rows: Vec<Sealed> = tx.all(sql!("SELECT voter, sealed FROM sealed_votes WHERE ballot = $1", ballot)).await?;
    let opened = rows.into_iter().map(|row| {
        let marks = Marks(key.open(row.voter, &row.sealed)?);
        Ok((row.voter, marks.chosen(&options).into_iter().map(str::to_owned).collect()))
    });
    opened.collect()
}

/// Open ballots whose time is up or whose voters have all voted.
pub async fn due(tx: &mut Tx) -> Result<Vec<Ballot>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT b.id, b.subject_kind, b.subject, b.group_id, b.question, b.about, b.payload, b.members_only, b.secrecy, b.votes_each, b.quorum, \
           b.opened_at, b.closes_at, b.closed_at, b.accepted FROM ballots b WHERE b.closed_at IS NULL AND (b.closes_at <= $1 OR NOT EXISTS \
           (SELECT 1 FROM ballot_voters v WHERE v.ballot = b.id AND NOT v.voted)) ORDER BY b.closes_at, b.id",
        now
    ))
    .await
}

/// Stores that a ballot has closed; false where it had.
pub(super) async fn close(tx: &mut Tx, ballot: Uuid) -> Result<bool> {
    let now = tx.now;
    let statement = sql!("UPDATE ballots SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", ballot, now);
    Ok(tx.run(statement).await? == 1)
}

/// Stores what came of a ballot.
pub(super) async fn decide(tx: &mut Tx, ballot: Uuid, accepted: bool) -> Result<()> {
    tx.run(sql!("UPDATE ballots SET accepted = $2 WHERE id = $1", ballot, accepted)).await.map(drop)
}

/// Writes how many votes an option got; the close does.
pub(super) async fn count(tx: &mut Tx, ballot: Uuid, option: &str, votes: i64) -> Result<()> {
    let statement = sql!("UPDATE ballot_options SET votes = $3 WHERE ballot = $1 AND key = $2", ballot, option, votes);
    tx.run(statement).await.map(drop)
}

/// Writes who chose what in an open ballot; the close does.
pub(super) async fn name_vote(tx: &mut Tx, ballot: Uuid, voter: Uuid, option: &str) -> Result<()> {
    let statement =
        sql!("INSERT INTO named_votes (ballot, voter, option_key) VALUES ($1, $2, $3)", ballot, voter, option);
    tx.run(statement).await.map(drop)
}

/// Destroys the sealed votes of a ballot, and what would open old copies of them.
pub(super) async fn destroy_votes(tx: &mut Tx, ballot: Uuid) -> Result<()> {
    tx.run(sql!("DELETE FROM sealed_votes WHERE ballot = $1", ballot)).await?;
    sealing::destroy(tx, ballot).await
}

/// The result, option by option; nothing before the close.
pub async fn result(tx: &mut Tx, ballot: Uuid) -> Result<Vec<Count>> {
    tx.all(sql!(
        "SELECT o.key, o.votes FROM ballot_options o JOIN ballots b ON b.id = o.ballot AND b.closed_at IS NOT NULL \
         WHERE o.ballot = $1 AND o.votes IS NOT NULL ORDER BY o.position",
        ballot
    ))
    .await
}

/// Who voted how in an open ballot; nothing before the close, and nothing of a secret one. Names are those in the group,
/// and the order is theirs: by the names of accounts it would give away who chose which.
pub async fn open_votes(tx: &mut Tx, ballot: Uuid) -> Result<Vec<(String, String)>> {
    let rows = tx
        .rows(sql!(
            "SELECT COALESCE(m.name, p.name) AS name, v.option_key AS key \
             FROM named_votes v JOIN ballots b ON b.id = v.ballot AND b.closed_at IS NOT NULL AND b.secrecy = 'open' \
             JOIN persons p ON p.id = v.voter LEFT JOIN chosen_names m ON m.person = p.id AND m.group_id = b.group_id \
             WHERE v.ballot = $1",
            ballot
        ))
        .await?;
    let votes: Result<Vec<(String, String)>> = rows.iter().map(|row| Ok((row.get("name")?, row.get("key")?))).collect();
    let mut votes = votes?;
    votes.sort_by_cached_key(|(name, key)| (sort_key(name), name.clone(), key.clone()));
    Ok(votes)
}

/// How many have voted, of how many.
pub async fn turnout(tx: &mut Tx, ballot: Uuid) -> Result<Turnout> {
    tx.one(sql!(
        "SELECT COUNT(CASE WHEN voted THEN 1 END) AS voted, COUNT(*) AS electorate FROM ballot_voters WHERE ballot = $1",
        ballot
    ))
    .await
}

/// Whether `person` is in the electorate.
pub async fn is_voter(tx: &mut Tx, ballot: Uuid, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else { return Ok(false) };
    let found: Option<Uuid> = tx
        .value("person", sql!("SELECT person FROM ballot_voters WHERE ballot = $1 AND person = $2", ballot, person))
        .await?;
    Ok(found.is_some())
}

/// What `voter` has chosen so far, for nobody but them; nothing after the close.
pub async fn choices_of(tx: &mut Tx, ballot: Uuid, voter: Uuid) -> Result<Vec<String>> {
    let sealed: Option<Vec<u8>> = tx
        .value("sealed", sql!("SELECT sealed FROM sealed_votes WHERE ballot = $1 AND voter = $2", ballot, voter))
        .await?;
    let Some(sealed) = sealed else { return Ok(Vec::new()) };
    let (key, options) = (sealing::key(tx, ballot).await?, options(tx, ballot).await?);
    let marks = Marks(key.open(voter, &sealed)?);
    Ok(marks.chosen(&options).into_iter().map(str::to_owned).collect())
}

row! {
    /// A ballot that waits for somebody's vote.
    pub struct Waiting {
        pub id: Uuid,
        pub question: String,
        pub group_name: String,
        pub closes_at: Timestamp,
    }
}

/// Ballots that wait for the vote of `person`, the most urgent first.
pub async fn waiting_for(tx: &mut Tx, person: Uuid) -> Result<Vec<Waiting>> {
    let now = tx.now;
    tx.all(sql!(
        "SELECT b.id, b.question, g.name AS group_name, b.closes_at FROM ballot_voters v \
         JOIN ballots b ON b.id = v.ballot AND b.closed_at IS NULL AND b.closes_at > $2 JOIN groups g ON g.id = b.group_id \
         WHERE v.person = $1 AND NOT v.voted ORDER BY b.closes_at, b.id",
        person,
        now
    ))
    .await
}
