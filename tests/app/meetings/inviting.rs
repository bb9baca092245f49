//! What goes out by mail, and what does not.

use fokusraum::features::meetings::tell_due;
use fokusraum::sql;

use crate::support::meetings::{Circle, MEETING, lines, link, value, version, with};
use crate::support::{forms, hostile};

#[tokio::test]
async fn everybody_gets_one_mail_after_a_quiet_minute() {
    let mut circle = Circle::new().await;
    let guests = "Greta Gast <Greta@Haus.example>\n\nOle Gast <ole@haus.example>\nMerle <merle.member@test.example>";
    let fields = [("whole_group", "yes"), ("guests", guests), ("room", "Raum 3"), ("note", "Bitte Stühle mitbringen.")];
    let meeting = circle.invite(&with(&fields)).await;
    circle.coordinator.get(&meeting).await.expect(200).says("Die E-Mails gehen nach einer ruhigen Minute hinaus");
    circle.wait(59).await;
    assert_eq!(circle.test.sent().len(), 0);
    circle.wait(1).await;
    let mails = circle.mails_since(0);
    let to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    let expected = [
        "cora.coordinator@test.example",
        "fiete.guide@test.example",
        "gesa.guest@test.example",
        "greta@haus.example",
        "merle.member@test.example",
        "ole@haus.example",
    ];
    assert_eq!(to, expected, "each address once, also where somebody is a guest and a member");
    circle.coordinator.get(&meeting).await.expect(200).hides("ruhigen Minute").hides("Postausgang");
    let mail = &mails[3];
    assert_eq!(mail.subject, "Einladung: Treffen Wohnen, Di., 10. März 2026, 18 bis 19.30 Uhr");
    let text = format!(
        "Guten Tag,\n\nSie sind eingeladen: Treffen Wohnen\nVon: Wohnen\n\nWann: Di., 10. März 2026, 18 bis 19.30 Uhr\n\n\
         Wo: Rathaus, Raum 3\n\nBitte Stühle mitbringen.\n\n\
         Kommen Sie? Hier antworten Sie, ohne Konto: http://fokus.test{}\n\n\
         Der Termin liegt bei. Ihr Kalender kann ihn übernehmen. Wenn sich etwas ändert, bekommen Sie eine neue E-Mail.\n\n\
         Freundliche Grüße\nTestkreis",
        link(mail)
    );
    assert_eq!(mail.body_text, text);
    for mail in &mails {
        assert_eq!(mail.calendar_method, "REQUEST");
        assert_eq!(value(&mail.calendar, "METHOD:"), "REQUEST");
        assert_eq!(value(&mail.calendar, "SEQUENCE:"), "0");
        let id = meeting.trim_start_matches("/meetings/");
        assert_eq!(value(&mail.calendar, "UID:"), format!("{id}@fokusraum"));
        let attendee = value(&mail.calendar, "ATTENDEE");
        assert!(
            attendee.ends_with(&format!("PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{}", mail.recipient)),
            "{attendee}"
        );
    }
    let calendar = &mail.calendar;
    assert_eq!(value(calendar, "DTSTART"), ";TZID=Europe/Berlin:20260310T180000");
    assert_eq!(value(calendar, "DTEND"), ";TZID=Europe/Berlin:20260310T193000");
    assert_eq!(value(calendar, "LOCATION:"), "Rathaus\\, Raum 3");
    assert_eq!(value(calendar, "ORGANIZER"), ";CN=\"Wohnen\":mailto:fokusraum@localhost");
    assert_eq!(value(calendar, "URL:"), format!("http://fokus.test{}", link(mail)));
    assert!(value(calendar, "DESCRIPTION:").ends_with(&format!("Antwort ändern: http://fokus.test{}", link(mail))));
    assert_eq!(lines(calendar).iter().filter(|line| line.contains("ole@") || line.contains("merle")).count(), 0);
}

#[tokio::test]
async fn a_new_form_asks_for_little_and_shows_it_to_the_group_only() {
    let mut circle = Circle::new().await;
    let path = circle.new_path();
    let page = circle.coordinator.get(&path).await.expect(200);
    let form = forms::forms(&page.body, &path).into_iter().find(|form| form.action == path).unwrap();
    let chosen = form.filled(|_| None);
    for (name, value) in [("minutes", "90"), ("whole_group", "yes"), ("audience", "group"), ("previous", "")] {
        assert!(chosen.contains(&(name.to_owned(), value.to_owned())), "{name}: {chosen:?}");
    }
    let typed = form.filled(|control| match control.name.as_str() {
        "title" => Some("Treffen".into()),
        "day" => Some("2026-03-10".into()),
        "from" => Some("18".into()),
        _ => None,
    });
    let typed: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    circle.coordinator.submit(&path, &typed).await.expect(200).says("Nur diese Gruppe").says("Noch keine Antwort: 4");
}

