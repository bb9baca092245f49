//! The small values of the import format: days, years, numbers, targets and the words of its enums.
//!
//! A value that cannot be read names itself ("bad day: …"); `error.rs` knows these names.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::Deserialize;

use crate::workdays;

/// A day: fixed (`"2026-11-22"`), so many days from the day of the import (`"today"`, `"today-12"`), or so many working
/// days from it (`"workday+3"`). Distances are kept exactly: two different counts are two different days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Day {
    On(Date),
    /// Days after (or, negative, before) the day of the import.
    FromToday(i32),
    /// Working days after (or, negative, before) the day of the import; never 0, which would be no working day on a Sunday.
    Workday(i32),
}

impl Day {
    /// The civil day in the district's zone, given the day of the import there.
    pub fn at(self, today: Date) -> Date {
        match self {
            Self::On(date) => date,
            Self::FromToday(days) => today.saturating_add(days.days()),
            Self::Workday(count) => workdays::counted_from(today, count),
        }
    }

    /// Whether it lies after the other on each day of import; days of different kinds cannot be compared.
    pub fn is_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::On(a), Self::On(b)) => a > b,
            (Self::FromToday(a), Self::FromToday(b)) | (Self::Workday(a), Self::Workday(b)) => a > b,
            _ => false,
        }
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = if let Some(rest) = text.strip_prefix("today") {
            offset(rest).map(Self::FromToday)
        } else if let Some(rest) = text.strip_prefix("workday") {
            offset(rest).filter(|count| *count != 0).map(Self::Workday)
        } else if text.len() == 10 {
            text.parse().ok().map(Self::On)
        } else {
            None
        };
        read.ok_or_else(|| format!("bad day: {text}"))
    }
}

/// A time of day: `"18:00"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(pub Time);

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("bad time: {text}"))
    }
}

/// A year: fixed (`2021`) or counted from the current one (`"current"`, `"current-1"`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Year {
    Fixed(i16),
    FromCurrent(i32),
}

impl Year {
    /// The calendar year, given the day of the import. The current year is the one of the day 120 days
    /// after it: a year's gates lie mostly after its submission, which the demo places around today.
    pub fn at(self, today: Date) -> i64 {
        match self {
            Self::Fixed(year) => i64::from(year),
            Self::FromCurrent(years) => i64::from(today.saturating_add(120.days()).year()) + i64::from(years),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.strip_prefix("current") {
            Some(rest) => offset(rest).map(Self::FromCurrent),
            None => text.parse().ok().and_then(Self::fixed),
        }
    }

    fn fixed(year: i64) -> Option<Self> {
        let plausible = (1900..=2200).contains(&year);
        i16::try_from(year).ok().filter(|_| plausible).map(Self::Fixed)
    }
}

impl std::fmt::Display for Year {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fixed(year) => write!(out, "{year}"),
            Self::FromCurrent(0) => out.write_str("current"),
            Self::FromCurrent(years) => write!(out, "current{years:+}"),
        }
    }
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(YearVisitor)
    }
}

struct YearVisitor;

impl serde::de::Visitor<'_> for YearVisitor {
    type Value = Year;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a year")
    }

    fn visit_i64<E: serde::de::Error>(self, year: i64) -> Result<Year, E> {
        Year::fixed(year).ok_or_else(|| E::custom(format!("bad year: {year}")))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Year, E> {
        Year::read(text).ok_or_else(|| E::custom(format!("bad year: {text}")))
    }
}

/// A recommendation's number: `"2021/3"` or `"current-1/3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Number {
    pub year: Year,
    pub seq: u32,
}

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.split_once('/')
            .and_then(|(year, seq)| Some(Self { year: Year::read(year)?, seq: seq.parse().ok()? }))
            .filter(|number| number.seq > 0)
            .ok_or_else(|| format!("bad number: {text}"))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}/{}", self.year, self.seq)
    }
}

/// Who assesses: `"person:KEY"` or `"group:KEY"`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Voice {
    Person(String),
    Group(String),
}

impl TryFrom<String> for Voice {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("person", key)) => Ok(Self::Person(key.to_owned())),
            Some(("group", key)) => Ok(Self::Group(key.to_owned())),
            _ => Err(format!("bad voice: {text}")),
        }
    }
}

/// What a paper is about: `"recommendation:KEY"`, `"field:CODE"` or `"system"`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Subject {
    Recommendation(String),
    Field(String),
    System,
}

