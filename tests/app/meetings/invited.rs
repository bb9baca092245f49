//! Who is invited, one by one: what they said by telephone, another link, taking them out.

use fokusraum::mail::{self, Mailer, Stored};

use crate::support::meetings::{Circle, lines, link, value, with};

const GUESTS: &str = "Greta Gast <greta@haus.example>\nOle Gast <ole@haus.example>";

/// The path of somebody among those who are invited, by name.
async fn path_of(circle: &mut Circle, meeting: &str, name: &str) -> String {
    let page = circle.coordinator.get(&format!("{meeting}/people")).await.expect(200).body;
    let row = page.split("<tr").find(|row| row.contains(name)).expect("a row").to_owned();
    let start = row.find("/meetings/").expect("a link");
    row[start..].split('"').next().unwrap().to_owned()
}

async fn told(circle: &Circle) -> Vec<Stored> {
    circle.wait(61).await;
    circle.mails_since(0)
}

#[tokio::test]
async fn who_organises_sees_who_was_told_and_writes_down_what_was_said() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let people = format!("{meeting}/people");
    circle.coordinator.get(&people).await.expect(200).says("Greta Gast greta@haus.example geht gleich hinaus");
    let link = link(&told(&circle).await[0]);
    circle.coordinator.get(&people).await.says("Greta Gast greta@haus.example verschickt Noch keine Antwort");
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    circle.coordinator.post(&greta, &[("note", "Rief an")]).await.expect(422).keeps("Rief an");
    let page = circle.coordinator.submit(&greta, &[("reply", "yes"), ("note", "Kommt später")]).await;
    page.says("Die Antwort ist eingetragen").says("verschickt Ja Kommt später");
    circle.test.visitor().get(&link).await.says("Ihre Antwort: Ja");
    circle.coordinator.get(&greta).await.expect(200).says("Bisher: Ja");
    assert_eq!(told(&circle).await.len(), 2, "a reply that is written down sends no mail");
}

#[tokio::test]
async fn only_who_organises_sees_addresses_and_only_those_of_guests() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes"), ("guests", GUESTS)])).await;
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    let merle = path_of(&mut circle, &meeting, "Merle").await;
    circle.coordinator.get(&merle).await.expect(200).hides("merle.member@test.example");
    circle.coordinator.get(&format!("{meeting}/people")).await.hides("merle.member@test.example");
    for path in [&greta, &format!("{greta}/removal"), &format!("{meeting}/people")] {
        circle.facilitator.get(path).await.expect(200);
        circle.member.get(path).await.expect(404);
        circle.guest.get(path).await.expect(404);
        circle.outsider.get(path).await.expect(404);
        circle.test.visitor().get(path).await.expect(303);
    }
    for path in [greta.clone(), format!("{greta}/link"), format!("{greta}/removal")] {
        circle.member.post(&path, &[("reply", "no")]).await.expect(404);
    }
    // Somebody of another meeting is nobody of this one.
    let other = circle.invite(&with(&[("title", "Zweites Treffen")])).await;
    let foreign = greta.replace(&meeting, &other);
    circle.coordinator.get(&foreign).await.expect(404);
    for path in [foreign.clone(), format!("{foreign}/link"), format!("{foreign}/removal")] {
        circle.coordinator.post(&path, &[("reply", "no")]).await.expect(404);
    }
}

#[tokio::test]
async fn another_link_replaces_all_earlier_ones_and_is_shown_once() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let before = link(&told(&circle).await[0]);
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    let page = circle.coordinator.post(&format!("{greta}/link"), &[]).await.expect(200).says("Sie sehen ihn nur jetzt");
    let secret = page.body.split("http://fokus.test/m/").nth(1).expect("a link").split('<').next().unwrap();
    let after = format!("/m/{}", secret.trim());
    assert_ne!(before, after);
    circle.test.visitor().get(&before).await.expect(404);
    circle.test.visitor().post(&before, &[("reply", "yes")]).await.expect(404);
    circle.test.visitor().get(&after).await.expect(200).says("Sie antworten als Greta Gast");
    circle.coordinator.get(&greta).await.expect(200).hides("fokus.test/m/");
    circle.coordinator.get(&format!("{greta}/link")).await.expect(303);
}

