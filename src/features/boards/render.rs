//! What everybody sees alike: cards and columns, rendered once a version and language.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use uuid::Uuid;

use super::Authorship;
use super::dots::Dots;
use super::store::cards::Card;
use super::store::{Board, ColumnRow};
use crate::access::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::boards::dots;
use crate::features::boards::store::{cards, columns};
use crate::http::Page;
use crate::i18n::Lang;
use crate::lineage;

/// Stands where each answer puts a form id of its own.
pub const FORM_ID: &str = "\u{F8FF}form\u{F8FF}";
/// So much of a card's text is shown on the board, in characters.
const EXCERPT: usize = 180;

/// One card on the board.
#[derive(Template)]
#[template(path = "boards/card.html")]
pub struct CardView<'a> {
    pub p: &'a Page,
    pub board: &'a Board,
    pub c: &'a Card,
    pub dots: Option<Dots>,
    /// Not among what the reader looks for.
    pub hidden: bool,
}

impl CardView<'_> {
    /// The beginning of its text in one line; what was a list stays apart by dots.
    fn excerpt(&self) -> String {
        let mut flat = String::new();
        for line in self.c.row.body.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (words, joint) = match line.strip_prefix("- ") {
                Some(item) if !flat.is_empty() && !flat.ends_with(':') => (item, " · "),
                Some(item) => (item, " "),
                None => (line, " "),
            };
            flat.push_str(if flat.is_empty() { "" } else { joint });
            flat.push_str(words);
        }
        if flat.chars().count() <= EXCERPT {
            return flat;
        }
        let cut: String = flat.chars().take(EXCERPT).collect();
        format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
    }

    /// Whose words these are.
    fn author(&self) -> String {
        let row = &self.c.row;
        match row.authorship {
            Authorship::Named => row.author_name.clone(),
            Authorship::Anonymous => self.p.t("authorship-anonymous"),
            Authorship::WrittenFor => self.p.t1("card-for-whom", "name", &row.written_for),
        }
    }

    fn is_written_for(&self) -> bool {
        self.c.row.authorship == Authorship::WrittenFor
    }

    fn is_named(&self) -> bool {
        self.c.row.authorship == Authorship::Named
    }

    /// Up to two initials.
    fn initials(&self, name: &str) -> String {
        name.split_whitespace().filter_map(|part| part.chars().next()).take(2).collect()
    }

    /// For the filter in the browser, one a line.
    fn labels(&self) -> String {
        self.c.labels.join("\n")
    }

    /// For the same: a text that is not shown to its end.
    fn rest(&self) -> &str {
        if self.c.row.body.chars().count() > EXCERPT { &self.c.row.body } else { "" }
    }

    fn people(&self) -> String {
        self.c.people.join("\n")
    }
}

/// A column, table or group of notes with its cards.
#[derive(Template)]
#[template(path = "boards/column.html")]
pub struct ColumnView<'a> {
    pub p: &'a Page,
    pub board: &'a Board,
    pub k: &'a ColumnRow,
    pub cards: Vec<CardView<'a>>,
    /// Path and title of what grew from the harvest.
    pub grown: Vec<(String, String)>,
    pub writes: bool,
}

impl ColumnView<'_> {
    fn op(&self) -> &'static str {
        FORM_ID
    }

    fn questions(&self) -> impl Iterator<Item = &str> {
        self.k.question.lines().filter(|line| !line.trim().is_empty())
    }

    fn findings(&self) -> impl Iterator<Item = &str> {
        self.k.harvest.lines().map(|line| line.trim_start_matches("- ").trim()).filter(|line| !line.is_empty())
    }

    fn has_tables(&self) -> bool {
        self.board.kind.has_tables()
    }
}

/// A page that nobody in particular reads.
pub fn neutral(p: &Page, lang: Lang) -> Page {
    Page { lang, actor: Actor::Visitor, path: String::new(), flash: None, failed: false, ..p.clone() }
}

