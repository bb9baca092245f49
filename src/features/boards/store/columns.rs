//! SQL of columns, tables and groups of notes.

use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::boards::order;
use crate::{row, sql};

row! {
    /// A column as stored.
    pub struct ColumnRow {
        pub id: Uuid,
        pub title: String,
        /// Who receives the guests at this table.
        pub host: String,
        /// What the table talks about, a question a line.
        pub question: String,
        /// What the table found, a sentence a line.
        pub harvest: String,
        /// Counts the versions of the harvest.
        pub version: i64,
    }
}

/// What one writes about a column.
#[derive(Debug, Clone, Default)]
pub struct ColumnText {
    pub title: String,
    pub host: String,
    pub question: String,
}

/// The columns of a board in their order.
pub async fn of_board(tx: &mut Tx, board: Uuid) -> Result<Vec<ColumnRow>> {
    tx.all(sql!(
        "SELECT id, title, host, question, harvest, version FROM board_columns \
         WHERE board = $1 AND archived_at IS NULL ORDER BY pos",
        board
    ))
    .await
}

/// One column that is in use.
pub async fn column(tx: &mut Tx, board: Uuid, id: Uuid) -> Result<ColumnRow> {
    tx.one(sql!(
        "SELECT id, title, host, question, harvest, version FROM board_columns \
         WHERE board = $1 AND id = $2 AND archived_at IS NULL",
        board,
        id
    ))
    .await
}

/// Adds a column at the end.
pub async fn insert(tx: &mut Tx, board: Uuid, text: &ColumnText) -> Result<Uuid> {
    let id = tx.id();
    let last: Option<String> = tx
        .value("pos", sql!("SELECT pos FROM board_columns WHERE board = $1 ORDER BY pos DESC LIMIT 1", board))
        .await?;
    tx.run(sql!(
        "INSERT INTO board_columns (id, board, pos, title, host, question, harvest, version) \
         VALUES ($1, $2, $3, $4, $5, $6, '', 1)",
        id,
        board,
        order::between(last.as_deref(), None),
        &text.title,
        &text.host,
        &text.question
    ))
    .await?;
    Ok(id)
}

/// Changes what a column of a board says of itself.
pub async fn update(tx: &mut Tx, board: Uuid, id: Uuid, text: &ColumnText) -> Result<()> {
    tx.run(sql!(
        "UPDATE board_columns SET title = $2, host = $3, question = $4 WHERE id = $1 AND board = $5",
        id,
        &text.title,
        &text.host,
        &text.question,
        board
    ))
    .await
    .map(drop)
}

/// Writes the harvest of a board's table, if `seen` is still its newest version; false otherwise.
pub async fn set_harvest(tx: &mut Tx, (board, id): (Uuid, Uuid), seen: i64, harvest: &str) -> Result<bool> {
    let statement = sql!(
        "UPDATE board_columns SET harvest = $3, version = version + 1 WHERE id = $1 AND version = $2 AND board = $4",
        id,
        seen,
        harvest,
        board
    );
    Ok(tx.run(statement).await? == 1)
}

/// Puts a column of a board away.
pub async fn archive(tx: &mut Tx, board: Uuid, id: Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE board_columns SET archived_at = $3 WHERE id = $2 AND board = $1", board, id, now))
        .await
        .map(drop)
}
