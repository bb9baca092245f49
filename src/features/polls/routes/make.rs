//! Making and changing a poll.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::poll_path;
use crate::access::Can;
use crate::app::App;
use crate::clock::{self, Timestamp};
use crate::error::Result;
use crate::features::groups::store::members;
use crate::features::groups::views::{Area, Head};
use crate::features::meetings::guests::{self, Guest};
use crate::features::polls::access::{BeginPoll, ManagePoll};
use crate::features::polls::dates::{self, Reading, Slot};
use crate::features::polls::making::{self, MOST_PEOPLE, NewPoll};
use crate::features::polls::store::{self, Poll, Settings};
use crate::features::polls::{Openness, views};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

/// The days that can be ticked: so many from tomorrow on.
const DAYS: usize = 42;
/// Lengths on offer, in minutes.
const LENGTHS: [i64; 8] = [30, 45, 60, 90, 120, 180, 240, 480];

fn days(p: &Page) -> impl Iterator<Item = (String, String)> {
    let today = p.today();
    (1..=DAYS)
        .filter_map(move |i| today.checked_add(i64::try_from(i).ok()?.days()).ok())
        .map(|d| (d.to_string(), d.to_string()))
}

fn new_form(p: &Page, people: i64) -> Form {
    let lengths = LENGTHS.iter().map(|minutes| (minutes.to_string(), p.t1("poll-minutes", "minutes", *minutes)));
    Form::new()
        .line("title", "poll-title")
        .hint("poll-title-hint")
        .required()
        .max(120)
        .section("poll-dates")
        .choose(Kind::Days, "days", "poll-days", days(p))
        .required()
        .line("times", "poll-times")
        .hint("poll-times-hint")
        .required()
        .choose(Kind::Select, "length", "poll-length", lengths)
        .required()
        .area("dates", "poll-dates-typed")
        .hint("poll-dates-typed-hint")
        .rows(3)
        .section("poll-who")
        .field(Kind::Checkbox, "group", p.t1("poll-whole-group", "count", people))
        .and(guests_form())
        .more("poll-more")
        .and(about_form())
}

/// Who is asked without an account: room for all of them.
pub fn guests_form() -> Form {
    Form::new().area("guests", "poll-guests").hint("poll-guests-hint").rows(3).max(MOST_PEOPLE * 200)
}

/// What is rare and can be changed later.
fn about_form() -> Form {
    let modes = Openness::ALL.iter().map(|mode| (mode.word(), mode.key()));
    Form::new()
        .area("note", "poll-note")
        .rows(2)
        .max(1000)
        .line("place", "poll-place")
        .date("closes_on", "poll-closes-on")
        .hint("poll-closes-on-hint")
        .choose(Kind::Radios, "openness", "poll-openness", modes)
        .required()
        .field(Kind::Number(0, 500), "most_each", "poll-most-each")
        .hint("poll-most-each-hint")
        .field(Kind::Checkbox, "asks_needs", "poll-asks-needs")
        .hint("poll-asks-needs-hint")
}

async fn new_page(app: &App, can: &Can<BeginPoll>, p: Page, form: Option<Form>) -> Result<views::NewPollPage> {
    let mut tx = app.db.reader().await?;
    let people = members::count(&mut tx, *can.id()).await?;
    let first =
        || new_form(&p, people).fill("length", 90).fill("group", "yes").fill("openness", Openness::Names.word());
    let form = form.unwrap_or_else(first).html(&p, format!("/groups/{}/polls/new", can.id()), "poll-open-submit");
    Ok(views::NewPollPage { h: Head::load(&mut tx, &p, can.facts(), Area::Meetings).await?, form, p })
}

pub async fn new(can: Can<BeginPoll>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&new_page(&app, &can, p, None).await?)
}

