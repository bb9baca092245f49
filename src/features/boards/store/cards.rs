//! SQL of cards: what stands on them, and where.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::features::boards::{Authorship, CardState, Marker, order};
use crate::{row, sql};

row! {
    /// A card as stored.
    pub struct CardRow {
        pub id: Uuid,
        pub board_column: Uuid,
        pub title: String,
        pub body: String,
        /// Counts the versions of title and text.
        pub version: i64,
        pub marker: Marker,
        pub authorship: Authorship,
        pub author: Option<Uuid>,
        /// The author's name in the group; empty where there is none.
        pub author_name: String,
        /// For whom it was written down.
        pub written_for: String,
        pub due_on: Option<Date>,
        /// One a line: address, then words.
        pub links: String,
        pub state: CardState,
        pub changed_at: Timestamp,
    }
}

/// Everything of a card that its group sees on the board.
#[derive(Debug, Clone)]
pub struct Card {
    pub row: CardRow,
    pub labels: Vec<String>,
    /// Names of those who take care of it.
    pub people: Vec<String>,
    pub comments: i64,
    pub items_done: i64,
    pub items: i64,
}

/// What one writes on a card.
#[derive(Debug, Clone)]
pub struct CardText {
    pub title: String,
    pub body: String,
    pub marker: Marker,
    pub due_on: Option<Date>,
    pub links: String,
    pub labels: Vec<String>,
    pub people: Vec<Uuid>,
}

/// Where a card is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    First,
    Last,
    /// Behind this card.
    After(Uuid),
}

/// One card of the board.
pub async fn card(tx: &mut Tx, board: Uuid, id: Uuid) -> Result<CardRow> {
    rows(tx, board, Which::one(id)).await?.into_iter().next().ok_or(crate::error::Error::NotFound)
}

/// Which cards of a board a query is about.
#[derive(Debug, Clone, Copy)]
struct Which {
    low: Uuid,
    high: Uuid,
    /// Also what was taken down.
    all: bool,
}

impl Which {
    fn one(id: Uuid) -> Self {
        Self { low: id, high: id, all: true }
    }

    fn every(all: bool) -> Self {
        Self { low: Uuid::nil(), high: Uuid::max(), all }
    }
}

/// Cards in their order, column by column.
async fn rows(tx: &mut Tx, board: Uuid, which: Which) -> Result<Vec<CardRow>> {
    tx.all(sql!(
        "SELECT c.id, c.board_column, c.title, c.body, c.version, c.marker, c.authorship, c.author, \
           COALESCE(n.name, p.name, '') AS author_name, c.written_for, c.due_on, c.links, c.state, c.changed_at \
         FROM cards c JOIN boards b ON b.id = c.board LEFT JOIN persons p ON p.id = c.author \
         LEFT JOIN chosen_names n ON n.person = c.author AND n.group_id = b.group_id \
         WHERE c.board = $1 AND c.id >= $2 AND c.id <= $3 AND ($4 OR c.state = 'shown') ORDER BY c.board_column, c.pos",
        board,
        which.low,
        which.high,
        which.all
    ))
    .await
}

/// What is shown on a board, with everything on it, in its order, column by column.
pub async fn of_board(tx: &mut Tx, board: Uuid) -> Result<Vec<Card>> {
    full(tx, board, Which::every(false)).await
}

/// What was taken down from a board, the last first.
pub async fn taken_down(tx: &mut Tx, board: Uuid) -> Result<Vec<Card>> {
    let mut cards = full(tx, board, Which::every(true)).await?;
    cards.retain(|card| card.row.state != CardState::Shown);
    cards.sort_by_key(|card| std::cmp::Reverse(card.row.changed_at));
    Ok(cards)
}

/// One card with everything on it.
pub async fn full_card(tx: &mut Tx, board: Uuid, id: Uuid) -> Result<Option<Card>> {
    Ok(full(tx, board, Which::one(id)).await?.into_iter().next())
}

