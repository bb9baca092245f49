//! Papers and decisions: who reads and writes them, the gate, the ledger that only grows.

use fokusraum::clock::start_of;
use fokusraum::features::recommendations::Stage;
use fokusraum::sql;
use jiff::civil::date;
use uuid::Uuid;

use crate::support::council::At;
use crate::support::world::World;

/// A world with a year whose dispatch opens on 5 March, and one recommendation in its Fokus.
async fn year() -> (World, Uuid, Uuid) {
    let world = World::new().await;
    let cycle = world.test.cycle(2026, false, "2026-03-05").await;
    let rec = rec(&world, cycle, 1, "Rampen für alle").await;
    (world, cycle, rec)
}

async fn rec(world: &World, cycle: Uuid, seq: i64, title: &str) -> Uuid {
    let group = world.teams[0].id;
    let at = At { cycle, group, year: 2026, seq, title, stage: Stage::InFocus, published: true, field: world.field };
    world.test.recommendation(at).await
}

/// Staff write a paper on the recommendation to committee and council.
async fn paper(world: &mut World, rec: Uuid) -> String {
    let (rec, committee, council) = (rec.to_string(), world.committee.to_string(), world.council_id.to_string());
    let day = format!("day-{committee}");
    let fields = [
        ("kind", "decision"),
        ("title", "Vorlage Rampen"),
        ("text", "Worum es geht"),
        ("recommendations", &rec),
        ("committees", &committee),
        ("committees", &council),
        (&day, "2026-03-06"),
    ];
    world.staff.post("/papers", &fields).await.expect(303).made()
}

async fn after_the_gate(world: &World) {
    world.test.move_to(start_of(date(2026, 3, 12)).plus(1)).await;
}

#[tokio::test]
async fn only_staff_write_papers_and_the_council_reads_from_dispatch_on() {
    let (mut world, _, rec) = year().await;
    let begun = world.staff.get(&format!("/papers/new?recommendation={rec}")).await.expect(200);
    begun.says("Rampen für alle").says("Überall Rampen bauen.");
    let id = paper(&mut world, rec).await;
    let path = format!("/papers/{id}");
    world.staff.get(&path).await.expect(200).says("in Vorbereitung").says("Fr., 6. März 2026").says("Kreistag");
    world.staff.get("/papers").await.expect(200).says("Vorlage Rampen");
    world.council.get("/papers").await.expect(200).hides("Vorlage Rampen");
    world.council.get(&path).await.expect(404);
    world.council.post(&path, &[]).await.expect(404);
    world.council.get(&format!("{path}/edit")).await.expect(404);
    world.council.post(&format!("{path}/dispatch"), &[]).await.expect(404);
    world.teams[0].coordinator.get(&path).await.expect(404);
    world.teams[0].coordinator.get("/papers").await.expect(404);
    world.administrator.get("/papers/new").await.expect(404);
    world.test.visitor().get(&path).await.expect(303);
    world.test.visitor().get(&format!("/recommendations/{rec}")).await.expect(200).hides("Vorlage Rampen");
    after_the_gate(&world).await;
    world.staff.submit(&format!("{path}/dispatch"), &[]).await.says("Die Vorlage ist versandt");
    world.council.get(&path).await.expect(200).says("Versandt am").says("HE 2026/1: Rampen für alle");
    world.council.get("/papers").await.expect(200).says("Vorlage Rampen");
    let record = format!("/recommendations/{rec}");
    world.test.visitor().get(&record).await.expect(200).says("Vorlage Rampen").says("in Beratung").hides("/papers/");
    world.council.get(&record).await.expect(200).says("Vorlage Rampen");
}

#[tokio::test]
async fn a_paper_is_changed_until_it_goes_out_and_a_refused_form_keeps_its_input() {
    let (mut world, _, rec) = year().await;
    let refused = world.staff.post("/papers", &[("title", "Ohne <alles>"), ("text", "Text")]).await.expect(422);
    refused.says("Fehler:").says("Ausschüsse: Bitte wählen Sie etwas aus.").body_has("Ohne &#60;alles&#62;");
    let committee = world.committee.to_string();
    let fields = [("kind", "information"), ("title", "T"), ("text", "T"), ("committees", &committee)];
    world.staff.post("/papers", &fields).await.expect(422).says("Wählen Sie, worum es geht");
    let id = paper(&mut world, rec).await;
    let path = format!("/papers/{id}");
    world.staff.get(&format!("{path}/edit")).await.expect(200).says("Vorlage bearbeiten");
    let fields = [
        ("kind", "information"),
        ("title", "Neuer Titel"),
        ("text", "T"),
        ("committees", &committee),
        ("system", "yes"),
    ];
    world.staff.submit(&path, &fields).await.says("Neuer Titel").says("Das System der Sozialplanung");
    after_the_gate(&world).await;
    world.staff.submit(&format!("{path}/dispatch"), &[]).await.says("versandt");
    world.staff.get(&format!("{path}/edit")).await.expect(409).says("Die Vorlage ist schon versandt");
    world.staff.post(&path, &fields).await.expect(422).says("Ihr Text steht fest");
    world.staff.post(&format!("{path}/dispatch"), &[]).await.expect(409).says("schon versandt");
}

