//! Date polls: asked in one form, answered from a mail, reminded once.

mod killed;

use fokusraum::clock::{DAY, MINUTE};
use fokusraum::features::groups::MemberRole;
use fokusraum::mail::Stored;

use crate::support::browser::Answer;
use crate::support::polls::{Round, fields, link_in};
use crate::support::{begin, hostile};

fn kinds(mails: &[Stored]) -> Vec<(String, String)> {
    let mut all: Vec<_> = mails.iter().map(|m| (m.kind.clone(), m.recipient.clone())).collect();
    all.sort();
    all
}

#[tokio::test]
async fn one_form_asks_the_group_and_people_without_accounts() {
    let mut round = Round::new().await;
    let guests = "Nadja Nachbarin <Nadja@Nachbarn.example>\nbriefe@test.example\nHerr Ohne Mail";
    round.open(&[("days", "2026-03-10"), ("days", "2026-03-12"), ("times", "18 Uhr"), ("guests", guests)]).await;
    let page = round.coordinator.get(&round.path("")).await.expect(200);
    page.says("Treffen im März").says("0 von 6 haben geantwortet").says("6 Personen haben noch nicht geantwortet");
    let mails = round.test.sent();
    let expected = ["briefe@test.example", "cora.coordinator@test.example", "merle.member@test.example"];
    let to: Vec<String> = kinds(&mails)
        .into_iter()
        .map(|(kind, to)| {
            assert_eq!(kind, "poll-invitation");
            to
        })
        .collect();
    assert_eq!(to.len(), 5, "{to:?}");
    assert!(expected.iter().all(|one| to.contains(&(*one).to_owned())), "{to:?}");
    let mail = mails.iter().find(|m| m.recipient == "nadja@nachbarn.example").unwrap();
    assert_eq!(mail.subject, "Wann können Sie? Treffen im März");
    let link = link_in(mail);
    assert_eq!(
        mail.body_text.replace(&link, "LINK"),
        "Guten Tag,\n\nWohnen sucht einen Termin: Treffen im März. Diese Termine kommen infrage:\n\n\
         Di., 10. März 2026, 18 bis 19.30 Uhr\nDo., 12. März 2026, 18 bis 19.30 Uhr\n\n\
         Hier antworten Sie, ohne Anmeldung:\nhttp://fokus.testLINK\n\n\
         Diese Nachricht kommt von Wohnen über Fokusraum, Testkreis."
    );
    // Whoever has an account finds it among their tasks as well.
    round.member.get("/").await.says("Termin finden: Treffen im März");
    round.coordinator.get(&format!("/groups/{}/meetings", round.group)).await.says("wartet auf Ihre Antwort");
}

#[tokio::test]
async fn nobody_needs_an_account_and_looking_changes_nothing() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let link = round.link_of("nadja@test.example");
    let mut nadja = round.test.visitor();
    let page = nadja.get(&link).await.expect(200).says("Wann können Sie?").says("Di., 10. März 2026, 18 bis 19.30 Uhr");
    // Nothing is chosen beforehand.
    assert!(!page.body.contains("checked"), "{}", page.body);
    nadja.get(&link).await;
    round.coordinator.get(&round.path("")).await.says("Noch hat niemand geantwortet");
    // Each date is a question of its own; what is missing is named, what was said stays.
    let dates = round.dates().await;
    let refused = nadja.post(&link, &[(dates[0].as_str(), "yes")]).await.expect(422);
    refused
        .says("Fehler:")
        .says("Do., 12. März 2026, 18 bis 19.30 Uhr: Bitte wählen Sie")
        .body_has("value=\"yes\" checked");
    // The rest in one tick.
    let answer = [(dates[0].as_str(), "yes"), ("rest", "yes"), ("comment", "Ich bringe Kuchen mit.")];
    let done = nadja.submit(&link, &answer).await.expect(200);
    let done = done.says("Ihre Antwort ist gespeichert").says("Ihre Antwort ändern").says("passt am besten");
    done.says("Ich bringe Kuchen mit.");
    // And changed at any time.
    nadja.submit(&link, &[(dates[0].as_str(), "no"), (dates[1].as_str(), "if_need_be")]).await.says("gespeichert");
    let page = round.coordinator.get(&round.path("")).await;
    let text = page.text();
    assert!(text.contains("1 von 4 haben geantwortet"), "{text}");
    let best = text.find("passt am besten").unwrap();
    assert!(text[..best].trim_end().ends_with("Do., 12. März 2026, 18 bis 19.30 Uhr"), "{text}");
}

