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
    let mut found: Vec<Criterion> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (title, question) = line.split_once(':').unwrap_or((line, ""));
        let title = title.trim();
        let kept = old(title).filter(|c| found.iter().all(|f| f.key != c.key));
        let key = kept.map_or_else(|| unused_key(category, &found), |c| c.key.clone());
        let note = kept.map(|c| c.note.clone()).unwrap_or_default();
        found.push(Criterion { key, title: title.to_owned(), question: question.trim().to_owned(), note });
    }
    found
}

/// A key that neither an old nor a new criterion has: values are stored under it.
fn unused_key(category: &Category, found: &[Criterion]) -> String {
    let taken = |key: &str| category.criteria.iter().chain(found).any(|c| c.key == key);
    let mut keys = (1..).map(|n: u32| format!("{}-{n}", category.key));
    keys.find(|key| !taken(key)).unwrap_or_default()
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

    #[test]
    fn every_criterion_has_a_key_of_its_own() {
        let mut category = Category { key: "x".into(), title: "X".into(), note: String::new(), criteria: Vec::new() };
        for text in ["A\nB\nC", "A\nC\nD", "B\nC\nD\nD"] {
            category.criteria = from_lines(&category, text);
            let mut keys: Vec<_> = category.criteria.iter().map(|c| c.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), text.lines().count(), "{text}");
        }
    }
}
