//! The rows of boards: how soon a change is seen, what it costs, how large a board may be.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, header};
use fokusraum::app::App;
use fokusraum::clock::secret_id;
use fokusraum::db::Statement;
use fokusraum::features::accounts::{self, store::NewAccount};
use fokusraum::features::boards::import::{Column, Note, insert};
use fokusraum::features::boards::store::NewBoard;
use fokusraum::features::boards::store::columns::ColumnText;
use fokusraum::features::boards::{BoardKind, Marker};
use fokusraum::features::groups::MemberRole;
use fokusraum::features::groups::store as groups;
use fokusraum::i18n::Lang;
use fokusraum::router;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower::ServiceExt as _;
use uuid::Uuid;

use super::wire::{Client, Socket, quantile, rate, timed};
use super::{Figures, Outcome, ROUNDS, floor, median, resident_kb, serve};

/// Board sizes whose page is measured.
const SIZES: [usize; 4] = [500, 1000, 2000, 4000];
/// Changes whose way to all watchers is measured.
const CHANGES: usize = 200;
/// Sockets that only wait.
const SOCKETS: usize = 5000;
/// Sockets of one person, less than the program allows.
const EACH: usize = 25;

/// A person's session and the boards by size.
struct Ground {
    cookies: Vec<String>,
    boards: Vec<(usize, Uuid)>,
}

/// Measures on a database of its own in `folder`.
pub async fn measure(folder: &Path, figures: &mut Figures) -> Outcome<()> {
    let ground = prepare(folder, figures).await?;
    let running = serve(folder)?;
    let address = running.1.clone();
    pages(&address, &ground, figures).await?;
    let board = ground.boards.first().ok_or("no board")?.1;
    for watchers in [20, 200] {
        seen(&address, &ground, board, watchers, figures).await?;
        bare(watchers, figures).await?;
    }
    catch_up(&address, &ground, board, figures).await?;
    idle(&address, &ground, board, running.0.id(), figures).await
}

// ── The ground ──────────────────────────────────────────────────────────────────────────────────────────────

async fn prepare(folder: &Path, figures: &mut Figures) -> Outcome<Ground> {
    let app = super::empty(folder).await?;
    let (group, people) = club(&app).await?;
    let mut cookies = Vec::new();
    for person in people {
        let session = accounts::open(&app, person, String::new()).await?;
        cookies.push(format!("{}={}", app.session_cookie(), session.token));
    }
    let mut boards = Vec::new();
    for size in SIZES {
        boards.push((size, board(&app, group, size).await?));
    }
    let ground = Ground { cookies, boards };
    rows_of_a_move(&app, &ground, figures).await?;
    app.db.close().await;
    Ok(ground)
}

/// A group of as many people as the idle sockets need.
async fn club(app: &App) -> Outcome<(Uuid, Vec<Uuid>)> {
    let made = app.db.write((), |tx, ()| {
        Box::pin(async move {
            let group = groups::insert(tx, &super::new_group()).await?;
            let mut people = Vec::new();
            for i in 0..SOCKETS / EACH {
                let (name, email) = (format!("Person {i}"), format!("person{i}@mess.example"));
                let new = NewAccount { name, email, password_hash: None, lang: Lang::De };
                if let Some(person) = accounts::store::insert(tx, &new).await? {
                    groups::put_member(tx, group, person, MemberRole::Member, "").await?;
                    people.push(person);
                }
            }
            Ok((group, people))
        })
    });
    Ok(made.await?)
}

/// A board of three columns with cards as people write them.
async fn board(app: &App, group: Uuid, size: usize) -> Outcome<Uuid> {
    let made = app.db.write((group, size), |tx, (group, size)| {
        Box::pin(async move {
            let new = NewBoard {
                group: *group,
                kind: BoardKind::Columns,
                title: format!("{size} Karten"),
                purpose: String::new(),
            };
            let titles: Vec<String> =
                (0..*size).map(|i| format!("Mehr Ruhebänke an Haltestelle {i} aufstellen")).collect();
            let note = |title| Note {
                title,
                text: "",
                marker: Marker::None,
                written_for: "Besucherin",
                author: None,
                labels: &[],
                people: Vec::new(),
                due_on: None,
                checklist: &[],
            };
            let columns: Vec<Column<'_>> = (0..3)
                .map(|k| Column {
                    text: ColumnText { title: format!("Spalte {k}"), ..ColumnText::default() },
                    harvest: "",
                    notes: titles.iter().skip(k).step_by(3).map(|title| note(title)).collect(),
                })
                .collect();
            let now = tx.now;
            insert(tx, &new, &columns, now).await
        })
    });
    Ok(made.await?)
}

