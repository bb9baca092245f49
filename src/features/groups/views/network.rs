//! The network over the years.

use askama::Template;

use super::{Beside, period};
use crate::features::groups::GroupState;
use crate::features::groups::network::{NetRow, Network};
use crate::http::Page;

/// A row with its words.
pub struct RowView {
    pub row: NetRow,
    /// "Fokusgruppe Inklusion: 2020 bis heute".
    pub label: String,
    pub name: String,
    pub time: String,
    /// Message key of the kind; empty for a field without a group.
    pub kind: &'static str,
}

impl RowView {
    /// A row ready to be shown.
    pub fn of(p: &Page, row: NetRow) -> Self {
        let (name, time, kind) = match (&row.group, &row.field) {
            (Some(group), _) if group.state == GroupState::Dormant => {
                let time = format!("{}, {}", period(p, group), p.t("network-rests"));
                (group.name.clone(), time, group.kind.key())
            }
            (Some(group), _) => (group.name.clone(), period(p, group), group.kind.key()),
            (None, Some(field)) => (field.name.clone(), p.t("network-no-group"), ""),
            (None, None) => Default::default(),
        };
        Self { label: format!("{name}: {time}"), name, time, kind, row }
    }

    /// Class of the row's colour.
    pub fn look(&self) -> &'static str {
        self.row.field.as_ref().map_or("", |f| f.icon())
    }
}

/// The network: picture, table, gaps, gauge, what groups share, history.
#[derive(Template)]
#[template(path = "groups/network.html")]
pub struct NetworkPage {
    pub p: Page,
    pub network: Network,
    pub rows: Vec<RowView>,
    pub beside: Beside,
}

impl NetworkPage {
    fn year(&self) -> i16 {
        self.p.today().year()
    }

    /// Century and the rest of each year: phones show the rest alone.
    fn years(&self) -> Vec<(String, String)> {
        let split = |year: &i16| (format!("{:02}", year / 100), format!("{:02}", year % 100));
        self.network.years.iter().map(split).collect()
    }

    fn since(&self) -> i16 {
        self.network.years.first().copied().unwrap_or_default()
    }
}
