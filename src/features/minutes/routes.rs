//! The route table of minutes.

mod approve;
mod attendance;
mod close;
mod correct;
mod edit;
mod guest;
mod open;
mod outcome;
mod register;
mod show;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use crate::app::App;
use crate::http::route::{get, post};
use crate::http::{Page, Route};

use super::MinutesState;
use super::store::Minutes;
use crate::features::meetings::store::Meeting;

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/meetings/{id}/opening", open::ask),
        post("/meetings/{id}/opening", open::open),
        get("/meetings/{id}/minutes", show::show),
        get("/meetings/{id}/minutes.pdf", show::pdf),
        get("/meetings/{id}/minutes/operations", show::operations),
        get("/meetings/{id}/minutes/live", show::live),
        get("/meetings/{id}/minutes/edit", edit::edit),
        get("/meetings/{id}/minutes/details", attendance::details),
        post("/meetings/{id}/minutes/details", attendance::set_details),
        get("/meetings/{id}/minutes/attendance", attendance::ask),
        post("/meetings/{id}/minutes/attendance", attendance::note),
        get("/meetings/{id}/minutes/items/{item}", edit::to_item),
        post("/meetings/{id}/minutes/items/{item}", edit::write),
        get("/meetings/{id}/minutes/items/{item}/board", edit::to_item),
        post("/meetings/{id}/minutes/items/{item}/board", edit::take_over),
        get("/meetings/{id}/minutes/outcomes/{outcome}", outcome::edit),
        post("/meetings/{id}/minutes/outcomes/{outcome}", outcome::change),
        get("/meetings/{id}/minutes/outcomes/{outcome}/removal", outcome::to_outcome),
        post("/meetings/{id}/minutes/outcomes/{outcome}/removal", outcome::remove),
        get("/meetings/{id}/minutes/closing", close::ask),
        post("/meetings/{id}/minutes/closing", close::close),
        get("/meetings/{id}/minutes/corrections", correct::to_minutes),
        post("/meetings/{id}/minutes/corrections", correct::ask),
        get("/meetings/{id}/minutes/corrections/{correction}", correct::look),
        post("/meetings/{id}/minutes/corrections/{correction}", correct::answer),
        get("/meetings/{id}/minutes/approval", approve::ask),
        post("/meetings/{id}/minutes/approval", approve::approve),
        get("/groups/{id}/decisions", register::show),
        get("/groups/{id}/decisions.csv", register::csv),
        get("/m/{secret}/minutes", guest::look),
        post("/m/{secret}/minutes", guest::ask),
        get("/m/{secret}/minutes.pdf", guest::pdf),
    ]
}

/// Where minutes are.
fn path(meeting: Uuid) -> String {
    format!("/meetings/{meeting}/minutes")
}

/// The pages above those of minutes.
fn crumbs(p: &Page, meeting: &Meeting) -> Vec<(String, String)> {
    vec![
        (format!("/groups/{}", meeting.group_id), meeting.group_name.clone()),
        (format!("/meetings/{}", meeting.id), meeting.title.clone()),
        (path(meeting.id), p.t("minutes")),
    ]
}

/// A PDF as browsers show it, named after the day.
fn pdf_file(meeting: &Meeting, minutes: &Minutes, bytes: Vec<u8>) -> Response {
    let kind = if minutes.state == MinutesState::Approved { "protokoll" } else { "protokoll-entwurf" };
    let name = format!("inline; filename=\"{kind}-{}.pdf\"", meeting.starts.date());
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}
