//! Somebody holds the raw bytes of the database, of its write-ahead log and free pages, of a copy taken while people voted,
//! and the program's log at debug; and knows in which order people came. What they voted stays unknown: the best guess is
//! no better than the public counts allow.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fokusraum::clock::DAY;
use fokusraum::features::ballots::Secrecy;
use sqlx::Connection as _;
use uuid::Uuid;

use super::Electorate;
use crate::support::node::{Node, send};
use crate::support::postgres;

const BALLOTS: usize = 20;
const VOTERS: usize = 8;
/// A count that never comes would make the test hang instead of fail.
const LONG: Duration = Duration::from_secs(60);
/// A page of PostgreSQL; SQLite's are half as large.
const PAGE: usize = 8192;
/// How far from a voter's id something that belongs to it is looked for.
const NEAR: usize = 96;

/// The same numbers in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for i in (1..count).rev() {
            order.swap(i, self.roll(i + 1));
        }
        order
    }
}

/// What is publicly known of a ballot, and the truth to compare with.
struct Known {
    id: Uuid,
    /// The voters in the order in which they last came.
    arrivals: Vec<Uuid>,
    /// What each really chose: the key of one option.
    truth: BTreeMap<Uuid, String>,
}

impl Known {
    /// The options that were chosen, with how often.
    fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for choice in self.truth.values() {
            *counts.entry(choice.as_str()).or_default() += 1;
        }
        counts
    }

    /// How many are right where everybody is said to have chosen what was chosen most.
    fn by_counts_alone(&self) -> usize {
        self.counts().values().copied().max().unwrap_or(0)
    }

    fn right(&self, guess: &BTreeMap<Uuid, String>) -> usize {
        self.truth.iter().filter(|(voter, choice)| guess.get(*voter) == Some(*choice)).count()
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Every file of the database as it lies there now, one behind the other.
async fn bytes_of(all: &Electorate) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    match all.test.database().name() {
        None => files(all.test.database().folder(), &mut paths),
        Some(name) => {
            let mut connection = sqlx::PgConnection::connect(&postgres::cluster().url(name)).await.unwrap();
            sqlx::raw_sql("CHECKPOINT").execute(&mut connection).await.unwrap();
            let (oid, data): (String, String) =
                sqlx::query_as("SELECT (SELECT oid::TEXT FROM pg_database WHERE datname = current_database()), current_setting('data_directory')")
                    .fetch_one(&mut connection)
                    .await
                    .unwrap();
            files(&Path::new(&data).join("base").join(oid), &mut paths);
            files(&Path::new(&data).join("pg_wal"), &mut paths);
        }
    }
    // The secret is what the attacker lacks.
    paths.retain(|path| path.extension().is_none_or(|ending| ending != "key"));
    paths.iter().filter_map(|path| std::fs::read(path).ok()).filter(|bytes| !bytes.is_empty()).collect()
}

/// Where the ids of voters and ballots lie in what the attacker holds.
struct Loot {
    pieces: Vec<Vec<u8>>,
    found: BTreeMap<Vec<u8>, Vec<(usize, usize)>>,
}

impl Loot {
    /// One pass over every byte.
    fn search(pieces: Vec<Vec<u8>>, ballots: &[Known]) -> Self {
        let voters = ballots.iter().flat_map(|known| known.truth.keys());
        let texts = voters.clone().map(|id| id.to_string().into_bytes());
        let ids =
            voters.map(|id| id.as_bytes().to_vec()).chain(ballots.iter().map(|known| known.id.as_bytes().to_vec()));
        let mut found: BTreeMap<Vec<u8>, Vec<(usize, usize)>> = texts.chain(ids).map(|id| (id, Vec::new())).collect();
        let mut starts = vec![false; 1 << 16];
        for id in found.keys() {
            starts[usize::from(id[0]) << 8 | usize::from(id[1])] = true;
        }
        for (index, piece) in pieces.iter().enumerate() {
            for at in 0..piece.len().saturating_sub(16) {
                if starts[usize::from(piece[at]) << 8 | usize::from(piece[at + 1])] {
                    for length in [16, 36] {
                        let here = piece.get(at..at + length).and_then(|bytes| found.get_mut(bytes));
                        here.into_iter().for_each(|places| places.push((index, at)));
                    }
                }
            }
        }
        Self { pieces, found }
    }

