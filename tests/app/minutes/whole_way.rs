//! One meeting from its opening to the approval of its minutes.

use super::{items, opened, planned, write};
use crate::support::forms::forms;
use crate::support::meetings::{Circle, MEETING, link};

#[tokio::test]
async fn from_the_opening_to_the_approval() {
    let mut circle = Circle::new().await;
    let meeting = planned(&mut circle, &["Begrüßung", "Börse"]).await;
    circle.member.post(&format!("{meeting}/reply"), &[("reply", "yes")]).await.expect(303);
    circle.guest.post(&format!("{meeting}/reply"), &[("reply", "no")]).await.expect(303);
    circle.wait(8 * 24 * 3600).await;
    let keeper = circle.member_id.to_string();
    let opening = [("chair", "Koordination"), ("keeper", keeper.as_str())];
    circle.coordinator.post(&format!("{meeting}/opening"), &opening).await.expect(303);
    // Who said yes is noted as present, who said no as excused.
    let minutes = format!("{meeting}/minutes");
    let page = circle.member.get(&minutes).await.expect(200).says("Koordination");
    page.says("Anwesend (1) Merle Member").says("Entschuldigt (1) Gesa Guest");
    let attendance = format!("{minutes}/attendance");
    let page = circle.coordinator.get(&attendance).await.expect(200).body;
    let form = forms(&page, &attendance).into_iter().find(|form| form.action == attendance).unwrap();
    let more = form.filled(|control| (control.name == "more").then(|| "Herr ohne Konto\nFrau Nachbarin".to_owned()));
    let more: Vec<(&str, &str)> = more.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    circle.coordinator.post(&attendance, &more).await.expect(303);
    circle.member.get(&minutes).await.expect(200).says("Anwesend (3)").says("Herr ohne Konto");

    let ids = items(&mut circle, &meeting).await;
    let decision = [
        ("kind", "decision"),
        ("outcome", "Die Gruppe wirbt für eine Wohnungsbörse."),
        ("votes_for", "7"),
        ("votes_against", "1"),
        ("abstained", "2"),
    ];
    write(&mut circle, &meeting, &ids[1], "Drei Wege:\n- Kreis\n- Gemeinde", &decision).await;
    let task = [
        ("kind", "task"),
        ("outcome", "Ein Gespräch mit den Gemeinden führen"),
        ("assignee", keeper.as_str()),
        ("due_on", "2026-04-01"),
    ];
    write(&mut circle, &meeting, &ids[1], "Drei Wege:\n- Kreis\n- Gemeinde", &task).await;
    circle
        .guest
        .get(&minutes)
        .await
        .expect(200)
        .says("dafür 7, dagegen 1, enthalten 2")
        .says("Merle Member, bis Mi., 1. April 2026");
    let register = format!("/groups/{}/decisions", circle.group);
    circle.member.get(&register).await.expect(200).says("Noch gibt es keine Beschlüsse");

    // Before it is closed the page says what is missing.
    let known = circle.test.sent().len();
    let closing = format!("{minutes}/closing");
    let page = circle.coordinator.get(&closing).await.expect(200);
    page.says("Zu TOP 1 „Begrüßung“ steht nichts im Protokoll")
        .says("Ein Beschluss bekommt eine Nummer")
        .says("Ein Auftrag wird eine Karte");
    let fields = [("until", "2026-03-24"), ("board", "new"), ("tell", "yes")];
    circle
        .coordinator
        .post(&closing, &[("until", "2026-03-01"), ("board", "new")])
        .await
        .expect(422)
        .says("schon vorbei");
    circle.coordinator.post(&closing, &fields).await.expect(303);
    circle.facilitator.post(&closing, &fields).await.expect(422).says("abgeschlossen");
    circle.wait(1).await;

    // Everybody with an address is told once; who was there without being asked has none.
    let mails = circle.mails_since(known);
    let to: Vec<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(to.len(), 5, "{to:?}");
    let told = mails.iter().find(|mail| mail.recipient == "greta@gast.example").unwrap();
    assert_eq!(told.subject, "Protokoll: Treffen Wohnen, Di., 10. März 2026");
    assert!(told.body_text.contains("bis Di., 24. März 2026 eine Korrektur"), "{}", told.body_text);
    let at_desk = mails.iter().find(|mail| mail.recipient != "greta@gast.example").unwrap();
    assert!(at_desk.body_text.contains(&format!("http://fokus.test{minutes}")), "{}", at_desk.body_text);

    // The decision has a number, the task is a card with who and until when.
    circle.member.get(&register).await.expect(200).says("Beschluss 1/2026").says("noch nicht genehmigt");
    circle
        .member
        .get(&format!("{register}?kind=task"))
        .await
        .expect(200)
        .hides("Beschluss 1/2026")
        .says("Gespräch mit den Gemeinden");
    circle.member.get(&format!("{register}?q=BÖRSE")).await.expect(200).says("Beschluss 1/2026");
    circle.member.get(&format!("{register}?q=Radweg")).await.expect(200).says("steht nichts im Beschlussbuch");
    let table = circle.member.get(&format!("{register}.csv")).await.expect(200).body;
    assert!(
        table.contains(
            "1/2026;Beschluss;2026-03-10;Treffen Wohnen;Börse;Die Gruppe wirbt für eine Wohnungsbörse.;7;1;2;;"
        ),
        "{table}"
    );
    let page = circle.member.get(&minutes).await.expect(200).body;
    let card = page.split("href=\"").find(|rest| rest.starts_with("/boards/") && rest.contains("/cards/")).unwrap();
    let card = card.split('"').next().unwrap();
    circle
        .member
        .get(card)
        .await
        .expect(200)
        .says("Gespräch mit den Gemeinden")
        .says("Merle Member")
        .says("1. April 2026");

    let card = card.to_owned();
    a_corrected_task_changes_its_card(&mut circle, &minutes, &card).await;
    correct_and_approve(&mut circle, &meeting, &ids[1], told).await;
}