#[tokio::test]
async fn who_is_taken_out_is_told_once_and_nobody_else_is() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let greta_link = link(&told(&circle).await[0]);
    circle.test.visitor().post(&greta_link, &[("reply", "yes")]).await.expect(303);
    let removal = format!("{}/removal", path_of(&mut circle, &meeting, "Greta").await);
    circle.coordinator.get(&removal).await.expect(200).says("Ausladen: Greta Gast").says("bekommt eine E-Mail");
    let form = [("_op", "0190f0a8-7f00-7000-8000-000000000009")];
    circle.coordinator.post(&removal, &form).await.expect(303);
    // The same form once more, as of a double click.
    circle.coordinator.post(&removal, &form).await.expect(303);
    circle.coordinator.get(&removal).await.expect(404);
    circle.coordinator.get(&meeting).await.hides("Greta").says("Ja: 0 niemand");
    circle.test.visitor().get(&greta_link).await.expect(404);
    let mails = told(&circle).await;
    assert_eq!(mails.len(), 3);
    let mail = mails.iter().find(|mail| mail.subject.starts_with("Nicht mehr")).expect("a mail");
    assert_eq!(mail.recipient, "greta@haus.example");
    assert_eq!(mail.subject, "Nicht mehr eingeladen: Treffen Wohnen, Di., 10. März 2026, 18 bis 19.30 Uhr");
    let text = "Guten Tag,\n\nSie sind zu diesem Treffen nicht mehr eingeladen: Treffen Wohnen\nVon: Wohnen\n\n\
         Wann: Di., 10. März 2026, 18 bis 19.30 Uhr\n\n\
         Hat Ihr Kalender die Einladung übernommen, kann er sie mit dieser E-Mail entfernen.\n\n\
         Freundliche Grüße\nTestkreis";
    assert_eq!(mail.body_text, text);
    assert_eq!(mail.calendar_method, "CANCEL");
    assert_eq!(value(&mail.calendar, "METHOD:"), "CANCEL");
    assert_eq!(value(&mail.calendar, "SEQUENCE:"), "1");
    // The meeting takes place: the mail must not say that it is cancelled (RFC 5546 §3.2.5).
    assert!(!lines(&mail.calendar).iter().any(|line| line.starts_with("STATUS")));
    // Invited again, one is told again, with a number that counts more than that of the end.
    circle.coordinator.post(&format!("{meeting}/people"), &[("guests", "greta@haus.example")]).await.expect(303);
    let mails = told(&circle).await;
    assert_eq!(mails.len(), 4);
    let again = mails.iter().filter(|mail| mail.recipient == "greta@haus.example" && mail.calendar_method == "REQUEST");
    let numbers: Vec<_> = again.map(|mail| value(&mail.calendar, "SEQUENCE:")).collect();
    assert!(numbers.contains(&"0".to_owned()) && numbers.contains(&"2".to_owned()), "{numbers:?}");
    // Whoever stays hears the next news, once; the calendar counts on.
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    let mails = told(&circle).await;
    let news: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Geändert")).collect();
    assert_eq!(
        news.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(),
        ["greta@haus.example", "ole@haus.example"]
    );
    assert_eq!(value(&news[1].calendar, "SEQUENCE:"), "3");
}

#[tokio::test]
async fn the_time_in_the_mail_is_the_one_that_was_told() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    told(&circle).await;
    circle.change(&meeting, &with(&[("day", "2026-03-12")])).await;
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    circle.coordinator.post(&format!("{greta}/removal"), &[]).await.expect(303);
    let mails = told(&circle).await;
    let mail = mails.iter().find(|mail| mail.subject.starts_with("Nicht mehr")).expect("a mail");
    assert!(mail.subject.ends_with("Di., 10. März 2026, 18 bis 19.30 Uhr"), "{}", mail.subject);
}

#[tokio::test]
async fn what_still_waits_in_the_outbox_never_leaves_after_what_is_newer() {
    let mut circle = Circle::new().await;
    circle.test = circle.test.restarted(Mailer::Outbox).await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let waiting = async |circle: &Circle| -> Vec<(String, String)> {
        circle.wait(61).await;
        let mut tx = circle.test.app.db.reader().await.unwrap();
        let all = mail::newest(&mut tx, 50).await.unwrap();
        all.into_iter().filter(|mail| mail.state == "waiting").map(|mail| (mail.kind, mail.recipient)).collect()
    };
    assert_eq!(waiting(&circle).await.len(), 2);
    // Changed before it left: one invitation, with the newest state.
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    let mails = waiting(&circle).await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(mails.iter().all(|(kind, _)| kind == "meeting-invitation"), "{mails:?}");
    // Taken out before it left: nothing at all.
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    circle.coordinator.post(&format!("{greta}/removal"), &[]).await.expect(303);
    let mails = waiting(&circle).await;
    assert_eq!(mails.iter().map(|(_, to)| to.as_str()).collect::<Vec<_>>(), ["ole@haus.example"]);
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    assert!(waiting(&circle).await.is_empty());
}

