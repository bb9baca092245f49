//! What sockets tell, to whom, and when they close.

use fokusraum::access::session::IDLE;
use fokusraum::clock::secret_id;
use fokusraum::features::boards::store::sessions;
use fokusraum::live::RIGHTS;
use tokio_tungstenite::tungstenite::Message;

use crate::support::begin;
use crate::support::boards::{Club, json};
use crate::support::socket::{Heard, Socket, serve};

#[tokio::test]
async fn a_change_is_told_to_everybody_who_looks() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let path = club.path("/live?since=1");
    let mut socket = Socket::open(address, &path, &club.guest.cookie_line()).await.unwrap();
    let card = club.add(0, "Gleich gesehen").await;
    let frame = socket.frame().await;
    assert_eq!((frame["v"].as_i64(), frame["kind"].as_str()), (Some(2), Some("card-added")));
    assert_eq!((frame["part"].as_str(), frame["col"].as_str()), (Some(card.as_str()), Some(club.columns[0].as_str())));
    let html = frame["html"].as_str().unwrap();
    assert!(html.starts_with("<li ") && html.contains("Gleich gesehen"), "{html}");
    assert!(frame.to_string().len() < 1_500, "{frame}");
    club.place(&card, 1, "last").await;
    let frame = socket.frame().await;
    assert_eq!((frame["v"].as_i64(), frame["kind"].as_str()), (Some(3), Some("card-moved")));
    assert_eq!(frame["col"].as_str(), Some(club.columns[1].as_str()));
    assert!(frame["after"].is_null() && frame["html"].is_null() && frame.to_string().len() <= 250, "{frame}");
    // The same as by asking.
    assert_eq!(club.since(2).await["frames"][0], frame);
}

#[tokio::test]
async fn who_was_away_is_told_what_they_missed_once_and_in_order() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    for i in 0..30 {
        club.add(i % 3, &format!("Karte {i}")).await;
    }
    let path = club.path("/live?since=11");
    let mut socket = Socket::open(address, &path, &club.guest.cookie_line()).await.unwrap();
    for version in 12..=31 {
        assert_eq!(socket.frame().await["v"].as_i64(), Some(version));
    }
    club.add(0, "Danach").await;
    assert_eq!(socket.frame().await["v"].as_i64(), Some(32));
    // Much too far behind: the whole instead of every step.
    for i in 0..500 {
        club.add(0, &format!("Viele {i}")).await;
    }
    let mut late = Socket::open(address, &club.path("/live?since=2"), &club.guest.cookie_line()).await.unwrap();
    assert_eq!(late.frame().await["kind"], "far");
    let far = club.since(2).await;
    assert_eq!((far["far"].as_bool(), far["v"].as_i64()), (Some(true), Some(532)));
    assert!(far["html"].as_str().unwrap().contains("Viele 499"));
}

#[tokio::test]
async fn a_socket_closes_when_the_right_ends() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let path = club.path("/live?since=1");
    let mut guest = Socket::open(address, &path, &club.guest.cookie_line()).await.unwrap();
    let mut member = Socket::open(address, &path, &club.member.cookie_line()).await.unwrap();
    club.add(0, "Noch gemeinsam").await;
    guest.frame().await;
    member.frame().await;
    let page = club.coordinator.get(&format!("/groups/{}/members", club.group)).await.expect(200);
    let gone = page.body.split("/members/").skip(1).filter_map(|p| p.get(..36)).map(str::to_owned);
    let guest_id = club.test.first_id("SELECT id FROM persons WHERE name = 'Gesa Guest'").await;
    assert!(gone.into_iter().any(|id| id == guest_id));
    let removal = format!("/groups/{}/members/{guest_id}/removal", club.group);
    club.coordinator.post(&removal, &[]).await.expect(303);
    assert_eq!(guest.hear().await, Heard::Closed(4403, "no right to this any more".into()));
    assert_eq!(Socket::open(address, &path, &club.guest.cookie_line()).await.err(), Some(404));
    // Signing out ends the session's sockets, and nobody else's.
    let second = club.cookie_of(club.member_id).await;
    let mut second = Socket::open(address, &club.path("/live?since=2"), &second).await.unwrap();
    club.member.post("/sign-out", &[]).await;
    assert!(matches!(member.hear().await, Heard::Closed(4403, _)));
    let fields = [("title", "Weiter"), ("column", club.columns[0].as_str())];
    club.coordinator.post(&club.path("/cards/new"), &fields).await.expect(303);
    assert_eq!(second.frame().await["v"].as_i64(), Some(3));
}

