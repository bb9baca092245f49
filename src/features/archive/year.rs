//! A year before the platform, sentence by sentence, as its sources hand it down.

use uuid::Uuid;

use super::list::{Asked, Lines};
use super::store::{self, Remark, years};
use super::views::{AgendaItem, FieldLine, Heading, Meeting, Year};
use crate::db::Tx;
use crate::error::Result;
use crate::features::council::batch::Batch;
use crate::features::council::store as council;
use crate::features::council::store::decisions;
use crate::features::cycle::template::Method;
use crate::features::fields::names::Names;
use crate::http::query::PER_PAGE;
use crate::http::{Page, Pages};

/// Gathers the page of an archive year.
pub(super) async fn year(tx: &mut Tx, p: Page, year: i64) -> Result<Year> {
    let found = years::archive_year(tx, year).await?;
    let names = Names::load(tx).await?;
    let name = |field| names.in_year(field, year);
    let asked = Asked::in_year(&p, year);
    let ids = asked.ids(tx).await?;
    let pages = Pages::of(&asked.query, ids.len());
    let shown: Vec<Uuid> = ids.into_iter().skip(pages.skipped()).take(PER_PAGE).collect();
    let lines = Lines::load(tx, &Batch::of(shown.iter().copied())).await?;
    let priorities = years::priorities(tx, found.id).await?.into_iter();
    let changes = years::field_changes(tx, year).await?.into_iter();
    Ok(Year {
        method: serde_json::from_str::<Method>(&found.method).unwrap_or_default(),
        gates: store::gates_of(tx, found.id).await?,
        meetings: meetings(store::remarks_of(tx, found.id).await?),
        priorities: priorities.map(|i| FieldLine { field: name(i.field), item: i }).collect(),
        changes: changes.map(|i| FieldLine { field: name(i.field), item: i }).collect(),
        results: lines.results(&p, shown.into_iter()),
        papers: council::papers_of_archive(tx, found.id).await?,
        decisions: decisions::decisions_of_archive(tx, found.id).await?,
        year: found,
        pages,
        p,
    })
}

/// Remarks in their order, put together where meeting, agenda item and heading stay the same.
fn meetings(remarks: Vec<Remark>) -> Vec<Meeting> {
    let mut out: Vec<Meeting> = Vec::new();
    for remark in remarks {
        if out.last().is_none_or(|m| (&m.name, m.met_on) != (&remark.meeting, remark.met_on)) {
            out.push(Meeting { name: remark.meeting.clone(), met_on: remark.met_on, items: Vec::new() });
        }
        let Some(meeting) = out.last_mut() else { continue };
        if meeting.items.last().is_none_or(|i| i.name != remark.agenda_item) {
            meeting.items.push(AgendaItem { name: remark.agenda_item.clone(), headings: Vec::new() });
        }
        let Some(item) = meeting.items.last_mut() else { continue };
        if item.headings.last().is_none_or(|h| h.name != remark.heading) {
            item.headings.push(Heading { name: remark.heading.clone(), remarks: Vec::new() });
        }
        if let Some(heading) = item.headings.last_mut() {
            heading.remarks.push(remark);
        }
    }
    out
}
