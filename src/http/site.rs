//! What is the same for every request: texts, the district, public address, assets.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use lettre::message::Mailbox;
use serde::{Deserialize, Serialize};

use crate::db::Db;
use crate::error::Result;
use crate::i18n::I18n;

/// The district as it presents itself; changed under *Einstellungen*.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq)]
#[serde(default)]
pub struct District {
    /// "Kreis Pinneberg"
    pub name: String,
    /// The office that runs the platform.
    pub office: String,
    /// Street and place, several lines.
    pub address: String,
    /// Where people can write to.
    pub email: String,
    /// Where people can call.
    pub phone: String,
    /// When somebody answers there.
    pub phone_hours: String,
    /// Imprint, beyond name and address.
    pub imprint: String,
    /// Privacy notice.
    pub privacy: String,
    /// Accessibility statement: what is not accessible yet.
    pub accessibility: String,
    /// Day of the accessibility statement's last review (ISO).
    pub reviewed_on: String,
    /// Fictional district: every page says *Beispiel*.
    pub example: bool,
}

/// What is the same for every request. Cheap to share; lives as long as the process.
pub struct Site {
    /// The database.
    pub db: Db,
    /// Texts.
    pub i18n: I18n,
    /// Public address without a slash at the end, where it is set.
    pub base_url: Option<String>,
    /// Proxies whose word about the client's address is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether this is the demo.
    pub demo: bool,
    /// Whether mails leave the house.
    pub delivers_mail: bool,
    /// The address that mails come from.
    pub sender: String,
    set_up: AtomicBool,
    district: RwLock<Arc<District>>,
}

impl Site {
    /// A site that has not read its settings yet; see [`Site::set_district`].
    pub fn new(
        db: Db,
        base_url: Option<String>,
        trusted_proxies: Vec<IpAddr>,
        demo: bool,
        delivers_mail: bool,
        mail_from: &str,
    ) -> Result<Self> {
        Ok(Self {
            db,
            i18n: I18n::load()?,
            base_url,
            trusted_proxies,
            demo,
            delivers_mail,
            sender: mail_from.parse::<Mailbox>().map(|sender| sender.email.to_string()).unwrap_or_default(),
            set_up: AtomicBool::new(false),
            district: RwLock::default(),
        })
    }

    /// The district's settings as they are now.
    pub fn district(&self) -> Arc<District> {
        self.district.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces the district's settings in memory; the first-run page is over from then on.
    pub fn set_district(&self, district: District) {
        self.set_up.store(!district.name.is_empty(), Ordering::Relaxed);
        *self.district.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(district);
    }

    /// Whether the first run is over.
    pub fn is_set_up(&self) -> bool {
        self.set_up.load(Ordering::Relaxed)
    }

    /// Whether cookies may only travel encrypted.
    pub fn is_https(&self) -> bool {
        self.base_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Absolute address of `path`, for mails.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_deref().unwrap_or("http://localhost:8080"))
    }

    /// Name of the session cookie.
    pub fn session_cookie(&self) -> &'static str {
        if self.is_https() { "__Host-session" } else { "session" }
    }
}
