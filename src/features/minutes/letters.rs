//! The mails of minutes. Their language is German: an address tells nothing about another one.

use jiff::civil::Date;

use crate::features::meetings::store::Meeting;
use crate::http::Site;
use crate::i18n::{Arg, Lang};
use crate::mail::Mail;

/// Where the minutes are, and until when corrections can be asked for.
pub(super) fn minutes(site: &Site, meeting: &Meeting, to: &str, link: &str, until: Option<Date>) -> Mail {
    let district = site.district().name.clone();
    let day = Lang::De.day(meeting.starts.date());
    let until = until.map(|until| Lang::De.day(until));
    let args: &[(&str, &dyn Arg)] = &[
        ("district", &district),
        ("group", &meeting.group_name),
        ("title", &meeting.title),
        ("day", &day),
        ("until", &until.as_deref().unwrap_or_default()),
        ("link", &link),
    ];
    let say = |key: &str| site.i18n.text(Lang::De, key, args);
    let mut keys = vec!["mail-meeting-hello", "mail-minutes-text", "mail-minutes-read"];
    if until.is_some() {
        keys.push("mail-minutes-corrections");
    }
    keys.push("mail-meeting-goodbye");
    let text = keys.into_iter().map(say).collect::<Vec<_>>().join("\n\n");
    Mail {
        kind: "minutes",
        to: to.to_owned(),
        subject: say("mail-minutes-subject"),
        text,
        about: Some(meeting.id),
        place: Some(meeting.group_id),
        ..Mail::default()
    }
}
