//! The route table of date polls, and what its pages share.

mod answer;
mod choose;
mod link;
mod make;
mod people;
mod show;

use uuid::Uuid;

use super::export;
use crate::app::App;
use crate::http::Route;
use crate::http::route::{get, post};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/meetings", show::list),
        get("/groups/{id}/polls/new", make::new),
        post("/groups/{id}/polls/new", make::open),
        get("/polls/{id}", show::show),
        get("/polls/{id}/answer", show::to_poll),
        post("/polls/{id}/answer", answer::own),
        get("/polls/{id}/answers.csv", export::csv),
        get("/polls/{id}/settings", make::settings),
        post("/polls/{id}/settings", make::settle),
        get("/polls/{id}/dates", make::dates),
        post("/polls/{id}/dates", make::change_dates),
        get("/polls/{id}/choice", choose::ask),
        post("/polls/{id}/choice", choose::choose),
        get("/polls/{id}/reminder", show::to_managed),
        post("/polls/{id}/reminder", people::remind),
        get("/polls/{id}/cancellation", make::cancellation),
        post("/polls/{id}/cancellation", make::cancel),
        get("/polls/{id}/people", people::list),
        post("/polls/{id}/people", people::ask_more),
        get("/polls/{id}/letters", people::to_list),
        post("/polls/{id}/letters", people::letters),
        get("/polls/{id}/open-link", people::to_list),
        post("/polls/{id}/open-link", people::open_link),
        get("/polls/{id}/open-link/removal", people::to_list),
        post("/polls/{id}/open-link/removal", people::close_open_link),
        get("/polls/{id}/people/{who}/answer", answer::for_somebody),
        post("/polls/{id}/people/{who}/answer", answer::write_for_somebody),
        get("/polls/{id}/people/{who}/link", people::to_asked),
        post("/polls/{id}/people/{who}/link", people::new_link),
        get("/polls/{id}/people/{who}/removal", people::ask_removal),
        post("/polls/{id}/people/{who}/removal", people::remove),
        get("/t/{secret}", link::look),
        post("/t/{secret}", link::answer),
    ]
}

/// Where a poll is.
fn poll_path(poll: Uuid) -> String {
    format!("/polls/{poll}")
}
