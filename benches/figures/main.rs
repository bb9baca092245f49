//! The figures: one line each, `name value unit`, and all of them in `target/bench.json`. `make bench` runs it.
//!
//! * Pages are asked for in process, on SQLite: the demo, and the demo with ten times its people, groups,
//!   recommendations, papers and decisions. Years, fields and committees stay: they do not multiply in a district.
//! * Start and memory are those of the program itself, a child process on the demo's database.
//! * Boards are asked over sockets of the program as a child process, with this process as the second one; beside it the
//!   bare machine: a broadcast over as many sockets without database, rights or rendering.
//! * Every time is a median of three; a line with `floor_` is what the bare machine needs for nothing.

#![allow(clippy::print_stdout)]

mod boards;
mod floor;
mod polls;
mod wire;

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use fokusraum::app::{App, DISTRICT};
use fokusraum::clock::Clock;
use fokusraum::config::{Config, Raw};
use fokusraum::features::groups::store::NewGroup;
use fokusraum::features::{accounts, groups};
use fokusraum::flows::import::format::{Body as Contents, Document, Key};
use fokusraum::flows::import::load::{NotImported, Progress, load};
use fokusraum::flows::import::values::{GroupKind, Subject};
use fokusraum::mail::Mailer;
use fokusraum::{demo, router, settings, sql};
use http_body_util::BodyExt as _;
use serde_json::{Map, Value, json};
use tower::ServiceExt as _;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How much more the large database holds.
const TIMES: u32 = 10;
/// Rounds of which the median counts.
const ROUNDS: usize = 3;
/// Requests a round.
const REQUESTS: u32 = 20;
/// The fonts that a page in a Latin script loads through its style sheet.
const LATIN: [&str; 2] = ["vendor/fonts/fira-sans-400-latin.woff2", "vendor/fonts/fira-sans-600-latin.woff2"];
/// Pages of a first visit; `{…}` is filled in by [`District::path`].
const CITIZEN_PAGES: [&str; 11] = [
    "/",
    "/recommendations",
    "/recommendations/{record}",
    "/archive/2021",
    "/fields",
    "/fields/{field}",
    "/network",
    "/groups/{group}",
    "/accessibility",
    "/easy-language",
    "/barrier",
];
/// Pages of whoever is signed in, with the part of the demo account's address before the @.
const WORK_PAGES: [(&str, &str); 14] = [
    ("koordination", "/"),
    ("koordination", "/groups"),
    ("koordination", "/groups/{group}"),
    ("koordination", "/groups/{group}/members"),
    ("koordination", "/groups/{group}/recommendations"),
    ("koordination", "/recommendations/{record}"),
    ("steuerung", "/"),
    ("steuerung", "/assessing"),
    ("stab", "/"),
    ("stab", "/year/{year}"),
    ("stab", "/papers"),
    ("stab", "/network"),
    ("administration", "/people"),
    ("administration", "/audit"),
];

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if std::env::args().any(|argument| argument == floor::ARGUMENT) {
        return runtime.block_on(floor::serve());
    }
    let mut figures = Figures::default();
    let folder = tempfile::tempdir()?;
    // `cargo bench --bench figures -- boards` measures the boards alone, `-- polls` the date polls.
    let only = |name: &str| std::env::args().any(|argument| argument == name);
    let all = !only("boards") && !only("polls");
    if all {
        runtime.block_on(pages(folder.path(), &mut figures))?;
        process(&folder.path().join("small"), &mut figures)?;
    }
    if all || only("boards") {
        runtime.block_on(boards::measure(&folder.path().join("boards"), &mut figures))?;
    }
    if all || only("polls") {
        runtime.block_on(polls::measure(&folder.path().join("polls"), &mut figures))?;
    }
    figures.write()
}

/// What was measured so far.
#[derive(Default)]
struct Figures(Map<String, Value>);

impl Figures {
    fn add(&mut self, name: &str, value: f64, unit: &str) {
        let value = (value * 1000.0).round() / 1000.0;
        println!("{name} {value} {unit}");
        self.0.insert(name.to_owned(), json!({ "value": value, "unit": unit }));
    }

    fn write(self) -> Outcome<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        std::fs::create_dir_all(&target)?;
        std::fs::write(target.join("bench.json"), serde_json::to_string_pretty(&Value::Object(self.0))? + "\n")?;
        Ok(())
    }
}

/// The program on an empty database with a district.
async fn empty(folder: &Path) -> Outcome<App> {
    let config = Config::from_raw(Raw { listen: "127.0.0.1:0".into(), data: folder.into(), ..Raw::default() })?;
    let app = App::start(&config, Clock::System, Mailer::new(&config)?).await?;
    let name = fokusraum::http::District { name: "Messkreis".into(), ..fokusraum::http::District::default() };
    app.db.write(name.clone(), |tx, d| Box::pin(async move { settings::put(tx, DISTRICT, d).await })).await?;
    app.set_district(name);
    Ok(app)
}

