//! Asking for dates, and changing what was asked.

use uuid::Uuid;

use super::access::{BeginPoll, ManageAsked, ManagePoll};
use super::dates::Slot;
use super::notices::{self, Telling};
use super::store::{self, Settings, people};
use super::{PollState, Via};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts::store::email_key;
use crate::features::groups::store::members;
use crate::features::meetings::guests::Guest;
use crate::links::{self, Purpose};
use crate::oplog::{self, Change, Op};

/// The most people that one poll asks.
pub const MOST_PEOPLE: usize = 500;

/// What a new poll is made from.
#[derive(Debug, Clone)]
pub struct NewPoll {
    pub settings: Settings,
    pub slots: Vec<Slot>,
    /// Whether everybody in the group is asked.
    pub whole_group: bool,
    pub guests: Vec<Guest>,
}

/// Asks; everybody who is reached by mail gets their link.
pub async fn open(app: &App, op: Op, can: Can<BeginPoll>, new: NewPoll) -> Result<Uuid> {
    oplog::once(&app.db, op, (app.site.clone(), can, new), |tx, (site, can, new)| {
        Box::pin(async move {
            let organiser = can.person().ok_or(Error::NotFound)?;
            let poll = store::insert(tx, *can.id(), organiser, &new.settings).await?;
            for slot in &new.slots {
                store::add_date(tx, poll, slot, 1).await?;
            }
            if new.whole_group {
                for contact in members::contacts(tx, *can.id()).await? {
                    people::add_person(tx, poll, contact.person).await?;
                }
            }
            add_guests(tx, *can.id(), poll, &new.guests).await?;
            let poll = store::poll(tx, poll).await?;
            notices::tell(tx, site, &poll, Telling::Invitation, |_| true).await?;
            log(tx, &poll, can.person(), "opened").await?;
            Ok(poll.id)
        })
    })
    .await
}

/// Asks people without accounts; whose address belongs to somebody in the group is asked as that member.
async fn add_guests(tx: &mut Tx, group: Uuid, poll: Uuid, guests: &[Guest]) -> Result<()> {
    let contacts = members::contacts(tx, group).await?;
    for guest in guests {
        let email = email_key(&guest.email);
        match contacts.iter().find(|contact| !email.is_empty() && email_key(&contact.email) == email) {
            Some(contact) => people::add_person(tx, poll, contact.person).await?,
            None if email.is_empty() => people::add(tx, poll, &guest.name, "", Via::Paper).await?,
            None => people::add(tx, poll, &guest.name, &email, Via::Mail).await?,
        };
    }
    match people::count(tx, poll).await? > MOST_PEOPLE {
        true => Err(Error::Conflict("poll-too-many-people")),
        false => Ok(()),
    }
}

/// Asks more people; whoever is asked already is not told twice.
pub async fn ask_more(app: &App, op: Op, can: Can<ManagePoll>, guests: Vec<Guest>) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can, guests), |tx, (site, can, guests)| {
        Box::pin(async move {
            let poll = answerable(tx, *can.id()).await?;
            add_guests(tx, poll.group_id, poll.id, guests).await?;
            notices::tell(tx, site, &poll, Telling::Invitation, |asked| asked.answered_at.is_none()).await
        })
    })
    .await
    .map(drop)
}

/// Takes somebody out, with what they answered and every link of theirs.
pub async fn remove(app: &App, op: Op, can: Can<ManageAsked>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move {
            let (poll, who) = *can.id();
            running(tx, poll).await?;
            links::revoke(tx, Purpose::Poll, poll, who).await?;
            // The same form again does not come here: it is answered as the first time.
            if people::remove(tx, poll, who).await? { Ok(()) } else { Err(Error::NotFound) }
        })
    })
    .await
}

/// Reminds those who have not answered, each once; answers how many.
pub async fn remind(app: &App, op: Op, can: Can<ManagePoll>) -> Result<usize> {
    oplog::once(&app.db, op, (app.site.clone(), can), |tx, (site, can)| {
        Box::pin(async move {
            let poll = answerable(tx, *can.id()).await?;
            notices::tell(tx, site, &poll, Telling::Reminder, |asked| asked.answered_at.is_none()).await
        })
    })
    .await
}

/// Changes title, place, deadline and the like.
pub async fn settle(app: &App, op: Op, can: Can<ManagePoll>, settings: Settings) -> Result<()> {
    oplog::once(&app.db, op, (can, settings), |tx, (can, settings)| {
        Box::pin(async move {
            running(tx, *can.id()).await?;
            store::update(tx, *can.id(), settings).await?;
            notices::keep_links(tx, *can.id()).await
        })
    })
    .await
}