/// The version that the form of `path` was made with.
fn version(body: &str, path: &str) -> String {
    let form = forms(body, path).into_iter().find(|form| form.action == path).expect("a form");
    form.filled(|_| None).into_iter().find(|(name, _)| name == "version").expect("a version").1
}

/// What is corrected while the minutes circulate is corrected on the card, but for what somebody wrote there since.
async fn a_corrected_task_changes_its_card(circle: &mut Circle, minutes: &str, card: &str) {
    let page = circle.coordinator.get(&format!("{minutes}/edit")).await.expect(200).body;
    let task = page.split("outcome--task").nth(1).expect("a task");
    let edit = task.split("href=\"").find(|rest| rest.contains("/outcomes/")).expect("a link");
    let edit = edit.split('"').next().unwrap().to_owned();
    let correct = async |circle: &mut Circle, text: &str, due: &str| {
        let version = version(&circle.coordinator.get(&edit).await.expect(200).body, &edit);
        let member = circle.member_id.to_string();
        let fields =
            [("kind", "task"), ("outcome", text), ("assignee", &member), ("due_on", due), ("version", &version)];
        circle.coordinator.post(&edit, &fields).await.expect(303);
    };
    correct(circle, "Ein Gespräch mit allen Gemeinden führen", "2026-05-04").await;
    circle
        .member
        .get(card)
        .await
        .says("Ein Gespräch mit allen Gemeinden führen")
        .says("4. Mai 2026")
        .says("Merle Member");
    let editing = format!("{card}/edit");
    let version = version(&circle.member.get(&editing).await.expect(200).body, &editing);
    let own = [("title", "Gespräch führen"), ("due_on", "2026-05-04"), ("version", version.as_str())];
    circle.member.post(&editing, &own).await.expect(303);
    correct(circle, "Ein Gespräch mit jeder Gemeinde führen", "2026-06-01").await;
    circle.member.get(card).await.says("Gespräch führen").says("1. Juni 2026").hides("jeder Gemeinde führen");
}

