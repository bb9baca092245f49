//! Every view renders its sample, in every language, without a missing message.

use std::sync::Arc;

use fokusraum::access::Actor;
use fokusraum::http::Page;
use fokusraum::i18n::Lang;

use crate::support::TestApp;

#[tokio::test]
async fn every_view_renders_its_sample_in_every_language() {
    let test = TestApp::new().await;
    let mut names = Vec::new();
    for &lang in Lang::ALL {
        let page = Page {
            site: Arc::clone(&test.app.site),
            actor: Actor::Visitor,
            lang,
            path: "/".into(),
            now: crate::support::begin(),
            flash: None,
            failed: false,
        };
        for (name, markup) in fokusraum::dev::samples(&page) {
            let text = markup.to_string();
            assert!(text.len() > 50, "{name} is empty");
            assert!(!has_missing(&text), "{name} in {}: {text}", lang.tag());
            names.push(name);
        }
    }
    let mut templates = Vec::new();
    views_with_templates(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut templates);
    assert!(templates.len() > 40, "{templates:?}");
    let lacking: Vec<_> = templates.iter().filter(|t| !names.iter().any(|n| n.starts_with(t.as_str()))).collect();
    assert!(lacking.is_empty(), "views without a sample: {lacking:?}");
}

/// A message that no language has is shown as its key in brackets.
fn has_missing(text: &str) -> bool {
    text.split('[').skip(1).any(|part| {
        let key = part.split(']').next().unwrap_or_default();
        key.contains('-') && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
    })
}

/// Names of the templates that views are made of; parts and what only developers see left out.
fn views_with_templates(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            views_with_templates(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for part in text.split("#[template(path = \"").skip(1) {
            let name = part.split(".html").next().unwrap_or_default();
            // The way stands inside the record, its small form inside the list: they render with those.
            let ours = !["parts/", "dev/", "error", "archive/way", "archive/mini"]
                .iter()
                .any(|prefix| name.starts_with(prefix));
            if ours && !found.iter().any(|n| n == name) {
                found.push(name.to_owned());
            }
        }
    }
}
