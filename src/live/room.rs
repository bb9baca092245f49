//! Those who look at one thing at the moment, and the task that reads for all of them what is new.

use std::collections::{BTreeMap, HashSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use tokio::sync::{broadcast, mpsc};
use tokio::time::Instant;
use uuid::Uuid;

use crate::error::Result;
use crate::i18n::Lang;

/// What a source answers with.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Something that changes in versions and can be asked what is new.
pub trait Source: Send + Sync + 'static {
    /// The newest version.
    fn version(&self) -> Answer<'_, i64>;
    /// Everything after version `since`, and the sessions that may know it: from one moment.
    fn since(&self, since: i64) -> Answer<'_, (News, HashSet<Uuid>)>;
}

/// What changed after a version.
#[derive(Debug, Clone, Default)]
pub struct News {
    /// The newest version.
    pub version: i64,
    /// Too much to tell change by change: whoever hears this reads the whole.
    pub far: bool,
    /// One frame a version, in order.
    pub frames: Vec<Arc<Frame>>,
}

/// One change as it is told, rendered once a language.
#[derive(Debug)]
pub struct Frame {
    pub version: i64,
    /// In the order of [`Lang::ALL`].
    pub texts: Vec<Utf8Bytes>,
}

impl Frame {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> Utf8Bytes {
        let at = Lang::ALL.iter().position(|l| *l == lang).unwrap_or(0);
        self.texts.get(at).cloned().unwrap_or_default()
    }
}

/// What a room tells its sockets.
#[derive(Debug, Clone)]
pub struct Told {
    pub news: Arc<News>,
    pub allowed: Arc<HashSet<Uuid>>,
    /// Who is here, where that changed.
    pub people: Option<Utf8Bytes>,
}

/// So much may wait for a slow socket before it has to catch up by itself.
const QUEUE: usize = 256;
/// A room looks by itself this often, should an announcement have been lost.
const LOOK: Duration = Duration::from_secs(20);
/// After a failure it tries again this soon.
const AGAIN: Duration = Duration::from_secs(1);
/// Comings and goings are told together, at most this often.
const GATHER: Duration = Duration::from_millis(700);
/// So many names are told; the rest is a number.
const NAMES: usize = 12;

/// The room of one topic. It closes when the last socket leaves.
pub struct Room {
    source: Arc<dyn Source>,
    wake: mpsc::Sender<()>,
    out: broadcast::Sender<Told>,
    people: Mutex<People>,
}

#[derive(Default)]
struct People {
    next: u64,
    present: BTreeMap<u64, (Uuid, String)>,
    changed: bool,
}

impl Room {
    pub(super) async fn open(source: Arc<dyn Source>) -> Result<Arc<Self>> {
        let version = source.version().await?;
        let (wake, woken) = mpsc::channel(1);
        let (out, _) = broadcast::channel(QUEUE);
        let room = Arc::new(Self { source, wake, out, people: Mutex::default() });
        tokio::spawn(run(Arc::downgrade(&room), woken, version));
        Ok(room)
    }

    pub(super) fn wake(&self) {
        // Full: it is awake already and will look again.
        let _ = self.wake.try_send(());
    }

    /// Hears everything from now on.
    pub fn listen(&self) -> broadcast::Receiver<Told> {
        self.out.subscribe()
    }

    /// The source, for who has to catch up.
    pub fn source(&self) -> &dyn Source {
        &*self.source
    }

    /// Somebody is here until the answer is dropped.
    pub fn enter(self: &Arc<Self>, person: Uuid, name: String) -> Presence {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let id = people.next;
        people.next += 1;
        people.present.insert(id, (person, name));
        people.changed = true;
        drop(people);
        self.wake();
        Presence { room: Arc::clone(self), id }
    }

    /// How many sockets `person` has here.
    pub fn sockets_of(&self, person: Uuid) -> usize {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.present.values().filter(|(p, _)| *p == person).count()
    }

    /// Who is here, each once, if that changed since it was asked last.
    fn changed_people(&self) -> Option<Utf8Bytes> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::take(&mut people.changed) {
            return None;
        }
        let once: BTreeMap<Uuid, &str> = people.present.values().map(|(id, name)| (*id, name.as_str())).collect();
        let mut names: Vec<&str> = once.values().copied().collect();
        names.sort_unstable();
        let shown: Vec<&str> = names.iter().copied().take(NAMES).collect();
        let text = serde_json::json!({ "kind": "people", "people": shown, "more": names.len() - shown.len() });
        Some(text.to_string().into())
    }

    fn has_changed_people(&self) -> bool {
        self.people.lock().unwrap_or_else(PoisonError::into_inner).changed
    }
}

/// Somebody's presence; ends when it is dropped.
pub struct Presence {
    room: Arc<Room>,
    id: u64,
}

impl Drop for Presence {
    fn drop(&mut self) {
        let mut people = self.room.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.present.remove(&self.id);
        people.changed = true;
        drop(people);
        self.room.wake();
    }
}

async fn run(room: Weak<Room>, mut woken: mpsc::Receiver<()>, mut version: i64) {
    // When comings and goings are told; changes in between do not put it off.
    let mut people_due: Option<Instant> = None;
    let mut look = Instant::now() + LOOK;
    loop {
        tokio::select! {
            heard = woken.recv() => if heard.is_none() { return },
            () = tokio::time::sleep_until(people_due.map_or(look, |due| due.min(look))) => {}
        }
        let Some(room) = room.upgrade() else { return };
        let now = Instant::now();
        let told = tell(&room, version, people_due.is_some_and(|due| due <= now)).await;
        look = match told {
            Ok(newest) => {
                version = newest;
                now + LOOK
            }
            Err(error) => {
                tracing::warn!(%error, "a room could not read what is new");
                now + AGAIN
            }
        };
        people_due = if room.has_changed_people() {
            Some(people_due.filter(|due| *due > now).unwrap_or(now + GATHER))
        } else {
            None
        };
    }
}

async fn tell(room: &Room, version: i64, with_people: bool) -> Result<i64> {
    let (news, allowed) = room.source.since(version).await?;
    let now = news.version;
    let people = if with_people { room.changed_people() } else { None };
    // Nobody listens: the last one is just leaving.
    let _ = room.out.send(Told { news: Arc::new(news), allowed: Arc::new(allowed), people });
    Ok(now)
}
