//! Groups: who sees what, founding, joining by consent, members, results, the end.

use fokusraum::access::Role;
use fokusraum::clock::start_of;
use fokusraum::features::groups::{GroupKind, MemberRole, store};
use jiff::civil::date;

use crate::support::TestApp;
use crate::support::groups::plain;

#[tokio::test]
async fn a_visitor_sees_the_profile_and_signs_in_for_the_rest() {
    let test = TestApp::new().await;
    let group = test.focus_group("Fokusgruppe Inklusion").await;
    let mut visitor = test.visitor();
    let page = visitor.get(&format!("/groups/{group}")).await.expect(200);
    page.says("Fokusgruppe Inklusion").says("Wofür Fokusgruppe Inklusion arbeitet").hides("Einstellungen");
    for path in ["members", "settings", "invitations", "join", "leave", "end", "subgroups/new", "results/new"] {
        let answer = visitor.get(&format!("/groups/{group}/{path}")).await.expect(303);
        assert!(answer.location.unwrap_or_default().starts_with("/sign-in"), "{path}");
    }
    let mut other = test.browser("Otto", &[]).await;
    for path in ["members", "settings", "invitations", "join", "leave", "end", "subgroups/new", "results/new"] {
        other.get(&format!("/groups/{group}/{path}")).await.expect(404).says("Diese Seite gibt es nicht");
    }
    visitor.get("/groups").await.expect(303);
    other.get("/groups").await.expect(200).says("Noch keine Gruppe").hides("Gruppe gründen");
    other.get("/groups/new").await.expect(404);
}

#[tokio::test]
async fn each_role_sees_what_it_may() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let (anna, mia, gero) =
        (test.person("Anna", &[]).await, test.person("Mia", &[]).await, test.person("Gero", &[]).await);
    test.put(group, anna, MemberRole::Coordinator, "").await;
    test.put(group, mia, MemberRole::Member, "").await;
    test.put(group, gero, MemberRole::Guest, "").await;
    let mut leads = test.signed_in(anna).await;
    leads.get(&format!("/groups/{group}")).await.expect(200).says("Einstellungen").says("Mitglieder");
    leads.get(&format!("/groups/{group}/members")).await.expect(200).says("mia@test.example").says("Rolle ändern");
    leads.get(&format!("/groups/{group}/settings")).await.expect(200).says("Gruppe beenden");
    for person in [mia, gero] {
        let mut browser = test.signed_in(person).await;
        browser.get(&format!("/groups/{group}")).await.expect(200).says("Was geschah").hides("Einstellungen");
        browser.get(&format!("/groups/{group}/members")).await.expect(200).says("Anna").hides("anna@test.example");
        browser.get(&format!("/groups/{group}/settings")).await.expect(404);
        browser.post(&format!("/groups/{group}/end"), &[]).await.expect(404);
    }
    leads.get("/groups").await.expect(200).says("Armut").says("Ihre Rolle: Koordination");
}

#[tokio::test]
async fn staff_found_a_group_and_the_coordinator_is_invited_once() {
    let test = TestApp::new().await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    staff.get("/groups/new").await.expect(200).hides("Mehr als eine neue Fokusgruppe");
    let fields = [
        ("_op", "0190f0a8-7f00-7000-8000-000000000001"),
        ("name", "Fokusgruppe Wohnen"),
        ("kind", "focus_group"),
        ("purpose", "Wohnen für alle"),
        ("coordinator", "anna@test.example"),
    ];
    let first = staff.post("/groups", &fields).await.expect(303);
    let second = staff.post("/groups", &fields).await.expect(303);
    assert_eq!(first.location, second.location);
    test.catch_up().await;
    assert_eq!(test.sent().len(), 1);
    // Founding is not belonging: staff read the profile, not the group.
    let group = first.made();
    staff.get(&format!("/groups/{group}")).await.expect(200).says("Gegründet").hides("Neutrale Begleitung");
    staff.get(&format!("/groups/{group}/members")).await.expect(404);
    let second = staff.get("/groups/new").await.expect(200);
    second.says("Im Jahr 2026 hat schon eine Fokusgruppe begonnen").says("(2023)");
    staff
        .post(
            "/groups",
            &[("name", "Noch eine"), ("kind", "focus_group"), ("purpose", "x"), ("coordinator", "b@test.example")],
        )
        .await
        .expect(303);
}

