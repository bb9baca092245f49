//! No page lacks a message: German is complete, English says the same, easy language covers its pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fokusraum::i18n::{I18n, Lang};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found
}

/// Keys that are asked for literally: `p.t("key"`, `p.t1("key"`, `p.t2("key"`.
fn asked(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for call in [".t(\"", ".t1(\"", ".t2(\""] {
        for part in text.split(call).skip(1) {
            keys.insert(part.split('"').next().unwrap_or_default().to_owned());
        }
    }
    keys
}

/// Keys of stored words: `words! { pub enum Name("prefix") { A = "a", … } }`.
fn words(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for block in text.split("words! {").skip(1) {
        let Some((head, rest)) = block.split_once("(\"") else { continue };
        if !head.contains("enum") {
            continue;
        }
        let (prefix, rest) = rest.split_once('"').unwrap();
        let body = rest.split("\n}").next().unwrap_or_default();
        for word in body.split(" = \"").skip(1) {
            keys.insert(format!("{prefix}-{}", word.split('"').next().unwrap_or_default()));
        }
    }
    keys
}

#[test]
fn german_has_every_message_that_is_asked_for() {
    let i18n = I18n::load().unwrap();
    let mut keys = BTreeSet::new();
    for file in files("templates", "html") {
        keys.extend(asked(&std::fs::read_to_string(file).unwrap()));
    }
    for file in files("src", "rs") {
        let text = std::fs::read_to_string(file).unwrap();
        keys.extend(asked(&text));
        keys.extend(words(&text));
        keys.extend(flashes(&text));
    }
    assert!(keys.len() > 400, "only {} keys", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !i18n.has(Lang::De, key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What a refusal or a success says: `"flash-…"`, `Conflict("…")`, `Invalid("…")`.
fn flashes(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for start in ["\"flash-", "Conflict(\"", "Invalid(\""] {
        for part in text.split(start).skip(1) {
            let word = part.split('"').next().unwrap_or_default();
            let key = if start == "\"flash-" { format!("flash-{word}") } else { word.to_owned() };
            if !key.is_empty() && key != "flash-" && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                keys.insert(key);
            }
        }
    }
    keys
}

/// Whether English leaves `key` to German: mails and letters (an address tells nothing about its language), the page in
/// easy German, and words that are kept for everybody.
fn stays_german(key: &str) -> bool {
    const KEPT: &[&str] = &["adoption-question", "group-voice-question", "joint-meeting-default", "year-title-default"];
    let starts = ["mail-", "poll-letter-", "poll-qr", "easy-"];
    starts.iter().any(|start| key.starts_with(start)) || key.ends_with("-suggested") || KEPT.contains(&key)
}

/// The messages of a file with the variables they use.
fn messages(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::<String, BTreeSet<String>>::new();
    let mut last = String::new();
    for line in std::fs::read_to_string(path).unwrap_or_default().lines() {
        match line.split_once(" =") {
            Some((key, _)) if key.starts_with(|c: char| c.is_ascii_lowercase()) => key.clone_into(&mut last),
            _ if line.starts_with('#') || last.is_empty() => continue,
            _ => {}
        }
        let end = |c: char| !c.is_ascii_alphanumeric() && c != '-';
        let variables = line.split('$').skip(1).filter_map(|rest| rest.split(end).next().map(str::to_owned));
        all.entry(last.clone()).or_default().extend(variables);
    }
    all
}

#[test]
fn english_says_what_german_says() {
    let mut wrong = Vec::new();
    for file in files("locales/de", "ftl") {
        let name = file.file_name().unwrap();
        let english = messages(&file.with_file_name("../en").join(name));
        for (key, variables) in messages(&file) {
            match english.get(&key) {
                _ if key.starts_with("mail-") => {}
                Some(_) if stays_german(&key) => wrong.push(format!("{name:?}: {key} stays German")),
                None if !stays_german(&key) => wrong.push(format!("{name:?}: {key} is missing")),
                Some(theirs) if *theirs != variables => wrong.push(format!("{name:?}: {key} has other variables")),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Templates whose own texts stand in easy language too.
const EASY: &[&str] =
    &["start/welcome.html", "archive/list.html", "archive/way.html", "polls/by_link.html", "polls/link_gone.html"];

#[test]
fn easy_language_covers_its_pages_and_knows_no_stranger() {
    let i18n = I18n::load().unwrap();
    let mut missing = BTreeSet::new();
    for name in EASY {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
        for key in asked(&std::fs::read_to_string(path).unwrap()) {
            let own = !key.starts_with("frame-") && !key.starts_with("year-") && key != "not-handed-down";
            if own && !i18n.has(Lang::DeSimple, &key) {
                missing.insert(format!("{name}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for lang in [Lang::En, Lang::DeSimple] {
        for file in files(&format!("locales/{}", lang.word()), "ftl") {
            let text = std::fs::read_to_string(file).unwrap();
            let keys = text.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
            for key in keys.filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase())) {
                assert!(i18n.has(Lang::De, key), "{key} is not in German");
            }
        }
    }
}