#[tokio::test]
async fn what_cannot_be_written_down_any_more_says_why() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    circle.change(&meeting, &with(&[("from", "19:00")])).await;
    let old = [("reply", "yes"), ("starts", "2026-03-10T18:00:00")];
    let page = circle.coordinator.post(&greta, &old).await.expect(422);
    page.says("Das Treffen hat jetzt eine andere Zeit").says("Di., 10. März 2026, 19 bis 20.30 Uhr");
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    circle.coordinator.post(&greta, &old).await.expect(409).says("abgesagt");
}

#[tokio::test]
async fn a_member_who_is_taken_out_still_sees_the_meeting_and_may_reply_again() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes")])).await;
    told(&circle).await;
    circle.member.post(&format!("{meeting}/reply"), &[("reply", "yes")]).await.expect(303);
    let merle = path_of(&mut circle, &meeting, "Merle").await;
    circle.coordinator.get(&merle).await.expect(200).says("sieht das Treffen weiterhin");
    circle.coordinator.post(&format!("{merle}/removal"), &[]).await.expect(303);
    let before = told(&circle).await.len();
    circle.member.get(&meeting).await.expect(200).says("Ja: 0 niemand");
    circle.member.get("/").await.hides("Kommen Sie?");
    circle.member.submit(&format!("{meeting}/reply"), &[("reply", "no")]).await.says("Nein: 1 Merle Member");
    circle.coordinator.get(&format!("{meeting}/people")).await.says("Merle Member nicht verschickt Nein");
    assert_eq!(told(&circle).await.len(), before, "nobody is invited by replying");
}

#[tokio::test]
async fn a_meeting_in_preparation_has_no_links() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS), ("draft", "yes")])).await;
    let greta = path_of(&mut circle, &meeting, "Greta").await;
    circle.coordinator.get(&greta).await.expect(200).hides("Neuen Link erstellen").says("Ausladen");
    circle.coordinator.post(&format!("{greta}/link"), &[]).await.expect(409).says("noch in Vorbereitung");
    circle.coordinator.post(&format!("{greta}/removal"), &[]).await.expect(303);
    assert!(told(&circle).await.is_empty());
}

#[tokio::test]
async fn who_was_never_told_goes_without_a_mail_and_once_it_began_everybody_stays() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let removal = format!("{}/removal", path_of(&mut circle, &meeting, "Greta").await);
    circle.coordinator.get(&removal).await.says("weiß noch nichts");
    circle.coordinator.post(&removal, &[]).await.expect(303);
    let mails = told(&circle).await;
    assert_eq!(mails.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), ["ole@haus.example"]);
    let ole = path_of(&mut circle, &meeting, "Ole").await;
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    circle.coordinator.post(&format!("{ole}/removal"), &[]).await.expect(409);
    circle.coordinator.post(&format!("{ole}/link"), &[]).await.expect(409);
    circle.coordinator.get(&ole).await.expect(303);
    circle.coordinator.get(&format!("{ole}/removal")).await.expect(303);
}

#[tokio::test]
async fn a_reply_holds_for_the_time_that_its_page_showed() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", GUESTS)])).await;
    let link = link(&told(&circle).await[0]);
    let old = [("reply", "yes"), ("note", "Gern"), ("starts", "2026-03-10T18:00:00")];
    circle.change(&meeting, &with(&[("from", "19:00")])).await;
    let page = circle.test.visitor().post(&link, &old).await.expect(422);
    page.says("Das Treffen hat jetzt eine andere Zeit")
        .says("19 bis 20.30 Uhr")
        .keeps("Gern")
        .keeps("2026-03-10T19:00:00");
    circle.coordinator.get(&meeting).await.says("Ja: 0 niemand");
    let now = [old[0], old[1], ("starts", "2026-03-10T19:00:00")];
    circle.test.visitor().post(&link, &now).await.expect(303);
    circle
        .member
        .post(&format!("{meeting}/reply"), &old)
        .await
        .expect(422)
        .says("Das Treffen hat jetzt eine andere Zeit");
    circle.coordinator.get(&meeting).await.says("Ja: 1 Greta Gast");
}
