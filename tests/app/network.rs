//! The network page: groups over the years, gaps, the gauge.

use fokusraum::features::groups::{GroupKind, GroupState};
use jiff::civil::date;

use crate::support::TestApp;
use crate::support::groups::plain;

#[tokio::test]
async fn it_is_open_to_everybody_and_shows_years_gaps_and_the_gauge() {
    let test = TestApp::new().await;
    test.visitor().get("/network").await.expect(200).says("Noch keine Gruppen");
    let (housing, _) = (test.field("Wohnen", 8).await, test.field("Arbeit", 1).await);
    let mut new = plain(GroupKind::FocusGroup, "Fokusgruppe Wohnen");
    new.fields = vec![housing];
    test.add_group(new).await;
    let mut over = plain(GroupKind::TaskForce, "Task Force Wohnraum");
    (over.ends_on, over.state) = (Some(date(2021, 6, 30)), GroupState::Ended);
    test.add_group(over).await;
    let page = test.visitor().get("/network").await.expect(200);
    let page = page.says("2020 bis heute").says("2020 bis 2021").says("Felder ohne Gruppe").says("0 von 1");
    let gaps = page.body.split("id=\"gaps\"").nth(1).unwrap();
    assert!(gaps.contains("Arbeit") && !gaps.contains("Wohnen"));
    assert!(!page.body.contains("style="));
}

#[tokio::test]
async fn what_is_not_handed_down_says_so() {
    let test = TestApp::new().await;
    let mut new = plain(GroupKind::SupplementaryStructure, "AK Gemeindenahe Psychiatrie");
    (new.starts_on, new.since_text) = (None, "nicht überliefert".into());
    let mut told = new.clone();
    (told.name, told.source) = ("Fachbeirat Sucht".into(), "Folien von 2023".into());
    let told = test.add_group(told).await;
    let group = test.add_group(new).await;
    let page = test.visitor().get("/network").await.expect(200);
    let page = page.says("Beginn nicht überliefert, bis heute");
    assert!(page.body.contains("data-unknown"));
    test.visitor().get(&format!("/groups/{group}")).await.says("Beginn nicht überliefert").says("nicht überliefert");
    // A source from 2023 does not say that the group works today.
    test.visitor().get(&format!("/groups/{told}")).await.says("Zeit nicht überliefert").says("Quelle: Folien von 2023");
}

#[tokio::test]
async fn a_focus_group_of_this_year_fills_the_gauge_and_citizen_sub_groups_stay_unseen() {
    let test = TestApp::new().await;
    let mut new = plain(GroupKind::FocusGroup, "Neu");
    new.starts_on = Some(date(2026, 1, 1));
    let parent = test.add_group(new).await;
    let mut sub = plain(GroupKind::CitizenSubgroup, "Geschützt");
    sub.parent = Some(parent);
    test.add_group(sub).await;
    test.visitor().get("/network").await.expect(200).says("1 von 1").hides("Geschützt");
    let mut english = test.visitor();
    english.headers.insert("accept-language", "en".into());
    english.get("/network").await.expect(200).says("The network").hides("Das Netzwerk");
}

#[tokio::test]
async fn a_resting_group_of_the_demo_rests_since_its_day_and_works_on_no_field() {
    let test = TestApp::demo().await;
    let mut visitor = test.visitor();
    let page = visitor.get("/network").await.expect(200);
    let row = page.body.split("<li class=\"net__row").find(|row| row.contains(">Fokusgruppe Armut<")).expect("its row");
    let row = row.split("</li>").next().unwrap();
    assert!(
        row.contains("bis heute, ruht\"") && row.contains("class=\"net-bar\"") && row.contains("net-rest"),
        "{row}"
    );
    let fields = visitor.get("/fields").await.expect(200);
    fields.hides("Fokusgruppe Armut").hides("Task Force Winternotprogramm").says("Fokusgruppe Wohnen");
}
