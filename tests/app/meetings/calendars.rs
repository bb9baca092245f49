//! Lists of dates, files to take away, and feeds behind secret addresses.

use fokusraum::features::groups::MemberRole;
use fokusraum::features::meetings::store;
use fokusraum::sql;

use crate::support::Browser;
use crate::support::meetings::{Circle, MEETING, lines, value, with};

/// The path of the address that a page shows.
fn address(body: &str) -> String {
    let rest = body.split("http://fokus.test/feeds/").nth(1).expect("an address");
    format!("/feeds/{}", rest.split('<').next().unwrap())
}

/// What a feed holds, in its order.
async fn summaries(browser: &mut Browser, path: &str) -> Vec<String> {
    let feed = browser.get(path).await.expect(200);
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    assert!(!feed.body.contains("ATTENDEE"), "{}", feed.body);
    let of = |line: String| line.strip_prefix("SUMMARY:").map(ToOwned::to_owned);
    lines(&feed.body).into_iter().filter_map(of).collect()
}

#[tokio::test]
async fn the_calendar_lists_what_is_to_come_by_months_and_what_was_before() {
    let mut circle = Circle::new().await;
    circle.test.visitor().get("/calendar").await.expect(200).says("Gerade steht nichts an").hides("Termine in meinem");
    circle.member.get("/calendar").await.expect(200).says("Zu einem Treffen einladen");
    circle.guest.get("/calendar").await.expect(200).says("Gerade steht nichts an").hides("Zu einem Treffen einladen");
    for (title, day) in [("Im April", "2026-04-14"), ("Im März", "2026-03-03"), ("Ende März", "2026-03-31")] {
        circle.invite(&with(&[("title", title), ("day", day), ("whole_group", "yes")])).await;
    }
    let page = circle.member.get("/calendar").await.expect(200);
    let page = page.says("3 Treffen warten auf Ihre Antwort").says("0 von 4 kommen").says("Ihre Antwort fehlt noch");
    let text = page.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("März 2026 Di., 3.") < at("Ende März") && at("Ende März") < at("April 2026 Di., 14."), "{text}");
    circle.wait(30 * 86_400).await;
    circle.member.get("/calendar").await.says("Im April").hides("Ende März");
    let text = circle.member.get("/calendar?before=2026-04-01").await.says("Frühere Termine").hides("Im April").text();
    assert!(text.find("Ende März").unwrap() < text.find("Im März").unwrap(), "{text}");
    circle.member.get("/calendar?before=2026-03-04").await.says("Im März").hides("Ende März");
    circle.member.get("/calendar?before=irgendwann").await.expect(200).says("Ende März");
    circle.member.get("/calendar?before=2020-01-01").await.expect(200).says("Davor gab es keine Termine");
}

