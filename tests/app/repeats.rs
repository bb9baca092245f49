//! What if twice, and what if at once: the same form from several tabs, several people in the same moment.

use futures_util::future::join_all;

use crate::support::world::World;

async fn world_with_a_year() -> World {
    let mut world = World::new().await;
    let fields = [("year", "2026"), ("title", "Sozialplanung 2026"), ("template", "2023")];
    world.staff.submit("/year/new", &fields).await;
    world.test.catch_up().await;
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_at_once_acts_once() {
    let world = world_with_a_year().await;
    let path = format!("/groups/{}/recommendations/new", world.teams[0].id);
    let op = fokusraum::clock::secret_id().to_string();
    let send = |mut browser: crate::support::Browser| {
        let (path, op) = (path.clone(), op.clone());
        async move { browser.post(&path, &[("_op", op.as_str()), ("title", "Nur einmal")]).await.made() }
    };
    let mut made = join_all((0..8).map(|_| send(world.teams[0].member.clone()))).await;
    made.dedup();
    assert_eq!(made.len(), 1, "{made:?}");
    let mut browser = world.teams[0].member.clone();
    let page = browser.get(&format!("/groups/{}/recommendations", world.teams[0].id)).await.expect(200);
    assert_eq!(page.body.matches("Nur einmal").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_save_at_once_do_not_overwrite_each_other_unseen() {
    let mut world = world_with_a_year().await;
    let path = format!("/groups/{}/recommendations/new", world.teams[0].id);
    let id = world.teams[0].member.post(&path, &[("title", "Entwurf")]).await.expect(303).made();
    let save = |mut browser: crate::support::Browser, title: &'static str| {
        let path = format!("/recommendations/{id}/draft");
        async move { browser.post(&path, &[("version", "1"), ("title", title)]).await }
    };
    let (first, second) =
        tokio::join!(save(world.teams[0].member.clone(), "Von A"), save(world.teams[0].coordinator.clone(), "Von B"));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    let late = if first.status == 422 { first } else { second };
    late.says("Jemand anderes hat inzwischen gespeichert");
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_of_all_at_once_are_all_counted() {
    let mut world = world_with_a_year().await;
    let path = format!("/groups/{}/recommendations/new", world.teams[0].id);
    let id = world.teams[0].member.post(&path, &[("title", "Entwurf")]).await.expect(303).made();
    let fields = [("last_day", "2026-03-10"), ("secrecy", "open")];
    let path = format!("/recommendations/{id}/adoption");
    let ballot = world.teams[0].coordinator.post(&path, &fields).await.expect(303).location.unwrap();
    let vote = |mut browser: crate::support::Browser, choice: &'static str| {
        let ballot = ballot.clone();
        async move { browser.post(&ballot, &[("choice", choice)]).await.status }
    };
    let team = &world.teams[0];
    let statuses = tokio::join!(
        vote(team.member.clone(), "yes"),
        vote(team.coordinator.clone(), "yes"),
        vote(team.member.clone(), "yes"),
    );
    assert_eq!(statuses, (303, 303, 303));
    world.test.catch_up().await;
    world.teams[0].member.get(&ballot).await.expect(200).says("Ja 2").says("Angenommen");
}
