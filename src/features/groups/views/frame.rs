//! What every page of a group begins with: its names, fields and tabs; and its timeline.

use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store::{self as fields, Field};
use crate::features::groups::access::GroupFacts;
use crate::features::groups::store::timeline::{Change, Event};
use crate::features::groups::store::{Group, life, members};
use crate::features::groups::{GroupName, GroupState};
use crate::http::Page;
use crate::i18n::Lang;

/// An area of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    Overview,
    Boards,
    Meetings,
    Recommendations,
    Members,
    Results,
    Settings,
}

impl Area {
    fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Boards => "/boards",
            Self::Meetings => "/meetings",
            Self::Recommendations => "/recommendations",
            Self::Members => "/members",
            Self::Results => "/results",
            Self::Settings => "/settings",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Overview => "group-tab-overview",
            Self::Boards => "group-tab-boards",
            Self::Meetings => "group-tab-meetings",
            Self::Recommendations => "group-tab-recommendations",
            Self::Members => "group-tab-members",
            Self::Results => "group-tab-results",
            Self::Settings => "group-tab-settings",
        }
    }
}

/// A tab of a group.
#[derive(Debug, Clone)]
pub struct Tab {
    pub path: String,
    pub label: String,
    pub count: Option<i64>,
    pub now: bool,
}

/// The head of a group's pages.
#[derive(Debug, Clone)]
pub struct Head {
    pub group: Group,
    pub fields: Vec<Field>,
    pub parent: Option<GroupName>,
    /// Tabs; none for who is not in the group.
    pub tabs: Vec<Tab>,
    /// Since when, until when.
    pub period: String,
}

impl Head {
    /// Loads the head for `area`; other features that show pages of a group use it as well.
    pub async fn load(tx: &mut Tx, p: &Page, facts: &GroupFacts, area: Area) -> Result<Self> {
        let group = facts.group.clone();
        let fields = fields::of_group(tx, group.id, p.today()).await?;
        let parent = life::parent_name(tx, group.parent).await?;
        let tabs = if facts.mine.is_some() {
            let people = members::count(tx, group.id).await?;
            tabs(p, group.id, facts.is_open() && facts.leads(), people, area)
        } else {
            Vec::new()
        };
        Ok(Self { period: period(p, &group), group, fields, parent, tabs })
    }

    /// The label of the present tab.
    pub fn now(&self) -> &str {
        self.tabs.iter().find(|t| t.now).map_or("", |t| t.label.as_str())
    }
}

pub(super) fn tabs(p: &Page, group: Uuid, leads: bool, people: i64, now: Area) -> Vec<Tab> {
    let all = [
        Area::Overview,
        Area::Boards,
        Area::Meetings,
        Area::Recommendations,
        Area::Members,
        Area::Results,
        Area::Settings,
    ];
    let shown = all.into_iter().filter(|area| *area != Area::Settings || leads);
    shown
        .map(|area| Tab {
            path: format!("/groups/{group}{}", area.path()),
            label: p.t(area.key()),
            count: (area == Area::Members).then_some(people),
            now: area == now,
        })
        .collect()
}

/// "2019 bis heute"; what is not handed down says so.
pub fn period(p: &Page, group: &Group) -> String {
    if group.is_only_told() {
        return p.t("network-period-untold");
    }
    let unknown = || p.t("not-handed-down");
    let from = match (group.starts_on, group.since_text.as_str()) {
        (Some(day), _) => day.year().to_string(),
        (None, "" | "nicht überliefert") => String::new(),
        (None, words) => words.to_owned(),
    };
    let to = match (group.state, group.ends_on) {
        (GroupState::Ended, Some(day)) => day.year().to_string(),
        (GroupState::Ended, None) => unknown(),
        _ => p.t("network-today"),
    };
    if from.is_empty() {
        p.t1("network-period-unknown", "to", to)
    } else {
        p.t2("network-period", "from", from, "to", to)
    }
}

/// Something that happened, ready to be shown.
#[derive(Debug, Clone)]
pub struct Happening {
    pub icon: &'static str,
    pub when: String,
    pub what: String,
    pub href: Option<String>,
    on: Option<Date>,
}

/// Written history and changes in one line, newest first, what has no day last.
pub fn happenings(p: &Page, group: Uuid, events: Vec<Event>, changes: Vec<Change>) -> Vec<Happening> {
    let mut all: Vec<Happening> = changes.into_iter().filter_map(|c| of_change(p, group, &c)).collect();
    all.extend(events.into_iter().map(|e| of_event(p, e)));
    all.sort_by_key(|h| std::cmp::Reverse(h.on));
    all
}

fn of_event(p: &Page, event: Event) -> Happening {
    let when = match event.on_date {
        _ if !event.date_text.is_empty() => event.date_text,
        Some(day) => p.day(day),
        None => p.t("not-handed-down"),
    };
    Happening { icon: "history", when, what: event.text, href: None, on: event.on_date }
}

/// A change that has words; others are not for people.
fn of_change(p: &Page, group: Uuid, change: &Change) -> Option<Happening> {
    let key = format!("op-{}-{}", change.object_kind, change.kind);
    if !p.site.i18n.has(Lang::De, &key) {
        return None;
    }
    let (icon, href) = match (change.object_kind.as_str(), change.kind.as_str()) {
        ("result", "deleted") => ("trash", None),
        ("result", _) => ("document", Some(format!("/groups/{group}/results/{}", change.object))),
        ("board", _) => ("board", Some(format!("/boards/{}", change.object))),
        ("poll", _) => ("calendar", Some(format!("/polls/{}", change.object))),
        ("meeting", _) => ("calendar", Some(format!("/meetings/{}", change.object))),
        ("recommendation", _) => ("flag", Some(format!("/recommendations/{}", change.object))),
        ("group", "founded") => ("sprout", None),
        ("group", "ended") => ("archive", None),
        ("group", _) => ("group", None),
        _ => ("history", None),
    };
    let title = change.payload.clone().unwrap_or_default();
    let what = p.t1(&key, "title", title);
    Some(Happening { icon, when: p.day_of(change.at), what, href, on: Some(change.at.date()) })
}

pub(super) fn sample(icon: &'static str, when: &str, what: &str) -> Happening {
    Happening { icon, when: when.into(), what: what.into(), href: None, on: None }
}
