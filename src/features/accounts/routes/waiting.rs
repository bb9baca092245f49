//! The address between asking for a code and typing it. It waits in a cookie, not in the path: paths end up in logs.

use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Result;
use crate::http::identify::cookie;
use crate::http::page::set_cookie;

/// Where an address waits.
pub struct Waiting {
    /// Name of the cookie.
    pub cookie: &'static str,
    /// The paths that get it.
    pub path: &'static str,
}

impl Waiting {
    /// Keeps the address for half an hour.
    pub fn put(&self, response: &mut Response, email: &str) -> Result<()> {
        let email: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
        let (name, path) = (self.cookie, self.path);
        set_cookie(response, &format!("{name}={email}; Path={path}; Max-Age=1800; HttpOnly; SameSite=Lax"))
    }

    /// The address that waits; empty where none does.
    pub fn email(&self, headers: &HeaderMap) -> String {
        let stored = cookie(headers, self.cookie).unwrap_or_default();
        url::form_urlencoded::parse(stored.as_bytes()).map(|(name, _)| name.into_owned()).collect()
    }
}
