//! What may be done with a ballot: its group reads it, its frozen electorate votes.

use uuid::Uuid;

use super::store::{self, Ballot};
use crate::access::Actor;
use crate::action;
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::MemberRole;
use crate::features::groups::store::role_in;

/// What decides about a ballot.
#[derive(Debug, Clone)]
pub struct BallotFacts {
    pub ballot: Ballot,
    /// The actor's role in the group that votes.
    pub mine: Option<MemberRole>,
    /// Whether the actor is in the electorate.
    pub votes: bool,
}

async fn facts(tx: &mut Tx, actor: &Actor, id: &Uuid) -> Result<BallotFacts> {
    let ballot = store::ballot(tx, *id).await?;
    let mine = role_in(tx, ballot.group_id, actor.person()).await?;
    let votes = store::is_voter(tx, ballot.id, actor.person()).await?;
    Ok(BallotFacts { ballot, mine, votes })
}

action!(
    /// Sees the question, the turnout and, after the close, the result.
    ReadBallot(Uuid) => BallotFacts, facts, |_actor, f| f.votes
        || f.mine.is_some_and(|role| role != MemberRole::Guest || !f.ballot.members_only)
);
action!(
    /// Votes. Whether it is still open is asked when the vote is written.
    CastVote(Uuid) => BallotFacts, facts, |_actor, f| f.votes
);
