//! Who reads and writes minutes, and when.

use super::{items, opened, planned, version_of, write};
use crate::support::meetings::{Circle, link};

#[tokio::test]
async fn nobody_opens_a_meeting_before_its_day_or_twice() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Börse"]).await;
    let path = format!("{meeting}/opening");
    circle.coordinator.get(&path).await.expect(303);
    let keeper = circle.member_id.to_string();
    let fields = [("chair", ""), ("keeper", keeper.as_str())];
    circle.coordinator.post(&path, &fields).await.expect(422).says("erst am Tag des Treffens");
    circle.wait(8 * 24 * 3600).await;
    circle.member.post(&path, &fields).await.expect(404);
    let stranger = "01890000-0000-7000-8000-000000000001";
    circle.coordinator.post(&path, &[("chair", ""), ("keeper", stranger)]).await.expect(422);
    circle.coordinator.post(&path, &fields).await.expect(303);
    circle.facilitator.post(&path, &fields).await.expect(422).says("schon eröffnet");
    // Nothing of the invitation changes any more.
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(409);
    circle.coordinator.get(&format!("{meeting}/edit")).await.expect(303);
}

#[tokio::test]
async fn who_keeps_the_minutes_writes_them_and_others_of_the_group_read() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Börse"]).await;
    circle.wait(8 * 24 * 3600).await;
    let keeper = circle.member_id.to_string();
    circle
        .facilitator
        .post(&format!("{meeting}/opening"), &[("chair", "Leitung"), ("keeper", &keeper)])
        .await
        .expect(303);
    let item = items(&mut circle, &meeting).await.remove(0);
    let at = format!("{meeting}/minutes/items/{item}");
    let version = version_of(&mut circle, &meeting, &item).await;
    circle.member.post(&at, &[("text", "Drei Wege"), ("version", &version)]).await.expect(303);
    circle.guest.get(&format!("{meeting}/minutes")).await.expect(200).says("Drei Wege");
    for path in ["minutes/edit", "minutes/closing", "minutes/attendance", "minutes/details"] {
        circle.guest.get(&format!("{meeting}/{path}")).await.expect(404);
        circle.outsider.get(&format!("{meeting}/{path}")).await.expect(404);
    }
    circle.guest.post(&at, &[("text", "Vier Wege"), ("version", "2")]).await.expect(404);
    for path in ["minutes", "minutes.pdf", "minutes/operations", "minutes/live"] {
        circle.outsider.get(&format!("{meeting}/{path}")).await.expect(404);
    }
    circle.outsider.get(&format!("/groups/{}/decisions", circle.group)).await.expect(404);
    circle.test.visitor().get(&format!("{meeting}/minutes")).await.expect(303);
}

#[tokio::test]
async fn a_link_opens_minutes_once_they_are_closed() {
    let mut circle = Circle::new().await;
    let known = circle.test.sent().len();
    let meeting = opened(&mut circle, &["Börse"]).await;
    let invitation = circle.mails_since(known).into_iter().find(|mail| mail.recipient == "greta@gast.example").unwrap();
    let link = link(&invitation);
    let mut guest = circle.test.visitor();
    guest.get(&link).await.expect(200).says("Börse");
    guest.get(&format!("{link}/minutes")).await.expect(404);
    guest.get(&format!("{link}/minutes.pdf")).await.expect(404);
    guest.post(&format!("{link}/minutes"), &[("text", "Etwas")]).await.expect(404);
    circle.coordinator.post(&format!("{meeting}/minutes/closing"), &[]).await.expect(303);
    guest.get(&link).await.expect(200).body_has(&format!("href=\"{link}/minutes\""));
    guest.get(&format!("{link}/minutes")).await.expect(200).says("Korrektur vorschlagen");
}

#[tokio::test]
async fn two_who_write_the_same_item_get_both_texts() {
    let mut circle = Circle::new().await;
    let meeting = opened(&mut circle, &["Börse"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    let at = format!("{meeting}/minutes/items/{item}");
    let version = version_of(&mut circle, &meeting, &item).await;
    circle.facilitator.post(&at, &[("text", "Drei Wege"), ("version", &version)]).await.expect(303);
    let second = circle.coordinator.post(&at, &[("text", "Vier Wege"), ("version", &version)]).await.expect(409);
    let again = crate::support::meetings::version(&second.body);
    second.says("Drei Wege").keeps("Vier Wege");
    // The text that is there already is no conflict, whoever wrote it.
    circle.coordinator.post(&at, &[("text", "Drei Wege"), ("version", &version)]).await.expect(303);
    circle.coordinator.post(&at, &[("text", "Drei oder vier Wege"), ("version", &again)]).await.expect(303);
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).says("Drei oder vier Wege");
}

#[tokio::test]
async fn what_is_half_typed_of_an_outcome_is_named_and_nothing_is_lost() {
    let mut circle = Circle::new().await;
    let meeting = opened(&mut circle, &["Börse"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    let at = format!("{meeting}/minutes/items/{item}");
    let version = version_of(&mut circle, &meeting, &item).await;
    let fields =
        [("text", "Drei Wege"), ("version", version.as_str()), ("outcome", "Wir werben dafür"), ("votes_for", "7")];
    let refused = circle.coordinator.post(&at, &fields).await.expect(422).says("Wählen Sie, was es ist");
    refused.keeps("Drei Wege").keeps("Wir werben dafür").keeps("7");
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).hides("Drei Wege").hides("Wir werben");
    write(&mut circle, &meeting, &item, "Drei Wege", &[("kind", "information"), ("outcome", "Neues Gesetz")]).await;
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).says("Information").says("Neues Gesetz");
}
