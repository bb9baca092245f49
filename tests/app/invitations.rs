//! Invitations: looking changes nothing, accepting works once, links end.

use fokusraum::clock::DAY;
use fokusraum::features::groups::{GroupKind, MemberRole};
use uuid::Uuid;

use crate::support::groups::plain;
use crate::support::{Browser, TestApp, begin};

async fn led(test: &TestApp) -> (Uuid, Browser) {
    let group = test.focus_group("Armut").await;
    let anna = test.person("Anna", &[]).await;
    test.put(group, anna, MemberRole::Coordinator, "").await;
    (group, test.signed_in(anna).await)
}

/// The link's path in the newest mail to an address.
fn link(test: &TestApp, to: &str) -> String {
    let mails = test.sent();
    let mail = mails.iter().rev().find(|m| m.recipient == to).expect("a mail");
    let from = mail.body_text.find("/invitations/").expect("a link");
    mail.body_text[from..].split_whitespace().next().unwrap().to_owned()
}

async fn invite(test: &TestApp, leads: &mut Browser, group: Uuid, addresses: &str) {
    let fields = [("addresses", addresses), ("role", "member")];
    leads.submit(&format!("/groups/{group}/invitations"), &fields).await.says("unterwegs");
    test.catch_up().await;
}

#[tokio::test]
async fn looking_changes_nothing_and_accepting_works_once() {
    let test = TestApp::new().await;
    let (group, mut leads) = led(&test).await;
    invite(&test, &mut leads, group, "Neu@Test.example").await;
    let path = link(&test, "neu@test.example");
    let mut new = test.visitor();
    for _ in 0..3 {
        new.get(&path).await.expect(200).says("Armut").says("Mitglied").says("Testkreis");
    }
    leads.get(&format!("/groups/{group}/invitations")).await.says("neu@test.example");
    new.post(&path, &[("name", ""), ("password", "kurz")]).await.expect(422).says("zu kurz");
    let mut other = new.clone();
    let op = "0190f0a8-7f00-7000-8000-000000000007";
    let fields = [("_op", op), ("name", "Neue Person"), ("password", "")];
    let mut twice = new.clone();
    let entered = new.post(&path, &fields).await.expect(303);
    assert_eq!(entered.location.as_deref(), Some(format!("/groups/{group}").as_str()));
    // The same form once more, from another browser: it is answered, but it is no key to the account.
    let again = twice.post(&path, &fields).await.expect(303);
    assert_eq!(again.location.as_deref(), Some(format!("/sign-in?next=/groups/{group}").as_str()));
    twice.get("/account").await.expect(303);
    new.get(&format!("/groups/{group}")).await.expect(200).says("Neue Person ist jetzt dabei");
    leads.get(&format!("/groups/{group}/members")).await.says("neu@test.example");
    leads.get(&format!("/groups/{group}/invitations")).await.hides("neu@test.example");
    other.get(&path).await.expect(404).says("gilt nicht mehr").says("Bitten Sie die Person");
    other.post(&path, &[("name", "Dritte")]).await.expect(404);
}

#[tokio::test]
async fn a_password_can_be_set_and_an_account_signs_in_instead() {
    let test = TestApp::new().await;
    let (group, mut leads) = led(&test).await;
    test.person("Mia", &[]).await;
    invite(&test, &mut leads, group, "neu@test.example\nmia@test.example").await;
    let path = link(&test, "neu@test.example");
    test.visitor().post(&path, &[("name", "Neu"), ("password", "ein langes Passwort")]).await.expect(303);
    let mut again = test.visitor();
    again.post("/sign-in", &[("email", "neu@test.example"), ("password", "ein langes Passwort")]).await.expect(303);
    again.get(&format!("/groups/{group}")).await.expect(200).says("Was geschah");
    let path = link(&test, "mia@test.example");
    let mut visitor = test.visitor();
    visitor.get(&path).await.expect(200).says("schon ein Konto").hides("Einladung annehmen");
    visitor.post(&path, &[("name", "Nicht Mia")]).await.expect(422).says("schon ein Konto");
}

#[tokio::test]
async fn whoever_is_signed_in_joins_and_keeps_a_greater_role() {
    let test = TestApp::new().await;
    let (group, mut leads) = led(&test).await;
    let mut mia = test.browser("Mia", &[]).await;
    invite(&test, &mut leads, group, "mia@test.example").await;
    let path = link(&test, "mia@test.example");
    mia.get(&path).await.expect(200).says("angemeldet als Mia");
    mia.submit(&path, &[]).await.expect(200).says("Sie sind jetzt in der Gruppe");
    let fields = [("addresses", "mia@test.example"), ("role", "guest")];
    leads.post(&format!("/groups/{group}/invitations"), &fields).await.expect(422).says("schon in der Gruppe");
    invite(&test, &mut leads, group, "noch@test.example").await;
    leads.submit(&link(&test, "noch@test.example"), &[]).await.expect(200);
    leads.get(&format!("/groups/{group}/settings")).await.expect(200);
}

