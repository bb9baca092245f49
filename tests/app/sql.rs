//! Every SQL text of the program, prepared on the engine under test.

use crate::support::TestApp;

#[tokio::test]
async fn every_text_prepares() {
    let test = TestApp::bare().await;
    let mut failures = Vec::new();
    let mut count = 0;
    for registered in fokusraum::db::registered() {
        count += 1;
        if let Err(error) = test.app.db.prepare(registered.text).await {
            failures.push(format!("{}: {error}\n  {}", registered.place, registered.text));
        }
    }
    assert!(count > 20, "only {count} texts are registered");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
