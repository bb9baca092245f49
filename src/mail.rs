//! Mails: written as rows of the transaction that causes them, carried out by a job, never twice.
//!
//! A row goes `waiting → sending → sent`. `sending` is committed before the server is spoken to, so a crash in
//! between leaves `sending` behind: nobody can know whether it arrived, it is not sent again, and the outbox
//! names it *uncertain*. Texts are wiped once sent: codes and links stay out of the database.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use percent_encoding::percent_decode_str;
use serde_json::json;
use uuid::Uuid;

use crate::clock::{MINUTE, Timestamp};
use crate::config::{Config, MailTarget};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::{jobs, row, sql};

/// What was begun to be sent so long ago and is not sent yet: nobody knows whether it arrived.
pub const UNCERTAIN: i64 = 5 * MINUTE;
/// The kind of the job that carries out a mail.
pub const JOB: &str = "mail.send";

/// A mail before it becomes a row.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    /// What it is: `invitation`, `sign-in-code`, …
    pub kind: &'static str,
    /// Address.
    pub to: String,
    /// Subject, one line.
    pub subject: String,
    /// The whole text; HTML is made from it.
    pub text: String,
    /// What it is about: the page of that thing says what still waits.
    pub about: Option<Uuid>,
    /// The group that it is sent for: of one whose people are protected, the outbox shows nothing but that it is there.
    pub place: Option<Uuid>,
    /// An invitation to a meeting, or its end.
    pub calendar: Option<CalendarPart>,
}

/// The iCalendar file of a mail (RFC 6047).
#[derive(Debug, Clone)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`, as in the file.
    pub method: &'static str,
    /// The file.
    pub text: String,
}

row! {
    /// A mail as stored.
    pub struct Stored {
        pub id: Uuid,
        pub kind: String,
        pub recipient: String,
        pub subject: String,
        pub body_text: String,
        pub body_html: String,
        pub calendar: String,
        pub calendar_method: String,
        pub state: String,
        pub created_at: Timestamp,
        pub sent_at: Option<Timestamp>,
        pub last_error: String,
    }
}

/// Writes the mail and the job that sends it.
pub async fn queue(tx: &mut Tx, mail: Mail) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    let html = html_of(&mail.text);
    let (calendar, method) = mail.calendar.map(|c| (c.text, c.method)).unwrap_or_default();
    tx.run(sql!(
        "INSERT INTO mails (id, kind, recipient, subject, body_text, body_html, state, created_at, last_error, about, \
           calendar, calendar_method, place) VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, '', $8, $9, $10, $11)",
        id,
        mail.kind,
        mail.to,
        mail.subject.replace(['\r', '\n'], " "),
        mail.text,
        html,
        now,
        mail.about,
        calendar,
        method,
        mail.place
    ))
    .await?;
    jobs::enqueue(tx, JOB, &json!({ "mail": id }), now, Some(&format!("mail:{id}"))).await
}

/// Paragraphs and links of a plain text as HTML; everything else is escaped.
fn html_of(text: &str) -> String {
    let mut html = String::from("<!doctype html><html><body>");
    for paragraph in text.split("\n\n") {
        html.push_str("<p>");
        for (i, line) in paragraph.lines().enumerate() {
            if i > 0 {
                html.push_str("<br>");
            }
            for (j, word) in line.split(' ').enumerate() {
                if j > 0 {
                    html.push(' ');
                }
                let safe = escape(word);
                if word.starts_with("http://") || word.starts_with("https://") {
                    html.push_str(&format!("<a href=\"{safe}\">{safe}</a>"));
                } else {
                    html.push_str(&safe);
                }
            }
        }
        html.push_str("</p>");
    }
    html.push_str("</body></html>");
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What takes a finished mail away.
#[derive(Clone)]
pub enum Mailer {
    /// To a server.
    Smtp { transport: AsyncSmtpTransport<Tokio1Executor>, from: String },
    /// Into a folder, one `.eml` file each.
    Folder { folder: PathBuf, from: String },
    /// Into memory, for tests.
    Memory(Arc<Mutex<Vec<Stored>>>),
    /// Not at all: it waits in the outbox.
    Outbox,
}

impl Mailer {
    /// The mailer that the settings ask for.
    pub fn new(config: &Config) -> Result<Self> {
        let from = config.mail_from.clone();
        Ok(match &config.mail {
            MailTarget::Outbox => Self::Outbox,
            MailTarget::Folder(folder) => Self::Folder { folder: folder.clone(), from },
            MailTarget::Smtp(url) => Self::Smtp { transport: transport(url)?, from },
        })
    }

    /// Whether mails leave the house at all.
    pub fn delivers(&self) -> bool {
        !matches!(self, Self::Outbox)
    }

    /// Asks the server whether it would take mails.
    pub async fn test(&self) -> Result<()> {
        match self {
            Self::Smtp { transport, .. } => match transport.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err(Error::internal("the SMTP server does not answer")),
                Err(error) => Err(Error::internal(format!("SMTP: {error}"))),
            },
            Self::Folder { folder, .. } => tokio::fs::create_dir_all(folder).await.map_err(Error::from),
            Self::Memory(_) | Self::Outbox => Ok(()),
        }
    }

    async fn deliver(&self, mail: &Stored) -> Result<Delivery> {
        match self {
            Self::Smtp { transport, from } => {
                let message = message(mail, from)?;
                self.test().await?; // what fails here was surely not handed over
                return match transport.send(message).await {
                    Ok(_) => Ok(Delivery::Done),
                    Err(e) if e.is_transient() || e.is_permanent() || e.is_client() || e.is_tls() => {
                        Err(Error::internal(format!("SMTP: {e}")))
                    }
                    Err(e) => Ok(Delivery::Uncertain(format!("SMTP: {e}"))),
                };
            }
            Self::Folder { folder, from } => {
                tokio::fs::create_dir_all(folder).await?;
                let bytes = message(mail, from)?.formatted();
                tokio::fs::write(folder.join(format!("{}.eml", mail.id)), bytes).await?;
            }
            Self::Memory(mails) => mails.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone()),
            Self::Outbox => {}
        }
        Ok(Delivery::Done)
    }
}

