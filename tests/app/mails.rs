//! Mails on their way to a real SMTP server that behaves badly.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use fokusraum::config::{Config, Raw};
use fokusraum::mail::{self, Mail, Mailer};
use fokusraum::sql;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::TestApp;

/// What the server does with a whole message.
#[derive(Clone, Copy)]
enum Manners {
    /// Takes it and hangs up before it says so.
    SilentAfterData,
    /// Says no to the recipient, with the address in its words.
    Refuses,
}

/// One conversation; counts messages that arrived in full.
async fn talk(stream: TcpStream, manners: Manners, taken: Arc<AtomicUsize>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await?;
    let mut in_data = false;
    while let Some(line) = lines.next_line().await? {
        if in_data {
            if line == "." {
                taken.fetch_add(1, Ordering::SeqCst);
                return Ok(());
            }
            continue;
        }
        let reply: &[u8] = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "RCPT" if matches!(manners, Manners::Refuses) => b"550 <anna@test.example>: unknown\r\n",
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

/// Queues a mail to a server with such manners and runs all jobs; how many messages it took, and the mail's state.
async fn deliver(manners: Manners) -> (usize, String, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&taken);
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = talk(stream, manners, Arc::clone(&counter)).await;
        }
    });
    let raw = Raw { smtp_url: Some(format!("smtp://127.0.0.1:{port}")), ..Raw::default() };
    let raw = Raw { listen: "127.0.0.1:0".into(), base_url: Some("http://fokus.test".into()), ..raw };
    let mailer = Mailer::new(&Config::from_raw(raw).unwrap()).unwrap();
    let test = TestApp::new().await.restarted(mailer).await;
    let mail = || Mail {
        kind: "test",
        to: "anna@test.example".into(),
        subject: "Hallo".into(),
        text: "Text".into(),
        ..Mail::default()
    };
    test.app.db.write((), move |tx, ()| Box::pin(mail::queue(tx, mail()))).await.unwrap();
    for _ in 0..3 {
        test.catch_up().await;
        let later = test.app.db.clock().now().plus(3_600_000_000);
        test.app.db.clock().set(later);
    }
    server.abort();
    let mut tx = test.app.db.reader().await.unwrap();
    let state = tx.value::<String>("state", sql!("SELECT state FROM mails")).await.unwrap().unwrap();
    let job = tx.value::<String>("last_error", sql!("SELECT last_error FROM jobs")).await.unwrap().unwrap_or_default();
    (taken.load(Ordering::SeqCst), state, job)
}

#[tokio::test]
async fn a_mail_whose_answer_never_came_is_not_sent_again() {
    let (taken, state, _) = deliver(Manners::SilentAfterData).await;
    assert_eq!((taken, state.as_str()), (1, "sending"), "the outbox names it uncertain");
}

#[tokio::test]
async fn a_refused_mail_waits_and_its_address_stays_out_of_the_job() {
    let (taken, state, job) = deliver(Manners::Refuses).await;
    assert_eq!((taken, state.as_str()), (0, "waiting"));
    assert!(!job.is_empty() && !job.contains("anna"), "{job}");
}
