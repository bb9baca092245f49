//! Years and recommendations at any stage, without the months that lead there.

use fokusraum::db::Statement;
use fokusraum::features::recommendations::Stage;
use fokusraum::features::recommendations::store::{self, Draft};
use fokusraum::sql;
use uuid::Uuid;

use super::TestApp;

/// The form of these years.
const FORM: &str = r#"[{"key":"situation","label":"Was ist das Problem","kind":"long","first":true},
    {"key":"measure","label":"Was soll geschehen","kind":"long","first":true}]"#;

/// A recommendation that is about to exist.
pub struct At<'a> {
    pub cycle: Uuid,
    pub group: Uuid,
    pub year: i64,
    pub seq: i64,
    pub title: &'a str,
    pub stage: Stage,
    pub published: bool,
    pub field: Uuid,
}

impl TestApp {
    /// Runs one statement.
    pub async fn run(&self, statement: Statement) {
        self.app
            .db
            .write(statement, |tx, statement| Box::pin(async move { tx.run(statement.clone()).await.map(drop) }))
            .await
            .unwrap();
    }

    /// A year whose gate of dispatch opens on a day.
    pub async fn cycle(&self, year: i64, archive: bool, dispatch_opens: &str) -> Uuid {
        let id = fokusraum::clock::secret_id();
        self.run(sql!(
            "INSERT INTO cycles (id, year, title, template, method, form, names_shown, archive, note, source, created_at) \
             VALUES ($1, $2, $3, '', '{}', $4, FALSE, $5, $6, $7, 0)",
            id,
            year,
            format!("Sozialplanung {year}"),
            if archive { "" } else { FORM },
            archive,
            format!("Anmerkung zum Jahr {year}"),
            if archive { "Protokoll A" } else { "" }
        ))
        .await;
        if !dispatch_opens.is_empty() {
            self.run(sql!(
                "INSERT INTO phases (id, cycle, kind, position, title, date_text, opens_on, closes_on, source) \
                 VALUES ($1, $2, 'dispatch', 1, 'Versand', 'im Sommer', $3, '2026-12-31', '')",
                fokusraum::clock::secret_id(),
                id,
                dispatch_opens
            ))
            .await;
        }
        id
    }

    /// A recommendation at a stage.
    pub async fn recommendation(&self, at: At<'_>) -> Uuid {
        let content = [("situation", "Der Bus hält <nicht>."), ("measure", "Überall Rampen bauen.")];
        let draft = Draft {
            title: at.title.into(),
            content: content.map(|(key, text)| (key.into(), text.into())).into(),
            fields: vec![at.field],
            ..Draft::default()
        };
        let (cycle, group) = (at.cycle, at.group);
        let insert = (cycle, group, draft);
        let id = self
            .app
            .db
            .write(insert, |tx, (cycle, group, draft)| {
                Box::pin(async move { store::insert(tx, *cycle, *group, draft, None, false).await })
            })
            .await
            .unwrap();
        let now = self.app.db.clock().now();
        self.run(sql!(
            "UPDATE recommendations SET stage = $2, number_year = $3, number_seq = $4, published_at = $5 WHERE id = $1",
            id,
            at.stage,
            at.year,
            at.seq,
            Some(now).filter(|_| at.published)
        ))
        .await;
        id
    }
}
