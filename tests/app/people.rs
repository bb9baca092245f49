//! Administering accounts: who may, what happens, what stays.

use fokusraum::access::Role;

use crate::support::{TestApp, hostile};

#[tokio::test]
async fn only_administrators_see_accounts() {
    let test = TestApp::new().await;
    let id = test.person("Ayla", &[]).await;
    for path in ["/people", "/people/new", &format!("/people/{id}"), "/settings", "/outbox", "/audit"] {
        let answer = test.visitor().get(path).await.expect(303);
        assert!(answer.location.unwrap_or_default().starts_with("/sign-in?next="), "{path}");
    }
    for (name, roles) in [("Member", vec![]), ("Staff", vec![Role::Staff]), ("Council", vec![Role::CouncilMember])] {
        let mut browser = test.browser(name, &roles).await;
        for path in ["/people", "/people/new", &format!("/people/{id}"), "/settings", "/outbox", "/audit"] {
            browser.get(path).await.expect(404);
        }
        browser.post(&format!("/people/{id}/deactivation"), &[]).await.expect(404);
        browser.post("/people/new", &[("name", "X"), ("email", "x@test.example")]).await.expect(404);
    }
    test.signed_in(id).await.get("/account").await.expect(200).says("Ayla");
}

#[tokio::test]
async fn a_new_account_gets_a_mail_that_leads_to_a_code() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let fields =
        [("name", "Bodo Bär"), ("email", "Bodo@test.example"), ("roles", "staff"), ("roles", "council_member")];
    let page = admin.submit("/people/new", &fields).await.expect(200);
    page.says("Das Konto ist angelegt").says("Bodo Bär").says("Bodo@test.example");
    test.catch_up().await;
    let mail = test.sent().pop().unwrap();
    assert_eq!(mail.recipient, "Bodo@test.example");
    assert!(mail.body_text.contains("http://fokus.test/sign-in/code"), "{}", mail.body_text);
    admin.get("/people?q=B%C3%84R").await.expect(200).says("Bodo Bär").says("Sozialplanung").hides("chefin@");
    admin.get("/people?q=%25").await.says("Kein Konto passt");
    admin.get("/people?q=%00_%ff").await.expect(200).says("Kein Konto passt");
    let again = admin.post("/people/new", &[("name", "Zwei"), ("email", "bodo@TEST.example")]).await;
    again.expect(422).says("schon ein Konto").says("Fehler:");
    admin.get("/audit").await.says("Konto angelegt").says("Bodo Bär").says("Chefin").says("Kreistag");
}

#[tokio::test]
async fn the_same_form_twice_makes_one_account() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let op = fokusraum::clock::secret_id().to_string();
    let fields = [("_op", op.as_str()), ("name", "Bodo"), ("email", "bodo@test.example")];
    let first = admin.post("/people/new", &fields).await.expect(303);
    let second = admin.post("/people/new", &fields).await.expect(303);
    assert_eq!(first.made(), second.made());
    test.catch_up().await;
    assert_eq!(test.sent().len(), 1);
}

#[tokio::test]
async fn a_municipality_and_its_role_go_together() {
    let test = TestApp::new().await;
    let place = test
        .app
        .db
        .write((), |tx, ()| {
            Box::pin(async move { fokusraum::features::fields::store::insert_municipality(tx, "Wedel", "Test").await })
        })
        .await
        .unwrap()
        .to_string();
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let half = [("name", "Bodo"), ("email", "bodo@test.example"), ("roles", "municipality")];
    admin.post("/people/new", &half).await.expect(422).says("gehören zusammen").keeps("Bodo");
    let whole = [half.as_slice(), &[("municipality", place.as_str())]].concat();
    admin.post("/people/new", &whole).await.expect(303);
    admin.get("/people").await.says("Kommune Wedel");
}

#[tokio::test]
async fn names_and_roles_change() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let id = test.person("Bodo", &[Role::Staff]).await;
    let path = format!("/people/{id}");
    admin.get(&path).await.expect(200).says("Bodo");
    admin.submit(&path, &[("name", "Bodo Neu"), ("roles", "administrator")]).await.says("Bodo Neu");
    test.signed_in(id).await.get("/people").await.expect(200).says("Bodo Neu");
    admin.submit(&path, &[("name", "Bodo Neu")]).await.says("geändert");
    test.signed_in(id).await.get("/people").await.expect(404);
    admin.get("/audit").await.says("Rollen geändert").says("Name geändert").says("Administration");
}

