//! The list of everything that is published: filters, words, pages, and the same as a table.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::standing::{self, Standing, standing};
use super::store::{self, Filter, Found, Gate, InField, Milestones};
use super::views::{Choice, Line, List, Select};
use super::way::{self, Given};
use crate::db::Tx;
use crate::error::Result;
use crate::features::accounts::store::sort_key;
use crate::features::council::Outcome;
use crate::features::council::batch::Batch;
use crate::features::council::store::decisions::{self, Decision};
use crate::features::council::store::{self as council, Routed};
use crate::features::fields::names::{Names, Shown};
use crate::features::fields::store as catalogues;
use crate::features::groups::GroupKind;
use crate::features::groups::store as groups;
use crate::features::recommendations::{Content, number};
use crate::http::query::PER_PAGE;
use crate::http::{Page, Pages, Query};

/// Everything the lines of a list are made from, one query each.
pub(super) struct Lines {
    milestones: BTreeMap<Uuid, Milestones>,
    fields: Vec<InField>,
    names: Names,
    gates: Vec<Gate>,
    decisions: Vec<Decision>,
    routed: Vec<Routed>,
}

impl Lines {
    /// Loads what belongs to a batch of recommendations.
    pub(super) async fn load(tx: &mut Tx, batch: &Batch) -> Result<Self> {
        Ok(Self {
            milestones: store::milestones(tx, batch).await?.into_iter().map(|m| (m.id, m)).collect(),
            fields: store::fields(tx, batch).await?,
            names: Names::load(tx).await?,
            gates: store::gates(tx, batch).await?,
            decisions: decisions::decisions(tx, batch).await?,
            routed: council::routed(tx, batch).await?,
        })
    }

    /// The record of an id.
    pub(super) fn of(&self, id: Uuid) -> Option<&Milestones> {
        self.milestones.get(&id)
    }

    /// What a record's way is made from.
    pub(super) fn given<'a>(&'a self, m: &'a Milestones, group: String) -> Given<'a> {
        Given {
            m,
            group,
            decisions: self.decisions.iter().filter(|d| d.recommendation == Some(m.id)).collect(),
            routed: self.routed.iter().filter(|r| r.recommendation == m.id).collect(),
            gates: self.gates.iter().filter(|g| g.cycle == m.cycle).collect(),
            has_joint: false,
            path: format!("/recommendations/{}", m.id),
        }
    }

    /// Its fields under the names of its year, by name.
    pub(super) fn fields_of(&self, m: &Milestones) -> Vec<Shown> {
        let mine = self.fields.iter().filter(|f| f.recommendation == m.id);
        let mut shown: Vec<_> = mine.filter_map(|f| self.names.in_year(f.field, m.year)).collect();
        shown.sort_by_key(|f| sort_key(&f.name));
        shown
    }

    fn line(&self, p: &Page, id: Uuid) -> Option<Line> {
        let m = self.of(id)?;
        let given = self.given(m, outside_name(p, m));
        let stations = way::stations(p, &given);
        Some(Line {
            id,
            number: number(m.number_year, m.number_seq).unwrap_or_default(),
            title: m.title.clone(),
            fields: self.fields_of(m),
            text: summary(&m.content),
            mini: way::mini(&stations, standing::line(p, m, &given.decisions)),
        })
    }

    /// The lines of these recommendations, in this order.
    pub(super) fn results(&self, p: &Page, ids: impl Iterator<Item = Uuid>) -> Vec<Line> {
        ids.filter_map(|id| self.line(p, id)).collect()
    }
}

/// The group's name for those outside it: a citizen sub-group is told by the group it belongs to.
pub(super) fn outside_name(p: &Page, m: &Milestones) -> String {
    if m.group_kind == GroupKind::CitizenSubgroup {
        p.t1("archive-subgroup-of", "group", &m.parent_name)
    } else {
        m.group_name.clone()
    }
}

/// The first words of what should happen, at most 200 characters.
fn summary(content: &str) -> String {
    let content: Content = serde_json::from_str(content).unwrap_or_default();
    let text = content.get("measure").or_else(|| content.values().next()).cloned().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(200) {
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or_default();
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(words, _)| words))
        }
        None => text,
    }
}

/// What the query asks for.
pub(super) struct Asked {
    pub(super) query: Query,
    filter: Filter,
    standing: Option<Standing>,
    words: Vec<String>,
}

impl Asked {
    /// Reads the page's query; what cannot be read narrows nothing.
    pub(super) fn of(p: &Page) -> Self {
        let query = Query::of(p);
        let words: Vec<_> = query.get("word").split_whitespace().map(sort_key).take(10).collect();
        let filter = Filter {
            year: query.number("year"),
            field: query.id("field"),
            group: query.id("group"),
            committee: query.id("committee"),
            with_texts: !words.is_empty(),
        };
        Self { standing: Standing::parse(query.get("status")), filter, words, query }
    }

    /// Everything of one year, whatever else the query says.
    pub(super) fn in_year(p: &Page, year: i64) -> Self {
        let filter = Filter { year: Some(year), ..Filter::default() };
        Self { query: Query::of(p), filter, standing: None, words: Vec::new() }
    }

    fn narrows(&self) -> bool {
        let f = &self.filter;
        let by_thing = f.year.is_some() || f.field.is_some() || f.group.is_some() || f.committee.is_some();
        by_thing || self.standing.is_some() || !self.words.is_empty()
    }