/// A guest asks for a correction; it is taken up; the next meeting approves.
async fn correct_and_approve(circle: &mut Circle, meeting: &str, item: &str, told: &fokusraum::mail::Stored) {
    let minutes = format!("{meeting}/minutes");
    let link = link(told);
    assert!(link.ends_with("/minutes"), "{link}");
    let mut guest = circle.test.visitor();
    guest.get(&link).await.expect(200).says("Drei Wege").hides("Zur Karte");
    guest.post(&link, &[("text", "")]).await.expect(422);
    guest.post(&link, &[("item", item), ("text", "Es waren vier Wege")]).await.expect(303);
    let wish = circle.coordinator.get(&minutes).await.expect(200).says("TOP 2: Es waren vier Wege").says("Greta Gast");
    let path = wish.body.split("href=\"").find(|rest| rest.contains("/corrections/")).unwrap();
    let path = path.split('"').next().unwrap().to_owned();
    let approval = format!("{minutes}/approval");
    circle.coordinator.post(&approval, &[("in", "elsewhere")]).await.expect(422).says("offene Korrekturvorschläge");
    circle.coordinator.post(&path, &[("state", "declined")]).await.expect(422);
    circle.coordinator.post(&path, &[("state", "taken"), ("words", "")]).await.expect(303);
    circle
        .facilitator
        .post(&path, &[("state", "declined"), ("words", "Nein")])
        .await
        .expect(422)
        .says("schon beantwortet");
    // While it circulates, what was said can be corrected, nothing be decided any more: that is said, not dropped.
    write(circle, meeting, item, "Vier Wege:\n- Kreis\n- Gemeinde", &[]).await;
    let version = super::version_of(circle, meeting, item).await;
    let late = [("text", "Fünf Wege"), ("version", &version), ("kind", "decision"), ("outcome", "Noch etwas")];
    let refused = circle.coordinator.post(&format!("{minutes}/items/{item}"), &late).await.expect(422);
    refused.says("Das Protokoll ist abgeschlossen").keeps("Noch etwas").keeps("Fünf Wege");
    guest.get(&link).await.expect(200).says("Vier Wege").hides("Noch etwas");
    circle.coordinator.post(&format!("{meeting}/agenda"), &[("title", "Nachtrag")]).await.expect(422);
    circle.wait(20 * 24 * 3600).await;
    guest.get(&link).await.expect(200).hides("Korrektur vorschlagen");
    guest.post(&link, &[("text", "Noch eins")]).await.expect(422).says("Frist für Korrekturen ist vorbei");

    let previous = meeting.trim_start_matches("/meetings/").to_owned();
    let mut fields = MEETING.to_vec();
    fields.retain(|(name, _)| *name != "day");
    fields.extend([("day", "2026-04-07"), ("previous", previous.as_str())]);
    let next = circle.invite(&fields).await;
    circle.wait(9 * 24 * 3600).await;
    let keeper = circle.member_id.to_string();
    circle.coordinator.post(&format!("{next}/opening"), &[("chair", ""), ("keeper", &keeper)]).await.expect(303);
    let next_id = next.trim_start_matches("/meetings/").to_owned();
    let page = circle.coordinator.get(&format!("{next}/minutes")).await.expect(200).says("Noch nicht genehmigt");
    page.body_has(&format!("{approval}?in={next_id}"));
    let vote = [("in", next_id.as_str()), ("votes_for", "8"), ("votes_against", "0"), ("abstained", "1")];
    circle.coordinator.post(&approval, &vote).await.expect(303);
    circle.facilitator.post(&approval, &vote).await.expect(422);
    let page = circle.member.get(&format!("{next}/minutes")).await.expect(200);
    page.says("Das Protokoll vom Di., 10. März 2026 wird genehmigt.").says("dafür 8, dagegen 0, enthalten 1");
    circle.member.get(&minutes).await.expect(200).says("Genehmigt in der Sitzung vom Di., 7. April 2026");
    circle.coordinator.get(&format!("{minutes}/edit")).await.expect(303);
    let late = [("text", "Fünf Wege"), ("version", "9")];
    circle.coordinator.post(&format!("{minutes}/items/{item}"), &late).await.expect(422);
    guest.get(&link).await.expect(200).says("Vier Wege");
    circle.member.get(&format!("/groups/{}/decisions", circle.group)).await.expect(200).hides("noch nicht genehmigt");
}

