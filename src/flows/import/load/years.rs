//! Years with their gates and votes on fields, and the remarks made in them.

use std::collections::BTreeMap;

use super::super::check::rules;
use super::super::error::Kind;
use super::super::format::{self, Document};
use super::super::values::{PhaseKind, Year};
use super::{Load, YearFacts, position};
use crate::clock::{Timestamp, end_of, start_of};
use crate::error::Result;
use crate::features::cycle::import::{self, Cycle, Phase, Remark};
use uuid::Uuid;

impl Load<'_> {
    pub(super) async fn cycles(&mut self) -> Result<()> {
        for document in self.documents {
            for year in &document.body.cycles {
                let id = self.cycle(document, year).await?;
                let facts = self.facts(id, year);
                for (index, phase) in year.phases.iter().enumerate() {
                    self.phase(document, id, position(index), phase).await?;
                }
                for priority in &year.priorities {
                    let field = self.id(Kind::Field, &priority.field)?;
                    let source = document.source(&priority.source);
                    let (chosen, note) = (priority.prioritised, &priority.note);
                    import::insert_priority(self.tx, id, field, chosen, note, source).await?;
                }
                self.years.insert(*year.year.get_ref(), facts);
            }
        }
        Ok(())
    }

    async fn cycle(&mut self, document: &Document, year: &format::Cycle) -> Result<Uuid> {
        let rules = rules(year);
        let cycle = Cycle {
            year: year.year.get_ref().at(self.today),
            title: &year.title,
            template: year.template.as_ref().map_or("", |name| name.get_ref()),
            method: &rules.method,
            form: &rules.form,
            names_shown: year.names_shown,
            archive: year.archive,
            note: &year.note,
            source: document.source(&year.source),
        };
        import::insert_cycle(self.tx, &cycle).await
    }

    fn facts(&self, id: Uuid, year: &format::Cycle) -> YearFacts {
        let mut gates = BTreeMap::new();
        let mut published_at = year.archive.then_some(self.tx.now);
        for phase in &year.phases {
            let opens = self.day(phase.opens_on.as_ref());
            let closes = self.day(phase.closes_on.as_ref());
            gates.entry(phase.kind.as_str()).or_insert((opens, closes));
            if phase.kind == PhaseKind::Publication && published_at.is_none() {
                published_at = opens.filter(|day| *day <= self.today).map(start_of);
            }
        }
        YearFacts { id, archive: year.archive, published_at, gates }
    }

    async fn phase(&mut self, document: &Document, id: Uuid, position: i64, phase: &format::Phase) -> Result<()> {
        let (opened_at, closed_at) = self.past_of(phase);
        let phase = Phase {
            kind: phase.kind.as_str(),
            position,
            title: &phase.title,
            date_text: &phase.date_text,
            opens_on: self.day(phase.opens_on.as_ref()),
            closes_on: self.day(phase.closes_on.as_ref()),
            opened_at,
            closed_at,
            source: document.source(&phase.source),
        };
        import::insert_phase(self.tx, id, &phase).await
    }

    /// When a gate opened and closed. An individual round that runs now is left to the cycle's own opening, which
    /// freezes its electorate.
    fn past_of(&self, phase: &format::Phase) -> (Option<Timestamp>, Option<Timestamp>) {
        let opens = self.day(phase.opens_on.as_ref());
        let closes = self.day(phase.closes_on.as_ref());
        let closed_at = closes.filter(|day| *day < self.today).map(end_of);
        let runs = closed_at.is_none();
        let opened_at = opens.filter(|day| *day <= self.today).map(start_of);
        (opened_at.filter(|_| !(runs && phase.kind == PhaseKind::IndividualAssessment)), closed_at)
    }

    /// Remarks in the order of the files, counted in each year.
    pub(super) async fn remarks(&mut self) -> Result<()> {
        let mut counted: BTreeMap<Year, usize> = BTreeMap::new();
        for document in self.documents {
            for remark in &document.body.remarks {
                let index = counted.entry(*remark.cycle.get_ref()).or_default();
                let place = position(*index);
                *index += 1;
                let remark = Remark {
                    cycle: self.year(&remark.cycle)?.id,
                    recommendation: self.maybe_id(Kind::Recommendation, remark.recommendation.as_ref())?,
                    position: place,
                    meeting: &remark.meeting,
                    met_on: self.day(remark.met_on.as_ref()),
                    agenda_item: &remark.agenda_item,
                    heading: &remark.heading,
                    text: &remark.text,
                    source: document.source(&remark.source),
                };
                import::insert_remark(self.tx, &remark).await?;
            }
        }
        Ok(())
    }
}
