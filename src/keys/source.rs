//! Where an installation's secrets are kept: a file of lines, or a setting.

use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::{LENGTH, Secret};
use crate::error::{Error, Result};

/// Its name in the data folder.
pub const FILE: &str = "fokusraum.key";

const HEAD: &str = "# Fokusraum: secrets of this installation, oldest first. Keep a copy apart from the copies of the database:\n\
                    # without it nobody reads what is sealed there, with it and the database everybody does.\n";

/// A file, or the setting itself.
pub(super) enum Source {
    File(PathBuf),
    Setting(String),
}

impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(out, "{}", path.display()),
            Self::Setting(_) => out.write_str("the setting FOKUSRAUM_KEY"),
        }
    }
}

impl Source {
    /// The secrets, oldest first; none where there is no file yet.
    pub(super) fn read(&self) -> Result<Vec<Secret>> {
        let text = match self {
            Self::Setting(text) => text.clone(),
            Self::File(path) => match contents(path)? {
                Some(text) => text,
                None => return Ok(Vec::new()),
            },
        };
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        let secrets: Option<Vec<Secret>> = words.iter().map(|word| secret(word)).collect();
        match secrets {
            Some(secrets) if !secrets.is_empty() => Ok(secrets),
            _ => Err(Error::internal(format!("{self} has to hold secrets of {} hexadecimal digits each", 2 * LENGTH))),
        }
    }

    /// Keeps these secrets. A first file that appeared meanwhile stays as it is.
    pub(super) fn write(&self, secrets: &[Secret]) -> Result<()> {
        let Self::File(path) = self else {
            return Err(Error::internal(format!("{self} can only be changed where it is set")));
        };
        let lines: String = secrets.iter().map(|secret| format!("{}\n", hex::encode(secret.0))).collect();
        let written = written(path, &format!("{HEAD}{lines}"), secrets.len() == 1);
        written.map_err(|error| Error::internal(format!("{self} cannot be written: {error}")))
    }
}

fn secret(word: &str) -> Option<Secret> {
    let bytes: [u8; LENGTH] = hex::decode(word).ok()?.try_into().ok()?;
    Some(Secret(bytes))
}

fn contents(path: &Path) -> Result<Option<String>> {
    let unreadable = |error: std::io::Error| Error::internal(format!("{} cannot be read: {error}", path.display()));
    let mode = match path.metadata() {
        Ok(about) => about.permissions().mode(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if mode & 0o077 != 0 {
        let path = path.display();
        return Err(Error::internal(format!("{path} can be read by others than its owner; run: chmod 600 {path}")));
    }
    std::fs::read_to_string(path).map(Some).map_err(unreadable)
}

/// Written whole beside it and put in place at once: a program that dies in between leaves the old file or the new one.
fn written(path: &Path, text: &str, first: bool) -> std::io::Result<()> {
    let beside = path.with_extension(format!("key.{}", crate::clock::secret_id().simple()));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    let placed = if first { std::fs::hard_link(&beside, path) } else { std::fs::rename(&beside, path) };
    // Gone already where it was renamed.
    let _ = std::fs::remove_file(&beside);
    match placed {
        Err(error) if first && error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        Ok(()) => std::fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all(),
    }
}
