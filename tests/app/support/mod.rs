//! What every test stands on: a program on a fresh database with a clock that stands still, and browsers.

pub mod boards;
pub mod browser;
pub mod council;
pub mod database;
pub mod forms;
pub mod groups;
pub mod meetings;
pub mod node;
pub mod polls;
pub mod postgres;
pub mod sink;
pub mod socket;
pub mod world;

use std::sync::{Arc, Mutex};

use fokusraum::access::{Role, session};
use fokusraum::app::App;
use fokusraum::clock::{Clock, Timestamp, start_of};
use fokusraum::config::{Config, Raw};
use fokusraum::features::accounts::store::{self, NewAccount};
use fokusraum::http::District;
use fokusraum::i18n::Lang;
use fokusraum::mail::{Mailer, Stored};
use fokusraum::{demo, router, sql, worker};
use jiff::civil::date;
use uuid::Uuid;

pub use browser::Browser;

/// Noon of the day on which every test begins.
pub fn begin() -> Timestamp {
    start_of(date(2026, 3, 2)).plus(12 * 3_600_000_000)
}

async fn program(
    database: &database::Database,
    at: Timestamp,
    change: impl FnOnce(Raw) -> Raw,
    mails: Arc<Mutex<Vec<Stored>>>,
) -> App {
    let config = Config::from_raw(change(raw())).unwrap();
    let db = database.open(Clock::fixed(at)).await;
    App::on(db, &config, Mailer::Memory(mails)).await.unwrap()
}

fn raw() -> Raw {
    Raw { listen: "127.0.0.1:0".into(), base_url: Some("http://fokus.test".into()), ..Raw::default() }
}

/// Sends `field` with NUL, bytes that are no UTF-8 and 100,000 characters: each is refused with a message and
/// nothing breaks.
pub async fn hostile(browser: &mut Browser, path: &str, field: &str) {
    for value in ["a%00b", "%ff%fe", "%C3%28"] {
        let answer = browser.send("POST", path, format!("{field}={value}")).await.expect(422);
        answer.says("Zeichen, die wir nicht lesen können").says("Fehler:");
    }
    let long = browser.send("POST", path, format!("{field}={}", "%C3%A4".repeat(100_000))).await.expect(422);
    assert!(long.text().contains("zu lang") && long.text().contains("Fehler:"), "{path}: {field}");
}

/// The program under test.
pub struct TestApp {
    pub app: App,
    pub mails: Arc<Mutex<Vec<Stored>>>,
    database: database::Database,
}

impl TestApp {
    /// A district that is set up and empty.
    pub async fn new() -> Self {
        let test = Self::bare().await;
        let district = District {
            name: "Testkreis".into(),
            office: "Stabsstelle Sozialplanung".into(),
            email: "sozialplanung@testkreis.example".into(),
            ..District::default()
        };
        test.app
            .db
            .write(district.clone(), |tx, district| {
                Box::pin(async move { fokusraum::settings::put(tx, fokusraum::app::DISTRICT, district).await })
            })
            .await
            .unwrap();
        test.app.set_district(district);
        test
    }

    /// A program on an empty database, before its first run.
    pub async fn bare() -> Self {
        Self::with(|raw| raw).await
    }

    /// A district that is set up, without a mail server.
    pub async fn without_server() -> Self {
        let test = Self::new().await;
        test.restarted(Mailer::Outbox).await
    }

    /// The same database under a program that was started again with another way for mails.
    pub async fn restarted(self, mailer: Mailer) -> Self {
        let config = Config::from_raw(raw()).unwrap();
        let app = App::on(self.app.db.clone(), &config, mailer).await.unwrap();
        Self { app, ..self }
    }

    /// The same with other settings.
    pub async fn with(change: impl FnOnce(Raw) -> Raw) -> Self {
        Self::over(database::Database::fresh().await, begin(), change).await
    }

    /// The demo on the day on which every test begins: its district, people, years and archive, and its clock.
    pub async fn demo() -> Self {
        Self::over(database::Database::demo().await, begin(), |raw| Raw { demo: true, ..raw }).await
    }

