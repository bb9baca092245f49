//! The public memory: the list with its filters and table, the record, the years before the platform.

use fokusraum::features::groups::{GroupKind, MemberRole};
use fokusraum::features::recommendations::Stage;
use fokusraum::{clock, sql};
use uuid::Uuid;

use crate::support::council::At;
use crate::support::world::World;

async fn rec(world: &World, cycle: Uuid, year: i64, seq: i64, title: &str, stage: Stage, published: bool) -> Uuid {
    let at = At { cycle, group: world.teams[0].id, year, seq, title, stage, published, field: world.field };
    world.test.recommendation(at).await
}

#[tokio::test]
async fn the_list_is_filtered_by_its_address_and_holds_only_what_is_published() {
    let mut world = World::new().await;
    world.test.visitor().get("/recommendations").await.expect(200).says("Noch nichts veröffentlicht");
    let old = world.test.cycle(2025, false, "2025-08-01").await;
    let new = world.test.cycle(2026, false, "2026-08-01").await;
    rec(&world, old, 2025, 1, "Ärztliche Hilfe", Stage::NotInFocus, true).await;
    rec(&world, new, 2026, 1, "Rampen", Stage::InFocus, true).await;
    let hidden = rec(&world, new, 2026, 2, "Geheimer Entwurf", Stage::JointlyAssessed, false).await;
    let mut visitor = world.test.visitor();
    let all = visitor.get("/recommendations").await.expect(200);
    all.says("2 Empfehlungen").says("Rampen").says("Ärztliche Hilfe").says("Mobilität").hides("Geheimer Entwurf");
    visitor.get("/recommendations?year=2025").await.says("1 Empfehlung").hides("HE 2026/1");
    visitor.get("/recommendations?status=not_in_focus").await.says("1 Empfehlung").hides("HE 2026/1");
    visitor.get("/recommendations?status=rejected").await.says("Dazu gibt es keine Empfehlung");
    visitor.get("/recommendations?word=%C3%84RZTLICHE").await.says("1 Empfehlung").hides("HE 2026/1");
    visitor.get("/recommendations?word=uberall+rampen").await.says("2 Empfehlungen");
    visitor.get("/recommendations?word=%25").await.says("Dazu gibt es keine Empfehlung");
    visitor.get(&format!("/recommendations?field={}", world.field)).await.says("2 Empfehlungen");
    visitor.get(&format!("/recommendations?group={}", world.teams[1].id)).await.says("Dazu gibt es keine Empfehlung");
    visitor.get(&format!("/recommendations?committee={}", world.committee)).await.says("Dazu gibt es keine");
    visitor.get("/recommendations?year=x&field=y&page=99").await.expect(200).says("2 Empfehlungen");
    let table = visitor.get("/recommendations.csv?year=2026").await.expect(200);
    assert!(table.headers["content-type"].starts_with("text/csv"));
    table.body_has("2026/1;2026;Rampen;Fokusgruppe 1;Mobilität;im Fokus").hides("Ärztliche").hides("Geheimer");
    visitor.get(&format!("/recommendations/{hidden}")).await.expect(303);
    world.council.get(&format!("/recommendations/{hidden}")).await.expect(404);
    world.teams[1].member.get(&format!("/recommendations/{hidden}")).await.expect(404);
    world.staff.get("/recommendations").await.hides("Geheimer Entwurf");
    let own = world.teams[0].member.get(&format!("/recommendations/{hidden}")).await.expect(200);
    own.says("Geheimer Entwurf").says("Gemeinsam eingeschätzt").says("jetzt");
}

#[tokio::test]
async fn a_long_list_has_pages_and_a_fixed_number_of_queries() {
    let world = World::new().await;
    let cycle = world.test.cycle(2026, false, "").await;
    for seq in 1..=2 {
        rec(&world, cycle, 2026, seq, &format!("Nummer {seq}"), Stage::InFocus, true).await;
    }
    let queries = async |path: &str| {
        let before = world.test.app.db.queries();
        world.test.visitor().get(path).await.expect(200);
        world.test.app.db.queries() - before
    };
    let few = queries("/recommendations").await;
    for seq in 3..=45 {
        rec(&world, cycle, 2026, seq, &format!("Nummer {seq}"), Stage::InFocus, true).await;
    }
    assert_eq!(queries("/recommendations").await, few);
    assert!(few <= 16, "{few}");
    let mut visitor = world.test.visitor();
    visitor.get("/recommendations?word=nummer").await.says("Seite 1 von 3").body_has("?word=nummer&#38;page=2");
    visitor.get("/recommendations?page=3").await.says("Nummer 45").hides("Nummer 40");
}

