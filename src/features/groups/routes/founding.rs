//! Founding a group, at the top by staff or below another by its coordinator.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::date;
use uuid::Uuid;

use crate::access::{Can, RunTheYear};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store as fields;
use crate::features::groups::access::FoundSubgroup;
use crate::features::groups::store::{NewGroup, life};
use crate::features::groups::views::FormPage;
use crate::features::groups::{self, Founding, GroupKind, GroupState};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

/// What staff found.
const AT_THE_TOP: &[GroupKind] =
    &[GroupKind::FocusGroup, GroupKind::TaskForce, GroupKind::SupplementaryStructure, GroupKind::SteeringGroup];
/// What a coordinator founds below their own group.
const BELOW: &[GroupKind] = &[GroupKind::CitizenSubgroup, GroupKind::TaskForce];

async fn form(tx: &mut Tx, p: &Page, kinds: &[GroupKind]) -> Result<Form> {
    let fields = fields::on(tx, p.today()).await?.into_iter().map(|f| (f.id, f.name));
    Ok(Form::new()
        .line("name", "groups-name")
        .required()
        .choose(Kind::Radios, "kind", "groups-kind", kinds.iter().map(|k| (k.word(), k.key())))
        .required()
        .area("purpose", "groups-purpose")
        .hint("groups-purpose-hint")
        .rows(3)
        .max(600)
        .required()
        .field(Kind::Email, "coordinator", "groups-coordinator")
        .hint("groups-coordinator-hint")
        .required()
        .more("groups-more")
        .area("mandate", "groups-mandate")
        .hint("groups-mandate-hint")
        .date("ends_on", "groups-ends-on")
        .hint("groups-ends-on-hint")
        .choose(Kind::Checkboxes, "fields", "groups-fields", fields)
        .date("starts_on", "groups-starts-on")
        .hint("groups-starts-on-hint"))
}

/// What the fields cannot say alone: a task force needs a mandate and an end that lies ahead.
fn check(form: &mut Form, p: &Page) {
    let task_force = form.text("kind") == GroupKind::TaskForce.word();
    if task_force && form.text("mandate").is_empty() {
        form.error("mandate", "groups-mandate-needed");
    }
    match form.day("ends_on") {
        None if task_force && form.text("ends_on").is_empty() => form.error("ends_on", "groups-end-needed"),
        Some(day) if day < p.today() => form.error("ends_on", "groups-end-past"),
        Some(day) if form.day("starts_on").is_some_and(|start| day < start) => {
            form.error("ends_on", "groups-end-before-start");
        }
        _ => {}
    }
}

fn founding(form: &Form, p: &Page) -> Founding {
    Founding {
        new: NewGroup {
            kind: GroupKind::parse(form.text("kind")).unwrap_or(GroupKind::FocusGroup),
            name: form.text("name").to_owned(),
            parent: None,
            purpose: form.text("purpose").to_owned(),
            mandate: form.text("mandate").to_owned(),
            starts_on: Some(form.day("starts_on").unwrap_or(p.today())),
            since_text: String::new(),
            ends_on: form.day("ends_on"),
            state: GroupState::Active,
            help_wanted: String::new(),
            fields: form.ids("fields"),
            source: String::new(),
        },
        coordinator: form.text("coordinator").to_owned(),
    }
}

/// Says that a focus group has begun this year already; it does not forbid another.
async fn capacity(tx: &mut Tx, p: &Page) -> Result<String> {
    let year = p.today().year();
    let begun = life::focus_groups_begun(tx, date(year, 1, 1), date(year, 12, 31)).await?;
    Ok(if begun > 0 { p.t1("groups-capacity", "year", year.to_string()) } else { String::new() })
}

async fn page(tx: &mut Tx, p: Page, form: &Form) -> Result<FormPage> {
    Ok(FormPage {
        crumbs: vec![("/network".into(), p.t("nav-network"))],
        title: p.t("groups-new-title"),
        lead: p.t("groups-new-lead"),
        notice: capacity(tx, &p).await?,
        form: form.html(&p, "/groups", "groups-new-submit"),
        p,
    })
}

/// The form for staff.
pub async fn new(_: Can<RunTheYear>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let form = form(&mut tx, &p, AT_THE_TOP).await?;
    ok(&page(&mut tx, p, &form).await?)
}

/// Founds a group.
pub async fn found(can: Can<RunTheYear>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let mut form = form(&mut tx, &p, AT_THE_TOP).await?.read(&raw);
    check(&mut form, &p);
    if form.is_valid() {
        match groups::found(&app, raw.op().makes("/groups/"), can, founding(&form, &p)).await {
            Ok(group) => return p.done(format!("/groups/{group}"), "flash-group-founded"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&mut tx, p.failing(), &form).await?)
}

fn page_below(p: Page, group: Uuid, parent: &str, form: &Form) -> FormPage {
    FormPage {
        crumbs: vec![(format!("/groups/{group}"), parent.to_owned())],
        title: p.t("groups-below-title"),
        lead: p.t1("groups-below-lead", "group", parent),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{group}/subgroups"), "groups-new-submit"),
        p,
    }
}

/// The form for a coordinator.
pub async fn new_below(can: Can<FoundSubgroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let form = form(&mut app.db.reader().await?, &p, BELOW).await?;
    ok(&page_below(p, *can.id(), &can.facts().group.name, &form))
}

/// Founds a group below another.
pub async fn found_below(can: Can<FoundSubgroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form(&mut app.db.reader().await?, &p, BELOW).await?.read(&raw);
    check(&mut form, &p);
    let parent = can.clone();
    if form.is_valid() {
        match groups::found_below(&app, raw.op().makes("/groups/"), can, founding(&form, &p)).await {
            Ok(group) => return p.done(format!("/groups/{group}"), "flash-group-founded"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page_below(p.failing(), *parent.id(), &parent.facts().group.name, &form))
}
