//! Typed settings of the process. A wrong one stops the start with one sentence that names it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use url::Url;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// Where mails go.
#[derive(Debug, Clone)]
pub enum MailTarget {
    /// An SMTP server, `smtp://user:password@host:587` or `smtps://…`.
    Smtp(Url),
    /// One file a mail in a folder.
    Folder(PathBuf),
    /// Nowhere: mails wait in the outbox until a server is set.
    Outbox,
}

/// What the process was told at its start.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Folder of all data.
    pub data: PathBuf,
    /// PostgreSQL address; SQLite in `data` where none is given.
    pub database_url: Option<String>,
    /// Public address, without a slash at the end. Links, cookies and origin checks depend on it.
    pub base_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Where mails go.
    pub mail: MailTarget,
    /// Sender of all mails.
    pub mail_from: String,
    /// Whether this is the demo: its clock can be stepped, its mails can be read.
    pub demo: bool,
    /// The secrets of this installation themselves, where they are not in a file.
    pub key: Option<String>,
    /// The file of the secrets.
    pub key_file: PathBuf,
    /// Where the clock begins instead of at the machine's time.
    pub clock: Option<Timestamp>,
}

/// The raw texts of the settings, from the command line or the environment.
#[derive(Debug, Clone, Default)]
pub struct Raw {
    pub listen: String,
    pub data: PathBuf,
    pub database_url: Option<String>,
    pub base_url: Option<String>,
    pub trusted_proxies: Option<String>,
    pub smtp_url: Option<String>,
    pub mail_folder: Option<PathBuf>,
    pub mail_from: Option<String>,
    pub demo: bool,
    pub clock: Option<String>,
    pub key: Option<String>,
    pub key_file: Option<PathBuf>,
}

impl Config {
    /// Checks every setting.
    ///
    /// # Errors
    /// One sentence that names the setting, what was given and what would be right.
    pub fn from_raw(raw: Raw) -> Result<Self> {
        Ok(Self {
            listen: raw.listen.parse().map_err(|_| wrong("--listen", &raw.listen, "an address like 127.0.0.1:8080"))?,
            key: raw.key,
            key_file: raw.key_file.unwrap_or_else(|| raw.data.join("fokusraum.key")),
            data: raw.data,
            database_url: raw.database_url.map(database_url).transpose()?,
            base_url: raw.base_url.map(base_url).transpose()?,
            trusted_proxies: proxies(raw.trusted_proxies.as_deref().unwrap_or_default())?,
            mail: mail(raw.smtp_url, raw.mail_folder)?,
            mail_from: mail_from(raw.mail_from)?,
            demo: raw.demo,
            clock: raw.clock.map(|text| clock(&text, raw.demo)).transpose()?,
        })
    }
}

fn wrong(name: &str, given: &str, right: &str) -> Error {
    Error::internal(format!("setting {name}: \"{given}\" is not {right}"))
}

fn database_url(text: String) -> Result<String> {
    // Never echoed: it carries a password.
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Ok(text);
    }
    Err(wrong("DATABASE_URL", "(hidden)", "a postgres:// address"))
}

fn base_url(text: String) -> Result<String> {
    let url =
        Url::parse(&text).map_err(|_| wrong("base_url", &text, "a full address like https://fokus.example.de"))?;
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain {
        return Err(wrong("base_url", &text, "an http or https address without a path"));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// A platform that people rely on runs on the machine's time; the demo, and debug builds for tests, may run on another.
fn clock(text: &str, demo: bool) -> Result<Timestamp> {
    if !demo && !cfg!(debug_assertions) {
        return Err(Error::internal("setting --clock: only the demo can run on another time"));
    }
    let instant: jiff::Timestamp =
        text.parse().map_err(|_| wrong("--clock", text, "an instant like 2026-03-02T12:00:00+01:00"))?;
    Ok(Timestamp(instant.as_microsecond()))
}

fn proxies(text: &str) -> Result<Vec<IpAddr>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().map_err(|_| wrong("trusted_proxies", part, "an IP address"))).collect()
}

fn mail(smtp: Option<String>, folder: Option<PathBuf>) -> Result<MailTarget> {
    let Some(text) = smtp else {
        return Ok(folder.map_or(MailTarget::Outbox, MailTarget::Folder));
    };
    match Url::parse(&text) {
        Ok(url) if matches!(url.scheme(), "smtp" | "smtps") && url.host().is_some() => Ok(MailTarget::Smtp(url)),
        _ => Err(wrong("SMTP_URL", "(hidden)", "an smtp:// or smtps:// address")),
    }
}

fn mail_from(text: Option<String>) -> Result<String> {
    let text = text.unwrap_or_else(|| "Fokusraum <fokusraum@localhost>".to_owned());
    text.parse::<lettre::message::Mailbox>()
        .map(|_| text.clone())
        .map_err(|_| wrong("MAIL_FROM", &text, "a sender like \"Sozialplanung <post@kreis.example>\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw() -> Raw {
        Raw { listen: "127.0.0.1:8080".into(), ..Raw::default() }
    }

    #[test]
    fn a_wrong_setting_is_named_and_a_secret_is_not_echoed() {
        let error = |raw| Config::from_raw(raw).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error(Raw { listen: "8080".into(), ..raw() }).contains("--listen"));
        assert!(error(Raw { clock: Some("yesterday".into()), ..raw() }).contains("2026-03-02T12:00:00+01:00"));
        assert!(error(Raw { base_url: Some("fokus.example".into()), ..raw() }).contains("base_url"));
        assert!(error(Raw { trusted_proxies: Some("10.0.0.1, x".into()), ..raw() }).contains("\"x\""));
        let secret = error(Raw { smtp_url: Some("http://user:geheim@host".into()), ..raw() });
        assert!(secret.contains("SMTP_URL") && !secret.contains("geheim"));
        let secret = error(Raw { database_url: Some("mysql://user:geheim@host".into()), ..raw() });
        assert!(secret.contains("DATABASE_URL") && !secret.contains("geheim"));
    }

    #[test]
    fn the_public_address_loses_its_slash() {
        let config = Config::from_raw(Raw { base_url: Some("https://fokus.example/".into()), ..raw() });
        assert_eq!(config.ok().and_then(|c| c.base_url).as_deref(), Some("https://fokus.example"));
    }
}