    fn fits(&self, found: &Found) -> bool {
        let (council, last) = (Outcome::parse(&found.council_result), Outcome::parse(&found.last_result));
        let stands = standing(found.stage, found.archive, council, last);
        self.standing.is_none_or(|asked| asked == stands) && self.has_words(found)
    }

    /// All words stand somewhere in title, number or text; folded in Rust, because the engines fold differently.
    fn has_words(&self, found: &Found) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let content: Content = serde_json::from_str(&found.content).unwrap_or_default();
        let number = number(found.number_year, found.number_seq).unwrap_or_default();
        let texts: Vec<&str> = content.values().map(String::as_str).chain([found.title.as_str(), &number]).collect();
        let text = sort_key(&texts.join("\n"));
        self.words.iter().all(|word| text.contains(word))
    }

    /// Ids of what fits, newest year first.
    pub(super) async fn ids(&self, tx: &mut Tx) -> Result<Vec<Uuid>> {
        let found = store::published(tx, &self.filter).await?;
        Ok(found.iter().filter(|f| self.fits(f)).map(|f| f.id).collect())
    }
}

/// What a committee or the council decided last, newest first.
pub async fn lately_decided(tx: &mut Tx, p: &Page, count: usize) -> Result<Vec<Line>> {
    let ids: Vec<Uuid> = store::lately_decided(tx).await?.into_iter().take(count).collect();
    let lines = Lines::load(tx, &Batch::of(ids.iter().copied())).await?;
    Ok(lines.results(p, ids.into_iter()))
}

/// The page of the list.
pub(super) async fn list(tx: &mut Tx, p: Page) -> Result<List> {
    let asked = Asked::of(&p);
    let ids = asked.ids(tx).await?;
    let pages = Pages::of(&asked.query, ids.len());
    let shown: Vec<Uuid> = ids.iter().copied().skip(pages.skipped()).take(PER_PAGE).collect();
    let lines = Lines::load(tx, &Batch::of(shown.iter().copied())).await?;
    let years = store::years(tx).await?;
    Ok(List {
        results: lines.results(&p, shown.into_iter()),
        selects: selects(tx, &p, &asked, &years).await?,
        word: asked.query.get("word").to_owned(),
        narrowed: asked.narrows(),
        csv: format!("/recommendations.csv{}", asked.query.with("page", "")),
        total: ids.len(),
        years,
        pages,
        p,
    })
}

async fn selects(tx: &mut Tx, p: &Page, asked: &Asked, years: &[store::YearName]) -> Result<Vec<Select>> {
    let day = asked.filter.year.and_then(|y| i16::try_from(y).ok()).and_then(|y| jiff::civil::Date::new(y, 7, 1).ok());
    let fields = catalogues::on(tx, day.unwrap_or_else(|| p.today())).await?;
    let years = years.iter().map(|y| (y.year.to_string(), y.year.to_string()));
    let select = |name: &'static str, choices: Vec<(String, String)>| {
        let chosen = asked.query.get(name);
        let choices = choices.into_iter().map(|(value, label)| Choice { chosen: value == chosen, value, label });
        Select {
            label: p.t(&format!("archive-filter-{name}")),
            all: p.t(&format!("archive-all-{name}")),
            choices: choices.collect(),
            name,
        }
    };
    let groups = groups::named(tx).await?;
    let committees = catalogues::committees(tx).await?;
    Ok(vec![
        select("year", years.collect()),
        select("field", fields.into_iter().map(|f| (f.id.to_string(), f.name)).collect()),
        select("status", standing::PUBLIC.iter().map(|s| (s.word().to_owned(), p.t(s.key()))).collect()),
        select("group", groups.into_iter().map(|g| (g.id.to_string(), g.name)).collect()),
        select("committee", committees.into_iter().map(|c| (c.id.to_string(), c.name)).collect()),
    ])
}

/// The table of everything that fits: head and rows.
pub(super) async fn table(tx: &mut Tx, p: &Page) -> Result<(Vec<String>, Vec<Vec<String>>)> {
    let ids = Asked::of(p).ids(tx).await?;
    let lines = Lines::load(tx, &Batch::published()).await?;
    let head = ["number", "year", "title", "group", "fields", "standing", "decisions", "note", "source", "address"];
    let rows = ids.iter().filter_map(|id| lines.of(*id)).map(|m| row(p, &lines, m)).collect();
    Ok((head.iter().map(|key| p.t(&format!("archive-column-{key}"))).collect(), rows))
}

fn row(p: &Page, lines: &Lines, m: &Milestones) -> Vec<String> {
    let given = lines.given(m, outside_name(p, m));
    let fields: Vec<_> = lines.fields_of(m).into_iter().map(|f| f.name).collect();
    let decisions: Vec<_> = given.decisions.iter().map(|d| decision_in_words(p, d)).collect();
    vec![
        number(m.number_year, m.number_seq).unwrap_or_default(),
        m.year.to_string(),
        m.title.clone(),
        given.group.clone(),
        fields.join(", "),
        p.t(standing::of(m, &given.decisions).key()),
        decisions.join(" | "),
        m.outcome_note.clone(),
        m.source.clone(),
        p.site.link(&given.path),
    ]
}

fn decision_in_words(p: &Page, d: &Decision) -> String {
    let day = d.decided_on.map_or_else(|| p.t("not-handed-down"), |day| day.to_string());
    let words = [day, d.committee_name.clone(), p.t(d.result.key()), d.votes.clone(), d.wording.clone()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("; ")
}