#[tokio::test]
async fn what_nobody_should_send_is_refused_behind_a_link_too() {
    let round = Round::with_guests(&["nadja@test.example"]).await;
    let (link, mut nadja) = (round.link_of("nadja@test.example"), round.test.visitor());
    hostile(&mut nadja, &link, "comment").await;
    nadja.post(&link, &[("on-unsinn", "yes"), ("rest", "yes")]).await.expect(303);
}

#[tokio::test]
async fn a_link_that_was_reissued_is_dead() {
    let mut round = Round::with_guests(&["nadja@test.example", "Herr Ohne Mail"]).await;
    let old = round.link_of("nadja@test.example");
    let who = round.asked("nadja@test.example").await;
    let path = round.path(&format!("/people/{who}/link"));
    let sheet = round.coordinator.post(&path, &[]).await.expect(200).says("Er steht nur jetzt hier");
    assert!(sheet.body.contains("<svg class=\"qr\""));
    let new = address_in(&sheet);
    let mut nadja = round.test.visitor();
    nadja.get(&old).await.expect(404).says("Dieser Link gilt nicht mehr");
    nadja.post(&old, &[]).await.expect(404);
    nadja.get(&new).await.expect(200).says("Wann können Sie?");
    // As it is typed from paper.
    let typed = new.to_uppercase().replace("/T/", "/t/").replace('0', "O").replace('1', "l");
    nadja.get(&typed).await.expect(200);
    nadja.get("/t/unsinn").await.expect(404).says("Dieser Link gilt nicht mehr");
    // A letter for everybody without mail.
    let letters = round.coordinator.post(&round.path("/letters"), &[]).await.expect(200).says("Herr Ohne Mail");
    nadja.get(&address_in(&letters)).await.expect(200).says("Wann können Sie, Herr Ohne Mail?");
}