#[tokio::test]
async fn the_paper_is_a_pdf_and_says_what_it_is() {
    let mut circle = Circle::new().await;
    let meeting = opened(&mut circle, &["Börse"]).await;
    let item = items(&mut circle, &meeting).await.remove(0);
    write(&mut circle, &meeting, &item, "#let x = 1 *nicht* $fett$ 🙂", &[]).await;
    let paper = circle.member.get(&format!("{meeting}/minutes.pdf")).await.expect(200);
    assert_eq!(paper.headers.get("content-type").unwrap(), "application/pdf");
    let name = paper.headers.get("content-disposition").unwrap();
    assert_eq!(name, "inline; filename=\"protokoll-entwurf-2026-03-10.pdf\"");
    assert!(paper.body.starts_with("%PDF-1.7"), "{:?}", &paper.body[..20]);
}

#[tokio::test]
async fn decisions_of_meetings_that_close_one_after_the_other_count_on() {
    let mut circle = Circle::new().await;
    let first = opened(&mut circle, &["Börse"]).await;
    let second = {
        let mut fields = MEETING.to_vec();
        fields.retain(|(name, _)| !["day", "from"].contains(name));
        fields.extend([("day", "2026-03-10"), ("from", "20 Uhr")]);
        circle.invite(&fields).await
    };
    circle.coordinator.post(&format!("{second}/agenda"), &[("title", "Ausblick")]).await.expect(303);
    let keeper = circle.member_id.to_string();
    circle.coordinator.post(&format!("{second}/opening"), &[("chair", ""), ("keeper", &keeper)]).await.expect(303);
    for (meeting, words) in [(&first, "Erstens"), (&second, "Zweitens")] {
        let item = items(&mut circle, meeting).await.remove(0);
        for part in ["a", "b"] {
            let text = format!("{words} {part}");
            write(&mut circle, meeting, &item, "Beraten", &[("kind", "decision"), ("outcome", &text)]).await;
        }
    }
    // The later one is closed first: numbers follow the closing.
    for meeting in [&second, &first] {
        circle.coordinator.post(&format!("{meeting}/minutes/closing"), &[]).await.expect(303);
    }
    let table = circle.member.get(&format!("/groups/{}/decisions.csv", circle.group)).await.expect(200).body;
    for (number, words) in
        [("1/2026", "Zweitens a"), ("2/2026", "Zweitens b"), ("3/2026", "Erstens a"), ("4/2026", "Erstens b")]
    {
        let line = table.lines().find(|line| line.contains(words)).unwrap();
        assert!(line.trim_start_matches('\u{FEFF}').starts_with(number), "{table}");
    }
}

#[tokio::test]
async fn a_board_that_an_item_links_to_is_taken_over() {
    let mut circle = Circle::new().await;
    let board = {
        let path = format!("/groups/{}/boards/new", circle.group);
        let made = circle.coordinator.post(&path, &[("kind", "columns"), ("title", "Ideen")]).await.made();
        format!("/boards/{made}")
    };
    let columns = crate::support::boards::columns(&mut circle.coordinator, board.trim_start_matches("/boards/")).await;
    let card = [("column", columns[0].as_str()), ("title", "Eine Börse im Kreis"), ("authorship", "anonymous")];
    circle.member.post(&format!("{board}/cards/new"), &card).await.expect(303);
    let meeting = opened(&mut circle, &["Ohne"]).await;
    let links = format!("{board} Ideen");
    circle.coordinator.post(&format!("{meeting}/agenda"), &[("title", "Ideen"), ("links", &links)]).await.expect(303);
    let ids = items(&mut circle, &meeting).await;
    circle.coordinator.post(&format!("{meeting}/minutes/items/{}/board", ids[0]), &[]).await.expect(409);
    circle.coordinator.post(&format!("{meeting}/minutes/items/{}/board", ids[1]), &[]).await.expect(303);
    circle.member.get(&format!("{meeting}/minutes")).await.expect(200).says("Eine Börse im Kreis");
}
