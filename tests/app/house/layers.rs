//! Imports go downwards only; a forbidden `use` fails here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The floors from top to bottom. Who stands on the same floor does not import one another.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["serve"],
    &["router"],
    &["dev"],
    &["demo"],
    &["worker"],
    &["start"],
    &["flows"],
    &["features::archive"],
    &["features::council"],
    &["features::cycle"],
    &["features::minutes"],
    &["features::recommendations", "features::boards", "features::polls"],
    &["features::ballots", "features::meetings"],
    &["features::groups"],
    &["features::admin"],
    &["features::about", "features::fields"],
    &["features::accounts"],
    &["app"],
    &["http", "jobs", "live"],
    &["links"],
    &["access", "mail"],
    &["audit", "oplog", "lineage", "settings", "sealing", "i18n", "ical", "pdf"],
    &["db"],
    &["config", "keys"],
    &["clock", "workdays"],
    &["error"],
];

/// Where two rooms know each other by design, with the reason.
const KNOWN: &[(&str, &str)] = &[
    // The extractor of a proof reads the actor that the http layer has put into the request; a form's id is the actor's.
    ("access", "http"),
    ("http", "access"),
    // An actor has a language.
    ("access", "i18n"),
    // A mail is carried out by a job.
    ("mail", "jobs"),
    // A line of the audit log names the actor.
    ("audit", "access"),
    // Enums that are stored as words have message keys.
    ("i18n", "db"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The room of a module path: `features::groups::store` → `features::groups`, `db::engine` → `db`.
fn room(path: &str) -> String {
    let mut parts = path.split("::");
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("features", Some(second)) => format!("features::{second}"),
        _ => first.to_owned(),
    }
}

/// Every `crate::…` path that a file names, groups unfolded one level: `crate::{a, b::c}`.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        if let Some(list) = rest.strip_prefix("features::{") {
            found.extend(items(list).into_iter().map(|item| format!("features::{item}")));
        } else if let Some(list) = rest.strip_prefix('{') {
            found.extend(items(list));
        } else {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect());
        }
    }
    found
}

/// The first names in a group, up to its end.
fn items(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut flat = String::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            c if depth == 0 => flat.push(c),
            _ => {}
        }
    }
    flat.split(',').map(|item| item.trim().trim_end_matches("::").to_owned()).filter(|i| !i.is_empty()).collect()
}

#[test]
fn imports_go_downwards_only() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(i, rooms)| rooms.iter().map(move |room| (*room, i))).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 100, "only {} files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap().with_extension("");
        let name = inside.to_string_lossy().replace('/', "::");
        let here = room(&name);
        if name == "lib" || name == "features::mod" || name == "flows::mod" {
            continue;
        }
        let Some(&mine) = floor.get(here.as_str()) else {
            wrong.push(format!("{name}: {here} stands on no floor"));
            continue;
        };
        for import in imports(&std::fs::read_to_string(&file).unwrap()) {
            let there = room(&import);
            let Some(&theirs) = floor.get(there.as_str()) else { continue };
            let known = KNOWN.contains(&(here.as_str(), there.as_str()));
            if here != there && theirs <= mine && !known {
                wrong.push(format!("{name} may not use crate::{import}"));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_database_knows_no_http_and_http_no_sql() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root.join("db"), &mut files);
    for file in &files {
        assert!(!std::fs::read_to_string(file).unwrap().contains("axum"), "{}", file.display());
    }
    files.clear();
    sources(&root.join("http"), &mut files);
    for file in &files {
        assert!(!std::fs::read_to_string(file).unwrap().contains("sql!("), "{}", file.display());
    }
}
