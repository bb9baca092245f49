//! Papers, decisions, and the ballots that are open.

use super::super::error::Kind;
use super::super::format;
use super::super::values::Subject;
use super::{Load, position};
use crate::clock::end_of;
use crate::error::{Error, Result};
use crate::features::ballots::{self, NewBallot, Secrecy};
use crate::features::council::import::{self, Decision, Paper};
use crate::features::recommendations::adoption;
use crate::features::{groups, recommendations};
use crate::i18n::Lang;
use uuid::Uuid;

impl Load<'_> {
    pub(super) async fn papers(&mut self) -> Result<()> {
        for document in self.documents {
            for given in &document.body.papers {
                let dispatched_at = given.dispatched_on.as_ref().map(|day| self.at(day));
                let paper = Paper {
                    cycle: self.year(&given.cycle)?.id,
                    kind: given.kind.as_str(),
                    title: &given.title,
                    text: &given.text,
                    date_text: &given.date_text,
                    dispatched_at,
                    created_at: dispatched_at.unwrap_or(self.tx.now),
                    source: document.source(&given.source),
                };
                let id = import::insert_paper(self.tx, &paper).await?;
                self.keep(Kind::Paper, &given.key, id);
                self.routing(id, given).await?;
            }
        }
        Ok(())
    }

    async fn routing(&mut self, paper: Uuid, given: &format::Paper) -> Result<()> {
        for (index, subject) in given.subjects.iter().enumerate() {
            let (kind, id) = match subject.get_ref() {
                Subject::Recommendation(key) => ("recommendation", Some(self.id_of(Kind::Recommendation, key)?)),
                Subject::Field(code) => ("field", Some(self.id_of(Kind::Field, code)?)),
                Subject::System => ("system", None),
            };
            import::insert_subject(self.tx, paper, position(index), kind, id).await?;
        }
        for place in &given.committees {
            let (committee, day) = (self.id(Kind::Committee, &place.committee)?, self.day(place.meets_on.as_ref()));
            import::insert_routing(self.tx, paper, committee, day).await?;
        }
        Ok(())
    }

    pub(super) async fn decisions(&mut self) -> Result<()> {
        for document in self.documents {
            for given in &document.body.decisions {
                let decision = Decision {
                    recommendation: self.maybe_id(Kind::Recommendation, given.recommendation.as_ref())?,
                    paper: self.maybe_id(Kind::Paper, given.paper.as_ref())?,
                    committee: self.id(Kind::Committee, &given.committee)?,
                    decided_on: self.day(given.decided_on.as_ref()),
                    result: given.result.as_str(),
                    wording: &given.wording,
                    votes: &given.votes,
                    recorded_at: self.at_or_now(given.decided_on.as_ref()),
                    source: document.source(&given.source),
                };
                import::insert_decision(self.tx, &decision).await?;
            }
        }
        Ok(())
    }

    /// Votes of groups that run now, with the electorate of this moment.
    pub(super) async fn ballots(&mut self) -> Result<()> {
        for document in self.documents {
            for given in &document.body.ballots {
                let line = document.line(&given.recommendation);
                let opened = self.ballot(given).await;
                opened.map_err(|error| Error::internal(format!("{}:{line}: ballot: {error}", document.file)))?;
            }
        }
        Ok(())
    }

    async fn ballot(&mut self, given: &format::Ballot) -> Result<()> {
        let subject = self.id(Kind::Recommendation, &given.recommendation)?;
        let rec = recommendations::store::recommendation(self.tx, subject).await?;
        let electorate = groups::store::voters(self.tx, rec.group_id).await?;
        let half = i64::try_from(electorate.len().div_ceil(2)).unwrap_or(1);
        let about = recommendations::form::text_of(self.tx, &rec).await?;
        let new = NewBallot {
            subject_kind: adoption::SUBJECT,
            subject,
            group: rec.group_id,
            question: self.order.app.i18n.text(Lang::De, "adoption-question", &[("title", &rec.title)]),
            about,
            payload: String::new(),
            members_only: false,
            secrecy: Secrecy::Secret,
            votes_each: 1,
            quorum: if given.quorum == 0 { half } else { i64::from(given.quorum) },
            closes_at: end_of(self.on(&given.closes)),
            options: Vec::new(),
            electorate,
        };
        let id = ballots::open(self.tx, &new).await?;
        ballots::import::opened_earlier(self.tx, id, self.at_or_now(given.opened_on.as_ref())).await?;
        for vote in &given.votes {
            let voter = self.id(Kind::Person, &vote.person)?;
            ballots::cast(self.tx, id, voter, &[vote.option.as_str().to_owned()]).await?;
        }
        Ok(())
    }
}