/// A group for what is measured.
fn new_group() -> NewGroup {
    NewGroup {
        kind: groups::GroupKind::FocusGroup,
        name: "Messgruppe".into(),
        parent: None,
        purpose: String::new(),
        mandate: String::new(),
        starts_on: None,
        since_text: String::new(),
        ends_on: None,
        state: groups::GroupState::Active,
        help_wanted: String::new(),
        fields: Vec::new(),
        source: String::new(),
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

// ── The two databases ───────────────────────────────────────────────────────────────────────────────────────

/// The program on one of the two databases.
struct District {
    app: App,
    router: Router,
    record: String,
    field: String,
    group: String,
    year: String,
}

impl District {
    async fn open(folder: PathBuf, times: u32) -> Outcome<Self> {
        let config = Config::from_raw(Raw { listen: "127.0.0.1:0".into(), data: folder, ..Raw::default() })?;
        let app = App::start(&config, Clock::System, Mailer::new(&config)?).await?;
        let mut documents = demo::documents()?;
        for number in 1..times {
            documents.extend(copies(number)?);
        }
        match load(&app, documents, true, Progress::default()).await {
            Ok(_) => {}
            Err(NotImported::Failed(error)) => return Err(error.into()),
            Err(NotImported::Faults(faults)) => {
                return Err(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n").into());
            }
        }
        let mut tx = app.db.reader().await?;
        let record = sql!("SELECT id FROM recommendations WHERE number_year = 2021 AND number_seq = 1");
        let record = tx.value::<uuid::Uuid>("id", record).await?.ok_or("no recommendation 2021/1")?;
        let field = sql!("SELECT id FROM fields WHERE code = 'wohnen'");
        let field = tx.value::<uuid::Uuid>("id", field).await?.ok_or("no field for housing")?;
        let group = sql!("SELECT id FROM groups WHERE name = 'Fokusgruppe Wohnen'");
        let group = tx.value::<uuid::Uuid>("id", group).await?.ok_or("no group for housing")?;
        let year = sql!("SELECT year FROM cycles WHERE NOT archive ORDER BY year DESC LIMIT 1");
        let year = tx.value::<i64>("year", year).await?.ok_or("no year")?.to_string();
        drop(tx);
        let router = router::build(&app);
        Ok(Self { record: record.to_string(), field: field.to_string(), group: group.to_string(), year, app, router })
    }

    fn path(&self, page: &str) -> String {
        page.replace("{record}", &self.record)
            .replace("{field}", &self.field)
            .replace("{group}", &self.group)
            .replace("{year}", &self.year)
    }

    /// The cookie of a new session of a demo account.
    async fn session(&self, name: &str) -> Outcome<String> {
        let key = format!("{name}@beispielstedt.example");
        let mut tx = self.app.db.reader().await?;
        let person = accounts::store::by_email(&mut tx, &key).await?.ok_or_else(|| format!("no account {key}"))?.id;
        drop(tx);
        let session = accounts::open(&self.app, person, String::new()).await?;
        Ok(format!("{}={}", self.app.session_cookie(), session.token))
    }

    /// The body of a page, which has to be there. `br` asks for it as a browser does.
    async fn get(&self, path: &str, cookie: &str, br: bool) -> Outcome<Vec<u8>> {
        let mut request = Request::get(path).header(header::HOST, "127.0.0.1").header(header::COOKIE, cookie);
        if br {
            request = request.header(header::ACCEPT_ENCODING, "br");
        }
        let response = self.router.clone().oneshot(request.body(Body::empty())?).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if status.as_u16() == 200 { Ok(body.into()) } else { Err(format!("{path} answered {status}").into()) }
    }

    /// Milliseconds a request, one after the other.
    async fn time(&self, path: &str, cookie: &str) -> Outcome<f64> {
        let begun = Instant::now();
        for _ in 0..REQUESTS {
            self.get(path, cookie, false).await?;
        }
        Ok(begun.elapsed().as_secs_f64() * 1000.0 / f64::from(REQUESTS))
    }

    /// Statements that one request runs.
    async fn queries(&self, path: &str, cookie: &str) -> Outcome<u64> {
        let before = self.app.db.queries();
        self.get(path, cookie, false).await?;
        Ok(self.app.db.queries() - before)
    }
}

/// The demo's files once more, everything in them under another key.
fn copies(number: u32) -> Outcome<Vec<Document>> {
    let mut documents = demo::documents()?;
    for document in &mut documents {
        document.file = format!("{} ({number})", document.file);
        let body = &mut document.body;
        body.district = None;
        body.municipalities.clear();
        body.committees.clear();
        body.fields.clear();
        body.field_changes.clear();
        body.cycles.clear();
        copy_network(body, number);
        copy_recommendations(body, number);
        copy_council(body, number);
        copy_boards(body, number);
        copy_meetings(body, number);
    }
    Ok(documents)
}

fn rename(key: &mut Key, number: u32) {
    // There is one steering group in a district.
    if key.get_ref() != "steuerung" {
        key.get_mut().push_str(&format!("-{number}"));
    }
}

fn copy_network(body: &mut Contents, number: u32) {
    for person in &mut body.persons {
        person.key.get_mut().push_str(&format!("-{number}"));
        person.name.push_str(&format!(" {number}"));
        *person.email.get_mut() = person.email.get_ref().replace('@', &format!("+{number}@"));
        person.password = None;
    }
    body.groups.retain(|group| group.kind != GroupKind::SteeringGroup);
    for group in &mut body.groups {
        rename(&mut group.key, number);
        group.name.push_str(&format!(" {number}"));
        group.parent.iter_mut().for_each(|parent| rename(parent, number));
        group.members.iter_mut().for_each(|member| member.person.get_mut().push_str(&format!("-{number}")));
    }
}

/// Who assessed is frozen with the year: the voices stay those of the first copy.
fn copy_recommendations(body: &mut Contents, number: u32) {
    for recommendation in &mut body.recommendations {
        rename(&mut recommendation.key, number);
        rename(&mut recommendation.group, number);
        recommendation.title.push_str(&format!(" {number}"));
        if let Some(public) = &mut recommendation.number {
            public.get_mut().seq += 100 * number;
        }
        recommendation.resubmits.iter_mut().for_each(|earlier| rename(earlier, number));
    }
    for remark in &mut body.remarks {
        remark.recommendation.iter_mut().for_each(|recommendation| rename(recommendation, number));
    }
}

fn copy_council(body: &mut Contents, number: u32) {
    for paper in &mut body.papers {
        rename(&mut paper.key, number);
        for subject in &mut paper.subjects {
            if let Subject::Recommendation(key) = subject.get_mut() {
                key.push_str(&format!("-{number}"));
            }
        }
    }
    for decision in &mut body.decisions {
        decision.recommendation.iter_mut().for_each(|recommendation| rename(recommendation, number));
        decision.paper.iter_mut().for_each(|paper| rename(paper, number));
    }
    for ballot in &mut body.ballots {
        rename(&mut ballot.recommendation, number);
        ballot.votes.iter_mut().for_each(|vote| vote.person.get_mut().push_str(&format!("-{number}")));
    }
}

/// Meetings of the one steering group are held by those who are in it.
fn copy_meetings(body: &mut Contents, number: u32) {
    for meeting in body.meetings.iter_mut().filter(|meeting| meeting.group.get_ref() != "steuerung") {
        let invited = meeting.people.iter_mut().flatten().filter_map(|invited| invited.person.as_mut());
        let items = meeting.items.iter_mut().flat_map(|item| {
            let came = item.outcomes.iter_mut().filter_map(|outcome| outcome.person.as_mut());
            item.proposed_by.iter_mut().chain(came)
        });
        let kept = meeting.kept.iter_mut().flat_map(|kept| kept.keeper.iter_mut().chain(&mut kept.tasks_on));
        let own = [&mut meeting.group, &mut meeting.organiser];
        own.into_iter().chain(invited).chain(items).chain(kept).for_each(|key| rename(key, number));
    }
}

fn copy_boards(body: &mut Contents, number: u32) {
    for board in &mut body.boards {
        rename(&mut board.group, number);
        board.key.iter_mut().for_each(|key| rename(key, number));
        for card in board.columns.iter_mut().flat_map(|column| &mut column.cards) {
            card.author
                .iter_mut()
                .chain(&mut card.people)
                .for_each(|key| key.get_mut().push_str(&format!("-{number}")));
        }
    }
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────

async fn pages(folder: &Path, figures: &mut Figures) -> Outcome<()> {
    let small = District::open(folder.join("small"), 1).await?;
    let large = District::open(folder.join("large"), TIMES).await?;
    page(&small, &large, "floor", "/healthz", ["", ""], figures).await?;
    for path in CITIZEN_PAGES {
        page(&small, &large, "visitor", path, ["", ""], figures).await?;
    }
    for (name, path) in WORK_PAGES {
        let cookies = [small.session(name).await?, large.session(name).await?];
        page(&small, &large, name, path, cookies.each_ref().map(String::as_str), figures).await?;
    }
    first_visit(&small, "/healthz", "floor_citizen", figures).await?;
    for path in CITIZEN_PAGES {
        first_visit(&small, path, "citizen", figures).await?;
    }
    small.app.db.close().await;
    large.app.db.close().await;
    Ok(())
}

/// Time and statements of one page on both databases, in turns.
async fn page(
    small: &District,
    large: &District,
    who: &str,
    page: &str,
    cookies: [&str; 2],
    figures: &mut Figures,
) -> Outcome<()> {
    let (before, after) = (small.path(page), large.path(page));
    let mut times = (Vec::new(), Vec::new());
    // Once unmeasured: caches of statements and templates fill.
    small.get(&before, cookies[0], false).await?;
    large.get(&after, cookies[1], false).await?;
    for _ in 0..ROUNDS {
        times.0.push(small.time(&before, cookies[0]).await?);
        times.1.push(large.time(&after, cookies[1]).await?);
    }
    let (once, tenfold) = (median(times.0), median(times.1));
    let name = if who == "floor" { page.to_owned() } else { format!("{page},who={who}") };
    let floor = if who == "floor" { "floor_" } else { "" };
    figures.add(&format!("{floor}page_ms{{page={name}}}"), once, "ms");
    figures.add(&format!("{floor}page_ms{{page={name},data={TIMES}}}"), tenfold, "ms");
    figures.add(&format!("{floor}page_growth{{page={name}}}"), tenfold / once, "times");
    let queries = [small.queries(&before, cookies[0]).await?, large.queries(&after, cookies[1]).await?];
    for (data, queries) in ["", ",data=10"].into_iter().zip(queries) {
        let queries = f64::from(u32::try_from(queries)?);
        figures.add(&format!("{floor}page_queries{{page={name}{data}}}"), queries, "statements");
    }
    Ok(())
}

/// What a first visit loads: the page, everything of ours that it names, and the fonts for Latin letters.
async fn first_visit(district: &District, page: &str, name: &str, figures: &mut Figures) -> Outcome<()> {
    let path = district.path(page);
    let html = String::from_utf8(district.get(&path, "", false).await?)?;
    let mut total = district.get(&path, "", true).await?.len();
    let mut scripts = 0;
    let mut named: BTreeSet<String> = html.split('"').filter(|text| text.starts_with("/static/")).map(file).collect();
    if let Some(sheet) = named.iter().find_map(|name| name.strip_suffix("vendor/citizen.css")).map(str::to_owned) {
        named.extend(LATIN.iter().map(|font| format!("{sheet}{font}")));
    }
    for file in &named {
        let bytes = district.get(file, "", true).await?.len();
        total += bytes;
        if file.ends_with(".js") {
            scripts += bytes;
        }
    }
    for (what, bytes) in [("page_kb", total), ("js_kb", scripts)] {
        figures.add(&format!("{name}_{what}{{page={page}}}"), f64::from(u32::try_from(bytes)?) / 1000.0, "KB");
    }
    Ok(())
}

/// An address without the part of the file that it means.
fn file(address: &str) -> String {
    address.split('#').next().unwrap_or_default().to_owned()
}

// ── The program itself ──────────────────────────────────────────────────────────────────────────────────────

const PROGRAM: &str = env!("CARGO_BIN_EXE_fokusraum");

/// A child that ends with this value, and where it listens.
struct Running(Child, String);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Start on an existing database, and memory afterwards.
fn process(data: &Path, figures: &mut Figures) -> Outcome<()> {
    let (mut floors, mut starts, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        Command::new(PROGRAM).arg("--version").stdout(Stdio::null()).status()?;
        floors.push(begun.elapsed().as_secs_f64() * 1000.0);
        let begun = Instant::now();
        let running = serve(data)?;
        starts.push(begun.elapsed().as_secs_f64() * 1000.0);
        std::thread::sleep(Duration::from_secs(1));
        memory.extend(resident_kb(running.0.id()));
    }
    figures.add("floor_start_ms", median(floors), "ms");
    figures.add("start_ms", median(starts), "ms");
    if memory.is_empty() {
        println!("idle_rss_mb skipped: this system has no /proc");
    } else {
        figures.add("idle_rss_mb", median(memory) * 1.024 / 1000.0, "MB");
    }
    Ok(())
}

/// Starts the program and waits until it answers.
fn serve(data: &Path) -> Outcome<Running> {
    let mut command = Command::new(PROGRAM);
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    for variable in ["DATABASE_URL", "SMTP_URL", "FOKUSRAUM_BASE_URL", "FOKUSRAUM_MAIL_FOLDER"] {
        command.env_remove(variable);
    }
    let mut running = Running(command.env("RUST_LOG", "warn").stdout(Stdio::piped()).spawn()?, String::new());
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    let address = line.trim().rsplit("http://").next().ok_or("no address")?;
    running.1 = address.to_owned();
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") { Ok(running) } else { Err(format!("/healthz: {answer}").into()) }
}

/// Resident memory in KiB, where the system tells it.
fn resident_kb(id: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().trim_end_matches("kB").trim().parse().ok()
}