#[tokio::test]
async fn who_says_anything_is_refused_and_nobody_else_notices() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let path = club.path("/live?since=1");
    let cookie = club.guest.cookie_line();
    let mut quiet = Socket::open(address, &path, &cookie).await.unwrap();
    for (message, code) in [
        (Message::Text("{\"kind\":\"card-moved\"}".into()), 1003),
        (Message::Binary(vec![1, 2, 3].into()), 1003),
        (Message::Text("x".repeat(100_000).into()), 1002),
    ] {
        let mut loud = Socket::open(address, &path, &cookie).await.unwrap();
        loud.send(message).await;
        match loud.hear().await {
            Heard::Closed(found, reason) => assert!(found == code && !reason.is_empty(), "{found} {reason}"),
            heard => panic!("{heard:?}"),
        }
    }
    let mut broken = Socket::open(address, &path, &cookie).await.unwrap();
    broken.send_raw(&[0xff; 64]).await;
    assert!(matches!(broken.hear().await, Heard::Closed(1002, _)));
    club.add(0, "Alles beim Alten").await;
    assert_eq!(quiet.frame().await["v"].as_i64(), Some(2));
}

#[tokio::test]
async fn only_our_own_pages_open_sockets() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let path = club.path("/live?since=1");
    let cookie = club.member.cookie_line();
    let foreign = Socket::from_origin(address, &path, &cookie, "https://evil.example").await;
    assert_eq!(foreign.err(), Some(403));
    assert_eq!(Socket::open(address, &path, "session=none").await.err(), Some(303));
    assert_eq!(Socket::open(address, &path, &club.outsider.cookie_line()).await.err(), Some(404));
    let unknown = format!("/boards/{}/live", secret_id());
    assert_eq!(Socket::open(address, &unknown, &cookie).await.err(), Some(404));
    club.member.get(&club.path("/live")).await.expect(404);
}

#[tokio::test]
async fn who_may_listen_is_who_may_read() {
    let mut club = Club::with("columns").await;
    let board = club.board.parse().unwrap();
    let read = [club.coordinator.clone(), club.facilitator.clone(), club.member.clone(), club.guest.clone()];
    let mut may = 0;
    for mut browser in read.into_iter().chain([club.outsider.clone(), club.test.visitor()]) {
        may += usize::from(browser.get(&club.path("")).await.status == 200);
    }
    let mut tx = club.test.app.db.reader().await.unwrap();
    assert_eq!(sessions(&mut tx, board).await.unwrap().len(), may);
    drop(tx);
    // A session that is over neither reads nor listens.
    club.test.app.db.clock().set(begin().plus(IDLE + 1));
    club.member.get(&club.path("")).await.expect(303);
    assert!(sessions(&mut club.test.app.db.reader().await.unwrap(), board).await.unwrap().is_empty());
}

#[tokio::test]
async fn who_is_here_is_told_and_stored_nowhere() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let path = club.path("/live?since=1");
    let mut guest = Socket::open(address, &path, &club.guest.cookie_line()).await.unwrap();
    assert_eq!(guest.hear_people().await["people"], serde_json::json!(["Gesa Guest"]));
    let member = Socket::open(address, &path, &club.member.cookie_line()).await.unwrap();
    assert_eq!(guest.hear_people().await["people"], serde_json::json!(["Gesa Guest", "Merle Member"]));
    drop(member);
    assert_eq!(guest.hear_people().await["people"], serde_json::json!(["Gesa Guest"]));
    let told = json(club.member.get(&club.path("/operations?since=0")).await);
    assert!(!told.to_string().contains("Gesa"), "presence is not in the log");
}

#[tokio::test]
async fn nobody_hears_what_was_announced_in_vain() {
    let mut club = Club::with("columns").await;
    let address = serve(&club.test.app).await;
    let mut socket = Socket::open(address, &club.path("/live?since=1"), &club.guest.cookie_line()).await.unwrap();
    // Rights that changed elsewhere wake the room, but tell nothing.
    club.test.app.db.write((), |tx, ()| Box::pin(async move { tx.announce(RIGHTS).await })).await.unwrap();
    // What is rolled back was never announced.
    let refused = club.member.post(&club.path("/cards/new"), &[("column", &club.columns[0]), ("title", "")]).await;
    refused.expect(422);
    club.add(0, "Das Erste").await;
    assert_eq!(socket.frame().await["v"].as_i64(), Some(2));
}
