//! What was answered, added up: the dates that most can come to first.

use std::cmp::Reverse;
use std::collections::HashMap;

use uuid::Uuid;

use super::Answer;
use super::store::answers::{self, AnswerRow};
use super::store::people::{self, Asked};
use super::store::{self, DateRow, Poll};
use crate::db::Tx;
use crate::error::Result;

/// One date with how many said what.
#[derive(Debug, Clone)]
pub struct Tally {
    pub date: DateRow,
    pub yes: usize,
    pub if_need_be: usize,
    pub no: usize,
    /// Who answered, but not to this date.
    pub open: usize,
    /// Whether nobody else can say yes.
    pub full: bool,
    /// Whether no other date is better.
    pub best: bool,
}

impl Tally {
    fn count(&mut self, answer: Option<Answer>) {
        match answer {
            Some(Answer::Yes) => self.yes += 1,
            Some(Answer::IfNeedBe) => self.if_need_be += 1,
            Some(Answer::No) => self.no += 1,
            None => self.open += 1,
        }
    }

    /// More who can come surely, then more who can come at all, then fewer who cannot.
    fn rank(&self) -> (Reverse<usize>, Reverse<usize>, usize) {
        (Reverse(self.yes), Reverse(self.if_need_be), self.no)
    }
}

/// A poll with everything that was answered.
#[derive(Debug, Clone)]
pub struct Results {
    /// The best first.
    pub tallies: Vec<Tally>,
    pub people: Vec<Asked>,
    pub(super) answers: HashMap<(Uuid, Uuid), Answer>,
}

impl Results {
    /// Reads the answers of `poll`.
    pub async fn load(tx: &mut Tx, poll: &Poll) -> Result<Self> {
        let dates = store::dates(tx, poll.id).await?;
        let mut people = people::of_poll(tx, poll.id).await?;
        people.retain(|asked| asked.belongs);
        Ok(Self::of(poll.most_each, dates, people, answers::of_poll(tx, poll.id).await?))
    }

    fn of(most_each: i64, dates: Vec<DateRow>, people: Vec<Asked>, answers: Vec<AnswerRow>) -> Self {
        let answers: HashMap<_, _> = answers.into_iter().map(|a| ((a.who, a.date), a.answer)).collect();
        let most = usize::try_from(most_each).unwrap_or(0);
        let mut tallies: Vec<Tally> = dates
            .into_iter()
            .map(|date| {
                let mut tally = Tally { date, yes: 0, if_need_be: 0, no: 0, open: 0, full: false, best: false };
                for asked in people.iter().filter(|asked| asked.answered_at.is_some()) {
                    tally.count(answers.get(&(asked.id, tally.date.id)).copied());
                }
                tally.full = most > 0 && tally.yes >= most;
                tally
            })
            .collect();
        tallies.sort_by_key(Tally::rank);
        if let Some(rank) = tallies.first().filter(|t| t.yes + t.if_need_be > 0).map(Tally::rank) {
            tallies.iter_mut().for_each(|tally| tally.best = tally.rank() == rank);
        }
        Self { tallies, people, answers }
    }

    /// The dates as they follow each other in the calendar.
    pub fn in_order(&self) -> Vec<&Tally> {
        let mut all: Vec<&Tally> = self.tallies.iter().collect();
        all.sort_by_key(|tally| tally.date.slot());
        all
    }

    /// What one of them answered to a date.
    pub fn answer(&self, who: &Uuid, date: &Uuid) -> Option<Answer> {
        self.answers.get(&(*who, *date)).copied()
    }

    /// Who has answered.
    pub fn answered(&self) -> impl Iterator<Item = &Asked> {
        self.people.iter().filter(|asked| asked.answered_at.is_some())
    }

    /// Who has not.
    pub fn silent(&self) -> impl Iterator<Item = &Asked> {
        self.people.iter().filter(|asked| asked.answered_at.is_none())
    }
}
