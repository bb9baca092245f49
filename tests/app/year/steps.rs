//! The steps of the year, each as the people who take it.

use crate::support::Browser;
use crate::support::world::World;

/// A recommendation on its way.
pub struct Rec {
    pub id: String,
    pub title: String,
    /// Index of the team that wrote it.
    pub team: usize,
}

impl Rec {
    pub fn path(&self, rest: &str) -> String {
        format!("/recommendations/{}{rest}", self.id)
    }
}

pub async fn make_the_year(world: &mut World) {
    let fields = [("year", "2026"), ("title", "Sozialplanung 2026"), ("template", "2023")];
    world.teams[0].coordinator.post("/year/new", &fields).await.expect(404);
    world.staff.submit("/year/new", &fields).await.says("Das Jahr 2026");
    world.staff.post("/year/new", &fields).await.expect(422).says("Dieses Jahr gibt es schon");
    world.test.catch_up().await;
    world.test.visitor().open("/year").await.expect(200).says("Individuelle Einschätzung").says("heute");
}

pub async fn draft_adopt_and_submit_six(world: &mut World) -> Vec<Rec> {
    let mut recs = Vec::new();
    for i in 0..6 {
        let team = i % 4;
        let title = format!("Empfehlung Nummer {}", i + 1);
        let id = begin(world, team, &title).await;
        let rec = Rec { id, title, team };
        refuse_what_is_not_adopted(world, &rec).await;
        complete(world, &rec).await;
        adopt(world, &rec).await;
        let coordinator = &mut world.teams[team].coordinator;
        let page = coordinator.submit(&rec.path("/submission"), &[]).await;
        page.says("Die Empfehlung ist eingereicht").says(&format!("2026/{}", i + 1));
        recs.push(rec);
    }
    recs
}

