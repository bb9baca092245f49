//! Meetings and minutes from files: faults with their place, what is loaded, and that nobody is told.

use fokusraum::clock::DAY;
use fokusraum::features::meetings::MeetingState;
use fokusraum::features::meetings::store as meetings;
use fokusraum::features::minutes::store::{self as minutes, outcomes};
use fokusraum::flows::import::format::parse;
use fokusraum::sql;

use super::{YEAR, begin, count, everything, import};
use crate::support::TestApp;

/// Begins on line 61, behind the year.
const MEETINGS: &str = r#"[[board]]
key = "tasks"
group = "home"
kind = "columns"
title = "Tasks"
columns = [{ title = "Open" }]
[[meeting]]
group = "home"
organiser = "ada"
title = "Earlier"
on = "today-7"
at = "18:00"
minutes = 90
people = [{ person = "ada", presence = "present" }, { name = "Chair", presence = "excused" }]
[meeting.kept]
state = "approved"
keeper = "ada"
approved_on = "today-1"
tasks_on = "tasks"
[[meeting.items]]
title = "First"
links = ["/boards Boards"]
record = "Said"
outcomes = [
    { kind = "decision", text = "Agreed", votes = { for = 2, against = 0, abstained = 1 } },
    { kind = "task", text = "Write", person = "ada", due_on = "today+3" },
]
[[meeting]]
group = "home"
organiser = "ada"
title = "Next"
on = "today+7"
at = "18:00"
minutes = 60
[[meeting.items]]
title = "Second"
proposed_by = "ada"
[[person]]
key = "cid"
name = "Cid"
email = "cid@test.example"
"#;

async fn told(test: &TestApp, good: &str, bad: &str) -> Vec<String> {
    assert_eq!(MEETINGS.matches(good).count(), 1, "{good}");
    let text = format!("{YEAR}{}", MEETINGS.replace(good, bad));
    match parse("year.toml", &text) {
        Ok(_) => import(test, &text).await,
        Err(fault) => vec![fault.to_string()],
    }
}

