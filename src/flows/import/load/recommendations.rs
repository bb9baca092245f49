//! Recommendations: the record with its stamps, versions and comments, what was judged of it, and what it takes up.

use super::super::error::Kind;
use super::super::format::{self, DayAt, Document, plain};
use super::super::values::{Stage as Word, Voice};
use super::{Load, YearFacts, position, same};
use crate::clock::{Timestamp, noon_of};
use crate::error::Result;
use crate::features::cycle::import::{self as judged, Assessment, Joint};
use crate::features::recommendations::Stage;
use crate::features::recommendations::import::{self, ChangeRequest, Comment, Past, Stamps};
use crate::features::recommendations::store::Draft;
use crate::oplog::{self, Change};
use uuid::Uuid;

/// One recommendation that is in the database, with the moments its parts fall back on.
struct Stored<'f> {
    id: Uuid,
    given: &'f format::Recommendation,
    document: &'f Document,
    draft: Draft,
    version: i64,
    created_at: Timestamp,
    stamps: Stamps,
}

impl Load<'_> {
    pub(super) async fn recommendations(&mut self) -> Result<()> {
        for document in self.documents {
            for given in &document.body.recommendations {
                let stored = self.recommendation(document, given).await?;
                self.keep(Kind::Recommendation, &given.key, stored.id);
                self.versions(&stored).await?;
                self.talk(&stored).await?;
                self.judgements(&stored).await?;
                self.assessments(&stored).await?;
                self.history(&stored).await?;
            }
        }
        for given in self.documents.iter().flat_map(|document| &document.body.recommendations) {
            if let Some(old) = self.maybe_id(Kind::Recommendation, given.resubmits.as_ref())? {
                let new = self.id(Kind::Recommendation, &given.key)?;
                let at = self.at_or_now(given.dates.created_on.as_ref());
                import::insert_resubmission(self.tx, old, new, at).await?;
            }
        }
        Ok(())
    }

    async fn recommendation<'f>(
        &mut self,
        document: &'f Document,
        given: &'f format::Recommendation,
    ) -> Result<Stored<'f>> {
        let draft = self.draft(given)?;
        let year = self.year(&given.cycle)?;
        let (cycle, stamps, created_at) = (year.id, self.stamps(given, year), self.created_at(given, year));
        let version = position(given.versions.len());
        let past = Past {
            cycle,
            group: self.id(Kind::Group, &given.group)?,
            number: given.number.as_ref().map(|n| (n.get_ref().year.at(self.today), i64::from(n.get_ref().seq))),
            draft: &draft,
            stage: same(Stage::parse(given.stage.as_str()), given.stage.as_str())?,
            on_behalf: given.on_behalf,
            drafted_by: self.maybe_id(Kind::Person, given.drafted_by.as_ref())?,
            steering_relevant: given.steering_relevant,
            urgent: given.urgent,
            version,
            outcome_note: &given.outcome_note,
            source: document.source(&given.source),
            created_at,
            changed_at: stamps.latest().unwrap_or(created_at),
            stamps,
        };
        let id = import::insert(self.tx, &past).await?;
        Ok(Stored { id, given, document, draft, version, created_at, stamps })
    }

    fn draft(&self, given: &format::Recommendation) -> Result<Draft> {
        Ok(Draft {
            title: given.title.clone(),
            content: plain(&given.content),
            fields: self.all_ids(Kind::Field, &given.fields)?,
            municipalities: self.all_ids(Kind::Municipality, &given.municipalities)?,
            committees: self.all_ids(Kind::Committee, &given.committees)?,
        })
    }

    fn created_at(&self, given: &format::Recommendation, year: &YearFacts) -> Timestamp {
        let begun = year.gates.get("submission").and_then(|(opens, _)| *opens).filter(|_| !year.archive);
        match &given.dates.created_on {
            Some(day) => self.at(day),
            None => begun.map_or(self.tx.now, noon_of).min(self.tx.now),
        }
    }

    /// When it reached its stages: the given days; for years of our own also the gates' last days, else now.
    fn stamps(&self, given: &format::Recommendation, year: &YearFacts) -> Stamps {
        let (dates, reached) = (&given.dates, steps(given.stage));
        let stamp = |step: usize, day: &Option<DayAt>, gate: &str| match day {
            Some(day) => Some(self.at(day)),
            None => (step <= reached && !year.archive).then(|| self.last_day_of(year, gate)),
        };
        let ended = matches!(given.stage, Word::NotInFocus | Word::Decided | Word::Withdrawn);
        let is_out = matches!(given.stage, Word::InFocus | Word::NotInFocus | Word::InCommittees | Word::Decided);
        Stamps {
            adopted_at: stamp(1, &dates.adopted_on, "submission"),
            submitted_at: stamp(2, &dates.submitted_on, "submission"),
            pre_assessed_at: stamp(3, &dates.pre_assessed_on, "pre_assessment"),
            assessed_at: stamp(4, &dates.assessed_on, "individual_assessment"),
            jointly_assessed_at: stamp(5, &dates.jointly_assessed_on, "joint_assessment"),
            focus_at: stamp(6, &dates.focus_on, "focus"),
            published_at: year.published_at.filter(|_| is_out || (year.archive && given.stage != Word::Withdrawn)),
            closed_at: stamp(if ended { 0 } else { usize::MAX }, &dates.closed_on, "committees"),
        }
    }

    fn last_day_of(&self, year: &YearFacts, gate: &str) -> Timestamp {
        let last = year.gates.get(gate).and_then(|(_, closes)| *closes).filter(|day| *day <= self.today);
        last.map_or(self.tx.now, noon_of).min(self.tx.now)
    }

    /// Earlier versions oldest first, then the present one.
    async fn versions(&mut self, stored: &Stored<'_>) -> Result<()> {
        for (index, version) in stored.given.versions.iter().enumerate() {
            let earlier = Draft { title: version.title.clone(), content: plain(&version.content), ..Draft::default() };
            let author = self.maybe_id(Kind::Person, version.author.as_ref())?;
            let at = version.on.as_ref().map_or(stored.created_at, |day| self.at(day));
            import::insert_version(self.tx, stored.id, position(index), &earlier, author, at).await?;
        }
        let author = self.maybe_id(Kind::Person, stored.given.drafted_by.as_ref())?;
        let changed = stored.stamps.adopted_at.filter(|_| !stored.given.versions.is_empty());
        let at = changed.unwrap_or(stored.created_at);
        import::insert_version(self.tx, stored.id, stored.version, &stored.draft, author, at).await
    }

    /// Comments, and what staff asked for.
    async fn talk(&mut self, stored: &Stored<'_>) -> Result<()> {
        for comment in &stored.given.comments {
            let at = self.at_or_now(comment.on.as_ref());
            let comment = Comment {
                version: stored.version,
                author: self.id(Kind::Person, &comment.person)?,
                body: &comment.body,
                at,
                settled_at: comment.settled.then_some(at),
            };
            import::insert_comment(self.tx, stored.id, &comment).await?;
        }
        for request in &stored.given.change_requests {
            let request = ChangeRequest {
                reason: &request.reason,
                asked_at: self.at_or_now(request.on.as_ref()),
                answer: request.answer.map_or("", |answer| answer.as_str()),
                answer_text: &request.answer_text,
                answered_at: request.answer.map(|_| self.at_or_now(request.answered_on.as_ref())),
            };
            import::insert_change_request(self.tx, stored.id, &request).await?;
        }
        Ok(())
    }

    /// Pre-assessment, joint assessment and the choice for the Fokus.
    async fn judgements(&mut self, stored: &Stored<'_>) -> Result<()> {
        let now = self.tx.now;
        if let Some(pre) = &stored.given.pre_assessment {
            let author = self.maybe_id(Kind::Person, pre.person.as_ref())?;
            let at = pre.on.as_ref().map_or(stored.stamps.pre_assessed_at.unwrap_or(now), |day| self.at(day));
            let source = stored.document.source(&pre.source);
            judged::insert_pre_assessment(self.tx, stored.id, author, &plain(&pre.scores), &pre.text, at, source)
                .await?;
        }
        if let Some(joint) = &stored.given.joint {
            let met = Joint {
                scores: &plain(&joint.scores),
                result: &joint.result,
                dissent: &joint.dissent,
                met_on: self.day(joint.met_on.as_ref()),
                source: stored.document.source(&joint.source),
                at: stored.stamps.jointly_assessed_at.unwrap_or_else(|| self.at_or_now(joint.met_on.as_ref())),
            };
            judged::insert_joint(self.tx, stored.id, &met).await?;
        }
        if let Some(focus) = &stored.given.focus {
            let at = focus.on.as_ref().map_or(stored.stamps.focus_at.unwrap_or(now), |day| self.at(day));
            let source = stored.document.source(&focus.source);
            judged::insert_focus_choice(self.tx, stored.id, focus.included, &focus.reason, at, source).await?;
        }
        Ok(())
    }

    /// What the group reads as news and staff as its last sign of life; years of the archive have none.
    async fn history(&mut self, stored: &Stored<'_>) -> Result<()> {
        if self.year(&stored.given.cycle)?.archive {
            return Ok(());
        }
        let (place, stamps) = (self.id(Kind::Group, &stored.given.group)?, &stored.stamps);
        let focus = if stored.given.focus.as_ref().is_some_and(|f| f.included) { "in-focus" } else { "not-in-focus" };
        let mut steps = vec![
            (Some(stored.created_at), "begun"),
            (stamps.adopted_at, "adopted"),
            (stamps.submitted_at, "submitted"),
            (stamps.pre_assessed_at, "pre-assessed"),
            (stamps.jointly_assessed_at, "jointly-assessed"),
            (stamps.focus_at, focus),
        ];
        steps.extend(
            stored.given.comments.iter().map(|comment| (Some(self.at_or_now(comment.on.as_ref())), "commented")),
        );
        steps.sort_by_key(|(at, _)| *at);
        for (at, kind) in steps {
            let Some(at) = at else { continue };
            let payload = Some(stored.draft.title.clone());
            let change = Change {
                object_kind: "recommendation",
                object: stored.id,
                kind,
                actor: None,
                place: Some(place),
                payload,
            };
            oplog::record_at(self.tx, at, change).await?;
        }
        Ok(())
    }

    /// The individual round. Its electorate is exactly the voices with an assessment, once the round is over.
    async fn assessments(&mut self, stored: &Stored<'_>) -> Result<()> {
        let year = self.year(&stored.given.cycle)?;
        let cycle = year.id;
        let gate = year.gates.get("individual_assessment").and_then(|(_, closes)| *closes);
        let is_over = gate.is_none_or(|last| last < self.today);
        for given in &stored.given.assessments {
            let (voice_kind, voice) = match given.voice.get_ref() {
                Voice::Person(key) => ("person", self.id_of(Kind::Person, key)?),
                Voice::Group(key) => ("group", self.id_of(Kind::Group, key)?),
            };
            let assessment = Assessment {
                voice_kind,
                voice,
                scores: &plain(&given.scores),
                remark: &given.remark,
                abstains: given.abstains,
                bias: &given.bias,
                at: self.at_or_now(given.on.as_ref()),
            };
            judged::insert_assessment(self.tx, stored.id, &assessment).await?;
            if is_over {
                judged::insert_voice(self.tx, cycle, voice_kind, voice).await?;
            }
        }
        Ok(())
    }
}

/// How many steps a stage implies: adopted, submitted, pre-assessed, assessed, jointly assessed, in the Fokus or not.
fn steps(stage: Word) -> usize {
    match stage {
        Word::Draft | Word::Withdrawn => 0,
        Word::Adopted => 1,
        Word::Submitted | Word::ChangesRequested => 2,
        Word::PreAssessed => 3,
        Word::Assessed => 4,
        Word::JointlyAssessed => 5,
        Word::InFocus | Word::NotInFocus | Word::InCommittees | Word::Decided => 6,
    }
}
