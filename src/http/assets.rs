//! Stylesheets, scripts, fonts and icons, embedded in the release binary and read from disk in a debug build.
//!
//! One hash of the whole tree stands in the path, so every file can be kept forever by browsers.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

static TREE: LazyLock<String> = LazyLock::new(|| {
    if cfg!(debug_assertions) {
        return "dev".to_owned();
    }
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut hash = Sha256::new();
    for name in names {
        if let Some(file) = Files::get(&name) {
            hash.update(name.as_bytes());
            hash.update(file.metadata.sha256_hash());
        }
    }
    hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect()
});

/// The path of a file of `static/`.
pub fn path(name: &str) -> String {
    format!("/static/{}/{name}", *TREE)
}

/// Whether the built stylesheets are there; without them the pages are bare.
pub fn are_built() -> bool {
    Files::get("vendor/manifest.json").is_some()
}

/// Serves one file.
pub async fn serve(Path((tree, name)): Path<(String, String)>) -> Response {
    let Some(file) = Files::get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept =
        if tree == *TREE && !cfg!(debug_assertions) { "public, max-age=31536000, immutable" } else { "no-store" };
    ([(header::CONTENT_TYPE, content_type(&name)), (header::CACHE_CONTROL, kept)], file.data.into_owned())
        .into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}