#[tokio::test]
async fn being_kept_out_ends_every_session_at_once() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let id = test.person("Bodo", &[Role::Staff]).await;
    let (mut here, mut there) = (test.signed_in(id).await, test.signed_in(id).await);
    here.get("/account").await.expect(200);
    let path = format!("/people/{id}/deactivation");
    admin.get(&path).await.expect(200).says("überall abgemeldet");
    admin.submit(&path, &[]).await.says("stillgelegt");
    admin.post(&path, &[]).await.expect(303);
    here.get("/account").await.expect(303);
    there.get("/account").await.expect(303);
    let mut visitor = test.visitor();
    visitor.post("/sign-in/code", &[("email", "bodo@test.example")]).await.expect(303);
    test.catch_up().await;
    assert!(test.sent().is_empty());
    admin.submit(&format!("/people/{id}/reactivation"), &[]).await.says("wieder freigegeben").says("Bodo");
    here.get("/account").await.expect(303);
    test.signed_in(id).await.get("/account").await.expect(200);
}

#[tokio::test]
async fn nobody_locks_themselves_out_and_one_administrator_stays() {
    let test = TestApp::new().await;
    let id = test.person("Chefin", &[Role::Administrator]).await;
    let mut admin = test.signed_in(id).await;
    let path = format!("/people/{id}");
    admin.post(&path, &[("name", "Chefin")]).await.expect(422).says("nicht selbst nehmen").says("Fehler:");
    admin.post(&format!("{path}/deactivation"), &[]).await.expect(422).says("eigenes Konto");
    admin.get(&path).await.hides("Konto stilllegen …");
    let error = fokusraum::flows::operator::set_roles(&test.app, "chefin@test.example", &Default::default()).await;
    assert_eq!(error.unwrap_err().message(), "people-error-last-administrator");
    let other = test.person("Zweite", &[Role::Administrator]).await;
    admin.submit(&format!("/people/{other}/deactivation"), &[]).await.says("stillgelegt");
    let error = fokusraum::flows::operator::set_roles(&test.app, "chefin@test.example", &Default::default()).await;
    assert_eq!(error.unwrap_err().message(), "people-error-last-administrator", "one who is kept out does not count");
}

#[tokio::test]
async fn bad_input_comes_back_with_its_message() {
    let test = TestApp::new().await;
    let mut admin = test.browser("Chefin", &[Role::Administrator]).await;
    let id = test.person("Bodo", &[]).await;
    hostile(&mut admin, "/people/new", "name").await;
    hostile(&mut admin, &format!("/people/{id}"), "name").await;
    let wrong = [("name", "Bodo"), ("email", "kein"), ("roles", "king")];
    admin.post("/people/new", &wrong).await.expect(422).says("keine vollständige E-Mail").says("Diese Auswahl gibt es");
}

#[tokio::test]
async fn the_command_line_acts_as_the_system() {
    use fokusraum::flows::operator::{self, Roles};
    let test = TestApp::new().await;
    let roles = Roles { roles: vec![Role::Administrator], municipality: None };
    operator::add(&test.app, "Ida", "ida@test.example", &roles).await.unwrap();
    assert!(operator::add(&test.app, "Ida", "Ida@test.example", &roles).await.is_err());
    assert!(operator::add(&test.app, "", "x@test.example", &roles).await.is_err());
    assert!(operator::set_password(&test.app, "ida@test.example", "kurz".into()).await.is_err());
    operator::set_password(&test.app, "ida@test.example", "ein langes Passwort".into()).await.unwrap();
    let mut browser = test.visitor();
    let fields = [("email", "ida@test.example"), ("password", "ein langes Passwort"), ("next", "/audit")];
    browser.submit("/sign-in", &fields).await.expect(200).says("Konto angelegt").says("das System");
    assert!(operator::roles_of(&test.app, "ida@test.example").await.unwrap().contains(&Role::Administrator));
    let unknown = operator::set_roles(&test.app, "niemand@test.example", &roles).await.unwrap_err();
    assert!(operator::words(&test.app, &unknown).contains("no account"));
}