    /// The demo as it is loaded at another moment.
    pub async fn demo_at(at: Timestamp) -> Self {
        let test = Self::over(database::Database::fresh().await, at, |raw| Raw { demo: true, ..raw }).await;
        assert!(demo::fill(&test.app).await.unwrap(), "its database is empty");
        test
    }

    async fn over(database: database::Database, at: Timestamp, change: impl FnOnce(Raw) -> Raw) -> Self {
        let mails = Arc::default();
        let app = program(&database, at, change, Arc::clone(&mails)).await;
        Self { app, mails, database }
    }

    /// Where another program finds the same database and its secrets: settings and their values.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        self.database.settings()
    }

    /// The database of this test.
    pub fn database(&self) -> &database::Database {
        &self.database
    }

    /// A browser without a session.
    pub fn visitor(&self) -> Browser {
        Browser::new(router::build(&self.app))
    }

    /// Adds a person with roles; their address is `name@test.example`.
    pub async fn person(&self, name: &str, roles: &[Role]) -> Uuid {
        let new = NewAccount {
            name: name.into(),
            email: format!("{}@test.example", name.to_lowercase().replace(' ', ".")),
            password_hash: None,
            lang: Lang::De,
        };
        self.app
            .db
            .write((new, roles.to_vec()), |tx, (new, roles)| {
                Box::pin(async move {
                    let id = store::insert(tx, new).await?.expect("a new address");
                    for role in roles {
                        let now = tx.now;
                        tx.run(sql!(
                            "INSERT INTO person_roles (person, role, granted_at) VALUES ($1, $2, $3)",
                            id,
                            *role,
                            now
                        ))
                        .await?;
                    }
                    Ok(id)
                })
            })
            .await
            .unwrap()
    }

    /// A browser of somebody who is there already, by the address of their account.
    pub async fn browser_of(&self, email: &str) -> Browser {
        let account = store::by_email(&mut self.app.db.reader().await.unwrap(), email).await.unwrap();
        self.signed_in(account.expect("an account of this address").id).await
    }

    /// A browser in which `person` is signed in.
    pub async fn signed_in(&self, person: Uuid) -> Browser {
        let token = session::new_secret();
        self.app
            .db
            .write((person, token.clone()), |tx, (person, token)| {
                Box::pin(async move { store::insert_session(tx, *person, token, "Test").await })
            })
            .await
            .unwrap();
        let mut browser = self.visitor();
        browser.set_cookie(self.app.session_cookie(), &token);
        browser
    }

    /// A new person with roles, signed in.
    pub async fn browser(&self, name: &str, roles: &[Role]) -> Browser {
        let person = self.person(name, roles).await;
        self.signed_in(person).await
    }

    /// Does everything whose time has come.
    pub async fn catch_up(&self) {
        worker::catch_up(&self.app, &worker::handlers(&self.app)).await.unwrap();
    }

    /// Moves the clock and does what falls due until then.
    pub async fn move_to(&self, at: Timestamp) {
        self.app.db.clock().set(at);
        // Months pass in a moment: whoever was signed in still is.
        let db = &self.app.db;
        db.write(at.plus(session::IDLE), |tx, until| {
            Box::pin(async move { tx.run(sql!("UPDATE sessions SET expires_at = $1", *until)).await })
        })
        .await
        .unwrap();
        self.catch_up().await;
    }

    /// The mails that left the house so far, oldest first.
    pub fn sent(&self) -> Vec<Stored> {
        self.mails.lock().unwrap().clone()
    }
}

impl TestApp {
    /// The id in the first row of a query on the test's own database.
    pub async fn first_id(&self, query: &'static str) -> String {
        let mut tx = self.app.db.reader().await.unwrap();
        let statement = fokusraum::db::Statement::new(query, Vec::new());
        let id: Option<Uuid> = tx.value("id", statement).await.unwrap();
        id.unwrap_or_else(|| panic!("nothing found: {query}")).to_string()
    }
}