/// What became of a mail that was handed over; an error instead says that it was not.
enum Delivery {
    Done,
    /// The line broke before the server's answer: nobody knows, and it is not sent again.
    Uncertain(String),
}

fn transport(url: &url::Url) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let fault = |e| Error::internal(format!("setting SMTP_URL: {e}"));
    let host = url.host_str().unwrap_or_default();
    let loopback = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let mut builder = match url.scheme() {
        "smtps" => AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(fault)?,
        _ if loopback => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
        _ => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(fault)?,
    };
    if let Some(port) = url.port() {
        builder = builder.port(port);
    }
    if !url.username().is_empty() {
        // An address writes `@`, `#` and others of a name or password as %40, %23, …
        let plain = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let password = plain(url.password().unwrap_or_default());
        builder = builder.credentials(Credentials::new(plain(url.username()), password));
    }
    Ok(builder.build())
}

fn message(mail: &Stored, from: &str) -> Result<Message> {
    let mailbox = |text: &str| text.parse::<Mailbox>().map_err(|_| Error::internal("mail address"));
    Message::builder()
        .from(mailbox(from)?)
        .to(mailbox(&mail.recipient)?)
        .subject(mail.subject.clone())
        .message_id(Some(format!("<{}@fokusraum>", mail.id)))
        .multipart(body(mail)?)
        .map_err(|e| Error::internal(format!("mail: {e}")))
}

/// Text and HTML; an invitation stands beside them as one more alternative, which calendars read, and as a file, which
/// people save (RFC 6047, 2.4).
fn body(mail: &Stored) -> Result<MultiPart> {
    let words = MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone());
    if mail.calendar.is_empty() {
        return Ok(words);
    }
    let kind = |text: String| ContentType::parse(&text).map_err(|e| Error::internal(format!("mail: {e}")));
    let inline = kind(format!("text/calendar; method={}; charset=utf-8", mail.calendar_method))?;
    let words = words.singlepart(SinglePart::builder().header(inline).body(mail.calendar.clone()));
    let file =
        Attachment::new("termin.ics".to_owned()).body(mail.calendar.clone(), kind("application/ics".to_owned())?);
    Ok(MultiPart::mixed().multipart(words).singlepart(file))
}

/// Takes mails of these kinds about a thing back that wait for `recipient`: what is told now overtakes them. Answers
/// their kinds.
pub async fn take_back(tx: &mut Tx, about: Uuid, recipient: &str, kinds: [&str; 2]) -> Result<Vec<String>> {
    let [one, other] = kinds;
    let statement = sql!(
        "DELETE FROM mails WHERE about = $1 AND recipient = $2 AND state = 'waiting' AND kind IN ($3, $4) RETURNING kind",
        about,
        recipient,
        one,
        other
    );
    tx.values("kind", statement).await
}

/// How many mails about a thing have not left yet, and how many nobody knows of whether they did.
pub async fn on_its_way(tx: &mut Tx, about: Uuid) -> Result<(i64, i64)> {
    let long_ago = tx.now.plus(-UNCERTAIN);
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM mails WHERE about = $1 AND (state = 'waiting' OR state = 'sending' AND sent_at >= $2)",
        about,
        long_ago
    );
    let waiting = tx.value("n", statement).await?.unwrap_or(0);
    let statement = sql!(
        "SELECT COUNT(*) AS n FROM mails WHERE about = $1 AND state = 'sending' AND sent_at < $2",
        about,
        long_ago
    );
    Ok((waiting, tx.value("n", statement).await?.unwrap_or(0)))
}

