//! Asking for a secret at the terminal: nothing of it is shown. From a pipe the first line counts.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use crate::error::{Error, Result};

/// Reads one line; at a terminal it asks with `prompt` and hides what is typed.
///
/// # Errors
/// Where the input ends before a line, or cannot be read.
pub fn secret(prompt: &str) -> Result<String> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return line();
    }
    std::io::stderr().write_all(prompt.as_bytes())?;
    let before = tcgetattr(&input).map_err(Error::internal)?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&input, OptionalActions::Flush, &silent).map_err(Error::internal)?;
    let typed = line();
    tcsetattr(&input, OptionalActions::Flush, &before).map_err(Error::internal)?;
    std::io::stderr().write_all(b"\n")?;
    typed
}

fn line() -> Result<String> {
    let mut text = String::new();
    if std::io::stdin().lock().read_line(&mut text)? == 0 {
        return Err(Error::internal("no password was given"));
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