#[tokio::test]
async fn a_task_force_needs_a_mandate_and_an_end_and_nothing_typed_is_lost() {
    let test = TestApp::new().await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let fields = [
        ("name", "Task Force <Hitze>"),
        ("kind", "task_force"),
        ("purpose", "Kühle Räume"),
        ("coordinator", "a@test.example"),
    ];
    let page = staff.post("/groups", &fields).await.expect(422);
    let page = page.says("Fehler:").says("braucht einen Auftrag").says("braucht einen letzten Tag").says("Kühle Räume");
    assert!(page.body.contains("Task Force &#60;Hitze&#62;"));
    let mut with = fields.to_vec();
    with.extend([("mandate", "Vorschläge bis zum Sommer"), ("ends_on", "2026-03-01")]);
    staff.post("/groups", &with).await.expect(422).says("schon vorbei");
    with.pop();
    with.push(("ends_on", "2026-03-31"));
    staff.post("/groups", &with).await.expect(303);
    staff.post("/groups", &[("name", "X"), ("kind", "citizen_subgroup")]).await.expect(422);
}

#[tokio::test]
async fn there_is_one_steering_group_at_most() {
    let test = TestApp::new().await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let fields = [
        ("name", "Steuerungsgruppe"),
        ("kind", "steering_group"),
        ("purpose", "Einschätzen"),
        ("coordinator", "a@test.example"),
    ];
    staff.post("/groups", &fields).await.expect(303);
    staff.post("/groups", &fields).await.expect(422).says("Es gibt schon eine Steuerungsgruppe");
}

#[tokio::test]
async fn staff_come_in_by_consent_only() {
    let test = TestApp::new().await;
    let group = test.focus_group("Bildung").await;
    let anna = test.person("Anna", &[]).await;
    test.put(group, anna, MemberRole::Coordinator, "").await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let path = format!("/groups/{group}");
    staff.get(&format!("{path}/members")).await.expect(404);
    staff.post(&format!("{path}/join"), &[("reason", "")]).await.expect(422);
    staff.submit(&format!("{path}/join"), &[("reason", "Beim Entwurf helfen")]).await.says("Sie haben gefragt");
    staff.post(&format!("{path}/join"), &[("reason", "Noch einmal")]).await.expect(422).says("wartet schon");
    staff.get(&format!("{path}/members")).await.expect(404);
    test.catch_up().await;
    assert_eq!(test.sent()[0].recipient, "anna@test.example");
    let mut leads = test.signed_in(anna).await;
    let page = leads.get(&path).await.expect(200).says("Stefan möchte mitlesen").says("Beim Entwurf helfen");
    let answer = link(&page.body, "/join-requests/");
    leads.get(&answer).await.expect(200);
    leads.post(&answer, &[("answer", "decline")]).await.expect(422).says("warum nicht");
    leads.submit(&answer, &[("answer", "accept")]).await.expect(200).hides("möchte mitlesen");
    staff.get(&path).await.expect(200).says("Was geschah").hides("Einstellungen");
    staff.get(&format!("{path}/members")).await.expect(200).says("Gast");
    test.catch_up().await;
    assert_eq!(test.sent()[1].recipient, "stefan@test.example");
}

/// The first address on a page that contains `part`.
fn link(body: &str, part: &str) -> String {
    let all = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|href| href.contains(part)).map(ToOwned::to_owned).next().expect("a link")
}

