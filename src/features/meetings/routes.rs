//! The route table of meetings.

mod agenda;
mod calendar;
mod change;
mod form;
mod guest;
mod month;
mod new;
mod people;
mod person;
mod sending;
mod show;
mod subscription;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::access::ReadAgenda;
use crate::app::App;
use crate::http::Route;
use crate::http::route::{get, post};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/meetings/new", new::new),
        post("/groups/{id}/meetings/new", new::invite),
        get("/meetings/{id}", show::show),
        get("/meetings/{id}/event.ics", show::file),
        get("/meetings/{id}/reply", show::to_meeting),
        post("/meetings/{id}/reply", show::reply),
        get("/meetings/{id}/edit", change::edit),
        post("/meetings/{id}/edit", change::change),
        get("/meetings/{id}/cancellation", change::ask),
        post("/meetings/{id}/cancellation", change::cancel),
        get("/meetings/{id}/people", people::list),
        post("/meetings/{id}/people", people::invite),
        get("/meetings/{id}/people/{who}", person::show),
        post("/meetings/{id}/people/{who}", person::reply),
        get("/meetings/{id}/people/{who}/link", person::to_person),
        post("/meetings/{id}/people/{who}/link", person::new_link),
        get("/meetings/{id}/people/{who}/removal", person::ask),
        post("/meetings/{id}/people/{who}/removal", person::take_out),
        get("/meetings/{id}/invitation", sending::ask),
        post("/meetings/{id}/invitation", sending::send),
        get("/meetings/{id}/agenda", agenda::show),
        post("/meetings/{id}/agenda", agenda::add),
        get("/meetings/{id}/agenda/proposals", agenda::to_agenda::<ReadAgenda>),
        post("/meetings/{id}/agenda/proposals", agenda::propose),
        get("/meetings/{id}/agenda/{item}", agenda::edit),
        post("/meetings/{id}/agenda/{item}", agenda::change),
        get("/meetings/{id}/agenda/{item}/place", agenda::from_item),
        post("/meetings/{id}/agenda/{item}/place", agenda::step),
        get("/meetings/{id}/agenda/{item}/removal", agenda::from_item),
        post("/meetings/{id}/agenda/{item}/removal", agenda::remove),
        get("/meetings/{id}/agenda/{item}/answer", agenda::ask),
        post("/meetings/{id}/agenda/{item}/answer", agenda::answer),
        get("/m/{secret}", guest::look),
        post("/m/{secret}", guest::reply),
        get("/calendar", calendar::show),
        get("/calendar/subscription", subscription::own),
        post("/calendar/subscription", subscription::open_own),
        get("/calendar/subscription/end", subscription::to_own),
        post("/calendar/subscription/end", subscription::close_own),
        get("/groups/{id}/calendar", subscription::of_group),
        post("/groups/{id}/calendar", subscription::open_group),
        get("/groups/{id}/calendar/end", subscription::to_group),
        post("/groups/{id}/calendar/end", subscription::close_group),
        get("/feeds/{secret}", subscription::feed),
    ]
}

/// Where a meeting is.
fn meeting_path(meeting: Uuid) -> String {
    format!("/meetings/{meeting}")
}

/// Where those are who are invited to it.
fn people_path(meeting: Uuid) -> String {
    format!("{}/people", meeting_path(meeting))
}

/// A calendar as calendars want it.
fn calendar_file(text: String, disposition: &'static str) -> Response {
    let head = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition)];
    (StatusCode::OK, head, text).into_response()
}
