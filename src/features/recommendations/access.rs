//! Who may do what with a recommendation, by stage.

use uuid::Uuid;

use super::Stage;
use super::store::{self, Recommendation};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::features::groups::access::{GroupFacts, facts as group_facts};
use crate::features::groups::store::{is_steering, role_in};

/// What decides about a recommendation.
#[derive(Debug, Clone)]
pub struct RecFacts {
    pub rec: Recommendation,
    /// The actor's role in the group that writes it.
    pub mine: Option<MemberRole>,
    /// Whether the actor is in the steering group.
    pub steering: bool,
    /// Whether the actor belongs to a group that assesses it.
    pub assessing: bool,
}

impl RecFacts {
    /// Whether the actor is one of the administration who drafts it on the group's behalf.
    fn drafts_on_behalf(&self, actor: &Actor) -> bool {
        self.rec.on_behalf && actor.has(Role::Staff)
    }

    /// Whether the actor belongs to those who work on it now, inside the house.
    pub fn reads(&self, actor: &Actor) -> bool {
        let stage = self.rec.stage;
        self.rec.is_public()
            || self.mine.is_some()
            || self.drafts_on_behalf(actor)
            || (stage.is_submitted() && actor.has(Role::Staff))
            || (stage.is_pre_assessed() && (self.steering || self.assessing))
    }

    /// Whether the actor leads the group that writes it.
    pub fn leads(&self) -> bool {
        self.mine == Some(MemberRole::Coordinator)
    }
}

/// Loads what decides about a recommendation.
pub async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<RecFacts> {
    let rec = store::recommendation(tx, *id).await?;
    let person = actor.person();
    let mine = role_in(tx, rec.group_id, person).await?;
    let steering = is_steering(tx, person).await?;
    let assessing = store::is_in_assessing_group(tx, rec.cycle, person).await?;
    Ok(RecFacts { rec, mine, steering, assessing })
}

action!(
    /// Reads the record: everybody once it is published; before that by stage.
    ReadRecommendation(Uuid) => RecFacts, facts, |actor, f| f.reads(actor)
);
action!(
    /// Reads drafts, versions and comments: the group's people, and who drafts on its behalf.
    ReadDraft(Uuid) => RecFacts, facts, |actor, f| f.mine.is_some() || f.drafts_on_behalf(actor)
);
action!(
    /// Writes the text while the group still writes.
    EditDraft(Uuid) => RecFacts, facts, |actor, f| f.rec.stage.is_drafting()
        && (f.mine.is_some_and(MemberRole::writes) || (f.drafts_on_behalf(actor) && f.rec.stage == Stage::Draft))
);
action!(
    /// Comments, guests too.
    CommentDraft(Uuid) => RecFacts, facts, |actor, f| f.mine.is_some() || f.drafts_on_behalf(actor)
);
action!(
    /// Opens the group's vote on the draft.
    OpenAdoption(Uuid) => RecFacts, facts, |_actor, f| f.rec.stage == Stage::Draft && f.leads()
);
action!(
    /// Withdraws it, at any time before publication.
    Withdraw(Uuid) => RecFacts, facts, |_actor, f| f.leads() && f.rec.published_at.is_none() && f.rec.stage != Stage::Withdrawn
);
action!(
    /// Begins a draft in a group.
    BeginDraft(Uuid) => GroupFacts, group_facts, |_actor, f| f.is_open() && f.mine.is_some_and(MemberRole::writes)
);
action!(
    /// Begins a draft on behalf of a group, which the group has to confirm by its vote.
    DraftOnBehalf(Uuid) => GroupFacts, group_facts, |actor, f| f.is_open() && actor.has(Role::Staff)
        && f.group.kind != crate::features::groups::GroupKind::CitizenSubgroup
);
