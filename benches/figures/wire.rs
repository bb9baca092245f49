//! A plain client: one kept connection, requests one after the other; and sockets that only listen.

use futures_util::StreamExt as _;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::Outcome;

/// One kept connection of somebody who is signed in.
pub struct Client {
    stream: BufReader<TcpStream>,
    address: String,
    cookie: String,
}

impl Client {
    pub async fn connect(address: &str, cookie: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), address: address.to_owned(), cookie: cookie.to_owned() })
    }

    /// The body of a page, as it travels.
    pub async fn get(&mut self, path: &str, encoding: &str) -> Outcome<Vec<u8>> {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nAccept-Encoding: {encoding}\r\n\r\n",
            self.address, self.cookie
        );
        self.stream.write_all(head.as_bytes()).await?;
        self.answer().await
    }

    /// Sends a form as our script does.
    pub async fn post(&mut self, path: &str, body: &str) -> Outcome<Vec<u8>> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        );
        self.stream.write_all(head.as_bytes()).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> Outcome<Vec<u8>> {
        let (mut status, mut length, mut chunked) = (String::new(), 0, false);
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).await?;
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if status.is_empty() {
                status.clone_from(&line);
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse()?;
            }
            chunked |= line == "transfer-encoding: chunked";
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        if chunked {
            body = self.chunks().await?;
        }
        if status.contains(" 200 ") || status.contains(" 303 ") {
            Ok(body)
        } else {
            Err(format!("{status}: {}", body.len()).into())
        }
    }

    async fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).await?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            let mut chunk = vec![0; length + 2];
            self.stream.read_exact(&mut chunk).await?;
            if length == 0 {
                return Ok(body);
            }
            body.extend_from_slice(chunk.get(..length).unwrap_or_default());
        }
    }
}

/// A socket that listens.
pub struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    pub async fn open(address: &str, path: &str, cookie: &str) -> Outcome<Self> {
        let mut request = format!("ws://{address}{path}").into_client_request()?;
        request.headers_mut().insert("cookie", cookie.parse()?);
        request.headers_mut().insert("sec-fetch-site", "same-origin".parse()?);
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let small = WebSocketConfig::default().read_buffer_size(2048).write_buffer_size(0);
        match tokio_tungstenite::client_async_with_config(request, stream, Some(small)).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(answer)) => Err(format!("{path} answered {}", answer.status()).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// The next text that is not about people.
    pub async fn hear(&mut self) -> Outcome<String> {
        loop {
            match self.0.next().await.ok_or("the socket closed")?? {
                Message::Text(text) if !text.contains("\"people\"") => return Ok(text.to_string()),
                Message::Close(frame) => return Err(format!("closed: {frame:?}").into()),
                _ => {}
            }
        }
    }
}

/// How long a page takes, in ms.
pub async fn timed(client: &mut Client, path: &str) -> Outcome<f64> {
    let begun = Instant::now();
    client.get(path, "identity").await?;
    Ok(begun.elapsed().as_secs_f64() * 1000.0)
}

/// Pages a second on four connections, and the slowest of a hundred in ms.
pub async fn rate(address: &str, cookie: &str, path: &str) -> Outcome<(f64, f64)> {
    let until = Instant::now() + Duration::from_secs(3);
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let (address, cookie, path) = (address.to_owned(), cookie.to_owned(), path.to_owned());
        tasks.push(tokio::spawn(async move {
            let mut times = Vec::new();
            let mut client = Client::connect(&address, &cookie).await.map_err(|e| e.to_string())?;
            while Instant::now() < until {
                times.push(timed(&mut client, &path).await.map_err(|e| e.to_string())?);
            }
            Ok::<_, String>(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    Ok((f64::from(u32::try_from(times.len())?) / 3.0, quantile(&mut times, 0.99)))
}

/// The value below which this part of them lies.
pub fn quantile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let at = ((times.len() as f64 - 1.0) * part).round() as usize;
    times.get(at).copied().unwrap_or(f64::NAN)
}
