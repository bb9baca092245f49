//! Pages of agendas, and the agenda as part of other pages.

use askama::Template;
use jiff::ToSpan as _;

use crate::features::meetings::agenda::ItemState;
use crate::features::meetings::store::Meeting;
use crate::features::meetings::store::agenda::Item;
use crate::http::links::{self, TypedLink};
use crate::http::{Markup, Page, prose};

/// A planned item with its number (TOP); `templates/meetings/tops.html` shows `tops`.
pub struct Top {
    pub number: usize,
    pub item: Item,
    /// When it begins, as long as every item before it has a length.
    pub at: String,
    pub note: Markup,
    pub links: Vec<TypedLink>,
}

impl Top {
    /// The planned ones among `items`, in their order.
    pub fn all(p: &Page, meeting: &Meeting, items: &[Item]) -> Vec<Self> {
        let mut at = Some(meeting.starts);
        let planned = items.iter().filter(|item| item.state == ItemState::Planned);
        let one = |(i, item): (usize, &Item)| {
            let begins = at.filter(|_| item.minutes > 0);
            at = at.filter(|_| item.minutes > 0).and_then(|at| at.checked_add(item.minutes.minutes()).ok());
            Self {
                number: i + 1,
                at: begins.map(|at| p.lang.time(at.time())).unwrap_or_default(),
                note: prose::html(&item.note),
                links: links::typed(&item.links).into_iter().filter(|link| !link.address.is_empty()).collect(),
                item: item.clone(),
            }
        };
        planned.enumerate().map(one).collect()
    }

    /// "18 Uhr, 20 Minuten, Koordination"
    pub fn facts(&self, p: &Page) -> String {
        let length = if self.item.minutes > 0 { super::length(p, self.item.minutes) } else { String::new() };
        let parts = [self.at.clone(), length, self.item.presenter.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// The agenda of a meeting, for the group's people.
#[derive(Template)]
#[template(path = "meetings/agenda.html")]
pub struct AgendaPage {
    pub p: Page,
    pub meeting: Meeting,
    pub tops: Vec<Top>,
    pub proposals: Vec<Item>,
    pub declined: Vec<Item>,
    /// Adds an item, or proposes one; empty for who may do neither.
    pub form: Markup,
    pub manages: bool,
    pub form_id: String,
}

impl AgendaPage {
    fn when(&self) -> String {
        self.p.lang.span(self.meeting.starts, self.meeting.minutes)
    }

    /// Planned minutes in all, where that is more than the meeting lasts.
    fn too_long(&self) -> Option<i64> {
        let planned: i64 = self.tops.iter().map(|top| top.item.minutes).sum();
        (planned > self.meeting.minutes).then(|| planned - self.meeting.minutes)
    }

    fn is_first(&self, top: &Top) -> bool {
        top.number == 1
    }

    fn is_last(&self, top: &Top) -> bool {
        top.number == self.tops.len()
    }
}

/// Changing one item, or taking it off.
#[derive(Template)]
#[template(path = "meetings/item.html")]
pub struct EditItem {
    pub p: Page,
    pub meeting: Meeting,
    pub item: Item,
    pub form: Markup,
    /// What holds now, part by part, where somebody else changed it meanwhile.
    pub theirs: Vec<(String, String)>,
    /// Empty where it stays.
    pub removal: Markup,
}
