//! Forms of minutes that the demo offers to nobody, sent with what nobody should send.

use super::planned;
use crate::support::hostile;
use crate::support::meetings::{Circle, link};

#[tokio::test]
async fn forms_of_minutes_survive_what_nobody_should_send() {
    let mut circle = Circle::new().await;
    let known = circle.test.sent().len();
    let other = planned(&mut circle, &["Begrüßung"]).await;
    let invitation = circle.mails_since(known).into_iter().find(|mail| mail.recipient == "greta@gast.example").unwrap();
    circle.wait(8 * 24 * 3600).await;
    hostile(&mut circle.coordinator, &format!("{other}/opening"), "chair").await;
    let keeper = circle.member_id.to_string();
    circle.coordinator.post(&format!("{other}/opening"), &[("chair", ""), ("keeper", &keeper)]).await.expect(303);
    for (form, field) in [("details", "chair"), ("details", "remark"), ("attendance", "more"), ("closing", "until")] {
        hostile(&mut circle.coordinator, &format!("{other}/minutes/{form}"), field).await;
    }
    circle.coordinator.post(&format!("{other}/minutes/closing"), &[]).await.expect(303);
    let corrections = format!("{other}/minutes/corrections");
    circle.member.post(&corrections, &[("text", "Es waren sieben.")]).await.expect(303);
    let correction = circle.test.first_id("SELECT id FROM corrections").await;
    hostile(&mut circle.coordinator, &format!("{corrections}/{correction}"), "words").await;
    hostile(&mut circle.test.visitor(), &format!("{}/minutes", link(&invitation)), "text").await;
}
