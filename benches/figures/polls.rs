//! The rows of date polls: 500 people answer within half a minute, and the page that all of them look at.

use std::path::Path;
use std::time::{Duration, Instant};

use fokusraum::app::App;
use fokusraum::clock::{DAY, Timestamp, secret_id};
use fokusraum::features::accounts::{self, store::NewAccount};
use fokusraum::features::groups::MemberRole;
use fokusraum::features::groups::store as groups;
use fokusraum::features::polls::dates::Slot;
use fokusraum::features::polls::import::{Answered, Guest, NewPoll, insert};
use fokusraum::features::polls::store::{Settings, dates, people};
use fokusraum::features::polls::{Answer, Openness};
use fokusraum::i18n::Lang;
use fokusraum::links::{self, Purpose};
use jiff::ToSpan as _;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::wire::{Client, quantile, rate};
use super::{Figures, Outcome, empty, new_group, serve};

/// Dates of each poll.
const DATES: i64 = 20;
/// Who answers.
const VOTERS: u32 = 500;
/// Within so long.
const WITHIN: Duration = Duration::from_secs(30);
/// Who has answered the poll whose page is measured.
const PEOPLE: usize = 100;

struct Ground {
    cookie: String,
    /// A poll that a hundred have answered.
    answered: Uuid,
    /// One that nobody has, its dates, and everybody's link.
    open: Uuid,
    dates: Vec<Uuid>,
    secrets: Vec<String>,
}

/// Measures on a database of its own in `folder`.
pub async fn measure(folder: &Path, figures: &mut Figures) -> Outcome<()> {
    let ground = prepare(folder).await?;
    let running = serve(folder)?;
    let path = format!("/polls/{}", ground.answered);
    let (pages, p99) = rate(&running.1, &ground.cookie, &path).await?;
    figures.add(&format!("poll_page_rps{{options={DATES},people={PEOPLE}}}"), pages, "1/s");
    figures.add(&format!("poll_page_p99_ms{{options={DATES},people={PEOPLE}}}"), p99, "ms");
    let mut times = answer(&running.1, &ground).await?;
    figures.add(&format!("poll_answer_p50_ms{{voters={VOTERS}}}"), quantile(&mut times, 0.5), "ms");
    figures.add(&format!("poll_answer_p95_ms{{voters={VOTERS}}}"), quantile(&mut times, 0.95), "ms");
    drop(running);
    let kept = kept(&empty(folder).await?, ground.open).await?;
    figures.add("poll_answers_lost", f64::from(VOTERS) - f64::from(u32::try_from(kept)?), "");
    Ok(())
}

/// Everybody opens their link and answers, evenly over the time; how long each answer took, in ms.
async fn answer(address: &str, ground: &Ground) -> Outcome<Vec<f64>> {
    let mut all = JoinSet::new();
    let begun = Instant::now();
    for (i, secret) in (0u32..).zip(&ground.secrets) {
        let mut body = format!("_op={}", secret_id());
        for (date, word) in ground.dates.iter().zip(["yes", "no", "if_need_be"].iter().cycle().skip((i % 3) as usize)) {
            body.push_str(&format!("&on-{date}={word}"));
        }
        let (address, path) = (address.to_owned(), format!("/t/{secret}"));
        all.spawn(async move {
            tokio::time::sleep_until((begun + WITHIN * i / VOTERS).into()).await;
            let mut client = Client::connect(&address, "").await.map_err(|e| e.to_string())?;
            client.get(&path, "gzip").await.map_err(|e| e.to_string())?;
            let sent = Instant::now();
            client.post(&path, &body).await.map_err(|e| e.to_string())?;
            Ok::<_, String>(sent.elapsed().as_secs_f64() * 1000.0)
        });
    }
    let mut times = Vec::new();
    while let Some(time) = all.join_next().await {
        times.push(time??);
    }
    Ok(times)
}

/// How many answers the database holds in full.
async fn kept(app: &App, poll: Uuid) -> Outcome<usize> {
    let mut tx = app.db.reader().await?;
    let all = fokusraum::features::polls::store::answers::of_poll(&mut tx, poll).await?;
    let answered = people::of_poll(&mut tx, poll).await?.iter().filter(|asked| asked.answered_at.is_some()).count();
    if all.len() == answered * usize::try_from(DATES)? {
        Ok(answered)
    } else {
        Err("answers without their dates".into())
    }
}

// ── The ground ──────────────────────────────────────────────────────────────────────────────────────────────

async fn prepare(folder: &Path) -> Outcome<Ground> {
    let app = empty(folder).await?;
    let (person, group) = app
        .db
        .write((), |tx, ()| {
            Box::pin(async move {
                let group = groups::insert(tx, &new_group()).await?;
                let (name, email) = ("Person".into(), "person@mess.example".into());
                let new = NewAccount { name, email, password_hash: None, lang: Lang::De };
                let person = accounts::store::insert(tx, &new).await?.unwrap_or_default();
                groups::put_member(tx, group, person, MemberRole::Member, "").await?;
                Ok((person, group))
            })
        })
        .await?;
    let session = accounts::open(&app, person, String::new()).await?;
    let answered = poll(&app, (group, person), PEOPLE, true).await?;
    let open = poll(&app, (group, person), VOTERS as usize, false).await?;
    let secrets = app.db.write(open, |tx, open| {
        Box::pin(async move {
            let until = Timestamp(tx.now.0 + DAY);
            let mut secrets = Vec::new();
            for asked in people::of_poll(tx, *open).await?.iter().filter(|asked| asked.person.is_none()) {
                secrets.push(links::issue(tx, Purpose::Poll, *open, asked.id, until).await?);
            }
            Ok(secrets)
        })
    });
    let secrets = secrets.await?;
    let dates = dates(&mut app.db.reader().await?, open).await?.into_iter().map(|date| date.id).collect();
    let cookie = format!("{}={}", app.session_cookie(), session.token);
    app.db.close().await;
    Ok(Ground { cookie, answered, open, dates, secrets })
}

/// A poll of so many guests, answered or not.
async fn poll(app: &App, (group, organiser): (Uuid, Uuid), guests: usize, answered: bool) -> Outcome<Uuid> {
    let today = app.db.clock().now().date();
    let slot = |i: i64| Slot { starts: today.saturating_add(i.days()).at(18, 0, 0, 0), minutes: 90 };
    let slots: Vec<Slot> = (1..=DATES).map(slot).collect();
    let words = [Answer::Yes, Answer::No, Answer::IfNeedBe];
    let said =
        |i: usize| words.iter().cycle().skip(i % 3).take(if answered { slots.len() } else { 0 }).copied().collect();
    let guests = (0..guests).map(|i| Guest {
        name: format!("Nachbarin {i}"),
        email: format!("nachbarin{i}@mess.example"),
        needs: Vec::new(),
        answered: Answered { said: said(i), comment: String::new() },
    });
    let settings = Settings {
        title: "Treffen im Dezember".into(),
        note: String::new(),
        place: "Rathaus".into(),
        openness: Openness::Names,
        closes_at: None,
        most_each: 0,
        asks_needs: true,
    };
    let guests = guests.collect();
    let new = NewPoll { group, organiser, settings, slots: slots.clone(), answers: Vec::new(), guests };
    Ok(app.db.write(new, |tx, new| Box::pin(insert(tx, new))).await?)
}
