//! Twenty browsers, ten thousand changes, frames that are dropped, repeated and late: everybody ends up with the same
//! board, and it is the server's.

use std::collections::BTreeMap;

use fokusraum::clock::secret_id;
use serde_json::Value;

use crate::support::Browser;
use crate::support::boards::{Club, json};

const CLIENTS: usize = 20;
/// What CI runs; before a commit 2,000 are enough.
const OPERATIONS: usize = 10_000;
/// Each round so many clients change something at the same time.
const AT_ONCE: usize = 20;

/// `FOKUSRAUM_OPERATIONS` says how many, so that `make check` takes its three minutes.
fn operations() -> usize {
    match std::env::var("FOKUSRAUM_OPERATIONS") {
        Ok(number) => number.parse().expect("a number of operations"),
        Err(_) => OPERATIONS,
    }
}

/// A small generator of numbers, the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % below.max(1)
    }
}

/// So many cards lie on the board: more would measure how fast a debug build renders.
const ENOUGH: usize = 150;

/// What one browser holds: columns of cards, each with its words, as the script keeps them.
#[derive(Default, Clone)]
struct Client {
    version: i64,
    columns: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, String>,
}

impl Client {
    /// Applies one frame as `board.js` does; false where something is missing before it.
    fn apply(&mut self, frame: &Value) -> bool {
        let version = frame["v"].as_i64().unwrap();
        if version <= self.version {
            return true;
        }
        if version > self.version + 1 {
            return false;
        }
        self.version = version;
        let Some(card) = frame["part"].as_str() else { return true };
        match frame["kind"].as_str().unwrap() {
            "card-moved" | "card-added" | "card-restored" => self.place(card, frame),
            "card-archived" | "card-hidden" => self.columns.values_mut().for_each(|cards| cards.retain(|c| c != card)),
            _ => {}
        }
        if let Some(html) = frame["html"].as_str() {
            self.words.insert(card.to_owned(), html.to_owned());
        }
        true
    }

    fn place(&mut self, card: &str, frame: &Value) {
        self.columns.values_mut().for_each(|cards| cards.retain(|c| c != card));
        let column = self.columns.entry(frame["col"].as_str().unwrap().to_owned()).or_default();
        let at = match frame["after"].as_str() {
            Some(after) => column.iter().position(|c| c == after).map_or(column.len(), |at| at + 1),
            None => 0,
        };
        column.insert(at, card.to_owned());
    }

    /// Order and words of everything that is shown.
    fn state(&self) -> Vec<(String, Vec<(String, String)>)> {
        let shown = |cards: &Vec<String>| {
            cards.iter().map(|c| (c.clone(), self.words.get(c).cloned().unwrap_or_default())).collect()
        };
        self.columns
            .iter()
            .filter(|(_, cards)| !cards.is_empty())
            .map(|(id, cards)| (id.clone(), shown(cards)))
            .collect()
    }
}

/// A change that a client wants, made from what it sees: often stale by the time it arrives.
fn wish(club: &Club, client: &Client, dice: &mut Dice, number: usize) -> (String, Vec<(String, String)>) {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let column = club.columns[dice.roll(3)].clone();
    let cards: Vec<&String> = client.columns.values().flatten().collect();
    let card = cards.get(dice.roll(cards.len())).map(|c| (*c).clone());
    let op = field("_op", &secret_id().to_string());
    match (dice.roll(10), card) {
        (0..=1, _) if cards.len() < ENOUGH => add(club, op, &column, number),
        (_, None) => add(club, op, &column, number),
        (2, Some(card)) => (club.path(&format!("/cards/{card}/state")), vec![op, field("state", "archived")]),
        (3, Some(card)) => {
            let path = club.path(&format!("/cards/{card}/items"));
            (path, vec![op, field("text", &format!("Punkt {number}"))])
        }
        (_, Some(card)) => {
            let beside = client.columns.get(&column).filter(|cards| !cards.is_empty());
            let after = match beside {
                Some(cards) if dice.roll(4) > 0 => cards[dice.roll(cards.len())].clone(),
                _ => "first".to_owned(),
            };
            (club.path(&format!("/cards/{card}/place")), vec![op, field("column", &column), field("after", &after)])
        }
    }
}

fn add(club: &Club, op: (String, String), column: &str, number: usize) -> (String, Vec<(String, String)>) {
    let fields = vec![op, ("column".to_owned(), column.to_owned()), ("title".to_owned(), format!("Karte {number}"))];
    (club.path("/cards/new"), fields)
}

async fn send(browser: &mut Browser, (path, fields): &(String, Vec<(String, String)>)) -> u16 {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(path, &fields).await.status
}

