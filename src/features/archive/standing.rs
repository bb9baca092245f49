//! What became of a recommendation, in one word.

use super::store::Milestones;
use crate::features::council::Outcome;
use crate::features::council::store::decisions::Decision;
use crate::features::recommendations::Stage;
use crate::http::Page;
use crate::words;

words! {
    /// Where a recommendation stands, as the public reads it.
    pub enum Standing("standing") {
        InFocus = "in_focus",
        InCommittees = "in_committees",
        Accepted = "accepted",
        Rejected = "rejected",
        Postponed = "postponed",
        Noted = "noted",
        NotInFocus = "not_in_focus",
        /// A year of the archive whose outcome no source tells.
        NotHandedDown = "not_handed_down",
        /// On its way to publication; such a record is not public.
        InProgress = "in_progress",
        Withdrawn = "withdrawn",
    }
}

/// The standings that the public can ask for.
pub const PUBLIC: [Standing; 8] = [
    Standing::InFocus,
    Standing::InCommittees,
    Standing::Accepted,
    Standing::Rejected,
    Standing::Postponed,
    Standing::Noted,
    Standing::NotInFocus,
    Standing::NotHandedDown,
];

/// The standing: `council` is the council's last word that is no postponement, `last` anybody's last word.
pub fn standing(stage: Stage, archive: bool, council: Option<Outcome>, last: Option<Outcome>) -> Standing {
    match (stage, council) {
        (Stage::Withdrawn, _) => Standing::Withdrawn,
        (Stage::NotInFocus, _) => Standing::NotInFocus,
        (Stage::Decided, Some(outcome)) => of_council(outcome),
        (Stage::InCommittees, _) if last == Some(Outcome::Postponed) => Standing::Postponed,
        (Stage::InCommittees, _) => Standing::InCommittees,
        (Stage::InFocus, _) => Standing::InFocus,
        _ if archive => Standing::NotHandedDown,
        (Stage::Decided, None) => Standing::NotHandedDown,
        _ => Standing::InProgress,
    }
}

fn of_council(outcome: Outcome) -> Standing {
    match outcome {
        Outcome::Accepted | Outcome::Changed => Standing::Accepted,
        Outcome::Rejected => Standing::Rejected,
        Outcome::Noted => Standing::Noted,
        Outcome::Postponed => Standing::Postponed,
    }
}

/// The council's last word that is no postponement.
pub fn council_word<'a>(decisions: &[&'a Decision]) -> Option<&'a Decision> {
    decisions.iter().rfind(|d| d.is_council && d.result.settles()).copied()
}

/// The standing of a record with its decisions, oldest first.
pub fn of(m: &Milestones, decisions: &[&Decision]) -> Standing {
    let council = council_word(decisions).map(|d| d.result);
    standing(m.stage, m.archive, council, decisions.last().map(|d| d.result))
}

/// The standing as one line: "Kreistag: beschlossen, Mi., 16. September 2026", or the word alone.
pub fn line(p: &Page, m: &Milestones, decisions: &[&Decision]) -> String {
    let said = match of(m, decisions) {
        Standing::Accepted | Standing::Rejected | Standing::Noted => council_word(decisions),
        Standing::Postponed => decisions.last().copied(),
        // Only those who work on it read such a record: they know the stages.
        Standing::InProgress => return p.t(m.stage.key()),
        other => return p.t(other.key()),
    };
    let Some(decision) = said else { return p.t(of(m, decisions).key()) };
    let what = format!("{}: {}", decision.committee_name, p.t(decision.result.key()));
    decision.decided_on.map_or(what.clone(), |day| format!("{what}, {}", p.day(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_councils_word_ends_the_way() {
        let rejected = Some(Outcome::Rejected);
        assert_eq!(standing(Stage::InCommittees, false, None, rejected), Standing::InCommittees);
        assert_eq!(standing(Stage::InCommittees, false, None, Some(Outcome::Postponed)), Standing::Postponed);
        assert_eq!(standing(Stage::Decided, false, rejected, rejected), Standing::Rejected);
        assert_eq!(standing(Stage::Decided, false, Some(Outcome::Changed), None), Standing::Accepted);
    }

    #[test]
    fn an_archive_year_is_never_guessed() {
        assert_eq!(standing(Stage::JointlyAssessed, true, None, None), Standing::NotHandedDown);
        assert_eq!(standing(Stage::Decided, true, None, None), Standing::NotHandedDown);
        assert_eq!(standing(Stage::Submitted, false, None, None), Standing::InProgress);
    }
}
