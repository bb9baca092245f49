//! Who sees and may do what, by audience and role.

use fokusraum::access::Role;
use fokusraum::features::groups::MemberRole;

use crate::support::meetings::{Circle, MEETING, with};

const INSIDE: [&str; 3] = ["Greta Gast", "Noch keine Antwort", "video.haus.example"];

#[tokio::test]
async fn its_audience_sees_that_it_takes_place_and_never_who_comes() {
    let mut circle = Circle::new().await;
    let mut staff = circle.test.browser("Stefan Staff", &[Role::Staff]).await;
    let mut administrator = circle.test.browser("Adele Admin", &[Role::Administrator]).await;
    let other = circle.test.focus_group("Bildung").await;
    let neighbour = circle.test.person("Nora Neighbour", &[]).await;
    circle.test.put(other, neighbour, MemberRole::Member, "").await;
    let mut neighbour = circle.test.signed_in(neighbour).await;
    let mut visitor = circle.test.visitor();
    for audience in ["group", "network", "public"] {
        let guests = ("guests", "Greta Gast <greta@haus.example>");
        let online = ("online", "https://video.haus.example");
        let title = format!("Treffen {audience}");
        let fields = with(&[guests, online, ("audience", audience), ("title", &title), ("note", "Mit Kaffee")]);
        let meeting = circle.invite(&fields).await;
        for browser in [&mut circle.coordinator, &mut circle.facilitator, &mut circle.member, &mut circle.guest] {
            let mut page = browser.get(&meeting).await.expect(200);
            for words in INSIDE {
                page = page.says(words);
            }
            browser.get("/calendar").await.expect(200).says(&title);
        }
        for (browser, sees) in [
            (&mut staff, audience != "group"),
            (&mut neighbour, audience != "group"),
            (&mut circle.outsider, audience == "public"),
            (&mut administrator, audience == "public"),
            (&mut visitor, audience == "public"),
        ] {
            let calendar = browser.get("/calendar").await.expect(200).hides("Greta").hides("von 1 kommen");
            if sees {
                calendar.says(&title).says("Di., 10. März 2026, 18 bis 19.30 Uhr").says("Rathaus");
                let mut page = browser.get(&meeting).await.expect(200).says(&title).says("Rathaus").says("Mit Kaffee");
                for words in INSIDE {
                    page = page.hides(words);
                }
                page.hides("Cora").hides("Einladungen").hides("Antwort senden").hides("Ändern");
                let file = browser.get(&format!("{meeting}/event.ics")).await.expect(200);
                assert!(!file.body.contains("video.haus") && !file.body.contains("ATTENDEE"), "{}", file.body);
            } else {
                calendar.hides(&title);
                for path in ["", "/event.ics"] {
                    let answer = browser.get(&format!("{meeting}{path}")).await;
                    assert!([303, 404].contains(&answer.status), "{audience}{path}: {}", answer.status);
                }
            }
        }
    }
}

#[tokio::test]
async fn only_who_leads_guides_or_organises_changes_it() {
    let mut circle = Circle::new().await;
    let path = circle.new_path();
    let meeting = circle.member.post(&path, &MEETING).await.made();
    let own = format!("/meetings/{meeting}");
    let of_the_coordinator = circle.invite(&MEETING).await;
    for (meeting, member_may) in [(own, true), (of_the_coordinator, false)] {
        for page in ["edit", "cancellation", "people"] {
            let path = format!("{meeting}/{page}");
            for browser in [&mut circle.coordinator, &mut circle.facilitator] {
                browser.get(&path).await.expect(200);
            }
            circle.member.get(&path).await.expect(if member_may { 200 } else { 404 });
            circle.guest.get(&path).await.expect(404);
            circle.guest.post(&path, &[]).await.expect(404);
            circle.outsider.get(&path).await.expect(404);
            circle.outsider.post(&path, &[]).await.expect(404);
            circle.test.visitor().get(&path).await.expect(303);
            circle.test.visitor().post(&path, &[]).await.expect(401);
        }
    }
    circle.guest.get(&path).await.expect(404);
    circle.guest.post(&path, &MEETING).await.expect(404);
    circle.outsider.get(&path).await.expect(404);
    circle.test.visitor().get(&path).await.expect(303);
    // Who left organises nothing any more.
    circle.member.post(&format!("/groups/{}/leave", circle.group), &[]).await.expect(303);
    circle.member.get(&format!("/meetings/{meeting}")).await.expect(404);
    circle.member.post(&format!("/meetings/{meeting}/cancellation"), &[]).await.expect(404);
}

#[tokio::test]
async fn in_a_group_that_ended_meetings_are_read_only() {
    let mut circle = Circle::new().await;
    let meeting = circle.invite(&MEETING).await;
    circle.coordinator.post(&format!("/groups/{}/end", circle.group), &[]).await.expect(303);
    circle.member.get(&meeting).await.expect(200).says("Treffen Wohnen");
    for page in ["edit", "cancellation", "people"] {
        circle.coordinator.get(&format!("{meeting}/{page}")).await.expect(404);
    }
    circle.coordinator.get(&circle.new_path()).await.expect(404);
}
