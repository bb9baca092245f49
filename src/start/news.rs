//! *Was ist neu*: what changed in my groups since I last said "read", folded by object, never more than ten lines.

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::http::Page;
use crate::{oplog, sql};

/// The most lines that are shown.
const MOST: i64 = 10;

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    pub text: String,
    /// Where it can be seen; empty where it cannot be opened.
    pub href: String,
    pub at: Timestamp,
}

/// The lines for `person`, newest first, and since when.
pub async fn lines(tx: &mut Tx, p: &Page, person: uuid::Uuid) -> Result<(Vec<Line>, Timestamp)> {
    let since = tx.value("news_read_at", sql!("SELECT news_read_at FROM persons WHERE id = $1", person)).await?;
    let since = since.unwrap_or(tx.now);
    let news = oplog::news(tx, person, since, MOST).await?;
    let line = |n: oplog::News| {
        let title = n.payload.clone().unwrap_or_default();
        let key = format!("op-{}-{}", n.object_kind, n.kind);
        let href = match n.object_kind.as_str() {
            "recommendation" => format!("/recommendations/{}", n.object),
            "board" => format!("/boards/{}", n.object),
            "poll" => format!("/polls/{}", n.object),
            "meeting" => format!("/meetings/{}", n.object),
            "agenda" => format!("/meetings/{}/agenda", n.object),
            "minutes" => format!("/meetings/{}/minutes", n.object),
            "ballot" => format!("/ballots/{}", n.object),
            _ => n.place.map(|group| format!("/groups/{group}")).unwrap_or_default(),
        };
        Line { text: p.t1(&key, "title", title), href, at: n.at }
    };
    Ok((news.into_iter().map(line).collect(), since))
}

/// Remembers that `person` has read everything up to now.
pub async fn mark_read(tx: &mut Tx, person: uuid::Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE persons SET news_read_at = $2 WHERE id = $1", person, now)).await.map(drop)
}
