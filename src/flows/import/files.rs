//! Reads import files from the disk.

use std::path::{Path, PathBuf};

use super::error::{FormatError, Problem};
use super::format::{Document, parse};

/// The most we read of one file, in bytes; a year with everything in it is about 50,000.
const LARGEST: u64 = 20_000_000;

/// The files that are meant: a folder stands for its `.toml` files and those of its folders, by name.
///
/// # Errors
/// The path that cannot be read, with the system's reason.
pub fn list(paths: &[PathBuf]) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(list(&entries(path)?)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() || path.extension().is_some_and(|end| end == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Reads one file.
///
/// # Errors
/// The first fault in it, also where it cannot be read, is not UTF-8 or too large.
pub fn read(path: &Path) -> Result<Document, FormatError> {
    let name = path.display().to_string();
    match text_of(path) {
        Ok(text) => parse(&name, &text),
        Err(problem) => Err(FormatError { file: name, line: 1, field: "-".to_owned(), problem }),
    }
}

fn text_of(path: &Path) -> Result<String, Problem> {
    let unreadable = |error: std::io::Error| Problem::Unreadable(error.to_string());
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(Problem::TooLarge(LARGEST / 1_000_000));
    }
    std::fs::read_to_string(path).map_err(unreadable)
}