#[tokio::test]
async fn long_lists_have_pages_and_nothing_is_lost_between_them() {
    let mut circle = Circle::new().await;
    for i in 0..45 {
        let (title, minute) = (format!("Treffen Nr. {i}."), format!("18:{i:02}"));
        circle.invite(&with(&[("title", &title), ("from", &minute), ("audience", "public")])).await;
    }
    for (earlier, days) in [("", 0), ("before=2026-04-01&", 20)] {
        circle.wait(days * 86_400).await;
        let mut seen = Vec::new();
        for page in 1..=3 {
            let text = circle.test.visitor().get(&format!("/calendar?{earlier}page={page}")).await.expect(200).text();
            seen.extend((0..45).filter(|i| text.contains(&format!("Nr. {i}."))));
        }
        assert_eq!(seen.len(), 45, "{earlier}: {seen:?}");
        seen.sort_unstable();
        assert_eq!(seen, (0..45).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_meeting_can_be_taken_away_as_a_file() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&with(&[("online", "https://video.haus.example"), ("whole_group", "yes")])).await;
    let file = circle.member.get(&format!("{meeting}/event.ics")).await.expect(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"termin.ics\"");
    assert_eq!(value(&file.body, "METHOD:"), "PUBLISH");
    assert_eq!(value(&file.body, "SUMMARY:"), "Treffen Wohnen");
    assert_eq!(value(&file.body, "DESCRIPTION:"), "https://video.haus.example");
    assert_eq!(value(&file.body, "URL:"), format!("http://fokus.test{meeting}"));
    assert!(!file.body.contains("ATTENDEE"));
    circle.member.get(&meeting).await.says("Kalenderdatei (ändert sich nicht automatisch)");
}

#[tokio::test]
async fn ones_own_feed_holds_the_dates_of_ones_groups_and_nothing_else() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&MEETING).await;
    let other = circle.test.focus_group("Bildung").await;
    let leads = circle.test.person("Lea Leads", &[]).await;
    circle.test.put(other, leads, MemberRole::Coordinator, "").await;
    let mut leads = circle.test.signed_in(leads).await;
    let public = with(&[("title", "Bildung"), ("audience", "public")]);
    leads.post(&format!("/groups/{other}/meetings/new"), &public).await.expect(303);
    let page = circle.member.get("/calendar/subscription").await.expect(200).says("Noch gibt es keine Adresse");
    page.says("Wohnen").hides("Adresse zurücknehmen");
    let page = circle.member.post("/calendar/subscription", &[]).await.expect(200);
    let feed = address(&page.says("Wer die Adresse kennt, sieht Ihre Termine").says("Kalender abonnieren").body);
    circle.member.get("/calendar/subscription").await.expect(200).says("Es gibt eine Adresse").hides("/feeds/");
    let mut calendar = circle.test.visitor();
    assert_eq!(summaries(&mut calendar, &feed).await, ["Treffen Wohnen"]);
    assert_eq!(summaries(&mut calendar, feed.trim_end_matches(".ics")).await, ["Treffen Wohnen"]);
    let body = calendar.get(&feed).await.body;
    assert_eq!(value(&body, "X-WR-CALNAME:"), "Fokusraum\\, Testkreis");
    assert_eq!((value(&body, "METHOD:"), value(&body, "STATUS:")), ("PUBLISH".into(), "CONFIRMED".into()));
    circle.coordinator.post(&format!("{meeting}/cancellation"), &[]).await.expect(303);
    let body = calendar.get(&feed).await.body;
    assert_eq!((value(&body, "STATUS:"), value(&body, "SEQUENCE:")), ("CANCELLED".into(), "1".into()));
    // Ninety days later it is still there, then no more.
    circle.wait(97 * 86_400).await;
    assert_eq!(summaries(&mut calendar, &feed).await.len(), 1);
    circle.wait(2 * 86_400).await;
    assert_eq!(summaries(&mut calendar, &feed).await.len(), 0);
}

#[tokio::test]
async fn a_feed_asks_for_rights_at_each_reading() {
    let mut circle = Circle::new().await;
    circle.invite(&MEETING).await;
    let mut calendar = circle.test.visitor();
    let mine = address(&circle.member.post("/calendar/subscription", &[]).await.expect(200).body);
    assert_eq!(summaries(&mut calendar, &mine).await.len(), 1);
    circle.member.post(&format!("/groups/{}/leave", circle.group), &[]).await.expect(303);
    assert_eq!(summaries(&mut calendar, &mine).await.len(), 0);
    circle.test.put(circle.group, circle.member_id, MemberRole::Guest, "").await;
    assert_eq!(summaries(&mut calendar, &mine).await.len(), 1);
    circle.test.run(sql!("UPDATE persons SET active = FALSE WHERE name = 'Merle Member'")).await;
    assert_eq!(summaries(&mut calendar, &mine).await.len(), 0);
    calendar.get("/feeds/0123456789abcdefghjkmnpqrs.ics").await.expect(404);
    calendar.get("/feeds/x").await.expect(404);
    calendar.get("/calendar/subscription").await.expect(303);
}

