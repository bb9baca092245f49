//! Loads a set of import files in one transaction: all of it or nothing.
//!
//! Invariants:
//! * Nothing is written before [`check`] and the preflight found no fault; what fails later rolls everything back.
//! * Days that are known become noon of that day, gates their first instant and the end of their last day;
//!   nothing imported happened in the future.
//! * Archives say only what was handed down: a stage without a date keeps none.

mod boards;
mod council;
mod meetings;
mod network;
mod polls;
mod recommendations;
mod summary;
mod years;

use std::collections::BTreeMap;

use jiff::civil::Date;
use tokio::sync::mpsc::UnboundedSender;
use toml::Spanned;
use uuid::Uuid;

use super::access::ImportYears;
use super::check::check;
use super::error::{FormatError, Kind, Verdict};
use super::format::{DayAt, Document, Key};
use super::preflight;
use super::values::Year;
use crate::access::{Actor, Can};
use crate::app::App;
use crate::audit;
use crate::clock::{Timestamp, noon_of};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::password;
use crate::oplog::{self, Change};

pub use summary::Summary;

/// Why nothing was imported.
#[derive(Debug)]
pub enum NotImported {
    /// What to mend in the files.
    Faults(Vec<FormatError>),
    /// Anything else, e.g. a database that cannot be reached.
    Failed(Error),
}

impl From<Error> for NotImported {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Hears which part is being loaded; on PostgreSQL a repeated transaction tells it again.
#[derive(Debug, Clone, Default)]
pub struct Progress(Option<UnboundedSender<&'static str>>);

impl Progress {
    /// Tells `listener`.
    pub fn to(listener: UnboundedSender<&'static str>) -> Self {
        Self(Some(listener))
    }

    fn tell(&self, part: &'static str) {
        if let Some(listener) = &self.0 {
            // Nobody listens any more: the import goes on.
            let _ = listener.send(part);
        }
    }
}

/// What is to be loaded.
struct Order {
    app: App,
    documents: Vec<Document>,
    /// Whether the district is fictional.
    example: bool,
    /// Password → its hash.
    hashes: BTreeMap<String, String>,
    progress: Progress,
}

/// Loads the whole set. `example` says that its district is fictional: every page will say so.
///
/// # Errors
/// The faults of the files, or why the database refused; nothing is kept then.
pub async fn load(
    app: &App,
    documents: Vec<Document>,
    example: bool,
    progress: Progress,
) -> std::result::Result<Summary, NotImported> {
    check(&documents).map_err(NotImported::Faults)?;
    let summary = Summary::of(&documents);
    let hashes = hash_passwords(&documents).await?;
    let order = Order { app: app.clone(), documents, example, hashes, progress };
    let loaded = app.db.write(order, |tx, order| Box::pin(load_into(tx, order))).await?;
    loaded.map_err(NotImported::Faults)?;
    app.reload().await?;
    Ok(summary)
}

/// Once per distinct password: hashing is slow on purpose, and it does not belong into a transaction.
async fn hash_passwords(documents: &[Document]) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    let persons = documents.iter().flat_map(|document| &document.body.persons);
    for password in persons.filter_map(|person| person.password.as_ref()) {
        if !hashes.contains_key(password) {
            hashes.insert(password.clone(), password::hash(password.clone()).await?);
        }
    }
    Ok(hashes)
}

async fn load_into(tx: &mut Tx, order: &Order) -> Result<Verdict> {
    let can = Can::<ImportYears>::check(tx, &Actor::System("import"), ()).await?;
    if let Err(faults) = preflight::check(tx, &order.documents).await? {
        return Ok(Err(faults));
    }
    let mut load = Load {
        today: tx.now.date(),
        tx,
        order,
        documents: &order.documents,
        ids: BTreeMap::new(),
        years: BTreeMap::new(),
    };
    load.everything().await?;
    load.note(&can).await?;
    Ok(Ok(()))
}

/// What later parts ask of a year.
struct YearFacts {
    id: Uuid,
    archive: bool,
    /// When its recommendations became public.
    published_at: Option<Timestamp>,
    /// Gate kind → its first and last day.
    gates: BTreeMap<&'static str, (Option<Date>, Option<Date>)>,
}

/// One load under way.
struct Load<'a> {
    tx: &'a mut Tx,
    order: &'a Order,
    documents: &'a [Document],
    today: Date,
    /// What each key of the files has become.
    ids: BTreeMap<(Kind, String), Uuid>,
    years: BTreeMap<Year, YearFacts>,
}