#[tokio::test]
async fn changes_within_a_minute_are_one_mail_and_only_time_and_place_are_told() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "Greta Gast <greta@haus.example>")])).await;
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 1);
    // A title or a note reaches nobody by itself.
    let note = [("title", "Treffen Wohnen und Bauen"), ("note", "Mit Kaffee")];
    circle.change(&meeting, &with(&note)).await;
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 1);
    circle.change(&meeting, &with(&[note[0], note[1], ("from", "19:00")])).await;
    circle.wait(30).await;
    circle.change(&meeting, &with(&[note[0], note[1], ("from", "19:30"), ("place", "Bücherei")])).await;
    circle.wait(31).await;
    assert_eq!(circle.test.sent().len(), 1, "it was not quiet for a minute");
    circle.wait(30).await;
    let mail = &circle.mails_since(1)[..];
    assert_eq!(mail.len(), 1);
    let mail = &mail[0];
    assert_eq!(mail.subject, "Geändert: Treffen Wohnen und Bauen, Di., 10. März 2026, 19.30 bis 21 Uhr");
    let text = format!(
        "Guten Tag,\n\ndieses Treffen hat sich geändert: Treffen Wohnen und Bauen\nVon: Wohnen\n\n\
         Neue Zeit: Di., 10. März 2026, 19.30 bis 21 Uhr\nVorher: Di., 10. März 2026, 18 bis 19.30 Uhr\n\n\
         Neuer Ort: Bücherei\nVorher: Rathaus\n\n\
         Kommen Sie? Bitte antworten Sie hier, auch wenn Sie schon geantwortet haben: http://fokus.test{}\n\n\
         Der geänderte Termin liegt bei. Hat Ihr Kalender die Einladung übernommen, ändert er sie mit.\n\n\
         Freundliche Grüße\nTestkreis",
        link(mail)
    );
    assert_eq!(mail.body_text, text);
    assert_eq!(value(&mail.calendar, "SEQUENCE:"), "2");
    assert_eq!(value(&mail.calendar, "UID:"), value(&circle.test.sent()[0].calendar, "UID:"));
    assert_eq!(value(&mail.calendar, "SUMMARY:"), "Treffen Wohnen und Bauen");
    circle.coordinator.get(&format!("/groups/{}", circle.group)).await.says("Geändert: Treffen Wohnen und Bauen");
}

#[tokio::test]
async fn what_changes_and_changes_back_is_not_told() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    circle.wait(61).await;
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    circle.change(&meeting, &MEETING).await;
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 1);
    circle.change(&meeting, &with(&[("place", "")])).await;
    circle.wait(61).await;
    let mail = &circle.mails_since(1)[0];
    assert!(mail.body_text.contains("Der Ort ist wieder offen.\nVorher: Rathaus"), "{}", mail.body_text);
    assert_eq!(value(&mail.calendar, "SEQUENCE:"), "3");
    assert!(!mail.calendar.contains("LOCATION"));
    circle.change(&meeting, &with(&[("place", ""), ("online", "https://video.haus.example/x?a=b")])).await;
    circle.wait(61).await;
    let mail = &circle.mails_since(2)[0];
    assert!(mail.body_text.contains("\n\nOrt: https://video.haus.example/x?a=b\n\n"), "{}", mail.body_text);
}

#[tokio::test]
async fn calling_it_off_reaches_once_who_was_told() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "Greta Gast <greta@haus.example>")])).await;
    circle.wait(61).await;
    // Ole is invited, but nobody told him yet.
    let more = [("guests", "Ole Gast <ole@haus.example>")];
    circle.coordinator.submit(&format!("{meeting}/people"), &more).await.says("Die Personen sind eingeladen");
    circle.coordinator.get(&format!("{meeting}/cancellation")).await.expect(200).says("Absagen: Treffen Wohnen");
    circle.coordinator.submit(&format!("{meeting}/cancellation"), &[]).await.says("abgesagt");
    circle.wait(61).await;
    circle.wait(61).await;
    let mails = circle.mails_since(1);
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!(mail.recipient, "greta@haus.example");
    assert_eq!(mail.subject, "Abgesagt: Treffen Wohnen, Di., 10. März 2026, 18 bis 19.30 Uhr");
    let text = "Guten Tag,\n\ndieses Treffen ist abgesagt: Treffen Wohnen\nVon: Wohnen\n\n\
        Wann: Di., 10. März 2026, 18 bis 19.30 Uhr\n\n\
        Hat Ihr Kalender die Einladung übernommen, kann er sie mit dieser E-Mail entfernen.\n\n\
        Freundliche Grüße\nTestkreis";
    assert_eq!(mail.body_text, text);
    assert_eq!((mail.calendar_method.as_str(), value(&mail.calendar, "METHOD:").as_str()), ("CANCEL", "CANCEL"));
    assert_eq!(value(&mail.calendar, "SEQUENCE:"), "1");
    assert_eq!(value(&mail.calendar, "STATUS:"), "CANCELLED");
    assert_eq!(value(&mail.calendar, "UID:"), value(&circle.test.sent()[0].calendar, "UID:"));
    circle.coordinator.get(&meeting).await.expect(200).says("Dieses Treffen ist abgesagt").hides("Einladungen");
}