/// Rows that the database changes for one move.
async fn rows_of_a_move(app: &App, ground: &Ground, figures: &mut Figures) -> Outcome<()> {
    let board = ground.boards.first().ok_or("no board")?.1;
    let cookie = ground.cookies.first().ok_or("nobody")?;
    let (column, card) = column_and_card(app, board).await?;
    let changed = || async {
        let count = app.db.write((), |tx, ()| {
            Box::pin(async move {
                Ok(tx.value::<i64>("n", Statement::new("SELECT total_changes() AS n", Vec::new())).await?.unwrap_or(0))
            })
        });
        count.await
    };
    let before = changed().await?;
    let body = format!("_op={}&column={column}&after=last", secret_id());
    let request = Request::post(format!("/boards/{board}/cards/{card}/place"))
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body))?;
    let status = router::build(app).oneshot(request).await?.status();
    if status.as_u16() != 200 {
        return Err(format!("a move answered {status}").into());
    }
    figures.add("board_move_rows", f64::from(i32::try_from(changed().await? - before)?), "rows");
    Ok(())
}

async fn column_and_card(app: &App, board: Uuid) -> Outcome<(Uuid, Uuid)> {
    let mut tx = app.db.reader().await?;
    let column =
        Statement::new("SELECT id FROM board_columns WHERE board = $1 ORDER BY pos LIMIT 1", vec![board.into()]);
    let column = tx.value::<Uuid>("id", column).await?.ok_or("no column")?;
    let card = Statement::new("SELECT id FROM cards WHERE board = $1 ORDER BY pos LIMIT 1", vec![board.into()]);
    Ok((column, tx.value::<Uuid>("id", card).await?.ok_or("no card")?))
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────

async fn pages(address: &str, ground: &Ground, figures: &mut Figures) -> Outcome<()> {
    let cookie = ground.cookies.first().ok_or("nobody")?;
    let mut client = Client::connect(address, cookie).await?;
    for (size, board) in &ground.boards {
        let path = format!("/boards/{board}");
        let page = String::from_utf8(client.get(&path, "identity").await?)?;
        let column = id_after(&page, "data-column=\"").ok_or("no column")?;
        let (mut fresh, mut kept) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS * 3 {
            // A change, so that the next page has to be rendered anew.
            let add = format!("_op={}&column={column}&title=Noch+eine+{round}", secret_id());
            client.post(&format!("{path}/cards/new"), &add).await?;
            fresh.push(timed(&mut client, &path).await?);
            kept.push(timed(&mut client, &path).await?);
        }
        figures.add(&format!("board_page_ms{{cards={size}}}"), median(kept), "ms");
        figures.add(&format!("board_page_ms{{cards={size},state=changed}}"), median(fresh), "ms");
        let zipped = client.get(&path, "gzip").await?.len();
        figures.add(&format!("board_page_gzip_kb{{cards={size}}}"), f64::from(u32::try_from(zipped)?) / 1000.0, "KB");
        if *size == 1000 {
            let (rate, p99) = rate(address, cookie, &path).await?;
            figures.add("board_page_rps{cards=1000}", rate, "1/s");
            figures.add("board_page_p99_ms{cards=1000}", p99, "ms");
        }
    }
    let mut floors = Vec::new();
    for _ in 0..ROUNDS * 3 {
        floors.push(timed(&mut client, "/healthz").await?);
    }
    figures.add("floor_board_page_ms", median(floors), "ms");
    Ok(())
}

fn id_after(text: &str, mark: &str) -> Option<String> {
    text.split(mark).nth(1)?.get(..36).map(str::to_owned)
}

// ── A change and those who look ─────────────────────────────────────────────────────────────────────────────

/// Sockets that tell when they heard something, and how long that was; they close when this goes.
struct Watchers {
    heard: mpsc::UnboundedReceiver<(Instant, usize)>,
    count: usize,
    _tasks: JoinSet<()>,
}

/// Opens as many sockets.
async fn watch(address: &str, path: &str, cookies: &[String], watchers: usize) -> Outcome<Watchers> {
    let (told, heard) = mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    for i in 0..watchers {
        let cookie = cookies.get(i / EACH).map_or("", String::as_str);
        let mut socket = Socket::open(address, path, cookie).await?;
        let told = told.clone();
        tasks.spawn(async move {
            while let Ok(text) = socket.hear().await {
                if told.send((Instant::now(), text.len())).is_err() {
                    return;
                }
            }
        });
    }
    Ok(Watchers { heard, count: watchers, _tasks: tasks })
}

/// The last of them to hear a change, since it was sent.
async fn last_to_hear(watchers: &mut Watchers, sent: Instant) -> Outcome<(f64, usize)> {
    let (mut last, mut bytes) = (sent, 0);
    for _ in 0..watchers.count {
        let (at, length) = watchers.heard.recv().await.ok_or("nobody listens any more")?;
        last = last.max(at);
        bytes = length;
    }
    Ok(((last - sent).as_secs_f64() * 1000.0, bytes))
}

async fn seen(address: &str, ground: &Ground, board: Uuid, watchers: usize, figures: &mut Figures) -> Outcome<()> {
    let cookie = ground.cookies.first().ok_or("nobody")?;
    let mut client = Client::connect(address, cookie).await?;
    let page = String::from_utf8(client.get(&format!("/boards/{board}"), "identity").await?)?;
    let columns: Vec<String> =
        page.split("data-column=\"").skip(1).filter_map(|p| p.get(..36).map(str::to_owned)).collect();
    let card = id_after(&page, "id=\"c-").ok_or("no card")?;
    let mut heard = watch(address, &format!("/boards/{board}/live"), &ground.cookies, watchers).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let place = format!("/boards/{board}/cards/{card}/place");
    let mut times = Vec::new();
    let mut move_bytes = 0;
    for i in 0..CHANGES {
        let column = columns.get(i % columns.len()).ok_or("no column")?;
        let body = format!("_op={}&column={column}&after=first", secret_id());
        let sent = Instant::now();
        client.post(&place, &body).await?;
        let (time, bytes) = last_to_hear(&mut heard, sent).await?;
        times.push(time);
        move_bytes = bytes;
    }
    figures.add(&format!("board_seen_p50_ms{{watchers={watchers}}}"), quantile(&mut times, 0.5), "ms");
    figures.add(&format!("board_seen_p99_ms{{watchers={watchers}}}"), quantile(&mut times, 0.99), "ms");
    if watchers == 20 {
        let body = format!("_op={}&title=Mehr+Ruheb%C3%A4nke+und+mehr+Schatten&version=1", secret_id());
        // An edit answers with a page to go to; what counts here is what the others are told.
        let _ = client.post(&format!("/boards/{board}/cards/{card}/edit"), &body).await;
        let (_, edit_bytes) = last_to_hear(&mut heard, Instant::now()).await?;
        for (kind, bytes) in [("move", move_bytes), ("edit", edit_bytes)] {
            let framed = bytes + if bytes < 126 { 2 } else { 4 };
            figures.add(&format!("board_event_bytes{{kind={kind}}}"), f64::from(u32::try_from(framed)?), "bytes");
        }
    }
    Ok(())
}

/// The same way without database, rights and rendering.
async fn bare(watchers: usize, figures: &mut Figures) -> Outcome<()> {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    let (_running, sockets, lines) = floor::start().await?;
    let mut heard = watch(&sockets, "/", &[], watchers).await?;
    let stream = tokio::net::TcpStream::connect(&lines).await?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let line = format!("{}\n", "x".repeat(200));
    let mut times = Vec::new();
    for _ in 0..CHANGES {
        let sent = Instant::now();
        stream.write_all(line.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_line(&mut answer).await?;
        times.push(last_to_hear(&mut heard, sent).await?.0);
    }
    figures.add(&format!("floor_board_seen_p50_ms{{watchers={watchers}}}"), quantile(&mut times, 0.5), "ms");
    figures.add(&format!("floor_board_seen_p99_ms{{watchers={watchers}}}"), quantile(&mut times, 0.99), "ms");
    Ok(())
}

/// One request after a lost line.
async fn catch_up(address: &str, ground: &Ground, board: Uuid, figures: &mut Figures) -> Outcome<()> {
    let cookie = ground.cookies.first().ok_or("nobody")?;
    let mut client = Client::connect(address, cookie).await?;
    let page = String::from_utf8(client.get(&format!("/boards/{board}"), "identity").await?)?;
    let version = page.split("data-version=\"").nth(1).and_then(|p| p.split('"').next()).ok_or("no version")?;
    let since = version.parse::<i64>()? - 200;
    let mut times = Vec::new();
    for _ in 0..ROUNDS * 3 {
        times.push(timed(&mut client, &format!("/boards/{board}/operations?since={since}")).await?);
    }
    figures.add("board_catchup_ms{missed=200}", median(times), "ms");
    Ok(())
}

/// Memory of sockets that only wait.
async fn idle(address: &str, ground: &Ground, board: Uuid, process: u32, figures: &mut Figures) -> Outcome<()> {
    let Some(before) = resident_kb(process) else {
        println!("socket_kb skipped: this system has no /proc");
        return Ok(());
    };
    let path = format!("/boards/{board}/live");
    let mut sockets = Vec::new();
    for i in 0..SOCKETS {
        let cookie = ground.cookies.get(i / EACH).map_or("", String::as_str);
        sockets.push(Socket::open(address, &path, cookie).await?);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = resident_kb(process).unwrap_or(before);
    let each = (after - before) * 1.024 / f64::from(u32::try_from(sockets.len())?);
    figures.add(&format!("socket_kb{{sockets={SOCKETS}}}"), each, "KB");
    Ok(())
}