async fn full(tx: &mut Tx, board: Uuid, which: Which) -> Result<Vec<Card>> {
    let rows = rows(tx, board, which).await?;
    let range = (which.low, which.high);
    let mut labels = labels(tx, board, range).await?;
    let mut people = people(tx, board, range).await?;
    let comments = comments(tx, board, range).await?;
    let items = items(tx, board, range).await?;
    let card = |row: CardRow| Card {
        labels: labels.remove(&row.id).unwrap_or_default(),
        people: people.remove(&row.id).unwrap_or_default(),
        comments: comments.get(&row.id).copied().unwrap_or_default(),
        items_done: items.get(&row.id).map_or(0, |(done, _)| *done),
        items: items.get(&row.id).map_or(0, |(_, all)| *all),
        row,
    };
    Ok(rows.into_iter().map(card).collect())
}

async fn labels(tx: &mut Tx, board: Uuid, (low, high): (Uuid, Uuid)) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let rows = tx
        .rows(sql!(
            "SELECT l.card, l.label FROM cards c JOIN card_labels l ON l.card = c.id \
             WHERE c.board = $1 AND c.id >= $2 AND c.id <= $3 ORDER BY l.label",
            board,
            low,
            high
        ))
        .await?;
    let mut found: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in &rows {
        found.entry(row.get("card")?).or_default().push(row.get("label")?);
    }
    Ok(found)
}

async fn people(tx: &mut Tx, board: Uuid, (low, high): (Uuid, Uuid)) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let rows = tx
        .rows(sql!(
            "SELECT a.card, COALESCE(n.name, p.name) AS name FROM cards c JOIN card_people a ON a.card = c.id \
             JOIN boards b ON b.id = c.board JOIN persons p ON p.id = a.person \
             LEFT JOIN chosen_names n ON n.person = a.person AND n.group_id = b.group_id \
             WHERE c.board = $1 AND c.id >= $2 AND c.id <= $3",
            board,
            low,
            high
        ))
        .await?;
    let mut found: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in &rows {
        found.entry(row.get("card")?).or_default().push(row.get("name")?);
    }
    // By what is shown: the order of accounts would give away who chose which name.
    found.values_mut().for_each(|names| names.sort_by_cached_key(|name| (sort_key(name), name.clone())));
    Ok(found)
}

async fn comments(tx: &mut Tx, board: Uuid, (low, high): (Uuid, Uuid)) -> Result<BTreeMap<Uuid, i64>> {
    let rows = tx
        .rows(sql!(
            "SELECT k.card, COUNT(*) AS n FROM cards c JOIN card_comments k ON k.card = c.id AND NOT k.hidden \
             WHERE c.board = $1 AND c.id >= $2 AND c.id <= $3 GROUP BY k.card",
            board,
            low,
            high
        ))
        .await?;
    rows.iter().map(|row| Ok((row.get("card")?, row.get("n")?))).collect()
}

async fn items(tx: &mut Tx, board: Uuid, (low, high): (Uuid, Uuid)) -> Result<BTreeMap<Uuid, (i64, i64)>> {
    let rows = tx
        .rows(sql!(
            "SELECT i.card, COUNT(CASE WHEN i.done THEN 1 END) AS done, COUNT(*) AS n \
             FROM cards c JOIN card_items i ON i.card = c.id \
             WHERE c.board = $1 AND c.id >= $2 AND c.id <= $3 GROUP BY i.card",
            board,
            low,
            high
        ))
        .await?;
    rows.iter().map(|row| Ok((row.get("card")?, (row.get("done")?, row.get("n")?)))).collect()
}

/// Who is the author of a new card.
#[derive(Debug, Clone)]
pub struct Author {
    pub authorship: Authorship,
    pub person: Option<Uuid>,
    pub written_for: String,
}

/// Adds a card at a key.
pub async fn insert(
    tx: &mut Tx,
    board: Uuid,
    column: Uuid,
    pos: &str,
    text: &CardText,
    author: &Author,
) -> Result<Uuid> {
    let now = tx.now;
    // An anonymous note's id tells nothing about when it was written.
    let id = if author.authorship == Authorship::Anonymous { crate::clock::secret_id() } else { tx.id() };
    tx.run(sql!(
        "INSERT INTO cards (id, board, board_column, pos, title, body, version, marker, authorship, author, written_for, \
           due_on, links, state, changed_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, 'shown', $13)",
        id,
        board,
        column,
        pos,
        &text.title,
        &text.body,
        text.marker,
        author.authorship,
        author.person,
        &author.written_for,
        text.due_on,
        &text.links,
        now
    ))
    .await?;
    insert_version(tx, id, 1, text).await?;
    set_sets(tx, id, text).await?;
    Ok(id)
}

