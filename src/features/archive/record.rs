//! The record: one page for one recommendation, for everybody who may read it.

use super::list::{Lines, outside_name};
use super::store::{self, Milestones};
use super::views::{KinLine, PaperLine, Record};
use super::way::{self, Given};
use super::{slots, standing};
use crate::access::Can;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::store as boards;
use crate::features::council::batch::Batch;
use crate::features::council::ledger::is_open_to_decisions;
use crate::features::council::store::Routed;
use crate::features::fields::store as catalogues;
use crate::features::groups::GroupKind;
use crate::features::recommendations::access::{ReadRecommendation, RecFacts};
use crate::features::recommendations::form::{answers, parse};
use crate::features::recommendations::{Stage, number, store as recommendations};
use crate::http::Page;
use crate::lineage;

/// Gathers the page, one query for each kind of thing.
pub(super) async fn record(tx: &mut Tx, p: Page, can: &Can<ReadRecommendation>) -> Result<Record> {
    let facts = can.facts();
    let lines = Lines::load(tx, &Batch::of([*can.id()])).await?;
    let m = as_seen(&p, facts, lines.of(*can.id()).ok_or(Error::NotFound)?);
    let heard = hears(&p, facts);
    let joint = if heard { store::joint(tx, m.id).await? } else { None };
    let given = Given { has_joint: joint.is_some(), ..lines.given(&m, group_name(&p, facts, &m)) };
    let stations = way::stations(&p, &given);
    let questions = parse(&recommendations::form_of(tx, m.id).await?)?;
    Ok(Record {
        number: number(m.number_year, m.number_seq).unwrap_or_default(),
        line: standing::line(&p, &m, &given.decisions),
        way: way::html(&p, &stations),
        fields: lines.fields_of(&m),
        answers: answers(&questions, &facts.rec.content()?),
        group_path: group_path(facts, &m),
        group: given.group.clone(),
        municipalities: catalogues::municipalities_of(tx, m.id).await?.into_iter().map(|m| m.name).collect(),
        committees: catalogues::committees_of(tx, m.id).await?.into_iter().map(|c| c.name).collect(),
        remarks: if heard { store::remarks_on(tx, m.id).await? } else { Vec::new() },
        joint,
        papers: papers(&given.routed),
        decisions: given.decisions.iter().map(|d| (*d).clone()).collect(),
        kin: kin(&p, store::kin(tx, m.id, m.group_id, facts.mine.is_some()).await?),
        origins: origins(tx, &p, facts).await?,
        actions: slots::actions(tx, &p, facts).await?,
        distribution: slots::distribution(tx, &p, facts).await?,
        reads_papers: p.is_staff() || p.has(crate::access::Role::CouncilMember),
        may_write_paper: p.is_staff() && !m.archive && matches!(m.stage, Stage::InFocus | Stage::InCommittees),
        may_decide: p.is_staff() && is_open_to_decisions(m.stage),
        m: m.clone(),
        p,
    })
}

/// What it grew from on a board. Everybody reads that it did; where, only the group's people.
async fn origins(tx: &mut Tx, p: &Page, facts: &RecFacts) -> Result<Vec<(String, Option<(String, String)>)>> {
    let mut found = Vec::new();
    for end in lineage::origins_of(tx, facts.rec.id).await? {
        let (key, place) = match end.kind.as_str() {
            "card" => ("growth-from-card", boards::place_of_card(tx, end.id).await?),
            "harvest" => ("growth-from-harvest", boards::place_of_column(tx, end.id).await?),
            _ => continue,
        };
        let place = place.filter(|_| facts.mine.is_some());
        found.push((p.t(key), place));
    }
    Ok(found)
}

/// Before publication only the administration knows the choice of the Fokus.
fn as_seen(p: &Page, facts: &RecFacts, m: &Milestones) -> Milestones {
    let mut m = m.clone();
    if !facts.rec.is_public() && !p.is_staff() {
        m.focus_included = None;
        m.focus_reason.clear();
        if matches!(m.stage, Stage::InFocus | Stage::NotInFocus) {
            m.stage = Stage::JointlyAssessed;
        }
    }
    m
}

/// Whether the reader may know what was said and found together: everybody from publication on.
fn hears(p: &Page, facts: &RecFacts) -> bool {
    facts.rec.is_public() || p.is_staff() || facts.steering
}

fn group_name(p: &Page, facts: &RecFacts, m: &Milestones) -> String {
    if facts.mine.is_some() { m.group_name.clone() } else { outside_name(p, m) }
}

fn group_path(facts: &RecFacts, m: &Milestones) -> String {
    let hidden = m.group_kind == GroupKind::CitizenSubgroup && facts.mine.is_none();
    if hidden { String::new() } else { format!("/groups/{}", m.group_id) }
}

/// One line for each paper, with all committees it went to.
fn papers(routed: &[&Routed]) -> Vec<PaperLine> {
    let mut out: Vec<PaperLine> = Vec::new();
    for r in routed {
        if out.last().is_none_or(|line| line.paper.paper != r.paper) {
            out.push(PaperLine { paper: (*r).clone(), committees: Vec::new() });
        }
        if let (Some(line), Some(_)) = (out.last_mut(), r.committee) {
            line.committees.push((r.committee_name.clone(), r.meets_on));
        }
    }
    out
}

fn kin(p: &Page, kin: Vec<store::Kin>) -> Vec<KinLine> {
    let line = |k: store::Kin| {
        let way = if k.outgoing { "to" } else { "from" };
        let known = ["resubmitted_as", "merged_into", "split_from", "grew_from"].contains(&k.kind.as_str());
        let key = if known { format!("archive-kin-{}-{way}", k.kind) } else { "archive-kin-other".to_owned() };
        let name = match number(k.number_year, k.number_seq) {
            Some(number) => format!("{} {number}: {}", p.t("archive-he-short"), k.title),
            None => k.title,
        };
        KinLine { words: p.t(&key), name, path: format!("/recommendations/{}", k.other), note: k.note }
    };
    kin.into_iter().map(line).collect()
}