#[tokio::test]
async fn once_called_off_nothing_changes() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    let version = version(&circle.coordinator.get(&format!("{meeting}/edit")).await.body);
    circle.facilitator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    let late = with(&[("title", "Doch noch"), ("version", &version)]);
    let answer = circle.coordinator.post(&format!("{meeting}/edit"), &late).await.expect(409);
    answer.says("Dieses Treffen ist abgesagt").says("Fehler:").keeps("Doch noch");
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(409).says("ist abgesagt");
    let more = [("guests", "ole@haus.example")];
    circle.coordinator.post(&format!("{meeting}/people"), &more).await.expect(422).says("ist abgesagt").keeps("ole@");
    circle.member.post(&format!("{meeting}/reply"), &[("reply", "yes")]).await.expect(409).says("ist abgesagt");
    for page in ["edit", "cancellation", "people", "reply"] {
        let answer = circle.coordinator.get(&format!("{meeting}/{page}")).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some(meeting.as_str()), "{page}");
    }
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 0, "nobody was told that it takes place");
    circle.coordinator.get(&meeting).await.expect(200).says("Treffen Wohnen").hides("Doch noch");
}

#[tokio::test]
async fn telling_is_harmless_to_repeat() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("whole_group", "yes")])).await;
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 4);
    let again = || sql!("UPDATE meetings SET tell_at = 0");
    for _ in 0..3 {
        circle.test.run(again()).await;
        tell_due(&circle.test.app.db, &circle.test.app.site).await.unwrap();
    }
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 4);
    circle.change(&meeting, &with(&[("minutes", "120")])).await;
    circle.test.run(again()).await;
    let (one, other) = (&circle.test.app, &circle.test.app);
    let both = tokio::join!(tell_due(&one.db, &one.site), tell_due(&other.db, &other.site));
    both.0.unwrap();
    both.1.unwrap();
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 8, "two who tell at once tell once");
}

#[tokio::test]
async fn two_who_change_it_at_once_lose_nothing() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&MEETING).await;
    let path = format!("{meeting}/edit");
    let seen = version(&circle.coordinator.get(&path).await.body);
    circle.change(&meeting, &with(&[("place", "Bücherei")])).await;
    let late = with(&[("title", "Mein Titel"), ("room", "Saal <2>"), ("version", &seen)]);
    let page = circle.facilitator.post(&path, &late).await.expect(409);
    let page = page.says("Jemand anderes hat das Treffen inzwischen geändert").says("Jetzt gilt: Treffen Wohnen");
    let page = page.says("Bücherei").keeps("Mein Titel").keeps("Saal &#60;2&#62;");
    circle.coordinator.get(&meeting).await.says("Bücherei").hides("Mein Titel");
    // Sent again with what holds now in view, it counts.
    let now = version(&page.body);
    let again = with(&[("title", "Mein Titel"), ("version", &now)]);
    circle.facilitator.submit(&path, &again).await.says("Mein Titel").says("Rathaus").hides("Bücherei");
}

