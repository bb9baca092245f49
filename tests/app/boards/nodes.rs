//! Programs of their own on one database: on PostgreSQL what changes on one is seen on the other, and on both engines
//! one that is killed in the midst of changes loses nothing that it acknowledged.

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt as _, StreamExt as _};

use crate::support::boards::Club;
use crate::support::node::{Node, post};
use crate::support::postgres;
use crate::support::socket::Socket;

/// SQLite belongs to one program: there the second node is the first one, and what is shown is that a program of its own
/// tells what it commits.
#[tokio::test]
async fn what_changes_on_one_node_is_seen_on_the_other() {
    let club = Club::with("columns").await;
    let setting = club.test.settings();
    let one = Node::start(&setting);
    let other = postgres::wanted().then(|| Node::start(&setting));
    let two = other.as_ref().unwrap_or(&one);
    let cookie = club.member.cookie_line();
    let live = club.path("/live?since=1");
    let mut on_two = Socket::open(two.address, &live, &cookie).await.unwrap();
    let mut on_one = Socket::open(one.address, &live, &cookie).await.unwrap();
    let (path, column) = (club.path("/cards/new"), club.columns[0].clone());
    for i in 0..6 {
        let node = if i % 2 == 0 { &one } else { two };
        let done = node.post(&path, &cookie, &[("column", &column), ("title", &format!("Karte {i}"))]).await.unwrap();
        assert_eq!(done["v"].as_i64(), Some(i + 2));
        for socket in [&mut on_one, &mut on_two] {
            assert_eq!(socket.frame().await["v"].as_i64(), Some(i + 2));
        }
    }
    // One dies; who listens to the other hears on.
    let Some(left) = &other else { return };
    drop(one);
    left.post(&path, &cookie, &[("column", &column), ("title", "Weiter")]).await.unwrap();
    assert_eq!(on_two.frame().await["v"].as_i64(), Some(8));
}

#[tokio::test]
async fn a_killed_program_loses_nothing_that_it_acknowledged() {
    let mut club = Club::with("columns").await;
    let setting = club.test.settings();
    let cookie = club.member.cookie_line();
    let (path, column) = (club.path("/cards/new"), club.columns[0].clone());
    let mut acknowledged = Vec::new();
    let mut lost = 0;
    for round in 0..20 {
        let mut victim = Node::start(&setting);
        let address = victim.address;
        let mut answers: FuturesUnordered<_> = (0..8)
            .map(|i| {
                let (title, op) = (format!("Runde {round}, Karte {i}"), fokusraum::clock::secret_id().to_string());
                let (path, cookie, column) = (&path, &cookie, &column);
                async move {
                    let fields = [("_op", op.as_str()), ("column", column.as_str()), ("title", title.as_str())];
                    post(address, path, cookie, &fields).await.map(|_| title.clone())
                }
            })
            .collect();
        // It dies once so many have their answer, from none to all but one: what is on its way then may be anywhere.
        let before = round % 8;
        if before == 0 {
            // All have begun to connect, nobody has said anything yet.
            assert!(answers.next().now_or_never().is_none());
        }
        for _ in 0..before {
            acknowledged.extend(answers.next().await.flatten());
        }
        victim.kill();
        while let Some(answer) = answers.next().await {
            lost += usize::from(answer.is_none());
            acknowledged.extend(answer);
        }
    }
    assert!(lost > 0 && !acknowledged.is_empty(), "{lost} without an answer, {} with one", acknowledged.len());
    let there = club.titles().await.concat();
    for title in &acknowledged {
        assert_eq!(there.iter().filter(|t| *t == title).count(), 1, "{title}");
    }
    let version = club.since(-1).await["v"].as_i64().unwrap();
    assert_eq!(usize::try_from(version).unwrap(), there.len() + 1, "each card has its change in the log");
}
