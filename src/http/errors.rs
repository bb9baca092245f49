//! Errors as pages: a handler returns an [`Error`], this layer renders it in the reader's language and frame.

use askama::Template;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Page, page};
use crate::error::Error;

/// What the layer needs to know of an error.
#[derive(Debug, Clone)]
struct Shown {
    message: &'static str,
    sign_in: bool,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(detail) | Self::Collision(detail) = &self {
            tracing::error!(detail, "request failed");
        }
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        let shown = Shown { message: self.message(), sign_in: matches!(self, Self::SignIn) };
        response.extensions_mut().insert(shown);
        response
    }
}

/// The page of an error.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub p: Page,
    pub status: u16,
    pub message: String,
    /// A form was sent to something that is not there, or not any more.
    pub gone: bool,
}

impl ErrorPage {
    /// Message key of what to do now.
    fn advice(&self) -> &'static str {
        match self.status {
            404 if self.gone => "error-advice-gone",
            404 => "error-advice-404",
            401 => "error-advice-401",
            409 => "error-advice-409",
            403 => "error-advice-403",
            413 => "error-advice-413",
            422 => "error-advice-422",
            429 => "error-advice-429",
            405 => "error-advice-405",
            _ => "error-advice-500",
        }
    }
}

/// Renders errors that handlers left behind, and bare refusals of the framework.
pub async fn render(request: Request, next: Next) -> Response {
    let page = request.extensions().get::<Page>().cloned();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = next.run(request).await;
    let Some(page) = page else { return response };
    let shown = response.extensions().get::<Shown>().cloned().or_else(|| bare(&response));
    let Some(shown) = shown else { return response };
    if shown.sign_in && reads {
        return to_sign_in(&page).unwrap_or(response);
    }
    let status = match response.status() {
        StatusCode::BAD_REQUEST => StatusCode::NOT_FOUND,
        other => other,
    };
    // A form that was sent again after it took away its own right (leaving a group) finds nothing any more.
    let gone = !reads && status == StatusCode::NOT_FOUND;
    let message = page.t(if gone { "error-gone" } else { shown.message });
    let view = ErrorPage { message, status: status.as_u16(), gone, p: page.failing() };
    page::html(status, &view).unwrap_or(response)
}

/// A refusal without a body of ours: an unknown path, a method that is not offered.
fn bare(response: &Response) -> Option<Shown> {
    let empty = !response.headers().contains_key(header::CONTENT_TYPE);
    let error = match response.status() {
        StatusCode::NOT_FOUND if empty => Error::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Error::Method,
        // A path parameter that is no id or no year.
        StatusCode::BAD_REQUEST => Error::NotFound,
        _ => return None,
    };
    Some(Shown { message: error.message(), sign_in: false })
}

/// Through the sign-in page to the thing.
fn to_sign_in(page: &Page) -> Option<Response> {
    let next: String = url::form_urlencoded::byte_serialize(page.path.as_bytes()).collect();
    page::see_other(&format!("/sign-in?next={next}")).ok()
}