#[tokio::test]
async fn the_record_tells_the_whole_way_with_reasons() {
    let world = World::new().await;
    let cycle = world.test.cycle(2026, false, "").await;
    let id = rec(&world, cycle, 2026, 3, "Rufbus", Stage::NotInFocus, true).await;
    let next = rec(&world, cycle, 2026, 4, "Rufbus, neu", Stage::InFocus, true).await;
    let unseen = rec(&world, cycle, 2026, 5, "Rufbus, geheim", Stage::Submitted, false).await;
    world
        .test
        .run(sql!(
            "INSERT INTO focus_choices (recommendation, included, reason, at, source) VALUES ($1, FALSE, 'Es fehlt <Geld>.', 0, '')",
            id
        ))
        .await;
    for (position, to) in [(1i64, next), (2, unseen)] {
        world
            .test
            .run(sql!(
                "INSERT INTO lineage (id, kind, from_kind, from_id, to_kind, to_id, note, at) \
                 VALUES ($1, 'resubmitted_as', 'recommendation', $2, 'recommendation', $3, '', $4)",
                clock::secret_id(),
                id,
                to,
                position
            ))
            .await;
    }
    world.test.run(remark(cycle, Some(id), 1, "Kosten <genauer> rechnen")).await;
    let mut visitor = world.test.visitor();
    let page = visitor.get(&format!("/recommendations/{id}")).await.expect(200);
    let page =
        page.says("HE 2026/3").says("Der Weg").says("hier endet der Weg").says("Es fehlt <Geld>.").hides("kommt");
    let page = page.says("Was ist das Problem").body_has("Der Bus hält &lt;nicht&gt;.");
    let page =
        page.says("Kosten <genauer> rechnen").says("Sitzung A · TOP 7 · Zu 1.").says("Quelle: Protokoll A, Seite 1");
    page.says("Wieder eingereicht als").says("HE 2026/4: Rufbus, neu").hides("geheim").hides("Leader");
    let page = visitor.get(&format!("/recommendations/{next}")).await.expect(200);
    page.says("Nimmt wieder auf: HE 2026/3: Rufbus").says("kommt").says("im Fokus");
}

fn remark(cycle: Uuid, rec: Option<Uuid>, position: i64, text: &str) -> fokusraum::db::Statement {
    sql!(
        "INSERT INTO remarks (id, cycle, recommendation, position, meeting, met_on, agenda_item, heading, text, source) \
         VALUES ($1, $2, $3, $4, 'Sitzung A', '2021-05-07', 'TOP 7', 'Zu 1.', $5, 'Protokoll A, Seite 1')",
        clock::secret_id(),
        cycle,
        rec,
        position,
        text
    )
}

