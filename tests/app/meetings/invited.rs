//! Who is invited, one by one: what they said by telephone, another link, taking them out.

use fokusraum::mail::Stored;

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
    // Whoever stays hears the next news, once; the calendar counts on.
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    let mails = told(&circle).await;
    assert_eq!(mails.len(), 4);
    let news: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Geändert")).collect();
    assert_eq!(news[0].recipient, "ole@haus.example");
    assert_eq!(value(&news[0].calendar, "SEQUENCE:"), "2");
    // Invited again, one is told again; a calendar takes it, as it counts more than the end it was told.
    circle.coordinator.post(&format!("{meeting}/people"), &[("guests", "greta@haus.example")]).await.expect(303);
    let mails = told(&circle).await;
    assert_eq!(mails.len(), 5);
    let again: Vec<_> = mails.iter().filter(|mail| mail.recipient == "greta@haus.example").collect();
    assert_eq!(again.len(), 3);
    let last =
        again.iter().filter(|mail| mail.calendar_method == "REQUEST").map(|mail| value(&mail.calendar, "SEQUENCE:"));
    assert_eq!(last.max().as_deref(), Some("2"));
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
