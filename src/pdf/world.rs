//! The typesetter's world: one template, one piece of data, the fonts of the program. No folder, no network, no clock.

use std::sync::OnceLock;

use rust_embed::RustEmbed;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Error;

/// Built by `make assets`. A release does not come about without them, a debug build says so when it is asked.
#[derive(RustEmbed)]
#[folder = "static/vendor/fonts-pdf/"]
#[allow_missing = true]
struct Files;

/// What all documents share, made once.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

/// The press, or nothing where the fonts were not built.
pub(super) fn press() -> Option<&'static Press> {
    static PRESS: OnceLock<Option<Press>> = OnceLock::new();
    PRESS.get_or_init(Press::new).as_ref()
}

impl Press {
    fn new() -> Option<Self> {
        let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".ttf")).collect();
        names.sort();
        let files = names.iter().filter_map(|name| Files::get(name));
        let fonts: Vec<_> = files.flat_map(|file| Font::iter(Bytes::new(file.data.into_owned()))).collect();
        if fonts.is_empty() {
            return None;
        }
        Some(Self {
            // Headers of rows are still behind this flag.
            library: LazyHash::new(
                Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("document.typ")?, include_str!("document.typ").to_owned()),
            data: file("document.json")?,
        })
    }

    /// Whether all fonts can show a character: it may turn up in each of them.
    pub(super) fn has(&self, c: char) -> bool {
        self.fonts.iter().all(|font| font.info().coverage.contains(c.into()))
    }

    /// The file for a document as JSON, and how many pages it has.
    pub(super) fn set(&self, data: Vec<u8>) -> Result<(Vec<u8>, usize), Error> {
        let desk = Desk { press: self, data: Bytes::new(data) };
        let set = desk.set();
        // The typesetter remembers all it ever did, for people who change one line and look again.
        typst::comemo::evict(0);
        set
    }
}

fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// What the typesetter found. It quotes in backticks, and what it quotes may be anybody's words.
fn told(found: &[SourceDiagnostic]) -> String {
    let plain = |text: &str| text.split('`').step_by(2).collect::<Vec<_>>().join("…");
    found.iter().map(|one| plain(&one.message)).collect::<Vec<_>>().join("; ")
}

/// The world of one document.
struct Desk<'a> {
    press: &'a Press,
    data: Bytes,
}

impl Desk<'_> {
    fn set(&self) -> Result<(Vec<u8>, usize), Error> {
        let setting = |found: &[SourceDiagnostic]| Error::Setting(told(found));
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| Error::Setting(error.message().to_string()))?;
        let document: PagedDocument = typst::compile(self).output.map_err(|found| setting(&found))?;
        let creator = Smart::Custom(Some("Fokusraum".to_owned()));
        let options = PdfOptions { creator, standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|found| setting(&found))?;
        Ok((bytes, document.pages().len()))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.template.id() { Ok(self.press.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// A paper has the day it is given.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
