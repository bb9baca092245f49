//! The district's settings, the outbox, the log.

use fokusraum::access::Role;
use fokusraum::clock::MINUTE;
use fokusraum::mail::{self, Mail, Mailer};
use fokusraum::sql;

use crate::support::polls::Round;
use crate::support::{TestApp, begin, hostile};

const FIELDS: [(&str, &str); 8] = [
    ("district", "Kreis Pinneberg"),
    ("office", "Stabsstelle"),
    ("contact", "post@kreis.example"),
    ("phone", "04121 0"),
    ("phone_hours", "9 bis 12 Uhr"),
    ("imprint", "Vertreten durch:\r\ndie Landrätin\r\n\r\n<b>fett</b>"),
    ("accessibility", "Alte PDF.\n\nBeschwerdestelle: Kiel"),
    ("reviewed_on", "2026-02-01"),
];

#[tokio::test]
async fn settings_appear_at_once_on_every_page() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    admin.get("/settings").await.expect(200).says("Einstellungen");
    admin.submit("/settings", &FIELDS).await.says("gelten sofort").says("Kreis Pinneberg");
    let mut visitor = test.visitor();
    let imprint = visitor.get("/imprint").await.expect(200).says("04121 0").says("die Landrätin").says("<b>fett</b>");
    assert!(!imprint.body.contains("<b>fett"), "what was typed is text, not markup");
    visitor.get("/accessibility").await.says("Alte PDF.").says("1. Februar 2026").says("Beschwerdestelle: Kiel");
    admin.get("/audit").await.says("Einstellungen geändert").hides("Landrätin");
}

#[tokio::test]
async fn bad_settings_come_back() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    admin.post("/settings", &[("phone", "bleibt stehen")]).await.expect(422);
    let wrong = [("phone", "bleibt stehen"), ("reviewed_on", "gestern")];
    admin.post("/settings", &wrong).await.expect(422).keeps("bleibt stehen");
    hostile(&mut admin, "/settings", "district").await;
    hostile(&mut admin, "/settings", "imprint").await;
}

