//! Boards (*Pinnwand*): where a group thinks together. Columns of cards, a wall of notes in groups, or the tables
//! of a World Café with their harvest; prioritised by dots.
//!
//! Invariants:
//! * Every change is one transaction: the board's version + 1, the change, one row of the operation log under the
//!   id that the form carried, and an announcement that follows the commit. The same form again changes nothing.
//! * Places are named by neighbours; order keys are made here and never leave ([`order`]).
//! * What everybody sees of a card is rendered without regard to who looks, so that it is rendered once.
//! * Anonymous notes have no author, and what is logged of them names nobody and nothing of their text.
//! * Dots are a ballot: secret until it closes, and then without a tie to who set them.

pub mod access;
pub mod cards;
mod change;
pub mod columns;
mod comments;
mod dots;
mod export;
mod feed;
mod history;
pub mod import;
pub mod order;
mod render;
pub mod routes;
pub mod store;
pub mod tasks;
pub mod views;

pub use render::nothing_yet;

pub use dots::{SUBJECT as DOTS, on_closed as on_dots_closed};

use crate::words;

words! {
    /// What a board is for; it decides the words on it.
    pub enum BoardKind("board-kind") {
        /// To do, doing, done; or any other columns.
        Columns = "columns",
        /// A wall of notes with markers, sorted into groups.
        Brainstorm = "brainstorm",
        /// Tables with a host, questions, notes and a harvest.
        WorldCafe = "world_cafe",
        /// A list that the group weighs with dots.
        Priorities = "priorities",
    }
}

words! {
    /// Whether a board is in use.
    pub enum BoardState("board-state") {
        Open = "open",
        /// Readable, not changeable.
        Archived = "archived",
    }
}

words! {
    /// Whether a card is on its board: one mode, never two flags.
    pub enum CardState("card-state") {
        Shown = "shown",
        /// Taken down; everybody in the group finds it in the archive.
        Archived = "archived",
        /// Taken down by the moderation; only they find it.
        Hidden = "hidden",
    }
}

words! {
    /// What a note says of its subject, as on the wall of the conference of 2022.
    pub enum Marker("marker") {
        None = "none",
        Plus = "plus",
        Minus = "minus",
        /// Both.
        Both = "both",
        Question = "question",
        /// It leads on: something should follow.
        Arrow = "arrow",
    }
}

impl Marker {
    /// The sign as it stood on the wall.
    pub fn sign(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Both => "+/−",
            Self::Question => "?",
            Self::Arrow => "→",
        }
    }
}

words! {
    /// Whose words a card holds.
    pub enum Authorship("authorship") {
        Named = "named",
        /// Nobody can find out any more.
        Anonymous = "anonymous",
        /// A paper note, or something said: typed in for somebody.
        WrittenFor = "written_for",
    }
}

impl BoardKind {
    /// Message key of what one of its columns is called.
    pub fn column(self) -> &'static str {
        match self {
            Self::Columns | Self::Priorities => "board-column",
            Self::Brainstorm => "board-cluster",
            Self::WorldCafe => "board-table",
        }
    }

    /// Whether its columns have a host, questions and a harvest.
    pub fn has_tables(self) -> bool {
        self == Self::WorldCafe
    }

    /// Whether its notes carry markers.
    pub fn has_markers(self) -> bool {
        matches!(self, Self::Brainstorm | Self::WorldCafe)
    }

    /// Message keys of the columns that a new board begins with.
    pub fn first_columns(self) -> &'static [&'static str] {
        match self {
            Self::Columns => &["board-first-open", "board-first-doing", "board-first-done"],
            Self::Brainstorm => &["board-first-notes"],
            Self::WorldCafe => &["board-first-table-1", "board-first-table-2"],
            Self::Priorities => &["board-first-options"],
        }
    }
}
