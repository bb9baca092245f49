//! The state every handler is given.

use std::ops::Deref;
use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, migrate};
use crate::error::{Error, Result};
use crate::http::{District, Site};
use crate::keys::Keys;
use crate::live::Live;
use crate::mail::Mailer;
use crate::settings;

/// Key of the district's settings.
pub const DISTRICT: &str = "district";
/// Key of the demo clock's offset in µs.
pub const CLOCK_OFFSET: &str = "demo-clock";

/// The running program. Cheap to clone; dereferences to the site.
#[derive(Clone)]
pub struct App {
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// Those who look at something at the moment.
    pub live: Arc<Live>,
    /// What takes mails away.
    pub mailer: Mailer,
    /// The one-time secret of the first run; `None` once it is over.
    pub setup_secret: Arc<str>,
}

impl Deref for App {
    type Target = Site;
    fn deref(&self) -> &Site {
        &self.site
    }
}

impl App {
    /// Opens the database, brings it to the newest schema and reads the district's settings.
    pub async fn start(config: &Config, clock: Clock, mailer: Mailer) -> Result<Self> {
        let db = open(config, clock).await?;
        Self::on(db, config, mailer).await
    }

    /// The program on an open database.
    pub async fn on(db: Db, config: &Config, mailer: Mailer) -> Result<Self> {
        migrate::run(&db).await?;
        let site = Site::new(
            db.clone(),
            config.base_url.clone(),
            config.trusted_proxies.clone(),
            config.demo,
            mailer.delivers(),
            &config.mail_from,
        )?;
        let live = Live::start(&db);
        let app =
            Self { live, site: Arc::new(site), mailer, setup_secret: crate::access::session::new_secret().into() };
        app.reload().await?;
        Ok(app)
    }

    /// Reads the settings that live in the database.
    pub async fn reload(&self) -> Result<()> {
        let mut tx = self.db.reader().await?;
        let district: Option<District> = settings::get(&mut tx, DISTRICT).await?;
        self.site.set_district(district.unwrap_or_default());
        if let (true, Some(offset)) = (self.demo, settings::get::<i64>(&mut tx, CLOCK_OFFSET).await?) {
            let clock = self.db.clock();
            if let Clock::Shifted(now) = clock {
                now.store(offset, std::sync::atomic::Ordering::Relaxed);
            }
        }
        Ok(())
    }
}

/// Opens the database that the settings name.
pub async fn open(config: &Config, clock: Clock) -> Result<Db> {
    std::fs::create_dir_all(&config.data).map_err(|error| {
        Error::internal(format!("setting --data: {} cannot be used: {error}", config.data.display()))
    })?;
    let keys = Keys::open(config.key.as_deref(), config.key_file.clone())?;
    match &config.database_url {
        Some(url) => Db::postgres(url, clock, keys).await,
        None => Db::sqlite(&config.data.join("fokusraum.sqlite"), clock, keys).await,
    }
}