    /// Each place of an id with the bytes around it: those before, and those behind.
    fn around<'a>(&'a self, id: &[u8]) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let (places, length) = (self.found.get(id).map(Vec::as_slice).unwrap_or_default(), id.len());
        places.iter().map(move |(piece, at)| {
            let bytes = &self.pieces[*piece];
            let end = (at + length).min(bytes.len());
            (&bytes[at.saturating_sub(NEAR)..*at], &bytes[end..(end + NEAR).min(bytes.len())])
        })
    }
}

fn place(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Reads the option that stands nearest to a voter's id.
fn nearest(known: &Known, loot: &Loot) -> BTreeMap<Uuid, String> {
    let mut guess = BTreeMap::new();
    for voter in known.truth.keys() {
        let mut best: Option<(usize, String)> = None;
        for id in [voter.as_bytes().to_vec(), voter.to_string().into_bytes()] {
            for (before, behind) in loot.around(&id) {
                for option in known.counts().keys() {
                    let left = place(before, option.as_bytes()).map(|at| before.len() - at);
                    let right = place(behind, option.as_bytes());
                    for distance in left.into_iter().chain(right) {
                        if best.as_ref().is_none_or(|(near, _)| distance < *near) {
                            best = Some((distance, (*option).to_owned()));
                        }
                    }
                }
            }
        }
        guess.extend(best.map(|(_, option)| (*voter, option)));
    }
    guess
}

/// Takes the options in the order in which they lie behind the ballot for those of the voters in the order in which they
/// came.
fn in_order(known: &Known, loot: &Loot) -> BTreeMap<Uuid, String> {
    let mut rows: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for (piece, at) in loot.found.get(known.id.as_bytes().as_slice()).into_iter().flatten() {
        let bytes = &loot.pieces[*piece];
        let behind = &bytes[*at..(at + NEAR).min(bytes.len())];
        for option in known.counts().keys() {
            rows.entry(*piece).or_default().extend(place(behind, option.as_bytes()).map(|place| (at + place, *option)));
        }
    }
    for mut row in rows.into_values() {
        row.sort_unstable();
        row.dedup();
        if row.len() == known.arrivals.len() {
            return known.arrivals.iter().copied().zip(row.into_iter().map(|(_, option)| option.to_owned())).collect();
        }
    }
    BTreeMap::new()
}

/// How a row is recognised and read: which of the bytes before the ids says what kind of row it is (of the table, of an
/// index), whether the first or the last of them on a page is the newest, and which bytes tell the choice.
#[derive(Debug, Clone, Copy)]
struct Rule {
    sign: usize,
    first: bool,
    from: usize,
    length: usize,
}

fn rules() -> Vec<Rule> {
    let mut rules = Vec::new();
    for (sign, from) in (0..4).flat_map(|sign| (0..4).map(move |from| (sign, from))) {
        for (first, length) in [(true, 1), (true, 2), (false, 1), (false, 2)] {
            rules.push(Rule { sign, first, from, length });
        }
    }
    rules
}

/// Looks for a page on which the voters of the ballot have their rows (all but the last one at most), and sorts them by what
/// the rule reads there: as many groups as options were chosen, none larger than the counts allow.
fn alike(known: &Known, loot: &Loot, rule: Rule) -> BTreeMap<Uuid, String> {
    let mut sizes: Vec<(usize, &str)> = known.counts().into_iter().map(|(option, count)| (count, option)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let mut best: (usize, BTreeMap<Uuid, String>) = (0, BTreeMap::new());
    for rows in pages(known, loot, rule) {
        let mut groups: BTreeMap<&[u8], Vec<Uuid>> = BTreeMap::new();
        for (voter, behind) in &rows {
            groups.entry(&behind[rule.from..rule.from + rule.length]).or_default().push(*voter);
        }
        let mut groups: Vec<Vec<Uuid>> = groups.into_values().collect();
        groups.sort_unstable_by_key(|group| std::cmp::Reverse(group.len()));
        let score = groups.len() * VOTERS + rows.len();
        let fits =
            groups.len() <= sizes.len() && groups.iter().zip(&sizes).all(|(group, (size, _))| group.len() <= *size);
        if fits && score > best.0 {
            let pairs = groups.into_iter().zip(&sizes);
            let guess =
                pairs.flat_map(|(group, (_, option))| group.into_iter().map(|voter| (voter, (*option).to_owned())));
            best = (score, guess.collect());
        }
    }
    best.1
}

/// What stands behind the ids of the voters wherever all of them, or all but one, have a row of this ballot within one page.
fn pages<'l>(known: &Known, loot: &'l Loot, rule: Rule) -> Vec<BTreeMap<Uuid, &'l [u8]>> {
    let of_ballot = |voter: &Uuid| -> Vec<(usize, usize)> {
        let places = loot.found.get(voter.as_bytes().as_slice()).cloned().unwrap_or_default();
        let inside = |(piece, at): &(usize, usize)| loot.pieces[*piece][..*at].ends_with(known.id.as_bytes());
        places.into_iter().filter(inside).collect()
    };
    let all: BTreeMap<Uuid, Vec<(usize, usize)>> = known.truth.keys().map(|voter| (*voter, of_ballot(voter))).collect();
    // Ballot and voter stand beside one another; in front of them is the row's head, behind them the choice.
    let kind = |(piece, at): (usize, usize)| loot.pieces[piece].get((at - 16).checked_sub(1 + rule.sign)?).copied();
    let behind = |(piece, at): (usize, usize)| loot.pieces[piece].get(at + 16..at + 32);
    let mut found = Vec::new();
    // One of the first two voters is there.
    for (piece, at) in all.values().take(2).flatten().copied() {
        let seed = kind((piece, at));
        let row = |places: &[(usize, usize)]| {
            let near = places.iter().copied().filter(|(other, there)| *other == piece && there.abs_diff(at) < PAGE);
            let mut rows = near.filter(|place| kind(*place) == seed).filter_map(behind);
            if rule.first { rows.next() } else { rows.next_back() }
        };
        let rows: BTreeMap<Uuid, &[u8]> =
            all.iter().filter_map(|(voter, places)| Some((*voter, row(places)?))).collect();
        if rows.len() + 1 >= all.len() {
            found.push(rows);
        }
    }
    found
}

