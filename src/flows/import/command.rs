//! The command line's way to the import: reads, checks, loads, and says what it does.

use std::io::Write;
use std::path::PathBuf;

use tokio::sync::mpsc;

use super::check::check;
use super::error::FormatError;
use super::files;
use super::format::Document;
use super::load::{NotImported, Progress, Summary, load};
use crate::app::App;
use crate::error::{Error, Result};

/// Reads and checks the files, a line for each, and ends with their sum.
///
/// # Errors
/// How many faults there are; each was written as `file:line: field: sentence`.
pub fn read_and_check(paths: &[PathBuf], out: &mut impl Write) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut faults = Vec::new();
    for path in files::list(paths)? {
        match files::read(&path) {
            Ok(document) => {
                let summary = Summary::of(std::slice::from_ref(&document));
                writeln!(out, "{}: {summary}", document.file)?;
                documents.push(document);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        faults = check(&documents).err().unwrap_or_default();
    }
    refuse(&faults, out)?;
    writeln!(out, "checked: {}", Summary::of(&documents))?;
    Ok(documents)
}

/// Loads checked files, saying what is being loaded.
///
/// # Errors
/// Why nothing was imported.
pub async fn load_aloud(app: &App, documents: Vec<Document>, out: &mut impl Write) -> Result<()> {
    let (teller, mut told) = mpsc::unbounded_channel();
    let app = app.clone();
    let loading = tokio::spawn(async move { load(&app, documents, false, Progress::to(teller)).await });
    while let Some(part) = told.recv().await {
        writeln!(out, "loading: {part}")?;
    }
    match loading.await.map_err(Error::internal)? {
        Ok(summary) => Ok(writeln!(out, "imported: {summary}")?),
        Err(NotImported::Faults(faults)) => refuse(&faults, out),
        Err(NotImported::Failed(error)) => Err(error),
    }
}

fn refuse(faults: &[FormatError], out: &mut impl Write) -> Result<()> {
    for fault in faults {
        writeln!(out, "{fault}")?;
    }
    match faults.len() {
        0 => Ok(()),
        1 => Err(Error::internal("nothing was imported: 1 fault to mend")),
        n => Err(Error::internal(format!("nothing was imported: {n} faults to mend"))),
    }
}
