//! Signing in and out, by password and by code.

use fokusraum::features::accounts::{password, store};

use crate::support::{TestApp, hostile};

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

#[tokio::test]
async fn ones_own_name_and_language_change() {
    let test = TestApp::new().await;
    test.visitor().get("/account").await.expect(303);
    let mut browser = test.browser("Ayla", &[]).await;
    browser.get("/account").await.expect(200).says("ayla@test.example").says("dieses Gerät");
    browser.submit("/account", &[("name", "Ayla Ö."), ("language", "de")]).await.says("gespeichert").says("Ayla Ö.");
    hostile(&mut browser, "/account", "name").await;
    browser.post("/account", &[("name", "Bleibt"), ("language", "xx")]).await.expect(422).keeps("Bleibt");
    browser.submit("/account", &[("name", "Ayla"), ("language", "en")]).await.says("Sign out");
}

#[tokio::test]
async fn ones_own_password_changes_and_ends_other_sessions() {
    let test = TestApp::new().await;
    let id = test.person("Ayla", &[]).await;
    let (mut here, mut there) = (test.signed_in(id).await, test.signed_in(id).await);
    here.get("/account/password").await.expect(200).hides("Ihr jetziges Passwort");
    here.post("/account/password", &[("password", "kurz")]).await.expect(422).says("mindestens 12 Zeichen");
    here.submit("/account/password", &[("password", "ein langes Passwort")]).await.says("Ihr neues Passwort gilt");
    there.get("/account").await.expect(303);
    let op = fokusraum::clock::secret_id().to_string();
    let wrong = [("current", "falsches Passwort"), ("password", "noch ein langes Passwort")];
    here.post("/account/password", &wrong).await.expect(422).says("nicht Ihr jetziges Passwort");
    let right = [("_op", op.as_str()), ("current", "ein langes Passwort"), ("password", "noch ein langes Passwort")];
    here.post("/account/password", &right).await.expect(303);
    here.post("/account/password", &right).await.expect(303);
    hostile(&mut here, "/account/password", "password").await;
    test.catch_up().await;
    assert_eq!(test.sent().iter().filter(|mail| mail.kind == "password-changed").count(), 2);
    let fields = [("email", "ayla@test.example"), ("password", "noch ein langes Passwort")];
    test.visitor().post("/sign-in", &fields).await.expect(303);
}

#[tokio::test]
async fn ones_own_sessions_can_be_ended_and_nobody_elses() {
    let test = TestApp::new().await;
    let id = test.person("Ayla", &[]).await;
    let (mut here, mut there) = (test.signed_in(id).await, test.signed_in(id).await);
    let mut stranger = test.browser("Fremd", &[]).await;
    let page = here.get("/account").await;
    let paths: Vec<_> = page.body.split('"').filter(|part| part.starts_with("/account/sessions/0")).collect();
    assert_eq!(paths.len(), 1, "one's present session has no button");
    test.visitor().post(paths[0], &[]).await.expect(401);
    stranger.post(paths[0], &[]).await.expect(404);
    there.get("/account").await.expect(200);
    here.submit(paths[0], &[]).await.says("Die Anmeldung ist beendet");
    here.post(paths[0], &[]).await.expect(303);
    there.get("/account").await.expect(303);
    let mut third = test.signed_in(id).await;
    here.submit("/account/sessions/end", &[]).await.says("Auf allen anderen Geräten");
    third.get("/account").await.expect(303);
    here.get("/account").await.expect(200);
    stranger.get("/account").await.expect(200);
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_with_a_code() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let id = test.person("Zweit", &[]).await;
    let mut browser = test.visitor();
    browser.submit("/password/reset", &[("email", "niemand@test.example")]).await.says("Neues Passwort setzen");
    test.catch_up().await;
    assert!(test.sent().is_empty(), "an unknown address is answered alike and gets no mail");
    let mut other = test.signed_in(id).await;
    browser.submit("/password/reset", &[("email", "Zweit@test.example")]).await.says("Neues Passwort setzen");
    test.catch_up().await;
    let code: String = test.sent()[0].body_text.chars().filter(char::is_ascii_digit).take(6).collect();
    let new = "ein ganz neues Passwort";
    let wrong = [("code", "12 34 56"), ("password", new)];
    browser.post("/password/reset/entry", &wrong).await.expect(422).says("stimmt nicht");
    browser.post("/password/reset/entry", &[("code", &code), ("password", "kurz")]).await.expect(422);
    let op = fokusraum::clock::secret_id().to_string();
    let right = [("_op", op.as_str()), ("code", &code), ("password", new)];
    browser.post("/password/reset/entry", &right).await.expect(303);
    browser.post("/password/reset/entry", &right).await.expect(303);
    browser.post("/password/reset/entry", &[("code", &code), ("password", new)]).await.expect(422);
    browser.get("/account").await.expect(303);
    other.get("/account").await.expect(303);
    browser.post("/sign-in", &[("email", "zweit@test.example"), ("password", new)]).await.expect(303);
}

#[tokio::test]
async fn a_code_for_one_purpose_does_not_serve_another_and_grows_old() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let mut browser = test.visitor();
    browser.submit("/sign-in/code", &[("email", "ayla@test.example")]).await.says("Code eingeben");
    test.catch_up().await;
    let code: String = test.sent()[0].body_text.chars().filter(char::is_ascii_digit).take(6).collect();
    browser.submit("/password/reset", &[("email", "ayla@test.example")]).await.says("Neues Passwort setzen");
    let fields = [("code", code.as_str()), ("password", "ein ganz neues Passwort")];
    browser.post("/password/reset/entry", &fields).await.expect(422);
    test.move_to(crate::support::begin().plus(16 * fokusraum::clock::MINUTE)).await;
    browser.post("/sign-in/code/entry", &[("code", &code)]).await.expect(422);
}

#[tokio::test]
async fn asking_for_resets_is_limited() {
    let test = TestApp::new().await;
    with_password(&test).await;
    let mut browser = test.visitor();
    for _ in 0..5 {
        browser.post("/password/reset", &[("email", "ayla@test.example")]).await.expect(303);
    }
    browser.post("/password/reset", &[("email", "ayla@test.example")]).await.expect(429);
    hostile(&mut browser, "/password/reset", "email").await;
    hostile(&mut browser, "/password/reset/entry", "code").await;
}
