//! The page of the demo's clock. Outside of the demo it does not exist.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;

use super::access::MoveDemoClock;
use super::clock::{self, Event};
use super::views::{self, Step};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::page::{ok, refused};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};

const PATH: &str = "/demo/clock";
/// How many days with gates are offered.
const OFFERED: usize = 3;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![get(PATH, show), post(PATH, move_on)]
}

fn form() -> Form {
    Form::new().date("day", "demo-clock-day").required()
}

async fn view(app: &App, page: Page, form: &Form) -> Result<views::Clock> {
    let stops = clock::stops(&mut app.db.reader().await?).await?;
    let steps = stops.into_iter().take(OFFERED).map(|(day, events)| step(&page, day, &events)).collect();
    Ok(views::Clock { steps, form: form.html(&page, PATH, "demo-clock-submit"), p: page })
}

fn step(page: &Page, day: Date, events: &[Event]) -> Step {
    let said = |event: &Event| match event {
        Event::Opens(title) => page.t1("demo-clock-opening", "title", title),
        Event::Closes(title) => page.t1("demo-clock-closing", "title", title),
    };
    let what = events.iter().map(said).collect::<Vec<_>>().join(&page.t("demo-clock-and"));
    Step { value: day.to_string(), day: page.day(day), label: page.t1("demo-clock-until", "what", what) }
}

fn only_in_the_demo(app: &App) -> Result<()> {
    if app.demo { Ok(()) } else { Err(Error::NotFound) }
}

async fn show(_can: Can<MoveDemoClock>, State(app): State<App>, page: Page) -> Result<Response> {
    only_in_the_demo(&app)?;
    ok(&view(&app, page, &form()).await?)
}

async fn move_on(can: Can<MoveDemoClock>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    only_in_the_demo(&app)?;
    let mut form = form().read(&raw);
    if let Some(day) = form.day("day").filter(|_| form.is_valid()) {
        match clock::forward(&app, raw.op(), &can, day).await {
            Ok(()) => return page.done(PATH, "flash-clock-moved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&view(&app, page.failing(), &form).await?)
}
