//! Agenda and minutes: from what is proposed to what is decided, corrected, approved and found again.

mod agenda;
mod hostile;
mod rights;
mod whole_way;

use crate::support::meetings::{Circle, with};

/// The ids of the agenda's items in their order, as the coordinator's page has them.
async fn items(circle: &mut Circle, meeting: &str) -> Vec<String> {
    let body = circle.coordinator.get(&format!("{meeting}/agenda")).await.expect(200).body;
    let found = body.split("id=\"i-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    found.collect()
}

/// A meeting with these items on its agenda, eight days from now.
async fn planned(circle: &mut Circle, titles: &[&str]) -> String {
    let meeting = circle.invite(&with(&[("whole_group", "yes"), ("guests", "Greta Gast <greta@gast.example>")])).await;
    circle.wait(120).await;
    for title in titles {
        circle.coordinator.post(&format!("{meeting}/agenda"), &[("title", title)]).await.expect(303);
    }
    meeting
}

/// The same on its day, opened by the coordinator, who writes.
async fn opened(circle: &mut Circle, titles: &[&str]) -> String {
    let meeting = planned(circle, titles).await;
    circle.wait(8 * 24 * 3600).await;
    let page = circle.coordinator.get(&format!("{meeting}/opening")).await.expect(200).body;
    let keeper = chosen(&page);
    circle
        .coordinator
        .post(&format!("{meeting}/opening"), &[("chair", "Koordination"), ("keeper", &keeper)])
        .await
        .expect(303);
    meeting
}

/// The value of the option that is chosen.
fn chosen(page: &str) -> String {
    let before = page.split("\" selected").next().expect("an option that is chosen");
    before.rsplit("value=\"").next().unwrap().to_owned()
}

/// The version of an item's text, from the page for typing.
async fn version_of(circle: &mut Circle, meeting: &str, item: &str) -> String {
    let body = circle.coordinator.get(&format!("{meeting}/minutes/edit")).await.expect(200).body;
    let form = body.find(&format!("/items/{item}\"")).expect("the item's form");
    crate::support::meetings::version(&body[form..])
}

/// Writes what was said on an item, with `more` fields beside it.
async fn write(circle: &mut Circle, meeting: &str, item: &str, text: &str, more: &[(&str, &str)]) {
    let version = version_of(circle, meeting, item).await;
    let mut fields = vec![("text", text), ("version", version.as_str())];
    fields.extend(more);
    circle.coordinator.post(&format!("{meeting}/minutes/items/{item}"), &fields).await.expect(303);
}
