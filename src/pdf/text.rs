//! Texts as the fonts can show them. PDF/UA-1 and PDF/A-2 refuse a file with a character that no font has.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::faults::{address, language};
use super::{Block, Document, Run, Table};

/// Stands for what no font here has; all fonts have it.
const BOX: char = '▯';
/// Where the template lets a line break without a hyphen. Every text is cleared of it first.
const BREAK: char = '\u{200b}';
/// Letters a word may have before it may be broken anywhere: the template divides longer words of a language by
/// syllables, and nobody's language has longer ones.
const WORD: usize = 48;
/// The same for what is no word: addresses, numbers, names of files.
const TOKEN: usize = 20;

/// A copy of the document whose texts have only characters for which `has` holds, and what had to go.
pub(super) fn plain(document: &Document, has: impl Fn(char) -> bool) -> (Document, Vec<char>) {
    let mut plain = document.clone();
    let mut pen = Pen { has, missing: BTreeSet::new() };
    pen.document(&mut plain);
    (plain, pen.missing.into_iter().collect())
}

/// Whether nothing of a text can be seen.
pub(super) fn is_empty(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_silent(c))
}

/// Characters without a shape. Marks for the direction of writing are among them: no font here has a writing that
/// needs them, and one left over would turn round what follows.
fn is_silent(c: char) -> bool {
    let formats = matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    let others = matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let planes = matches!(c, '\u{e0000}'..='\u{e0fff}' | '\u{1f3fb}'..='\u{1f3ff}');
    formats || others || planes || c.is_control()
}

struct Pen<F> {
    has: F,
    missing: BTreeSet<char>,
}

impl<F: Fn(char) -> bool> Pen<F> {
    fn document(&mut self, document: &mut Document) {
        if let Some((lang, region)) = language(&document.lang) {
            document.lang = region.map_or(lang.clone(), |region| format!("{lang}-{region}"));
        }
        for text in [&mut document.title, &mut document.author, &mut document.running_foot] {
            self.line(text);
        }
        for text in [&mut document.subtitle, &mut document.mark] {
            *text = text.take().filter(|text| !is_empty(text));
            text.iter_mut().for_each(|text| self.line(text));
        }
        self.blocks(&mut document.blocks);
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        blocks.iter_mut().for_each(|block| self.block(block));
        blocks.retain(|block| match block {
            Block::List { items, .. } => !items.is_empty(),
            Block::Facts(facts) => !facts.is_empty(),
            Block::Paragraph(runs) => !runs.is_empty(),
            _ => true,
        });
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading { text, .. } => self.line(text),
            Block::Paragraph(runs) => self.runs(runs),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| self.blocks(item));
                items.retain(|item| !item.is_empty());
            }
            Block::Facts(facts) => facts.iter_mut().for_each(|(label, runs)| {
                self.line(label);
                self.runs(runs);
            }),
            Block::Table(Table { caption, head, rows, .. }) => {
                self.line(caption);
                head.iter_mut().for_each(|cell| self.line(cell));
                rows.iter_mut().flatten().for_each(|cell| self.runs(cell));
            }
            Block::Outcome { label, lines } => {
                self.line(label);
                self.blocks(lines);
            }
        }
    }

    fn runs(&mut self, runs: &mut Vec<Run>) {
        for run in runs.iter_mut() {
            match run {
                Run::Text(text) | Run::Strong(text) | Run::Emphasis(text) => *text = self.text(text),
                Run::Link { text, href } => {
                    self.line(text);
                    *href = address(href).unwrap_or_default();
                }
            }
        }
        runs.retain(|run| match run {
            Run::Text(text) | Run::Strong(text) | Run::Emphasis(text) => !text.is_empty(),
            Run::Link { .. } => true,
        });
    }

    /// Where only one line has room.
    fn line(&mut self, text: &mut String) {
        let lines = self.text(text);
        *text = lines.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    }

    /// What can be shown of a text, with places to break where there are none.
    fn text(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for c in text.replace("\r\n", "\n").nfc() {
            match c {
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
                c if is_silent(c) && c != '\t' => {}
                '\u{202f}' => shown.push('\u{a0}'),
                c if (self.has)(c) => shown.push(c),
                c if c.is_whitespace() => shown.push(' '),
                c => self.stand_in(c, &mut shown),
            }
        }
        breakable(&shown)
    }

    /// What stands for a character that no font has: a hyphen for its relatives, the plain letters of a ligature or a
    /// squared unit (Unicode's compatibility decomposition), or the box.
    fn stand_in(&mut self, c: char, shown: &mut String) {
        let mut plain = Vec::new();
        match c {
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            c => decompose_compatible(c, |part| plain.push(part)),
        }
        if plain.iter().all(|c| (self.has)(*c)) {
            shown.extend(plain);
            return;
        }
        self.missing.insert(c);
        // A mark on what is missing is missing with it.
        if !is_combining_mark(c) {
            shown.push(BOX);
        }
    }
}

/// Lets words that no line has room for break: after signs, and after every fourth letter where there are none.
fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let length = word.trim_end().chars().count();
        let most = if word.trim_end().chars().all(char::is_alphabetic) { WORD } else { TOKEN };
        if length <= most {
            broken.push_str(word);
        } else {
            break_up(word, &mut broken);
        }
    }
    broken
}

fn break_up(word: &str, broken: &mut String) {
    let mut since = 0;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        broken.push(c);
        since += 1;
        let splits = letters.peek().is_some_and(|next| !is_combining_mark(*next) && !next.is_whitespace());
        if splits && (since >= 4 || !c.is_alphanumeric()) {
            broken.push(BREAK);
            since = 0;
        }
    }
}
