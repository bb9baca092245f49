//! Members: the list, roles, removal, leaving.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::error::Result;
use crate::features::groups::access::{LeaveGroup, ManageMember, ReadGroup};
use crate::features::groups::store::{self, invitations};
use crate::features::groups::views::{self, Area, FormPage, Head};
use crate::features::groups::{self, MemberRole};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

/// The members; how to reach them is for who coordinates.
pub async fn list(can: Can<ReadGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let leads = facts.is_open() && facts.leads();
    ok(&views::Members {
        h: Head::load(&mut tx, &p, facts, Area::Members).await?,
        members: store::members(&mut tx, *can.id()).await?,
        open: if leads { invitations::open_of(&mut tx, *can.id()).await?.len() } else { 0 },
        protected: facts.is_protected(),
        leads,
        p,
    })
}

fn role_form() -> Form {
    let roles = MemberRole::ALL.iter().map(|r| (r.word(), r.key()));
    Form::new().choose(Kind::Radios, "role", "members-role", roles).required()
}

fn crumbs(p: &Page, can: &Can<ManageMember>) -> Vec<(String, String)> {
    let group = &can.facts().group.group;
    let path = format!("/groups/{}", group.id);
    vec![(path.clone(), group.name.clone()), (format!("{path}/members"), p.t("group-tab-members"))]
}

fn role_page(p: Page, can: &Can<ManageMember>, form: &Form) -> FormPage {
    let (group, person) = can.id();
    FormPage {
        crumbs: crumbs(&p, can),
        title: can.facts().member.name.clone(),
        lead: p.t("members-role-lead"),
        notice: String::new(),
        form: form.html(&p, format!("/groups/{group}/members/{person}"), "members-role-submit"),
        p,
    }
}

/// A member's role.
pub async fn show(can: Can<ManageMember>, p: Page) -> Result<Response> {
    let form = role_form().fill("role", can.facts().member.role.word());
    ok(&role_page(p, &can, &form))
}

/// Changes a member's role.
pub async fn change(can: Can<ManageMember>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = role_form().read(&raw);
    if let (true, Some(role)) = (form.is_valid(), MemberRole::parse(form.text("role"))) {
        match groups::change_role(&app, raw.op(), can.clone(), role).await {
            Ok(()) => return p.done(format!("/groups/{}/members", can.id().0), "flash-member-changed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&role_page(p.failing(), &can, &form))
}

fn removal_page(p: Page, can: &Can<ManageMember>, form: &Form) -> FormPage {
    let (group, person) = can.id();
    FormPage {
        crumbs: crumbs(&p, can),
        title: p.t1("members-removal-title", "name", &can.facts().member.name),
        lead: p.t("members-removal-lead"),
        notice: String::new(),
        form: form.danger_html(&p, format!("/groups/{group}/members/{person}/removal"), "members-removal-submit"),
        p,
    }
}

/// Asks before somebody is taken out.
pub async fn ask_removal(can: Can<ManageMember>, p: Page) -> Result<Response> {
    ok(&removal_page(p, &can, &Form::new()))
}

/// Takes somebody out.
pub async fn remove(can: Can<ManageMember>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match groups::remove(&app, raw.op(), can.clone()).await {
        Ok(()) => p.done(format!("/groups/{}/members", can.id().0), "flash-member-removed"),
        Err(error) => {
            form.refuse(error)?;
            refused(&removal_page(p.failing(), &can, &form))
        }
    }
}

fn leave_page(p: Page, can: &Can<LeaveGroup>, form: &Form) -> FormPage {
    let group = &can.facts().group;
    FormPage {
        crumbs: vec![(format!("/groups/{}", group.id), group.name.clone())],
        title: p.t1("members-leave-title", "group", &group.name),
        lead: p.t("members-leave-lead"),
        notice: String::new(),
        form: form.danger_html(&p, format!("/groups/{}/leave", group.id), "members-leave-submit"),
        p,
    }
}

/// Asks before the reader leaves.
pub async fn ask_leave(can: Can<LeaveGroup>, p: Page) -> Result<Response> {
    ok(&leave_page(p, &can, &Form::new()))
}

/// The reader leaves.
pub async fn leave(can: Can<LeaveGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = Form::new().read(&raw);
    match groups::leave(&app, raw.op(), can.clone()).await {
        Ok(()) => p.done("/groups", "flash-group-left"),
        Err(error) => {
            form.refuse(error)?;
            refused(&leave_page(p.failing(), &can, &form))
        }
    }
}