impl TryFrom<String> for Subject {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("recommendation", key)) => Ok(Self::Recommendation(key.to_owned())),
            Some(("field", key)) => Ok(Self::Field(key.to_owned())),
            None if text == "system" => Ok(Self::System),
            _ => Err(format!("bad subject: {text}")),
        }
    }
}

/// "" is 0, "-12" and "+30" are themselves; anything else, and more than 99,999, is nothing.
fn offset(text: &str) -> Option<i32> {
    match text.as_bytes() {
        [] => Some(0),
        [b'+' | b'-', digits @ ..] if !digits.is_empty() && digits.len() <= 5 => text.parse().ok(),
        _ => None,
    }
}

/// Enums whose words are the same in the file and in the database.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        pub enum $name { $(#[serde(rename = $word)] $variant),+ }

        impl $name {
            /// The word in the file and in the database.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    )+};
}

words! {
    /// What a change does to a field of action.
    ChangeKind { Rename = "rename", MoveArea = "move_area", Merge = "merge", Split = "split" }
    /// How far a change of fields has come.
    ChangeState { Proposed = "proposed", InCommittees = "in_committees", Adopted = "adopted", Dropped = "dropped" }
    /// What a person may do beside the memberships.
    Role {
        Administrator = "administrator", Staff = "staff", CouncilMember = "council_member",
        Municipality = "municipality",
    }
    /// The kinds of working structures.
    GroupKind {
        FocusGroup = "focus_group", TaskForce = "task_force", CitizenSubgroup = "citizen_subgroup",
        SupplementaryStructure = "supplementary_structure", SteeringGroup = "steering_group",
    }
    /// Whether a group works.
    GroupState { Active = "active", Dormant = "dormant", Ended = "ended" }
    /// What a member does in a group.
    MemberRole { Coordinator = "coordinator", Facilitator = "facilitator", Member = "member", Guest = "guest" }
    /// Who reads a group's result.
    Audience { Group = "group", Network = "network", Public = "public" }
    /// The gates of a year.
    PhaseKind {
        Analysis = "analysis", Submission = "submission", PreAssessment = "pre_assessment",
        IndividualAssessment = "individual_assessment", JointAssessment = "joint_assessment",
        Focus = "focus", Publication = "publication", Dispatch = "dispatch",
        Committees = "committees", Structures = "structures",
    }
    /// How far a recommendation has come.
    Stage {
        Draft = "draft", Adopted = "adopted", Submitted = "submitted",
        ChangesRequested = "changes_requested", PreAssessed = "pre_assessed", Assessed = "assessed",
        JointlyAssessed = "jointly_assessed", InFocus = "in_focus", NotInFocus = "not_in_focus",
        InCommittees = "in_committees", Decided = "decided", Withdrawn = "withdrawn",
    }
    /// What a group answers when staff ask for a change.
    ChangeAnswer { Changed = "changed", Insisted = "insisted" }
    /// The kinds of council papers.
    PaperKind { Decision = "decision", Information = "information" }
    /// What a committee did with a paper.
    DecisionResult {
        Accepted = "accepted", Changed = "changed", Rejected = "rejected",
        Postponed = "postponed", Noted = "noted",
    }
    /// What a board is for.
    BoardKind { Columns = "columns", Brainstorm = "brainstorm", WorldCafe = "world_cafe", Priorities = "priorities" }
    /// What a note says of its subject.
    Marker { Plus = "plus", Minus = "minus", Both = "both", Question = "question", Arrow = "arrow" }
    /// What one can say of a date.
    DateAnswer { Yes = "yes", IfNeedBe = "if_need_be", No = "no" }
    /// What somebody needs to come.
    PollNeed {
        StepFree = "step_free", Interpreter = "interpreter", SignLanguage = "sign_language",
        Transport = "transport", Care = "care",
    }
    /// Whether somebody comes to a meeting.
    MeetingReply { Yes = "yes", Maybe = "maybe", No = "no" }
    /// Whether somebody was there.
    Presence { Present = "present", Excused = "excused", Absent = "absent" }
    /// What came of an item of an agenda.
    OutcomeKind { Decision = "decision", Task = "task", Information = "information" }
    /// Where minutes stand once they are closed.
    KeptState { Circulating = "circulating", Approved = "approved" }
    /// What one can say in an adoption ballot.
    VoteOption { Yes = "yes", No = "no", Abstain = "abstain" }
}
