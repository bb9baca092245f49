//! Staff write a draft on behalf of a group; it counts once the group has confirmed it by its vote.

use super::steps;
use crate::support::world::World;

#[tokio::test]
async fn staff_draft_on_behalf_and_the_group_confirms() {
    let mut world = World::new().await;
    steps::make_the_year(&mut world).await;
    let group = world.teams[0].id;
    let path = format!("/groups/{group}/recommendations/on-behalf");
    let link = format!("href=\"{path}\"");

    world.staff.get("/").await.expect(200).body_has(&link);
    world.staff.get(&format!("/groups/{group}")).await.expect(200).body_has(&link).says("Stellvertretend schreiben");
    world.council.get(&path).await.expect(404);
    world.staff.get(&path).await.expect(200).says("Der Entwurf gilt erst, wenn die Gruppe ihn");
    let fields = [("title", "Nachtbus"), ("q-situation", "Nach 19 Uhr fährt nichts.")];
    let rec = world.staff.post(&path, &fields).await.expect(303).made();

    // Staff find it again, nobody else outside the group does.
    world
        .staff
        .get("/")
        .await
        .expect(200)
        .body_has(&format!("href=\"/recommendations/{rec}\""))
        .says("stellvertretend");
    world.staff.get(&format!("/recommendations/{rec}/draft")).await.expect(200).says("Nach 19 Uhr fährt nichts.");
    world.teams[1].member.get(&format!("/recommendations/{rec}")).await.expect(404);
    world.staff.post(&format!("/recommendations/{rec}/adoption"), &[]).await.expect(404);
    world.staff.post(&format!("/recommendations/{rec}/submission"), &[]).await.expect(404);

    // The coordinator is asked to put it to the vote, until that is done.
    let task = format!("href=\"/recommendations/{rec}/adoption\"");
    let coordinator = &mut world.teams[0].coordinator;
    coordinator.get("/").await.expect(200).body_has(&task).says("Stellvertretend geschrieben: „Nachtbus“");
    world.teams[0].member.get("/").await.expect(200).hides(&task);
    let terms = [("last_day", "2026-03-10"), ("secrecy", "open")];
    let coordinator = &mut world.teams[0].coordinator;
    let ballot =
        coordinator.post(&format!("/recommendations/{rec}/adoption"), &terms).await.expect(303).location.unwrap();
    coordinator.get("/").await.expect(200).hides(&task);
    coordinator.submit(&ballot, &[("choice", "yes")]).await;
    world.teams[0].member.submit(&ballot, &[("choice", "yes")]).await;
    world.test.catch_up().await;
    let page = world.staff.get(&format!("/recommendations/{rec}")).await.expect(200);
    page.says("Schritt 3 von 10");
    world.staff.post(&format!("/recommendations/{rec}/draft"), &fields).await.expect(404);
    world.teams[0].coordinator.get("/").await.expect(200).says("„Nachtbus“ einreichen");
}
