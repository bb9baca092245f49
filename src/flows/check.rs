//! `fokusraum check`: whether this machine and these settings can run the platform; one line a finding.

use std::path::Path;
use std::time::Duration;

use crate::app;
use crate::clock::Clock;
use crate::config::{Config, MailTarget};
use crate::db::{self, Db, migrate};
use crate::error::Result;
use crate::http::{District, assets};
use crate::keys::Keys;
use crate::mail::Mailer;
use crate::settings;

/// Less free space than this is too little, in bytes.
const LEAST_SPACE: u64 = 1 << 30;
/// How long the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// One line: what was looked at, whether it is right, and what to do where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: &'static str,
    /// What to do; `Ok` holds what was found.
    pub result: std::result::Result<String, String>,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.result {
            Ok(found) => write!(f, "ok     {}: {found}", self.what),
            Err(todo) => write!(f, "wrong  {}: {todo}", self.what),
        }
    }
}

fn finding(what: &'static str, result: std::result::Result<String, String>) -> Finding {
    Finding { what, result }
}

/// Looks at everything; changes nothing.
pub async fn run(config: &Config) -> Vec<Finding> {
    let mut all = vec![address(config), folder(&config.data), styles()];
    all.extend(database(config).await);
    all.push(mail(config).await);
    all
}

fn address(config: &Config) -> Finding {
    finding(
        "public address",
        match &config.base_url {
            Some(url) if url.starts_with("https://") => Ok(url.clone()),
            Some(url) => Err(format!("{url} is not encrypted; set --base-url to an https:// address")),
            None => Err("set --base-url, e.g. https://fokus.kreis.example; links in mails need it".to_owned()),
        },
    )
}

fn folder(data: &Path) -> Finding {
    let probe = data.join(".check");
    let written = std::fs::write(&probe, b"check").and_then(|()| std::fs::remove_file(&probe));
    let shown = data.display();
    let result = match (written, free_space(data)) {
        (Err(error), _) => Err(format!("{shown} cannot be written ({error}); create it or set --data")),
        (Ok(()), Some(free)) if free < LEAST_SPACE => {
            Err(format!("{shown} has {} MB left; free at least 1,000 MB", free >> 20))
        }
        (Ok(()), free) => Ok(format!("{shown}, {} MB free", free.unwrap_or_default() >> 20)),
    };
    finding("data folder", result)
}

fn free_space(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

fn styles() -> Finding {
    let missing = || "not built; run `make assets` before building the program".to_owned();
    finding("style sheets", assets::are_built().then(|| "built in".to_owned()).ok_or_else(missing))
}

async fn database(config: &Config) -> Vec<Finding> {
    let file = config.data.join("fokusraum.sqlite");
    if config.database_url.is_none() && !file.exists() {
        let todo = format!("{} does not exist yet; start `fokusraum serve`", file.display());
        return vec![finding("database", Err(todo))];
    }
    if let Err(error) = Keys::open(config.key.as_deref(), config.key_file.clone()) {
        return vec![finding("secrets", Err(error.to_string()))];
    }
    let db = match app::open(config, Clock::System).await {
        Ok(db) => db,
        Err(error) => return vec![finding("database", Err(format!("cannot be reached: {error}")))],
    };
    let mut all = vec![schema(&db).await];
    if all.iter().all(|finding| finding.result.is_ok()) {
        all.extend([secrets(&db).await, district(&db).await]);
    }
    db.close().await;
    all
}

async fn schema(db: &Db) -> Finding {
    let result = match migrate::missing(db).await {
        Ok(0) => Ok(format!("{}, newest schema", db.engine().name())),
        Ok(steps) => Err(format!("{steps} steps behind; back it up and run `fokusraum migrate`")),
        Err(error) => Err(format!("its schema cannot be read: {error}")),
    };
    finding("database", result)
}

async fn secrets(db: &Db) -> Finding {
    finding("secrets", db::secrets::check(db).await.map_err(|error| error.to_string()))
}

async fn district(db: &Db) -> Finding {
    let stored: Result<Option<District>> = async { settings::get(&mut db.reader().await?, app::DISTRICT).await }.await;
    let result = match stored {
        Ok(Some(district)) if !district.name.is_empty() => match missing(&district) {
            gaps if gaps.is_empty() => Ok(district.name),
            gaps => Err(format!("{} missing; fill in under /settings", gaps.join(", "))),
        },
        _ => Err("not set up; start `fokusraum serve` and open the link it prints".to_owned()),
    };
    finding("settings", result)
}

/// What the law asks for and nobody has filled in.
fn missing(district: &District) -> Vec<&'static str> {
    let texts = [
        ("e-mail", &district.email),
        ("imprint", &district.imprint),
        ("privacy notice", &district.privacy),
        ("accessibility statement", &district.accessibility),
    ];
    texts.into_iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| name).collect()
}

async fn mail(config: &Config) -> Finding {
    if matches!(config.mail, MailTarget::Outbox) {
        return finding("mail", Err("no server; mails wait in the outbox until SMTP_URL is set".to_owned()));
    }
    let asked = async { Mailer::new(config)?.test().await };
    finding(
        "mail",
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(())) => Ok("the server answers".to_owned()),
            Ok(Err(error)) => Err(format!("{error}; check SMTP_URL")),
            Err(_) => Err("the server does not answer within 10 seconds; check SMTP_URL and the firewall".to_owned()),
        },
    )
}
