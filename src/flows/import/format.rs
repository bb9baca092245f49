//! The import format: TOML files that hold a district, its network and its years.
//!
//! One file is one document. Files of one import may refer to each other by key; keys live only in the
//! files, except a field's code and a cycle's year. What a source does not hand down is left out, never
//! filled in: every text may be missing, and a missing text is empty. An item without a `source` of its own has its file's.
//! `parse` reads one file, `check` (in `check.rs`) then proves that a set of files belongs together.

use super::error::{FormatError, from_toml};
use super::values::*;
use crate::features::cycle::template::{FormField, Method};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use unicode_normalization::UnicodeNormalization as _;

/// A key or a reference to one, with its place in the file.
pub type Key = Spanned<String>;
/// A day with its place in the file.
pub type DayAt = Spanned<Day>;
/// Values by key (form field or criterion), each key with its place.
pub type ByKey<T> = BTreeMap<Key, T>;

/// One file.
#[derive(Debug)]
pub struct Document {
    pub file: String,
    pub body: Body,
    /// Where each line ends, in bytes.
    line_ends: Vec<usize>,
}

impl Document {
    /// The line of something in this file, for messages.
    pub fn line<T>(&self, value: &Spanned<T>) -> usize {
        let start = value.span().start;
        1 + self.line_ends.partition_point(|end| *end < start)
    }

    /// The item's own source, else the file's.
    pub fn source<'a>(&'a self, own: &'a str) -> &'a str {
        if own.is_empty() { &self.body.source } else { own }
    }
}

/// Reads one file. Fails on the first thing that is not of the format; references are `check`'s.
pub fn parse(file_name: &str, text: &str) -> Result<Document, FormatError> {
    // Composed letters, as forms store them: search and comparison meet the same text everywhere.
    let text = &text.nfc().collect::<String>();
    let body = toml::from_str(text).map_err(|error| from_toml(file_name, text, &error))?;
    let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
    Ok(Document { file: file_name.to_owned(), body, line_ends })
}

/// Form contents or scores without their places, as the database keeps them.
pub fn plain<T: Clone>(values: &ByKey<T>) -> BTreeMap<String, T> {
    values.iter().map(|(key, value)| (key.get_ref().clone(), value.clone())).collect()
}

