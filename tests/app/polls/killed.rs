//! A program that is killed while reminders go out: nobody is reminded twice, nobody is left out.

use std::collections::BTreeMap;
use std::time::Duration;

use fokusraum::clock::MINUTE;
use fokusraum::sql;

use crate::support::node::{self, Node, send};
use crate::support::polls::Round;
use crate::support::sink::{Manners, Sink};

/// A mail that never comes would make the test hang instead of fail.
const LONG: Duration = Duration::from_secs(60);

/// Killed so often.
const TIMES: usize = 20;

/// What became of the reminder to each address: how often it arrived, and whether the outbox calls it uncertain.
async fn fates(round: &Round, sink: &Sink) -> BTreeMap<String, (usize, bool)> {
    let mut tx = round.test.app.db.reader().await.unwrap();
    let rows = tx.rows(sql!("SELECT recipient, state FROM mails WHERE kind = 'poll-reminder'")).await.unwrap();
    let mut fates: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for row in &rows {
        let fate = fates.entry(row.get("recipient").unwrap()).or_default();
        fate.1 |= row.get::<String>("state").unwrap() == "sending";
    }
    assert_eq!(rows.len(), fates.len(), "one reminder each");
    let sent = round.test.sent();
    let kept = sent.iter().filter(|mail| mail.kind == "poll-reminder").map(|mail| &mail.recipient);
    for address in sink.taken().iter().chain(kept) {
        fates.entry(address.clone()).or_default().0 += 1;
    }
    fates
}

#[tokio::test]
async fn killed_twenty_times_nobody_is_reminded_twice_or_left_out() {
    let guests: Vec<String> = (0..97).map(|i| format!("gast{i}@test.example")).collect();
    let names: Vec<&str> = guests.iter().map(String::as_str).collect();
    let round = Round::with_guests(&names).await;
    let sink = Sink::with(Manners::Takes).await;
    let mut settings = round.test.settings();
    settings.push(("SMTP_URL", sink.url()));
    let (path, cookie) = (round.path("/reminder"), round.coordinator.cookie_line());
    // The same form each time: whoever did not get an answer sends it again.
    let form = [("_op", "00000000-0000-4000-8000-000000000042")];
    for time in 0..TIMES {
        let mut program = Node::start(&settings);
        let before = sink.taken().len();
        let asked = send(program.address, &path, &cookie, &form);
        // From before the form is answered to after some mails have gone.
        if time % 5 == 0 {
            assert!(futures_util::FutureExt::now_or_never(asked).is_none());
        } else {
            assert_eq!(asked.await.unwrap().0, 303);
            tokio::time::timeout(LONG, sink.wait_for(before + time % 5)).await.unwrap();
        }
        program.kill();
    }
    // Afterwards a program works through what is left; jobs that a dead one had claimed come free after a while.
    round.test.app.db.clock().set(node::now().plus(10 * MINUTE));
    round.test.catch_up().await;
    let fates = fates(&round, &sink).await;
    assert_eq!(fates.len(), 100, "everybody who is silent and has an address");
    let twice: Vec<_> = fates.iter().filter(|(_, (arrived, _))| *arrived > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let left_out: Vec<_> = fates.iter().filter(|(_, (arrived, uncertain))| *arrived == 0 && !uncertain).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
    let uncertain = fates.values().filter(|(_, uncertain)| *uncertain).count();
    assert!(uncertain <= TIMES, "at most one a kill is uncertain, and named: {uncertain}");
}
