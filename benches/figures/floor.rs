//! What the bare machine needs to tell a change to many: a process that sends every line it is given to all sockets.

use std::process::Stdio;
use std::sync::Arc;

use futures_util::SinkExt as _;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use super::{Outcome, Running};

/// Starts this program as the bare broadcaster.
pub const ARGUMENT: &str = "--bare-broadcast";

/// Accepts sockets on one address; every line that comes on another one goes to all of them and is then acknowledged.
pub async fn serve() -> Outcome<()> {
    let sockets = TcpListener::bind("127.0.0.1:0").await?;
    let lines = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}|{}", sockets.local_addr()?, lines.local_addr()?);
    let (out, _) = broadcast::channel::<Utf8Bytes>(256);
    let out = Arc::new(out);
    let listening = Arc::clone(&out);
    tokio::spawn(async move {
        while let Ok((stream, _)) = sockets.accept().await {
            let mut heard = listening.subscribe();
            tokio::spawn(async move {
                stream.set_nodelay(true).ok();
                let Ok(mut socket) = accept_async(stream).await else { return };
                while let Ok(text) = heard.recv().await {
                    if socket.send(Message::Text(text)).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    loop {
        let (stream, _) = lines.accept().await?;
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        while stream.read_line(&mut line).await? > 0 {
            // Nobody listens yet: nothing to tell.
            let _ = out.send(line.trim_end().into());
            stream.write_all(b"ok\n").await?;
            line.clear();
        }
    }
}

/// The bare broadcaster as a child: where its sockets are, and where it takes lines.
pub async fn start() -> Outcome<(Running, String, String)> {
    let mut child =
        std::process::Command::new(std::env::current_exe()?).arg(ARGUMENT).stdout(Stdio::piped()).spawn()?;
    let out = child.stdout.take().ok_or("no output")?;
    let running = Running(child, String::new());
    let line = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).map(|_| line)
    });
    let line = line.await??;
    let (sockets, lines) = line.trim().trim_start_matches("http://").split_once('|').ok_or("no addresses")?;
    Ok((running, sockets.to_owned(), lines.to_owned()))
}