#[tokio::test]
async fn the_same_form_twice_invites_once() {
    let mut circle = Circle::new().await;
    let op = ("_op", "0190f0a8-7f00-7000-8000-000000000002");
    let fields = with(&[op, ("guests", "greta@haus.example")]);
    let path = circle.new_path();
    let first = circle.coordinator.post(&path, &fields).await.made();
    assert_eq!(first, circle.coordinator.post(&path, &fields).await.made());
    let meeting = format!("/meetings/{first}");
    let seen = version(&circle.coordinator.get(&format!("{meeting}/edit")).await.body);
    let change = with(&[("_op", "0190f0a8-7f00-7000-8000-000000000003"), ("from", "20"), ("version", &seen)]);
    for _ in 0..2 {
        circle.coordinator.post(&format!("{meeting}/edit"), &change).await.expect(303);
    }
    let cancel = [("_op", "0190f0a8-7f00-7000-8000-000000000004")];
    circle.wait(61).await;
    for _ in 0..2 {
        circle.coordinator.post(&format!("{meeting}/cancellation"), &cancel).await.expect(303);
    }
    circle.wait(61).await;
    let sequences: Vec<_> = circle.test.sent().iter().map(|mail| value(&mail.calendar, "SEQUENCE:")).collect();
    assert_eq!(sequences, ["1", "2"]);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost() {
    let mut circle = Circle::new().await;
    let path = circle.new_path();
    for (others, says) in [
        (vec![("title", "")], "Titel: Bitte füllen Sie dieses Feld aus"),
        (vec![("day", "2026-03-01")], "Tag: Dieser Zeitpunkt ist schon vorbei"),
        (vec![("day", "2026-03-02"), ("from", "11:59")], "Tag: Dieser Zeitpunkt ist schon vorbei"),
        (vec![("day", "2026-03-29"), ("from", "02:30")], "Beginn: Diese Uhrzeit gibt es an diesem Tag nicht"),
        (vec![("day", "2029-04-01")], "Tag: Das liegt mehr als drei Jahre in der Zukunft"),
        (vec![("from", "abends")], "Beginn: Das ist keine Uhrzeit"),
        (vec![("minutes", "0")], "Dauer in Minuten: Bitte geben Sie eine ganze Zahl ein"),
        (vec![("online", "javascript:alert(1)")], "Online: Das ist keine Adresse einer Webseite"),
        (vec![("online", "video.haus.example")], "Online: Das ist keine Adresse einer Webseite"),
        (vec![("guests", "greta@haus.example\nOle Gast")], "Gäste: In Zeile 2 fehlt eine vollständige E-Mail-Adresse"),
        (vec![("audience", "alle")], "Diese Auswahl gibt es nicht mehr"),
    ] {
        let mut fields = with(&[("room", "Saal <2>")]);
        fields.retain(|(name, _)| !others.iter().any(|(other, _)| other == name));
        fields.extend(others);
        circle.coordinator.post(&path, &fields).await.expect(422).says(says).says("Fehler:").keeps("Saal &#60;2&#62;");
    }
    let many: Vec<_> = (0..501).map(|i| format!("g{i}@haus.example")).collect();
    let answer = circle.coordinator.post(&path, &with(&[("guests", &many.join("\n"))])).await.expect(422);
    answer.says("Höchstens 500 Personen").keeps("g500@haus.example");
    let almost = many[..497].join("\n");
    let fields = with(&[("whole_group", "yes"), ("guests", &almost)]);
    circle.coordinator.post(&path, &fields).await.expect(422).says("Höchstens 500 Personen");
    circle.wait(61).await;
    assert_eq!(circle.test.sent().len(), 0);
    let meeting = circle.invite(&with(&[("guests", &many[..500].join("\n"))])).await;
    let one_more = [("guests", "ole@haus.example")];
    let answer = circle.coordinator.post(&format!("{meeting}/people"), &one_more).await.expect(422);
    answer.says("Höchstens 500 Personen");
    let known = [("guests", "g1@haus.example")];
    circle.coordinator.post(&format!("{meeting}/people"), &known).await.expect(422).says("schon eingeladen");
    circle.coordinator.post(&format!("{meeting}/people"), &[]).await.expect(422).says("Wen möchten Sie einladen?");
    circle.coordinator.get(&meeting).await.expect(200).says("500 Namen zeigen");
}

#[tokio::test]
async fn a_past_meeting_keeps_what_it_was() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    circle.wait(9 * 86_400).await;
    // The mail would have been due on the way: nobody is invited to what is over.
    assert_eq!(circle.test.sent().len(), 0);
    circle
        .coordinator
        .get(&meeting)
        .await
        .expect(200)
        .says("vorbei")
        .hides("Antwort senden")
        .says("Nächstes Treffen planen");
    circle.coordinator.get(&format!("{meeting}/edit")).await.expect(303);
    circle
        .coordinator
        .post(&format!("{meeting}/cancellation"), &[])
        .await
        .expect(409)
        .says("Dieses Treffen ist vorbei");
}

