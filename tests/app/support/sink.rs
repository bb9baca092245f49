//! A mail server of our own on loopback: it takes what it is given and remembers to whom, or behaves badly.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// What the server does with a whole message.
#[derive(Clone, Copy)]
pub enum Manners {
    Takes,
    /// Takes it and hangs up before it says so.
    SilentAfterData,
    /// Says no to the recipient, with the address in its words.
    Refuses,
}

/// The server; it ends with the test.
pub struct Sink {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    came: Arc<Notify>,
    server: JoinHandle<()>,
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Sink {
    /// A server with such manners.
    pub async fn with(manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, came) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
        let (list, bell) = (Arc::clone(&taken), Arc::clone(&came));
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (list, bell) = (Arc::clone(&list), Arc::clone(&bell));
                tokio::spawn(async move {
                    // A client that dies in the midst of a conversation is what some tests are about.
                    let _ = talk(stream, manners, &list, &bell).await;
                });
            }
        });
        Self { port, taken, came, server }
    }

    /// Where it is found.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// To whom whole messages came so far, in their order.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    /// Waits until `count` messages came.
    pub async fn wait_for(&self, count: usize) {
        loop {
            let next = self.came.notified();
            if self.taken().len() >= count {
                return;
            }
            next.await;
        }
    }
}

/// One conversation.
async fn talk(stream: TcpStream, manners: Manners, taken: &Mutex<Vec<String>>, came: &Notify) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await?;
    let (mut in_data, mut to) = (false, String::new());
    while let Some(line) = lines.next_line().await? {
        if in_data {
            if line == "." {
                taken.lock().unwrap().push(std::mem::take(&mut to));
                came.notify_waiters();
                if matches!(manners, Manners::SilentAfterData) {
                    return Ok(());
                }
                in_data = false;
                write.write_all(b"250 taken\r\n").await?;
            }
            continue;
        }
        let reply: &[u8] = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "RCPT" if matches!(manners, Manners::Refuses) => b"550 <anna@test.example>: unknown\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                b"250 ok\r\n"
            }
            "DATA" => {
                in_data = true;
                b"354 go on\r\n"
            }
            "QUIT" => return write.write_all(b"221 bye\r\n").await,
            _ => b"250 ok\r\n",
        };
        write.write_all(reply).await?;
    }
    Ok(())
}
