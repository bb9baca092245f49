//! The agenda: items and their order, proposals and their answers, a meeting that is prepared before anybody is invited.

use super::{items, planned};
use crate::support::meetings::{Circle, MEETING, link, version, with};

#[tokio::test]
async fn items_stand_in_their_order_and_move() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Begrüßung", "Börse", "Ausblick"]).await;
    let before = items(&mut circle, &meeting).await;
    let up = format!("{meeting}/agenda/{}/place", before[2]);
    circle.coordinator.post(&up, &[("step", "up")]).await.expect(303);
    // At the beginning there is nowhere to go.
    let first = format!("{meeting}/agenda/{}/place", before[0]);
    circle.coordinator.post(&first, &[("step", "up")]).await.expect(303);
    let after = items(&mut circle, &meeting).await;
    assert_eq!(after, [before[0].clone(), before[2].clone(), before[1].clone()]);
    circle.member.get(&meeting).await.expect(200).says("TOP 2 Ausblick").says("TOP 3 Börse");
    circle.coordinator.post(&format!("{meeting}/agenda/{}/removal", after[0]), &[]).await.expect(303);
    circle.member.get(&meeting).await.expect(200).says("TOP 1 Ausblick").hides("Begrüßung");
}

#[tokio::test]
async fn times_are_counted_as_long_as_every_item_has_a_length() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes")])).await;
    for (title, minutes) in [("Begrüßung", "15"), ("Börse", "100"), ("Ausblick", "")] {
        let fields = [("title", title), ("minutes", minutes), ("presenter", "Koordination")];
        circle.coordinator.post(&format!("{meeting}/agenda"), &fields).await.expect(303);
    }
    let page = circle.coordinator.get(&format!("{meeting}/agenda")).await.expect(200);
    let page = page.says("18 Uhr · 15 Minuten · Koordination").says("18.15 Uhr · 1 Stunde 40 Minuten · Koordination");
    page.says("zusammen 25 Minuten länger als das Treffen").hides("19.55 Uhr");
}

#[tokio::test]
async fn what_is_proposed_waits_for_an_answer_with_a_reason() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Begrüßung"]).await;
    for title in ["Spielplatz", "Radweg"] {
        let path = format!("{meeting}/agenda/proposals");
        circle.member.post(&path, &[("title", title)]).await.expect(303);
    }
    circle.facilitator.get(&meeting).await.expect(200).says("2 Vorschläge warten");
    let page = circle.coordinator.get(&format!("{meeting}/agenda")).await.expect(200).says("Merle Member");
    let answers: Vec<String> = page
        .body
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|path| path.ends_with("/answer"))
        .collect();
    let (playground, cycling) = (&answers[0], &answers[2]);
    circle.coordinator.post(playground, &[("state", "planned")]).await.expect(303);
    // Taken up already: nothing is declined behind the group's back.
    circle.coordinator.post(playground, &[("state", "declined"), ("words", "Nein")]).await.expect(422);
    circle.coordinator.post(cycling, &[("state", "declined")]).await.expect(422).says("warum der Vorschlag nicht");
    circle
        .coordinator
        .post(cycling, &[("state", "declined"), ("words", "Das ist Sache der Gemeinde")])
        .await
        .expect(303);
    circle.member.get(&format!("{meeting}/agenda")).await.expect(200).says("Das ist Sache der Gemeinde");
    circle.member.get(&meeting).await.expect(200).says("TOP 2 Spielplatz").hides("Radweg");
}

#[tokio::test]
async fn who_was_second_at_an_item_reads_what_holds() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Begrüßung"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    let path = format!("{meeting}/agenda/{item}");
    let version = version(&circle.coordinator.get(&path).await.expect(200).body);
    circle.facilitator.post(&path, &[("title", "Willkommen"), ("version", &version)]).await.expect(303);
    let second = circle.coordinator.post(&path, &[("title", "Guten Tag"), ("version", &version)]).await.expect(409);
    let again = crate::support::meetings::version(&second.body);
    second.says("Willkommen").keeps("Guten Tag");
    circle.coordinator.post(&path, &[("title", "Guten Tag"), ("version", &again)]).await.expect(303);
    circle.member.get(&meeting).await.expect(200).says("TOP 1 Guten Tag");
}

#[tokio::test]
async fn the_same_form_twice_adds_one_item_and_wrong_links_are_named() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &[]).await;
    let path = format!("{meeting}/agenda");
    let fields = [("title", "Börse"), ("_op", "01890000-0000-7000-8000-000000000001")];
    circle.coordinator.post(&path, &fields).await.expect(303);
    circle.coordinator.post(&path, &fields).await.expect(303);
    assert_eq!(items(&mut circle, &meeting).await.len(), 1);
    for links in ["javascript:alert(1) hier", "//böse.example x", "kein Link"] {
        let refused = circle.coordinator.post(&path, &[("title", "Zweiter"), ("links", links)]).await.expect(422);
        refused.says("Jede Zeile beginnt mit einer Adresse").keeps("Zweiter");
    }
    let links = "https://kreis.example/x Vorlage 12\n/boards/7 Unsere Pinnwand";
    circle.coordinator.post(&path, &[("title", "Zweiter"), ("links", links)]).await.expect(303);
    let page = circle.member.get(&meeting).await.expect(200);
    page.body_has("href=\"https://kreis.example/x\"").body_has("href=\"/boards/7\"").says("Unsere Pinnwand");
}