/// Everything since the client's version, with frames dropped, repeated and late; a gap is caught up by asking again, as
/// `board.js` does.
async fn hear(browser: &mut Browser, path: &str, client: &mut Client, dice: &mut Dice) {
    loop {
        let told = json(browser.get(&format!("{path}/operations?since={}", client.version)).await);
        if told["far"] == true {
            *client = whole(&told);
            return;
        }
        let mut late = None;
        for frame in told["frames"].as_array().unwrap() {
            match dice.roll(400) {
                0 => continue,
                1 => {
                    late = Some(frame);
                    continue;
                }
                2..=20 => drop(client.apply(frame)),
                _ => {}
            }
            if !client.apply(frame) {
                break;
            }
        }
        if let Some(frame) = late {
            client.apply(frame);
        }
        if client.version >= told["v"].as_i64().unwrap() {
            return;
        }
    }
}

#[tokio::test]
async fn everybody_ends_with_the_same_board() {
    let club = Club::with("columns").await;
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut clients = vec![Client { version: 1, ..Client::default() }; CLIENTS];
    let mut browsers: Vec<Browser> = (0..CLIENTS).map(|_| club.member.clone()).collect();
    browsers.iter_mut().for_each(|browser| drop(browser.headers.insert("accept", "application/json".into())));
    let mut acted = 0;
    let operations = operations();
    let mut round = 0;
    // What is refused (a card that somebody took down meanwhile) does not count.
    while acted < operations {
        round += 1;
        assert!(round < operations / 5, "only {acted} of {operations} acted");
        let wishes: Vec<_> =
            (0..AT_ONCE).map(|i| wish(&club, &clients[i % CLIENTS], &mut dice, round * AT_ONCE + i)).collect();
        let sent = browsers.iter_mut().zip(&wishes).map(|(browser, wish)| send(browser, wish));
        let statuses = futures_util::future::join_all(sent).await;
        assert!(statuses.iter().all(|status| *status < 500), "{statuses:?}");
        acted += statuses.iter().filter(|status| **status == 200).count();
        // The same form again, as after a lost answer.
        let again = dice.roll(AT_ONCE);
        send(&mut browsers[again], &wishes[again]).await;
        let who = round % CLIENTS;
        hear(&mut browsers[who], &club.path(""), &mut clients[who], &mut dice).await;
    }
    let mut club = club;
    let version = club.since(-1).await["v"].as_i64().unwrap();
    assert_eq!(version, i64::try_from(acted).unwrap() + 1, "each change counted once");
    for (browser, client) in browsers.iter_mut().zip(&mut clients) {
        while client.version < version {
            let told = json(browser.get(&club.path(&format!("/operations?since={}", client.version))).await);
            if told["far"] == true {
                *client = whole(&told);
                break;
            }
            assert!(told["frames"].as_array().unwrap().iter().all(|frame| client.apply(frame)));
        }
    }
    let server = whole(&club.since(-1).await).state();
    assert!(server.iter().map(|(_, cards)| cards.len()).sum::<usize>() > ENOUGH / 2);
    for client in &clients {
        assert_eq!(client.state().len(), server.len());
        for ((id, mine), (_, theirs)) in client.state().iter().zip(&server) {
            let order = |cards: &[(String, String)]| cards.iter().map(|(card, _)| card.clone()).collect::<Vec<_>>();
            assert_eq!(order(mine), order(theirs), "column {id}");
            assert_eq!(mine, theirs, "column {id}");
        }
    }
    let mut tx = club.test.app.db.reader().await.unwrap();
    let keys = fokusraum::db::Statement::new("SELECT pos FROM cards", Vec::new());
    let longest = tx.values::<String>("pos", keys).await.unwrap().iter().map(String::len).max();
    assert!(longest.is_some_and(|length| length <= 24), "{longest:?}");
}

/// A browser that has read the whole board.
fn whole(told: &Value) -> Client {
    let mut client = Client { version: told["v"].as_i64().unwrap(), ..Client::default() };
    let html = told["html"].as_str().unwrap();
    for part in html.split("data-cards=\"").skip(1) {
        let column = part[..36].to_owned();
        let list = part.split("</ol>").next().unwrap();
        for card in list.split("<li class=\"note").skip(1) {
            let card = format!("<li class=\"note{}", card.split("</li>").next().unwrap());
            let id = card.split("id=\"c-").nth(1).unwrap()[..36].to_owned();
            client.columns.entry(column.clone()).or_default().push(id.clone());
            client.words.insert(id, format!("{card}</li>"));
        }
    }
    client
}
