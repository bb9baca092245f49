//! The router, assembled from the features' route tables, with the guards around it.

use std::sync::Arc;

use axum::extract::State;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing;
use axum::{Json, Router};
use serde_json::json;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::error::Error;
use crate::features::{
    about, accounts, admin, archive, ballots, boards, council, cycle, fields, groups, meetings, minutes, polls,
    recommendations,
};
use crate::flows::{agenda, growth, setup};
use crate::http::{Route, assets, errors, guard, identify};
use crate::start;

/// Every route of the product, with the action it asks for.
pub fn table() -> Vec<Route<App>> {
    let mut routes = Vec::new();
    routes.extend(accounts::routes::routes());
    routes.extend(fields::routes::routes());
    routes.extend(groups::routes::routes());
    routes.extend(ballots::routes::routes());
    routes.extend(meetings::routes::routes());
    routes.extend(boards::routes::routes());
    routes.extend(polls::routes::routes());
    routes.extend(minutes::routes::routes());
    routes.extend(growth::routes());
    routes.extend(agenda::routes());
    routes.extend(recommendations::routes::routes());
    routes.extend(cycle::routes::routes());
    routes.extend(start::routes::routes());
    routes.extend(crate::demo::routes::routes());
    routes.extend(crate::dev::routes());
    routes.extend(admin::routes::routes());
    routes.extend(about::routes::routes());
    routes.extend(setup::routes::routes());
    routes.extend(council::routes::routes());
    routes.extend(archive::routes::routes());
    routes
}

/// The whole application as a service.
pub fn build(app: &App) -> Router {
    let site = Arc::clone(&app.site);
    let mut router: Router<App> = Router::new();
    for route in table() {
        router = router.route(route.path, route.handler);
    }
    let pages = router
        .fallback(|| async { Error::NotFound })
        .layer(from_fn_with_state(app.clone(), setup::routes::closed))
        .layer(from_fn(errors::render))
        .layer(from_fn_with_state(site.clone(), identify::identify))
        .layer(from_fn_with_state(site.clone(), guard::same_origin));
    Router::new()
        .route("/static/{tree}/{*name}", routing::get(assets::serve))
        .route("/healthz", routing::get(health))
        .merge(pages)
        .layer(from_fn_with_state(site, guard::headers))
        .layer(CompressionLayer::new())
        .with_state(app.clone())
}

/// Version, engine and whether the database answers; for the operator's monitor.
async fn health(State(app): State<App>) -> Response {
    let ready = app.db.reader().await.is_ok();
    let status = if ready { axum::http::StatusCode::OK } else { axum::http::StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "engine": app.db.engine().name(),
        "ready": ready,
    });
    (status, Json(body)).into_response()
}