/// Structs that refuse unknown keys. A field marked `?` may be missing and then has its type's default.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident { $($fields:tt)* })+) => {
        $(tables! { @one [$(#[$doc])*] $name [] $($fields)* })+
    };
    (@one [$($doc:tt)*] $name:ident [$($done:tt)*]) => {
        $($doc)*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($done)* }
    };
    (@one $doc:tt $name:ident [$($done:tt)*] $(#[$a:meta])* $f:ident ? : $t:ty, $($rest:tt)*) => {
        tables! { @one $doc $name [$($done)* $(#[$a])* #[serde(default)] pub $f: $t,] $($rest)* }
    };
    (@one $doc:tt $name:ident [$($done:tt)*] $(#[$a:meta])* $f:ident : $t:ty, $($rest:tt)*) => {
        tables! { @one $doc $name [$($done)* $(#[$a])* pub $f: $t,] $($rest)* }
    };
}

tables! {
    /// Everything a file may hold.
    Body {
        /// The document the whole file was made from.
        source?: String,
        district?: Option<District>,
        #[serde(rename = "municipality")] municipalities?: Vec<Municipality>,
        #[serde(rename = "committee")] committees?: Vec<Committee>,
        #[serde(rename = "field")] fields?: Vec<Field>,
        #[serde(rename = "field_change")] field_changes?: Vec<FieldChange>,
        #[serde(rename = "person")] persons?: Vec<Person>,
        #[serde(rename = "group")] groups?: Vec<Group>,
        #[serde(rename = "cycle")] cycles?: Vec<Cycle>,
        #[serde(rename = "recommendation")] recommendations?: Vec<Recommendation>,
        #[serde(rename = "remark")] remarks?: Vec<Remark>,
        #[serde(rename = "paper")] papers?: Vec<Paper>,
        #[serde(rename = "decision")] decisions?: Vec<Decision>,
        #[serde(rename = "ballot")] ballots?: Vec<Ballot>,
        #[serde(rename = "board")] boards?: Vec<Board>,
        #[serde(rename = "poll")] polls?: Vec<Poll>,
        #[serde(rename = "meeting")] meetings?: Vec<Meeting>,
    }

    /// Whose platform this is.
    District {
        name: Key,
        office?: String,
        address?: String,
        email?: String,
        phone?: String,
        phone_hours?: String,
        imprint?: String,
        privacy?: String,
        accessibility?: String,
        /// Last review of the accessibility statement.
        reviewed_on?: Option<DayAt>,
    }

    Municipality { key: Key, name: String, source?: String, }

    /// A committee of the council, or the council itself.
    Committee { key: Key, name: String, council?: bool, source?: String, }

    /// A field of action: a stable code, names by period, and its look (icon and colour, 1 to 10).
    Field { code: Key, look: Spanned<i64>, names: Vec<FieldName>, source?: String, }

    /// Half-open: from the first day to the day before `to`. Missing means open, or not handed down.
    FieldName { name: String, from?: Option<DayAt>, to?: Option<DayAt>, }

    FieldChange {
        field: Key,
        kind: ChangeKind,
        new_name?: String,
        other_field?: Option<Key>,
        text: String,
        state: ChangeState,
        proposed_on?: Option<DayAt>,
        decided_on?: Option<DayAt>,
        note?: String,
        source?: String,
    }

    /// Somebody with an account; without a password one signs in by a code sent to the address.
    Person {
        key: Key,
        name: String,
        email: Key,
        password?: Option<String>,
        roles?: Vec<Role>,
        /// Whom the role `municipality` speaks for.
        municipality?: Option<Key>,
    }

    Group {
        key: Key,
        kind: GroupKind,
        name: String,
        parent?: Option<Key>,
        purpose?: String,
        mandate?: String,
        starts_on?: Option<DayAt>,
        /// The beginning in words, where no day is known.
        since_text?: String,
        ends_on?: Option<DayAt>,
        state: GroupState,
        fields?: Vec<Key>,
        members?: Vec<Member>,
        events?: Vec<GroupEvent>,
        results?: Vec<GroupResult>,
        help_wanted?: String,
        source?: String,
    }

    /// Where `chosen_name` is given, it is the only name that leaves the group.
    Member { person: Key, role: MemberRole, chosen_name?: String, joined_on?: Option<DayAt>, }

    GroupEvent { on?: Option<DayAt>, date_text?: String, text: String, source?: String, }

    GroupResult { title: String, body: String, audience: Audience, on?: Option<DayAt>, }

    /// A year. Its method and form are the template's, unless it brings its own; with neither, they are not handed down.
    Cycle {
        year: Spanned<Year>,
        title: String,
        template?: Option<Key>,
        method?: Option<Method>,
        form?: Option<Vec<FormField>>,
        archive?: bool,
        names_shown?: bool,
        note?: String,
        source?: String,
        phases?: Vec<Phase>,
        priorities?: Vec<Priority>,
    }

    /// A gate: from the first day to the end of the last one. In archives the words may be all there is.
    Phase {
        kind: PhaseKind,
        title: String,
        date_text?: String,
        opens_on?: Option<DayAt>,
        closes_on?: Option<DayAt>,
        source?: String,
    }

    /// The result of a vote on a field in one year.
    Priority { field: Key, prioritised: bool, note?: String, source?: String, }

    Recommendation {
        key: Key,
        cycle: Spanned<Year>,
        group: Key,
        number?: Option<Spanned<Number>>,
        title: String,
        stage: Stage,
        content?: ByKey<String>,
        fields?: Vec<Key>,
        municipalities?: Vec<Key>,
        committees?: Vec<Key>,
        /// Drafted by the administration for the group.
        on_behalf?: bool,
        drafted_by?: Option<Key>,
        steering_relevant?: Option<bool>,
        urgent?: bool,
        /// The earlier recommendation it takes up again.
        resubmits?: Option<Key>,
        outcome_note?: String,
        source?: String,
        dates?: StageDates,
        /// Earlier versions, oldest first; the recommendation itself is the newest.
        versions?: Vec<Version>,
        comments?: Vec<Comment>,
        change_requests?: Vec<ChangeRequest>,
        pre_assessment?: Option<PreAssessment>,
        assessments?: Vec<Assessment>,
        joint?: Option<Joint>,
        focus?: Option<Focus>,
    }

    /// When it reached its stages; what is missing is not known or has not happened.
    #[derive(Default)]
    StageDates {
        created_on?: Option<DayAt>,
        adopted_on?: Option<DayAt>,
        submitted_on?: Option<DayAt>,
        pre_assessed_on?: Option<DayAt>,
        assessed_on?: Option<DayAt>,
        jointly_assessed_on?: Option<DayAt>,
        focus_on?: Option<DayAt>,
        closed_on?: Option<DayAt>,
    }

    Version { title: String, content?: ByKey<String>, author?: Option<Key>, on?: Option<DayAt>, }

    Comment { person: Key, body: String, on?: Option<DayAt>, settled?: bool, }

    ChangeRequest {
        reason: String,
        on?: Option<DayAt>,
        answer?: Option<ChangeAnswer>,
        answer_text?: String,
        answered_on?: Option<DayAt>,
    }

    /// The administration's view before the rounds.
    PreAssessment {
        person?: Option<Key>,
        scores?: ByKey<i64>,
        text?: String,
        on?: Option<DayAt>,
        source?: String,
    }

    /// One voice of the individual round; a criterion without a value is "no answer".
    Assessment {
        voice: Spanned<Voice>,
        scores?: ByKey<i64>,
        remark?: String,
        abstains?: bool,
        /// A declared bias in words.
        bias?: String,
        on?: Option<DayAt>,
    }

    Joint {
        scores?: ByKey<i64>,
        result?: String,
        dissent?: String,
        met_on?: Option<DayAt>,
        source?: String,
    }

    Focus { included: bool, reason?: String, on?: Option<DayAt>, source?: String, }

    /// Belongs to a recommendation or to the year; its order is its place in the file.
    Remark {
        cycle: Spanned<Year>,
        recommendation?: Option<Key>,
        meeting?: String,
        met_on?: Option<DayAt>,
        agenda_item?: String,
        heading?: String,
        text: String,
        source?: String,
    }

    Paper {
        key: Key,
        cycle: Spanned<Year>,
        kind: PaperKind,
        title: String,
        text?: String,
        date_text?: String,
        subjects?: Vec<Spanned<Subject>>,
        committees?: Vec<PaperCommittee>,
        dispatched_on?: Option<DayAt>,
        source?: String,
    }

    PaperCommittee { committee: Key, meets_on?: Option<DayAt>, }

    Decision {
        recommendation?: Option<Key>,
        paper?: Option<Key>,
        committee: Key,
        decided_on?: Option<DayAt>,
        result: DecisionResult,
        wording?: String,
        votes?: String,
        source?: String,
    }

    /// A board of a group with everything on it.
    Board {
        /// By which minutes name the board of their tasks.
        key?: Option<Key>,
        group: Key,
        kind: BoardKind,
        title: String,
        purpose?: String,
        begun_on?: Option<DayAt>,
        columns: Vec<BoardColumn>,
    }

    /// A column; at a World Café a table.
    BoardColumn {
        title: String,
        host?: String,
        question?: String,
        harvest?: String,
        cards?: Vec<BoardCard>,
    }

    /// A card. Without an author it is anonymous, or was written down for somebody.
    BoardCard {
        title: String,
        text?: String,
        marker?: Option<Marker>,
        author?: Option<Key>,
        written_for?: String,
        labels?: Vec<String>,
        people?: Vec<Key>,
        due_on?: Option<DayAt>,
        checklist?: Vec<String>,
    }

    /// A date poll that runs: the whole group is asked, and guests without accounts. Nobody gets a mail.
    Poll {
        group: Key,
        organiser: Key,
        title: String,
        note?: String,
        place?: String,
        closes_on?: Option<DayAt>,
        asks_needs?: bool,
        dates: Vec<PollDate>,
        /// Who has an account and has answered.
        answers?: Vec<PollAnswer>,
        guests?: Vec<PollGuest>,
    }

    /// A date: a day, a time (`"18:00"`), and how long in minutes.
    PollDate { on: DayAt, at: TimeOfDay, minutes: i64, }

    /// What somebody says of each date, in their order.
    PollAnswer { person: Key, said: Vec<DateAnswer>, comment?: String, }

    /// Somebody without an account; without an address they are asked on paper.
    PollGuest { name: String, email?: String, said?: Vec<DateAnswer>, comment?: String, needs?: Vec<PollNeed>, }

    /// A meeting: one that comes, or one that was with the minutes that were kept of it. Nobody gets a mail. Whom it
    /// names by a key is in its group.
    Meeting {
        group: Key,
        organiser: Key,
        title: Key,
        note?: String,
        place?: String,
        room?: String,
        on: DayAt,
        at: Spanned<TimeOfDay>,
        minutes: Spanned<i64>,
        /// Who is invited; the whole group where the list is missing.
        people?: Option<Vec<MeetingPerson>>,
        /// The agenda, in its order.
        items?: Vec<AgendaItem>,
        /// The minutes of a meeting that is over.
        kept?: Option<Kept>,
    }

    /// Somebody who is invited: a member by their key, or in words (a role) who has no account.
    MeetingPerson {
        person?: Option<Key>,
        name?: Option<Key>,
        reply?: Option<MeetingReply>,
        /// What the minutes say of them.
        presence?: Option<Spanned<Presence>>,
    }

    /// An item of the agenda; of a meeting that comes also one that a member proposes.
    AgendaItem {
        title: Key,
        note?: String,
        presenter?: String,
        /// Planned length.
        minutes?: Option<Spanned<i64>>,
        /// An address each, with words behind it.
        links?: Vec<Key>,
        proposed_by?: Option<Key>,
        /// What the minutes say of it.
        record?: Option<Key>,
        outcomes?: Vec<Outcome>,
    }

    /// What came of an item. Who does a task is a member by their key, or named in words.
    Outcome {
        kind: OutcomeKind,
        text: Key,
        votes?: Option<Spanned<OutcomeVotes>>,
        person?: Option<Key>,
        who?: Option<Key>,
        due_on?: Option<DayAt>,
    }

    /// Counted votes of a decision: all three, or none were counted.
    OutcomeVotes { #[serde(rename = "for")] agreed: i64, against: i64, abstained: i64, }

    /// Minutes that are closed. Decisions get their numbers by the order of the meetings.
    Kept {
        state: Spanned<KeptState>,
        /// The organiser where nobody is named.
        keeper?: Option<Key>,
        chair?: String,
        remark?: String,
        corrections_until?: Option<DayAt>,
        /// Missing where it is not handed down.
        approved_on?: Option<DayAt>,
        /// A board of the group on which tasks become cards.
        tasks_on?: Option<Key>,
    }

    /// An open adoption ballot of the group that wrote the recommendation.
    Ballot {
        recommendation: Key,
        opened_on?: Option<DayAt>,
        closes: DayAt,
        /// How many must vote; half of those with a vote where it is missing.
        quorum?: u32,
        votes?: Vec<Vote>,
    }

    Vote { person: Key, option: VoteOption, }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::super::error::Problem;
    use super::*;
    use jiff::civil::date;

    fn fault(text: &str) -> FormatError {
        parse("year.toml", text).expect_err("this file has a fault")
    }

    const GOOD: &str = r#"
source = "Minutes"

[[field]]
code = "housing"
look = 3
names = [{ name = "Living", to = "2020-01-01" }, { name = "Housing", from = "2020-01-01" }]

[[cycle]]
year = "current-1"
title = "Last year"

[[cycle.phases]]
kind = "submission"
title = "Proposals"
closes_on = "today-300"

[[recommendation]]
key = "ramps"
cycle = "current-1"
group = "housing"
number = "current-1/3"
title = "Ramps"
stage = "decided"
fields = ["housing"]
[recommendation.content]
situation = "Steps everywhere"
"#;

    #[test]
    fn a_good_file_is_read_with_its_places() {
        let document = parse("year.toml", GOOD).unwrap();
        let ramps = &document.body.recommendations[0];
        assert_eq!(document.line(&ramps.key), 19);
        assert_eq!(document.source(&ramps.source), "Minutes");
        assert_eq!(plain(&ramps.content)["situation"], "Steps everywhere");
        let today = date(2026, 11, 22);
        assert_eq!(ramps.number.as_ref().unwrap().get_ref().year.at(today), 2026);
        let closes = document.body.cycles[0].phases[0].closes_on.as_ref().unwrap();
        assert_eq!(closes.get_ref().at(today), date(2026, 1, 26));
    }

    #[test]
    fn a_fault_names_file_line_and_field() {
        let text = GOOD.replace("title = \"Ramps\"", "titel = \"Ramps\"");
        let error = fault(&text);
        assert_eq!((error.line, error.field.as_str()), (23, "titel"));
        assert_eq!(error.to_string(), "year.toml:23: titel: this key does not exist here");
    }

    #[test]
    fn every_kind_of_fault_has_its_problem() {
        let cases = [
            ("look = 3", "look = \"3\"", 6, "look"),
            ("code = \"housing\"", "", 4, "code"),
            ("kind = \"submission\"", "kind = \"deadline\"", 14, "kind"),
            ("from = \"2020-01-01\"", "from = \"2020-02-30\"", 7, "from"),
            ("\"today-300\"", "\"today - 300\"", 16, "closes_on"),
            ("year = \"current-1\"", "year = 20", 10, "year"),
            ("\"current-1/3\"", "\"2021-3\"", 22, "number"),
            ("[\"housing\"]", "[7]", 25, "fields"),
            ("title = \"Ramps\"", "key = \"again\"", 23, "key"),
        ];
        let problems: Vec<Problem> = cases
            .into_iter()
            .map(|(good, bad, line, field)| {
                let error = fault(&GOOD.replace(good, bad));
                assert_eq!((error.line, error.field.as_str()), (line, field), "{error}");
                error.problem
            })
            .collect();
        assert!(matches!(&problems[0], Problem::WrongType(told) if told.contains("expected i64")));
        assert_eq!(problems[1], Problem::Missing);
        assert!(matches!(&problems[2], Problem::UnknownWord { word, .. } if word == "deadline"));
        assert_eq!(problems[3], Problem::BadDay("2020-02-30".into()));
        assert_eq!(problems[4], Problem::BadDay("today - 300".into()));
        assert_eq!(problems[5], Problem::BadYear("20".into()));
        assert_eq!(problems[6], Problem::BadNumber("2021-3".into()));
        assert!(matches!(&problems[7], Problem::WrongType(_)));
        assert!(matches!(&problems[8], Problem::Syntax(_)));
    }

    #[test]
    fn damaged_text_never_panics() {
        for end in 0..GOOD.len() {
            let _ = parse("cut.toml", &GOOD[..end]);
            let _ = parse("ä.toml", &format!("{}ß = [\"€", &GOOD[..end]));
        }
    }
}
