//! The route table of groups, and the first pages: my groups, founding.

mod founding;
mod invitations;
mod joining;
mod life;
mod members;
mod network;
mod overview;
mod results;

use crate::app::App;
use crate::http::Route;
use crate::http::route::{get, post};

/// The table.
pub fn routes() -> Vec<Route<App>> {
    let mut all = vec![
        get("/groups", overview::mine),
        post("/groups", founding::found),
        get("/groups/new", founding::new),
        get("/groups/{id}/subgroups/new", founding::new_below),
        get("/groups/{id}/subgroups", founding::new_below),
        post("/groups/{id}/subgroups", founding::found_below),
        get("/groups/{id}", overview::show),
        get("/groups/{id}/settings", life::settings),
        post("/groups/{id}/settings", life::change_settings),
        get("/groups/{id}/rest", life::ask_rest),
        post("/groups/{id}/rest", life::rest),
        get("/groups/{id}/wake", life::ask_wake),
        post("/groups/{id}/wake", life::wake),
        get("/groups/{id}/end", life::ask_end),
        post("/groups/{id}/end", life::end),
        get("/groups/{id}/join", joining::ask),
        post("/groups/{id}/join", joining::send),
        get("/groups/{id}/join-requests/{request}/answer", joining::look),
        post("/groups/{id}/join-requests/{request}/answer", joining::answer),
        get("/network", network::show),
    ];
    all.extend(people());
    all.extend(results());
    all
}

fn people() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/members", members::list),
        get("/groups/{id}/members/{person}", members::show),
        post("/groups/{id}/members/{person}", members::change),
        get("/groups/{id}/members/{person}/removal", members::ask_removal),
        post("/groups/{id}/members/{person}/removal", members::remove),
        get("/groups/{id}/leave", members::ask_leave),
        post("/groups/{id}/leave", members::leave),
        get("/groups/{id}/invitations", invitations::list),
        post("/groups/{id}/invitations", invitations::invite),
        get("/groups/{id}/invitations/{invitation}/reissue", invitations::back),
        post("/groups/{id}/invitations/{invitation}/reissue", invitations::reissue),
        get("/groups/{id}/invitations/{invitation}/revocation", invitations::back),
        post("/groups/{id}/invitations/{invitation}/revocation", invitations::revoke),
        get("/invitations/{token}", invitations::look),
        post("/invitations/{token}", invitations::accept),
    ]
}

fn results() -> Vec<Route<App>> {
    vec![
        get("/groups/{id}/results", results::list),
        post("/groups/{id}/results", results::share),
        get("/groups/{id}/results/new", results::new),
        get("/groups/{id}/results/{result}", results::show),
        post("/groups/{id}/results/{result}", results::change),
        get("/groups/{id}/results/{result}/edit", results::edit),
        get("/groups/{id}/results/{result}/removal", results::ask_removal),
        post("/groups/{id}/results/{result}/removal", results::remove),
    ]
}
