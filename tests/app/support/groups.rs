//! Groups for tests, written through the feature's own store.

use fokusraum::features::fields::store as fields;
use fokusraum::features::groups::store::{self, NewGroup};
use fokusraum::features::groups::{GroupKind, GroupState, MemberRole};
use jiff::civil::date;
use uuid::Uuid;

use super::TestApp;

/// An active group that began in 2020.
pub fn plain(kind: GroupKind, name: &str) -> NewGroup {
    NewGroup {
        kind,
        name: name.into(),
        parent: None,
        purpose: format!("Wofür {name} arbeitet"),
        mandate: String::new(),
        starts_on: Some(date(2020, 1, 1)),
        since_text: String::new(),
        ends_on: None,
        state: GroupState::Active,
        help_wanted: String::new(),
        fields: Vec::new(),
        source: String::new(),
    }
}

impl TestApp {
    /// Adds a group.
    pub async fn add_group(&self, new: NewGroup) -> Uuid {
        let db = &self.app.db;
        db.write(new, |tx, new| Box::pin(async move { store::insert(tx, new).await })).await.unwrap()
    }

    /// A focus group.
    pub async fn focus_group(&self, name: &str) -> Uuid {
        self.add_group(plain(GroupKind::FocusGroup, name)).await
    }

    /// Puts somebody into a group.
    pub async fn put(&self, group: Uuid, person: Uuid, role: MemberRole, chosen_name: &str) {
        let input = (group, person, role, chosen_name.to_owned());
        self.app
            .db
            .write(input, |tx, (group, person, role, chosen)| {
                Box::pin(async move { store::put_member(tx, *group, *person, *role, chosen).await })
            })
            .await
            .unwrap();
    }

    /// Adds a field of action with one name that holds since 2010.
    pub async fn field(&self, name: &str, look: i64) -> Uuid {
        self.app
            .db
            .write((name.to_owned(), look), |tx, (name, look)| {
                Box::pin(async move {
                    let id = fields::insert(tx, &name.to_lowercase(), *look, "").await?;
                    fields::insert_name(tx, id, name, Some(date(2010, 1, 1)), None).await?;
                    Ok(id)
                })
            })
            .await
            .unwrap()
    }
}
