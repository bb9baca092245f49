//! The mails of date polls. Their language is German: an address tells nothing about another one.

use super::dates::Slot;
use super::notices::Telling;
use super::store::{DateRow, Poll};
use crate::http::Site;
use crate::i18n::{Arg, Lang};
use crate::mail::Mail;

/// So many dates stand in a mail before it says how many more there are.
const SHOWN: usize = 12;

/// What a mail says of `telling`, with the receiver's own link.
pub(super) fn about(site: &Site, poll: &Poll, dates: &[DateRow], to: &str, telling: &Telling, secret: &str) -> Mail {
    let (kind, key) = match telling {
        Telling::Invitation => ("poll-invitation", "mail-poll-invitation"),
        Telling::Reminder => ("poll-reminder", "mail-poll-reminder"),
        Telling::LastCall => ("poll-last-call", "mail-poll-last-call"),
        Telling::Dates { .. } => ("poll-dates", "mail-poll-dates"),
        Telling::Cancelled => ("poll-cancelled", "mail-poll-cancelled"),
    };
    let slots: Vec<Slot> = dates.iter().map(DateRow::slot).collect();
    let (new, gone) = match telling {
        Telling::Dates { new, gone, .. } => (list(site, new), list(site, gone)),
        _ => (String::new(), String::new()),
    };
    let district = site.district().name.clone();
    let until = poll.closes_at.map(|at| Lang::De.deadline(at)).unwrap_or_default();
    let link = site.link(&format!("/t/{secret}"));
    let (list, count) = (list(site, &slots), slots.len());
    let args: &[(&str, &dyn Arg)] = &[
        ("district", &district),
        ("group", &poll.group_name),
        ("title", &poll.title),
        ("note", &poll.note),
        ("dates", &list),
        ("count", &count),
        ("new", &new),
        ("gone", &gone),
        ("until", &until),
        ("link", &link),
    ];
    let say = |key: &str| site.i18n.text(Lang::De, key, args);
    let mut parts = vec![say(&format!("{key}-text"))];
    if matches!(telling, Telling::Invitation) && !poll.note.is_empty() {
        parts.insert(0, poll.note.clone());
    }
    if !new.is_empty() {
        parts.push(say("mail-poll-new-dates"));
    }
    if !gone.is_empty() {
        parts.push(say("mail-poll-gone-dates"));
    }
    if !matches!(telling, Telling::Cancelled) {
        if !until.is_empty() {
            parts.push(say("mail-poll-until"));
        }
        parts.push(say("mail-poll-link"));
    }
    parts.insert(0, say("mail-poll-hello"));
    parts.push(say("mail-poll-goodbye"));
    let (subject, text) = (say(&format!("{key}-subject")), parts.join("\n\n"));
    Mail { kind, to: to.to_owned(), subject, text, about: Some(poll.id), place: Some(poll.group_id), ..Mail::default() }
}

/// Dates one a line.
fn list(site: &Site, slots: &[Slot]) -> String {
    let mut lines: Vec<String> =
        slots.iter().take(SHOWN).map(|slot| Lang::De.span(slot.starts, slot.minutes)).collect();
    if slots.len() > SHOWN {
        let more = slots.len() - SHOWN;
        lines.push(site.i18n.text(Lang::De, "mail-poll-more-dates", &[("count", &more)]));
    }
    lines.join("\n")
}
