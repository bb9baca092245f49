//! The route table: method, path, declared action. One table builds the router and the tables of rights.

use axum::handler::Handler;
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::access::{Action, Declares};

/// One row of the table.
pub struct Route<S> {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Name of the action that is asked for.
    pub action: &'static str,
    /// The handler.
    pub handler: MethodRouter<S>,
}

/// A page: changes nothing.
pub fn get<H, T, S>(path: &'static str, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: Declares + 'static,
    S: Clone + Send + Sync + 'static,
{
    Route { method: "GET", path, action: T::Action::NAME, handler: on(MethodFilter::GET, handler) }
}

/// A change, made by a form.
pub fn post<H, T, S>(path: &'static str, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: Declares + 'static,
    S: Clone + Send + Sync + 'static,
{
    Route { method: "POST", path, action: T::Action::NAME, handler: on(MethodFilter::POST, handler) }
}
