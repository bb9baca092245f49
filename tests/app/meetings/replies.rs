//! Saying whether one comes.

use fokusraum::features::groups::MemberRole;
use fokusraum::links::{self, Purpose};
use fokusraum::sql;
use uuid::Uuid;

use crate::support::meetings::{Circle, MEETING, link, value, with};

#[tokio::test]
async fn a_guest_replies_by_link_and_changes_it_again() {
    let mut circle = Circle::new().await;
    let fields =
        [("guests", "Greta Gast <greta@haus.example>"), ("note", "Bitte Stühle mitbringen."), ("room", "Raum 3")];
    let meeting =
        circle.invite(&with(&[fields[0], fields[1], fields[2], ("online", "https://video.haus.example")])).await;
    circle.wait(61).await;
    let link = link(&circle.test.sent()[0]);
    let mut greta = circle.test.visitor();
    let page = greta.get(&link).await.expect(200).says("Treffen Wohnen").says("Di., 10. März 2026, 18 bis 19.30 Uhr");
    let page = page.says("1 Stunde 30 Minuten").says("Rathaus, Raum 3").says("https://video.haus.example");
    let page = page.says("Bitte Stühle mitbringen.").says("Sie antworten als Greta Gast").hides("Cora").hides("Merle");
    assert!(!page.body.contains(" checked"), "nothing is chosen beforehand");
    circle.coordinator.get(&meeting).await.says("Noch keine Antwort: 1 Greta Gast").says("Ja: 0 niemand");
    greta.post(&link, &[("note", "Hm")]).await.expect(422).says("Bitte wählen Sie etwas aus").keeps("Hm");
    let page = greta.submit(&link, &[("reply", "maybe"), ("note", "Später <b>")]).await.expect(200);
    page.says("Ihre Antwort ist angekommen").says("Ihre Antwort: Vielleicht").keeps("Später &#60;b&#62;");
    circle.member.get(&meeting).await.says("Vielleicht: 1 Greta Gast").says("Greta Gast: Später <b>");
    greta.submit(&link, &[("reply", "no")]).await.says("Ihre Antwort: Nein");
    circle.member.get(&meeting).await.says("Nein: 1 Greta Gast").hides("Später");
    // Looking changed nothing, and no mail went out.
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 1);
}

#[tokio::test]
async fn the_same_reply_twice_counts_once_and_a_later_one_stays() {
    let mut circle = Circle::new().await;
    circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    circle.wait(61).await;
    let link = link(&circle.test.sent()[0]);
    let mut greta = circle.test.visitor();
    let first = [("_op", "0190f0a8-7f00-7000-8000-000000000005"), ("reply", "yes")];
    greta.post(&link, &first).await.expect(303);
    greta.post(&link, &[("reply", "no")]).await.expect(303);
    greta.post(&link, &first).await.expect(303);
    greta.get(&link).await.says("Ihre Antwort: Nein");
}

#[tokio::test]
async fn members_reply_on_the_page_also_uninvited_ones() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes")])).await;
    circle.member.get("/").await.says("Kommen Sie? „Treffen Wohnen“").says("Einladung: Treffen Wohnen");
    circle.member.submit(&format!("{meeting}/reply"), &[("reply", "yes")]).await.says("Ja: 1 Merle Member");
    circle.member.get("/").await.hides("Kommen Sie?");
    circle.guest.submit(&format!("{meeting}/reply"), &[("reply", "no")]).await.says("Nein: 1 Gesa Guest");
    let new = circle.test.person("Nele New", &[]).await;
    circle.test.put(circle.group, new, MemberRole::Member, "").await;
    let mut nele = circle.test.signed_in(new).await;
    nele.get(&meeting).await.expect(200).says("Kommen Sie?").hides("Nele New:");
    nele.submit(&format!("{meeting}/reply"), &[("reply", "yes"), ("note", "Neu")])
        .await
        .says("Ja: 2 Merle Member, Nele New");
    circle.outsider.post(&format!("{meeting}/reply"), &[("reply", "yes")]).await.expect(404);
    circle.test.visitor().post(&format!("{meeting}/reply"), &[("reply", "yes")]).await.expect(401);
    circle.wait(61).await;
    let mails = circle.mails_since(0);
    let merle = mails.iter().find(|mail| mail.recipient.starts_with("merle")).unwrap();
    assert!(merle.body_text.contains("Ihre Antwort ist: Ja. Hier können Sie sie ändern: http"), "{}", merle.body_text);
    assert!(value(&merle.calendar, "ATTENDEE").contains("PARTSTAT=ACCEPTED"));
    // A mail's link is as good as the account.
    circle.test.visitor().submit(&link(merle), &[("reply", "maybe")]).await.says("Ihre Antwort: Vielleicht");
    circle.member.get(&meeting).await.says("Vielleicht: 1 Merle Member");
}

