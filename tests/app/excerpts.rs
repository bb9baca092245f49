//! The archive says what the documents say: every sentence of the excerpts stands literally on the pages of its year.

use std::collections::BTreeSet;

use crate::support::{Browser, TestApp};

/// Year and excerpt.
const EXCERPTS: [(&str, &str); 4] = [
    ("2017", include_str!("excerpts/2017.txt")),
    ("2021", include_str!("excerpts/2021.txt")),
    ("2022", include_str!("excerpts/2022.txt")),
    ("2023", include_str!("excerpts/2023.txt")),
];

/// One sentence a line; lines that begin with # say where they come from.
fn sentences(excerpt: &str) -> impl Iterator<Item = String> {
    let lines = excerpt.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Paths of the record pages that a page leads to.
fn records(body: &str) -> BTreeSet<String> {
    let links = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let paths = links.filter_map(|link| link.split(['?', '#']).next());
    let is_record = |path: &&str| path.strip_prefix("/recommendations/").is_some_and(|id| id.len() == 36);
    paths.filter(is_record).map(str::to_owned).collect()
}

/// What a visitor reads on the year's page and on the records it lists.
async fn pages_of(visitor: &mut Browser, year: &str) -> (String, usize) {
    let page = visitor.get(&format!("/archive/{year}")).await.expect(200);
    let mut text = page.text();
    let records = records(&page.body);
    for path in &records {
        text.push('\n');
        text.push_str(&visitor.get(path).await.expect(200).text());
    }
    (text, records.len())
}

#[tokio::test]
async fn every_sentence_of_the_documents_stands_in_the_archive() {
    let test = TestApp::demo().await;
    let mut visitor = test.visitor();
    let mut missing = Vec::new();
    for (year, excerpt) in EXCERPTS {
        let (text, records) = pages_of(&mut visitor, year).await;
        assert_eq!(records, if year == "2021" { 6 } else { 0 }, "records of {year}");
        missing.extend(sentences(excerpt).filter(|s| !text.contains(s)).map(|s| format!("{year}: {s}")));
    }
    assert!(missing.is_empty(), "{} sentences are missing:\n{}", missing.len(), missing.join("\n"));
}
