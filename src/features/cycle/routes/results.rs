//! What the voices said, after the gate: as a page and as a table to take along.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::cycle::access::{ReadResults, ReadYearResults, YearFacts};
use crate::features::cycle::portfolio::Portfolio;
use crate::features::cycle::results::{self, Names};
use crate::features::cycle::sealed::{self, Voice};
use crate::features::cycle::template::Method;
use crate::features::cycle::voiced::Voiced;
use crate::features::cycle::{joint, pre_assessment, scores, store, views, voiced};
use crate::http::page::ok;
use crate::http::{Markup, Page, csv};

pub async fn of_recommendation(can: Can<ReadResults>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = can.facts().base.rec.clone();
    let cycle = store::cycle(&mut tx, rec.cycle).await?;
    let shows_remarks = can.facts().base.steering;
    let voices = if shows_remarks { sealed::voices(&mut tx, rec.id).await? } else { Vec::new() };
    let remarks = voices.iter().filter(|v| !v.remark.is_empty() || !v.bias.is_empty());
    ok(&views::Results {
        distribution: results::distribution(&mut tx, &page, &cycle, &rec, results::Dissent::Shown).await?,
        remarks: remarks.map(|v| (name_of(&page, v, cycle.names_shown), v.remark.clone(), v.bias.clone())).collect(),
        found: joint::of(&mut tx, rec.id).await?,
        rec,
        p: page,
    })
}

fn name_of(p: &Page, voice: &Voice, names_shown: bool) -> String {
    match voice.kind {
        crate::features::cycle::VoiceKind::Group => voice.name.clone(),
        _ if names_shown => voice.name.clone(),
        _ => p.t("results-a-member"),
    }
}

pub async fn of_year(can: Can<ReadYearResults>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let rows = voiced::of_cycle(&mut tx, facts.cycle.id).await?;
    let portfolio = portfolio(&mut tx, &page, &facts.cycle.method()?, &rows).await?;
    ok(&views::YearResults { cycle: facts.cycle.clone(), rows, portfolio, p: page })
}

/// The picture of two axes, where the year's method has one and somebody was heard.
async fn portfolio(tx: &mut Tx, p: &Page, method: &Method, rows: &[Voiced]) -> Result<Markup> {
    if method.portfolio.is_none() {
        return Ok(Markup::default());
    }
    let mut given = Vec::new();
    for rec in rows {
        given.push((rec.clone(), sealed::voices(tx, rec.id).await?));
    }
    let drawn =
        Portfolio::draw(method, given, &Names::of(p)).filter(|pic| pic.entries.iter().any(|e| !e.marks.is_empty()));
    Ok(drawn.map(|pic| Markup::of(&views::PortfolioView { p: p.clone(), pic })).unwrap_or_default())
}

pub async fn export(can: Can<ReadYearResults>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let head = ["number", "title", "perspective", "criterion", "answer", "voices"];
    let head: Vec<String> = head.iter().map(|key| page.t(&format!("export-{key}"))).collect();
    let rows = rows(&mut tx, &page, facts).await?;
    csv::answer(&format!("einschaetzungen-{}", facts.cycle.year), &head, &rows)
}

/// One row for each recommendation, perspective, criterion and step of the scale.
async fn rows(tx: &mut Tx, page: &Page, facts: &YearFacts) -> Result<Vec<Vec<String>>> {
    let method = facts.cycle.method()?;
    let names = Names::of(page);
    let mut rows = Vec::new();
    for rec in voiced::of_cycle(tx, facts.cycle.id).await? {
        let voices = sealed::voices(tx, rec.id).await?;
        let administration = pre_assessment::of(tx, rec.id).await?.map(|pre| pre.scores()).transpose()?;
        let none = scores::Scores::new();
        for spread in results::spreads(&method, &voices, administration.as_ref(), &none, &names) {
            for strip in spread.strips.iter().filter(|strip| !strip.hidden) {
                let row = |answer: &str, count: usize| {
                    let cells = [&rec.number(), &rec.title, &strip.name, &spread.title, answer, &count.to_string()];
                    cells.map(str::to_owned).to_vec()
                };
                rows.extend(strip.counts.iter().zip(&spread.scale).map(|(count, words)| row(words, *count)));
                rows.push(row(&page.t("assessment-no-answer"), strip.none));
            }
        }
    }
    Ok(rows)
}