#[tokio::test]
async fn before_the_gate_only_the_fast_lane_leads_out() {
    let (mut world, cycle, first) = year().await;
    let id = paper(&mut world, first).await;
    let refused = world.staff.post(&format!("/papers/{id}/dispatch"), &[]).await.expect(409);
    refused.says("Der Versand hat in diesem Jahr noch nicht begonnen");
    world.staff.get(&format!("/recommendations/{first}/decisions/new")).await.expect(409);
    let urgent = rec(&world, cycle, 2, "Sofort handeln").await;
    world.test.run(sql!("UPDATE recommendations SET urgent = TRUE WHERE id = $1", urgent)).await;
    let id = paper(&mut world, urgent).await;
    world.staff.submit(&format!("/papers/{id}/dispatch"), &[]).await.says("versandt").says("Eilweg");
    let record = world.test.visitor().get(&format!("/recommendations/{urgent}")).await.expect(200);
    record.says("Eilweg").says("in Beratung");
}

#[tokio::test]
async fn the_ledger_keeps_every_decision_and_only_the_council_ends_the_way() {
    let (mut world, _, rec) = year().await;
    let id = paper(&mut world, rec).await;
    after_the_gate(&world).await;
    world.staff.submit(&format!("/papers/{id}/dispatch"), &[]).await.says("versandt");
    let record = format!("/recommendations/{rec}");
    let path = format!("{record}/decisions");
    let (committee, council) = (world.committee.to_string(), world.council_id.to_string());
    let said = |committee: &str, day: &str, result: &str, wording: &str| {
        [("committee", committee), ("day", day), ("result", result), ("wording", wording), ("votes", "9 Ja")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let steps = [
        (said(&committee, "2026-03-06", "rejected", "Zu teuer, sagt der Ausschuss."), "in Beratung"),
        (said(&council, "2026-03-09", "postponed", ""), "vertagt"),
        (said(&council, "2026-03-10", "changed", "Nur drei Haltestellen."), "Kreistag: mit Änderungen beschlossen"),
        (said(&council, "2026-03-11", "rejected", "Doch nicht: kein Geld."), "Kreistag: abgelehnt, Mi., 11. März 2026"),
    ];
    for (fields, standing) in &steps {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        world.staff.submit(&path, &fields).await.says("Der Beschluss ist eingetragen").says(standing);
    }
    let page = world.test.visitor().get(&record).await.expect(200);
    page.says("Zu teuer, sagt der Ausschuss.")
        .says("Nur drei Haltestellen.")
        .says("Doch nicht: kein Geld.")
        .says("9 Ja");
    world.council.post(&path, &[]).await.expect(404);
    world.teams[0].coordinator.get(&format!("{path}/new")).await.expect(404);
}

#[tokio::test]
async fn a_decision_is_written_once_explained_and_never_ahead_of_time() {
    let (mut world, _, rec) = year().await;
    let id = paper(&mut world, rec).await;
    after_the_gate(&world).await;
    world.staff.submit(&format!("/papers/{id}/dispatch"), &[]).await.says("versandt");
    let path = format!("/recommendations/{rec}/decisions");
    let council = world.council_id.to_string();
    let bad =
        [("committee", council.as_str()), ("day", "2027-01-01"), ("result", "rejected"), ("votes", "keine <Zahl>")];
    let refused = world.staff.post(&path, &bad).await.expect(422);
    refused.says("liegt noch vor uns").says("Bitte halten Sie fest").body_has("keine &#60;Zahl&#62;");
    world.staff.get(&path).await.expect(200).says("Beschluss eintragen");
    let op = "0190a1b2-0000-7000-8000-000000000001";
    let good = [
        ("_op", op),
        ("committee", &council),
        ("day", "2026-03-10"),
        ("result", "accepted"),
        ("wording", "Nur einmal."),
    ];
    world.staff.post(&path, &good).await.expect(303);
    world.staff.post(&path, &good).await.expect(303);
    let page = world.staff.get(&format!("/recommendations/{rec}")).await.expect(200);
    assert_eq!(page.body.matches("Nur einmal.").count(), 1);
    page.says("Kreistag: beschlossen, Di., 10. März 2026");
}

#[tokio::test]
async fn a_paper_on_the_system_carries_its_own_decisions() {
    let (mut world, _, rec) = year().await;
    let committee = world.committee.to_string();
    let field = world.field.to_string();
    let fields = [
        ("kind", "information"),
        ("title", "Wie es weitergeht"),
        ("text", "Text"),
        ("system", "yes"),
        ("fields", &field),
        ("committees", &committee),
    ];
    let id = world.staff.post("/papers", &fields).await.expect(303).made();
    let path = format!("/papers/{id}/decisions");
    let noted = [("committee", committee.as_str()), ("day", "2026-03-06"), ("result", "noted")];
    world.staff.post(&path, &noted).await.expect(404);
    after_the_gate(&world).await;
    world.staff.submit(&format!("/papers/{id}/dispatch"), &[]).await.says("Handlungsfeld Mobilität");
    world.staff.submit(&path, &noted).await.says("zur Kenntnis genommen");
    world.council.get(&format!("/papers/{id}")).await.expect(200).says("zur Kenntnis genommen");
    let other = paper(&mut world, rec).await;
    world.staff.submit(&format!("/papers/{other}/dispatch"), &[]).await;
    let refused = world.staff.post(&format!("/papers/{other}/decisions"), &noted).await.expect(422);
    refused.says("Tragen Sie den Beschluss bei der Empfehlung ein");
}
