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

type Fields = Vec<(&'static str, &'static str)>;

const FORM: (&str, &str) = ("_op", "00000000-0000-4000-8000-000000000009");

/// A form that was answered already and comes back with other content is another change: what it holds last counts, also
/// where it comes as the first one again.
#[tokio::test]
async fn a_form_with_other_content_is_another_change() {
    let mut world = world_with_a_year().await;
    let group = world.teams[0].id;
    let member = &mut world.teams[0].member;
    for name in ["Eins", "Zwei", "Eins"] {
        member.post("/account", &[FORM, ("name", name), ("language", "de")]).await.expect(303);
        member.get("/account").await.expect(200).body_has(&format!("value=\"{name}\""));
    }
    let coordinator = &mut world.teams[0].coordinator;
    let path = format!("/groups/{group}/settings");
    for purpose in ["Wege", "Plätze", "Wege"] {
        coordinator.post(&path, &[FORM, ("name", "Fokusgruppe 1"), ("purpose", purpose)]).await;
        let page = coordinator.get(&path).await.expect(200);
        assert!(page.body.contains(purpose), "{purpose}: {}", page.text());
    }
    // The same id in another form is that other form.
    let new = format!("/groups/{group}/recommendations/new");
    coordinator.post(&new, &[FORM, ("title", "Mit derselben Nummer")]).await.expect(303);
}

/// A form that made something and comes back with other content says so, keeps what was typed, and makes another one only
/// when it is sent once more.
#[tokio::test]
async fn a_form_that_has_made_something_says_so() {
    let mut world = world_with_a_year().await;
    let group = world.teams[0].id;
    let coordinator = &mut world.teams[0].coordinator;
    let meeting = |title: &'static str| {
        [
            FORM,
            ("title", title),
            ("day", "2026-03-20"),
            ("from", "18:00"),
            ("minutes", "90"),
            ("whole_group", "yes"),
            ("audience", "group"),
        ]
    };
    let poll = |title: &'static str| {
        let usual =
            [("days", "2026-03-20"), ("times", "18 Uhr"), ("length", "90"), ("openness", "names"), ("group", "yes")];
        [vec![FORM, ("title", title)], usual.to_vec()].concat()
    };
    let sent: [(String, Fields, Fields); 4] = [
        (
            format!("/groups/{group}/recommendations/new"),
            vec![FORM, ("title", "Bänke")],
            vec![FORM, ("title", "Bänke und Bäume")],
        ),
        (
            format!("/groups/{group}/boards/new"),
            vec![FORM, ("title", "Wand"), ("kind", "columns")],
            vec![FORM, ("title", "Wand zwei"), ("kind", "columns")],
        ),
        (format!("/groups/{group}/meetings/new"), meeting("Treffen").to_vec(), meeting("Treffen am Abend").to_vec()),
        (format!("/groups/{group}/polls/new"), poll("Wann"), poll("Wann und wo")),
    ];
    for (path, first, other) in sent {
        let made = coordinator.post(&path, &first).await.expect(303).location.unwrap();
        let again = coordinator.post(&path, &first).await.expect(303).location.unwrap();
        assert_eq!(made, again, "the same form is answered as before");
        let page = coordinator.post(&path, &other).await.expect(422).says("Das haben Sie schon angelegt");
        let page = page.body_has(&format!("href=\"{made}\""));
        let page = page.body_has(&format!("value=\"{}\"", other[1].1));
        assert!(!page.body.contains(FORM.1), "{path}: it is another form now");
        let fresh = other.iter().filter(|(name, _)| *name != "_op").copied().collect::<Vec<_>>();
        let second = coordinator.post(&path, &fresh).await.expect(303).location.unwrap();
        assert_ne!(made, second, "{path}");
    }
}
