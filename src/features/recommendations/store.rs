//! All SQL of recommendations.

use uuid::Uuid;

use super::{Content, Stage};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A recommendation as stored.
    pub struct Recommendation {
        pub id: Uuid,
        pub cycle: Uuid,
        pub group_id: Uuid,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub title: String,
        /// JSON; see [`Recommendation::content`].
        pub content: String,
        pub stage: Stage,
        /// Drafted by the administration for the group.
        pub on_behalf: bool,
        pub drafted_by: Option<Uuid>,
        pub steering_relevant: Option<bool>,
        pub urgent: bool,
        pub version: i64,
        pub outcome_note: String,
        pub source: String,
        pub created_at: Timestamp,
        pub changed_at: Timestamp,
        pub adopted_at: Option<Timestamp>,
        pub submitted_at: Option<Timestamp>,
        pub pre_assessed_at: Option<Timestamp>,
        pub assessed_at: Option<Timestamp>,
        pub jointly_assessed_at: Option<Timestamp>,
        pub focus_at: Option<Timestamp>,
        pub published_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
    }
}

impl Recommendation {
    /// Its public number.
    pub fn number(&self) -> Option<String> {
        super::number(self.number_year, self.number_seq)
    }

    /// The structured fields.
    pub fn content(&self) -> Result<Content> {
        Ok(serde_json::from_str(&self.content)?)
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        self.published_at.is_some() && self.stage != Stage::Withdrawn
    }
}

/// The recommendation of an id.
pub async fn recommendation(tx: &mut Tx, id: Uuid) -> Result<Recommendation> {
    tx.one(sql!(
        "SELECT id, cycle, group_id, number_year, number_seq, title, content, stage, on_behalf, drafted_by, steering_relevant, \
           urgent, version, outcome_note, source, created_at, changed_at, adopted_at, submitted_at, pre_assessed_at, assessed_at, \
           jointly_assessed_at, focus_at, published_at, closed_at FROM recommendations WHERE id = $1",
        id
    ))
    .await
}

/// What a draft holds.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub title: String,
    pub content: Content,
    pub fields: Vec<Uuid>,
    pub municipalities: Vec<Uuid>,
    pub committees: Vec<Uuid>,
}

/// Adds a draft in its first version.
pub async fn insert(
    tx: &mut Tx,
    cycle: Uuid,
    group: Uuid,
    draft: &Draft,
    author: Option<Uuid>,
    on_behalf: bool,
) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO recommendations (id, cycle, group_id, title, content, stage, on_behalf, drafted_by, urgent, version, \
           outcome_note, source, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, FALSE, 1, '', '', $8, $8)",
        id,
        cycle,
        group,
        &draft.title,
        serde_json::to_string(&draft.content)?,
        on_behalf,
        author.filter(|_| on_behalf),
        now
    ))
    .await?;
    insert_version(tx, id, 1, draft, author).await?;
    set_links(tx, id, draft).await?;
    Ok(id)
}

/// Writes the next version, if `seen` is still the newest and the group still writes; false otherwise.
pub async fn update(tx: &mut Tx, id: Uuid, seen: i64, draft: &Draft, author: Option<Uuid>) -> Result<bool> {
    let now = tx.now;
    let changed = tx
        .run(sql!(
            "UPDATE recommendations SET title = $3, content = $4, version = version + 1, changed_at = $5, \
               stage = CASE WHEN stage = 'adopted' THEN 'draft' ELSE stage END, \
               adopted_at = CASE WHEN stage = 'adopted' THEN NULL ELSE adopted_at END \
             WHERE id = $1 AND version = $2 AND stage IN ('draft', 'adopted', 'changes_requested')",
            id,
            seen,
            &draft.title,
            serde_json::to_string(&draft.content)?,
            now
        ))
        .await?;
    if changed == 0 {
        return Ok(false);
    }
    insert_version(tx, id, seen + 1, draft, author).await?;
    set_links(tx, id, draft).await?;
    Ok(true)
}