#[tokio::test]
async fn a_citizen_sub_group_exists_for_its_people_only() {
    let test = TestApp::new().await;
    let parent = test.focus_group("Inklusion").await;
    let (dilan, mia) = (test.person("Dilan", &[]).await, test.person("Mia", &[]).await);
    test.put(parent, dilan, MemberRole::Coordinator, "").await;
    test.put(parent, mia, MemberRole::Member, "").await;
    let mut leads = test.signed_in(dilan).await;
    let fields = [
        ("name", "Unterwegs"),
        ("kind", "citizen_subgroup"),
        ("purpose", "Mit dem Rollstuhl unterwegs"),
        ("coordinator", "dilan@test.example"),
    ];
    let sub = leads.post(&format!("/groups/{parent}/subgroups"), &fields).await.expect(303).made();
    leads.get(&format!("/groups/{sub}")).await.expect(200).says("Unterwegs");
    leads.get(&format!("/groups/{parent}")).await.expect(200).says("Unterwegs");
    let sub_id = sub.parse().unwrap();
    let wilma = test.person("Wilma Geheim", &[]).await;
    test.put(sub_id, dilan, MemberRole::Coordinator, "Dilan").await;
    test.put(sub_id, wilma, MemberRole::Member, "Heide").await;
    leads.get(&format!("/groups/{sub}/members")).await.expect(200).says("Heide").says("Wilma Geheim");
    let mut inside = test.signed_in(wilma).await;
    inside.get(&format!("/groups/{sub}/members")).await.expect(200).says("Heide").hides("Wilma Geheim@");
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    let mut member = test.signed_in(mia).await;
    for browser in [&mut staff, &mut member] {
        for path in ["", "/members", "/results", "/join", "/end"] {
            browser.get(&format!("/groups/{sub}{path}")).await.expect(404);
        }
        for path in ["/network", "/fields"] {
            browser.get(path).await.expect(200).hides("Unterwegs");
        }
        browser.get(&format!("/groups/{parent}")).await.expect(200).hides("Unterwegs");
    }
    test.visitor().get(&format!("/groups/{sub}")).await.expect(303);
    // A result cannot leave it, whatever a form says.
    let public = [("title", "Drinnen"), ("body", "x"), ("audience", "public")];
    leads.post(&format!("/groups/{sub}/results"), &public).await.expect(422);
}

#[tokio::test]
async fn the_chosen_name_is_the_only_one_other_members_read() {
    let test = TestApp::new().await;
    let mut new = plain(GroupKind::CitizenSubgroup, "Unterwegs");
    new.parent = Some(test.focus_group("Inklusion").await);
    let sub = test.add_group(new).await;
    let (dilan, wilma, kurt) =
        (test.person("Dilan", &[]).await, test.person("Wilma Geheim", &[]).await, test.person("Kurt Auch", &[]).await);
    test.put(sub, dilan, MemberRole::Coordinator, "Dilan").await;
    test.put(sub, wilma, MemberRole::Member, "Heide").await;
    test.put(sub, kurt, MemberRole::Member, "Anker").await;
    let mut inside = test.signed_in(kurt).await;
    for path in ["", "/members", "/results"] {
        inside.get(&format!("/groups/{sub}{path}")).await.expect(200).hides("Wilma").hides("wilma.geheim");
    }
    let author = wilma;
    let mut wilma = test.signed_in(wilma).await;
    wilma.submit(&format!("/groups/{sub}/leave"), &[]).await.expect(200).says("verlassen");
    wilma.get(&format!("/groups/{sub}")).await.expect(404);
    inside.get(&format!("/groups/{sub}")).await.expect(200).says("Heide ist nicht mehr dabei").hides("Wilma");
    let name = store::name_in(&mut test.app.db.reader().await.unwrap(), sub, author).await.unwrap();
    assert_eq!(name, "Heide", "what she wrote keeps the name she chose");
}

/// The places of `words` on a page, each where it stands first behind `start`.
fn places(body: &str, start: &str, words: [&str; 3]) -> [usize; 3] {
    let from = body.find(start).unwrap_or_else(|| panic!("missing: {start}"));
    words.map(|word| body[from..].find(word).unwrap_or_else(|| panic!("missing: {word}")))
}