/// Carries out the mail `id`: at most once, whatever happens in between.
pub async fn send(db: &Db, mailer: &Mailer, id: Uuid) -> Result<()> {
    if !mailer.delivers() {
        return Ok(());
    }
    let Some(mail) = start(db, id).await? else {
        return Ok(());
    };
    let result = mailer.deliver(&mail).await;
    let failed = result.is_err();
    let outcome = result.map_err(|error| error.to_string());
    db.write((id, outcome), |tx, (id, outcome)| {
        Box::pin(async move {
            let now = tx.now;
            let statement = match outcome {
                Ok(Delivery::Uncertain(why)) => sql!("UPDATE mails SET last_error = $2 WHERE id = $1", *id, why),
                Ok(Delivery::Done) => sql!(
                    "UPDATE mails SET state = 'sent', sent_at = $2, body_text = '', body_html = '', calendar = '', \
                       last_error = '' WHERE id = $1",
                    *id,
                    now
                ),
                Err(error) => sql!(
                    "UPDATE mails SET state = 'waiting', sent_at = NULL, last_error = $2 WHERE id = $1",
                    *id,
                    error
                ),
            };
            tx.run(statement).await.map(drop)
        })
    })
    .await?;
    // The server's words may hold an address: they stand in the outbox, not in a log.
    if failed { Err(Error::internal("a mail was not taken, the outbox says why")) } else { Ok(()) }
}

async fn start(db: &Db, id: Uuid) -> Result<Option<Stored>> {
    db.write(id, |tx, id| {
        Box::pin(async move {
            let now = tx.now;
            tx.maybe(sql!(
                "UPDATE mails SET state = 'sending', sent_at = $2 WHERE id = $1 AND state = 'waiting' \
                 RETURNING id, kind, recipient, subject, body_text, body_html, calendar, calendar_method, state, created_at, sent_at, last_error",
                *id,
                now
            ))
            .await
        })
    })
    .await
}

/// Enqueues every waiting mail again, e.g. after an SMTP server was set; answers how many.
pub async fn requeue_waiting(tx: &mut Tx) -> Result<usize> {
    let now = tx.now;
    let ids: Vec<Uuid> = tx.values("id", sql!("SELECT id FROM mails WHERE state = 'waiting' ORDER BY id")).await?;
    for id in &ids {
        jobs::enqueue(tx, JOB, &json!({ "mail": id }), now, Some(&format!("mail:{id}:{}", now.0))).await?;
    }
    Ok(ids.len())
}

row! {
    /// A mail as the outbox shows it: never its text, and of a citizen sub-group's neither subject nor address nor what
    /// the server said, which may hold the address: administrators are not among its people.
    pub struct Listed {
        /// Whether it is sent for a citizen sub-group: then the three are empty.
        pub is_protected: bool,
        pub recipient: String,
        pub subject: String,
        pub state: String,
        pub created_at: Timestamp,
        /// When it was handed to the server, in the states `sending` and `sent`.
        pub sent_at: Option<Timestamp>,
        pub last_error: String,
        /// Whether the last try failed.
        pub has_failed: bool,
    }
}

/// `limit` mails after the newest `offset`, newest first; an empty `state` means all.
pub async fn outbox(tx: &mut Tx, state: &str, limit: usize, offset: usize) -> Result<Vec<Listed>> {
    tx.all(sql!(
        "SELECT (g.id IS NOT NULL) AS is_protected, CASE WHEN g.id IS NULL THEN m.recipient ELSE '' END AS recipient, \
           CASE WHEN g.id IS NULL THEN m.subject ELSE '' END AS subject, m.state, m.created_at, m.sent_at, \
           CASE WHEN g.id IS NULL THEN m.last_error ELSE '' END AS last_error, (m.last_error <> '') AS has_failed \
         FROM mails m LEFT JOIN groups g ON g.id = m.place AND g.kind = 'citizen_subgroup' \
         WHERE $1 = '' OR m.state = $1 ORDER BY m.created_at DESC, m.id DESC LIMIT $2 OFFSET $3",
        state,
        limit,
        offset
    ))
    .await
}

/// How many mails are in `state`; in all where it is empty.
pub async fn count(tx: &mut Tx, state: &str) -> Result<usize> {
    let statement = sql!("SELECT COUNT(*) AS n FROM mails WHERE $1 = '' OR state = $1", state);
    Ok(tx.value("n", statement).await?.unwrap_or(0))
}

/// The newest mails, newest first, with their texts. Only `/dev/mail` may show those.
pub async fn newest(tx: &mut Tx, limit: i64) -> Result<Vec<Stored>> {
    tx.all(sql!(
        "SELECT id, kind, recipient, subject, body_text, body_html, calendar, calendar_method, state, created_at, sent_at, last_error \
         FROM mails ORDER BY created_at DESC, id DESC LIMIT $1",
        limit
    ))
    .await
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_addresses_become_links_and_markup_stays_text() {
        let html = super::html_of("Guten Tag <b>\n\nhttps://a.example/x?a=1&b=2");
        assert!(html.contains("Guten Tag &lt;b&gt;"));
        assert!(html.contains("<a href=\"https://a.example/x?a=1&amp;b=2\">"));
    }
}
