//! Meetings as calendars read them: the file of a mail, a download, and the feeds behind secret addresses.

use std::sync::Arc;

use uuid::Uuid;

use super::letters::News;
use super::store::people::Invited;
use super::store::{Meeting, lists};
use crate::app::App;
use crate::clock::{DAY, Timestamp};
use crate::db::Tx;
use crate::error::Result;
use crate::features::groups::store as groups;
use crate::http::Site;
use crate::i18n::{Arg, Lang};
use crate::ical::{Attendee, Calendar, Event, Mailbox, Method, Status};
use crate::links::{self, Purpose};
use crate::mail::CalendarPart;

/// So far back a feed goes.
const BACK: i64 = 90 * DAY;
/// The address of a feed works until it is taken back; in the sense of a lifetime.
const FEED_LIFE: i64 = 36_500 * DAY;

/// A meeting as an event that names nobody. Who is not in the group does not get the address of an online meeting.
fn event(site: &Site, meeting: &Meeting, inside: bool) -> Event {
    let online = if inside { meeting.online.as_str() } else { "" };
    let place = meeting.where_it_is();
    let description: Vec<&str> = [online, &meeting.note].into_iter().filter(|part| !part.is_empty()).collect();
    Event {
        uid: meeting.uid.clone(),
        sequence: meeting.sequence,
        stamp: meeting.changed_at,
        start: meeting.starts,
        minutes: meeting.minutes,
        summary: meeting.title.clone(),
        description: description.join("\n\n"),
        location: if place.is_empty() { online.to_owned() } else { place },
        url: site.link(&format!("/meetings/{}", meeting.id)),
        status: if meeting.is_cancelled() { Status::Cancelled } else { Status::Confirmed },
        organizer: None,
        attendee: None,
    }
}

/// The file of a mail to one who is invited, or to one who is not invited any more. Answers come by the link, so no
/// program is asked to send one.
pub(super) fn message(
    site: &Site,
    meeting: &Meeting,
    invited: &Invited,
    news: News,
    link: &str,
    now: Timestamp,
) -> CalendarPart {
    let method = if news.ends() { Method::Cancel } else { Method::Request };
    let mut event = event(site, meeting, true);
    if !link.is_empty() {
        let reply = site.i18n.text(Lang::De, "mail-meeting-event-reply", &[("link", &link as &dyn Arg)]);
        event.description =
            if event.description.is_empty() { reply } else { format!("{}\n\n{reply}", event.description) };
        event.url = link.to_owned();
    }
    event.stamp = now;
    event.organizer = Some(Mailbox { name: meeting.group_name.clone(), address: site.sender.clone() });
    let mailbox = Mailbox { name: invited.name.clone(), address: invited.email.clone() };
    event.attendee = Some(Attendee { mailbox, reply: invited.reply.in_calendar() });
    let text = Calendar { method, name: String::new(), events: vec![event] }.to_string();
    CalendarPart { method: method.word(), text }
}

/// One meeting to take away.
pub(super) fn file(site: &Site, meeting: &Meeting, inside: bool) -> String {
    Calendar { method: Method::Publish, name: String::new(), events: vec![event(site, meeting, inside)] }.to_string()
}

/// The feed behind a secret address; nothing where it was taken back. Rights are asked at each reading.
pub(super) async fn read(tx: &mut Tx, site: &Site, secret: &str) -> Result<Option<String>> {
    let since = tx.now.plus(-BACK);
    let (name, meetings) = if let Some(link) = links::find(tx, Purpose::OwnCalendar, secret).await? {
        let name = site.i18n.text(Lang::De, "feed-own", &[("district", &site.district().name as &dyn Arg)]);
        (name, lists::feed_of_person(tx, link.subject, since).await?)
    } else if let Some(link) = links::find(tx, Purpose::GroupCalendar, secret).await? {
        let group = groups::group(tx, link.subject).await?;
        (group.name, lists::feed_of_group(tx, link.subject, since).await?)
    } else {
        return Ok(None);
    };
    let events = meetings.iter().map(|meeting| event(site, meeting, true)).collect();
    Ok(Some(Calendar { method: Method::Publish, name, events }.to_string()))
}

/// Whose feed it is.
#[derive(Debug, Clone, Copy)]
pub enum Feed {
    Person(Uuid),
    Group(Uuid),
}

impl Feed {
    fn parts(self) -> (Purpose, Uuid, Uuid) {
        match self {
            Self::Person(person) => (Purpose::OwnCalendar, person, person),
            Self::Group(group) => (Purpose::GroupCalendar, group, Uuid::nil()),
        }
    }

    /// Whether it has an address that works.
    pub async fn is_open(self, tx: &mut Tx) -> Result<bool> {
        let (purpose, subject, holder) = self.parts();
        links::exists(tx, purpose, subject, holder).await
    }

    /// A new address, in place of the one before. Not kept with the form: a secret stands in no table but as a hash, so
    /// the same form again makes another one.
    pub async fn open(self, app: &App) -> Result<String> {
        let secret = app
            .db
            .write(self, |tx, feed| {
                Box::pin(async move {
                    let ((purpose, subject, holder), until) = (feed.parts(), tx.now.plus(FEED_LIFE));
                    links::reissue(tx, purpose, subject, holder, until).await
                })
            })
            .await?;
        Ok(address(&app.site, &secret))
    }

    /// Takes the address back.
    pub async fn close(self, app: &App) -> Result<()> {
        app.db
            .write(self, |tx, feed| {
                Box::pin(async move {
                    let (purpose, subject, holder) = feed.parts();
                    links::revoke(tx, purpose, subject, holder).await
                })
            })
            .await
    }
}

/// With an ending by which calendars know what they get.
fn address(site: &Arc<Site>, secret: &str) -> String {
    site.link(&format!("/feeds/{secret}.ics"))
}
