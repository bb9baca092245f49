//! Submission: what the group has adopted gets its number; staff may ask for changes, the group may insist.

use uuid::Uuid;

use super::access::{AskForChanges, Submit};
use super::{PhaseKind, gates, store};
use crate::access::Can;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::form;
use crate::features::recommendations::store::{self as recommendations, Recommendation};
use crate::features::{fields, groups};
use crate::mail::{self, Mail};
use crate::oplog::{self, Change, Op};
use crate::{row, sql, words};

words! {
    /// How the group answers a request for changes.
    pub enum Answer("answer") {
        /// The text was changed.
        Changed = "changed",
        /// The text stays as it is.
        Insisted = "insisted",
    }
}

/// What is missing before submission; an empty label stands for the fields of action.
pub async fn missing(tx: &mut Tx, rec: &Recommendation) -> Result<Vec<String>> {
    let questions = form::parse(&recommendations::form_of(tx, rec.id).await?)?;
    let today = tx.now.date();
    let has_fields = !fields::store::of_recommendation(tx, rec.id, today).await?.is_empty();
    Ok(form::missing(&questions, &rec.content()?, has_fields).into_iter().map(str::to_owned).collect())
}

pub(super) fn change<'a>(rec: &Recommendation, kind: &'a str, actor: Option<Uuid>) -> Change<'a> {
    let (object_kind, payload) = ("recommendation", Some(rec.title.clone()));
    Change { object_kind, object: rec.id, kind, actor, place: Some(rec.group_id), payload }
}

/// Submits an adopted recommendation: it gets the next number of its year, for good.
///
/// # Errors
/// A conflict when the gate is closed, the text is not complete, or it is not adopted (any more).
pub async fn submit(app: &App, op: Op, can: &Can<Submit>) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person()), |tx, (id, person)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::Submission).await?;
            if !missing(tx, &rec).await?.is_empty() {
                return Err(Error::Conflict("submission-error-incomplete"));
            }
            let year = store::cycle(tx, rec.cycle).await?.year;
            let seq = store::next_number(tx, year).await?;
            if !set_submitted(tx, rec.id, year, seq).await? {
                return Err(Error::Conflict("submission-error-not-adopted"));
            }
            oplog::record(tx, change(&rec, "submitted", *person)).await
        })
    })
    .await
}

async fn set_submitted(tx: &mut Tx, id: Uuid, year: i64, seq: i64) -> Result<bool> {
    let now = tx.now;
    let moved = tx
        .run(sql!(
            "UPDATE recommendations SET stage = 'submitted', number_year = $2, number_seq = $3, submitted_at = $4, changed_at = $4 \
             WHERE id = $1 AND stage = 'adopted' AND number_seq IS NULL",
            id,
            year,
            seq,
            now
        ))
        .await?;
    Ok(moved == 1)
}

row! {
    /// A request for changes with the group's answer.
    pub struct ChangeRequest {
        pub id: Uuid,
        pub reason: String,
        pub asked_at: Timestamp,
        /// `changed`, `insisted`, or empty while it waits.
        pub answer: String,
        pub answer_text: String,
        pub answered_at: Option<Timestamp>,
    }
}

/// The requests for changes on a recommendation, oldest first.
pub async fn requests(tx: &mut Tx, id: Uuid) -> Result<Vec<ChangeRequest>> {
    tx.all(sql!(
        "SELECT id, reason, asked_at, answer, answer_text, answered_at FROM change_requests WHERE recommendation = $1 \
         ORDER BY asked_at, id",
        id
    ))
    .await
}

/// Asks the group for a change; its coordinators get a mail.
pub async fn ask_for_changes(
    app: &App,
    op: Op,
    can: &Can<AskForChanges>,
    reason: String,
    mail: (String, String),
) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person(), reason, mail), |tx, (id, person, reason, mail)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::PreAssessment).await?;
            let (from, to) = (super::Stage::Submitted, super::Stage::ChangesRequested);
            if !recommendations::move_stage(tx, rec.id, from, to).await? {
                return Err(Error::Conflict("submission-error-moved-on"));
            }
            insert_request(tx, rec.id, reason).await?;
            oplog::record(tx, change(&rec, "changes-requested", *person)).await?;
            tell_coordinators(tx, &rec, mail).await
        })
    })
    .await
}

async fn insert_request(tx: &mut Tx, id: Uuid, reason: &str) -> Result<()> {
    let (request, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO change_requests (id, recommendation, reason, asked_at, answer, answer_text) VALUES ($1, $2, $3, $4, '', '')",
        request,
        id,
        reason,
        now
    ))
    .await
    .map(drop)
}

async fn tell_coordinators(tx: &mut Tx, rec: &Recommendation, (subject, text): &(String, String)) -> Result<()> {
    for member in groups::store::members(tx, rec.group_id).await? {
        if member.role == groups::MemberRole::Coordinator {
            let mail = Mail {
                kind: "changes-requested",
                to: member.email,
                subject: subject.clone(),
                text: text.clone(),
                place: Some(rec.group_id),
                ..Mail::default()
            };
            mail::queue(tx, mail).await?;
        }
    }
    Ok(())
}

/// Answers a request for changes: with a changed text, or by insisting on it. The group's word stands.
pub async fn answer(app: &App, op: Op, can: &Can<Submit>, answer: Answer, text: String) -> Result<()> {
    oplog::once(&app.db, op, (*can.id(), can.person(), answer, text), |tx, (id, person, answer, text)| {
        Box::pin(async move {
            let rec = recommendations::recommendation(tx, *id).await?;
            gates::require_open(tx, rec.cycle, PhaseKind::PreAssessment).await?;
            let (from, to) = (super::Stage::ChangesRequested, super::Stage::Submitted);
            if !recommendations::move_stage(tx, rec.id, from, to).await? {
                return Err(Error::Conflict("submission-error-moved-on"));
            }
            let now = tx.now;
            tx.run(sql!(
                "UPDATE change_requests SET answer = $2, answer_text = $3, answered_at = $4 \
                 WHERE recommendation = $1 AND answered_at IS NULL",
                rec.id,
                *answer,
                text,
                now
            ))
            .await?;
            oplog::record(tx, change(&rec, "changes-answered", *person)).await
        })
    })
    .await
}
