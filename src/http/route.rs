//! The route table: method, path, declared action. One table builds the router and the tables of rights.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::response::Response;
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
    row("GET", MethodFilter::GET, path, T::Action::NAME, Erased::new(handler))
}

/// A change, made by a form.
pub fn post<H, T, S>(path: &'static str, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: Declares + 'static,
    S: Clone + Send + Sync + 'static,
{
    row("POST", MethodFilter::POST, path, T::Action::NAME, Erased::new(handler))
}

fn row<S: Clone + Send + Sync + 'static>(
    method: &'static str,
    filter: MethodFilter,
    path: &'static str,
    action: &'static str,
    handler: Erased<S>,
) -> Route<S> {
    Route { method, path, action, handler: on(filter, handler) }
}

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;
type Call<S> = Arc<dyn Fn(Request, S) -> Answer + Send + Sync>;

/// A handler whose type is forgotten: otherwise the framework's layers are compiled anew for each route.
struct Erased<S>(Call<S>);

impl<S> Clone for Erased<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Clone + Send + Sync + 'static> Erased<S> {
    fn new<H: Handler<T, S>, T: 'static>(handler: H) -> Self {
        Self(Arc::new(move |request, state| Box::pin(handler.clone().call(request, state))))
    }
}

impl<S: Send + Sync + 'static> Handler<(), S> for Erased<S> {
    type Future = Answer;

    fn call(self, request: Request, state: S) -> Answer {
        (self.0)(request, state)
    }
}