/// Every other ballot is about five things, for and against.
fn things(index: usize) -> usize {
    if index.is_multiple_of(2) { 0 } else { 5 }
}

/// Opens a ballot of which everybody but the last has voted, some of them twice.
async fn vote(all: &Electorate, node: &Node, dice: &mut Dice, index: usize) -> Known {
    let things = things(index);
    let now = crate::support::node::now();
    let id = all.open(Secrecy::Secret, things, now.plus(30 * DAY)).await;
    let mut tx = all.test.app.db.reader().await.unwrap();
    let options = fokusraum::features::ballots::store::options(&mut tx, id).await.unwrap();
    drop(tx);
    let keys: Vec<String> =
        options.into_iter().map(|option| option.key).filter(|key| !key.contains("/against")).collect();
    // Counts that differ on purpose: they say most about who chose what.
    let counts = [0, 0, 0, 0, 0, 1, 1, 2];
    let chosen = dice.shuffled(VOTERS);
    let mut truth = BTreeMap::new();
    let mut arrivals = Vec::new();
    let order = dice.shuffled(VOTERS);
    let waiting = order[VOTERS - 1];
    for round in 0..2 {
        for voter in order.iter().copied() {
            // Some vote early, and change their minds.
            if round == 0 && (dice.roll(3) > 0 || voter == waiting) {
                continue;
            }
            let choice = keys[if round == 0 { dice.roll(3) } else { counts[chosen[voter]] }].clone();
            truth.insert(all.people[voter], choice.clone());
            arrivals.retain(|known| *known != all.people[voter]);
            arrivals.push(all.people[voter]);
            // When everybody has voted it closes; the copy is taken before.
            if voter == waiting {
                continue;
            }
            cast(all, node, id, voter, &choice, things).await;
        }
    }
    Known { id, arrivals, truth }
}

