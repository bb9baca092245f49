//! Pages and changes of the year.

mod assess;
mod judge;
mod results;
mod submit;
mod year;

use crate::app::App;
use crate::http::Route;
use crate::http::route::{get, post};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    let mut all = of_the_year();
    all.extend(of_a_recommendation());
    all
}

fn of_the_year() -> Vec<Route<App>> {
    vec![
        get("/year", year::current),
        get("/year/new", year::new),
        post("/year/new", year::make),
        get("/year/{year}", year::show),
        get("/year/{year}/method", year::method),
        post("/year/{year}/method", year::change_method),
        get("/year/{year}/progress", year::progress),
        get("/year/{year}/results", results::of_year),
        get("/year/{year}/assessments.csv", results::export),
        get("/gates/{id}", year::gate),
        post("/gates/{id}", year::move_gate),
        get("/assessing", assess::list),
    ]
}

fn of_a_recommendation() -> Vec<Route<App>> {
    vec![
        get("/recommendations/{id}/submission", submit::submission),
        post("/recommendations/{id}/submission", submit::submit),
        get("/recommendations/{id}/change-requests", submit::change_request),
        post("/recommendations/{id}/change-requests", submit::ask_for_changes),
        get("/recommendations/{id}/answer", submit::answer_page),
        post("/recommendations/{id}/answer", submit::answer),
        get("/recommendations/{id}/pre-assessment", judge::pre_assessment),
        post("/recommendations/{id}/pre-assessment", judge::pre_assess),
        get("/recommendations/{id}/assessment", assess::own),
        post("/recommendations/{id}/assessment", assess::assess),
        get("/recommendations/{id}/assessment/groups/{group}", assess::of_group),
        post("/recommendations/{id}/assessment/groups/{group}", assess::propose),
        get("/recommendations/{id}/assessments", results::of_recommendation),
        get("/recommendations/{id}/joint-assessment", judge::joint),
        post("/recommendations/{id}/joint-assessment", judge::record_joint),
        get("/recommendations/{id}/focus", judge::focus),
        post("/recommendations/{id}/focus", judge::choose_focus),
    ]
}