async fn begin(world: &mut World, team: usize, title: &str) -> String {
    let path = format!("/groups/{}/recommendations/new", world.teams[team].id);
    let member = &mut world.teams[team].member;
    let fields =
        [("_op", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"), ("title", title), ("q-situation", "Der Bus kommt nicht.")];
    member.post(&path, &fields[..1]).await.expect(422).says("Bitte füllen Sie dieses Feld aus");
    let op = fokusraum::clock::secret_id().to_string();
    let fields = [("_op", op.as_str()), fields[1], fields[2]];
    let id = member.post(&path, &fields).await.expect(303).made();
    let again = member.post(&path, &fields).await.expect(303).made();
    assert_eq!(id, again, "the same form acts once");
    id
}

async fn refuse_what_is_not_adopted(world: &mut World, rec: &Rec) {
    world.teams[rec.team].coordinator.post(&rec.path("/submission"), &[]).await.expect(404);
    world.teams[rec.team].member.get(&rec.path("/draft")).await.expect(200).says("Der Bus kommt nicht.");
    world.staff.get(&rec.path("")).await.expect(404);
    world.staff.get(&rec.path("/draft")).await.expect(404);
    world.teams[(rec.team + 1) % 4].member.get(&rec.path("/draft")).await.expect(404);
}

/// Fills in everything that the year's form asks for before submission.
async fn complete(world: &mut World, rec: &Rec) {
    let page = world.teams[rec.team].member.get(&rec.path("/draft")).await.expect(200);
    let mut fields = vec![("title".to_owned(), rec.title.clone()), ("version".into(), "1".into())];
    for name in names(&page.body, "<textarea", "q-").into_iter().chain(names(&page.body, "<input", "q-")) {
        if fields.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let value = first_choice(&page.body, &name).unwrap_or_else(|| format!("Antwort auf {name}"));
        fields.push((name, value));
    }
    fields.push(("fields".into(), world.field.to_string()));
    fields.push(("committees".into(), world.committee.to_string()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    world.teams[rec.team].member.submit(&rec.path("/draft"), &fields).await.says("Gespeichert");
    let late = world.teams[rec.team].coordinator.post(&rec.path("/draft"), &fields).await.expect(422);
    late.says("Jemand anderes hat inzwischen gespeichert").says(&rec.title);
}

/// Names of controls that begin with `prefix`.
fn names(body: &str, tag: &str, prefix: &str) -> Vec<String> {
    let controls = body.split(tag).skip(1).filter_map(|part| part.split('>').next());
    let name = |control: &str| Some(control.split("name=\"").nth(1)?.split('"').next()?.to_owned());
    controls.filter_map(name).filter(|name| name.starts_with(prefix)).collect()
}

/// The first offered value of a group of radios.
fn first_choice(body: &str, name: &str) -> Option<String> {
    let rest = body.split(&format!("type=\"radio\" id=\"f-{name}-1\"")).nth(1)?;
    Some(rest.split("value=\"").nth(1)?.split('"').next()?.to_owned())
}

async fn adopt(world: &mut World, rec: &Rec) {
    let team = &mut world.teams[rec.team];
    let fields = [("last_day", "2026-03-10"), ("secrecy", "secret")];
    team.member.post(&rec.path("/adoption"), &fields).await.expect(404);
    let answer = team.coordinator.post(&rec.path("/adoption"), &fields).await.expect(303);
    let ballot = answer.location.clone().unwrap();
    let page = team.member.get(&ballot).await.expect(200).says("0 von 2").says("Antwort auf q-situation");
    page.hides("Ergebnis der");
    let record = team.coordinator.get(&rec.path("")).await.expect(200).says("Die Gruppe stimmt ab");
    record.body_has(&format!("href=\"{}\"", ballot.split('?').next().unwrap())).hides("/adoption\"").hides("/draft\"");
    team.member.post(&ballot, &[("choice", "maybe")]).await.expect(422);
    team.member.submit(&ballot, &[("choice", "yes")]).await.says("1 von 2").hides("Stimmen je");
    team.coordinator.submit(&ballot, &[("choice", "yes")]).await.says("2 von 2");
    world.test.catch_up().await;
    let team = &mut world.teams[rec.team];
    team.member.get(&ballot).await.expect(200).says("Angenommen").says("Ja 2");
    team.member.post(&ballot, &[("choice", "no")]).await.expect(422).says("inzwischen zu Ende");
}

pub async fn changes_are_asked_for_and_the_group_insists(world: &mut World, rec: &Rec) {
    world.test.move_to(super::noon(4, 2)).await;
    world.staff.submit(&rec.path("/change-requests"), &[("reason", "Bitte die Kosten nennen.")]).await;
    world.test.catch_up().await;
    assert!(world.test.sent().iter().any(|m| m.kind == "changes-requested"));
    let coordinator = &mut world.teams[rec.team].coordinator;
    coordinator.get(&rec.path("/answer")).await.expect(200).says("Bitte die Kosten nennen.");
    coordinator.post(&rec.path("/answer"), &[("answer", "insisted")]).await.expect(422).says("warum");
    coordinator.submit(&rec.path("/answer"), &[("answer", "insisted"), ("text", "Sie stehen im Text.")]).await;
}

const SCORES: [[&str; 3]; 3] = [["4", "4", "4"], ["1", "2", "none"], ["3", "3", "2"]];

/// Values for the three criteria of the tested year.
pub fn scores(values: [&str; 3]) -> Vec<(&'static str, &str)> {
    ["c-effects", "c-strategy", "c-feasibility"].into_iter().zip(values).collect()
}

pub async fn pre_assess_all(world: &mut World, recs: &[Rec]) {
    for rec in recs {
        let mut fields = scores(["2", "3", "1"]);
        world.staff.post(&rec.path("/pre-assessment"), &fields).await.expect(422);
        fields.extend([("text", "Die Verwaltung hält das für machbar."), ("steering_relevant", "yes")]);
        world.staff.submit(&rec.path("/pre-assessment"), &fields).await.says("Die Voreinschätzung ist gespeichert");
        world.steering[0].get(&rec.path("")).await.expect(200).says(&rec.title);
        world.council.get(&rec.path("")).await.expect(404);
    }
}

pub async fn seven_members_and_four_groups_assess(world: &mut World, recs: &[Rec]) {
    for rec in recs {
        for (i, browser) in world.steering.iter_mut().enumerate() {
            let mut fields = scores(SCORES[i % 3]);
            let remark = format!("Geheime Anmerkung {i}");
            fields.push(("remark", &remark));
            browser.submit(&rec.path("/assessment"), &fields).await.says("Ihre Einschätzung ist gespeichert");
        }
        for i in 0..world.teams.len() {
            group_assesses(world, rec, i).await;
        }
        group_declines_another_voice(world, rec, 0).await;
    }
    world.steering[0].get("/assessing").await.expect(200).says("eingeschätzt");
    world.staff.post(&recs[0].path("/assessment"), &scores(SCORES[0])).await.expect(404);
    world.council.post(&recs[0].path("/assessment"), &scores(SCORES[0])).await.expect(404);
}

async fn group_assesses(world: &mut World, rec: &Rec, i: usize) {
    let team = &mut world.teams[i];
    let path = rec.path(&format!("/assessment/groups/{}", team.id));
    let mut fields = scores(SCORES[i % 3]);
    fields.push(("last_day", "2026-05-10"));
    team.member.post(&path, &fields).await.expect(404);
    let ballot = team.coordinator.post(&path, &fields).await.expect(303).location.unwrap();
    let page = team.member.get(&ballot).await.expect(200).says("Worüber Sie abstimmen");
    page.says(["trifft zu", "trifft nicht zu", "trifft eher zu"][i % 3]);
    vote(world, i, &ballot, "yes").await;
}

async fn vote(world: &mut World, i: usize, ballot: &str, choice: &str) {
    let team = &mut world.teams[i];
    team.member.submit(ballot, &[("choice", choice)]).await;
    team.coordinator.submit(ballot, &[("choice", choice)]).await;
    world.test.catch_up().await;
}

/// A second proposal that the group declines leaves the voice that it adopted.
async fn group_declines_another_voice(world: &mut World, rec: &Rec, i: usize) {
    let team = &mut world.teams[i];
    let path = rec.path(&format!("/assessment/groups/{}", team.id));
    let mut fields = scores(["1", "1", "1"]);
    fields.push(("last_day", "2026-05-10"));
    let ballot = team.coordinator.post(&path, &fields).await.expect(303).location.unwrap();
    vote(world, i, &ballot, "no").await;
}

/// Every role asks for every result by page and export, and gets nothing.
pub async fn nobody_sees_anything_before_the_gate(world: &mut World, recs: &[Rec]) {
    let mut everybody: Vec<Browser> = vec![
        world.staff.clone(),
        world.administrator.clone(),
        world.council.clone(),
        world.steering[0].clone(),
        world.teams[0].coordinator.clone(),
        world.teams[0].member.clone(),
    ];
    for browser in &mut everybody {
        browser.get("/year/2026/assessments.csv").await.expect(404);
        browser.get("/year/2026/results").await.expect(404);
        for rec in recs {
            browser.get(&rec.path("/assessments")).await.expect(404);
            browser.get(&rec.path("")).await.hides("Geheime Anmerkung").hides("Wer schätzt es wie ein");
        }
    }
    let mut visitor = world.test.visitor();
    visitor.get(&recs[0].path("/assessments")).await.expect(303);
    visitor.get("/year/2026/assessments.csv").await.expect(303);
    let progress = world.staff.get("/year/2026/progress").await.expect(200);
    progress.says("Steering 1").says("Fokusgruppe 4").hides("Geheime Anmerkung");
}

pub async fn the_distribution_is_what_went_in(world: &mut World, recs: &[Rec]) {
    // Three times 4, two times 1, two times 3 from the members; 4, 1, 3, 4 from the groups; 2 from the administration.
    let members = "Steuerungsgruppe: 2 trifft nicht zu, 0 trifft eher nicht zu, 2 trifft eher zu, 3 trifft zu";
    let groups = "Gruppen: 1 trifft nicht zu, 0 trifft eher nicht zu, 1 trifft eher zu, 2 trifft zu";
    let administration = "Verwaltung: 0 trifft nicht zu, 1 trifft eher nicht zu, 0 trifft eher zu, 0 trifft zu";
    for rec in recs {
        let page = world.steering[3].get(&rec.path("/assessments")).await.expect(200);
        for label in [members, groups, administration] {
            assert!(page.body.contains(label), "{label}\n{}", page.body);
        }
        page.says("Geheime Anmerkung 6").says("Hier gehen die Meinungen auseinander").hides("Steering 1");
        let page = world.staff.get(&rec.path("/assessments")).await.expect(200);
        page.hides("Geheime Anmerkung").hides("Steering 1");
        world.council.get(&rec.path("/assessments")).await.expect(404);
        world.administrator.get(&rec.path("/assessments")).await.expect(404);
        world.teams[rec.team].member.get(&rec.path("/assessments")).await.expect(404);
    }
    let csv = world.staff.get("/year/2026/assessments.csv").await.expect(200);
    let line = "2026/1;Empfehlung Nummer 1;Steuerungsgruppe;Soziologisch-pädagogische Effekte;trifft zu;3";
    assert!(csv.body.contains(line), "{}", csv.body);
    let late = world.steering[0].post(&recs[0].path("/assessment"), &scores(SCORES[1])).await;
    late.expect(404);
    remarks_stand_in_an_order_that_knows_nobody(world, recs).await;
}

/// The remarks of a page in their order; the number of each is the one of who wrote it.
fn remarks(page: &str) -> Vec<String> {
    page.split("Geheime Anmerkung ").skip(1).map(|rest| rest[..1].to_owned()).collect()
}

/// By name, or always in the same order, seven remarks without names would be seven with names: who has answered is known.
async fn remarks_stand_in_an_order_that_knows_nobody(world: &mut World, recs: &[Rec]) {
    let mut orders = Vec::new();
    for rec in recs {
        orders.push(remarks(&world.steering[3].get(&rec.path("/assessments")).await.expect(200).body));
    }
    let by_name: Vec<String> = (0..7).map(|i| i.to_string()).collect();
    assert!(orders.iter().all(|order| by_name.iter().all(|one| order.contains(one)) && order.len() == 7), "{orders:?}");
    // That six drawings by lot all come out alike, or by name, happens once in 10^18 runs.
    assert!(orders.iter().any(|order| *order != by_name), "in the order of names: {orders:?}");
    assert!(orders.iter().any(|order| *order != orders[0]), "everywhere in the same order: {orders:?}");
    let again = remarks(&world.steering[0].get(&recs[0].path("/assessments")).await.expect(200).body);
    assert_eq!(again, orders[0], "one who looks twice sees the same");

    // Where names were fixed before the round they are shown, and then they make the order.
    show_names(world, true).await;
    let page = world.steering[3].get(&recs[0].path("/assessments")).await.expect(200).says("Steering 1");
    assert_eq!(remarks(&page.body), by_name);
    show_names(world, false).await;
}

async fn show_names(world: &World, shown: bool) {
    let db = &world.test.app.db;
    db.write(shown, |tx, shown| {
        Box::pin(async move { tx.run(fokusraum::sql!("UPDATE cycles SET names_shown = $1", *shown)).await })
    })
    .await
    .unwrap();
}

pub async fn record_joint_results(world: &mut World, recs: &[Rec]) {
    for (i, rec) in recs.iter().enumerate() {
        let result = format!("Gemeinsames Ergebnis {i}");
        let mut fields = scores(["3", "3", "3"]);
        fields.extend([
            ("result", result.as_str()),
            ("dissent", "Ein Mitglied hält es für zu teuer."),
            ("remarks", "Kosten genauer rechnen\n\nMit den Kommunen sprechen"),
            ("meeting", "Steuerungsgruppe"),
            ("met_on", "2026-05-20"),
            ("agenda_item", "TOP 5"),
        ]);
        world.steering[1].post(&rec.path("/joint-assessment"), &fields).await.expect(404);
        let page = world.staff.submit(&rec.path("/joint-assessment"), &fields).await;
        page.says("Das gemeinsame Ergebnis ist gespeichert");
    }
}

pub async fn choose_for_the_fokus(world: &mut World, recs: &[Rec]) {
    for rec in &recs[..5] {
        world.staff.submit(&rec.path("/focus"), &[("included", "yes")]).await.says("Gespeichert");
    }
    let path = recs[5].path("/focus");
    world.staff.post(&path, &[("included", "no")]).await.expect(422).says("Bitte begründen Sie");
    world.staff.submit(&path, &[("included", "no"), ("reason", "Im Vorjahr schon beschlossen.")]).await;
}

pub async fn nothing_is_public_before_the_publication(world: &mut World, recs: &[Rec]) {
    let mut visitor = world.test.visitor();
    for rec in recs {
        visitor.get(&rec.path("")).await.expect(303);
        world.council.get(&rec.path("")).await.expect(404);
    }
}

/// Papers to the committee and the council; one decision of each kind, and the ledger keeps them all.
pub async fn the_council_decides(world: &mut World, recs: &[Rec]) {
    let results = ["accepted", "changed", "rejected", "postponed", "noted"];
    for (i, rec) in recs[..5].iter().enumerate() {
        let (committee, council) = (world.committee.to_string(), world.council_id.to_string());
        let title = format!("Vorlage {i}");
        let fields = [
            ("kind", "decision"),
            ("title", title.as_str()),
            ("recommendations", rec.id.as_str()),
            ("committees", committee.as_str()),
            ("committees", council.as_str()),
            ("text", "Der Ausschuss empfiehlt."),
        ];
        world.council.post("/papers", &fields).await.expect(404);
        let paper = world.staff.post("/papers", &fields).await.expect(303).made();
        world.council.get(&format!("/papers/{paper}")).await.expect(404);
        world.staff.submit(&format!("/papers/{paper}/dispatch"), &[]).await;
        world.council.get(&format!("/papers/{paper}")).await.expect(200).says(&title);
        decide(world, rec, &committee, "accepted", "Der Ausschuss stimmt zu.").await;
        decide(world, rec, &council, results[i], &wording(results[i])).await;
    }
}

fn wording(result: &str) -> String {
    format!("Wortlaut des Kreistags: {result}")
}

async fn decide(world: &mut World, rec: &Rec, committee: &str, result: &str, wording: &str) {
    let fields = [
        ("committee", committee),
        ("day", "2026-06-16"),
        ("result", result),
        ("wording", wording),
        ("votes", "40 dafür, 2 dagegen"),
    ];
    world.council.post(&rec.path("/decisions"), &fields).await.expect(404);
    world.staff.submit(&rec.path("/decisions"), &fields).await;
}

/// What anybody reads in the end is what went in.
pub async fn the_public_page_is_complete(world: &mut World, recs: &[Rec]) {
    let results = ["accepted", "changed", "rejected", "postponed", "noted"];
    let mut visitor = world.test.visitor();
    for (i, rec) in recs.iter().enumerate() {
        let page = visitor.get(&rec.path("")).await.expect(200);
        let page = page.says(&rec.title).says(&format!("2026/{}", i + 1)).says(&world.teams[rec.team].name);
        let page = page.says("Antwort auf q-").says("Die Verwaltung hält das für machbar.");
        let page = page.says(&format!("Gemeinsames Ergebnis {i}")).says("Ein Mitglied hält es für zu teuer.");
        let page = page.says("Kosten genauer rechnen").says("Mit den Kommunen sprechen").says("TOP 5");
        assert!(page.body.contains("Steuerungsgruppe: 2 trifft nicht zu, 0 trifft eher nicht zu"), "{}", page.body);
        let page = page.hides("Geheime Anmerkung").hides("Steering").hides("Leader").hides("Member");
        match results.get(i) {
            Some(result) => {
                page.says(&wording(result)).says("Der Ausschuss stimmt zu.").says("40 dafür, 2 dagegen");
            }
            None => {
                page.says("Im Vorjahr schon beschlossen.");
            }
        }
    }
    let list = visitor.get("/recommendations?year=2026").await.expect(200);
    recs.iter().fold(list, |list, rec| list.says(&rec.title));
    let csv = visitor.get("/recommendations.csv").await.expect(200);
    assert_eq!(csv.body.lines().count(), 7, "{}", csv.body);
}
