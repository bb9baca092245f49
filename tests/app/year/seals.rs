//! What stays closed to whom along the year, and what a late or corrected step does.

use fokusraum::access::Role;
use fokusraum::features::groups::MemberRole;

use super::{noon, steps};
use crate::support::world::World;

#[tokio::test]
async fn nobody_reads_or_does_what_the_year_keeps_from_them() {
    let mut world = World::new().await;
    steps::make_the_year(&mut world).await;
    let recs = steps::draft_adopt_and_submit_six(&mut world).await;
    let steering = world.test.first_id("SELECT id FROM groups WHERE kind = 'steering_group'").await.parse().unwrap();
    let both = world.test.person("Both", &[Role::Staff]).await;
    world.test.put(steering, both, MemberRole::Member, "").await;
    let mut both = world.test.signed_in(both).await;
    let guest = world.test.person("Guest", &[Role::Staff]).await;
    world.test.put(world.teams[0].id, guest, MemberRole::Guest, "").await;
    let outsider = world.test.person("Outsider", &[]).await;
    world.test.put(world.teams[0].id, outsider, MemberRole::Guest, "").await;
    let (mut guest, mut outsider) = (world.test.signed_in(guest).await, world.test.signed_in(outsider).await);

    // Whoever wrote on a pre-assessment never assesses it, also when somebody else wrote on it later.
    let mut fields = steps::scores(["2", "3", "1"]);
    fields.extend([("text", "Erster Wurf."), ("steering_relevant", "yes")]);
    world.test.move_to(noon(4, 2)).await;
    both.submit(&recs[0].path("/pre-assessment"), &fields).await.says("gespeichert");
    steps::pre_assess_all(&mut world, &recs).await;
    world.test.move_to(noon(4, 26)).await;
    both.get(&recs[0].path("/assessment")).await.expect(404);
    both.get(&recs[1].path("/assessment")).await.expect(200);
    both.get("/assessing").await.expect(200).hides(&recs[0].title).says(&recs[1].title);

    // A group's guests read neither what other groups submitted nor what their group is about to say.
    outsider.get(&recs[1].path("")).await.expect(404);
    outsider.get("/assessing").await.expect(200).hides(&recs[1].title);
    let path = recs[1].path(&format!("/assessment/groups/{}", world.teams[0].id));
    let mut voice = steps::scores(["4", "4", "4"]);
    voice.push(("last_day", "2026-05-10"));
    let ballot = world.teams[0].coordinator.post(&path, &voice).await.expect(303).location.unwrap();
    world.teams[0].member.get(&ballot).await.expect(200).says("trifft zu");
    for somebody in [&mut guest, &mut outsider] {
        somebody.get(&ballot).await.expect(404);
        somebody.get("/").await.expect(200).hides(&ballot);
    }
    world.teams[0].member.submit(&ballot, &[("choice", "no")]).await;
    world.teams[0].coordinator.submit(&ballot, &[("choice", "no")]).await;
    world.test.catch_up().await;

    world.teams[0]
        .coordinator
        .get("/")
        .await
        .expect(200)
        .says("6 Empfehlungen als Stimme der Gruppe einschätzen Fokusgruppe 1");
    world.teams[0].member.get("/").await.expect(200).hides("Stimme der Gruppe");

    // A joint result that is corrected keeps its meeting, day and agenda item.
    steps::seven_members_and_four_groups_assess(&mut world, &recs).await;
    world.test.move_to(noon(5, 16)).await;
    steps::record_joint_results(&mut world, &recs[..2]).await;
    world
        .staff
        .post(&recs[2].path("/focus"), &[("included", "yes")])
        .await
        .expect(422)
        .says("inzwischen weitergegangen");
    world.test.move_to(noon(5, 28)).await;
    let form = world.staff.get(&recs[0].path("/joint-assessment")).await.expect(200);
    form.keeps("value=\"2026-05-20\"").keeps("value=\"TOP 5\"").keeps("Kosten genauer rechnen");

    // The choice for the Fokus is nobody's news before the publication; one that comes after it is public at once.
    world.test.move_to(noon(6, 2)).await;
    world.staff.submit(&recs[1].path("/focus"), &[("included", "yes")]).await.says("Gespeichert");
    let list = format!("/groups/{}/recommendations", world.teams[1].id);
    world.teams[1].member.get("/").await.expect(200).hides("kommt in den Fokus");
    world.teams[1].member.get(&list).await.expect(200).hides("Im Fokus");
    world.test.move_to(noon(6, 20)).await;
    world.teams[1].member.get("/").await.expect(200).says("kommt in den Fokus");
    let mut visitor = world.test.visitor();
    visitor.get(&recs[1].path("")).await.expect(200);
    visitor.get(&recs[0].path("")).await.expect(303);
    world.staff.submit(&recs[0].path("/focus"), &[("included", "yes")]).await.says("Gespeichert");
    visitor.get(&recs[0].path("")).await.expect(200).says(&recs[0].title);
    world.teams[0].member.get("/").await.expect(200).says("kommt in den Fokus");

    // What the steering group did not come to waits for the choice all the same, once its gate has closed.
    world.staff.get("/").await.expect(200).body_has(&format!("href=\"{}\"", recs[2].path("/focus")));
    let reason = [("included", "no"), ("reason", "Ohne gemeinsame Einschätzung.")];
    world.staff.submit(&recs[2].path("/focus"), &reason).await.says("Gespeichert");
    visitor.get(&recs[2].path("")).await.expect(200).says("Ohne gemeinsame Einschätzung.");
}