async fn insert_version(tx: &mut Tx, id: Uuid, version: i64, draft: &Draft, author: Option<Uuid>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO recommendation_versions (recommendation, version, title, content, author, at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        version,
        &draft.title,
        serde_json::to_string(&draft.content)?,
        author,
        now
    ))
    .await
    .map(drop)
}

/// Replaces fields of action, municipalities and committees.
pub async fn set_links(tx: &mut Tx, id: Uuid, draft: &Draft) -> Result<()> {
    tx.run(sql!("DELETE FROM recommendation_fields WHERE recommendation = $1", id)).await?;
    tx.run(sql!("DELETE FROM recommendation_municipalities WHERE recommendation = $1", id)).await?;
    tx.run(sql!("DELETE FROM recommendation_committees WHERE recommendation = $1", id)).await?;
    for field in &draft.fields {
        tx.run(sql!("INSERT INTO recommendation_fields (recommendation, field) VALUES ($1, $2)", id, *field)).await?;
    }
    for municipality in &draft.municipalities {
        tx.run(sql!(
            "INSERT INTO recommendation_municipalities (recommendation, municipality) VALUES ($1, $2)",
            id,
            *municipality
        ))
        .await?;
    }
    for committee in &draft.committees {
        tx.run(sql!(
            "INSERT INTO recommendation_committees (recommendation, committee) VALUES ($1, $2)",
            id,
            *committee
        ))
        .await?;
    }
    Ok(())
}

/// Moves it from one of `from` to `to`, stamping nothing; false where it stands elsewhere.
pub async fn move_stage(tx: &mut Tx, id: Uuid, from: Stage, to: Stage) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = $3, changed_at = $4 WHERE id = $1 AND stage = $2",
            id,
            from,
            to,
            now
        ))
        .await?;
    Ok(moved == 1)
}

/// The group's vote has adopted version `version`.
pub async fn set_adopted(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'adopted', adopted_at = $2, changed_at = $2 WHERE id = $1 AND stage = 'draft'",
            id,
            now
        ))
        .await?;
    Ok(moved == 1)
}

/// Withdraws it, before publication only.
pub async fn withdraw(tx: &mut Tx, id: Uuid, reason: &str) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'withdrawn', outcome_note = $2, closed_at = $3, changed_at = $3 \
             WHERE id = $1 AND published_at IS NULL AND stage <> 'withdrawn'",
            id,
            reason,
            now
        ))
        .await?;
    Ok(moved == 1)
}

row! {
    /// A recommendation in a list.
    pub struct Listed {
        pub id: Uuid,
        pub title: String,
        pub stage: Stage,
        pub number_year: Option<i64>,
        pub number_seq: Option<i64>,
        pub changed_at: Timestamp,
        pub on_behalf: bool,
    }
}

impl Listed {
    /// Its public number, or nothing.
    pub fn number(&self) -> String {
        super::number(self.number_year, self.number_seq).unwrap_or_default()
    }
}

/// The recommendations of a group, newest change first. The choice for the Fokus shows once it is published.
pub async fn of_group(tx: &mut Tx, group: Uuid) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT id, title, CASE WHEN published_at IS NULL AND stage IN ('in_focus', 'not_in_focus') THEN 'jointly_assessed' ELSE stage END AS stage, \
           number_year, number_seq, changed_at, on_behalf FROM recommendations WHERE group_id = $1 \
         ORDER BY changed_at DESC, id DESC",
        group
    ))
    .await
}

row! {
    /// One version, without its text.
    pub struct Version {
        pub version: i64,
        pub author: Option<String>,
        pub at: Timestamp,
    }
}

/// The versions, newest first, with their authors' names in the group.
pub async fn versions(tx: &mut Tx, id: Uuid) -> Result<Vec<Version>> {
    tx.all(sql!(
        "SELECT v.version, COALESCE(m.name, p.name) AS author, v.at \
         FROM recommendation_versions v JOIN recommendations r ON r.id = v.recommendation \
         LEFT JOIN persons p ON p.id = v.author LEFT JOIN chosen_names m ON m.person = v.author AND m.group_id = r.group_id \
         WHERE v.recommendation = $1 ORDER BY v.version DESC",
        id
    ))
    .await
}