/// Writes the next version of a board's card, if `seen` is still the newest; false otherwise.
pub async fn update(tx: &mut Tx, (board, id): (Uuid, Uuid), seen: i64, text: &CardText) -> Result<bool> {
    let now = tx.now;
    let changed = tx
        .run(sql!(
            "UPDATE cards SET title = $3, body = $4, marker = $5, due_on = $6, links = $7, version = version + 1, changed_at = $8 \
             WHERE id = $1 AND version = $2 AND board = $9",
            id,
            seen,
            &text.title,
            &text.body,
            text.marker,
            text.due_on,
            &text.links,
            now,
            board
        ))
        .await?;
    if changed == 1 {
        insert_version(tx, id, seen + 1, text).await?;
        set_sets(tx, id, text).await?;
    }
    Ok(changed == 1)
}

async fn insert_version(tx: &mut Tx, id: Uuid, version: i64, text: &CardText) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO card_versions (card, version, title, body) VALUES ($1, $2, $3, $4)",
        id,
        version,
        &text.title,
        &text.body
    ))
    .await
    .map(drop)
}

async fn set_sets(tx: &mut Tx, id: Uuid, text: &CardText) -> Result<()> {
    tx.run(sql!("DELETE FROM card_labels WHERE card = $1", id)).await?;
    for label in &text.labels {
        tx.run(sql!("INSERT INTO card_labels (card, label) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, label)).await?;
    }
    tx.run(sql!("DELETE FROM card_people WHERE card = $1", id)).await?;
    for person in &text.people {
        tx.run(sql!("INSERT INTO card_people (card, person) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, *person))
            .await?;
    }
    Ok(())
}

/// Who takes care of the card.
pub async fn people_of(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    tx.values("person", sql!("SELECT person FROM card_people WHERE card = $1", id)).await
}

row! {
    /// An earlier text of a card.
    pub struct Version {
        pub version: i64,
        pub title: String,
        pub body: String,
    }
}

/// Every text the card had, newest first.
pub async fn versions(tx: &mut Tx, id: Uuid) -> Result<Vec<Version>> {
    tx.all(sql!("SELECT version, title, body FROM card_versions WHERE card = $1 ORDER BY version DESC", id)).await
}

/// Takes a card of a board down or puts it back to its place.
pub async fn set_state(tx: &mut Tx, board: Uuid, id: Uuid, state: CardState) -> Result<()> {
    let now = tx.now;
    let statement =
        sql!("UPDATE cards SET state = $3, changed_at = $4 WHERE id = $2 AND board = $1", board, id, state, now);
    tx.run(statement).await.map(drop)
}

/// A key for `spot` in the column, beside every card but `card` itself; the second is false where the neighbour is gone
/// and the end was taken instead.
pub async fn key_at(tx: &mut Tx, column: Uuid, card: Uuid, spot: Spot) -> Result<(String, bool)> {
    let low = match spot {
        Spot::First => None,
        Spot::Last => last_key(tx, column, card).await?,
        Spot::After(neighbour) => match shown_key(tx, column, neighbour).await? {
            Some(key) => Some(key),
            None => {
                let last = last_key(tx, column, card).await?;
                return Ok((order::between(last.as_deref(), None), false));
            }
        },
    };
    let high = match (spot, &low) {
        (Spot::Last, _) => None,
        (_, low) => next_key(tx, column, card, low.as_deref().unwrap_or_default()).await?,
    };
    Ok((order::between(low.as_deref(), high.as_deref()), true))
}

async fn shown_key(tx: &mut Tx, column: Uuid, id: Uuid) -> Result<Option<String>> {
    tx.value("pos", sql!("SELECT pos FROM cards WHERE id = $2 AND board_column = $1 AND state = 'shown'", column, id))
        .await
}

async fn last_key(tx: &mut Tx, column: Uuid, but: Uuid) -> Result<Option<String>> {
    tx.value(
        "pos",
        sql!("SELECT pos FROM cards WHERE board_column = $1 AND id <> $2 ORDER BY pos DESC LIMIT 1", column, but),
    )
    .await
}

async fn next_key(tx: &mut Tx, column: Uuid, but: Uuid, low: &str) -> Result<Option<String>> {
    tx.value(
        "pos",
        sql!(
            "SELECT pos FROM cards WHERE board_column = $1 AND id <> $2 AND pos > $3 ORDER BY pos LIMIT 1",
            column,
            but,
            low
        ),
    )
    .await
}

/// The shown card before a key in the column: what everybody else sees in front of it.
pub async fn shown_before(tx: &mut Tx, column: Uuid, card: Uuid, key: &str) -> Result<Option<Uuid>> {
    tx.value(
        "id",
        sql!(
            "SELECT id FROM cards WHERE board_column = $1 AND id <> $2 AND state = 'shown' AND pos < $3 \
             ORDER BY pos DESC LIMIT 1",
            column,
            card,
            key
        ),
    )
    .await
}

/// The key of a card.
pub async fn key_of(tx: &mut Tx, card: Uuid) -> Result<String> {
    Ok(tx.value("pos", sql!("SELECT pos FROM cards WHERE id = $1", card)).await?.unwrap_or_default())
}

/// Puts a board's card into a column at a key: the one row that a move writes.
pub async fn place(tx: &mut Tx, (board, id): (Uuid, Uuid), column: Uuid, key: &str) -> Result<()> {
    let statement =
        sql!("UPDATE cards SET board_column = $3, pos = $4 WHERE id = $2 AND board = $1", board, id, column, key);
    tx.run(statement).await.map(drop)
}

/// Gives every card of a column a new short key, in the same order.
pub async fn renumber(tx: &mut Tx, column: Uuid) -> Result<()> {
    let rows = tx.rows(sql!("SELECT id, pos FROM cards WHERE board_column = $1 ORDER BY pos", column)).await?;
    let Some(first) = rows.first() else { return Ok(()) };
    let keys = order::renumber(&first.get::<String>("pos")?, rows.len());
    for (row, key) in rows.iter().zip(keys) {
        tx.run(sql!("UPDATE cards SET pos = $2 WHERE id = $1", row.get::<Uuid>("id")?, key)).await?;
    }
    Ok(())
}

/// The shown cards of a column in their order.
pub async fn shown_in(tx: &mut Tx, column: Uuid) -> Result<Vec<Uuid>> {
    tx.values("id", sql!("SELECT id FROM cards WHERE board_column = $1 AND state = 'shown' ORDER BY pos", column)).await
}

row! {
    /// A card that waits for somebody.
    pub struct Assigned {
        pub board: Uuid,
        pub id: Uuid,
        pub title: String,
        pub due_on: Option<Date>,
        pub group_name: String,
    }
}

/// Cards with a day that `person` takes care of, on boards in use, not in the last column of a board of columns.
pub async fn assigned_to(tx: &mut Tx, person: Uuid) -> Result<Vec<Assigned>> {
    tx.all(sql!(
        "SELECT c.board, c.id, c.title, c.due_on, g.name AS group_name FROM card_people a \
         JOIN cards c ON c.id = a.card AND c.state = 'shown' AND c.due_on <> '' JOIN boards b ON b.id = c.board AND b.state = 'open' \
         JOIN board_columns k ON k.id = c.board_column AND k.archived_at IS NULL JOIN groups g ON g.id = b.group_id AND g.state <> 'ended' \
         JOIN members m ON m.group_id = g.id AND m.person = a.person \
         WHERE a.person = $1 AND (b.kind <> 'columns' OR EXISTS (SELECT 1 FROM board_columns later \
           WHERE later.board = b.id AND later.archived_at IS NULL AND later.pos > k.pos)) ORDER BY c.due_on, c.id",
        person
    ))
    .await
}
