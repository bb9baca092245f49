//! Mails on their way to a real SMTP server that behaves badly.

use fokusraum::config::{Config, Raw};
use fokusraum::mail::{self, Mail, Mailer};
use fokusraum::sql;

use crate::support::TestApp;
use crate::support::sink::{Manners, Sink};

/// Queues a mail to a server with such manners and runs all jobs; how many messages it took, and the mail's state.
async fn deliver(manners: Manners) -> (usize, String, String) {
    let sink = Sink::with(manners).await;
    let raw = Raw { smtp_url: Some(sink.url()), ..Raw::default() };
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
    let mut tx = test.app.db.reader().await.unwrap();
    let state = tx.value::<String>("state", sql!("SELECT state FROM mails")).await.unwrap().unwrap();
    let job = tx.value::<String>("last_error", sql!("SELECT last_error FROM jobs")).await.unwrap().unwrap_or_default();
    (sink.taken().len(), state, job)
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