#[tokio::test]
async fn another_time_takes_replies_back_another_place_does_not() {
    let mut circle = Circle::new().await;
    let guest = ("guests", "Greta Gast <greta@haus.example>");
    let meeting = circle.invite(&with(&[guest])).await;
    circle.wait(61).await;
    let mut greta = circle.test.visitor();
    let first = link(&circle.test.sent()[0]);
    greta.post(&first, &[("reply", "yes")]).await.expect(303);
    circle.change(&meeting, &with(&[("place", "Bücherei"), ("minutes", "60")])).await;
    circle.wait(61).await;
    let mail = &circle.mails_since(1)[0];
    assert!(mail.body_text.contains("Ihre Antwort ist: Ja. Passt sie noch?"), "{}", mail.body_text);
    assert!(value(&mail.calendar, "ATTENDEE").contains("PARTSTAT=ACCEPTED"));
    circle.coordinator.get(&meeting).await.says("Ja: 1 Greta Gast");
    circle.change(&meeting, &with(&[("place", "Bücherei"), ("minutes", "60"), ("day", "2026-03-11")])).await;
    circle.wait(61).await;
    let mail = &circle.mails_since(2)[0];
    assert!(mail.body_text.contains("Kommen Sie? Bitte antworten Sie hier, auch wenn"), "{}", mail.body_text);
    circle.coordinator.get(&meeting).await.says("Noch keine Antwort: 1 Greta Gast");
    // The link of the first mail works still.
    greta.get(&first).await.expect(200).says("Mi., 11. März 2026").hides("Ihre Antwort: Ja");
}

#[tokio::test]
async fn a_link_that_is_gone_says_whom_to_ask() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example"), ("whole_group", "yes")])).await;
    circle.wait(61).await;
    let mut visitor = circle.test.visitor();
    for path in ["/m/0123456789abcdefghjkmnpqrs", "/m/x"] {
        visitor.get(path).await.expect(404).says("Dieser Link gilt nicht mehr").says("sozialplanung@testkreis.example");
        visitor.post(path, &[("reply", "yes")]).await.expect(404).says("Dieser Link gilt nicht mehr");
    }
    let mails = circle.mails_since(0);
    let of = |name: &str| link(mails.iter().find(|mail| mail.recipient.starts_with(name)).unwrap());
    let (greta, merle) = (of("greta"), of("merle"));
    let meeting_id: Uuid = meeting.trim_start_matches("/meetings/").parse().unwrap();
    let row: Uuid =
        circle.test.first_id("SELECT id FROM meeting_people WHERE email = 'greta@haus.example'").await.parse().unwrap();
    let db = &circle.test.app.db;
    let until = db.clock().now().plus(1_000_000_000);
    let new = db
        .write((meeting_id, row), move |tx, (meeting, row)| {
            Box::pin(async move { links::reissue(tx, Purpose::Meeting, *meeting, *row, until).await })
        })
        .await
        .unwrap();
    visitor.get(&greta).await.expect(404);
    visitor.post(&greta, &[("reply", "yes")]).await.expect(404);
    visitor.get(&format!("/m/{new}")).await.expect(200);
    // Whoever left the group does not come in by an old link.
    visitor.get(&merle).await.expect(200);
    circle.member.post(&format!("/groups/{}/leave", circle.group), &[]).await.expect(303);
    visitor.get(&merle).await.expect(404);
    visitor.post(&merle, &[("reply", "yes")]).await.expect(404);
    circle.coordinator.get(&meeting).await.expect(200).hides("Merle");
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    circle.wait(61).await;
    assert!(!circle.mails_since(mails.len()).iter().any(|mail| mail.recipient.starts_with("merle")));
}