#[tokio::test]
async fn the_next_meeting_begins_with_what_the_last_one_was() {
    let mut circle = Circle::new().await;
    let fields = with(&[("whole_group", "yes"), ("guests", "Greta Gast <greta@haus.example>"), ("note", "Einmalig")]);
    let meeting = circle.invite(&fields).await;
    let id = meeting.trim_start_matches("/meetings/").to_owned();
    let path = circle.new_path();
    let page = circle.coordinator.get(&format!("{path}?after={id}")).await.expect(200).says("Nächstes Treffen planen");
    let page = page
        .keeps("value=\"Treffen Wohnen\"")
        .keeps("value=\"18:00\"")
        .keeps("Greta Gast &#60;greta@haus.example&#62;");
    page.keeps(&format!("name=\"previous\" value=\"{id}\"")).hides("2026-03-10").hides("Einmalig");
    // Somebody who does not organise that meeting learns no addresses.
    circle.member.get(&format!("{path}?after={id}")).await.expect(200).hides("greta@haus.example");
    let next = circle.invite(&with(&[("day", "2026-04-14"), ("previous", &id), ("title", "Treffen im April")])).await;
    circle.member.get(&next).await.expect(200).says("Davor").body_has(&format!("href=\"{meeting}\""));
    circle
        .member
        .get(&meeting)
        .await
        .expect(200)
        .says("Danach")
        .says("Treffen im April")
        .body_has(&format!("href=\"{next}\""));
    // A meeting of another group is none that it could follow.
    let other = circle.test.focus_group("Bildung").await;
    let leads = circle.test.person("Lea Leads", &[]).await;
    circle.test.put(other, leads, fokusraum::features::groups::MemberRole::Coordinator, "").await;
    let mut leads = circle.test.signed_in(leads).await;
    let path = format!("/groups/{other}/meetings/new");
    leads.get(&format!("{path}?after={id}")).await.expect(200).hides("Treffen Wohnen");
    let foreign = leads.post(&path, &with(&[("previous", &id), ("title", "Bildung")])).await.made();
    leads.get(&format!("/meetings/{foreign}")).await.expect(200).hides("Davor").hides("Treffen Wohnen");
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    let test = circle.test.restarted(fokusraum::mail::Mailer::Outbox).await;
    let later = test.app.db.clock().now().plus(61_000_000);
    test.move_to(later).await;
    let mut leads = test.browser_of("cora.coordinator@test.example").await;
    leads.get(&meeting).await.expect(200).says("Der Versand von E-Mails ist noch nicht eingerichtet");
    leads.get(&format!("/groups/{}/meetings/new", circle.group)).await.expect(200).says("noch nicht eingerichtet");
    assert_eq!(test.sent().len(), 0);
}

#[tokio::test]
async fn forms_survive_what_nobody_should_send() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("guests", "greta@haus.example")])).await;
    let path = circle.new_path();
    for field in ["title", "day", "from", "minutes", "guests", "place", "room", "online", "note"] {
        hostile(&mut circle.coordinator, &path, field).await;
    }
    for field in ["title", "day", "from", "minutes", "place", "room", "online", "note"] {
        hostile(&mut circle.coordinator, &format!("{meeting}/edit"), field).await;
    }
    hostile(&mut circle.coordinator, &format!("{meeting}/people"), "guests").await;
    hostile(&mut circle.member, &format!("{meeting}/reply"), "note").await;
    circle.wait(61).await;
    hostile(&mut circle.test.visitor(), &link(&circle.test.sent()[0]), "note").await;
    for path in ["/m/x", "/feeds/x", "/feeds/%00", "/m/%ff", "/calendar?before=%00", "/calendar?before=x&page=-1"] {
        assert!(circle.test.visitor().get(path).await.status < 500, "{path}");
    }
    let bad = with(&[("previous", "x")]);
    assert!(circle.coordinator.post(&path, &bad).await.status < 500);
    let bad = with(&[("version", "9999999999999999999999")]);
    circle.coordinator.post(&format!("{meeting}/edit"), &bad).await.expect(409);
}

#[tokio::test]
async fn markup_stays_text() {
    let mut circle = Circle::new().await;
    let mark = "<script>alert(1)</script>";
    let guests = format!("{mark} <greta@haus.example>");
    let fields = with(&[("title", mark), ("place", mark), ("note", mark), ("guests", &guests), ("audience", "public")]);
    let meeting = circle.invite(&fields).await;
    circle.wait(61).await;
    let mails = circle.test.sent();
    let personal = link(&mails[0]);
    for path in [meeting.as_str(), "/calendar", &personal] {
        for browser in [&mut circle.coordinator, &mut circle.test.visitor()] {
            let page = browser.get(path).await.expect(200);
            assert!(!page.body.contains(mark), "{path}: {}", page.text());
        }
    }
    assert!(!mails[0].body_html.contains(mark));
}
