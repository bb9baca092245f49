//! Signing in and out, by password and by code.

use fokusraum::features::accounts::{password, store};

use crate::support::TestApp;

async fn with_password(test: &TestApp) {
    let hash = password::hash("ein langes Passwort".into()).await.unwrap();
    let new = store::NewAccount {
        name: "Ayla".into(),
        email: "Ayla@test.example".into(),
        password_hash: Some(hash),
        lang: fokusraum::i18n::Lang::De,
    };
    test.app.db.write(new, |tx, new| Box::pin(async move { store::insert(tx, new).await.map(drop) })).await.unwrap();
}

#[tokio::test]
async fn a_password_opens_a_session_and_signing_out_ends_it() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let mut browser = test.visitor();
    let wrong = browser.post("/sign-in", &[("email", "ayla@test.example"), ("password", "falsch")]).await;
    wrong.expect(422).says("E-Mail und Passwort passen nicht zusammen").says("Fehler:");
    let fields = [("email", " ayla@TEST.example "), ("password", "ein langes Passwort"), ("next", "//evil.example")];
    let answer = browser.post("/sign-in", &fields).await.expect(303);
    assert_eq!(answer.location.as_deref(), Some("/"));
    browser.get("/sign-in").await.expect(200).says("Ayla");
    browser.post("/sign-out", &[]).await.expect(303);
    browser.get("/sign-in").await.expect(200).hides("Ayla");
}

#[tokio::test]
async fn a_code_arrives_by_mail_and_works_once() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let mut browser = test.visitor();
    browser.submit("/sign-in/code", &[("email", "ayla@test.example")]).await.says("Code eingeben");
    test.catch_up().await;
    let mails = test.sent();
    let code: String = mails[0].body_text.chars().filter(char::is_ascii_digit).take(6).collect();
    let mut other = browser.clone();
    browser.post("/sign-in/code/entry", &[("code", "000000")]).await.expect(422).says("stimmt nicht");
    browser.post("/sign-in/code/entry", &[("code", &code)]).await.expect(303);
    browser.get("/sign-in").await.says("Ayla");
    other.post("/sign-in/code/entry", &[("code", &code)]).await.expect(422);
}

#[tokio::test]
async fn an_unknown_address_is_answered_alike_and_gets_no_mail() {
    let test = TestApp::new().await;
    let mut browser = test.visitor();
    browser.submit("/sign-in/code", &[("email", "niemand@test.example")]).await.says("Code eingeben");
    test.catch_up().await;
    assert!(test.sent().is_empty());
}

#[tokio::test]
async fn writes_from_elsewhere_are_refused() {
    let test = TestApp::new().await;
    let mut browser = test.visitor();
    browser.headers.insert("sec-fetch-site", "cross-site".into());
    browser.post("/sign-in", &[]).await.expect(403);
    browser.headers.clear();
    browser.headers.insert("origin", "http://evil.example".into());
    browser.post("/sign-in", &[]).await.expect(403);
    browser.headers.insert("origin", "http://fokus.test".into());
    browser.post("/sign-in", &[]).await.expect(422);
}

#[tokio::test]
async fn too_many_tries_are_stopped() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let mut browser = test.visitor();
    for _ in 0..10 {
        browser.post("/sign-in", &[("email", "ayla@test.example"), ("password", "falsch")]).await.expect(422);
    }
    browser
        .post("/sign-in", &[("email", "ayla@test.example"), ("password", "ein langes Passwort")])
        .await
        .expect(429)
        .says("Warten Sie eine Viertelstunde");
}
