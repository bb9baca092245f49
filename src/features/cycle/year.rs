//! Making a year from a template, and changing its method before the individual round opens.

use uuid::Uuid;

use super::PhaseKind;
use super::store::{self, NewCycle, NewPhase};
use super::template::{self, Category, Criterion, Method, Template};
use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::oplog::{self, Op};

/// Makes a year with the gates, the method and the form of a shipped template.
///
/// # Errors
/// A conflict when the year exists.
pub async fn make(app: &App, op: Op, can: &Can<RunTheYear>, year: i64, title: String, name: String) -> Result<()> {
    let template = template::shipped(&name).ok_or(Error::Invalid("form-error-choice"))?.map_err(Error::internal)?;
    oplog::once(
        &app.db,
        op,
        (can.actor().clone(), year, title, name, template),
        |tx, (actor, year, title, name, template)| {
            Box::pin(async move {
                insert(tx, *year, title, name, template).await?;
                audit::note(tx, actor, "year-made", None, &year.to_string()).await
            })
        },
    )
    .await
}

async fn insert(tx: &mut Tx, year: i64, title: &str, name: &str, template: &Template) -> Result<Uuid> {
    let new = NewCycle {
        year,
        title: title.to_owned(),
        template: name.to_owned(),
        method: serde_json::to_string(&template.method)?,
        form: serde_json::to_string(&template.form)?,
        names_shown: false,
        note: String::new(),
    };
    let cycle = store::insert(tx, &new).await?.ok_or(Error::Conflict("year-error-exists"))?;
    let number = i16::try_from(year).map_err(|_| Error::Invalid("form-error-number"))?;
    for (position, gate) in template.gates.iter().enumerate() {
        let phase = NewPhase {
            kind: PhaseKind::parse(&gate.kind).ok_or_else(|| Error::internal("phase kind of a template"))?,
            title: gate.title.clone(),
            date_text: gate.date_text.clone(),
            opens_on: Some(gate.opens.in_year(number).map_err(Error::internal)?),
            closes_on: Some(gate.closes.in_year(number).map_err(Error::internal)?),
        };
        store::insert_phase(tx, cycle, i64::try_from(position).unwrap_or(i64::MAX), &phase).await?;
    }
    Ok(cycle)
}

/// Changes criteria and the showing of names.
///
/// # Errors
/// A conflict once the individual round has opened: what is judged by is fixed then.
pub async fn change_method(
    app: &App,
    op: Op,
    can: &Can<RunTheYear>,
    cycle: Uuid,
    method: Method,
    names_shown: bool,
) -> Result<()> {
    oplog::once(
        &app.db,
        op,
        (can.actor().clone(), cycle, method, names_shown),
        |tx, (actor, cycle, method, names_shown)| {
            Box::pin(async move {
                if !store::set_method(tx, *cycle, &serde_json::to_string(method)?, *names_shown).await? {
                    return Err(Error::Conflict("method-error-fixed"));
                }
                audit::note(tx, actor, "method-changed", Some(*cycle), "").await
            })
        },
    )
    .await
}

/// A category's criteria as lines "Title: question".
pub fn lines(category: &Category) -> String {
    let line = |c: &Criterion| {
        if c.question.is_empty() { c.title.clone() } else { format!("{}: {}", c.title, c.question) }
    };
    category.criteria.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Criteria from lines "Title: question"; one whose title stays keeps its key.
pub fn from_lines(category: &Category, text: &str) -> Vec<Criterion> {
    let old = |title: &str| category.criteria.iter().find(|c| c.title == title);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .enumerate()
        .map(|(i, line)| {
            let (title, question) = line.split_once(':').unwrap_or((line, ""));
            let title = title.trim().to_owned();
            let key = old(&title).map_or_else(|| format!("{}-{}", category.key, i + 1), |c| c.key.clone());
            let note = old(&title).map(|c| c.note.clone()).unwrap_or_default();
            Criterion { key, title, question: question.trim().to_owned(), note }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_survive_the_way_through_lines() {
        let criterion = |key: &str, title: &str, question: &str| Criterion {
            key: key.into(),
            title: title.into(),
            question: question.into(),
            note: String::new(),
        };
        let criteria = vec![criterion("reach", "Reichweite", "Erreicht sie viele?"), criterion("x-2", "Teilhabe", "")];
        let category = Category { key: "x".into(), title: "X".into(), note: String::new(), criteria };
        assert_eq!(from_lines(&category, &lines(&category)), category.criteria);
    }
}