#[tokio::test]
async fn chosen_names_stand_in_an_order_of_their_own() {
    let test = TestApp::new().await;
    let mut staff = test.browser("Staff", &[Role::Staff]).await;
    staff.post("/year/new", &[("year", "2026"), ("title", "Plan"), ("template", "2023")]).await.expect(303);
    let mut new = plain(GroupKind::CitizenSubgroup, "Unterwegs");
    new.parent = Some(test.focus_group("Inklusion").await);
    let sub = test.add_group(new).await;
    let cora = test.person("Cora", &[]).await;
    test.put(sub, cora, MemberRole::Coordinator, "Zwiebel").await;
    let mut people = Vec::new();
    // By age of the accounts and by their names, the order is the other way round.
    for (name, chosen) in [("Anna", "Ulme"), ("Berta", "Kiefer"), ("Carla", "Ähre")] {
        let person = test.person(name, &[]).await;
        test.put(sub, person, MemberRole::Member, chosen).await;
        people.push((person.to_string(), test.signed_in(person).await));
    }
    let (in_order, at) = (["Ähre", "Kiefer", "Ulme"], format!("/groups/{sub}"));
    let mut cora = test.signed_in(cora).await;

    let page = people[0].1.get(&format!("{at}/members")).await.expect(200).body;
    assert!(places(&page, "<main", in_order).is_sorted(), "members: {page}");

    let board = people[0].1.post(&format!("{at}/boards/new"), &[("title", "Wand"), ("kind", "columns")]).await.made();
    let columns = crate::support::boards::columns(&mut people[0].1, &board).await;
    let mut card = vec![("column", columns[0].as_str()), ("title", "Ein Bus")];
    card.extend(people.iter().map(|(id, _)| ("people", id.as_str())));
    cora.post(&format!("/boards/{board}/cards/new"), &card).await.expect(303);
    let card = test.first_id("SELECT id FROM cards").await;
    for path in [format!("/boards/{board}"), format!("/boards/{board}/cards/{card}")] {
        let page = cora.get(&path).await.expect(200).body;
        assert!(places(&page, "<main", in_order).is_sorted(), "{path}: {page}");
    }

    let poll = [
        ("title", "Wann?"),
        ("length", "90"),
        ("openness", "names"),
        ("group", "yes"),
        ("days", "2026-03-10"),
        ("times", "18 Uhr"),
    ];
    let poll = cora.post(&format!("{at}/polls/new"), &poll).await.made();
    let date = format!("on-{}", test.first_id("SELECT id FROM poll_dates").await);
    for (_, browser) in &mut people {
        browser.post(&format!("/polls/{poll}/answer"), &[(&date, "yes"), ("needs_note", "Rampe")]).await.expect(303);
    }
    for path in [format!("/polls/{poll}"), format!("/polls/{poll}/people")] {
        let page = cora.get(&path).await.expect(200).body;
        assert!(places(&page, "<main", in_order).is_sorted(), "{path}: {page}");
    }

    let draft = [("title", "Ein Bus"), ("q-situation", "Er kommt nicht.")];
    let draft = people[0].1.post(&format!("{at}/recommendations/new"), &draft).await.made();
    let vote = [("last_day", "2026-03-10"), ("secrecy", "open")];
    let ballot = cora.post(&format!("/recommendations/{draft}/adoption"), &vote).await.expect(303).location.unwrap();
    for browser in people.iter_mut().map(|(_, browser)| browser).chain([&mut cora]) {
        browser.post(&ballot, &[("choice", "yes")]).await.expect(303);
    }
    test.catch_up().await;
    let page = cora.get(&ballot).await.expect(200).body;
    assert!(places(&page, "<main", in_order).is_sorted(), "votes: {page}");
}