/// Everything that stands on a board.
pub struct Content {
    pub board: Board,
    pub columns: Vec<ColumnRow>,
    /// What is shown, in its order, column by column.
    pub cards: Vec<Card>,
    pub dots: BTreeMap<Uuid, Dots>,
    /// What grew from each table's harvest.
    pub grown: BTreeMap<Uuid, Vec<(String, String)>>,
}

impl Content {
    /// Loads a board, a fixed number of queries.
    pub async fn load(tx: &mut Tx, board: Board) -> Result<Self> {
        let columns = columns::of_board(tx, board.id).await?;
        let cards = cards::of_board(tx, board.id).await?;
        let dots = dots::result(tx, &board).await?;
        let grown = if board.kind.has_tables() { grown(tx, &columns).await? } else { BTreeMap::new() };
        Ok(Self { board, columns, cards, dots, grown })
    }

    /// The columns as markup; cards that `keep` does not let through are there, but hidden.
    pub fn html(&self, p: &Page, writes: bool, keep: impl Fn(&Card) -> bool) -> Result<String> {
        let mut by_column: BTreeMap<Uuid, Vec<CardView<'_>>> = BTreeMap::new();
        for c in &self.cards {
            let dots = self.dots.get(&c.row.id).copied();
            let hidden = !keep(c);
            by_column.entry(c.row.board_column).or_default().push(CardView { p, board: &self.board, c, dots, hidden });
        }
        let mut out = String::with_capacity(4096 + self.cards.len() * 700);
        for k in &self.columns {
            let cards = by_column.remove(&k.id).unwrap_or_default();
            let grown = self.grown.get(&k.id).cloned().unwrap_or_default();
            let view = ColumnView { p, board: &self.board, k, cards, grown, writes };
            view.render_into(&mut out).map_err(crate::error::Error::internal)?;
        }
        Ok(out)
    }
}

/// Drafts that grew from the tables' harvests: their group reads both.
async fn grown(tx: &mut Tx, columns: &[ColumnRow]) -> Result<BTreeMap<Uuid, Vec<(String, String)>>> {
    let mut found = BTreeMap::new();
    for column in columns {
        found.insert(column.id, grown_from(tx, column.id).await?);
    }
    Ok(found)
}

/// Path and title of what grew from a card or a harvest: drafts, items of agendas.
pub async fn grown_from(tx: &mut Tx, from: Uuid) -> Result<Vec<(String, String)>> {
    let path = |end: &lineage::End| match end.kind.as_str() {
        "recommendation" => Some(format!("/recommendations/{}", end.id)),
        lineage::AGENDA => Some(format!("/meetings/{}/agenda", end.id)),
        _ => None,
    };
    let ends = lineage::grown_from(tx, from).await?;
    Ok(ends.into_iter().filter_map(|end| Some((path(&end)?, end.note))).collect())
}

/// The columns of a board as its reader may use them, from what was kept or rendered anew; see [`FORM_ID`].
pub async fn columns_html(app: &App, tx: &mut Tx, p: &Page, board: &Board, writes: bool) -> Result<Arc<str>> {
    let variant = variant(p.lang, writes);
    if let Some(kept) = app.live.fragment(board.id, variant, board.version) {
        return Ok(kept);
    }
    let content = Content::load(tx, board.clone()).await?;
    let html: Arc<str> = content.html(&neutral(p, p.lang), writes, |_| true)?.into();
    app.live.keep(board.id, variant, board.version, &html);
    Ok(html)
}

fn variant(lang: Lang, writes: bool) -> &'static str {
    match (lang, writes) {
        (Lang::De, true) => "de writes",
        (Lang::De, false) => "de reads",
        (Lang::DeSimple, true) => "de-simple writes",
        (Lang::DeSimple, false) => "de-simple reads",
        (Lang::En, true) => "en writes",
        (Lang::En, false) => "en reads",
    }
}

/// The same with a form id of this answer's own.
pub fn with_form_id(html: &str) -> String {
    html.replace(FORM_ID, &crate::clock::secret_id().to_string())
}

/// The words for a place without cards.
pub fn nothing_yet(board: &Board) -> &'static str {
    if board.kind.has_markers() { "board-no-notes" } else { "board-no-cards" }
}
