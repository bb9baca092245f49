//! The names of all fields over the years, so that a page of many years reads each year's own names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// One name of a field with the first day it was used.
    pub struct NameSince {
        pub field: Uuid,
        pub name: String,
        /// Icon and colour, 1 to 10.
        pub look: i64,
        pub valid_from: Option<Date>,
    }
}

/// A field as it is shown: its name then, its look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: Uuid,
    pub name: String,
    /// Icon and colour, 1 to 10.
    pub look: i64,
}

impl Shown {
    /// The name of its icon.
    pub fn icon(&self) -> String {
        format!("field-{}", self.look)
    }
}

/// All names of all fields.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<Uuid, Vec<NameSince>>);

impl Names {
    /// Loads them: ten fields with a few names each.
    pub async fn load(tx: &mut Tx) -> Result<Self> {
        let rows: Vec<NameSince> = tx
            .all(sql!(
                "SELECT n.field, n.name, f.look, n.valid_from FROM field_names n JOIN fields f ON f.id = n.field \
                 ORDER BY n.field, n.valid_from LIMIT 2000"
            ))
            .await?;
        let mut names = BTreeMap::<Uuid, Vec<NameSince>>::new();
        for row in rows {
            names.entry(row.field).or_default().push(row);
        }
        Ok(Self(names))
    }

    /// The field under the name it had on `day`; under its first name where it had none yet.
    pub fn on(&self, field: Uuid, day: Date) -> Option<Shown> {
        let names = self.0.get(&field)?;
        let then = names.iter().rfind(|n| n.valid_from.is_none_or(|from| from <= day)).or(names.first())?;
        Some(Shown { id: field, name: then.name.clone(), look: then.look })
    }

    /// The field under its name in the middle of `year`, when that year's recommendations were published.
    pub fn in_year(&self, field: Uuid, year: i64) -> Option<Shown> {
        let middle = i16::try_from(year).ok().and_then(|year| Date::new(year, 7, 1).ok())?;
        self.on(field, middle)
    }
}
