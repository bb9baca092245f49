//! Staff join only by consent: they ask, the group answers.

use uuid::Uuid;

use super::access::{AnswerRequest, AskToJoin};
use super::store::{self, members, requests};
use super::{MemberRole, letters};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::accounts::store as accounts;
use crate::mail;
use crate::oplog::{self, Change, Op};

/// Asks the group whether the actor may come in; its coordinators get a mail.
pub async fn ask_to_join(app: &App, op: Op, can: Can<AskToJoin>, reason: String) -> Result<Uuid> {
    oplog::once(&app.db, op, (app.site.clone(), can, reason), |tx, (site, can, reason)| {
        Box::pin(async move {
            let person = can.person().ok_or(Error::NotFound)?;
            let group = &can.facts().group;
            if requests::waits(tx, group.id, Some(person)).await? {
                return Err(Error::Conflict("join-waits"));
            }
            let name = accounts::by_id(tx, person).await?.name;
            let id = requests::insert(tx, group.id, person, reason).await?;
            for coordinator in members::coordinators(tx, group.id).await? {
                mail::queue(tx, letters::request(site, &coordinator.email, group, &name, reason)).await?;
            }
            Ok(id)
        })
    })
    .await
}

/// A group's answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Whether the person may come in, as a guest.
    pub accepted: bool,
    /// What the group says about it.
    pub words: String,
}

/// Answers a request; who asked gets a mail.
pub async fn answer_request(app: &App, op: Op, can: Can<AnswerRequest>, answer: Answer) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can, answer), |tx, (site, can, answer)| {
        Box::pin(async move {
            let (group, request) = (&can.facts().group.group, &can.facts().request);
            if !requests::answer(tx, group.id, request.id, answer.accepted).await? {
                return Err(Error::Conflict("join-answered"));
            }
            if answer.accepted && store::role_in(tx, group.id, Some(request.person)).await?.is_none() {
                store::put_member(tx, group.id, request.person, MemberRole::Guest, "").await?;
                oplog::record(tx, joined(group.id, request, can.person())).await?;
            }
            mail::queue(tx, letters::answer(site, &request.email, group, answer.accepted, &answer.words)).await
        })
    })
    .await
}

fn joined(group: Uuid, request: &requests::Request, actor: Option<Uuid>) -> Change<'static> {
    Change {
        object_kind: "group",
        object: group,
        kind: "member-joined",
        actor,
        place: Some(group),
        payload: Some(request.name.clone()),
    }
}