#[tokio::test]
async fn an_archive_year_stands_word_for_word_and_nothing_is_invented() {
    let world = World::new().await;
    let cycle = world.test.cycle(2021, true, "").await;
    let id = rec(&world, cycle, 2021, 1, "Zweckbindungen", Stage::JointlyAssessed, true).await;
    let update = sql!(
        "UPDATE recommendations SET content = '{}', source = 'Protokoll A', steering_relevant = TRUE WHERE id = $1",
        id
    );
    world.test.run(update).await;
    world.test.run(remark(cycle, None, 1, "Satz <eins> & mehr")).await;
    world.test.run(remark(cycle, Some(id), 2, "Satz zwei")).await;
    let field = world.field;
    world.test.run(sql!("INSERT INTO field_priorities (cycle, field, prioritised, note, source) VALUES ($1, $2, TRUE, '2 Stimmen', 'Folie 3')", cycle, field)).await;
    world.test.run(sql!("INSERT INTO field_changes (id, field, kind, new_name, text, state, proposed_on, decided_on, note, source) VALUES ($1, $2, 'rename', 'Neu', 'Das Feld soll anders heißen', 'in_committees', '2021-11-18', '', 'Noch offen.', 'Folie 4')", clock::secret_id(), field)).await;
    world.test.run(sql!("INSERT INTO papers (id, cycle, kind, title, text, date_text, created_at, source) VALUES ($1, $2, 'information', 'Mitteilung', 'Pilot', 'empfohlen am 07.05.2021', 0, 'Folie 5')", clock::secret_id(), cycle)).await;
    let mut visitor = world.test.visitor();
    let page = visitor.get("/archive/2021").await.expect(200);
    let page =
        page.says("Anmerkung zum Jahr 2021").says("Quelle: Protokoll A").says("Sitzung A").says("TOP 7").says("Zu 1.");
    let page =
        page.says("Satz <eins> & mehr").says("Satz zwei zu: Zweckbindungen").says("Mobilität : Schwerpunkt 2 Stimmen");
    let page = page
        .says("Das Feld soll anders heißen")
        .says("Noch offen.")
        .says("Folie 4")
        .says("Mitteilung (empfohlen am 07.05.2021)");
    page.says("HE 2021/1").says("nicht überliefert");
    visitor.get("/archive/2020").await.expect(404);
    visitor.get("/archive/abc").await.expect(404);
    let page = visitor.get(&format!("/recommendations/{id}")).await.expect(200);
    assert_eq!(page.body.matches("way__station--skipped").count(), 10);
    let page = page
        .says("Der Text ist nicht überliefert.")
        .says("Steuerungsrelevant ja")
        .says("Satz zwei")
        .says("Protokoll A");
    page.hides("erledigt").hides("kommt").hides("way__station--done");
    visitor.get("/recommendations?status=not_handed_down").await.says("1 Empfehlung").says("Zweckbindungen");
}

#[tokio::test]
async fn a_citizen_sub_group_is_told_by_its_parent_only() {
    let world = World::new().await;
    let sub = world
        .test
        .add_group(crate::support::groups::plain(GroupKind::CitizenSubgroup, "Selbstvertretung Geheimname"))
        .await;
    world.test.run(sql!("UPDATE groups SET parent = $2 WHERE id = $1", sub, world.teams[0].id)).await;
    let person = world.test.person("Ungenannt", &[]).await;
    world.test.put(sub, person, MemberRole::Member, "").await;
    let cycle = world.test.cycle(2026, false, "").await;
    let at = At {
        cycle,
        group: sub,
        year: 2026,
        seq: 1,
        title: "Leise Sprache",
        stage: Stage::InFocus,
        published: true,
        field: world.field,
    };
    let path = format!("/recommendations/{}", world.test.recommendation(at).await);
    let mut visitor = world.test.visitor();
    let page = visitor.get(&path).await.expect(200);
    page.says("eine Unterarbeitsgruppe (Fokusgruppe 1)").hides("Geheimname").hides(&sub.to_string());
    visitor.get("/recommendations").await.hides("Geheimname");
    visitor.get("/recommendations.csv").await.hides("Geheimname").body_has("Unterarbeitsgruppe");
    world.test.signed_in(person).await.get(&path).await.expect(200).says("Selbstvertretung Geheimname");
}

#[tokio::test]
async fn the_public_pages_speak_english_and_easy_german() {
    let world = World::new().await;
    let cycle = world.test.cycle(2026, false, "").await;
    let id = rec(&world, cycle, 2026, 1, "Rampen", Stage::InFocus, true).await;
    let mut visitor = world.test.visitor();
    visitor.set_cookie("lang", "en");
    visitor.get("/recommendations").await.expect(200).says("1 recommendation").hides("Empfehlung filtern");
    visitor.get(&format!("/recommendations/{id}")).await.expect(200).says("The way").says("done").hides("erledigt");
    visitor.set_cookie("lang", "de-simple");
    visitor.get("/recommendations").await.expect(200).says("1 Vorschlag");
}
