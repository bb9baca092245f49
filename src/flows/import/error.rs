//! What can be wrong with an import file: one file, one line, one field, one problem.
//!
//! The words here are for logs and tests; pages say the same through i18n, from the same parts.

use std::ops::Range;

/// Nothing to mend, or everything there is.
pub type Verdict = std::result::Result<(), Vec<FormatError>>;

/// One thing to mend in an import file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {field}: {problem}")]
pub struct FormatError {
    /// The file's name as it was given to `parse`.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// The key in the file; "-" where the line holds none.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("not readable as TOML: {0}")]
    Syntax(String),
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("larger than {0} MB")]
    TooLarge(u64),
    #[error("this key does not exist here")]
    UnknownKey,
    #[error("this key must be given")]
    Missing,
    #[error("wrong type: {0}")]
    WrongType(String),
    #[error("the word `{word}` is unknown; possible: {allowed}")]
    UnknownWord { word: String, allowed: String },
    #[error("`{0}` is no day; write 2026-11-22, today, today-12, today+30 or workday+3")]
    BadDay(String),
    #[error("`{0}` is no year; write 2021, \"current\" or \"current-1\"")]
    BadYear(String),
    #[error("`{0}` is no number; write \"2021/3\" or \"current-1/3\"")]
    BadNumber(String),
    #[error("`{0}` names nothing; write {1}")]
    BadTarget(String, &'static str),
    #[error("there is no {kind} `{key}`")]
    UnknownReference { kind: Kind, key: String },
    #[error("the {kind} `{key}` was already given in {file}:{line}")]
    Duplicate { kind: Kind, key: String, file: String, line: usize },
    #[error("{value} lies outside of {least} to {most}")]
    OutOfRange { value: i64, least: i64, most: i64 },
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    #[error("the {kind} `{key}` exists already on this platform")]
    Exists { kind: Kind, key: String },
    #[error("is above itself: follow the keys")]
    Circle,
    #[error("shorter than {0} characters")]
    TooShort(usize),
    #[error("lies in the past")]
    Past,
    #[error("lies in the future")]
    Future,
    #[error("lies before `{0}`")]
    BeforeOther(String),
    #[error("the same date is given twice")]
    SameDate,
    #[error("{given} answers to {dates} dates")]
    Answers { given: usize, dates: usize },
    #[error("lies before the meeting")]
    BeforeMeeting,
    #[error("`{0}` is not in this group")]
    NoMember(String),
    #[error("`{0}` only reads in this group")]
    OnlyReads(String),
    #[error("the board `{0}` is another group's")]
    OtherGroup(String),
    #[error("only a draft is voted on")]
    NoDraft,
    #[error("`{0}` has no vote in this group")]
    NoVote(String),
    #[error("nobody in its group has a vote")]
    NoVoters,
}

/// What a key or a reference stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    District,
    Municipality,
    Committee,
    Field,
    Person,
    Email,
    Group,
    Cycle,
    Template,
    Recommendation,
    Number,
    Paper,
    FormField,
    Criterion,
    Choice,
    Voice,
    Board,
}

impl Kind {
    /// The word for messages; also the end of its i18n key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Municipality => "municipality",
            Self::Committee => "committee",
            Self::Field => "field",
            Self::Person => "person",
            Self::Email => "email",
            Self::Group => "group",
            Self::Cycle => "cycle",
            Self::Template => "template",
            Self::Recommendation => "recommendation",
            Self::Number => "number",
            Self::Paper => "paper",
            Self::FormField => "form field",
            Self::Criterion => "criterion",
            Self::Choice => "choice",
            Self::Voice => "voice",
            Self::Board => "board",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Turns what the TOML reader reports into line, field and problem.
pub(super) fn from_toml(file: &str, text: &str, error: &toml::de::Error) -> FormatError {
    let span = error.span().unwrap_or(0..0);
    let (field, problem) = classify(text, &span, error.message());
    FormatError { file: file.to_owned(), line: line_of(text, span.start), field, problem }
}

/// The line (from 1) that holds this byte.
fn line_of(text: &str, byte: usize) -> usize {
    let upto = byte.min(text.len());
    1 + text.as_bytes()[..upto].iter().filter(|b| **b == b'\n').count()
}

fn classify(text: &str, span: &Range<usize>, message: &str) -> (String, Problem) {
    let here = || key_before(text, span.start);
    if message.starts_with("unknown field") {
        return (in_ticks(message), Problem::UnknownKey);
    }
    if message.starts_with("missing field") {
        return (in_ticks(message), Problem::Missing);
    }
    if message.starts_with("unknown variant") {
        let allowed = message.split_once("expected ").map_or("", |(_, rest)| rest);
        let allowed = allowed.trim_start_matches("one of ").replace('`', "");
        return (here(), Problem::UnknownWord { word: in_ticks(message), allowed });
    }
    if let Some(problem) = own_value(message) {
        return (here(), problem);
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        let told = message.split_once(": ").map_or(message, |(_, rest)| rest);
        return (here(), Problem::WrongType(told.to_owned()));
    }
    let told = message.lines().next().unwrap_or_default().to_owned();
    (word_at(text, span), Problem::Syntax(told))
}

/// The values of `values.rs` name themselves in front of what they could not read.
fn own_value(message: &str) -> Option<Problem> {
    let (name, value) = message.split_once(": ")?;
    let value = value.to_owned();
    match name {
        "bad day" => Some(Problem::BadDay(value)),
        "bad time" => Some(Problem::BadTarget(value, "a time of day like \"18:00\"")),
        "bad year" => Some(Problem::BadYear(value)),
        "bad number" => Some(Problem::BadNumber(value)),
        "bad voice" => Some(Problem::BadTarget(value, "\"person:KEY\" or \"group:KEY\"")),
        "bad subject" => Some(Problem::BadTarget(value, "\"recommendation:KEY\", \"field:CODE\" or \"system\"")),
        _ => None,
    }
}

fn in_ticks(message: &str) -> String {
    message.split('`').nth(1).unwrap_or("-").to_owned()
}

/// The key whose value stands at this byte: what comes before the nearest `=` to the left.
fn key_before(text: &str, byte: usize) -> String {
    let left = text.get(..byte).unwrap_or_default();
    let before = left.rfind('=').map_or("", |at| left[..at].trim_end());
    let key = before.rsplit(|c: char| !is_key_char(c)).next().unwrap_or_default();
    or_dash(key)
}

fn word_at(text: &str, span: &Range<usize>) -> String {
    let rest = text.get(span.start..).unwrap_or_default();
    let end = rest.find(|c: char| !is_key_char(c)).unwrap_or(rest.len());
    or_dash(&rest[..end])
}

fn is_key_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn or_dash(key: &str) -> String {
    if key.is_empty() { "-".to_owned() } else { key.to_owned() }
}
