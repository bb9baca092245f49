//! What the reader can do with a recommendation now: links to working pages, by role, stage and gate.

use super::{PhaseKind, Stage, VoiceKind, gates, store};
use crate::access::{Actor, Role};
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::features::recommendations::access::RecFacts;
use crate::features::recommendations::adoption;

/// One way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Message key of its words.
    pub label: &'static str,
    /// Where it leads.
    pub href: String,
    /// The step that is due now.
    pub due: bool,
}

/// The ways on; the routes behind them ask the same rights again.
pub async fn of(tx: &mut Tx, actor: &Actor, facts: &RecFacts) -> Result<Vec<Step>> {
    let mut steps = of_group(tx, facts).await?;
    if actor.has(Role::Staff) {
        let joint = store::phase_of(tx, facts.rec.cycle, PhaseKind::JointAssessment).await?;
        steps.extend(of_staff(facts, joint.is_some_and(|gate| gate.closed_at.is_some())));
    }
    steps.extend(of_voice(tx, actor, facts).await?);
    Ok(steps)
}

fn step(facts: &RecFacts, label: &'static str, place: &str, due: bool) -> Step {
    Step { label, href: format!("/recommendations/{}/{place}", facts.rec.id), due }
}

async fn of_group(tx: &mut Tx, facts: &RecFacts) -> Result<Vec<Step>> {
    let Some(mine) = facts.mine else { return Ok(Vec::new()) };
    let stage = facts.rec.stage;
    let mut steps = Vec::new();
    // While the group votes the text stands still: nothing is offered that would be refused.
    let voting = adoption::running(tx, &facts.rec).await?;
    if let Some(ballot) = &voting {
        let href = format!("/ballots/{}", ballot.id);
        steps.push(Step { label: "ballot-going-on", href, due: true });
    }
    if facts.leads() && stage == Stage::ChangesRequested {
        steps.push(step(facts, "answer-title", "answer", true));
    }
    if facts.leads() && stage == Stage::Adopted {
        let open = gates::open_phase(tx, facts.rec.cycle, PhaseKind::Submission).await?.is_some();
        steps.push(step(facts, "submission-title", "submission", open));
    }
    if facts.leads() && stage == Stage::Draft && voting.is_none() {
        steps.push(step(facts, "adoption-title", "adoption", true));
    }
    if stage.is_drafting() && mine.writes() && voting.is_none() {
        steps.push(step(facts, "draft-edit-title", "draft", false));
    }
    steps.push(step(facts, "comments-title", "comments", mine == MemberRole::Guest));
    steps.push(step(facts, "versions-title", "versions", false));
    if facts.leads() && facts.rec.published_at.is_none() && stage != Stage::Withdrawn {
        steps.push(step(facts, "withdrawal-title", "withdrawal", false));
    }
    Ok(steps)
}

fn of_staff(facts: &RecFacts, joint_closed: bool) -> Vec<Step> {
    let unpublished = facts.rec.published_at.is_none();
    match facts.rec.stage {
        Stage::Draft if facts.rec.on_behalf => vec![step(facts, "draft-edit-title", "draft", true)],
        Stage::Submitted => vec![
            step(facts, "pre-assessment-title", "pre-assessment", true),
            step(facts, "change-request-title", "change-requests", false),
        ],
        Stage::PreAssessed => vec![step(facts, "pre-assessment-title", "pre-assessment", false)],
        Stage::Assessed if joint_closed => vec![step(facts, "focus-title", "focus", true)],
        Stage::Assessed => {
            vec![
                step(facts, "joint-title", "joint-assessment", true),
                step(facts, "results-title", "assessments", false),
            ]
        }
        Stage::JointlyAssessed if unpublished => vec![step(facts, "focus-title", "focus", true)],
        Stage::InFocus | Stage::NotInFocus if unpublished => vec![step(facts, "focus-title", "focus", false)],
        Stage::InFocus => {
            let href = format!("/papers/new?recommendation={}", facts.rec.id);
            vec![Step { label: "paper-new", href, due: true }]
        }
        Stage::InCommittees | Stage::Decided => vec![step(facts, "decision-new", "decisions/new", false)],
        _ => Vec::new(),
    }
}

async fn of_voice(tx: &mut Tx, actor: &Actor, facts: &RecFacts) -> Result<Vec<Step>> {
    let open = facts.rec.stage == Stage::PreAssessed
        && gates::open_phase(tx, facts.rec.cycle, PhaseKind::IndividualAssessment).await?.is_some();
    if open && store::is_voice(tx, facts.rec.cycle, VoiceKind::Person, actor.person()).await? {
        return Ok(vec![step(facts, "assessment-title", "assessment", true)]);
    }
    let results = facts.steering && !matches!(facts.rec.stage, Stage::PreAssessed) && facts.rec.stage.is_pre_assessed();
    Ok(if results { vec![step(facts, "results-title", "assessments", false)] } else { Vec::new() })
}