/// Offers other dates. Those that stay keep their answers; everybody is told what is new and what fell away.
pub async fn change_dates(app: &App, op: Op, can: Can<ManagePoll>, slots: Vec<Slot>) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can, slots), |tx, (site, can, slots)| {
        Box::pin(async move {
            let poll = answerable(tx, *can.id()).await?;
            let before = store::dates(tx, poll.id).await?;
            let gone: Vec<_> = before.iter().filter(|date| !slots.contains(&date.slot())).collect();
            let new: Vec<Slot> = slots.iter().filter(|s| !before.iter().any(|d| d.slot() == **s)).copied().collect();
            if gone.is_empty() && new.is_empty() {
                return Ok(());
            }
            let version = store::next_dates_version(tx, poll.id).await?;
            for date in &gone {
                store::remove_date(tx, date.id).await?;
            }
            for slot in &new {
                store::add_date(tx, poll.id, slot, version).await?;
            }
            notices::keep_links(tx, poll.id).await?;
            let telling = Telling::Dates { version, new, gone: gone.iter().map(|date| date.slot()).collect() };
            notices::tell(tx, site, &poll, telling, |_| true).await.map(drop)
        })
    })
    .await
}

/// Calls the poll off; everybody who was asked by mail is told.
pub async fn cancel(app: &App, op: Op, can: Can<ManagePoll>) -> Result<()> {
    oplog::once(&app.db, op, (app.site.clone(), can), |tx, (site, can)| {
        Box::pin(async move {
            let poll = running(tx, *can.id()).await?;
            store::end(tx, poll.id, PollState::Cancelled, None).await?;
            notices::tell(tx, site, &poll, Telling::Cancelled, |_| true).await?;
            log(tx, &poll, can.person(), "cancelled").await
        })
    })
    .await
}

/// A new link for somebody, in place of all that they had; answers its secret. Not kept with the form: a link stands in
/// no table but as a hash, so the same form again makes another one.
pub async fn new_link(app: &App, can: Can<ManageAsked>) -> Result<String> {
    app.db
        .write(can, |tx, can| {
            Box::pin(async move {
                let (poll, who) = *can.id();
                let until = notices::links_until(tx, poll).await?;
                links::reissue(tx, Purpose::Poll, poll, who, until).await
            })
        })
        .await
}

/// New links for everybody who is asked on paper, in place of those they had.
pub async fn letters(app: &App, can: Can<ManagePoll>) -> Result<Vec<(String, String)>> {
    app.db
        .write(can, |tx, can| {
            Box::pin(async move {
                let until = notices::links_until(tx, *can.id()).await?;
                let mut letters = Vec::new();
                for asked in people::of_poll(tx, *can.id()).await?.into_iter().filter(|a| a.via == Via::Paper) {
                    let secret = links::reissue(tx, Purpose::Poll, *can.id(), asked.id, until).await?;
                    letters.push((asked.name, secret));
                }
                Ok(letters)
            })
        })
        .await
}

/// A new open link, in place of the one before: who has it answers under a name of their own.
pub async fn open_link(app: &App, can: Can<ManagePoll>) -> Result<String> {
    app.db
        .write(can, |tx, can| {
            Box::pin(async move {
                let until = notices::links_until(tx, *can.id()).await?;
                links::reissue(tx, Purpose::OpenPoll, *can.id(), Uuid::nil(), until).await
            })
        })
        .await
}

/// Takes the open link back; those who came by it keep their own.
pub async fn close_open_link(app: &App, op: Op, can: Can<ManagePoll>) -> Result<()> {
    oplog::once(&app.db, op, can, |tx, can| {
        Box::pin(async move { links::revoke(tx, Purpose::OpenPoll, *can.id(), Uuid::nil()).await })
    })
    .await
}

/// The poll, locked; refused once it is over: whoever was second reads what the first one did.
pub(super) async fn running(tx: &mut Tx, id: Uuid) -> Result<store::Poll> {
    let poll = store::take_turn(tx, id).await?;
    let runs = poll.state == PollState::Open && !poll.has_ended_group;
    if runs { Ok(poll) } else { Err(Error::Conflict("poll-is-over")) }
}

/// The same where people are asked to answer: after the deadline nobody is.
async fn answerable(tx: &mut Tx, id: Uuid) -> Result<store::Poll> {
    let poll = running(tx, id).await?;
    if poll.is_open(tx.now) { Ok(poll) } else { Err(Error::Conflict("poll-deadline-first")) }
}

pub(super) async fn log(tx: &mut Tx, poll: &store::Poll, actor: Option<Uuid>, kind: &str) -> Result<()> {
    let change = Change {
        object_kind: "poll",
        object: poll.id,
        kind,
        actor,
        place: Some(poll.group_id),
        payload: Some(poll.title.clone()),
    };
    oplog::record(tx, change).await
}