#[tokio::test]
async fn somebody_always_coordinates() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let (anna, mia) = (test.person("Anna", &[]).await, test.person("Mia", &[]).await);
    test.put(group, anna, MemberRole::Coordinator, "").await;
    test.put(group, mia, MemberRole::Member, "").await;
    let mut leads = test.signed_in(anna).await;
    leads.post(&format!("/groups/{group}/leave"), &[]).await.expect(422).says("braucht jemanden");
    leads.post(&format!("/groups/{group}/members/{anna}"), &[("role", "guest")]).await.expect(422);
    leads.post(&format!("/groups/{group}/members/{anna}/removal"), &[]).await.expect(422);
    leads.post(&format!("/groups/{group}/members/{mia}"), &[("role", "king")]).await.expect(422);
    leads
        .submit(&format!("/groups/{group}/members/{mia}"), &[("role", "coordinator")])
        .await
        .says("Die Rolle ist geändert");
    leads.submit(&format!("/groups/{group}/leave"), &[]).await.expect(200).hides("Armut");
    leads
        .post(&format!("/groups/{group}/leave"), &[])
        .await
        .expect(404)
        .says("Vielleicht ist Ihre Eingabe schon angekommen");
    let mut next = test.signed_in(mia).await;
    next.get(&format!("/groups/{group}/settings")).await.expect(200);
}

#[tokio::test]
async fn a_result_is_read_by_its_audience() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let other = test.focus_group("Bildung").await;
    let (anna, otto) = (test.person("Anna", &[]).await, test.person("Otto", &[]).await);
    test.put(group, anna, MemberRole::Coordinator, "").await;
    test.put(other, otto, MemberRole::Member, "").await;
    let mut leads = test.signed_in(anna).await;
    let mut ids = Vec::new();
    for audience in ["group", "network", "public"] {
        let title = format!("Ergebnis {audience}");
        let body = "Ein Satz.\n\n- <b>eins</b>\n- zwei";
        let fields = [("title", title.as_str()), ("body", body), ("audience", audience)];
        ids.push(leads.post(&format!("/groups/{group}/results"), &fields).await.expect(303).made());
    }
    let mut outsider = test.browser("Ohne", &[]).await;
    let mut network = test.signed_in(otto).await;
    let mut council = test.browser("Carla", &[Role::CouncilMember]).await;
    let mut visitor = test.visitor();
    let expected = [[200, 200, 200], [404, 200, 200], [404, 200, 200], [404, 404, 200], [303, 303, 200]];
    for (browser, statuses) in
        [&mut leads, &mut network, &mut council, &mut outsider, &mut visitor].into_iter().zip(expected)
    {
        for (id, status) in ids.iter().zip(statuses) {
            browser.get(&format!("/groups/{group}/results/{id}")).await.expect(status);
        }
    }
    let list = network.get(&format!("/groups/{group}/results")).await.expect(200);
    list.says("Ergebnis network").says("Ergebnis public").hides("Ergebnis group");
    visitor.get("/network").await.says("Ergebnis public").hides("Ergebnis network").hides("Ergebnis group");
    network.get("/network").await.says("Ergebnis network").hides("Ergebnis group");
    let page = visitor.get(&format!("/groups/{group}/results/{}", ids[2])).await;
    assert!(page.body.contains("<li>&lt;b&gt;eins&lt;/b&gt;</li>"));
    let path = format!("/groups/{group}/results/{}", ids[2]);
    leads.post(&path, &[("title", ""), ("body", "bleibt"), ("audience", "public")]).await.expect(422).says("bleibt");
    leads.submit(&path, &[("title", "Neu"), ("body", "x"), ("audience", "group")]).await.expect(200).says("Neu");
    visitor.get(&path).await.expect(303);
    network.post(&path, &[("title", "Fremd")]).await.expect(404);
    leads.get(&format!("{path}/removal")).await.expect(200);
    leads.submit(&format!("{path}/removal"), &[]).await.expect(200).says("gelöscht");
    leads.get(&path).await.expect(404);
}

