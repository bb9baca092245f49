//! Public pages about the site, the channel for barriers, the choice of a language, easy language.

use crate::support::{TestApp, hostile};

#[tokio::test]
async fn everybody_reads_them_in_their_language() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    for (path, words) in [
        ("/imprint", "Stabsstelle Sozialplanung"),
        ("/privacy", "Wir zählen Ihre Besuche nicht"),
        ("/accessibility", "2018/1523"),
        ("/easy-language", "Sozial-Planung"),
        ("/barrier", "Was geht nicht?"),
    ] {
        visitor.get(path).await.expect(200).says(words);
    }
    visitor.submit("/language", &[("language", "en"), ("back", "/privacy")]).await.says("We do not count your visits");
    visitor.submit("/language", &[("language", "de-simple"), ("back", "/privacy")]).await.says("Wir zählen Sie nicht.");
}

#[tokio::test]
async fn choosing_a_language_leads_nowhere_else() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    for back in ["//evil.example", "https://evil.example", "/\t/evil.example", "", "/a\r\nx: y"] {
        let answer = visitor.post("/language", &[("language", "en"), ("back", back)]).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/"), "{back:?}");
        assert!(answer.headers["set-cookie"].contains("lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"));
    }
    let answer = visitor.post("/language", &[("language", "xx"), ("back", "/imprint?a=1")]).await.expect(303);
    assert_eq!(answer.location.as_deref(), Some("/imprint?a=1"));
    assert!(!answer.headers.contains_key("set-cookie"));
    assert_eq!(visitor.get("/language").await.expect(303).location.as_deref(), Some("/"));
}

#[tokio::test]
async fn a_barrier_reaches_the_district_and_stays_nowhere_else() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    let op = fokusraum::clock::secret_id().to_string();
    let text = "Der Knopf\nist zu klein.";
    let fields = [("_op", op.as_str()), ("text", text), ("place", "/year"), ("answer_to", "ayla@test.example")];
    visitor.submit("/barrier", &fields).await.says("angekommen");
    visitor.post("/barrier", &fields).await.expect(303);
    test.catch_up().await;
    let mails = test.sent();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient, "sozialplanung@testkreis.example");
    assert!(mails[0].body_text.contains(text) && mails[0].body_text.contains("ayla@test.example"));
    let kept: Option<i64> = test
        .app
        .db
        .reader()
        .await
        .unwrap()
        .value("n", fokusraum::sql!("SELECT COUNT(*) AS n FROM mails WHERE body_text LIKE '%Knopf%'"))
        .await
        .unwrap();
    assert_eq!(kept, Some(0));
}

#[tokio::test]
async fn programs_and_floods_are_kept_off_without_a_captcha() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    visitor.post("/barrier", &[("text", "Kaufen"), ("website", "http://spam.example")]).await.expect(303);
    test.catch_up().await;
    assert!(test.sent().is_empty());
    hostile(&mut visitor, "/barrier", "text").await;
    for _ in 0..5 {
        visitor.post("/barrier", &[("text", "Etwas")]).await.expect(303);
    }
    let stopped = visitor.post("/barrier", &[("text", "Bleibt stehen")]).await.expect(429);
    stopped.says("Bleibt stehen").says("rufen Sie an");
}

/// Words and sentences of a text; a heading or an item of a list is a sentence.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let parts = text.split(['.', '?', '!', ':', '\n']);
    let words = |part: &'static str| part.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect();
    let parts: Vec<&'static str> = parts.map(|part| &*Box::leak(part.to_owned().into_boxed_str())).collect();
    parts.into_iter().map(words).filter(|words: &Vec<&str>| !words.is_empty()).collect()
}

/// LIX: words a sentence plus the share of words with more than six letters; a hyphen parts a word (Leichte Sprache).
fn lix(sentences: &[Vec<&str>]) -> f64 {
    let words: Vec<&str> = sentences.iter().flatten().copied().collect();
    let long = |word: &&&str| word.split('-').any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 6);
    let share = words.iter().filter(long).count() as f64 / words.len() as f64;
    words.len() as f64 / sentences.len() as f64 + 100.0 * share
}

#[test]
fn easy_language_is_easy() {
    let easy = include_str!("../../locales/de-simple/about.ftl");
    let page = include_str!("../../locales/de/about.ftl");
    let values = |text: &str, prefix: &str| -> String {
        let lines = text.lines().filter(|line| line.starts_with(prefix) && !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(" = ")).map(|(_, value)| format!("{value}\n")).collect()
    };
    for (name, text) in [("de-simple", values(easy, "")), ("/easy-language", values(page, "easy-"))] {
        let sentences = sentences(&text);
        let longest = sentences.iter().max_by_key(|words| words.len()).cloned().unwrap_or_default();
        assert!(longest.len() <= 12, "{name}: {}", longest.join(" "));
        let measure = lix(&sentences);
        assert!(measure <= 30.0, "{name}: LIX {measure:.1}");
    }
}