#[tokio::test]
async fn a_meeting_is_prepared_before_anybody_is_invited() {
    let mut circle = Circle::new().await;
    let known = circle.test.sent().len();
    let meeting = circle.invite(&with(&[("whole_group", "yes"), ("draft", "yes")])).await;
    circle.coordinator.post(&format!("{meeting}/agenda"), &[("title", "Börse")]).await.expect(303);
    circle.wait(300).await;
    assert!(circle.mails_since(known).is_empty(), "nobody is told of a draft");
    circle.member.get(&meeting).await.expect(404);
    circle.coordinator.get(&meeting).await.expect(200).says("in Vorbereitung");
    let list = format!("/groups/{}/meetings", circle.group);
    circle.coordinator.get(&list).await.expect(200).says("Treffen Wohnen");
    circle.member.get(&list).await.expect(200).hides("Treffen Wohnen");
    // What is prepared can change without anybody hearing of it.
    circle.change(&meeting, &with(&[("from", "19 Uhr")])).await;
    circle.wait(300).await;
    assert!(circle.mails_since(known).is_empty());
    circle.coordinator.get(&format!("{meeting}/invitation")).await.expect(200).says("4 Personen bekommen eine E-Mail");
    circle.coordinator.post(&format!("{meeting}/invitation"), &[]).await.expect(303);
    circle.coordinator.post(&format!("{meeting}/invitation"), &[]).await.expect(422).says("schon verschickt");
    circle.wait(120).await;
    let mails = circle.mails_since(known);
    assert_eq!(mails.len(), 4);
    assert!(mails[0].body_text.contains("Tagesordnung:\n1. Börse"), "{}", mails[0].body_text);
    circle.member.get(&meeting).await.expect(200).says("TOP 1 Börse");
    let mut guest = circle.test.visitor();
    guest.get(&link(&mails[0])).await.expect(200).says("TOP 1 Börse");
}

#[tokio::test]
async fn the_next_meeting_begins_with_the_minutes_of_the_last() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Börse"]).await;
    let previous = meeting.trim_start_matches("/meetings/").to_owned();
    let mut fields = MEETING.to_vec();
    fields.retain(|(name, _)| *name != "day");
    fields.extend([("day", "2026-04-14"), ("previous", previous.as_str())]);
    let next = circle.invite(&fields).await;
    let page = circle.member.get(&next).await.expect(200);
    page.says("TOP 1 Genehmigung des Protokolls vom Di., 10. März 2026")
        .body_has(&format!("href=\"{meeting}/minutes\""));
}

#[tokio::test]
async fn a_card_goes_onto_an_agenda_and_both_know_each_other() {
    let mut circle = Circle::new().await;
    let path = format!("/groups/{}/boards/new", circle.group);
    let board = circle.coordinator.post(&path, &[("kind", "columns"), ("title", "Ideen")]).await.made();
    let columns = crate::support::boards::columns(&mut circle.coordinator, &board).await;
    let card = [("column", columns[0].as_str()), ("title", "Eine Börse im Kreis"), ("authorship", "named")];
    circle.member.post(&format!("/boards/{board}/cards/new"), &card).await.expect(303);
    let page = circle.member.get(&format!("/boards/{board}")).await.expect(200).body;
    let card = page.split("id=\"c-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let card = format!("/boards/{board}/cards/{card}");
    let put = format!("{card}/agenda");
    circle.member.get(&put).await.expect(200).says("kein Treffen vor sich");
    let meeting = planned(&mut circle, &[]).await;
    let id = meeting.trim_start_matches("/meetings/").to_owned();
    // Who organises the meeting puts it on the agenda, anybody else proposes it.
    circle.member.post(&put, &[("meeting", &id), ("title", "Börse")]).await.expect(303);
    circle.coordinator.post(&put, &[("meeting", &id), ("title", "Eine Börse")]).await.expect(303);
    circle.guest.get(&put).await.expect(404);
    circle.outsider.post(&put, &[("meeting", &id), ("title", "Eine Börse")]).await.expect(404);
    let page = circle.coordinator.get(&format!("{meeting}/agenda")).await.expect(200).says("TOP 1 Eine Börse");
    page.says("Vorschlag: Merle Member").body_has(&format!("href=\"{card}\""));
    circle.member.get(&card).await.expect(200).body_has(&format!("href=\"{meeting}/agenda\"")).says("Daraus wurde");
}

#[tokio::test]
async fn what_is_prepared_is_no_news_and_goes_without_a_trace() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes"), ("draft", "yes"), ("audience", "public")])).await;
    circle.coordinator.post(&format!("{meeting}/agenda"), &[("title", "Börse")]).await.expect(303);
    circle.member.get("/").await.expect(200).hides("Treffen Wohnen");
    let known = circle.test.sent().len();
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    circle.wait(120).await;
    assert!(circle.mails_since(known).is_empty());
    circle.coordinator.get(&meeting).await.expect(404);
    circle.test.visitor().get("/calendar").await.expect(200).hides("Treffen Wohnen");
    circle.member.get("/").await.expect(200).hides("Treffen Wohnen");
}