#[tokio::test]
async fn a_task_force_ends_by_itself_when_its_last_day_is_over() {
    let test = TestApp::new().await;
    let mut new = plain(GroupKind::TaskForce, "Task Force Hitze");
    new.mandate = "Kühle Räume finden".into();
    new.ends_on = Some(date(2026, 3, 29));
    let force = test.add_group(new).await;
    let anna = test.person("Anna", &[]).await;
    test.put(force, anna, MemberRole::Coordinator, "").await;
    // The night in which clocks change: the day has 23 hours.
    test.move_to(start_of(date(2026, 3, 30)).plus(-1)).await;
    let mut leads = test.signed_in(anna).await;
    leads.get(&format!("/groups/{force}/settings")).await.expect(200);
    test.move_to(start_of(date(2026, 3, 30))).await;
    leads.get(&format!("/groups/{force}/settings")).await.expect(404);
    leads.get(&format!("/groups/{force}")).await.expect(200).says("Die Gruppe ist beendet").says("beendet");
    test.visitor().get(&format!("/groups/{force}")).await.expect(200).says("Die Gruppe ist beendet");
    test.catch_up().await;
    let mails = test.sent();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("beendet"));
    leads.get("/groups").await.expect(200).hides("Task Force Hitze");
}

#[tokio::test]
async fn a_group_rests_wakes_and_ends() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let anna = test.person("Anna", &[]).await;
    let mut staff = test.browser("Stefan", &[Role::Staff]).await;
    staff.get(&format!("/groups/{group}")).await.expect(200).says("Gruppe beenden");
    test.put(group, anna, MemberRole::Coordinator, "").await;
    staff.get(&format!("/groups/{group}/end")).await.expect(404);
    let mut leads = test.signed_in(anna).await;
    leads.get(&format!("/groups/{group}/rest")).await.expect(200).says("behält Mitglieder und Texte");
    leads.submit(&format!("/groups/{group}/rest"), &[]).await.says("Die Gruppe ruht");
    leads.post(&format!("/groups/{group}/rest"), &[]).await.expect(422).says("inzwischen geändert");
    leads.submit(&format!("/groups/{group}/wake"), &[]).await.says("Die Gruppe arbeitet wieder");
    leads.submit(&format!("/groups/{group}/end"), &[]).await.says("Die Gruppe ist beendet");
    leads.post(&format!("/groups/{group}/results"), &[("title", "x")]).await.expect(404);
    leads.get(&format!("/groups/{group}/members")).await.expect(200).hides("Rolle ändern");
}

#[tokio::test]
async fn settings_keep_what_was_typed() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let field = test.field("Wohnen", 8).await.to_string();
    let anna = test.person("Anna", &[]).await;
    test.put(group, anna, MemberRole::Coordinator, "").await;
    let mut leads = test.signed_in(anna).await;
    let path = format!("/groups/{group}/settings");
    leads.post(&path, &[("purpose", ""), ("help_wanted", "Moderation")]).await.expect(422).says("Moderation");
    let fields = [("purpose", "Neu gesagt"), ("help_wanted", "Moderation"), ("fields", field.as_str())];
    leads.submit(&path, &fields).await.says("gespeichert").says("Neu gesagt");
    test.visitor().get(&format!("/groups/{group}")).await.says("Neu gesagt").says("Wohnen").hides("Moderation");
}

#[tokio::test]
async fn pages_ask_the_same_number_of_queries_however_many_people_there_are() {
    let test = TestApp::new().await;
    let group = test.focus_group("Armut").await;
    let anna = test.person("Anna", &[]).await;
    test.put(group, anna, MemberRole::Coordinator, "").await;
    let mut leads = test.signed_in(anna).await;
    let mut counts = Vec::new();
    for round in 0..2 {
        for i in 0..20 * round {
            let person = test.person(&format!("Mitglied {i}"), &[]).await;
            test.put(group, person, MemberRole::Member, "").await;
            test.focus_group(&format!("Gruppe {i}")).await;
        }
        let mut of_round = Vec::new();
        for path in
            [format!("/groups/{group}"), format!("/groups/{group}/members"), "/groups".into(), "/network".into()]
        {
            let before = test.app.db.queries();
            leads.get(&path).await.expect(200);
            of_round.push(test.app.db.queries() - before);
        }
        counts.push(of_round);
    }
    assert_eq!(counts[0], counts[1]);
}
