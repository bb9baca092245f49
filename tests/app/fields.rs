//! Fields of action: names by period, changes, catalogues.

use fokusraum::access::Role;
use fokusraum::features::fields::store;
use jiff::civil::date;

use crate::support::TestApp;

#[tokio::test]
async fn an_adopted_name_leaves_2017_as_it_was() {
    let test = TestApp::new().await;
    let field = test.field("Integration", 5).await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let path = format!("/fields/{field}/changes");
    staff.get(&format!("{path}/new")).await.expect(200);
    staff.post(&path, &[("kind", "rename"), ("text", "bleibt stehen")]).await.expect(422).says("bleibt stehen");
    let proposal = [
        ("kind", "rename"),
        ("new_name", "Zuwanderung und Integration"),
        ("text", "Neuer Name"),
        ("proposed_on", "2022-11-18"),
        ("note", "Steuerungsgruppe"),
    ];
    staff.submit(&path, &proposal).await.says("vorgeschlagen").says("Zuwanderung und Integration");
    let mut visitor = test.visitor();
    visitor.get("/fields").await.expect(200).says("Integration").hides("Zuwanderung");
    let page = staff.get(&format!("/fields/{field}")).await;
    let step = page.body.split("href=\"").find(|part| part.starts_with("/field-changes/")).unwrap();
    let step = step.split('"').next().unwrap().to_owned();
    staff.submit(&step, &[("state", "in_committees"), ("note", "Im Sozialausschuss")]).await.says("in den Ausschüssen");
    visitor.get("/fields").await.hides("Zuwanderung");
    staff.post(&step, &[("state", "adopted")]).await.expect(422).says("Tag des Beschlusses");
    staff.post(&step, &[("state", "dropped")]).await.expect(422).says("warum der Vorschlag");
    staff.post(&step, &[("state", "adopted"), ("on", "2009-01-01")]).await.expect(422).says("späteren Tag");
    staff.submit(&step, &[("state", "adopted"), ("on", "2026-03-01")]).await.says("beschlossen");
    staff.post(&step, &[("state", "dropped"), ("note", "doch nicht")]).await.expect(422).says("schon entschieden");
    visitor.get("/fields").await.says("Zuwanderung und Integration").says("früher Integration");
    let mut tx = test.app.db.reader().await.unwrap();
    assert_eq!(store::on(&mut tx, date(2017, 5, 1)).await.unwrap()[0].name, "Integration");
    assert_eq!(store::on(&mut tx, date(2026, 2, 28)).await.unwrap()[0].name, "Integration");
    assert_eq!(store::on(&mut tx, date(2026, 3, 1)).await.unwrap()[0].name, "Zuwanderung und Integration");
}

#[tokio::test]
async fn a_merged_field_ends_and_a_split_one_begins() {
    let test = TestApp::new().await;
    let (health, care) = (test.field("Gesundheit", 4).await, test.field("Pflege", 1).await);
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let base = [("text", "x"), ("note", "x"), ("proposed_on", "2026-01-10")];
    let other = care.to_string();
    let mut merge = vec![("kind", "merge"), ("other_field", other.as_str())];
    merge.extend(base);
    let mut split = vec![("kind", "split"), ("new_name", "Hilfe zu Hause")];
    split.extend(base);
    for (field, fields) in [(health, merge), (care, split)] {
        staff.post(&format!("/fields/{field}/changes"), &fields).await.expect(303);
        let page = staff.get(&format!("/fields/{field}")).await;
        let step = page.body.split("href=\"").find(|part| part.starts_with("/field-changes/")).unwrap();
        let step = step.split('"').next().unwrap().to_owned();
        staff.post(&step, &[("state", "adopted"), ("on", "2026-03-02")]).await.expect(303);
    }
    let mut tx = test.app.db.reader().await.unwrap();
    let names: Vec<_> = store::on(&mut tx, date(2026, 3, 2)).await.unwrap().into_iter().map(|f| f.name).collect();
    assert_eq!(names, ["Hilfe zu Hause", "Pflege"]);
    drop(tx);
    test.visitor().get(&format!("/fields/{health}")).await.expect(200).says("Gesundheit").says("gibt es nicht mehr");
}

#[tokio::test]
async fn only_staff_change_the_catalogues() {
    let test = TestApp::new().await;
    let field = test.field("Wohnen", 8).await;
    let mut other = test.browser("Otto", &[]).await;
    for path in [format!("/fields/{field}/changes/new"), "/catalogues".into()] {
        test.visitor().get(&path).await.expect(303);
        other.get(&path).await.expect(404);
    }
    other.post("/catalogues/municipalities", &[("municipality", "Fremd")]).await.expect(404);
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    staff.submit("/catalogues/municipalities", &[("municipality", "Beispielstedt")]).await.says("Beispielstedt");
    staff
        .post("/catalogues/municipalities", &[("municipality", "beispielstedt")])
        .await
        .expect(422)
        .says("gibt es schon");
    staff.submit("/catalogues/committees", &[("committee", "Kreistag"), ("is_council", "yes")]).await.says("Kreistag");
    let page = staff.post("/catalogues/committees", &[("committee", "Rat"), ("is_council", "yes")]).await.expect(422);
    assert!(page.body.contains("value=\"Rat\""));
    staff
        .post("/catalogues/fields", &[("name", "Mobilität"), ("look", "11")])
        .await
        .expect(422)
        .says("Diese Auswahl gibt es nicht mehr");
    staff.submit("/catalogues/fields", &[("name", "Mobilität"), ("look", "10")]).await.says("Mobilität");
    test.visitor().get("/fields").await.expect(200).says("Mobilität").says("Wohnen");
}