#[tokio::test]
async fn a_fault_of_a_meeting_is_named_before_anything_is_loaded() {
    let test = TestApp::new().await;
    let before = everything(&test).await;
    let cases = [
        (
            "group = \"home\"\norganiser = \"ada\"\ntitle = \"Ear",
            "group = \"hut\"\norganiser = \"ada\"\ntitle = \"Ear",
            "68: group: there is no group `hut`",
        ),
        (
            "organiser = \"ada\"\ntitle = \"Ear",
            "organiser = \"cid\"\ntitle = \"Ear",
            "69: organiser: `cid` is not in this group",
        ),
        ("\"Earlier\"", "\" \"", "70: title: this key must be given"),
        (
            "\"today-7\"",
            "\"last week\"",
            "71: on: `last week` is no day; write 2026-11-22, today, today-12, today+30 or workday+3",
        ),
        ("\"today-7\"", "\"today\"", "71: on: lies in the future"),
        ("minutes = 90", "minutes = 0", "73: minutes: 0 lies outside of 5 to 1440"),
        ("{ person = \"ada\", pre", "{ person = \"dan\", pre", "74: person: there is no person `dan`"),
        ("{ name = \"Chair\"", "{ person = \"ada\"", "74: person: the person `ada` was already given in year.toml:74"),
        ("{ name = \"Chair\"", "{ person = \"bea\", name = \"Chair\"", "74: name: this key does not exist here"),
        ("name = \"Chair\", ", "", "70: person: this key must be given"),
        (
            "presence = \"excused\"",
            "presence = \"late\"",
            "74: presence: the word `late` is unknown; possible: present, excused, absent",
        ),
        (
            "state = \"approved\"",
            "state = \"writing\"",
            "76: state: the word `writing` is unknown; possible: circulating or approved",
        ),
        ("state = \"approved\"", "state = \"circulating\"", "78: approved_on: this key does not exist here"),
        ("keeper = \"ada\"", "keeper = \"cid\"", "77: keeper: `cid` is not in this group"),
        ("keeper = \"ada\"", "keeper = \"bea\"", "77: keeper: `bea` only reads in this group"),
        ("\"today-1\"", "\"today-9\"", "78: approved_on: lies before the meeting"),
        ("\"today-1\"", "\"today+1\"", "78: approved_on: lies in the future"),
        ("tasks_on = \"tasks\"", "tasks_on = \"wall\"", "79: tasks_on: there is no board `wall`"),
        ("\"First\"", "\"\"", "81: title: this key must be given"),
        ("\"/boards Boards\"", "\"Boards\"", "82: links: `Boards` names nothing; write an address, then words for it"),
        ("text = \"Agreed\"", "text = \"\"", "85: text: this key must be given"),
        ("text = \"Agreed\", ", "", "85: text: this key must be given"),
        (", abstained = 1", "", "85: abstained: this key must be given"),
        ("against = 0", "against = -1", "85: against: -1 lies outside of 0 to 10000"),
        ("\"decision\"", "\"information\"", "85: votes: this key does not exist here"),
        ("\"decision\"", "\"wish\"", "85: kind: the word `wish` is unknown; possible: decision, task, information"),
        ("person = \"ada\", due", "person = \"cid\", due", "86: person: `cid` is not in this group"),
        ("person = \"ada\", due", "person = \"ada\", who = \"Ada\", due", "86: who: this key does not exist here"),
        (
            "\"today+3\"",
            "\"soon\"",
            "86: due_on: `soon` is no day; write 2026-11-22, today, today-12, today+30 or workday+3",
        ),
        ("\"today+7\"", "\"today-1\"", "92: on: lies in the past"),
        (
            "at = \"18:00\"\nminutes = 60",
            "at = \"evening\"\nminutes = 60",
            "93: at: `evening` names nothing; write a time of day like \"18:00\"",
        ),
        (
            "\"today+7\"\nat = \"18:00\"",
            "\"2026-03-29\"\nat = \"02:30\"",
            "93: at: `02:30:00` names nothing; write a time that this day has",
        ),
        ("\"Second\"", "\"Second\"\nrecord = \"Said\"", "97: record: this key does not exist here"),
        ("proposed_by = \"ada\"", "proposed_by = \"cid\"", "97: proposed_by: `cid` is not in this group"),
    ];
    let mut wrong = Vec::new();
    for (good, bad, expected) in cases {
        let told = told(&test, good, bad).await;
        if told != [format!("year.toml:{expected}")] {
            wrong.push(format!("{bad}: {told:?} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(everything(&test).await, before);
}

#[tokio::test]
async fn a_board_of_another_group_takes_no_tasks() {
    let test = TestApp::new().await;
    let other = "[[group]]\nkey = \"road\"\nkind = \"focus_group\"\nname = \"Road\"\nstate = \"active\"\nfields = [\"housing\"]\n";
    let text = format!("{YEAR}{}{other}", MEETINGS.replacen("group = \"home\"", "group = \"road\"", 1));
    let expected = ["year.toml:79: tasks_on: the board `tasks` is another group's"];
    assert_eq!(import(&test, &text).await, expected);
}

#[tokio::test]
async fn a_meeting_is_loaded_with_its_minutes_and_nobody_is_told() {
    let test = TestApp::new().await;
    assert_eq!(import(&test, &format!("{YEAR}{MEETINGS}")).await, [""; 0]);
    let id = |title: &str| sql!("SELECT id FROM meetings WHERE title = $1", title.to_owned());
    let mut tx = test.app.db.reader().await.unwrap();
    let earlier = tx.value("id", id("Earlier")).await.unwrap().unwrap();
    let kept = minutes::minutes(&mut tx, earlier).await.unwrap();
    assert_eq!((kept.keeper_name.as_str(), kept.approved_at.is_some()), ("Ada", true));
    let meeting = meetings::meeting(&mut tx, earlier).await.unwrap();
    assert_eq!((meeting.state, meeting.tell_at), (MeetingState::Closed, None));
    let came = outcomes::of_meeting(&mut tx, earlier).await.unwrap();
    assert_eq!((came[0].number, came[0].year, came[0].votes().unwrap().abstained), (1, 2026, 1));
    assert!(came[1].card.is_some(), "the task is a card");
    let next = tx.value("id", id("Next")).await.unwrap().unwrap();
    let people = meetings::people::of_meeting(&mut tx, next).await.unwrap();
    assert_eq!(people.len(), 2, "the whole group is invited where nobody is named");
    assert!(people.iter().all(|one| one.told_sequence == 0 && one.told_state == "invited"));
    let chair = meetings::people::of_meeting(&mut tx, earlier).await.unwrap().pop().unwrap();
    assert_eq!((chair.name.as_str(), chair.told_sequence), ("Chair", -1));
    drop(tx);
    test.move_to(begin().plus(DAY)).await;
    assert_eq!(test.sent().len(), 0);
    let untold = sql!("SELECT COUNT(*) AS n FROM mails");
    assert_eq!(count(&test, untold).await, 0);
}

#[tokio::test]
async fn the_demos_steering_group_finds_what_was_decided() {
    let test = TestApp::demo().await;
    assert_eq!(count(&test, sql!("SELECT COUNT(*) AS n FROM mails")).await, 0);
    let mut member = test.browser_of("steuerung@beispielstedt.example").await;
    let group = test.first_id("SELECT id FROM groups WHERE kind = 'steering_group'").await;
    let register = member.get(&format!("/groups/{group}/decisions")).await.expect(200);
    let register = register.says("pilothaft nicht nur im Fokus veröffentlicht").says("Beschluss 1/2021");
    register.says("Beschluss 8/2022").says("Beschluss 1/2017").hides("Protokoll noch nicht genehmigt");
    let first = test.first_id("SELECT id FROM meetings ORDER BY starts_at LIMIT 1").await;
    let agenda = member.get(&format!("/meetings/{first}/agenda")).await.expect(200);
    agenda.says("TOP 1 Nochmal kurz einsortieren").says("TOP 7 Wie geht es weiter?");
    let read = member.get(&format!("/meetings/{first}/minutes")).await.expect(200);
    read.says("genehmigt").says("keine Bewertungsmethode").hides("Genehmigt am");
    test.visitor().get(&format!("/meetings/{first}/minutes")).await.expect(303);
    let paper = member.get(&format!("/meetings/{first}/minutes.pdf")).await.expect(200);
    assert_eq!(paper.headers["content-disposition"], "inline; filename=\"protokoll-2017-05-30.pdf\"");
}

#[tokio::test]
async fn the_demos_housing_group_has_minutes_that_circulate_and_a_meeting_that_comes() {
    let test = TestApp::demo().await;
    let mut coordinator = test.browser_of("koordination@beispielstedt.example").await;
    let query = "SELECT m.meeting AS id FROM minutes m WHERE m.state = 'circulating'";
    let past = test.first_id(query).await;
    let page = coordinator.get(&format!("/meetings/{past}/minutes")).await.expect(200);
    let page = page.says("dafür 4, dagegen 0, enthalten 1").says("Klaas M., bis").says("Anwesend (6)");
    page.says("Entschuldigt (1) Arne K.").says("Korrektur vorschlagen");
    let cards = sql!("SELECT COUNT(*) AS n FROM outcomes WHERE card IS NOT NULL");
    assert_eq!(count(&test, cards).await, 2);
    let coming = test.first_id("SELECT id FROM meetings WHERE state = 'invited' ORDER BY starts_at LIMIT 1").await;
    let agenda = coordinator.get(&format!("/meetings/{coming}/agenda")).await.expect(200);
    agenda.says("TOP 4 Verabredungen").says("Kaution: Wer hilft, wenn das Geld fehlt?").says("Klaas M.");
    test.move_to(begin().plus(5 * DAY)).await;
    let of_meetings = sql!("SELECT COUNT(*) AS n FROM mails WHERE about IN (SELECT id FROM meetings)");
    assert_eq!(count(&test, of_meetings).await, 0);
}
