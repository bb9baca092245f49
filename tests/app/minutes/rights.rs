//! Who reads and writes minutes, and when.

use super::{items, opened, planned, version_of, write};
use crate::support::forms::forms;
use crate::support::meetings::{Circle, MEETING, link};

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

#[tokio::test]
async fn an_outcome_on_a_page_that_is_behind_takes_back_nobodys_words() {
    let mut circle = Circle::new().await;
    let meeting = opened(&mut circle, &["Börse"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    let page = circle.facilitator.get(&format!("{meeting}/minutes/edit")).await.expect(200).body;
    let at = format!("{meeting}/minutes/items/{item}");
    let form = forms(&page, &at).into_iter().find(|form| form.action == at).unwrap();
    write(&mut circle, &meeting, &item, "Drei Wege", &[]).await;
    let sent = form.filled(|control| match control.name.as_str() {
        "outcome" => Some("Neues Gesetz".to_owned()),
        _ => None,
    });
    let mut sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sent.retain(|(name, _)| *name != "kind");
    sent.push(("kind", "information"));
    circle.facilitator.post(&at, &sent).await.expect(303);
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).says("Drei Wege").says("Neues Gesetz");
}

#[tokio::test]
async fn what_does_not_belong_to_an_outcome_is_named() {
    let mut circle = Circle::new().await;
    let meeting = opened(&mut circle, &["Börse"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    let at = format!("{meeting}/minutes/items/{item}");
    let version = version_of(&mut circle, &meeting, &item).await;
    let base = [("text", ""), ("version", version.as_str())];
    for (more, words) in [
        (vec![("kind", "task"), ("outcome", "Gespräch"), ("votes_for", "3")], "Stimmen gehören zu einem Beschluss"),
        (vec![("kind", "decision"), ("outcome", "Börse"), ("due_on", "2026-04-01")], "Das gehört zu einem Auftrag"),
        (vec![("votes_for", "3")], "Schreiben Sie den Wortlaut"),
    ] {
        let fields: Vec<_> = base.into_iter().chain(more).collect();
        circle.coordinator.post(&at, &fields).await.expect(422).says(words);
    }
    // A kind alone cannot be taken back, and is nothing.
    let fields: Vec<_> = base.into_iter().chain([("kind", "task")]).collect();
    circle.coordinator.post(&at, &fields).await.expect(303);
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).hides("Auftrag");
}

#[tokio::test]
async fn minutes_of_a_citizen_sub_group_know_chosen_names_only() {
    let mut circle = Circle::of_citizens().await;
    let meeting = planned(&mut circle, &["Wege"]).await;
    circle.wait(8 * 24 * 3600).await;
    let page = circle.coordinator.get(&format!("{meeting}/opening")).await.expect(200);
    let page = page.body_has("name=\"chair\" type=\"text\" value=\"Linde\"").body;
    let keeper = super::chosen(&page);
    circle
        .coordinator
        .post(&format!("{meeting}/opening"), &[("chair", "Linde"), ("keeper", &keeper)])
        .await
        .expect(303);
    let item = items(&mut circle, &meeting).await.remove(0);
    let member = circle.member_id.to_string();
    let task = [("kind", "task"), ("outcome", "Mit dem Amt sprechen"), ("assignee", member.as_str())];
    write(&mut circle, &meeting, &item, "Beraten", &task).await;
    circle
        .facilitator
        .get(&format!("{meeting}/minutes"))
        .await
        .expect(200)
        .says("Linde")
        .says("Birke")
        .hides("Merle Member");
    let edit = circle.coordinator.get(&format!("{meeting}/minutes/attendance")).await.expect(200);
    edit.says("Ahorn").hides("Fiete");
    circle.coordinator.post(&format!("{meeting}/minutes/closing"), &[("board", "new")]).await.expect(303);
    let register = circle.facilitator.get(&format!("/groups/{}/decisions", circle.group)).await.expect(200);
    register.says("Birke").hides("Merle Member");
}

#[tokio::test]
async fn nobody_decides_in_minutes_that_others_keep() {
    let mut circle = Circle::new().await;
    // The member keeps the first minutes, and only these.
    let first = planned(&mut circle, &["Börse"]).await;
    circle.wait(8 * 24 * 3600).await;
    let keeper = circle.member_id.to_string();
    circle.coordinator.post(&format!("{first}/opening"), &[("chair", ""), ("keeper", &keeper)]).await.expect(303);
    circle.member.post(&format!("{first}/minutes/closing"), &[]).await.expect(303);
    let mut fields = MEETING.to_vec();
    fields.retain(|(name, _)| *name != "day");
    fields.push(("day", "2026-03-17"));
    let second = circle.invite(&fields).await;
    circle.wait(7 * 24 * 3600).await;
    let page = circle.coordinator.get(&format!("{second}/opening")).await.expect(200).body;
    let coordinator = super::chosen(&page);
    circle.coordinator.post(&format!("{second}/opening"), &[("chair", ""), ("keeper", &coordinator)]).await.expect(303);
    let second_id = second.trim_start_matches("/meetings/").to_owned();
    let approval = format!("{first}/minutes/approval");
    let vote = [("in", second_id.as_str()), ("votes_for", "9"), ("votes_against", "0"), ("abstained", "0")];
    circle.member.post(&approval, &vote).await.expect(422);
    let nowhere = [("in", "elsewhere"), ("votes_for", "9")];
    circle.member.post(&approval, &nowhere).await.expect(422).says("stehen dann in keinem Protokoll");
    // Who keeps both may; the agenda that does not link to the first minutes gets an item.
    circle.coordinator.post(&approval, &vote).await.expect(303);
    let page = circle.member.get(&format!("{second}/minutes")).await.expect(200);
    page.says("TOP 1 Genehmigung des Protokolls vom Di., 10. März 2026").says("dafür 9");
}
