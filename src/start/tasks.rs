//! *Offene Aufgaben*: one list, one line each, collected from the features.

use jiff::civil::Date;

use crate::access::{Actor, Role};
use crate::db::Tx;
use crate::error::Result;
use crate::features::ballots::store as ballots;
use crate::features::boards::store::{cards, talk};
use crate::features::cycle::tasks::Waiting;
use crate::features::cycle::{PhaseKind, VoiceKind, assessment, gates, store, tasks};
use crate::features::groups::MemberRole;
use crate::features::groups::store as groups;
use crate::features::meetings::store as meetings;
use crate::features::polls::store as polls;
use crate::features::recommendations::Stage;
use crate::http::Page;

/// Due within so many days is named soon.
const SOON: i32 = 3;

/// One line: what, for whom, until when, one button.
#[derive(Debug, Clone)]
pub struct Task {
    pub what: String,
    /// A name as it is stored: of the group, or of the gate.
    pub place: String,
    pub due: Option<Date>,
    pub href: String,
    /// What the button says.
    pub button: String,
}

impl Task {
    /// Whether it is due in the next days.
    pub fn is_soon(&self, today: Date) -> bool {
        self.due.is_some_and(|due| (due - today).get_days() <= SOON)
    }
}

/// Everything that waits for the reader, the most urgent first.
pub async fn open(tx: &mut Tx, p: &Page, actor: &Actor) -> Result<Vec<Task>> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for ballot in ballots::waiting_for(tx, person).await? {
        all.push(Task {
            what: ballot.question,
            place: ballot.group_name,
            // A ballot closes at the end of a day: its last day is the one before.
            due: Some(ballot.closes_at.plus(-1).date()),
            href: format!("/ballots/{}", ballot.id),
            button: p.t("task-vote"),
        });
    }
    for poll in polls::waiting_for(tx, person).await? {
        all.push(Task {
            what: p.t1("task-poll", "title", &poll.title),
            place: poll.group_name,
            due: poll.closes_at.map(|at| at.plus(-1).date()),
            href: format!("/polls/{}", poll.id),
            button: p.t("task-poll-answer"),
        });
    }
    for meeting in meetings::waiting_for(tx, person).await? {
        all.push(Task {
            what: p.t1("task-meeting", "title", &meeting.title),
            place: meeting.group_name,
            due: Some(meeting.starts.date()),
            href: format!("/meetings/{}", meeting.id),
            button: p.t("task-meeting-reply"),
        });
    }
    all.extend(assessing(tx, p, person).await?);
    all.extend(on_boards(tx, p, person).await?);
    all.extend(tasks::for_coordinator(tx, person).await?.into_iter().map(|w| of_coordinator(p, w)));
    if actor.has(Role::Staff) {
        all.extend(tasks::for_staff(tx).await?.into_iter().map(|w| of_staff(p, w)));
    }
    all.sort_by_key(|task| task.due.unwrap_or(Date::MAX));
    Ok(all)
}

/// Cards one takes care of until a day, and those on which one was named.
async fn on_boards(tx: &mut Tx, p: &Page, person: uuid::Uuid) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for card in cards::assigned_to(tx, person).await? {
        tasks.push(Task {
            what: p.t1("task-card", "title", &card.title),
            place: card.group_name,
            due: card.due_on,
            href: format!("/boards/{}/cards/{}", card.board, card.id),
            button: p.t("task-card-open"),
        });
    }
    for named in talk::mentions_of(tx, person).await? {
        tasks.push(Task {
            what: p.t1("task-mention", "title", &named.title),
            place: named.group_name,
            due: None,
            href: format!("/boards/{}/cards/{}", named.board, named.card),
            button: p.t("task-card-open"),
        });
    }
    Ok(tasks)
}

/// One's own voice, and that of each group one leads.
async fn assessing(tx: &mut Tx, p: &Page, person: uuid::Uuid) -> Result<Vec<Task>> {
    let Some(cycle) = store::current(tx).await? else { return Ok(Vec::new()) };
    let Some(gate) = gates::open_phase(tx, cycle.id, PhaseKind::IndividualAssessment).await? else {
        return Ok(Vec::new());
    };
    let task = |key: &str, left: usize, place: &str| Task {
        what: p.t1(key, "count", left),
        place: place.to_owned(),
        due: gate.closes_on,
        href: "/assessing".to_owned(),
        button: p.t("assessing-begin"),
    };
    let mut tasks = Vec::new();
    let own = assessment::to_assess(tx, cycle.id, VoiceKind::Person, person).await?;
    let left = own.iter().filter(|r| !r.done).count();
    if left > 0 {
        tasks.push(task("task-assess", left, &gate.title));
    }
    let leads = groups::groups_of(tx, person).await?.into_iter().filter(|g| g.role == MemberRole::Coordinator);
    for group in leads {
        let voice = assessment::to_assess(tx, cycle.id, VoiceKind::Group, group.id).await?;
        let left = voice.iter().filter(|r| !r.done && !r.voting).count();
        if left > 0 {
            tasks.push(task("task-assess-group", left, &group.name));
        }
    }
    Ok(tasks)
}

fn of_coordinator(p: &Page, waiting: Waiting) -> Task {
    let (key, place, button) = match waiting.stage {
        Stage::Draft => ("task-confirm", "adoption", "adoption-title"),
        Stage::Adopted => ("task-submit", "submission", "submission-title"),
        _ => ("task-answer", "answer", "answer-title"),
    };
    task(p, waiting, key, place, button)
}

fn of_staff(p: &Page, waiting: Waiting) -> Task {
    let (key, place, button) = match waiting.stage {
        Stage::Submitted => ("task-pre-assess", "pre-assessment", "pre-assessment-title"),
        Stage::Assessed => ("task-joint", "joint-assessment", "joint-title"),
        _ => ("task-focus", "focus", "focus-title"),
    };
    task(p, waiting, key, place, button)
}

fn task(p: &Page, waiting: Waiting, key: &str, place: &str, button: &str) -> Task {
    Task {
        what: p.t1(key, "title", &waiting.title),
        place: waiting.group_name,
        due: waiting.closes_on,
        href: format!("/recommendations/{}/{place}", waiting.id),
        button: p.t(button),
    }
}
