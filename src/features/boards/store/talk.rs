//! SQL of checklists, comments and mentions.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A line of a checklist.
    pub struct Item {
        pub id: Uuid,
        pub text: String,
        pub done: bool,
    }
}

/// The checklist of a card.
pub async fn items(tx: &mut Tx, card: Uuid) -> Result<Vec<Item>> {
    tx.all(sql!("SELECT id, text, done FROM card_items WHERE card = $1 ORDER BY id", card)).await
}

/// Adds a line.
pub async fn insert_item(tx: &mut Tx, card: Uuid, text: &str) -> Result<()> {
    let id = tx.id();
    tx.run(sql!("INSERT INTO card_items (id, card, text, done) VALUES ($1, $2, $3, FALSE)", id, card, text))
        .await
        .map(drop)
}

/// Whether a line is one of the card's.
pub async fn has_item(tx: &mut Tx, card: Uuid, item: Uuid) -> Result<bool> {
    let found: Option<Uuid> =
        tx.value("id", sql!("SELECT id FROM card_items WHERE card = $1 AND id = $2", card, item)).await?;
    Ok(found.is_some())
}

/// Ticks a line or takes the tick away; false where it is gone.
pub async fn set_done(tx: &mut Tx, card: Uuid, item: Uuid, done: bool) -> Result<bool> {
    Ok(tx.run(sql!("UPDATE card_items SET done = $3 WHERE card = $1 AND id = $2", card, item, done)).await? == 1)
}

row! {
    /// A comment.
    pub struct Comment {
        pub id: Uuid,
        pub author: String,
        pub body: String,
        pub at: Timestamp,
        pub hidden: bool,
    }
}

/// The comments on a card, oldest first; hidden ones without their text.
pub async fn comments(tx: &mut Tx, group: Uuid, card: Uuid) -> Result<Vec<Comment>> {
    tx.all(sql!(
        "SELECT k.id, COALESCE(n.name, p.name) AS author, CASE WHEN k.hidden THEN '' ELSE k.body END AS body, k.at, k.hidden \
         FROM card_comments k JOIN persons p ON p.id = k.author \
         LEFT JOIN chosen_names n ON n.person = k.author AND n.group_id = $1 WHERE k.card = $2 ORDER BY k.at, k.id",
        group,
        card
    ))
    .await
}

/// Adds a comment that names `mentioned`.
pub async fn insert_comment(tx: &mut Tx, card: Uuid, author: Uuid, body: &str, mentioned: &[Uuid]) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO card_comments (id, card, author, body, at, hidden) VALUES ($1, $2, $3, $4, $5, FALSE)",
        id,
        card,
        author,
        body,
        now
    ))
    .await?;
    for person in mentioned {
        tx.run(sql!("INSERT INTO card_mentions (comment, person) VALUES ($1, $2)", id, *person)).await?;
    }
    Ok(())
}

/// Whether a comment is one on the card.
pub async fn has_comment(tx: &mut Tx, card: Uuid, comment: Uuid) -> Result<bool> {
    let found: Option<Uuid> =
        tx.value("id", sql!("SELECT id FROM card_comments WHERE card = $1 AND id = $2", card, comment)).await?;
    Ok(found.is_some())
}

/// Hides a comment or shows it again; false where it is gone.
pub async fn set_hidden(tx: &mut Tx, card: Uuid, comment: Uuid, hidden: bool) -> Result<bool> {
    let statement = sql!("UPDATE card_comments SET hidden = $3 WHERE card = $1 AND id = $2", card, comment, hidden);
    Ok(tx.run(statement).await? == 1)
}

row! {
    /// A card whose comments name somebody who has not read them.
    pub struct Mentioned {
        pub board: Uuid,
        pub card: Uuid,
        pub title: String,
        pub group_name: String,
    }
}

/// Cards on which `person` was named and has not been since.
pub async fn mentions_of(tx: &mut Tx, person: Uuid) -> Result<Vec<Mentioned>> {
    tx.all(sql!(
        "SELECT DISTINCT c.board, c.id AS card, c.title, g.name AS group_name FROM card_mentions x \
         JOIN card_comments k ON k.id = x.comment AND NOT k.hidden JOIN cards c ON c.id = k.card AND c.state <> 'hidden' \
         JOIN boards b ON b.id = c.board AND b.state = 'open' JOIN groups g ON g.id = b.group_id AND g.state <> 'ended' \
         JOIN members m ON m.group_id = g.id AND m.person = x.person WHERE x.person = $1 ORDER BY c.title",
        person
    ))
    .await
}

/// Whether somebody named `person` on a card, and they have not said "read".
pub async fn is_mentioned(tx: &mut Tx, card: Uuid, person: Option<Uuid>) -> Result<bool> {
    let found: Option<Uuid> = tx
        .value(
            "comment",
            sql!(
                "SELECT x.comment FROM card_mentions x JOIN card_comments k ON k.id = x.comment AND NOT k.hidden \
                 WHERE k.card = $1 AND x.person = $2 LIMIT 1",
                card,
                person
            ),
        )
        .await?;
    Ok(found.is_some())
}

/// Forgets that `person` was named on a card: they have read it.
pub async fn clear_mentions(tx: &mut Tx, card: Uuid, person: Uuid) -> Result<()> {
    tx.run(sql!(
        "DELETE FROM card_mentions WHERE person = $2 AND comment IN (SELECT id FROM card_comments WHERE card = $1)",
        card,
        person
    ))
    .await
    .map(drop)
}
