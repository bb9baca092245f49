//! The year itself: its gates, its method, who has answered.

use axum::extract::{Path, State};
use axum::response::Response;
use uuid::Uuid;

use crate::access::{Anyone, Can, RunTheYear};
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::cycle::access::SeeYear;
use crate::features::cycle::gates::{self, Move};
use crate::features::cycle::store::Phase;
use crate::features::cycle::template::{self, Method};
use crate::features::cycle::{assessment, sealed, store, views, year};
use crate::http::form::Kind;
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};
use crate::settings;

pub async fn current(_: Can<Anyone>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    match store::current(&mut tx).await? {
        Some(cycle) => see_other(&format!("/year/{}", cycle.year)),
        None => ok(&views::NoYear { years: store::all(&mut tx).await?, p: page }),
    }
}

pub async fn show(can: Can<SeeYear>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let cycle = can.facts().cycle.clone();
    let phases = store::phases(&mut tx, cycle.id).await?;
    ok(&views::ShowYear {
        line: views::YearLine::new(&page, &phases),
        method: cycle.method()?,
        years: store::all(&mut tx).await?,
        unsealed: can.facts().unsealed,
        steering: can.facts().steering,
        phases,
        cycle,
        p: page,
    })
}

fn new_form() -> Form {
    let names = template::names().map(|name| (name, name.to_owned()));
    Form::new()
        .field(Kind::Number(2016, 2100), "year", "year-number")
        .required()
        .line("title", "year-title")
        .required()
        .choose(Kind::Radios, "template", "year-template", names)
        .hint("year-template-hint")
        .required()
}

fn new_page(p: Page, form: &Form) -> views::YearForm {
    views::YearForm {
        title: p.t("year-new-title"),
        lead: p.t("year-new-lead"),
        form: form.html(&p, "/year/new", "year-new-submit"),
        p,
    }
}

pub async fn new(_: Can<RunTheYear>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let chosen: Option<String> = settings::get(&mut tx, "cycle-template").await?;
    let next = store::current(&mut tx).await?.map_or(i64::from(page.today().year()), |c| c.year + 1);
    let form = new_form()
        .fill("year", next)
        .fill("title", page.t1("year-title-default", "year", next))
        .fill("template", chosen.unwrap_or_else(|| "2023".to_owned()));
    ok(&new_page(page, &form))
}

pub async fn make(can: Can<RunTheYear>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let mut form = new_form().read(&raw);
    if let (true, Some(number)) = (form.is_valid(), form.number("year")) {
        let (title, name) = (form.text("title").to_owned(), form.text("template").to_owned());
        match year::make(&app, raw.op(), &can, number, title, name).await {
            Ok(()) => return page.done(format!("/year/{number}"), "flash-year-made"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&new_page(page.failing(), &form))
}

fn gate_form() -> Form {
    Form::new()
        .date("opens_on", "gate-opens")
        .required()
        .date("closes_on", "gate-closes")
        .hint("gate-closes-hint")
        .required()
        .area("reason", "gate-reason")
        .required()
        .max(1000)
}

fn gate_page(p: Page, phase: &Phase, form: &Form) -> views::YearForm {
    views::YearForm {
        title: p.t1("gate-title", "gate", &phase.title),
        lead: p.t("gate-lead"),
        form: form.html(&p, format!("/gates/{}", phase.id), "gate-submit"),
        p,
    }
}

async fn phase(app: &App, id: Uuid) -> Result<(Phase, i64)> {
    let mut tx = app.db.reader().await?;
    let phase = store::phase(&mut tx, id).await?;
    let cycle = store::cycle(&mut tx, phase.cycle).await?;
    if cycle.archive {
        return Err(Error::NotFound);
    }
    Ok((phase, cycle.year))
}

pub async fn gate(_: Can<RunTheYear>, State(app): State<App>, Path(id): Path<Uuid>, page: Page) -> Result<Response> {
    let (phase, _) = phase(&app, id).await?;
    let text = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let form = gate_form().fill("opens_on", text(phase.opens_on)).fill("closes_on", text(phase.closes_on));
    ok(&gate_page(page, &phase, &form))
}

pub async fn move_gate(
    can: Can<RunTheYear>,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let (phase, year) = phase(&app, id).await?;
    let mut form = gate_form().read(&raw);
    if let (true, Some(opens_on), Some(closes_on)) = (form.is_valid(), form.day("opens_on"), form.day("closes_on")) {
        let to = Move { opens_on, closes_on, reason: form.text("reason").to_owned() };
        match gates::move_gate(&app, raw.op(), &can, id, to).await {
            Ok(()) => return page.done(format!("/year/{year}"), "flash-gate-moved"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&gate_page(page.failing(), &phase, &form))
}

fn method_form(method: &Method) -> Form {
    let mut form = Form::new();
    for category in &method.categories {
        form = form
            .area(format!("criteria-{}", category.key), category.title.clone())
            .hint("method-lines-hint")
            .required();
    }
    form.choose(Kind::Radios, "names_shown", "method-names", [("yes", "method-names-yes"), ("no", "method-names-no")])
        .required()
}

fn method_page(p: Page, number: i64, form: &Form) -> views::YearForm {
    views::YearForm {
        title: p.t1("method-title", "year", number),
        lead: p.t("method-lead"),
        form: form.html(&p, format!("/year/{number}/method"), "method-submit"),
        p,
    }
}

pub async fn method(
    _: Can<RunTheYear>,
    State(app): State<App>,
    Path(number): Path<i64>,
    page: Page,
) -> Result<Response> {
    let cycle = store::by_year(&mut app.db.reader().await?, number).await?;
    let method = cycle.method()?;
    let mut form = method_form(&method).fill("names_shown", if cycle.names_shown { "yes" } else { "no" });
    for category in &method.categories {
        form = form.fill(&format!("criteria-{}", category.key), year::lines(category));
    }
    ok(&method_page(page, number, &form))
}

pub async fn change_method(
    can: Can<RunTheYear>,
    State(app): State<App>,
    Path(number): Path<i64>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let cycle = store::by_year(&mut app.db.reader().await?, number).await?;
    let mut method = cycle.method()?;
    let mut form = method_form(&method).read(&raw);
    if form.is_valid() {
        for category in &mut method.categories {
            category.criteria = year::from_lines(category, form.text(&format!("criteria-{}", category.key)));
        }
        let names_shown = form.text("names_shown") == "yes";
        match year::change_method(&app, raw.op(), &can, cycle.id, method, names_shown).await {
            Ok(()) => return page.done(format!("/year/{number}"), "flash-method-changed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&method_page(page.failing(), number, &form))
}

pub async fn progress(
    _: Can<RunTheYear>,
    State(app): State<App>,
    Path(number): Path<i64>,
    page: Page,
) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let cycle = store::by_year(&mut tx, number).await?;
    ok(&views::ProgressPage {
        rows: assessment::progress(&mut tx, cycle.id).await?,
        unsealed: sealed::is_open(&mut tx, cycle.id).await?,
        cycle,
        p: page,
    })
}