row! {
    /// The text of one version.
    pub struct VersionText {
        pub title: String,
        pub content: String,
    }
}

/// The text of one version, if there is such a version.
pub async fn version_text(tx: &mut Tx, id: Uuid, version: i64) -> Result<Option<VersionText>> {
    tx.maybe(sql!(
        "SELECT title, content FROM recommendation_versions WHERE recommendation = $1 AND version = $2",
        id,
        version
    ))
    .await
}

row! {
    /// A comment with its author's name in the group.
    pub struct Comment {
        pub id: Uuid,
        pub version: i64,
        pub author: String,
        pub body: String,
        pub at: Timestamp,
        pub settled_at: Option<Timestamp>,
    }
}

/// The comments, oldest first.
pub async fn comments(tx: &mut Tx, id: Uuid) -> Result<Vec<Comment>> {
    tx.all(sql!(
        "SELECT c.id, c.version, COALESCE(m.name, p.name) AS author, \
           c.body, c.at, c.settled_at FROM comments c JOIN recommendations r ON r.id = c.recommendation \
         JOIN persons p ON p.id = c.author LEFT JOIN chosen_names m ON m.person = c.author AND m.group_id = r.group_id \
         WHERE c.recommendation = $1 ORDER BY c.at, c.id",
        id
    ))
    .await
}

/// Adds a comment on the present version.
pub async fn insert_comment(tx: &mut Tx, id: Uuid, author: Uuid, body: &str) -> Result<Uuid> {
    let (comment, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO comments (id, recommendation, version, author, body, at) \
         VALUES ($1, $2, (SELECT version FROM recommendations WHERE id = $2), $3, $4, $5)",
        comment,
        id,
        author,
        body,
        now
    ))
    .await?;
    Ok(comment)
}

/// Whether a comment is one on this recommendation.
pub async fn has_comment(tx: &mut Tx, id: Uuid, comment: Uuid) -> Result<bool> {
    let statement = sql!("SELECT id FROM comments WHERE recommendation = $1 AND id = $2", id, comment);
    let found: Option<Uuid> = tx.value("id", statement).await?;
    Ok(found.is_some())
}

/// Marks a comment as settled; settled already, it stays so.
pub async fn settle_comment(tx: &mut Tx, id: Uuid, comment: Uuid) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE comments SET settled_at = $3 WHERE id = $2 AND recommendation = $1 AND settled_at IS NULL",
        id,
        comment,
        now
    ))
    .await
    .map(drop)
}

/// The form of the year a recommendation belongs to, as JSON.
pub async fn form_of(tx: &mut Tx, id: Uuid) -> Result<String> {
    let found = tx
        .value("form", sql!("SELECT c.form FROM recommendations r JOIN cycles c ON c.id = r.cycle WHERE r.id = $1", id))
        .await?;
    Ok(found.unwrap_or_default())
}

row! {
    /// The year that new drafts belong to.
    pub struct Target {
        pub id: Uuid,
        pub year: i64,
        pub form: String,
    }
}

/// The year that new drafts belong to: the newest one that is not archive.
pub async fn target(tx: &mut Tx) -> Result<Option<Target>> {
    tx.maybe(sql!("SELECT id, year, form FROM cycles WHERE NOT archive ORDER BY year DESC LIMIT 1")).await
}

/// Whether `person` belongs to a group that is a voice in the cycle's individual round.
pub async fn is_in_assessing_group(tx: &mut Tx, cycle: Uuid, person: Option<Uuid>) -> Result<bool> {
    let Some(person) = person else { return Ok(false) };
    let found: Option<Uuid> = tx
        .value(
            "voice",
            sql!(
                "SELECT v.voice FROM cycle_voices v JOIN members m ON m.group_id = v.voice AND m.person = $2 AND m.role <> 'guest' \
                 WHERE v.cycle = $1 AND v.kind = 'group' LIMIT 1",
                cycle,
                person
            ),
        )
        .await?;
    Ok(found.is_some())
}
