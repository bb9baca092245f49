//! Values that go in and columns that come out, the same on both engines.

use jiff::civil::{Date, DateTime};
use sqlx::Row as _;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// An argument of a statement. Nulls are typed: an untyped one does not prepare on PostgreSQL.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `BIGINT`
    Int(Option<i64>),
    /// `TEXT`; NUL is refused by PostgreSQL only, so input is cleaned before it gets here.
    Text(Option<String>),
    /// `BOOLEAN`
    Bool(Option<bool>),
    /// `UUID`
    Uuid(Option<Uuid>),
    /// `BYTEA`
    Bytes(Option<Vec<u8>>),
}

macro_rules! value_from {
    ($($ty:ty => $variant:ident, $map:expr);* $(;)?) => {$(
        impl From<$ty> for Value {
            fn from(value: $ty) -> Self { Self::$variant(Some(($map)(value))) }
        }
        impl From<Option<$ty>> for Value {
            fn from(value: Option<$ty>) -> Self { Self::$variant(value.map($map)) }
        }
    )*};
}

value_from! {
    i64 => Int, |v| v;
    Timestamp => Int, |v: Timestamp| v.0;
    String => Text, |v| v;
    &str => Text, |v: &str| v.to_owned();
    &String => Text, |v: &String| v.clone();
    bool => Bool, |v| v;
    Uuid => Uuid, |v| v;
    Vec<u8> => Bytes, |v| v;
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Text(Some(date.to_string()))
    }
}

/// A wall time, as ISO text.
impl From<DateTime> for Value {
    fn from(time: DateTime) -> Self {
        Self::Text(Some(time.to_string()))
    }
}

/// A count; more than a column can hold does not occur.
impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Int(Some(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

/// A day that may be open is stored as an empty text, which sorts before every day.
impl From<Option<Date>> for Value {
    fn from(date: Option<Date>) -> Self {
        Self::Text(Some(date.map(|d| d.to_string()).unwrap_or_default()))
    }
}

/// One row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(sqlx::sqlite::SqliteRow),
    /// From PostgreSQL.
    Postgres(sqlx::postgres::PgRow),
}

impl Row {
    /// The value of the column `name`.
    ///
    /// # Errors
    /// [`Error::Internal`] when the column is missing or of another type: a fault of the SQL text.
    pub fn get<T: FromColumn>(&self, name: &str) -> Result<T> {
        T::from_column(self, name)
    }
}

/// A type that a column can be read as.
pub trait FromColumn: Sized {
    /// Reads the column `name` of `row`.
    fn from_column(row: &Row, name: &str) -> Result<Self>;
}

/// A struct that is read from a row; see [`row!`](crate::row).
pub trait FromRow: Sized {
    /// Reads all fields of `row`.
    fn from_row(row: &Row) -> Result<Self>;
}

macro_rules! native_column {
    ($($ty:ty),*) => {$(
        impl FromColumn for $ty {
            fn from_column(row: &Row, name: &str) -> Result<Self> {
                match row {
                    Row::Sqlite(r) => r.try_get(name),
                    Row::Postgres(r) => r.try_get(name),
                }
                .map_err(Error::from)
            }
        }
        impl FromColumn for Option<$ty> {
            fn from_column(row: &Row, name: &str) -> Result<Self> {
                match row {
                    Row::Sqlite(r) => r.try_get(name),
                    Row::Postgres(r) => r.try_get(name),
                }
                .map_err(Error::from)
            }
        }
    )*};
}

native_column!(i64, String, bool, Uuid, Vec<u8>);

impl FromColumn for Timestamp {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        row.get(name).map(Self)
    }
}

impl FromColumn for usize {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        let count: i64 = row.get(name)?;
        Self::try_from(count).map_err(|_| Error::internal(format!("not a count in {name}: {count}")))
    }
}

impl FromColumn for Option<Timestamp> {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        Ok(row.get::<Option<i64>>(name)?.map(Timestamp))
    }
}

impl FromColumn for Option<Date> {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        let text: String = row.get(name)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| Error::internal(format!("not a date in {name}: {text}")))
    }
}

impl FromColumn for Date {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        row.get::<Option<Self>>(name)?.ok_or_else(|| Error::internal(format!("no date in {name}")))
    }
}

/// A wall time.
impl FromColumn for DateTime {
    fn from_column(row: &Row, name: &str) -> Result<Self> {
        let text: String = row.get(name)?;
        text.parse().map_err(|_| Error::internal(format!("not a wall time in {name}: {text}")))
    }
}
