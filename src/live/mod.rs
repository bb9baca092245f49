//! What changes is told at once: rooms of those who look at the same thing, and the sockets that tell them.
//!
//! * Changes travel by HTTP. After the commit a topic is announced ([`Tx::announce`](crate::db::Tx::announce)), on
//!   PostgreSQL to every node; what is announced is only that something changed, never what.
//! * A [`Room`](room::Room) then reads its source since the version it knows, renders each change once a language, and
//!   hands the same bytes to all sockets. Whoever missed something reads the same source since their own version, so
//!   reconnecting, sleeping, lagging and polling are one path.
//! * Before anything is told the room asks who may still know; other sockets are closed.
//!
//! Invariant: who is present is kept in memory only.

pub mod room;
pub mod socket;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};
use uuid::Uuid;

use crate::db::Db;
use crate::error::Result;
use room::{Room, Source};

/// The topic that says: somebody's rights or name changed, or announcements were lost. Every room looks again, and what
/// was kept is rendered anew.
pub const RIGHTS: Uuid = Uuid::nil();

/// How long to wait before the connection to other nodes is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// So many boards' turns are kept before those that nobody waits for are dropped.
const TURNS: usize = 1024;
/// The most that rendered fragments may hold, in bytes.
const KEPT: usize = 48 * 1024 * 1024;

/// The rooms of this node. Lives as long as the program.
pub struct Live {
    rooms: Turn<HashMap<Uuid, Weak<Room>>>,
    turns: Mutex<HashMap<Uuid, Arc<Turn<()>>>>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    fragments: HashMap<(Uuid, &'static str), (i64, Arc<str>)>,
    bytes: usize,
}

impl Live {
    /// Begins to hear announcements of `db`, here and from other nodes.
    pub fn start(db: &Db) -> Arc<Self> {
        let live = Arc::new(Self { rooms: Turn::default(), turns: Mutex::default(), kept: Mutex::default() });
        tokio::spawn(hear(Arc::downgrade(&live), db.clone()));
        tokio::spawn(relay(Arc::downgrade(&live), db.clone()));
        live
    }

    /// The room of `topic`; the first who comes opens it.
    ///
    /// # Errors
    /// What the source answered when asked for its version.
    pub async fn join(&self, topic: Uuid, source: Arc<dyn Source>) -> Result<Arc<Room>> {
        let mut rooms = self.rooms.lock().await;
        if let Some(room) = rooms.get(&topic).and_then(Weak::upgrade) {
            return Ok(room);
        }
        rooms.retain(|_, room| room.strong_count() > 0);
        let room = Room::open(source).await?;
        rooms.insert(topic, Arc::downgrade(&room));
        Ok(room)
    }

    /// Waits for one's turn to change `topic`: changes of one thing queue up here instead of colliding in the database.
    /// Correctness never rests on it, other nodes do not wait.
    pub async fn turn(&self, topic: Uuid) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            if turns.len() > TURNS {
                turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            }
            Arc::clone(turns.entry(topic).or_default())
        };
        turn.lock_owned().await
    }

    /// What was rendered of a thing at `version`; `variant` tells language and form.
    pub fn fragment(&self, thing: Uuid, variant: &'static str, version: i64) -> Option<Arc<str>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, fragment) = kept.fragments.get(&(thing, variant))?;
        (*at == version).then(|| Arc::clone(fragment))
    }

    /// Keeps what was rendered, in place of older versions.
    pub fn keep(&self, thing: Uuid, variant: &'static str, version: i64, fragment: &Arc<str>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes + fragment.len() > KEPT {
            *kept = Kept::default();
        }
        let old = kept.fragments.insert((thing, variant), (version, Arc::clone(fragment)));
        kept.bytes = kept.bytes + fragment.len() - old.map_or(0, |(_, old)| old.len());
    }

    async fn wake(&self, topic: Uuid) {
        let rooms = self.rooms.lock().await;
        let wake = |room: &Weak<Room>| {
            if let Some(room) = room.upgrade() {
                room.wake();
            }
        };
        if topic == RIGHTS {
            // Names may have changed with them.
            *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
            rooms.values().for_each(wake);
        } else if let Some(room) = rooms.get(&topic) {
            wake(room);
        }
    }
}

/// Wakes rooms. Who missed announcements wakes all of them: each looks up itself what is new.
async fn hear(live: Weak<Live>, db: Db) {
    let mut announced = db.announcements();
    drop(db);
    loop {
        let topic = match announced.recv().await {
            Ok(topic) => topic,
            Err(RecvError::Lagged(_)) => RIGHTS,
            Err(RecvError::Closed) => return,
        };
        let Some(live) = live.upgrade() else { return };
        live.wake(topic).await;
    }
}

/// Hears other nodes; once the line is there again every room looks up what it missed (see [`Db::relay`]).
async fn relay(live: Weak<Live>, db: Db) {
    while live.strong_count() > 0 {
        if let Err(error) = db.relay().await {
            tracing::warn!(%error, "other nodes are not heard for a moment");
        }
        tokio::time::sleep(AGAIN).await;
    }
}
