//! The first run.

use crate::support::{TestApp, hostile};

const FIELDS: [(&str, &str); 11] = [
    ("district", "Kreis Pinneberg"),
    ("office", "Sozialplanung"),
    ("contact", "post@kreis.example"),
    ("name", "Ada Anfang"),
    ("email", "ada@kreis.example"),
    ("password", "ein langes Passwort"),
    ("staff", "yes"),
    ("template", "2023"),
    ("fields", "Arbeit\r\nWohnen\r\n\r\n Bildung "),
    ("municipalities", "Wedel\nElmshorn"),
    ("committees", "Sozialausschuss\nJugendhilfeausschuss\nKreistag"),
];

fn link(test: &TestApp) -> String {
    format!("/setup?key={}", test.app.setup_secret)
}

#[tokio::test]
async fn until_then_every_page_says_only_that() {
    let test = TestApp::bare().await;
    let mut visitor = test.visitor();
    for path in ["/", "/sign-in", "/people", "/imprint", "/nowhere"] {
        visitor.get(path).await.expect(503).says("wird gerade eingerichtet").hides("Konten");
    }
    visitor.post("/sign-in", &[("email", "a@b.example"), ("password", "x")]).await.expect(503);
    for path in ["/setup", "/setup?key=", "/setup?key=0123", &format!("{}0", link(&test))] {
        visitor.get(path).await.expect(404).hides("Einrichten");
        visitor.post(path, &FIELDS).await.expect(404);
    }
    visitor.get("/").await.expect(503);
}

#[tokio::test]
async fn one_form_makes_everything_once() {
    let test = TestApp::bare().await;
    let mut visitor = test.visitor();
    let link = link(&test);
    visitor.get(&link).await.expect(200).says("Fokusraum einrichten").says("2023:").says("Soziales Leben und Freizeit");
    let op = fokusraum::clock::secret_id().to_string();
    let fields = [FIELDS.as_slice(), &[("_op", op.as_str())]].concat();
    let page = visitor.submit(&link, &fields).await.expect(200).says("Die Plattform ist eingerichtet");
    page.says("Kreis Pinneberg").hides("Ada Anfang");
    visitor.post(&link, &fields).await.expect(303);
    visitor.post(&link, &FIELDS).await.expect(409).says("schon eingerichtet");
    visitor.post(&link, &[]).await.expect(409);
    assert_eq!(visitor.get(&link).await.expect(303).location.as_deref(), Some("/sign-in"));
    let fields = [("email", "ada@kreis.example"), ("password", "ein langes Passwort"), ("next", "/people")];
    visitor.submit("/sign-in", &fields).await.says("Administration, Sozialplanung").says("Ada Anfang");
    visitor.get("/audit").await.says("Plattform eingerichtet");
    let mut tx = test.app.db.reader().await.unwrap();
    let committees = fokusraum::features::fields::store::committees(&mut tx).await.unwrap();
    let names: Vec<_> = committees.iter().map(|c| (c.name.as_str(), c.is_council)).collect();
    assert_eq!(names, [("Jugendhilfeausschuss", false), ("Sozialausschuss", false), ("Kreistag", true)]);
    let today = jiff::civil::date(2026, 3, 2);
    let fields = fokusraum::features::fields::store::on(&mut tx, today).await.unwrap();
    assert_eq!(fields.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["Arbeit", "Bildung", "Wohnen"]);
    let template: Option<String> = fokusraum::settings::get(&mut tx, "cycle-template").await.unwrap();
    assert_eq!(template.as_deref(), Some("2023"));
}

#[tokio::test]
async fn two_at_once_make_one_district() {
    let test = TestApp::bare().await;
    let link = link(&test);
    let (mut one, mut two) = (test.visitor(), test.visitor());
    let (first, second) = tokio::join!(one.post(&link, &FIELDS), two.post(&link, &FIELDS));
    let mut answers = [first.status, second.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 409]);
}

#[tokio::test]
async fn bad_input_comes_back_and_makes_nothing() {
    let test = TestApp::bare().await;
    let link = link(&test);
    let mut visitor = test.visitor();
    let change =
        |name: &'static str, value: &'static str| FIELDS.map(|(n, v)| if n == name { (n, value) } else { (n, v) });
    for (name, value, message) in [
        ("password", "kurz", "mindestens 12 Zeichen"),
        ("fields", "Wohnen\nWOHNEN", "Zwei Zeilen sind gleich"),
        ("municipalities", "Wedel\n***", "keine Buchstaben"),
        ("template", "1999", "Diese Auswahl gibt es nicht mehr"),
        ("committees", "", "Bitte füllen Sie dieses Feld aus"),
    ] {
        visitor.post(&link, &change(name, value)).await.expect(422).says(message).says("Fehler:").keeps("Ada Anfang");
    }
    hostile(&mut visitor, &link, "district").await;
    hostile(&mut visitor, &link, "fields").await;
    visitor.get("/").await.expect(503);
}
