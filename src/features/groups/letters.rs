//! The mails of groups. Their language is German: an address tells nothing about another one.

use crate::http::Site;
use crate::i18n::{Arg, Lang};
use crate::mail::Mail;

use super::MemberRole;
use super::store::Group;

fn mail(
    site: &Site,
    kind: &'static str,
    to: &str,
    group: &Group,
    (subject, text): (&str, &str),
    args: &[(&str, &dyn Arg)],
) -> Mail {
    let district = site.district().name.clone();
    let mut all: Vec<(&str, &dyn Arg)> = vec![("district", &district), ("group", &group.name)];
    all.extend_from_slice(args);
    let say = |key: &str| site.i18n.text(Lang::De, key, &all);
    Mail { kind, to: to.to_owned(), subject: say(subject), text: say(text), place: Some(group.id), ..Mail::default() }
}

/// An invitation with its link.
pub(super) fn invitation(site: &Site, to: &str, group: &Group, role: MemberRole, token: &str) -> Mail {
    let role = site.i18n.text(Lang::De, role.key(), &[]);
    let link = site.link(&format!("/invitations/{token}"));
    let args: &[(&str, &dyn Arg)] = &[("role", &role), ("link", &link)];
    mail(site, "invitation", to, group, ("mail-invitation-subject", "mail-invitation-text"), args)
}

/// To a coordinator: somebody from the administration asks to come in.
pub(super) fn request(site: &Site, to: &str, group: &Group, name: &str, reason: &str) -> Mail {
    let link = site.link(&format!("/groups/{}", group.id));
    let args: &[(&str, &dyn Arg)] = &[("name", &name), ("reason", &reason), ("link", &link)];
    mail(site, "join-request", to, group, ("mail-request-subject", "mail-request-text"), args)
}

/// The group's answer to who asked.
pub(super) fn answer(site: &Site, to: &str, group: &Group, accepted: bool, words: &str) -> Mail {
    let link = site.link(&format!("/groups/{}", group.id));
    let args: &[(&str, &dyn Arg)] = &[("words", &words), ("link", &link)];
    let text = if accepted { "mail-accepted-text" } else { "mail-declined-text" };
    mail(site, "join-answer", to, group, ("mail-answer-subject", text), args)
}

/// To everybody in a group that is over.
pub(super) fn ended(site: &Site, to: &str, group: &Group) -> Mail {
    let link = site.link(&format!("/groups/{}", group.id));
    let args: &[(&str, &dyn Arg)] = &[("link", &link)];
    mail(site, "group-ended", to, group, ("mail-ended-subject", "mail-ended-text"), args)
}
