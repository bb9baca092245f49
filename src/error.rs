//! One error type for the whole house, and which answer a person gets for it.
//!
//! Invariant: an error carries message *keys*, never text for people and never what somebody typed, so
//! that the layer which knows the reader's language renders it and a log line cannot leak content.

use std::fmt;

/// What went wrong, in the terms of the answer a person gets.
#[derive(Debug)]
pub enum Error {
    /// It does not exist, or the reader may not see it: the two are never told apart (404).
    NotFound,
    /// Nobody is signed in and the thing is protected: the sign-in page, then the thing.
    SignIn,
    /// The state of the thing forbids the change, e.g. a gate that has closed meanwhile (409).
    Conflict(&'static str),
    /// A form that makes a new thing came back with other content: the thing is there, at this address of ours (409).
    MadeAlready(String),
    /// Input that no form field can carry the message for (422).
    Invalid(&'static str),
    /// More than the limit for this address or account (429).
    TooMany,
    /// The body is larger than we read (413).
    TooLarge,
    /// A write that did not come from our own pages (403).
    ForeignOrigin,
    /// The method is not offered here (405).
    Method,
    /// Ours to repair (500); the detail goes to the log only.
    Internal(String),
    /// Two transactions collided; the one that sees this may be tried again.
    Collision(String),
}

/// The result of nearly everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Wraps a fault of ours; `what` says what was being done.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// The HTTP status that belongs to this error.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignIn => 401,
            Self::Conflict(_) | Self::MadeAlready(_) => 409,
            Self::Invalid(_) => 422,
            Self::TooMany => 429,
            Self::TooLarge => 413,
            Self::ForeignOrigin => 403,
            Self::Method => 405,
            Self::Internal(_) | Self::Collision(_) => 500,
        }
    }

    /// Message key of one sentence that says what happened and what to do.
    pub fn message(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::SignIn => "error-sign-in",
            Self::Conflict(key) | Self::Invalid(key) => key,
            Self::MadeAlready(_) => "form-made-already",
            Self::TooMany => "error-too-many",
            Self::TooLarge => "error-too-large",
            Self::ForeignOrigin => "error-foreign-origin",
            Self::Method => "error-method",
            Self::Internal(_) | Self::Collision(_) => "error-internal",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(detail) | Self::Collision(detail) => write!(f, "{detail}"),
            Self::Conflict(key) | Self::Invalid(key) => write!(f, "{key}"),
            other => write!(f, "{}", other.message()),
        }
    }
}

impl std::error::Error for Error {}

/// SQLSTATE of a serialization failure and of a deadlock; the message depends on the server's language.
const COLLISIONS: [&str; 2] = ["40001", "40P01"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let collided =
            error.as_database_error().and_then(|e| e.code()).is_some_and(|code| COLLISIONS.contains(&&*code));
        let detail = format!("database: {error}");
        if collided { Self::Collision(detail) } else { Self::Internal(detail) }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("stored JSON: {error}"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(format!("file: {error}"))
    }
}