#[tokio::test]
async fn a_new_address_replaces_the_old_one_and_can_be_taken_back() {
    let mut circle = Circle::new().await;
    circle.invite(&MEETING).await;
    let mut calendar = circle.test.visitor();
    let first = address(&circle.member.post("/calendar/subscription", &[]).await.body);
    let second = address(&circle.member.post("/calendar/subscription", &[]).await.body);
    calendar.get(&first).await.expect(404);
    assert_eq!(summaries(&mut calendar, &second).await.len(), 1);
    let page = circle.member.submit("/calendar/subscription/end", &[]).await;
    page.says("Die Adresse gilt nicht mehr").says("Noch gibt es keine Adresse");
    calendar.get(&second).await.expect(404);
    assert_eq!(
        circle.member.get("/calendar/subscription/end").await.expect(303).location.unwrap(),
        "/calendar/subscription"
    );
}

#[tokio::test]
async fn a_groups_feed_is_opened_by_who_leads_it() {
    let mut circle = Circle::new().await;
    circle.invite(&MEETING).await;
    let path = format!("/groups/{}/calendar", circle.group);
    circle.member.get(&path).await.expect(200).says("Die Koordination kann eine Adresse erstellen");
    for browser in [&mut circle.member, &mut circle.guest, &mut circle.outsider] {
        browser.post(&path, &[]).await.expect(404);
        browser.post(&format!("{path}/end"), &[]).await.expect(404);
    }
    circle.outsider.get(&path).await.expect(404);
    circle.test.visitor().get(&path).await.expect(303);
    let feed = address(&circle.coordinator.post(&path, &[]).await.expect(200).says("Termine der Gruppe").body);
    circle.member.get(&path).await.expect(200).says("Fragen Sie die Koordination nach der Adresse").hides("/feeds/");
    let mut calendar = circle.test.visitor();
    assert_eq!(summaries(&mut calendar, &feed).await, ["Treffen Wohnen"]);
    assert_eq!(value(&calendar.get(&feed).await.body, "NAME:"), "Wohnen");
    circle.coordinator.post(&format!("{path}/end"), &[]).await.expect(303);
    calendar.get(&feed).await.expect(404);
}

#[tokio::test]
async fn feeds_of_a_citizen_sub_group_name_nobody() {
    let mut circle = Circle::of_citizens().await;
    circle.invite(&with(&[("whole_group", "yes")])).await;
    let own = address(&circle.member.post("/calendar/subscription", &[]).await.body);
    let path = format!("/groups/{}/calendar", circle.group);
    let groups = address(&circle.coordinator.post(&path, &[]).await.body);
    for feed in [own, groups] {
        let body = circle.test.visitor().get(&feed).await.expect(200).body;
        assert_eq!(value(&body, "SUMMARY:"), "Treffen Wohnen");
        for name in ["Cora", "Merle", "Linde", "Birke", "@test.example"] {
            assert!(!body.contains(name), "{name}: {body}");
        }
    }
}

#[tokio::test]
async fn a_groups_list_has_the_next_one_first_and_then_the_last_one() {
    let mut circle = Circle::new().await;
    for (title, day) in
        [("Zweites", "2026-03-12"), ("Erstes", "2026-03-05"), ("Drittes", "2026-04-02"), ("Viertes", "2026-04-09")]
    {
        circle.invite(&with(&[("title", title), ("day", day)])).await;
    }
    circle.wait(20 * 86_400).await;
    let mut tx = circle.test.app.db.reader().await.unwrap();
    let listed = store::of_group(&mut tx, circle.group).await.unwrap();
    let titles: Vec<_> = listed.iter().map(|meeting| meeting.title.as_str()).collect();
    assert_eq!(titles, ["Drittes", "Viertes", "Zweites", "Erstes"]);
    assert_eq!(listed.iter().filter(|meeting| meeting.is_over(tx.now)).count(), 2);
}