#[tokio::test]
async fn links_end_by_time_by_a_new_one_and_by_hand() {
    let test = TestApp::new().await;
    let (group, mut leads) = led(&test).await;
    invite(&test, &mut leads, group, "neu@test.example").await;
    let first = link(&test, "neu@test.example");
    let list = leads.get(&format!("/groups/{group}/invitations")).await;
    let action = list.body.split("action=\"").find(|part| part.contains("/reissue\"")).unwrap();
    let reissue = action.split('"').next().unwrap().to_owned();
    leads.get(&reissue).await.expect(303);
    leads.submit(&reissue, &[]).await.expect(200).says("Der alte Link gilt nicht mehr");
    leads.post(&reissue, &[]).await.expect(409);
    test.catch_up().await;
    let second = link(&test, "neu@test.example");
    assert_ne!(first, second);
    let mut visitor = test.visitor();
    visitor.get(&first).await.expect(404);
    visitor.get(&second).await.expect(200);
    test.move_to(begin().plus(14 * DAY - 1)).await;
    visitor.get(&second).await.expect(200);
    test.move_to(begin().plus(14 * DAY)).await;
    visitor.get(&second).await.expect(404).says("gilt nicht mehr");
    visitor.post(&second, &[("name", "Zu spät")]).await.expect(404);
    let mut leads = test.signed_in(anna(&test).await).await;
    invite(&test, &mut leads, group, "neu@test.example").await;
    let third = link(&test, "neu@test.example");
    let list = leads.get(&format!("/groups/{group}/invitations")).await;
    let action = list.body.split("action=\"").find(|part| part.contains("/revocation\"")).unwrap();
    leads.submit(action.split('"').next().unwrap(), &[]).await.says("zurückgenommen");
    visitor.get(&third).await.expect(404);
    visitor.get("/invitations/erfunden").await.expect(404).says("gilt nicht mehr");
}

async fn anna(test: &TestApp) -> Uuid {
    let mut tx = test.app.db.reader().await.unwrap();
    fokusraum::features::accounts::store::by_email(&mut tx, "anna@test.example").await.unwrap().unwrap().id
}

#[tokio::test]
async fn one_form_sends_one_mail_an_address() {
    let test = TestApp::new().await;
    let (group, mut leads) = led(&test).await;
    let op = "0190f0a8-7f00-7000-8000-000000000009";
    let fields = [("_op", op), ("addresses", "a@test.example\nA@test.example, a@test.example"), ("role", "guest")];
    let path = format!("/groups/{group}/invitations");
    leads.post(&path, &fields).await.expect(303);
    leads.post(&path, &fields).await.expect(303);
    test.catch_up().await;
    assert_eq!(test.sent().len(), 1);
    leads.post(&path, &[("addresses", "kein Mensch"), ("role", "guest")]).await.expect(422).says("kein Mensch");
    let mut guest = test.browser("Gast", &[]).await;
    guest.post(&path, &fields).await.expect(404);
}

#[tokio::test]
async fn in_a_citizen_sub_group_one_chooses_a_name() {
    let test = TestApp::new().await;
    let mut new = plain(GroupKind::CitizenSubgroup, "Unterwegs");
    new.parent = Some(test.focus_group("Inklusion").await);
    let sub = test.add_group(new).await;
    let dilan = test.person("Dilan", &[]).await;
    test.put(sub, dilan, MemberRole::Coordinator, "Dilan").await;
    let mut leads = test.signed_in(dilan).await;
    invite(&test, &mut leads, sub, "wilma@test.example").await;
    let path = link(&test, "wilma@test.example");
    let mut visitor = test.visitor();
    visitor.get(&path).await.expect(200).says("Ihr Name in dieser Gruppe");
    visitor.post(&path, &[("name", "Wilma Geheim")]).await.expect(422).says("Ihr Name in dieser Gruppe");
    visitor.post(&path, &[("name", "Wilma Geheim"), ("chosen_name", "Heide")]).await.expect(303);
    leads.get(&format!("/groups/{sub}")).await.says("Heide ist jetzt dabei").hides("Wilma");
}
