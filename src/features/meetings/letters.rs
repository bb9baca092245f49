//! The mails of meetings. Their language is German: an address tells nothing about another one.

use super::Reply;
use super::store::Meeting;
use super::store::agenda::Item;
use super::store::people::Invited;
use crate::http::Site;
use crate::i18n::{Arg, Lang};
use crate::mail::{CalendarPart, Mail};

/// What a mail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    Invited,
    Changed,
    /// It changed and changed back within the quiet minute: there is nothing to say.
    Same,
    Cancelled,
    /// It takes place, but without the one who reads this.
    TakenOut,
}

impl News {
    /// The kind of its mail.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Invited => "meeting-invitation",
            Self::Changed | Self::Same => "meeting-change",
            Self::Cancelled => "meeting-cancellation",
            Self::TakenOut => "meeting-removal",
        }
    }

    /// Whether the meeting is none any more for who reads it.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::Cancelled | Self::TakenOut)
    }
}

/// Where a meeting is, one place a line, the address of an online meeting last.
pub(super) fn places(meeting: &Meeting) -> String {
    let lines = [meeting.where_it_is(), meeting.online.clone()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What one who is invited is told, with their own link.
pub(super) fn mail(
    site: &Site,
    meeting: &Meeting,
    invited: &Invited,
    news: News,
    link: &str,
    calendar: CalendarPart,
    items: &[Item],
) -> Mail {
    let (kind, key) = (news.kind(), format!("mail-{}", news.kind()));
    let district = site.district().name.clone();
    // Who is taken out may never have heard of the newest time.
    let now = || Lang::De.span(meeting.starts, meeting.minutes);
    let when = if news == News::TakenOut { invited.told_when.clone() } else { now() };
    let place = places(meeting);
    let reply = site.i18n.text(Lang::De, invited.reply.key(), &[]);
    let args: &[(&str, &dyn Arg)] = &[
        ("district", &district),
        ("group", &meeting.group_name),
        ("title", &meeting.title),
        ("when", &when),
        ("place", &place),
        ("was-when", &invited.told_when),
        ("was-place", &invited.told_where),
        ("reply", &reply),
        ("link", &link),
    ];
    let say = |key: &str| site.i18n.text(Lang::De, key, args);
    let mut parts = vec![say("mail-meeting-hello"), say(&format!("{key}-text"))];
    parts.extend(facts(invited, news, &when, &place).into_iter().map(say));
    if news == News::Invited && !meeting.note.is_empty() {
        parts.push(meeting.note.clone());
    }
    if news == News::Invited && !items.is_empty() {
        parts.push(format!("{}\n{}", say("mail-meeting-agenda"), numbered(items)));
    }
    parts.extend(closing(invited, news).into_iter().map(say));
    let (subject, text) = (say(&format!("{key}-subject")), parts.join("\n\n"));
    let (about, place) = (Some(meeting.id), Some(meeting.group_id));
    Mail { kind, to: invited.email.clone(), subject, text, about, place, calendar: Some(calendar) }
}

/// "1. Begrüßung", one a line.
fn numbered(items: &[Item]) -> String {
    items.iter().zip(1..).map(|(item, n)| format!("{n}. {}", item.title)).collect::<Vec<_>>().join("\n")
}

/// When and where, and what that was before.
fn facts(invited: &Invited, news: News, when: &str, place: &str) -> Vec<&'static str> {
    if news.ends() {
        return vec!["mail-meeting-when"];
    }
    let changed = |now: &str, was: &str| news == News::Changed && now != was;
    let mut keys = vec![if changed(when, &invited.told_when) { "mail-meeting-new-when" } else { "mail-meeting-when" }];
    match (changed(place, &invited.told_where), place.is_empty(), invited.told_where.is_empty()) {
        (true, true, _) => keys.push("mail-meeting-no-place"),
        (true, false, true) => keys.push("mail-meeting-first-place"),
        (true, false, false) => keys.push("mail-meeting-new-place"),
        (false, true, _) => {}
        (false, false, _) => keys.push("mail-meeting-place"),
    }
    keys
}

/// What to do now, and the end.
fn closing(invited: &Invited, news: News) -> Vec<&'static str> {
    let rest: &[&'static str] = match (news, invited.reply) {
        (News::Cancelled | News::TakenOut, _) => &["mail-meeting-calendar-end"],
        (News::Changed, Reply::None) => &["mail-meeting-again", "mail-meeting-calendar-change"],
        (News::Changed, _) => &["mail-meeting-still", "mail-meeting-calendar-change"],
        (_, Reply::None) => &["mail-meeting-reply", "mail-meeting-calendar"],
        (..) => &["mail-meeting-replied", "mail-meeting-calendar"],
    };
    rest.iter().copied().chain(["mail-meeting-goodbye"]).collect()
}
