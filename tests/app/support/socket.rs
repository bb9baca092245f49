//! A browser's socket on a server that really listens.

use std::net::SocketAddr;

use fokusraum::app::App;
use fokusraum::router;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Serves `app` on loopback until the test ends.
pub async fn serve(app: &App) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = router::build(app).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

/// One open socket.
pub struct Socket(WebSocketStream<TcpStream>);

/// What a socket said.
#[derive(Debug, PartialEq)]
pub enum Heard {
    Frame(Value),
    /// Close code and reason.
    Closed(u16, String),
}

impl Socket {
    /// Opens `path` with a session, as a page of ours would; the status where that is refused.
    pub async fn open(address: SocketAddr, path: &str, cookie: &str) -> Result<Self, u16> {
        Self::from_origin(address, path, cookie, "http://fokus.test").await
    }

    pub async fn from_origin(address: SocketAddr, path: &str, cookie: &str, origin: &str) -> Result<Self, u16> {
        let mut request = format!("ws://{address}{path}").into_client_request().unwrap();
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let stream = TcpStream::connect(address).await.unwrap();
        match tokio_tungstenite::client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// The next thing it says; `people` are left out.
    pub async fn hear(&mut self) -> Heard {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    if frame["kind"] != "people" {
                        return Heard::Frame(frame);
                    }
                }
                Some(Ok(Message::Close(Some(frame)))) => {
                    return Heard::Closed(frame.code.into(), frame.reason.to_string());
                }
                Some(Ok(Message::Close(None))) | None => return Heard::Closed(1005, String::new()),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Heard::Closed(1006, error.to_string()),
            }
        }
    }

    /// The next frame about people.
    pub async fn hear_people(&mut self) -> Value {
        while let Some(Ok(message)) = self.0.next().await {
            if let Message::Text(text) = message {
                let frame: Value = serde_json::from_str(&text).unwrap();
                if frame["kind"] == "people" {
                    return frame;
                }
            }
        }
        panic!("the socket closed");
    }

    /// The next frame.
    pub async fn frame(&mut self) -> Value {
        match self.hear().await {
            Heard::Frame(frame) => frame,
            closed => panic!("{closed:?}"),
        }
    }

    /// Sends what no page of ours would.
    pub async fn send(&mut self, message: Message) {
        // The other side may be closing already.
        let _ = self.0.send(message).await;
    }

    /// Sends raw bytes that are no frame.
    pub async fn send_raw(&mut self, bytes: &[u8]) {
        use tokio::io::AsyncWriteExt as _;
        let _ = self.0.get_mut().write_all(bytes).await;
    }
}
