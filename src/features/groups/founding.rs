//! Founding a group: the group, its operation, and the invitation of who will coordinate it.

use uuid::Uuid;

use super::access::FoundSubgroup;
use super::store::{self, NewGroup, life};
use super::{GroupKind, MemberRole, invitations};
use crate::access::{Actor, Can, RunTheYear};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store as accounts;
use crate::oplog::{self, Change, Op};

/// A group to be founded, and whose hands it is given into.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The group.
    pub new: NewGroup,
    /// Address of who will coordinate it.
    pub coordinator: String,
}

/// Staff found a group at the top.
pub async fn found(app: &App, op: Op, can: Can<RunTheYear>, founding: Founding) -> Result<Uuid> {
    begin(app, op, can.actor().clone(), founding).await
}

/// A coordinator founds a group below their own.
pub async fn found_below(app: &App, op: Op, can: Can<FoundSubgroup>, mut founding: Founding) -> Result<Uuid> {
    founding.new.parent = Some(*can.id());
    begin(app, op, can.actor().clone(), founding).await
}

async fn begin(app: &App, op: Op, actor: Actor, founding: Founding) -> Result<Uuid> {
    oplog::once(&app.db, op, (app.site.clone(), actor, founding), |tx, (site, actor, founding)| {
        Box::pin(async move {
            check(tx, &founding.new).await?;
            let group = store::insert(tx, &founding.new).await?;
            record(tx, actor, group, &founding.new).await?;
            if let Some(person) = own_hands(tx, actor, founding).await? {
                store::put_member(tx, group, person, MemberRole::Coordinator, "").await?;
            } else {
                let group = store::group(tx, group).await?;
                let address = &founding.coordinator;
                invitations::send(tx, site, actor, &group, address, MemberRole::Coordinator).await?;
            }
            Ok(group)
        })
    })
    .await
}

/// What must hold of every group; the form says the same at its fields.
async fn check(tx: &mut Tx, new: &NewGroup) -> Result<()> {
    match new.kind {
        GroupKind::TaskForce if new.mandate.is_empty() => Err(Error::Conflict("groups-mandate-needed")),
        GroupKind::TaskForce if new.ends_on.is_none() => Err(Error::Conflict("groups-end-needed")),
        GroupKind::CitizenSubgroup if new.parent.is_none() => Err(Error::Conflict("groups-parent-needed")),
        GroupKind::SteeringGroup if life::has_steering_group(tx).await? => {
            Err(Error::Conflict("groups-steering-exists"))
        }
        _ => Ok(()),
    }
}

async fn record(tx: &mut Tx, actor: &Actor, group: Uuid, new: &NewGroup) -> Result<()> {
    let change = |object, kind, place| Change {
        object_kind: "group",
        object,
        kind,
        actor: actor.person(),
        place: Some(place),
        payload: Some(new.name.clone()),
    };
    oplog::record(tx, change(group, "founded", group)).await?;
    // Of a citizen sub-group the parent's people are told nothing: its coordinator tells whom it concerns.
    if let (Some(parent), false) = (new.parent, new.kind == GroupKind::CitizenSubgroup) {
        oplog::record(tx, change(parent, "subgroup-founded", parent)).await?;
    }
    Ok(())
}

/// The founder, where they named themselves. In a citizen sub-group they choose their name by the invitation.
async fn own_hands(tx: &mut Tx, actor: &Actor, founding: &Founding) -> Result<Option<Uuid>> {
    let Some(person) = actor.person().filter(|_| founding.new.kind != GroupKind::CitizenSubgroup) else {
        return Ok(None);
    };
    let own = accounts::by_id(tx, person).await?.email;
    let same = accounts::email_key(&own) == accounts::email_key(&founding.coordinator);
    Ok(same.then_some(person))
}
