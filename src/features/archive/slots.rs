//! What the year adds to the record: the ways on for those who work on it, and how the voices were spread.

use askama::Template;

use crate::access::Role;
use crate::db::Tx;
use crate::error::Result;
use crate::features::cycle::next_steps::{self, Step};
use crate::features::cycle::{pre_assessment, results, scores, sealed, store};
use crate::features::recommendations::access::RecFacts;
use crate::http::{Markup, Page};

/// The ways on.
#[derive(Template)]
#[template(path = "parts/record_actions.html")]
struct Actions<'a> {
    p: &'a Page,
    steps: Vec<Step>,
}

/// What the administration wrote, and the spread of the voices once it may be seen.
#[derive(Template)]
#[template(path = "parts/record_assessment.html")]
struct Assessment<'a> {
    p: &'a Page,
    reasons: String,
    scores: Vec<(String, String)>,
    distribution: Markup,
}

/// Ways to the working pages, by the reader's role.
pub(super) async fn actions(tx: &mut Tx, p: &Page, facts: &RecFacts) -> Result<Markup> {
    let steps = next_steps::of(tx, &p.actor, facts).await?;
    Ok(if steps.is_empty() { Markup::default() } else { Markup::of(&Actions { p, steps }) })
}

/// The pre-assessment, and the distribution: for everybody after publication, before it for the steering group
/// and staff; never before the gate has closed (the query asks that itself).
pub(super) async fn distribution(tx: &mut Tx, p: &Page, facts: &RecFacts) -> Result<Markup> {
    let rec = &facts.rec;
    let cycle = store::cycle(tx, rec.cycle).await?;
    let method = cycle.method()?;
    let pre = pre_assessment::of(tx, rec.id).await?;
    let (reasons, values) = match &pre {
        Some(pre) => (pre.text.clone(), pre.scores()?),
        None => Default::default(),
    };
    let may_see = rec.is_public() || facts.steering || p.has(Role::Staff);
    let distribution = match may_see && sealed::is_open(tx, cycle.id).await? {
        true => results::distribution(tx, p, &cycle, rec, results::Dissent::Elsewhere).await?,
        false => Markup::default(),
    };
    if reasons.is_empty() && distribution.is_empty() {
        return Ok(Markup::default());
    }
    let named = |c: &crate::features::cycle::template::Criterion| {
        Some((c.title.clone(), scores::words(&method, *values.get(&c.key)?)))
    };
    Ok(Markup::of(&Assessment { p, reasons, scores: method.criteria().filter_map(named).collect(), distribution }))
}