async fn cast(all: &Electorate, node: &Node, ballot: Uuid, voter: usize, choice: &str, things: usize) {
    let (path, cookie) = (format!("/ballots/{ballot}"), all.browsers[voter].cookie_line());
    let op = fokusraum::clock::secret_id().to_string();
    let mut fields = vec![("_op".to_owned(), op)];
    if things == 0 {
        fields.push(("choice".into(), choice.to_owned()));
    } else {
        let mut tx = all.test.app.db.reader().await.unwrap();
        let options = fokusraum::features::ballots::store::options(&mut tx, ballot).await.unwrap();
        for option in options.iter().filter(|option| !option.key.contains("/against")) {
            let said = if option.key == choice { choice } else { "none" };
            fields.push((format!("on-{}", option.key), said.to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (status, body) = send(node.address, &path, &cookie, &fields).await.unwrap();
    assert_eq!(status, 303, "{body}");
}

#[tokio::test]
async fn who_holds_every_byte_guesses_no_better_than_the_counts() {
    let all = Electorate::of(VOTERS).await;
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut settings = all.test.settings();
    settings.push(("RUST_LOG", "debug".into()));
    let mut node = Node::start_with_log(&settings, std::fs::File::create(&log).unwrap());
    let mut dice = Dice(20_261_128);
    let mut ballots = Vec::new();
    for index in 0..BALLOTS {
        ballots.push(vote(&all, &node, &mut dice, index).await);
    }
    let mut pieces = bytes_of(&all).await;
    for (index, known) in ballots.iter().enumerate() {
        let last = *known.arrivals.last().unwrap();
        let voter = all.people.iter().position(|person| *person == last).unwrap();
        cast(&all, &node, known.id, voter, &known.truth[&last], things(index)).await;
    }
    for known in &ballots {
        // The worker of the program counts as soon as everybody has voted.
        let counted = async {
            loop {
                let counts = all.counts(known.id).await;
                if !counts.is_empty() {
                    return counts;
                }
                tokio::task::yield_now().await;
            }
        };
        let counts = tokio::time::timeout(LONG, counted).await.expect("the program counts");
        let told: BTreeMap<&str, usize> = counts
            .iter()
            .filter(|(_, votes)| *votes > 0)
            .map(|(key, votes)| (key.as_str(), usize::try_from(*votes).unwrap()))
            .collect();
        assert_eq!(told, known.counts());
    }
    pieces.extend(bytes_of(&all).await);
    node.kill();
    pieces.push(std::fs::read(&log).unwrap());

    let loot = Loot::search(pieces, &ballots);
    let seen =
        ballots.iter().flat_map(|known| known.truth.keys()).all(|voter| loot.around(voter.as_bytes()).next().is_some());
    assert!(seen, "the attacker holds the right files: every voter is named in them");
    let mut attacks: Vec<(String, Vec<BTreeMap<Uuid, String>>)> = vec![
        ("nearest".into(), ballots.iter().map(|known| nearest(known, &loot)).collect()),
        ("in order".into(), ballots.iter().map(|known| in_order(known, &loot)).collect()),
    ];
    for rule in rules() {
        attacks.push((format!("{rule:?}"), ballots.iter().map(|known| alike(known, &loot, rule)).collect()));
    }
    for (name, guesses) in attacks {
        // Only where the attack says anything it is compared with what the counts say of the same people.
        let told: Vec<_> = ballots.iter().zip(&guesses).filter(|(_, guess)| !guess.is_empty()).collect();
        let whole: usize = told.iter().map(|(_, guess)| guess.len()).sum();
        let right: usize = told.iter().map(|(known, guess)| known.right(guess)).sum();
        let chance: usize = told.iter().map(|(known, _)| known.by_counts_alone()).sum();
        // Four standard deviations of so many guesses: it is the best of several attacks.
        let luck = 4 * (whole / 4).isqrt();
        assert!(right <= chance + luck, "{name}: {right} of {whole} are known; the counts alone say {chance}");
    }
}
