//! How much a set of files holds, in words.

use super::super::format::{Body, Document};

/// Number and name of each kind of thing, without those that there are none of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary(Vec<(usize, &'static str)>);

impl Summary {
    /// Counts a set of files.
    pub fn of(documents: &[Document]) -> Self {
        let mut sums: Vec<(usize, &'static str)> = Vec::new();
        for document in documents {
            for (count, name) in counts(&document.body) {
                match sums.iter_mut().find(|(_, known)| *known == name) {
                    Some((sum, _)) => *sum += count,
                    None => sums.push((count, name)),
                }
            }
        }
        sums.retain(|(count, _)| *count > 0);
        Self(sums)
    }
}

fn counts(body: &Body) -> [(usize, &'static str); 16] {
    [
        (usize::from(body.district.is_some()), "district"),
        (body.municipalities.len(), "municipalities"),
        (body.committees.len(), "committees"),
        (body.fields.len(), "fields"),
        (body.field_changes.len(), "changes of fields"),
        (body.persons.len(), "people"),
        (body.groups.len(), "groups"),
        (body.cycles.len(), "years"),
        (body.recommendations.len(), "recommendations"),
        (body.remarks.len(), "remarks"),
        (body.papers.len(), "papers"),
        (body.decisions.len(), "decisions"),
        (body.ballots.len(), "ballots"),
        (body.boards.len(), "boards"),
        (body.polls.len(), "date polls"),
        (body.meetings.len(), "meetings"),
    ]
}

impl std::fmt::Display for Summary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return out.write_str("nothing");
        }
        let words: Vec<_> = self.0.iter().map(|(count, name)| format!("{name} {count}")).collect();
        out.write_str(&words.join(", "))
    }
}
