//! Pages of boards.

use askama::Template;
use uuid::Uuid;

use super::store::cards::{Card, Version};
use super::store::talk::{Comment, Item};
use super::store::{Board, ColumnRow, Listed};
use super::{Authorship, BoardState, CardState};
use crate::features::ballots::store::{Ballot, Turnout};
use crate::features::groups::GroupName;
use crate::features::groups::views::Head;
use crate::http::links::TypedLink;
use crate::http::{Markup, Page};

pub use samples::samples;

#[path = "samples.rs"]
mod samples;

/// The boards of a group.
#[derive(Template)]
#[template(path = "boards/list.html")]
pub struct BoardList {
    pub p: Page,
    pub h: Head,
    pub boards: Vec<Listed>,
    pub may_begin: bool,
}

impl BoardList {
    /// How many changes the reader has not seen.
    fn unseen(&self, b: &Listed) -> i64 {
        b.seen.map_or(0, |seen| b.version - seen)
    }
}

/// What others did since the reader's last visit.
#[derive(Debug, Clone, Default)]
pub struct Since {
    /// Nothing is known yet of what the reader has seen.
    pub first: bool,
    pub when: String,
    /// "3 neue Karten", "1 verschoben".
    pub counts: Vec<String>,
    /// Changed cards: path and title.
    pub cards: Vec<(String, String)>,
}

/// What is looked for on a board.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub word: String,
    pub label: String,
    pub person: String,
    pub marker: String,
}

impl Filter {
    /// Whether anything is looked for.
    pub fn is_set(&self) -> bool {
        [&self.word, &self.label, &self.person, &self.marker].iter().any(|value| !value.is_empty())
    }
}

/// A weighing as it stands on its board.
#[derive(Debug, Clone)]
pub struct WeighingBox {
    pub ballot: Ballot,
    pub turnout: Turnout,
    pub is_open: bool,
    /// Whether the reader has a vote in it.
    pub votes: bool,
}

/// A board.
#[derive(Template)]
#[template(path = "boards/board.html")]
pub struct ShowBoard {
    pub p: Page,
    pub board: Board,
    pub group: GroupName,
    pub columns: Markup,
    pub column_names: Vec<(Uuid, String)>,
    pub writes: bool,
    pub moderates: bool,
    pub since: Option<Since>,
    pub weighing: Option<WeighingBox>,
    pub filter: Filter,
    /// How many cards are among what is looked for.
    pub found: usize,
    pub labels: Vec<String>,
    pub people: Vec<String>,
    pub compact: bool,
    /// Address of the same with the other density.
    pub other_density: String,
    pub total: i64,
    pub form_id: String,
}

impl ShowBoard {
    fn is_archived(&self) -> bool {
        self.board.state == BoardState::Archived
    }

    /// Whether there is anything to choose from beside the search.
    fn has_choices(&self) -> bool {
        !self.labels.is_empty() || !self.people.is_empty() || self.board.kind.has_markers()
    }

    fn is_crowded(&self) -> bool {
        self.total > super::routes::CROWDED
    }
}

/// One line of a card's history.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    pub when: String,
    pub what: String,
}

/// What grew from a card or a harvest, or where a draft came from.
#[derive(Debug, Clone)]
pub struct Grown {
    pub path: String,
    pub title: String,
}

/// A card with everything about it.
#[derive(Template)]
#[template(path = "boards/card_page.html")]
pub struct ShowCard {
    pub p: Page,
    pub board: Board,
    pub group: GroupName,
    pub column: String,
    pub author: String,
    pub c: Card,
    /// Address and words.
    pub links: Vec<TypedLink>,
    pub items: Vec<Item>,
    pub comments: Vec<Comment>,
    pub comment_form: Markup,
    pub item_form: Markup,
    /// Somebody named the reader in a comment, and they have not said "read".
    pub mentioned: bool,
    pub history: Vec<HistoryLine>,
    pub versions: Vec<Version>,
    pub grown: Vec<Grown>,
    pub writes: bool,
    pub comments_open: bool,
    pub moderates: bool,
    pub form_id: String,
}

impl ShowCard {
    fn is_named(&self) -> bool {
        self.c.row.authorship == Authorship::Named
    }

    fn is_shown(&self) -> bool {
        self.c.row.state == CardState::Shown
    }

    fn is_hidden(&self) -> bool {
        self.c.row.state == CardState::Hidden
    }

    fn initials(&self, name: &str) -> String {
        name.split_whitespace().filter_map(|part| part.chars().next()).take(2).collect()
    }
}

/// A form about a board, a column or a card.
#[derive(Template)]
#[template(path = "boards/form.html")]
pub struct FormPage {
    pub p: Page,
    pub board: Board,
    pub title: String,
    pub lead: String,
    pub form: Markup,
    /// A second, dangerous form at the end.
    pub danger: Markup,
}

/// The form of a new board, before there is one.
#[derive(Template)]
#[template(path = "boards/new.html")]
pub struct NewBoardPage {
    pub p: Page,
    pub h: Head,
    pub form: Markup,
}

/// Where a card can go: one step, or anywhere.
#[derive(Template)]
#[template(path = "boards/place.html")]
pub struct PlacePage {
    pub p: Page,
    pub board: Board,
    pub card: Uuid,
    pub title: String,
    /// "Position 2 von 7 in „Offen“".
    pub position: String,
    /// Way and its words, where the board does not end there.
    pub steps: Vec<(&'static str, String)>,
    pub form: Markup,
    pub form_id: String,
}

/// Two texts side by side: somebody else saved meanwhile.
#[derive(Template)]
#[template(path = "boards/conflict.html")]
pub struct Conflict {
    pub p: Page,
    pub board: Board,
    pub theirs: Vec<(String, String)>,
    pub mine: Vec<(String, String)>,
    pub form: Markup,
}

/// What was taken down.
#[derive(Template)]
#[template(path = "boards/archive.html")]
pub struct Archive {
    pub p: Page,
    pub board: Board,
    pub cards: Vec<Card>,
    pub writes: bool,
    pub moderates: bool,
    pub form_id: String,
}

/// The board as a text to print or read aloud.
#[derive(Template)]
#[template(path = "boards/print.html")]
pub struct Print {
    pub p: Page,
    pub board: Board,
    pub group: GroupName,
    pub columns: Vec<(ColumnRow, Vec<Card>)>,
}
