//! Reads import files from the disk.

use std::path::{Path, PathBuf};

use super::error::{FormatError, Problem};
use super::format::{Document, parse};

/// One file's name, as it was given, and what it holds.
pub type Source = (String, String);

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
/// The file with the system's reason; also where it is not UTF-8.
pub fn read(path: &Path) -> Result<Document, FormatError> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| FormatError {
        file: name.clone(),
        line: 1,
        field: "-".to_owned(),
        problem: Problem::Syntax(error.to_string()),
    })?;
    parse(&name, &text)
}
