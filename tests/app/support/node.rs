//! Programs of their own on a database of a test: to have two of them, or to kill one.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use fokusraum::clock::Timestamp;
use serde_json::Value;

use super::begin;

/// A program of its own on a database of ours; it is killed when the test ends.
pub struct Node {
    process: Child,
    pub address: SocketAddr,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What time it is for the programs of these tests: they begin when every test begins, and go on while it runs.
pub fn now() -> Timestamp {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    let passed = STARTED.get_or_init(Instant::now).elapsed();
    begin().plus(i64::try_from(passed.as_micros()).unwrap())
}

fn instant(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).unwrap().to_string()
}

impl Node {
    /// Starts the program with these settings; it is ready when this returns.
    pub fn start(settings: &[(&'static str, String)]) -> Self {
        Self::start_with_log(settings, Stdio::null())
    }

    /// The same, and what it logs goes to `log`.
    pub fn start_with_log(settings: &[(&'static str, String)], log: impl Into<Stdio>) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_fokusraum"))
            .args(["serve", "--listen", "127.0.0.1:0", "--base-url", "http://fokus.test"])
            .args(["--clock", &instant(now())])
            .env_remove("DATABASE_URL")
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        while !line.contains("http://") {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "the program ended before it said where it listens");
        }
        let address = line.split("http://").nth(1).unwrap().trim().trim_end_matches('/').parse().unwrap();
        Self { process, address }
    }

    /// Ends it at once, in the midst of whatever it does.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Sends a form as a script; the answer as data.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<Value> {
        post(self.address, path, cookie, fields).await
    }
}

/// The same to an address, also of a program that is gone by now: then there is no answer.
pub async fn post(address: SocketAddr, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<Value> {
    let (status, body) = send(address, path, cookie, fields).await?;
    assert_eq!(status, 200, "{body}");
    serde_json::from_str(&body).ok()
}

/// Sends a form; status and body, or nothing where the program died before it answered.
pub async fn send(address: SocketAddr, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<(u16, String)> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let body = body.finish();
    let mut stream = tokio::net::TcpStream::connect(address).await.ok()?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: fokus.test\r\nCookie: {cookie}\r\nOrigin: http://fokus.test\r\n\
         Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}
