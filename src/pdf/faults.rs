//! What would make a paper that is hard to read, found before it is set.

use url::Url;

use super::{Block, Document, Run, Table, text};

/// How deep lists, and what stands in them, may lie in one another.
const DEPTH: usize = 5;
/// Characters a web address may have: more is no address, and the file's format ends soon after.
const ADDRESS: usize = 2000;
const COLUMNS: usize = 12;

/// What is wrong, and where: `block` counts the document's blocks from 0; what lies within one is named by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Title and language say what a file is to somebody who hears it (ISO 14289-1 §7.1, §7.2).
    Empty(Field),
    /// More characters than have room where it stands.
    TooLong(Field),
    /// No language that BCP 47 would know: `de`, `de-AT`.
    NoLanguage,
    /// A year that a PDF cannot write (ISO 32000-1 §7.9.4).
    NoDate,
    HeadingEmpty {
        block: usize,
    },
    /// Other than 1 to 4.
    HeadingLevel {
        block: usize,
    },
    /// Deeper by more than one than the heading before (ISO 14289-1 §7.4.2); the first must have level 1.
    HeadingSkipped {
        block: usize,
    },
    /// A heading within a list or an outcome: it would claim what follows behind it.
    HeadingInside {
        block: usize,
    },
    /// An outcome or a row of facts that nobody can find by its name.
    LabelEmpty {
        block: usize,
    },
    /// No headers, or an empty one (ISO 14289-1 §7.5).
    TableWithoutHead {
        block: usize,
    },
    /// A row with more or fewer cells than there are headers; `row` counts from 0.
    TableRagged {
        block: usize,
        row: usize,
    },
    /// More columns than a page has room for.
    TableTooWide {
        block: usize,
    },
    LinkWithoutText {
        block: usize,
    },
    /// Neither `https`, `http` nor `mailto`.
    LinkNotWeb {
        block: usize,
    },
    /// Too deep in one another to be followed.
    TooDeep {
        block: usize,
    },
}

/// A field of the document itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Subtitle,
    Author,
    RunningFoot,
    Mark,
}

/// Everything that is wrong with a document, in its order; nothing where it can be set.
pub fn faults(document: &Document) -> Vec<Fault> {
    let mut found = fields(document);
    let mut before = 0;
    for (block, what) in document.blocks.iter().enumerate() {
        let mut search = Search { block, found: &mut found };
        if let Block::Heading { level, text } = what {
            search.heading(*level, text, &mut before);
        } else {
            search.block(what, 1);
        }
    }
    found
}

fn fields(document: &Document) -> Vec<Fault> {
    let Document { lang, title, subtitle, author, running_foot, mark, .. } = document;
    let mut found = Vec::new();
    if language(lang).is_none() {
        found.push(Fault::NoLanguage);
    }
    if !(1..=9999).contains(&document.date.year()) {
        found.push(Fault::NoDate);
    }
    if text::is_empty(title) {
        found.push(Fault::Empty(Field::Title));
    }
    let lengths = [
        (Field::Title, Some(title), 300),
        (Field::Subtitle, subtitle.as_ref(), 300),
        (Field::Author, Some(author), 120),
        (Field::RunningFoot, Some(running_foot), 120),
        (Field::Mark, mark.as_ref(), 40),
    ];
    let long = lengths.iter().filter(|(_, text, most)| text.is_some_and(|text| text.chars().count() > *most));
    found.extend(long.map(|(field, ..)| Fault::TooLong(*field)));
    found
}

/// The language and the region of a tag, as far as the typesetter asks for them.
pub(super) fn language(tag: &str) -> Option<(String, Option<String>)> {
    let mut parts = tag.split('-');
    let letters = |part: &str, most| (2..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic());
    let lang = parts.next().filter(|lang| letters(lang, 3))?;
    let region = parts.find(|part| letters(part, 2));
    Some((lang.to_ascii_lowercase(), region.map(str::to_ascii_uppercase)))
}

/// An address that a reader may open, as it is written into the file: ASCII, escaped.
pub(super) fn address(href: &str) -> Option<String> {
    let url = Url::parse(href.trim()).ok().filter(|url| matches!(url.scheme(), "https" | "http" | "mailto"))?;
    let written = url.to_string();
    (written.len() <= ADDRESS).then_some(written)
}

/// Looks through one block of the document.
struct Search<'a> {
    block: usize,
    found: &'a mut Vec<Fault>,
}

impl Search<'_> {
    fn heading(&mut self, level: u8, text: &str, before: &mut u8) {
        let block = self.block;
        if text::is_empty(text) {
            self.found.push(Fault::HeadingEmpty { block });
        }
        if !(1..=4).contains(&level) {
            self.found.push(Fault::HeadingLevel { block });
        } else if level > *before + 1 {
            self.found.push(Fault::HeadingSkipped { block });
        }
        *before = level.clamp(1, 4);
    }

    fn block(&mut self, what: &Block, depth: usize) {
        let block = self.block;
        if depth > DEPTH {
            self.found.push(Fault::TooDeep { block });
            return;
        }
        match what {
            Block::Heading { .. } => self.found.push(Fault::HeadingInside { block }),
            Block::Paragraph(runs) => self.runs(runs),
            Block::List { items, .. } => items.iter().flatten().for_each(|inner| self.block(inner, depth + 1)),
            Block::Facts(facts) => facts.iter().for_each(|(label, runs)| {
                self.label(label);
                self.runs(runs);
            }),
            Block::Table(table) => self.table(table),
            Block::Outcome { label, lines } => {
                self.label(label);
                lines.iter().for_each(|inner| self.block(inner, depth + 1));
            }
        }
    }

    fn label(&mut self, label: &str) {
        if text::is_empty(label) {
            self.found.push(Fault::LabelEmpty { block: self.block });
        }
    }

    fn table(&mut self, table: &Table) {
        let (block, columns) = (self.block, table.head.len());
        if columns == 0 || table.head.iter().any(|cell| text::is_empty(cell)) {
            self.found.push(Fault::TableWithoutHead { block });
        }
        if columns > COLUMNS {
            self.found.push(Fault::TableTooWide { block });
        }
        let ragged = table.rows.iter().enumerate().filter(|(_, row)| row.len() != columns);
        self.found.extend(ragged.map(|(row, _)| Fault::TableRagged { block, row }));
        table.rows.iter().flatten().for_each(|cell| self.runs(cell));
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            let Run::Link { text, href } = run else { continue };
            if text::is_empty(text) {
                self.found.push(Fault::LinkWithoutText { block: self.block });
            }
            if address(href).is_none() {
                self.found.push(Fault::LinkNotWeb { block: self.block });
            }
        }
    }
}
