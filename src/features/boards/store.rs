//! SQL of boards themselves; columns, cards, talk and the log have files of their own.

pub mod cards;
pub mod columns;
pub mod log;
pub mod talk;

use uuid::Uuid;

use super::{BoardKind, BoardState};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::{row, sql};

pub use cards::CardRow;
pub use columns::ColumnRow;

row! {
    /// A board as stored.
    pub struct Board {
        pub id: Uuid,
        pub group_id: Uuid,
        pub kind: BoardKind,
        pub title: String,
        pub purpose: String,
        pub state: BoardState,
        /// How often it was changed.
        pub version: i64,
        pub changed_at: Timestamp,
    }
}

/// What a new board is made from.
#[derive(Debug, Clone)]
pub struct NewBoard {
    pub group: Uuid,
    pub kind: BoardKind,
    pub title: String,
    pub purpose: String,
}

/// Adds a board without columns.
pub async fn insert(tx: &mut Tx, new: &NewBoard) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO boards (id, group_id, kind, title, purpose, state, version, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, 'open', 0, $6, $6)",
        id,
        new.group,
        new.kind,
        &new.title,
        &new.purpose,
        now
    ))
    .await?;
    Ok(id)
}

/// The board of an id.
pub async fn board(tx: &mut Tx, id: Uuid) -> Result<Board> {
    tx.one(sql!("SELECT id, group_id, kind, title, purpose, state, version, changed_at FROM boards WHERE id = $1", id))
        .await
}

row! {
    /// A board in its group's list.
    pub struct Listed {
        pub id: Uuid,
        pub kind: BoardKind,
        pub title: String,
        pub purpose: String,
        pub state: BoardState,
        pub version: i64,
        pub changed_at: Timestamp,
        pub cards: i64,
        /// Up to where the reader has seen it.
        pub seen: Option<i64>,
    }
}

/// The boards of a group as `person` sees them, those in use first, the last changed first.
pub async fn of_group(tx: &mut Tx, group: Uuid, person: Option<Uuid>) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT b.id, b.kind, b.title, b.purpose, b.state, b.version, b.changed_at, \
           (SELECT COUNT(*) FROM cards c WHERE c.board = b.id AND c.state = 'shown') AS cards, v.version AS seen \
         FROM boards b LEFT JOIN board_visits v ON v.board = b.id AND v.person = $2 \
         WHERE b.group_id = $1 ORDER BY CASE b.state WHEN 'open' THEN 0 ELSE 1 END, b.changed_at DESC, b.id",
        group,
        person
    ))
    .await
}

row! {
    /// A board's turn: its next version, and whether it is in use.
    pub struct Turn {
        pub version: i64,
        pub state: BoardState,
    }
}

/// Takes the board's turn: the row is locked until the end of the transaction.
pub async fn next_version(tx: &mut Tx, board: Uuid) -> Result<Turn> {
    let now = tx.now;
    tx.one(sql!(
        "UPDATE boards SET version = version + 1, changed_at = $2 WHERE id = $1 RETURNING version, state",
        board,
        now
    ))
    .await
}

/// Changes what a board says of itself.
pub async fn update(tx: &mut Tx, board: Uuid, title: &str, purpose: &str) -> Result<()> {
    tx.run(sql!("UPDATE boards SET title = $2, purpose = $3 WHERE id = $1", board, title, purpose)).await.map(drop)
}

/// Puts a board away or takes it up again.
pub async fn set_state(tx: &mut Tx, board: Uuid, state: BoardState) -> Result<()> {
    tx.run(sql!("UPDATE boards SET state = $2 WHERE id = $1", board, state)).await.map(drop)
}

/// Up to which version `person` has seen the board.
pub async fn visit(tx: &mut Tx, board: Uuid, person: Option<Uuid>) -> Result<Option<i64>> {
    tx.value("version", sql!("SELECT version FROM board_visits WHERE board = $1 AND person = $2", board, person)).await
}

/// Remembers up to which version `person` has seen the board; never less than before.
pub async fn set_visit(tx: &mut Tx, board: Uuid, person: Uuid, version: i64) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO board_visits (board, person, version) VALUES ($1, $2, $3) ON CONFLICT (board, person) \
         DO UPDATE SET version = $3 WHERE board_visits.version < $3",
        board,
        person,
        version
    ))
    .await
    .map(drop)
}

/// The sessions of those who may read the board now: a socket without one is closed.
pub async fn sessions(tx: &mut Tx, board: Uuid) -> Result<Vec<Uuid>> {
    let now = tx.now;
    tx.values(
        "id",
        sql!(
            "SELECT s.id FROM boards b JOIN members m ON m.group_id = b.group_id JOIN sessions s ON s.person = m.person \
             JOIN persons p ON p.id = m.person WHERE b.id = $1 AND p.active AND s.expires_at > $2",
            board,
            now
        ),
    )
    .await
}

/// The labels on a board's cards, each once.
pub async fn labels_on(tx: &mut Tx, board: Uuid) -> Result<Vec<String>> {
    tx.values(
        "label",
        sql!(
            "SELECT DISTINCT l.label FROM cards c JOIN card_labels l ON l.card = c.id \
             WHERE c.board = $1 AND c.state = 'shown' ORDER BY l.label",
            board
        ),
    )
    .await
}

/// The names of those who take care of a board's cards, each once, by what is shown.
pub async fn people_on(tx: &mut Tx, board: Uuid) -> Result<Vec<String>> {
    let names = tx.values(
        "name",
        sql!(
            "SELECT DISTINCT COALESCE(n.name, p.name) AS name FROM cards c JOIN boards b ON b.id = c.board \
             JOIN card_people a ON a.card = c.id JOIN persons p ON p.id = a.person \
             LEFT JOIN chosen_names n ON n.person = a.person AND n.group_id = b.group_id \
             WHERE c.board = $1 AND c.state = 'shown'",
            board
        ),
    );
    let mut names: Vec<String> = names.await?;
    names.sort_by_cached_key(|name| (sort_key(name), name.clone()));
    Ok(names)
}

/// How many cards are shown on a board.
pub async fn count(tx: &mut Tx, board: Uuid) -> Result<i64> {
    let found = tx.value("n", sql!("SELECT COUNT(*) AS n FROM cards WHERE board = $1 AND state = 'shown'", board));
    Ok(found.await?.unwrap_or(0))
}

/// Path and title of a card, for who may see it.
pub async fn place_of_card(tx: &mut Tx, card: Uuid) -> Result<Option<(String, String)>> {
    let rows = tx.rows(sql!("SELECT board, title FROM cards WHERE id = $1 AND state <> 'hidden'", card)).await?;
    let place = |row: &crate::db::Row| -> Result<_> {
        Ok((format!("/boards/{}/cards/{card}", row.get::<Uuid>("board")?), row.get("title")?))
    };
    rows.first().map(place).transpose()
}

/// Path and title of a table, for who may see it.
pub async fn place_of_column(tx: &mut Tx, column: Uuid) -> Result<Option<(String, String)>> {
    let rows = tx.rows(sql!("SELECT board, title FROM board_columns WHERE id = $1", column)).await?;
    let place = |row: &crate::db::Row| -> Result<_> {
        Ok((format!("/boards/{}#k-{column}", row.get::<Uuid>("board")?), row.get("title")?))
    };
    rows.first().map(place).transpose()
}
