//! All SQL of the catalogues; changes of fields beside it.

pub mod changes;

use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::{row, sql};

row! {
    /// A field of action under the name it had on a day.
    pub struct Field {
        pub id: Uuid,
        pub code: String,
        pub name: String,
        /// Icon and colour, 1 to 10.
        pub look: i64,
    }
}

impl Field {
    /// Name of its icon.
    pub fn icon(&self) -> &'static str {
        match self.look {
            1 => "field-1",
            2 => "field-2",
            3 => "field-3",
            4 => "field-4",
            5 => "field-5",
            6 => "field-6",
            7 => "field-7",
            8 => "field-8",
            9 => "field-9",
            _ => "field-10",
        }
    }
}

row! {
    /// A name with its half-open period [from, to); no day means open.
    pub struct NamePeriod {
        pub field: Uuid,
        pub name: String,
        pub valid_from: Option<Date>,
        pub valid_to: Option<Date>,
    }
}

/// Every name of every field, newest first.
pub async fn names(tx: &mut Tx) -> Result<Vec<NamePeriod>> {
    tx.all(sql!("SELECT field, name, valid_from, valid_to FROM field_names ORDER BY field, valid_from DESC")).await
}

/// Every field under its newest name, also where that has ended, by name.
pub async fn every(tx: &mut Tx) -> Result<Vec<Field>> {
    let fields = tx
        .all(sql!(
            "SELECT f.id, f.code, n.name, f.look FROM fields f JOIN field_names n ON n.field = f.id \
             WHERE n.valid_from = (SELECT MAX(l.valid_from) FROM field_names l WHERE l.field = f.id)"
        ))
        .await?;
    Ok(sorted(fields))
}

/// The newest name of a field that is open, with the day it holds from.
pub async fn open_name(tx: &mut Tx, field: Uuid) -> Result<NamePeriod> {
    tx.one(sql!(
        "SELECT field, name, valid_from, valid_to FROM field_names WHERE field = $1 AND valid_to = '' \
         ORDER BY valid_from DESC LIMIT 1",
        field
    ))
    .await
}

/// Lets the field's open name end before `day`.
pub async fn close_name(tx: &mut Tx, field: Uuid, day: Date) -> Result<u64> {
    tx.run(sql!("UPDATE field_names SET valid_to = $2 WHERE field = $1 AND valid_to = ''", field, day)).await
}

row! {
    /// A group that works on a field; others may be told of it.
    pub struct Working {
        pub field: Uuid,
        pub id: Uuid,
        pub name: String,
        pub works: bool,
    }
}

/// Which groups work or worked on which field, by name; citizen sub-groups do not appear.
pub async fn groups(tx: &mut Tx) -> Result<Vec<Working>> {
    tx.all(sql!(
        "SELECT gf.field, g.id, g.name, (g.state = 'active') AS works FROM group_fields gf JOIN groups g ON g.id = gf.group_id \
         WHERE g.kind <> 'citizen_subgroup' ORDER BY g.sort_key, g.id"
    ))
    .await
}

row! {
    /// A field of a group.
    pub struct OfGroup {
        pub group_id: Uuid,
        pub id: Uuid,
        pub code: String,
        pub name: String,
        pub look: i64,
    }
}

impl OfGroup {
    /// The field alone.
    pub fn field(&self) -> Field {
        Field { id: self.id, code: self.code.clone(), name: self.name.clone(), look: self.look }
    }
}

/// The fields of all groups under their names on `day`. Who shows them has asked which groups may be shown.
pub async fn of_groups(tx: &mut Tx, day: Date) -> Result<Vec<OfGroup>> {
    tx.all(sql!(
        "SELECT gf.group_id, f.id, f.code, n.name, f.look FROM group_fields gf JOIN fields f ON f.id = gf.field \
         JOIN field_names n ON n.field = f.id AND n.valid_from <= $1 AND (n.valid_to = '' OR n.valid_to > $1) \
         ORDER BY gf.group_id, f.code",
        day
    ))
    .await
}

/// Every field that had a name on `day`, under that name, by name.
pub async fn on(tx: &mut Tx, day: Date) -> Result<Vec<Field>> {
    let fields = tx
        .all(sql!(
            "SELECT f.id, f.code, n.name, f.look FROM fields f JOIN field_names n ON n.field = f.id \
               AND n.valid_from <= $1 AND (n.valid_to = '' OR n.valid_to > $1)",
            day
        ))
        .await?;
    Ok(sorted(fields))
}

