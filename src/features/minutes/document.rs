//! Minutes as a paper.

use super::MinutesState;
use super::store::outcomes::{self, Outcome};
use super::store::{self, Minutes};
use super::views::{Attendance, OutcomeLine};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::meetings::store::{Meeting, agenda, people};
use crate::features::meetings::views::agenda::Top;
use crate::http::Page;
use crate::http::prose::{self, Part};
use crate::pdf::{self, Block, Document, Fault, Run};

/// Longest name of a group in the foot of a page, in characters.
const FOOT: usize = 70;

/// The paper as it is now; what is not approved says so on every page.
pub(super) async fn of(tx: &mut Tx, p: &Page, meeting: &Meeting, minutes: &Minutes) -> Result<Document> {
    let items = agenda::of_meeting(tx, meeting.id).await?;
    let all = outcomes::of_meeting(tx, meeting.id).await?;
    let people = people::of_meeting(tx, meeting.id).await?;
    let approval = approval(tx, p, minutes).await?;
    let mut blocks = vec![Block::Facts(facts(p, meeting, minutes, &Attendance::of(p, &people), approval))];
    for top in Top::all(p, meeting, &items) {
        blocks.extend(item(p, &top, &all));
    }
    if !minutes.remark.is_empty() {
        blocks.push(Block::Heading { level: 1, text: p.t("minutes-remark") });
        blocks.extend(prose_blocks(&minutes.remark));
    }
    Ok(Document {
        // Papers are German, as the mails are: what was said stands in them as it was typed.
        lang: "de-DE".to_owned(),
        title: p.t1("minutes-paper-title", "title", &meeting.title),
        subtitle: Some(format!("{}, {}", meeting.group_name, p.day(meeting.starts.date()))),
        author: p.district().name.clone(),
        date: meeting.starts.date(),
        running_foot: foot(p, meeting),
        mark: (minutes.state != MinutesState::Approved).then(|| p.t("minutes-paper-draft")),
        blocks,
    })
}

/// Group and day; a long name is cut, a foot has one line.
fn foot(p: &Page, meeting: &Meeting) -> String {
    let name = &meeting.group_name;
    let short = name.chars().take(FOOT).collect::<String>();
    let cut = if short.len() < name.len() { "…" } else { "" };
    format!("{short}{cut} · {}", p.day(meeting.starts.date()))
}

/// Where and when they were approved.
async fn approval(tx: &mut Tx, p: &Page, minutes: &Minutes) -> Result<Option<String>> {
    let Some(at) = minutes.approved_at else { return Ok(None) };
    let group = store::of_group(tx, minutes.group_id).await?;
    let meeting = group.into_iter().find(|other| Some(other.meeting) == minutes.approved_in);
    Ok(Some(match meeting {
        Some(other) => p.t1("minutes-approved-in", "day", p.day(other.starts.date())),
        None => p.t1("minutes-approved-on", "day", p.day_of(at)),
    }))
}

fn facts(
    p: &Page,
    meeting: &Meeting,
    minutes: &Minutes,
    attendance: &[Attendance],
    approval: Option<String>,
) -> Vec<(String, Vec<Run>)> {
    let mut facts = vec![
        (p.t("minutes-group"), meeting.group_name.clone()),
        (p.t("meeting-when"), p.lang.span(meeting.starts, meeting.minutes)),
        (p.t("meeting-where"), meeting.where_it_is()),
        (p.t("minutes-chair"), minutes.chair.clone()),
        (p.t("minutes-keeper-short"), minutes.keeper_name.clone()),
    ];
    facts.extend(attendance.iter().map(|one| (p.t(&format!("{}-title", one.presence.key())), one.names.join(", "))));
    facts.extend(approval.map(|words| (p.t("minutes-state-approved-title"), words)));
    facts.retain(|(_, words)| !words.is_empty());
    facts.into_iter().map(|(label, words)| (label, vec![Run::text(words)])).collect()
}

/// "TOP 2 Wohnungsbörse", who presented it, what was said, what came of it.
fn item(p: &Page, top: &Top, all: &[Outcome]) -> Vec<Block> {
    let number = p.t1("agenda-top", "number", top.number);
    let mut blocks = vec![Block::Heading { level: 1, text: format!("{number} {}", top.item.title) }];
    if !top.item.presenter.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::Emphasis(top.item.presenter.clone())]));
    }
    let said = prose_blocks(&top.item.record).into_iter();
    let came = all.iter().filter(|o| o.item == top.item.id).map(|o| outcome(&OutcomeLine::of(p, o, false)));
    let written: Vec<Block> = said.chain(came).collect();
    if written.is_empty() {
        blocks.push(Block::text(p.t("minutes-nothing")));
    }
    blocks.extend(written);
    blocks
}

fn outcome(line: &OutcomeLine) -> Block {
    let mut lines = prose_blocks(&line.text);
    if !line.facts.is_empty() {
        lines.push(Block::Paragraph(vec![Run::Strong(line.facts.clone())]));
    }
    Block::Outcome { label: line.label.clone(), lines }
}

fn prose_blocks(text: &str) -> Vec<Block> {
    let block = |part| match part {
        Part::Lines(lines) => Block::text(lines.join("\n")),
        Part::Items(items) => {
            Block::List { ordered: false, items: items.into_iter().map(|item| vec![Block::text(item)]).collect() }
        }
    };
    prose::parts(text).into_iter().map(block).collect()
}

/// What would keep the paper from being set, in words; empty where nothing does.
pub(super) fn gaps(p: &Page, document: &Document) -> Vec<String> {
    let mut keys: Vec<&str> = pdf::faults(document).iter().map(gap).collect();
    keys.dedup();
    let missing: Vec<String> = pdf::missing(document).into_iter().map(String::from).collect();
    let boxes =
        Some(missing.join(" ")).filter(|all| !all.is_empty()).map(|all| p.t1("closing-paper-boxes", "characters", all));
    keys.into_iter().map(|key| p.t(key)).chain(boxes).collect()
}

fn gap(fault: &Fault) -> &'static str {
    match fault {
        Fault::Empty(_) => "closing-paper-title",
        Fault::TooLong(_) => "closing-paper-long",
        Fault::HeadingEmpty { .. } => "closing-paper-heading",
        _ => "closing-paper-other",
    }
}

/// Sets the paper where it blocks nobody.
///
/// # Errors
/// [`Error::Conflict`] where something is missing in it; the page for closing names it.
pub(super) async fn set(document: Document) -> Result<Vec<u8>> {
    let set = tokio::task::spawn_blocking(move || pdf::write(&document)).await.map_err(Error::internal)?;
    match set {
        Ok(paper) => Ok(paper.bytes),
        Err(pdf::Error::Faults(_)) => Err(Error::Conflict("minutes-paper-faulty")),
        Err(error) => Err(Error::internal(error)),
    }
}
