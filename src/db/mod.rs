//! One SQL text, two engines: embedded SQLite, or PostgreSQL for many nodes.
//!
//! * [`Db::reader`] opens one snapshot; a page reads all of its data from it.
//! * [`Db::write`] runs one transaction in a detached task, so that a browser which goes away loses nothing,
//!   and repeats it when PostgreSQL reports a serialization failure: the closure must change nothing but the
//!   database.
//! * SQL is written with [`sql!`](crate::sql), which registers every text so that a test can prepare all of
//!   them on both engines.
//!
//! This module knows no HTTP and no feature.

mod engine;
pub mod migrate;
pub mod secrets;
mod value;

pub use engine::{Db, Engine, Tx, Work};
pub use value::{FromColumn, FromRow, Row, Value};

/// One SQL text with its place in the source, collected at link time.
pub struct Registered {
    /// The text, with `$1`… placeholders.
    pub text: &'static str,
    /// `file:line` of the text.
    pub place: &'static str,
}

inventory::collect!(Registered);

/// Every SQL text of the program.
pub fn registered() -> impl Iterator<Item = &'static Registered> {
    inventory::iter::<Registered>.into_iter()
}

/// A SQL text with its arguments, ready to run on either engine.
#[derive(Debug, Clone)]
pub struct Statement {
    pub(crate) text: &'static str,
    pub(crate) args: Vec<Value>,
}

impl Statement {
    /// Used by [`sql!`](crate::sql) only: a text that is not registered would escape the prepare test.
    #[doc(hidden)]
    pub fn new(text: &'static str, args: Vec<Value>) -> Self {
        Self { text, args }
    }
}

/// `sql!("SELECT … WHERE id = $1", id)`: a registered statement with its arguments.
#[macro_export]
macro_rules! sql {
    ($text:literal $(, $arg:expr)* $(,)?) => {{
        $crate::db::register!($text);
        $crate::db::Statement::new($text, vec![$($crate::db::Value::from($arg)),*])
    }};
}

/// Registers one text; part of [`sql!`](crate::sql).
#[doc(hidden)]
#[macro_export]
macro_rules! __register_sql {
    ($text:literal) => {
        inventory::submit! {
            $crate::db::Registered { text: $text, place: concat!(file!(), ":", line!()) }
        }
    };
}
#[doc(hidden)]
pub use crate::__register_sql as register;

/// Declares a struct that is read from a row by the names of its fields.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }
        impl $crate::db::FromRow for $name {
            fn from_row(row: &$crate::db::Row) -> $crate::error::Result<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}

/// Declares an enum that is stored as a fixed word and shown through a message key `prefix-word`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident ($prefix:literal) { $($(#[$vmeta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),* }
        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The stored word.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
            /// The value of a stored or posted word.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
            /// Message key of its name for people.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $word)),* }
            }
        }
        impl From<$name> for $crate::db::Value {
            fn from(value: $name) -> Self { value.word().into() }
        }
        impl $crate::db::FromColumn for $name {
            fn from_column(row: &$crate::db::Row, name: &str) -> $crate::error::Result<Self> {
                let word = row.get::<String>(name)?;
                Self::parse(&word).ok_or_else(|| $crate::error::Error::internal(format!("unknown word in {name}: {word}")))
            }
        }
        impl $crate::db::FromColumn for Option<$name> {
            fn from_column(row: &$crate::db::Row, name: &str) -> $crate::error::Result<Self> {
                match row.get::<Option<String>>(name)? {
                    Some(_) => row.get(name).map(Some),
                    None => Ok(None),
                }
            }
        }
    };
}
