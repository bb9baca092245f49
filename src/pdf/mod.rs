//! Papers as everybody can read them: tagged PDF (PDF/UA-1, ISO 14289-1, and PDF/A-2a, ISO 19005-2) from data.
//!
//! Invariants: what stands in a document is shown as it is, never evaluated; the same document gives the same bytes;
//! nothing is read but the template and the fonts that are part of the program. Setting takes tens of milliseconds of
//! one processor: call [`write`] where it blocks nobody (`tokio::task::spawn_blocking`).

mod faults;
mod text;
mod world;

use jiff::civil::Date;
use serde::Serialize;

pub use faults::{Fault, Field, faults};

/// One paper: who issues it, what it is called, and what it says.
///
/// Line breaks in texts are kept in runs and become spaces everywhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The language of all words, as BCP 47: `de`, `en-GB`. Decides how it is read aloud and where words may be divided.
    pub lang: String,
    /// The window's title and the heading of the first page (ISO 14289-1 §7.1).
    pub title: String,
    pub subtitle: Option<String>,
    /// Who issues it: an organisation, so that no file carries the name of who pressed the button. May be empty.
    pub author: String,
    /// The paper's own day; also the day of creation in the file, because the same paper is the same file.
    pub date: Date,
    /// Stands at the foot of each page, before the number of the page. One line.
    pub running_foot: String,
    /// What this copy is, such as "Entwurf": beside the author on the first page and in each foot.
    pub mark: Option<String>,
    pub blocks: Vec<Block>,
}

/// What stands under one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// Level 1 to 4, below the title: the title is `H1` in the file, level 1 is `H2`.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(Vec<Run>),
    /// Items without blocks and lists without items are left out.
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// Place, time, who was there: a table of two columns whose first column holds the headers of its rows.
    Facts(Vec<(String, Vec<Run>)>),
    Table(Table),
    /// What came out of it, to be found by leafing through: its label ("Beschluss") bold, a rule at its side.
    Outcome {
        label: String,
        lines: Vec<Block>,
    },
}

/// Cells under headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it shows; stands above it and belongs to it.
    pub caption: String,
    /// The headers of the columns; they repeat on each page.
    pub head: Vec<String>,
    /// Whether the first cell of a row says what the row is about, and so is its header.
    pub named_rows: bool,
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// What stands one after the other in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Run {
    Text(String),
    Strong(String),
    Emphasis(String),
    /// An address of the web or for mail (`https`, `http`, `mailto`).
    Link {
        text: String,
        href: String,
    },
}

/// A file that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// What no font here has, each once, in order: a box stands in its place. Emoji, mostly, and writing other than
    /// Latin, Greek and Cyrillic. Whoever writes the paper should be told.
    pub missing: Vec<char>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the document has {} faults", .0.len())]
    Faults(Vec<Fault>),
    #[error("the fonts for papers are missing: run `make assets`")]
    Fonts,
    /// What the typesetter says, without what it quotes from the document.
    #[error("the document cannot be set: {0}")]
    Setting(String),
}

impl Run {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::text(text)])
    }
}

/// What no font here has, each once, in order: a box will stand in its place ([`Pdf::missing`]).
pub fn missing(document: &Document) -> Vec<char> {
    world::press().map(|press| text::plain(document, |c| press.has(c)).1).unwrap_or_default()
}

/// Sets a document.
///
/// # Errors
/// [`Error::Faults`] with what [`faults`] finds; then nothing is set. The other two are faults of the program.
pub fn write(document: &Document) -> Result<Pdf, Error> {
    let found = faults(document);
    if !found.is_empty() {
        return Err(Error::Faults(found));
    }
    let press = world::press().ok_or(Error::Fonts)?;
    let (plain, missing) = text::plain(document, |c| press.has(c));
    let data = serde_json::to_vec(&plain).map_err(|error| Error::Setting(error.to_string()))?;
    let (bytes, pages) = press.set(data)?;
    Ok(Pdf { bytes, pages, missing })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