#[tokio::test]
async fn a_meeting_that_is_off_or_over_takes_no_replies() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    let over = circle.invite(&with(&[("guests", "ole@haus.example"), ("title", "Bald vorbei")])).await;
    circle.wait(61).await;
    let mails = circle.mails_since(0);
    let (off, past) = (link(&mails[0]), link(&mails[1]));
    let mut visitor = circle.test.visitor();
    visitor.post(&off, &[("reply", "yes")]).await.expect(303);
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    visitor.get(&off).await.expect(200).says("Dieses Treffen ist abgesagt").hides("Antwort senden");
    visitor.post(&off, &[("reply", "no")]).await.expect(409).says("Dieses Treffen ist abgesagt");
    circle.wait(9 * 86_400).await;
    visitor.get(&past).await.expect(200).says("Dieses Treffen ist vorbei").hides("Antwort senden");
    visitor.post(&past, &[("reply", "yes")]).await.expect(409).says("Dieses Treffen ist vorbei");
    circle.member.post(&format!("{over}/reply"), &[("reply", "yes")]).await.expect(409);
    // The link lives a month longer than the meeting, then it is forgotten.
    circle.wait(31 * 86_400).await;
    visitor.get(&past).await.expect(404).says("Dieser Link gilt nicht mehr");
}

#[tokio::test]
async fn needs_are_read_by_who_organises_only() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "Greta Gast <greta@haus.example>")])).await;
    circle.test.run(sql!("UPDATE meeting_people SET needs_note = 'Rampe für den Rollstuhl'")).await;
    for browser in [&mut circle.coordinator, &mut circle.facilitator] {
        browser.get(&meeting).await.expect(200).says("Greta Gast: Rampe für den Rollstuhl");
    }
    for browser in [&mut circle.member, &mut circle.guest] {
        browser.get(&meeting).await.expect(200).says("Greta Gast").hides("Rampe");
    }
}

#[tokio::test]
async fn a_citizen_sub_group_is_written_to_by_chosen_names() {
    let mut circle = Circle::of_citizens().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes"), ("place", "Café")])).await;
    circle.wait(61).await;
    let mails = circle.mails_since(0);
    let merle = mails.iter().find(|mail| mail.recipient.starts_with("merle")).unwrap();
    assert!(value(&merle.calendar, "ATTENDEE").starts_with(";CN=\"Birke\""), "{}", merle.calendar);
    circle.test.visitor().get(&link(merle)).await.expect(200).says("Sie antworten als Birke").hides("Merle");
    for mail in &mails {
        for name in ["Cora", "Fiete", "Merle", "Gesa"] {
            assert!(!mail.body_text.contains(name) && !mail.calendar.contains(name), "{name}: {}", mail.calendar);
        }
    }
    let page = circle.guest.get(&meeting).await.expect(200);
    page.says("Ahorn, Birke, Eiche, Linde").hides("Cora").hides("Merle").hides("merle.member");
    // Nothing of it leaves the group, whatever a form says.
    let path = circle.new_path();
    circle.coordinator.get(&path).await.expect(200).hides("Das Netzwerk: alle");
    circle.coordinator.post(&path, &with(&[("audience", "public")])).await.expect(422);
    circle.coordinator.post(&path, &MEETING).await.expect(303);
    circle.test.run(sql!("UPDATE meetings SET audience = 'public'")).await;
    circle.test.visitor().get("/calendar").await.expect(200).hides("Treffen Wohnen");
    circle.test.visitor().get(&meeting).await.expect(303);
    circle.outsider.get(&meeting).await.expect(404);
    circle.outsider.get("/calendar").await.expect(200).hides("Treffen Wohnen");
}