async fn queue(test: &TestApp, subject: &str, state: &'static str) {
    let mail = Mail {
        kind: "test",
        to: "ayla@test.example".into(),
        subject: subject.into(),
        text: "Geheim 123456 http://fokus.test/link".into(),
        ..Mail::default()
    };
    test.app
        .db
        .write((mail, state), |tx, (mail, state)| {
            Box::pin(async move {
                mail::queue(tx, mail.clone()).await?;
                let statement = sql!("UPDATE mails SET state = $2 WHERE subject = $1", &mail.subject, *state);
                tx.run(statement).await.map(drop)
            })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn the_outbox_names_what_is_uncertain_and_shows_no_text() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    queue(&test, "Hängt", "sending").await;
    admin.get("/outbox").await.says("Hängt").says("wird verschickt").hides("ungewiss").hides("Geheim");
    test.move_to(begin().plus(6 * MINUTE)).await;
    queue(&test, "Wartet", "waiting").await;
    let page = admin.get("/outbox").await.expect(200).says("ungewiss").says("ayla@test.example").hides("123456");
    page.says("Eine E-Mail wartet").hides("fokus.test/link").hides("kein Mailserver");
    admin.get("/outbox?state=waiting").await.says("Wartet").hides("Hängt");
    test.catch_up().await;
    admin.get("/outbox?state=sent").await.says("Wartet").says("verschickt").hides("Hängt");
    assert_eq!(test.sent().len(), 1, "what is uncertain is not sent again");
}

#[tokio::test]
async fn of_a_protected_group_the_outbox_shows_neither_title_nor_person() {
    let mut round = Round::in_sub_group().await;
    let invited = [("addresses", "neu@test.example"), ("role", "member")];
    round.coordinator.post(&format!("/groups/{}/invitations", round.group), &invited).await.expect(303);
    let meeting = [
        ("title", "Heimlicher Abend"),
        ("day", "2026-03-10"),
        ("from", "18 Uhr"),
        ("minutes", "90"),
        ("audience", "group"),
        ("whole_group", "yes"),
    ];
    round.coordinator.post(&format!("/groups/{}/meetings/new", round.group), &meeting).await.made();
    round.test.move_to(begin().plus(6 * MINUTE)).await;
    assert!(round.test.sent().iter().any(|mail| mail.subject.contains("Heimlicher Abend")), "people are told as ever");
    round.test.app.db.write((), |tx, ()| {
        // What a server says of a mail that it does not take names the address.
        let refused = sql!("UPDATE mails SET state = 'waiting', last_error = 'Relay-sagt-nein merle.member@test.example' WHERE kind = 'poll-invitation'");
        Box::pin(async move { tx.run(refused).await })
    })
    .await
    .unwrap();
    queue(&round.test, "Ihr Code", "sent").await;

    let mut admin = round.test.browser("Chefin", &[Role::Administrator]).await;
    let page = admin.get("/outbox").await.expect(200).says("Nachricht einer geschützten Gruppe");
    let page = page
        .says("Auch die Verwaltung der Plattform erfährt nicht, wer dazugehört")
        .says("letzter Versuch gescheitert");
    let page = page.says("Ihr Code").says("ayla@test.example");
    for word in [
        "Treffen im März",
        "Heimlicher Abend",
        "merle.member",
        "cora.coordinator",
        "neu@test.example",
        "Relay-sagt-nein",
        "Amsel",
    ] {
        assert!(!page.body.contains(word), "shown: {word}\n{}", page.text());
    }
    // What other groups send is told as before.
    let mut open = Round::with_guests(&[]).await;
    let mut admin = open.test.browser("Chefin", &[Role::Administrator]).await;
    let page = admin.get("/outbox").await.expect(200).says("Wann können Sie? Treffen im März");
    page.says("merle.member@test.example").hides("geschützten Gruppe");
    open.coordinator.get(&open.path("")).await.expect(200);
}

#[tokio::test]
async fn without_a_server_mails_wait_and_the_outbox_says_so() {
    let test = TestApp::without_server().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    queue(&test, "Wartet", "waiting").await;
    test.catch_up().await;
    admin.get("/outbox").await.says("Es ist kein Mailserver eingerichtet").says("wartet").hides("jetzt verschicken");
    admin.post("/outbox/delivery", &[]).await.expect(409).says("kein Mailserver");
}

#[tokio::test]
async fn waiting_mails_are_sent_once_a_server_is_set() {
    let test = TestApp::without_server().await;
    let admin = test.person("Chefin", &[Role::Administrator]).await;
    queue(&test, "Wartet", "waiting").await;
    test.catch_up().await;
    let mails = std::sync::Arc::clone(&test.mails);
    let test = test.restarted(Mailer::Memory(mails)).await;
    let mut admin = test.signed_in(admin).await;
    test.catch_up().await;
    assert!(test.sent().is_empty());
    admin.submit("/outbox/delivery", &[]).await.says("werden jetzt verschickt");
    test.catch_up().await;
    assert_eq!(test.sent().len(), 1);
    admin.get("/audit").await.says("neu angestoßen").says("Chefin");
}

#[tokio::test]
async fn a_debug_build_shows_the_mails_themselves() {
    let test = TestApp::new().await;
    queue(&test, "Wartet", "waiting").await;
    test.visitor().get("/dev/mail").await.expect(200).says("Geheim 123456");
}

#[tokio::test]
async fn the_log_is_paged_newest_first() {
    let test = TestApp::new().await;
    let id = test.person("Chefin", &[Role::Administrator]).await;
    let mut admin = test.signed_in(id).await;
    for number in 1..=21 {
        let name = format!("C{number}");
        admin.post(&format!("/people/{id}"), &[("name", &name), ("roles", "administrator")]).await.expect(303);
    }
    let first = admin.get("/audit").await.expect(200).says("Seite 1 von 2").says("Nächste Seite");
    assert_eq!(first.body.matches("Name geändert").count(), 20);
    let second = admin.get("/audit?page=2").await.says("Seite 2 von 2");
    assert_eq!(second.body.matches("Name geändert").count(), 1);
    admin.get("/audit?page=-7").await.says("Seite 1 von 2");
    admin.get("/audit?page=999999999999").await.says("Seite 2 von 2");
}
