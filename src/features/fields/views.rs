//! Pages of fields and the catalogues.

use askama::Template;
use uuid::Uuid;

use super::store::changes::FieldChange;
use super::store::{Committee, Field, NamePeriod, Named, Working};
use super::{ChangeKind, ChangeState};
use crate::http::{Markup, Page};

/// A field with everything that is told of it.
#[derive(Debug, Clone)]
pub struct FieldView {
    pub field: Field,
    /// Whether it has a name today.
    pub is_open: bool,
    /// Earlier names with their periods, newest first.
    pub earlier: Vec<(String, String)>,
    pub groups: Vec<Working>,
    pub changes: Vec<ChangeView>,
}

/// A change with its words.
#[derive(Debug, Clone)]
pub struct ChangeView {
    pub change: FieldChange,
    /// The other field's name; empty where there is none.
    pub other: String,
}

impl ChangeView {
    /// Class of the state.
    pub fn class(&self) -> &'static str {
        match self.change.state {
            ChangeState::Adopted => "state state--done",
            ChangeState::InCommittees => "state state--now",
            _ => "state state--plain",
        }
    }
}

/// Since when and until when a name held, in words.
pub fn period(p: &Page, name: &NamePeriod) -> String {
    let from = name.valid_from.map(|d| p.day(d));
    let to = name.valid_to.and_then(|d| d.yesterday().ok()).map(|d| p.day(d));
    match (from, to) {
        (Some(from), Some(to)) => p.t2("fields-period", "from", from, "to", to),
        (Some(from), None) => p.t1("fields-period-from", "from", from),
        (None, Some(to)) => p.t1("fields-period-to", "to", to),
        (None, None) => p.t("fields-period-unknown"),
    }
}

/// All fields.
#[derive(Template)]
#[template(path = "fields/index.html")]
pub struct Fields {
    pub p: Page,
    pub fields: Vec<FieldView>,
}

/// One field.
#[derive(Template)]
#[template(path = "fields/field.html")]
pub struct FieldPage {
    pub p: Page,
    pub v: FieldView,
    /// Since when it is called so.
    pub since: String,
}

/// One form with a heading, below the fields.
#[derive(Template)]
#[template(path = "fields/form.html")]
pub struct FormPage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    pub title: String,
    pub lead: String,
    pub form: Markup,
}

/// The catalogues.
#[derive(Template)]
#[template(path = "fields/catalogues.html")]
pub struct Catalogues {
    pub p: Page,
    pub fields: Vec<Field>,
    pub municipalities: Vec<Named>,
    pub committees: Vec<Committee>,
    pub field_form: Markup,
    pub municipality_form: Markup,
    pub committee_form: Markup,
}

/// Every page with made-up content.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let field = Field { id: Uuid::nil(), code: "inklusion".into(), name: "Inklusion".into(), look: 6 };
    let change = FieldChange {
        id: Uuid::nil(),
        field: field.id,
        kind: ChangeKind::Rename,
        new_name: "Inklusion und Teilhabe".into(),
        other_field: None,
        text: "Das Feld soll Teilhabe im Namen tragen.".into(),
        state: ChangeState::InCommittees,
        proposed_on: Some(p.today()),
        decided_on: None,
        note: "Der Sozialausschuss berät im Mai.".into(),
        source: String::new(),
    };
    let v = FieldView {
        is_open: true,
        earlier: vec![("Behindertenhilfe".into(), p.t("fields-period-unknown"))],
        groups: vec![Working { field: field.id, id: Uuid::nil(), name: "Fokusgruppe Inklusion".into(), works: true }],
        changes: vec![ChangeView { change, other: String::new() }],
        field: field.clone(),
    };
    let catalogues = Catalogues {
        fields: vec![field],
        municipalities: vec![Named { id: Uuid::nil(), name: "Beispielstedt".into() }],
        committees: vec![Committee { id: Uuid::nil(), name: "Kreistag".into(), is_council: true }],
        field_form: Markup::default(),
        municipality_form: Markup::default(),
        committee_form: Markup::default(),
        p: p.clone(),
    };
    let form = FormPage {
        crumbs: vec![("/fields".into(), p.t("nav-fields"))],
        title: "Änderung vorschlagen".into(),
        lead: String::new(),
        form: Markup::default(),
        p: p.clone(),
    };
    vec![
        ("fields/form", Markup::of(&form)),
        ("fields/index", Markup::of(&Fields { fields: vec![v.clone()], p: p.clone() })),
        ("fields/index, empty", Markup::of(&Fields { fields: Vec::new(), p: p.clone() })),
        ("fields/field", Markup::of(&FieldPage { since: p.t("fields-period-unknown"), v, p: p.clone() })),
        ("fields/catalogues", Markup::of(&catalogues)),
    ]
}
