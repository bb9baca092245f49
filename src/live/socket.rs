//! One browser's socket: it tells versions and changes, and listens to nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;
use uuid::Uuid;

use super::room::{News, Presence, Room, Told};
use crate::error::{Error, Result};
use crate::i18n::Lang;

/// A ping this often; a line that answered none of the last two is dead.
const PING: Duration = Duration::from_secs(25);
/// How long a browser may take to read what it is sent.
const PATIENCE: Duration = Duration::from_secs(20);
/// The largest frame we read, in bytes: browsers have nothing to say here.
const SMALL: usize = 1024;
/// What is kept for reading from a socket, in bytes; the library's own figure is meant for bulk.
const BUFFER: usize = 2048;
/// The most sockets one person may have on one thing.
const MOST: usize = 30;
/// Close code: the session's right has ended.
const NO_RIGHT: u16 = 4403;

/// Who listens.
pub struct Listener {
    pub session: Uuid,
    pub person: Uuid,
    /// As the others read it.
    pub name: String,
    pub lang: Lang,
    /// The newest version they know.
    pub since: i64,
}

/// Settings that keep a socket small.
pub fn small(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade.max_message_size(SMALL).max_frame_size(SMALL).read_buffer_size(BUFFER).write_buffer_size(0)
}

/// Lets somebody in, before their socket opens: whoever is refused holds no place.
///
/// # Errors
/// [`Error::TooMany`] for more sockets than anybody needs.
pub fn admit(room: &Arc<Room>, who: &Listener) -> Result<Presence> {
    let presence = room.enter(who.person, who.name.clone());
    if room.sockets_of(who.person) > MOST { Err(Error::TooMany) } else { Ok(presence) }
}

/// Tells the browser what changes until it leaves or may not know any more.
pub async fn serve(mut socket: WebSocket, room: Arc<Room>, who: Listener, present: Presence) {
    let end = talk(&mut socket, &room, &who).await;
    drop(present);
    let frame = match end {
        End::Left => None,
        End::NoRight => Some((NO_RIGHT, "no right to this any more")),
        End::Chatter => Some((close_code::UNSUPPORTED, "this socket only tells")),
        End::Malformed => Some((close_code::PROTOCOL, "frame refused")),
        End::Silent => Some((close_code::AWAY, "no answer to pings")),
        End::Fault => Some((close_code::ERROR, "please connect again")),
    };
    if let Some((code, reason)) = frame {
        let close = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
        // Whoever is gone does not need to hear it.
        let _ = tokio::time::timeout(PATIENCE, socket.send(close)).await;
    }
}

/// Why a socket ends.
enum End {
    Left,
    NoRight,
    /// It sent text or bytes.
    Chatter,
    /// It sent what is no frame, or too large a one.
    Malformed,
    Silent,
    Fault,
}

async fn talk(socket: &mut WebSocket, room: &Arc<Room>, who: &Listener) -> End {
    let mut heard = room.listen();
    let mut version = who.since;
    if let Err(end) = catch_up(socket, room, who, &mut version).await {
        return end;
    }
    let mut ping = tokio::time::interval_at(Instant::now() + PING, PING);
    let mut unanswered = 0;
    loop {
        let step = tokio::select! {
            told = heard.recv() => match told {
                Ok(told) => pass_on(socket, room, who, &mut version, &told).await,
                Err(RecvError::Lagged(_)) => catch_up(socket, room, who, &mut version).await,
                Err(RecvError::Closed) => Err(End::Fault),
            },
            got = socket.recv() => match got {
                None | Some(Ok(Message::Close(_))) => Err(End::Left),
                Some(Ok(Message::Pong(_))) => {
                    unanswered = 0;
                    Ok(())
                }
                Some(Ok(Message::Ping(_))) => Ok(()),
                Some(Ok(Message::Text(_) | Message::Binary(_))) => Err(End::Chatter),
                Some(Err(_)) => Err(End::Malformed),
            },
            _ = ping.tick() => {
                unanswered += 1;
                if unanswered > 2 { Err(End::Silent) } else { send(socket, Message::Ping(Vec::new().into())).await }
            }
        };
        if let Err(end) = step {
            return end;
        }
    }
}

async fn pass_on(
    socket: &mut WebSocket,
    room: &Room,
    who: &Listener,
    version: &mut i64,
    told: &Told,
) -> std::result::Result<(), End> {
    if !told.allowed.contains(&who.session) {
        return Err(End::NoRight);
    }
    if let Some(people) = &told.people {
        send(socket, Message::Text(people.clone())).await?;
    }
    let first = told.news.frames.first().map_or(told.news.version, |frame| frame.version - 1);
    if told.news.version > *version && (told.news.far || first > *version) {
        return catch_up(socket, room, who, version).await;
    }
    tell(socket, who, version, &told.news).await
}

/// Reads and tells what this socket has missed.
async fn catch_up(
    socket: &mut WebSocket,
    room: &Room,
    who: &Listener,
    version: &mut i64,
) -> std::result::Result<(), End> {
    let (news, allowed) = room.source().since(*version).await.map_err(|_| End::Fault)?;
    if !allowed.contains(&who.session) {
        return Err(End::NoRight);
    }
    if news.far {
        *version = news.version;
        let far = serde_json::json!({ "kind": "far", "v": news.version });
        return send(socket, Message::Text(far.to_string().into())).await;
    }
    tell(socket, who, version, &news).await
}

async fn tell(socket: &mut WebSocket, who: &Listener, version: &mut i64, news: &News) -> std::result::Result<(), End> {
    for frame in news.frames.iter().filter(|frame| frame.version > *version) {
        send(socket, Message::Text(frame.text(who.lang))).await?;
    }
    *version = news.version.max(*version);
    Ok(())
}

async fn send(socket: &mut WebSocket, message: Message) -> std::result::Result<(), End> {
    match tokio::time::timeout(PATIENCE, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(End::Left),
        Err(_) => Err(End::Silent),
    }
}
