//! Who may do what in the year.

use uuid::Uuid;

use super::{VoiceKind, pre_assessment, sealed, store};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::groups::MemberRole;
use crate::features::groups::store::{group, is_steering, role_in};
use crate::features::recommendations::Stage;
use crate::features::recommendations::access::{RecFacts, facts as rec_facts};

/// What decides about assessing a recommendation.
#[derive(Debug, Clone)]
pub struct AssessFacts {
    pub base: RecFacts,
    /// Whether the actor is one of the year's frozen voices.
    pub voice: bool,
    /// Whether the actor wrote the pre-assessment.
    pub pre_assessed: bool,
}

async fn assess_facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<AssessFacts> {
    let base = rec_facts(tx, actor, id).await?;
    let voice = store::is_voice(tx, base.rec.cycle, VoiceKind::Person, actor.person()).await?;
    let pre_assessed = pre_assessment::is_author(tx, *id, actor.person()).await?;
    Ok(AssessFacts { base, voice, pre_assessed })
}

/// What decides about a group's voice on a recommendation.
#[derive(Debug, Clone)]
pub struct GroupVoiceFacts {
    pub base: RecFacts,
    pub group: Uuid,
    pub group_name: String,
    pub mine: Option<MemberRole>,
    pub voice: bool,
}

async fn group_voice_facts(tx: &mut Tx, actor: &Actor, ids: &(Uuid, Uuid)) -> Result<GroupVoiceFacts> {
    let (rec, group_id) = *ids;
    let base = rec_facts(tx, actor, &rec).await?;
    let group = group(tx, group_id).await?;
    let mine = role_in(tx, group_id, actor.person()).await?;
    let voice = store::is_voice(tx, base.rec.cycle, VoiceKind::Group, Some(group_id)).await?;
    if !voice {
        return Err(Error::NotFound);
    }
    Ok(GroupVoiceFacts { base, group: group_id, group_name: group.name, mine, voice })
}

action!(
    /// Submits what the group has adopted, or answers a request for changes.
    Submit(Uuid) => RecFacts, rec_facts, |_actor, f| f.leads() && matches!(f.rec.stage, Stage::Adopted | Stage::ChangesRequested)
);
action!(
    /// Asks the group for a change, with a reason. No veto: the group may insist.
    AskForChanges(Uuid) => RecFacts, rec_facts, |actor, f| actor.has(Role::Staff) && f.rec.stage == Stage::Submitted
);
action!(
    /// Writes the administration's pre-assessment.
    PreAssess(Uuid) => RecFacts, rec_facts, |actor, f| actor.has(Role::Staff) && matches!(f.rec.stage, Stage::Submitted | Stage::PreAssessed)
);
action!(
    /// Assesses for oneself, sealed until the gate closes. Never what one pre-assessed.
    Assess(Uuid) => AssessFacts, assess_facts, |_actor, f| f.voice && !f.pre_assessed && f.base.rec.stage == Stage::PreAssessed
);
action!(
    /// Proposes the group's voice and puts it to the group's vote.
    AssessForGroup((Uuid, Uuid)) => GroupVoiceFacts, group_voice_facts, |_actor, f| f.voice
        && f.mine == Some(MemberRole::Coordinator) && f.base.rec.stage == Stage::PreAssessed
);
/// What decides about a result: the recommendation, and whether the year's seal is open.
#[derive(Debug, Clone)]
pub struct ResultFacts {
    pub base: RecFacts,
    pub unsealed: bool,
}

async fn result_facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<ResultFacts> {
    let base = rec_facts(tx, actor, id).await?;
    let unsealed = sealed::is_open(tx, base.rec.cycle).await?;
    Ok(ResultFacts { base, unsealed })
}

/// What decides about a year's results.
#[derive(Debug, Clone)]
pub struct YearFacts {
    pub cycle: store::Cycle,
    pub unsealed: bool,
    pub steering: bool,
}

async fn year_facts(tx: &mut Tx, actor: &Actor, year: &i64) -> Result<YearFacts> {
    let cycle = store::by_year(tx, *year).await?;
    let unsealed = sealed::is_open(tx, cycle.id).await?;
    let steering = is_steering(tx, actor.person()).await?;
    Ok(YearFacts { cycle, unsealed, steering })
}

action!(
    /// Sees the distribution once the gate has closed; the query asks the seal again.
    ReadResults(Uuid) => ResultFacts, result_facts, |actor, f| f.unsealed && (f.base.rec.is_public()
        || (f.base.rec.stage.is_pre_assessed() && (f.base.steering || actor.has(Role::Staff))))
);
action!(
    /// Sees and exports a year's assessments once the gate has closed.
    ReadYearResults(i64) => YearFacts, year_facts, |actor, f| f.unsealed && (f.steering || actor.has(Role::Staff))
);
action!(
    /// Sees a year with its gates.
    SeeYear(i64) => YearFacts, year_facts, |_actor, _f| true
);
action!(
    /// Records the joint assessment: who leads the steering group, or staff who keep its minutes.
    RecordJoint(Uuid) => RecFacts, rec_facts, |actor, f| matches!(f.rec.stage, Stage::Assessed | Stage::JointlyAssessed)
        && f.rec.published_at.is_none() && actor.has(Role::Staff)
);
action!(
    /// Takes it into the Fokus or not, with the reason; without a joint result only once the gate for it has closed,
    /// which the writing asks.
    ChooseForFocus(Uuid) => RecFacts, rec_facts, |actor, f| matches!(f.rec.stage, Stage::Assessed | Stage::JointlyAssessed | Stage::InFocus | Stage::NotInFocus)
        && f.rec.published_at.is_none() && actor.has(Role::Staff)
);
action!(
    /// The list of what one has to assess: the year's voices. Staff see who has answered, never what.
    SeeAssessing,
    |actor| actor.person().is_some()
);