/// Asks.
pub async fn open(can: Can<BeginPoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let people = members::count(&mut app.db.reader().await?, *can.id()).await?;
    let mut form = new_form(&p, people).read(&raw);
    // Days and times belong together, and a typed list does without either.
    if !form.text("dates").is_empty() && form.texts("days").is_empty() {
        form.forgive(|name| name == "days" || name == "times");
    }
    let slots = slots(&mut form, &p);
    let guests = read_guests(&mut form);
    let whole_group = form.is_checked("group");
    if !whole_group && guests.is_empty() {
        form.error("guests", "poll-nobody-asked");
    }
    if guests.len() + if whole_group { usize::try_from(people).unwrap_or(0) } else { 0 } > MOST_PEOPLE {
        form.error("guests", "poll-too-many-people");
    }
    let settings = settings_of(&mut form, &p, None);
    if form.is_valid() {
        let new = NewPoll { settings, slots, whole_group, guests };
        match making::open(&app, raw.op().makes("/polls/"), can.clone(), new).await {
            Ok(poll) => return p.done(poll_path(poll), "flash-poll-opened"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&new_page(&app, &can, p.failing(), Some(form)).await?)
}

/// The dates of a form: ticked days at the times for all, and a typed list; each once.
fn slots(form: &mut Form, p: &Page) -> Vec<Slot> {
    let times = match dates::spans(form.text("times")) {
        Some(times) => times,
        None => {
            form.error("times", "poll-times-unreadable");
            return Vec::new();
        }
    };
    let reading = Reading { now: p.now, times, minutes: form.number("length").unwrap_or(90), kept: Vec::new() };
    let mut found: Vec<Slot> = Vec::new();
    let days: Vec<Date> = form.texts("days").iter().filter_map(|day| day.parse().ok()).collect();
    for day in days {
        match reading.day(day) {
            Ok(slots) => found.extend(slots),
            // No time for all: said at the times already.
            Err(dates::Fault::NoTime) => {}
            Err(fault) => form.error_at("days", fault.key(), 0),
        }
    }
    typed(form, &reading, &mut found);
    found.sort();
    found.dedup();
    if found.len() > dates::MOST {
        form.error_at("dates", "poll-dates-too-many", dates::MOST);
    }
    found
}

fn typed(form: &mut Form, reading: &Reading, found: &mut Vec<Slot>) {
    match reading.lines(form.text("dates")) {
        Ok(slots) => found.extend(slots),
        Err((line, fault)) => form.error_at("dates", fault.key(), line),
    }
}

/// Who is asked without an account, one a line.
pub fn read_guests(form: &mut Form) -> Vec<Guest> {
    let all = match guests::read(form.text("guests"), true) {
        Ok(all) => all,
        Err(line) => {
            form.error_at("guests", "poll-guests-unreadable", line);
            Vec::new()
        }
    };
    if all.len() > MOST_PEOPLE {
        form.error("guests", "poll-too-many-people");
    }
    all
}

/// `kept`: the deadline that stands already; it may have passed.
fn settings_of(form: &mut Form, p: &Page, kept: Option<Timestamp>) -> Settings {
    let closes_at = form.day("closes_on").map(clock::end_of);
    if closes_at.is_some_and(|at| at <= p.now && Some(at) != kept) {
        form.error("closes_on", "poll-closes-past");
    }
    Settings {
        title: form.text("title").to_owned(),
        note: form.text("note").to_owned(),
        place: form.text("place").to_owned(),
        openness: Openness::parse(form.text("openness")).unwrap_or(Openness::Names),
        closes_at,
        most_each: form.number("most_each").unwrap_or(0),
        asks_needs: form.is_checked("asks_needs"),
    }
}

fn settings_form() -> Form {
    Form::new().line("title", "poll-title").required().max(120).and(about_form())
}

/// A page with nothing but a form about the poll.
pub fn form_page(p: Page, poll: &Poll, title: &str, lead: String, form: Markup) -> views::FormPage {
    views::FormPage { title: p.t(title), lead, form, poll: poll.clone(), p }
}

fn settings_page(p: Page, poll: &Poll, form: &Form) -> views::FormPage {
    let form = form.html(&p, format!("/polls/{}/settings", poll.id), "poll-save");
    form_page(p, poll, "poll-settings", String::new(), form)
}

pub async fn settings(can: Can<ManagePoll>, p: Page) -> Result<Response> {
    let poll = &can.facts().poll;
    if !poll.is_running() {
        return see_other(&poll_path(poll.id));
    }
    let mut form = settings_form()
        .fill("title", &poll.title)
        .fill("note", &poll.note)
        .fill("place", &poll.place)
        .fill("openness", poll.openness.word());
    if let Some(at) = poll.closes_at {
        form = form.fill("closes_on", at.plus(-1).date());
    }
    if poll.most_each > 0 {
        form = form.fill("most_each", poll.most_each);
    }
    if poll.asks_needs {
        form = form.fill("asks_needs", "yes");
    }
    ok(&settings_page(p, poll, &form))
}

pub async fn settle(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = settings_form().read(&raw);
    let settings = settings_of(&mut form, &p, can.facts().poll.closes_at);
    if form.is_valid() {
        match making::settle(&app, raw.op(), can.clone(), settings).await {
            Ok(()) => return p.done(poll_path(*can.id()), "flash-poll-saved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&settings_page(p.failing(), &can.facts().poll, &form))
}

fn dates_form() -> Form {
    Form::new().area("dates", "poll-dates-all").hint("poll-dates-all-hint").rows(12).required()
}

fn dates_page(p: Page, poll: &Poll, form: &Form) -> views::FormPage {
    let lead = p.t("poll-dates-lead");
    let form = form.html(&p, format!("/polls/{}/dates", poll.id), "poll-dates-submit");
    form_page(p, poll, "poll-dates-change", lead, form)
}

pub async fn dates(can: Can<ManagePoll>, State(app): State<App>, p: Page) -> Result<Response> {
    if !can.facts().poll.is_running() {
        return see_other(&poll_path(*can.id()));
    }
    let dates = store::dates(&mut app.db.reader().await?, *can.id()).await?;
    let lines: Vec<String> = dates.iter().map(|date| date.slot().typed()).collect();
    ok(&dates_page(p, &can.facts().poll, &dates_form().fill("dates", lines.join("\n"))))
}

/// Offers other dates.
pub async fn change_dates(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = dates_form().read(&raw);
    let mut slots = Vec::new();
    let offered = store::dates(&mut app.db.reader().await?, *can.id()).await?;
    let kept = offered.iter().map(store::DateRow::slot).collect();
    typed(&mut form, &Reading { now: p.now, times: Vec::new(), minutes: 90, kept }, &mut slots);
    if slots.len() > dates::MOST {
        form.error_at("dates", "poll-dates-too-many", dates::MOST);
    }
    if form.is_valid() {
        match making::change_dates(&app, raw.op(), can.clone(), slots).await {
            Ok(()) => return p.done(poll_path(*can.id()), "flash-poll-dates"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&dates_page(p.failing(), &can.facts().poll, &form))
}

fn cancel_page(p: Page, poll: &Poll, form: &Form) -> views::FormPage {
    let lead = p.t("poll-cancel-lead");
    let form = form.danger_html(&p, format!("/polls/{}/cancellation", poll.id), "poll-cancel-submit");
    form_page(p, poll, "poll-cancel", lead, form)
}

pub async fn cancellation(can: Can<ManagePoll>, p: Page) -> Result<Response> {
    if !can.facts().poll.is_running() {
        return see_other(&poll_path(*can.id()));
    }
    ok(&cancel_page(p, &can.facts().poll, &Form::new()))
}

/// Calls it off.
pub async fn cancel(can: Can<ManagePoll>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match making::cancel(&app, raw.op(), can.clone()).await {
        Ok(()) => p.done(poll_path(*can.id()), "flash-poll-cancelled"),
        Err(error) => {
            form.refuse(error)?;
            refused(&cancel_page(p.failing(), &can.facts().poll, &form))
        }
    }
}