fn address_in(page: &Answer) -> String {
    let start = page.body.find("href=\"http://fokus.test/t/").unwrap() + "href=\"http://fokus.test".len();
    page.body[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_open_link_asks_for_a_name_and_gives_everybody_their_own() {
    let mut round = Round::with_guests(&[]).await;
    let sheet = round.coordinator.post(&round.path("/open-link"), &[]).await.expect(200);
    let link = address_in(&sheet);
    let dates = round.dates().await;
    let mut one = round.test.visitor();
    one.get(&link).await.expect(200).says("Ihr Name");
    one.post(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.expect(422).says("Ihr Name");
    let form =
        [("_op", "00000000-0000-4000-8000-000000000001"), ("name", "Jo"), (dates[0].as_str(), "yes"), ("rest", "yes")];
    let own = one.post(&link, &form).await.expect(303).location.unwrap();
    assert_ne!(own, link);
    // A stranger reads how many can come, and nobody's name.
    one.get(&own)
        .await
        .expect(200)
        .says("Ihre Antwort ändern")
        .says("passt am besten")
        .hides("Alle Antworten mit Namen");
    // Another answer from the page that was gone back to is another person, not the first one's secret.
    let mut other = form;
    other[1] = ("name", "Kim");
    let second = one.post(&link, &other).await.expect(303).location.unwrap();
    assert_ne!(second, own);
    // The same form twice is one person; the same name twice is two.
    one.post(&link, &form).await.expect(303);
    round.coordinator.get(&round.path("")).await.says("2 von 5 haben geantwortet");
    one.post(&link, &[("name", "Jo"), (dates[0].as_str(), "no"), ("rest", "yes")]).await.expect(303);
    round.coordinator.get(&round.path("")).await.says("3 von 6 haben geantwortet");
    round.coordinator.submit(&round.path("/open-link/removal"), &[]).await.says("Der offene Link ist beendet");
    one.get(&link).await.expect(404);
    one.get(&own).await.expect(200);
}

#[tokio::test]
async fn only_the_silent_are_reminded_and_each_stage_once() {
    let mut round = Round::with_guests(&["nadja@test.example", "noel@test.example"]).await;
    round.settle(&[("closes_on", "2026-03-09")]).await;
    let link = round.link_of("nadja@test.example");
    let dates = round.dates().await;
    round.test.visitor().submit(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
    let before = round.test.sent().len();
    round.coordinator.get(&round.path("")).await.says("4 Personen erinnern");
    round.coordinator.submit(&round.path("/reminder"), &[]).await.says("Die Erinnerung ist unterwegs");
    round.test.catch_up().await;
    let reminded = kinds(&round.test.sent()[before..]);
    assert_eq!(reminded.len(), 4);
    assert!(reminded.iter().all(|(kind, to)| kind == "poll-reminder" && to != "nadja@test.example"), "{reminded:?}");
    // Again nobody is reminded.
    round.coordinator.get(&round.path("")).await.hides("Personen erinnern").says("4 davon wurden schon erinnert");
    round.coordinator.submit(&round.path("/reminder"), &[]).await.says("Niemand war zu erinnern");
    // The earlier link still works, so does the new one.
    let newer = round.link_of("noel@test.example");
    round.test.visitor().get(&newer).await.expect(200);
    // The last call comes by itself, the day before, once.
    let before = round.test.sent().len();
    round.test.move_to(begin().plus(5 * DAY)).await;
    assert_eq!(round.test.sent().len(), before);
    round.test.move_to(begin().plus(6 * DAY)).await;
    let called = kinds(&round.test.sent()[before..]);
    assert_eq!(called.len(), 4, "{called:?}");
    assert!(called.iter().all(|(kind, to)| kind == "poll-last-call" && to != "nadja@test.example"));
    round.test.move_to(begin().plus(6 * DAY + 60 * MINUTE)).await;
    assert_eq!(round.test.sent().len(), before + 4);
    // Over: nobody answers any more, but a letter that came in time is typed in.
    round.test.move_to(begin().plus(9 * DAY)).await;
    let late = round.test.visitor().post(&newer, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.expect(422);
    late.says("Ihre Antwort konnten wir nicht mehr aufnehmen");
    let who = round.asked("noel@test.example").await;
    let path = round.path(&format!("/people/{who}/answer"));
    round.coordinator.submit(&path, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("eingetragen");
    round.coordinator.get(&round.path("/people")).await.says("von jemandem eingetragen");
}

#[tokio::test]
async fn nobody_is_called_right_after_they_were_asked() {
    let mut round = Round::new().await;
    let soon =
        [("days", "2026-03-10"), ("times", "18 Uhr"), ("closes_on", "2026-03-03"), ("guests", "nadja@test.example")];
    round.open(&soon).await;
    round.test.move_to(begin().plus(60 * MINUTE)).await;
    assert_eq!(round.test.sent().len(), 4, "{:?}", kinds(&round.test.sent()));
    // The next morning they are, and the poll is left alone afterwards.
    round.test.move_to(begin().plus(20 * 60 * MINUTE)).await;
    assert_eq!(round.test.sent().iter().filter(|m| m.kind == "poll-last-call").count(), 4);
    let version = |round: &Round| {
        let db = round.test.app.db.clone();
        async move {
            let mut tx = db.reader().await.unwrap();
            tx.value::<i64>("version", fokusraum::sql!("SELECT version FROM polls")).await.unwrap()
        }
    };
    let before = version(&round).await;
    round.test.move_to(begin().plus(21 * 60 * MINUTE)).await;
    assert_eq!(version(&round).await, before);
    // After the deadline nobody is asked to answer any more.
    round.test.move_to(begin().plus(2 * DAY)).await;
    let more = round.coordinator.post(&round.path("/people"), &[("guests", "noel@test.example")]).await.expect(422);
    more.says("Die Frist ist vorbei");
    round.coordinator.submit(&round.path("/reminder"), &[]).await.says("Die Umfrage läuft nicht mehr");
}

#[tokio::test]
async fn whoever_is_asked_later_is_the_only_one_who_is_told() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let before = round.test.sent().len();
    // A member's address is the member, who is asked already.
    let more = "noel@test.example\nMerle <merle.member@test.example>\nnadja@test.example";
    round.coordinator.submit(&round.path("/people"), &[("guests", more)]).await;
    round.test.catch_up().await;
    assert_eq!(kinds(&round.test.sent()[before..]), [("poll-invitation".to_owned(), "noel@test.example".to_owned())]);
    let dates = round.dates().await;
    let link = round.link_of("noel@test.example");
    round.test.visitor().submit(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
    // Who gave an address and no name is nobody's address to the others.
    round.member.get(&round.path("")).await.says("Gast ohne Namen").hides("noel@test.example");
    round.coordinator.get(&round.path("/people")).await.says("noel@test.example");
}

#[tokio::test]
async fn with_its_group_a_poll_is_over() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let (link, dates) = (round.link_of("nadja@test.example"), round.dates().await);
    round.coordinator.submit(&format!("/groups/{}/end", round.group), &[]).await;
    let answer = [(dates[0].as_str(), "yes"), ("rest", "yes")];
    round.test.visitor().post(&link, &answer).await.expect(422).says("schon geschlossen");
    round.test.catch_up().await;
    round.test.visitor().get(&link).await.says("Diese Umfrage wurde abgesagt");
}

#[tokio::test]
async fn other_dates_keep_the_answers_to_those_that_stay() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let link = round.link_of("nadja@test.example");
    let dates = round.dates().await;
    let mut nadja = round.test.visitor();
    nadja.submit(&link, &[(dates[0].as_str(), "no"), (dates[1].as_str(), "yes")]).await.says("gespeichert");
    let page = round.coordinator.get(&round.path("/dates")).await.keeps("Di 10.3.2026 18:00-19:30");
    page.keeps("Do 12.3.2026 18:00-19:30");
    let before = round.test.sent().len();
    let list = "Do 12.3.2026 18:00-19:30\nMo 16.3. 17 Uhr";
    round.coordinator.submit(&round.path("/dates"), &[("dates", list)]).await.says("Die Termine sind geändert");
    round.test.catch_up().await;
    let mail = round.test.sent()[before..].iter().find(|m| m.recipient == "nadja@test.example").unwrap().clone();
    let text = &mail.body_text;
    assert!(text.contains("Neu:\n\nMo., 16. März 2026, 17 bis 18.30 Uhr"), "{text}");
    assert!(text.contains("Entfallen:\n\nDi., 10. März 2026, 18 bis 19.30 Uhr"), "{text}");
    assert_eq!(round.test.sent().len(), before + 4);
    let page = nadja.get(&link).await.says("Es gibt neue Termine");
    assert_eq!(page.body.matches("checked").count(), 1, "the answer to the date that stays");
    // The same list again tells nobody anything.
    round.coordinator.submit(&round.path("/dates"), &[("dates", list)]).await;
    round.test.catch_up().await;
    assert_eq!(round.test.sent().len(), before + 4);
    // What was taken out is answered no more.
    nadja.submit(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
    round.coordinator.get(&round.path("")).await.hides("Di., 10. März");
}

#[tokio::test]
async fn the_limit_of_a_date_holds_when_all_answer_at_once() {
    let guests: Vec<String> = (0..30).map(|i| format!("gast{i}@test.example")).collect();
    let names: Vec<&str> = guests.iter().map(String::as_str).collect();
    let mut round = Round::with_guests(&names).await;
    round.settle(&[("most_each", "7")]).await;
    let dates = round.dates().await;
    let answers = guests.iter().map(|guest| {
        let (link, mut browser, date) = (round.link_of(guest), round.test.visitor(), dates[0].clone());
        async move { browser.post(&link, &[(date.as_str(), "yes"), ("rest", "yes")]).await }
    });
    let answers = futures_util::future::join_all(answers).await;
    assert_eq!(answers.iter().filter(|a| a.status == 303).count(), 7);
    let refused = answers.iter().find(|a| a.status == 422).unwrap();
    assert!(refused.text().contains("10. März 2026, 18 bis 19.30 Uhr: Dieser Termin ist inzwischen voll"));
    assert_eq!(answers.iter().filter(|a| a.status == 422).count(), 23);
    round.coordinator.get(&round.path("")).await.says("voll").says("7 von 33 haben geantwortet");
    // Whoever has a place keeps it when they save again.
    let lucky = answers.iter().position(|a| a.status == 303).unwrap();
    let link = round.link_of(&guests[lucky]);
    round.test.visitor().submit(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
}

#[tokio::test]
async fn bad_dates_come_back_with_a_message_and_nothing_is_lost() {
    let mut round = Round::new().await;
    let path = format!("/groups/{}/polls/new", round.group);
    for (wrong, message) in [
        (("dates", "1.3.2026 18:00"), "Zeile 1 liegt in der Vergangenheit"),
        (("dates", "5.3. 18:00\nirgendwann"), "Zeile 2 verstehen wir nicht"),
        (("dates", "29.3.2026 02:30"), "In dieser Nacht wird die Uhr auf Sommerzeit vorgestellt"),
        (("times", "abends"), "Diese Uhrzeit verstehen wir nicht"),
        (("guests", "kein <name>"), "Zeile 1 verstehen wir nicht"),
        (("closes_on", "2026-03-01"), "Dieser Tag ist schon vorbei"),
        (("days", "2027-01-01"), "Bitte wählen Sie"),
    ] {
        let fields = fields(&[("days", "2026-03-10"), ("times", "18 Uhr"), wrong]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let answer = round.coordinator.post(&path, &fields).await.expect(422).says(message).says("Fehler:");
        answer.keeps("Treffen im März");
    }
    // Twice the same is once; so many fit, one more does not.
    let many =
        |count: usize| (0..count).map(|i| format!("10.3. {}:{:02}", 8 + i / 60, i % 60)).collect::<Vec<_>>().join("\n");
    let long = many(200);
    round.open(&[("dates", &format!("{long}\n10.3. 8:00"))]).await;
    assert_eq!(round.dates().await.len(), 200);
    let long = many(201);
    let fields = fields(&[("dates", &long)]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    round.coordinator.post(&path, &fields).await.expect(422).says("Mehr als 200 Termine");
    // Nobody at all is asked: that is said.
    let nobody = [("title", "X"), ("openness", "names"), ("length", "90"), ("days", "2026-03-10"), ("times", "18")];
    round.coordinator.post(&path, &nobody).await.expect(422).says("Sie fragen niemanden");
}

#[tokio::test]
async fn five_hundred_are_asked_and_one_more_is_not() {
    let guests: Vec<String> = (0..497).map(|i| format!("gast{i}@test.example")).collect();
    let names: Vec<&str> = guests.iter().map(String::as_str).collect();
    let mut round = Round::with_guests(&names).await;
    assert_eq!(round.test.sent().len(), 500);
    let path = round.path("/people");
    let answer = round.coordinator.post(&path, &[("guests", "noch@test.example")]).await.expect(422);
    answer.says("Mehr als 500 Menschen");
    round.coordinator.get(&path).await.expect(200);
    let before = round.test.app.db.queries();
    round.coordinator.get(&round.path("")).await.expect(200);
    assert!(round.test.app.db.queries() - before < 20);
}

#[tokio::test]
async fn who_sees_what_was_answered_is_one_choice() {
    for (mode, names, numbers) in [("names", true, true), ("numbers", false, true), ("organisers", false, false)] {
        let mut round = Round::with_guests(&["Nadja <nadja@test.example>", "Noel <noel@test.example>"]).await;
        round.settle(&[("openness", mode), ("asks_needs", "yes")]).await;
        let dates = round.dates().await;
        for guest in ["nadja@test.example", "noel@test.example"] {
            let link = round.link_of(guest);
            let said =
                [(dates[0].as_str(), "yes"), ("rest", "yes"), ("needs", "step_free"), ("needs_note", "Hund kommt mit")];
            round.test.visitor().submit(&link, &said).await.says("gespeichert");
        }
        // Noel, by link, and Merle, a member.
        let by_link = round.link_of("noel@test.example");
        for page in [round.test.visitor().get(&by_link).await, round.member.get(&round.path("")).await] {
            let text = page.text();
            assert_eq!(text.contains("Nadja"), names, "{mode}: {text}");
            assert_eq!(text.contains("passt am besten"), numbers, "{mode}: {text}");
        }
        let csv = round.member.get(&round.path("/answers.csv")).await;
        assert_eq!(csv.status, if names { 200 } else { 404 }, "{mode}");
        round.coordinator.get(&round.path("/answers.csv")).await.expect(200).body_has("Nadja;Ja;Nein;");
        // Needs are read by who organises it, by nobody else; nobody's address is shown to the others.
        round.member.get(&round.path("")).await.hides("Was gebraucht wird").hides("Hund").hides("nadja@test.example");
        let own = round.coordinator.get(&round.path("")).await.says("Was gebraucht wird").says("Zugang ohne Stufen");
        own.says("Nadja, Noel").says("Hund kommt mit");
    }
}

#[tokio::test]
async fn only_the_group_reads_it_and_only_some_manage_it() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    round.outsider.get(&round.path("")).await.expect(404);
    round.test.visitor().get(&round.path("")).await.expect(303);
    round.guest.get(&round.path("")).await.expect(200).hides("Verwalten");
    for rest in ["/people", "/settings", "/dates", "/cancellation"] {
        round.member.get(&round.path(rest)).await.expect(404);
        round.coordinator.get(&round.path(rest)).await.expect(200);
    }
    round.member.post(&round.path("/reminder"), &[]).await.expect(404);
    // Who asked manages it as well; guests of the group do not ask.
    let path = format!("/groups/{}/polls/new", round.group);
    round.guest.get(&path).await.expect(404);
    let asked = fields(&[("days", "2026-03-10"), ("times", "18 Uhr")]);
    let asked: Vec<(&str, &str)> = asked.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let poll = round.member.post(&path, &asked).await.made();
    round.member.get(&format!("/polls/{poll}/people")).await.expect(200);
    // Somebody who came to the group later answers all the same.
    let late = round.test.person("Lena Late", &[]).await;
    round.test.put(round.group, late, MemberRole::Member, "").await;
    let mut late = round.test.signed_in(late).await;
    let dates = round.dates().await;
    late.submit(&round.path("/answer"), &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
}

#[tokio::test]
async fn who_left_the_group_is_asked_no_more() {
    let mut round = Round::with_guests(&[]).await;
    let link = round.link_of("merle.member@test.example");
    let mut merle = round.test.visitor();
    merle.get(&link).await.expect(200);
    round.member.submit(&format!("/groups/{}/leave", round.group), &[]).await;
    merle.get(&link).await.expect(404);
    // Page and list count alike.
    for page in [round.path(""), format!("/groups/{}/meetings", round.group)] {
        round.coordinator.get(&page).await.expect(200).says("0 von 2 haben geantwortet");
    }
    let before = round.test.sent().len();
    round.coordinator.submit(&round.path("/reminder"), &[]).await;
    round.test.catch_up().await;
    assert!(round.test.sent()[before..].iter().all(|m| m.recipient != "merle.member@test.example"));
}

#[tokio::test]
async fn in_a_citizen_sub_group_the_chosen_name_is_the_only_one() {
    let mut round = Round::in_sub_group().await;
    let dates = round.dates().await;
    round
        .member
        .submit(&round.path("/answer"), &[(dates[0].as_str(), "yes"), ("rest", "yes")])
        .await
        .says("gespeichert");
    for page in [round.coordinator.get(&round.path("")).await, round.coordinator.get(&round.path("/people")).await] {
        page.says("Amsel").hides("Merle");
    }
}

#[tokio::test]
async fn a_date_is_chosen_and_becomes_a_meeting() {
    let mut round = Round::with_guests(&["Nadja <nadja@test.example>", "noel@test.example", "Herr Ohne Mail"]).await;
    let dates = round.dates().await;
    for (guest, said) in [("nadja@test.example", "yes"), ("noel@test.example", "if_need_be")] {
        let link = round.link_of(guest);
        round.test.visitor().submit(&link, &[(dates[0].as_str(), said), ("rest", "yes")]).await.says("gespeichert");
    }
    let link = round.link_of("nadja@test.example");
    let page = round.coordinator.get(&round.path("/choice")).await.expect(200);
    page.says("Di., 10. März 2026, 18 bis 19.30 Uhr (1 Ja, 1 Zur Not, 0 Nein)");
    round.coordinator.post(&round.path("/choice"), &[]).await.expect(422).says("Bitte wählen Sie");
    // Two at once: one meeting, and the other one reads that somebody was faster.
    let date = dates[0].trim_start_matches("on-").to_owned();
    let (path, fields) = (round.path("/choice"), [("date", date.as_str()), ("place", "Rathaus, Raum 3")]);
    let mut second = round.coordinator.clone();
    let (one, other) =
        futures_util::future::join(round.coordinator.post(&path, &fields), second.post(&path, &fields)).await;
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{}\n{}", one.text(), other.text());
    let (made, refused) = if one.status == 303 { (one, other) } else { (other, one) };
    refused.says("schon beendet");
    let meeting = made.location.unwrap();
    let page = round.coordinator.get(&meeting).await.expect(200);
    page.says("Di., 10. März 2026, 18 bis 19.30 Uhr").says("Rathaus, Raum 3").says("Herr Ohne Mail");
    let before = round.test.sent().len();
    round.test.move_to(begin().plus(2 * MINUTE)).await;
    let sent = round.test.sent()[before..].to_vec();
    assert_eq!(sent.len(), 5, "{:?}", kinds(&sent));
    let part = |address: &str| sent.iter().find(|m| m.recipient == address).unwrap().calendar.replace("\r\n ", "");
    let nadja = part("nadja@test.example");
    assert!(nadja.contains("PARTSTAT=ACCEPTED") && nadja.contains("SEQUENCE:0"), "{nadja}");
    assert!(nadja.contains("DTSTART;TZID=Europe/Berlin:20260310T180000"), "{nadja}");
    assert!(!nadja.contains("noel"), "nobody reads who else is invited");
    assert!(part("noel@test.example").contains("PARTSTAT=NEEDS-ACTION"));
    round.member.get(&round.path("")).await.says("Dieser Termin steht fest").says("Zum Treffen");
    round.test.visitor().get(&link).await.expect(200).says("Dieser Termin steht fest").hides("Antwort speichern");
}

#[tokio::test]
async fn what_is_over_stays_as_it_is() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let link = round.link_of("nadja@test.example");
    let before = round.test.sent().len();
    round.coordinator.submit(&round.path("/cancellation"), &[]).await.says("Die Umfrage ist abgesagt");
    round.test.catch_up().await;
    assert_eq!(round.test.sent()[before..].iter().filter(|m| m.kind == "poll-cancelled").count(), 4);
    // Whoever was second reads that somebody was faster.
    round.coordinator.post(&round.path("/cancellation"), &[]).await.expect(422).says("schon beendet");
    round.coordinator.post(&round.path("/dates"), &[("dates", "16.3. 17 Uhr")]).await.expect(422).says("schon beendet");
    round.test.visitor().get(&link).await.expect(200).says("Diese Umfrage wurde abgesagt").hides("Antwort speichern");
    round.member.get(&round.path("")).await.expect(200).says("abgesagt").hides("Antwort speichern");
}

#[tokio::test]
async fn without_a_mail_server_it_waits_and_the_page_says_so() {
    let round = Round::without_server().await;
    let mut coordinator = round.coordinator;
    coordinator.get(&format!("/polls/{}", round.poll)).await.says("Es ist kein Mailserver eingerichtet");
}

#[tokio::test]
async fn who_is_asked_no_more_is_asked_about_first_and_the_same_form_twice_acts_once() {
    let mut round = Round::with_guests(&["nadja@test.example", "noel@test.example"]).await;
    let link = round.link_of("nadja@test.example");
    let who = round.asked("nadja@test.example").await;
    let removal = round.path(&format!("/people/{who}/removal"));
    round.coordinator.get(&removal).await.expect(200).says("Nicht mehr fragen").says("noch nicht geantwortet");
    let dates = round.dates().await;
    round.test.visitor().submit(&link, &[(dates[0].as_str(), "yes"), ("rest", "yes")]).await.says("gespeichert");
    round.coordinator.get(&removal).await.expect(200).says("Die Antworten der Person werden gelöscht");
    let form = [("_op", "0190f0a8-7f00-7000-8000-000000000011")];
    round.coordinator.post(&removal, &form).await.expect(303);
    round.coordinator.post(&removal, &form).await.expect(303);
    round.coordinator.get(&removal).await.expect(404);
    round.test.visitor().get(&link).await.expect(404);
    round.test.visitor().post(&link, &[(dates[0].as_str(), "no"), ("rest", "yes")]).await.expect(404);
    round.coordinator.get(&round.path("")).await.says("0 von 4 haben geantwortet");
}

#[tokio::test]
async fn forms_of_a_poll_that_ended_lead_to_the_poll() {
    let mut round = Round::with_guests(&["nadja@test.example"]).await;
    let who = round.asked("nadja@test.example").await;
    round.coordinator.post(&round.path("/cancellation"), &[]).await.expect(303);
    for form in ["/settings", "/dates", "/choice", "/cancellation"] {
        let answer = round.coordinator.get(&round.path(form)).await.expect(303);
        assert_eq!(answer.location, Some(round.path("")), "{form}");
    }
    for form in ["answer", "removal"] {
        round.coordinator.get(&round.path(&format!("/people/{who}/{form}"))).await.expect(303);
    }
}