impl<'a> Load<'a> {
    async fn everything(&mut self) -> Result<()> {
        let progress = &self.order.progress;
        progress.tell("fields, committees, municipalities");
        self.district().await?;
        self.catalogues().await?;
        progress.tell("people and groups");
        self.persons().await?;
        self.groups().await?;
        progress.tell("years");
        self.cycles().await?;
        progress.tell("recommendations");
        self.recommendations().await?;
        progress.tell("remarks, papers, decisions");
        self.remarks().await?;
        self.papers().await?;
        self.decisions().await?;
        self.ballots().await?;
        progress.tell("boards");
        self.boards().await?;
        progress.tell("date polls");
        self.polls().await?;
        progress.tell("meetings");
        self.meetings().await
    }

    async fn note(&mut self, can: &Can<ImportYears>) -> Result<()> {
        let years: Vec<_> =
            self.documents.iter().flat_map(|d| &d.body.cycles).map(|c| c.year.get_ref().at(self.today)).collect();
        let years = years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let object = self.tx.id();
        let change = Change {
            object_kind: "import",
            object,
            kind: "loaded",
            actor: None,
            place: None,
            payload: Some(years.clone()),
        };
        oplog::record(self.tx, change).await?;
        audit::note(self.tx, can.actor(), "imported", None, &years).await
    }

    fn keep(&mut self, kind: Kind, key: &Key, id: Uuid) {
        self.ids.insert((kind, key.get_ref().clone()), id);
    }

    fn id_of(&self, kind: Kind, key: &str) -> Result<Uuid> {
        let found = self.ids.get(&(kind, key.to_owned()));
        found.copied().ok_or_else(|| Error::internal(format!("import: no {kind} `{key}`")))
    }

    fn id(&self, kind: Kind, key: &Key) -> Result<Uuid> {
        self.id_of(kind, key.get_ref())
    }

    fn maybe_id(&self, kind: Kind, key: Option<&Key>) -> Result<Option<Uuid>> {
        key.map(|key| self.id(kind, key)).transpose()
    }

    /// Every id once, in the order of the file.
    fn all_ids(&self, kind: Kind, keys: &[Key]) -> Result<Vec<Uuid>> {
        let mut ids = Vec::new();
        for key in keys {
            let id = self.id(kind, key)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    fn year(&self, year: &Spanned<Year>) -> Result<&YearFacts> {
        let found = self.years.get(year.get_ref());
        found.ok_or_else(|| Error::internal(format!("import: no year {}", year.get_ref())))
    }

    fn on(&self, day: &DayAt) -> Date {
        day.get_ref().at(self.today)
    }

    fn day(&self, day: Option<&DayAt>) -> Option<Date> {
        day.map(|day| self.on(day))
    }

    /// The moment of something that happened on a day: noon, or on the day of the import at most the import's own moment.
    fn at(&self, day: &DayAt) -> Timestamp {
        noon_of(self.on(day)).min(self.tx.now)
    }

    /// The same, or the import's moment where no day is handed down.
    fn at_or_now(&self, day: Option<&DayAt>) -> Timestamp {
        day.map_or(self.tx.now, |day| self.at(day))
    }
}

/// The feature's own word for a word of the format: both lists are the same, which the tests hold.
fn same<T>(found: Option<T>, word: &str) -> Result<T> {
    found.ok_or_else(|| Error::internal(format!("import: unknown word {word}")))
}

/// A place in a list, from 1.
fn position(index: usize) -> i64 {
    i64::try_from(index).map_or(i64::MAX, |index| index.saturating_add(1))
}
