//! Telling those who are invited, each state once.
//!
//! Invariant: what was told stands in the row of who was told, and the row changes in the transaction that queues the
//! mail. Whatever is repeated or killed in between, nobody is told twice and nobody is left out.

use std::sync::Arc;

use uuid::Uuid;

use super::agenda;
use super::letters::{self, News};
use super::store::agenda::Item;
use super::store::people::{self, Invited, Told};
use super::store::{self, Meeting};
use super::{MeetingState, Reply, feeds};
use crate::clock::DAY;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::http::Site;
use crate::i18n::Lang;
use crate::links::{self, Purpose};
use crate::mail;

/// So long after a meeting its links still open it.
pub(super) const LINK_LIFE: i64 = 30 * DAY;

/// Calls off what a group that ended had still planned, and tells of every meeting whose quiet minute is over. Harmless
/// to repeat.
pub async fn tell_due(db: &Db, site: &Arc<Site>) -> Result<()> {
    for meeting in store::of_ended_groups(&mut db.reader().await?).await? {
        db.write(meeting, |tx, meeting| Box::pin(super::making::call_off(tx, *meeting))).await?;
    }
    let due = store::to_tell(&mut db.reader().await?).await?;
    for meeting in due {
        db.write((site.clone(), meeting), |tx, (site, meeting)| {
            Box::pin(async move { tell(tx, site, *meeting).await })
        })
        .await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx, site: &Site, id: Uuid) -> Result<()> {
    if !store::take_telling(tx, id).await? {
        return Ok(());
    }
    let meeting = store::meeting(tx, id).await?;
    let tells = matches!(meeting.state, MeetingState::Invited | MeetingState::Running | MeetingState::Cancelled);
    // Nobody needs to be invited to what is over; that it did not take place they should know.
    if !tells || (meeting.is_over(tx.now) && !meeting.is_cancelled()) {
        return Ok(());
    }
    let told = state_of(&meeting);
    let items = agenda::planned(tx, id).await?;
    for invited in people::of_meeting(tx, id).await?.iter().filter(|invited| !invited.email.is_empty()) {
        let Some(news) = news(&meeting, invited, &told) else { continue };
        if people::note_told(tx, invited.id, &told).await? && news != News::Same {
            let mut invited = invited.clone();
            // A reply holds for the time that it was given to. Asked again is who is told of another one, not who would
            // have been had it not been changed back within the quiet minute.
            let moved = news == News::Changed && begins(&invited.told_when) != begins(&told.when);
            if moved && people::ask_again(tx, invited.id, meeting.changed_at).await? {
                (invited.reply, invited.reply_note) = (Reply::None, String::new());
            }
            send(tx, site, (&meeting, &items), &invited, news).await?;
        }
    }
    Ok(())
}

/// Day and beginning of a time as mails say it: "Di., 10. März 2026, 18 bis 19.30 Uhr" without its end.
fn begins(when: &str) -> &str {
    when.split_once(" bis ").map_or(when, |(begins, _)| begins)
}

pub(super) fn state_of(meeting: &Meeting) -> Told {
    Told {
        sequence: meeting.sequence,
        state: meeting.state,
        when: Lang::De.span(meeting.starts, meeting.minutes),
        place: letters::places(meeting),
    }
}

/// What somebody does not know yet; nothing where they were told everything, or never heard of what is called off.
fn news(meeting: &Meeting, invited: &Invited, told: &Told) -> Option<News> {
    let first = invited.told_sequence < 0;
    if meeting.is_cancelled() {
        return (!first && invited.told_state != told.state.word()).then_some(News::Cancelled);
    }
    if first {
        return Some(News::Invited);
    }
    if invited.told_sequence >= told.sequence {
        return None;
    }
    let same = invited.told_when == told.when && invited.told_where == told.place;
    Some(if same { News::Same } else { News::Changed })
}

/// Tells somebody who is taken out now, where they were told of the meeting before; call it before their row goes.
pub(super) async fn tell_taken_out(tx: &mut Tx, site: &Site, meeting: &Meeting, invited: &Invited) -> Result<()> {
    if invited.told_sequence < 0 || invited.email.is_empty() {
        return Ok(());
    }
    send(tx, site, (meeting, &[]), invited, News::TakenOut).await
}

/// Queues the mail. What still waits for them is taken back: an older state never arrives after a newer one, and who
/// never got their invitation is invited now, or hears nothing of the end.
async fn send(
    tx: &mut Tx,
    site: &Site,
    (meeting, items): (&Meeting, &[Item]),
    invited: &Invited,
    news: News,
) -> Result<()> {
    let overtaken = [News::Invited, News::Changed].map(News::kind);
    let overtaken = mail::take_back(tx, meeting.id, &invited.email, overtaken).await?;
    let never_heard = overtaken.iter().any(|kind| kind == News::Invited.kind());
    let news = match news {
        news if news.ends() && never_heard => return Ok(()),
        News::Changed if never_heard => News::Invited,
        news => news,
    };
    let secret = match news {
        news if news.ends() => None,
        // Earlier links stay: people reply from whichever mail they find.
        _ => Some(links::issue(tx, Purpose::Meeting, meeting.id, invited.id, meeting.ends_at.plus(LINK_LIFE)).await?),
    };
    let link = secret.map(|secret| site.link(&format!("/m/{secret}"))).unwrap_or_default();
    let calendar = feeds::message(site, meeting, invited, news, &link, tx.now);
    mail::queue(tx, letters::mail(site, meeting, invited, news, &link, calendar, items)).await
}