fn sorted(mut fields: Vec<Field>) -> Vec<Field> {
    fields.sort_by_key(|f| sort_key(&f.name));
    fields
}

/// The fields of a group under their names on `day`.
pub async fn of_group(tx: &mut Tx, group: Uuid, day: Date) -> Result<Vec<Field>> {
    let fields = tx
        .all(sql!(
            "SELECT f.id, f.code, n.name, f.look FROM group_fields gf JOIN fields f ON f.id = gf.field \
             JOIN field_names n ON n.field = f.id AND n.valid_from <= $2 AND (n.valid_to = '' OR n.valid_to > $2) \
             WHERE gf.group_id = $1",
            group,
            day
        ))
        .await?;
    Ok(sorted(fields))
}

/// The fields of a recommendation under their names on `day`.
pub async fn of_recommendation(tx: &mut Tx, recommendation: Uuid, day: Date) -> Result<Vec<Field>> {
    let fields = tx
        .all(sql!(
            "SELECT f.id, f.code, n.name, f.look FROM recommendation_fields rf JOIN fields f ON f.id = rf.field \
             JOIN field_names n ON n.field = f.id AND n.valid_from <= $2 AND (n.valid_to = '' OR n.valid_to > $2) \
             WHERE rf.recommendation = $1",
            recommendation,
            day
        ))
        .await?;
    Ok(sorted(fields))
}

/// Adds a field with its first name. `look` is 1 to 10.
pub async fn insert(tx: &mut Tx, code: &str, look: i64, source: &str) -> Result<Uuid> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO fields (id, code, look, source, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        code,
        look,
        source,
        now
    ))
    .await?;
    Ok(id)
}

/// Adds a name for the half-open period [from, to); no day means open.
pub async fn insert_name(tx: &mut Tx, field: Uuid, name: &str, from: Option<Date>, to: Option<Date>) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO field_names (field, name, valid_from, valid_to) VALUES ($1, $2, $3, $4)",
        field,
        name,
        from,
        to
    ))
    .await?;
    Ok(())
}

row! {
    /// A name with its id: a municipality or a committee.
    pub struct Named {
        pub id: Uuid,
        pub name: String,
    }
}

/// Every municipality, by name.
pub async fn municipalities(tx: &mut Tx) -> Result<Vec<Named>> {
    tx.all(sql!("SELECT id, name FROM municipalities ORDER BY sort_key")).await
}

/// Adds a municipality.
pub async fn insert_municipality(tx: &mut Tx, name: &str, source: &str) -> Result<Uuid> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO municipalities (id, name, sort_key, source) VALUES ($1, $2, $3, $4)",
        id,
        name,
        sort_key(name),
        source
    ))
    .await?;
    Ok(id)
}

row! {
    /// A committee; the council is one.
    pub struct Committee {
        pub id: Uuid,
        pub name: String,
        pub is_council: bool,
    }
}

/// Every committee, the council last.
pub async fn committees(tx: &mut Tx) -> Result<Vec<Committee>> {
    tx.all(sql!("SELECT id, name, is_council FROM committees ORDER BY is_council, sort_key")).await
}

/// Adds a committee.
pub async fn insert_committee(tx: &mut Tx, name: &str, is_council: bool, source: &str) -> Result<Uuid> {
    let id = tx.id();
    tx.run(sql!(
        "INSERT INTO committees (id, name, sort_key, is_council, source) VALUES ($1, $2, $3, $4, $5)",
        id,
        name,
        sort_key(name),
        is_council,
        source
    ))
    .await?;
    Ok(id)
}

/// The municipalities that a recommendation concerns.
pub async fn municipalities_of(tx: &mut Tx, recommendation: Uuid) -> Result<Vec<Named>> {
    tx.all(sql!(
        "SELECT m.id, m.name FROM recommendation_municipalities r JOIN municipalities m ON m.id = r.municipality \
         WHERE r.recommendation = $1 ORDER BY m.sort_key",
        recommendation
    ))
    .await
}

/// The committees that are competent for a recommendation.
pub async fn committees_of(tx: &mut Tx, recommendation: Uuid) -> Result<Vec<Committee>> {
    tx.all(sql!(
        "SELECT c.id, c.name, c.is_council FROM recommendation_committees r JOIN committees c ON c.id = r.committee \
         WHERE r.recommendation = $1 ORDER BY c.is_council, c.sort_key",
        recommendation
    ))
    .await
}
