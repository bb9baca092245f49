//! A calendar's month: who finds what in its grid and in the list below, and the ways from month to month.

use std::fmt::Write as _;

use fokusraum::access::Role;
use fokusraum::features::groups::MemberRole;
use uuid::Uuid;

use crate::support::meetings::{Circle, with};
use crate::support::{Browser, TestApp};

/// The grid of a page.
fn grid(body: &str) -> &str {
    body.split_once("<table").and_then(|(_, rest)| rest.split_once("</table>")).expect("a grid").0
}

/// What stands in the cell of a day, without markup; nothing of the others.
fn cell(body: &str, day: &str) -> String {
    let cells = grid(body).split("<td").skip(1).find(|cell| cell.contains(&format!("datetime=\"{day}\"")));
    let inside = cells.expect(day).split_once('>').unwrap().1.split("</td>").next().unwrap();
    let words = inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The weeks of a grid by their numbers.
fn week_numbers(body: &str) -> Vec<String> {
    let rows = grid(body).split("<th scope=\"row\">").skip(1);
    let number = |row: &str| row.split_once("</span>").unwrap().1.split("</th>").next().unwrap().trim().to_owned();
    rows.map(number).collect()
}

async fn month(browser: &mut Browser, query: &str) -> String {
    browser.get(&format!("/calendar?{query}")).await.expect(200).body
}

/// A group in which nobody of the circle is, with the browser of its coordinator.
async fn neighbours(test: &TestApp) -> (Uuid, Browser) {
    let group = test.focus_group("Bildung").await;
    let person = test.person("Nora Neighbour", &[]).await;
    test.put(group, person, MemberRole::Coordinator, "").await;
    (group, test.signed_in(person).await)
}

#[tokio::test]
async fn the_month_shows_what_the_list_shows_and_to_the_same_people() {
    let mut circle = Circle::new().await;
    let mut staff = circle.test.browser("Stefan Staff", &[Role::Staff]).await;
    let mut administrator = circle.test.browser("Adele Admin", &[Role::Administrator]).await;
    let (_, mut neighbour) = neighbours(&circle.test).await;
    let mut visitor = circle.test.visitor();
    for audience in ["group", "network", "public"] {
        let title = format!("Treffen {audience}");
        circle
            .invite(&with(&[("audience", audience), ("title", &title), ("guests", "Greta <greta@haus.example>")]))
            .await;
        for (browser, sees) in [
            (&mut circle.coordinator, true),
            (&mut circle.guest, true),
            (&mut staff, audience != "group"),
            (&mut neighbour, audience != "group"),
            (&mut circle.outsider, audience == "public"),
            (&mut administrator, audience == "public"),
            (&mut visitor, audience == "public"),
        ] {
            let page = browser.get("/calendar?month=2026-03").await.expect(200).hides("Greta");
            if sees {
                assert!(cell(&page.body, "2026-03-10").contains(&format!("18 Uhr {title}")), "{}", page.body);
                page.says("Di., 10. März 2026, 18 bis 19.30 Uhr");
            } else {
                page.hides(&title);
            }
        }
    }
    circle.invite(&with(&[("draft", "yes"), ("title", "Noch geheim"), ("audience", "public")])).await;
    circle.member.get("/calendar?month=2026-03").await.expect(200).hides("Noch geheim");
}

#[tokio::test]
async fn what_a_citizen_sub_group_does_stays_with_its_people() {
    let mut circle = Circle::of_citizens().await;
    circle.invite(&with(&[("audience", "group")])).await;
    circle.test.run(fokusraum::sql!("UPDATE meetings SET audience = 'public'")).await;
    let (_, mut neighbour) = neighbours(&circle.test).await;
    circle.member.get("/calendar?month=2026-03").await.expect(200).says("Treffen Wohnen");
    for browser in [&mut circle.outsider, &mut neighbour, &mut circle.test.visitor()] {
        browser.get("/calendar?month=2026-03").await.expect(200).hides("Treffen Wohnen").says("gibt es keine Termine");
        // Nor does an empty month give away that a later one is not.
        browser.get("/calendar?month=2026-02").await.expect(200).says("Zur Liste der Termine").hides("März 2026.");
    }
}

#[tokio::test]
async fn a_groups_month_is_for_its_people_and_does_not_exist_for_others() {
    let mut circle = Circle::new().await;
    let (other, mut neighbour) = neighbours(&circle.test).await;
    let public = |title| with(&[("title", title), ("audience", "public")]);
    circle.invite(&public("Treffen der Wohnenden")).await;
    neighbour.post(&format!("/groups/{other}/meetings/new"), &public("Treffen der Lernenden")).await.expect(303);
    circle.member.get("/calendar?month=2026-03").await.says("Treffen der Wohnenden").says("Treffen der Lernenden");
    let of_group = format!("/calendar?month=2026-03&group={}", circle.group);
    let page = circle.member.get(&of_group).await.expect(200).says("Termine: Wohnen").says("Treffen der Wohnenden");
    let page = page.hides("Treffen der Lernenden");
    assert!(page.body.contains(&format!("/calendar?month=2026-04&#38;group={}", circle.group)), "{}", page.body);
    assert!(page.body.contains(&format!("href=\"/groups/{}/meetings\"", circle.group)), "{}", page.body);
    // Its own list leads there, and without a month it is the present one.
    let list = circle.member.get(&format!("/groups/{}/meetings", circle.group)).await.expect(200).body;
    let link = format!("/calendar?group={}", circle.group);
    assert!(list.contains(&format!("href=\"{link}\"")), "{list}");
    circle.member.get(&link).await.expect(200).says("März 2026").says("Treffen der Wohnenden");
    for group in [other.to_string(), Uuid::nil().to_string(), "wohnen".into(), "%ff".into()] {
        circle.member.get(&format!("/calendar?month=2026-03&group={group}")).await.expect(404).hides("Lernenden");
    }
    neighbour.get(&of_group).await.expect(404).hides("Wohnenden");
    circle.outsider.get(&of_group).await.expect(404).hides("Wohnenden");
    // Who is not signed in learns nothing either: every group leads to the same page.
    for group in [circle.group, other, Uuid::nil()] {
        let answer = circle.test.visitor().get(&format!("/calendar?group={group}")).await.expect(303);
        assert!(answer.location.unwrap().starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn every_meeting_stands_on_the_day_on_which_it_begins() {
    let mut circle = Circle::new().await;
    let meetings = [
        ("Vor Mitternacht", "2026-03-31", "23", "180"),
        ("Nach der Umstellung", "2026-03-29", "3:30", "60"),
        ("Am Abend davor", "2026-03-28", "23:30", "240"),
        ("Am letzten Oktober", "2026-10-31", "23:59", "60"),
        ("Doppelte Stunde", "2026-10-25", "2:30", "60"),
        ("Am ersten November", "2026-11-01", "0", "60"),
    ];
    for (title, day, from, minutes) in meetings {
        circle.invite(&with(&[("title", title), ("day", day), ("from", from), ("minutes", minutes)])).await;
    }
    let march = month(&mut circle.member, "month=2026-03").await;
    assert_eq!(cell(&march, "2026-03-31"), "31 1 Di., 31. März 2026: 1 Termin 23 Uhr Vor Mitternacht");
    assert!(cell(&march, "2026-03-29").contains("3.30 Uhr Nach der Umstellung"));
    assert!(cell(&march, "2026-03-28").contains("23.30 Uhr Am Abend davor"));
    assert!(!month(&mut circle.member, "month=2026-04").await.contains("Vor Mitternacht"));
    let october = month(&mut circle.member, "month=2026-10").await;
    assert!(cell(&october, "2026-10-31").contains("23.59 Uhr Am letzten Oktober"));
    assert!(cell(&october, "2026-10-25").contains("2.30 Uhr Doppelte Stunde"));
    assert!(!october.contains("Am ersten November"));
    let november = month(&mut circle.member, "month=2026-11").await;
    assert!(cell(&november, "2026-11-01").contains("0 Uhr Am ersten November"));
    assert!(!november.contains("Am letzten Oktober"));
}

#[tokio::test]
async fn a_day_leads_to_its_place_in_the_list_and_nothing_is_only_in_the_grid() {
    let mut circle = Circle::new().await;
    let first =
        circle.invite(&with(&[("title", "Zuerst"), ("from", "9"), ("guests", "Greta <greta@haus.example>")])).await;
    circle.invite(&with(&[("title", "Danach"), ("from", "11")])).await;
    circle.invite(&with(&[("title", "Später"), ("day", "2026-03-12")])).await;
    circle.coordinator.post(&format!("{first}/cancellation"), &[]).await.expect(303);
    let body = month(&mut circle.member, "month=2026-03").await;
    assert_eq!(cell(&body, "2026-03-10"), "10 2 Di., 10. März 2026: 2 Termine 9 Uhr abgesagt Zuerst 11 Uhr Danach");
    assert_eq!(cell(&body, "2026-03-11"), "11");
    assert!(grid(&body).contains("href=\"#day-2026-03-10\""));
    let list = body.split_once("</table>").unwrap().1;
    assert_eq!(list.matches("id=\"day-").count(), 2, "{list}");
    assert!(list.contains("id=\"day-2026-03-10\"") && list.contains("id=\"day-2026-03-12\""), "{list}");
    for title in ["Zuerst", "Danach", "Später", "3 Termine im März 2026", "abgesagt"] {
        assert!(list.contains(title), "{title}: {list}");
    }
    // Today, in the grid of its own month only.
    assert_eq!(body.matches("aria-current=\"date\"").count(), 1);
    assert_eq!(cell(&body, "2026-03-02"), "2 heute");
    assert!(!month(&mut circle.member, "month=2026-04").await.contains("aria-current=\"date\""));
}

#[tokio::test]
async fn weeks_begin_on_monday_and_bear_their_iso_numbers() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    for (asked, numbers) in [
        ("2026-11", &["44", "45", "46", "47", "48", "49"][..]),
        ("2026-06", &["23", "24", "25", "26", "27"]),
        ("2026-12", &["49", "50", "51", "52", "53"]),
        ("2027-01", &["53", "1", "2", "3", "4"]),
        ("2027-02", &["5", "6", "7", "8"]),
    ] {
        assert_eq!(week_numbers(&month(&mut visitor, &format!("month={asked}")).await), numbers, "{asked}");
    }
    let body = month(&mut visitor, "month=2026-11").await;
    let days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    let heads = days.map(|day| format!("abbr=\"{day}\">{}<", &day[..2]));
    let places = heads.map(|head| grid(&body).find(&head).unwrap_or_else(|| panic!("{head}: {}", grid(&body))));
    assert!(places.is_sorted());
}

#[tokio::test]
async fn the_ways_lead_from_month_to_month_and_back_to_the_present_one() {
    let test = TestApp::new().await;
    let links = async |browser: &mut Browser, asked: &str| {
        let body = browser.get(&format!("/calendar{asked}")).await.expect(200).body;
        let heading = body.split_once("<h2 id=\"month\">").map_or("", |(_, rest)| rest.split('<').next().unwrap());
        let mut found = heading.to_owned();
        for href in body.split("href=\"/calendar?month=").skip(1) {
            write!(found, " {}", href.split('"').next().unwrap()).unwrap();
        }
        found
    };
    let visitor = &mut test.visitor();
    // First the switch between list and month, then the present one where it is another, before and after.
    assert_eq!(links(visitor, "").await, " 2026-03");
    assert_eq!(links(visitor, "?before=2026-03-02").await, " 2026-03");
    assert_eq!(links(visitor, "?month=2026-03").await, "März 2026 2026-03 2026-02 2026-04");
    assert_eq!(links(visitor, "?month=2026-12").await, "Dezember 2026 2026-12 2026-03 2026-11 2027-01");
    assert_eq!(links(visitor, "?month=2027-01").await, "Januar 2027 2027-01 2026-03 2026-12 2027-02");
    assert_eq!(links(visitor, "?month=1900-01").await, "Januar 1900 1900-01 2026-03 1900-02");
    assert_eq!(links(visitor, "?month=2200-12").await, "Dezember 2200 2200-12 2026-03 2200-11");
    for wrong in ["2026-13", "1899-12", "2201-01", "irgendwann", "%00x", "%ff", "-", "2026-11-03", "99999999999-1"] {
        assert_eq!(links(visitor, &format!("?month={wrong}")).await, "März 2026 2026-03 2026-02 2026-04", "{wrong}");
    }
}

#[tokio::test]
async fn an_empty_month_leads_to_the_next_one_that_is_not() {
    let mut circle = Circle::new().await;
    circle.invite(&with(&[("day", "2027-01-12"), ("audience", "public")])).await;
    for browser in [&mut circle.member, &mut circle.test.visitor()] {
        let page =
            browser.get("/calendar?month=2026-11").await.expect(200).says("Im November 2026 gibt es keine Termine");
        let page = page.says("Die nächsten Termine sind im Januar 2027.");
        assert!(page.body.contains("href=\"/calendar?month=2027-01\""), "{}", page.body);
        let page =
            browser.get("/calendar?month=2027-02").await.expect(200).says("Im Februar 2027 gibt es keine Termine");
        page.says("Zur Liste der Termine").hides("Die nächsten Termine");
    }
    let group = format!("/calendar?month=2026-11&group={}", circle.group);
    let page = circle.member.get(&group).await.expect(200);
    assert!(page.body.contains(&format!("/calendar?month=2027-01&#38;group={}", circle.group)), "{}", page.body);
}

#[tokio::test]
async fn a_month_asks_the_same_number_of_queries_however_many_meetings_it_has() {
    let mut circle = Circle::new().await;
    let of_group = format!("/calendar?month=2026-03&group={}", circle.group);
    let mut counts = Vec::new();
    for _ in 0..2 {
        for i in 0..12 {
            let day = format!("2026-03-{:02}", 10 + i);
            circle.invite(&with(&[("day", &day), ("audience", "public"), ("whole_group", "yes")])).await;
        }
        let mut round = Vec::new();
        let visitor = &mut circle.test.visitor();
        for (browser, path) in [
            (visitor, "/calendar?month=2026-03"),
            (&mut circle.member, "/calendar?month=2026-03"),
            (&mut circle.guest, &of_group),
        ] {
            let before = circle.test.app.db.queries();
            browser.get(path).await.expect(200);
            round.push(circle.test.app.db.queries() - before);
        }
        counts.push(round);
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].iter().all(|count| *count <= 15), "{counts:?}");
}
