//! Invitations: the group's list, and the page behind a mail's link.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use uuid::Uuid;

use crate::access::{Anyone, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::accounts;
use crate::features::accounts::password;
use crate::features::groups::access::{ManageGroup, ManageInvitation};
use crate::features::groups::store::invitations::{self as stored, Invitation};
use crate::features::groups::store::{self, Group};
use crate::features::groups::views::{self, Area, Head, InvitationPage};
use crate::features::groups::{self, Acceptance, GroupKind, MemberRole};
use crate::http::form::Kind;
use crate::http::page::{html, ok, refused, see_other};
use crate::http::{Form, Markup, Page, RawForm};

/// So many addresses fit into one form.
const MOST: usize = 30;

fn invite_form() -> Form {
    let roles = MemberRole::ALL.iter().map(|r| (r.word(), r.key()));
    Form::new()
        .area("addresses", "invitations-addresses")
        .hint("invitations-addresses-hint")
        .rows(4)
        .required()
        .choose(Kind::Radios, "role", "members-role", roles)
        .required()
}

/// The addresses, one a line; commas and semicolons part them as well.
fn addresses(form: &mut Form) -> Vec<String> {
    let words = form.text("addresses").split(['\n', ',', ';', ' ']).map(str::trim).filter(|w| !w.is_empty());
    let all: Vec<String> = words.map(ToOwned::to_owned).collect();
    if all.iter().any(|address| address.parse::<lettre::Address>().is_err()) {
        form.error("addresses", "form-error-email");
    } else if all.len() > MOST {
        form.error("addresses", "invitations-too-many");
    }
    all
}

async fn list_page(tx: &mut Tx, p: Page, can: &Can<ManageGroup>, form: &Form) -> Result<views::Invitations> {
    Ok(views::Invitations {
        h: Head::load(tx, &p, can.facts(), Area::Members).await?,
        open: stored::open_of(tx, *can.id()).await?,
        form: form.html(&p, format!("/groups/{}/invitations", can.id()), "invitations-submit"),
        p,
    })
}

/// The form, and the invitations that wait.
pub async fn list(can: Can<ManageGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let form = invite_form().fill("role", MemberRole::Member.word());
    ok(&list_page(&mut app.db.reader().await?, p, &can, &form).await?)
}

/// Invites.
pub async fn invite(can: Can<ManageGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = invite_form().read(&raw);
    let addresses = addresses(&mut form);
    if let (true, Some(role)) = (form.is_valid(), MemberRole::parse(form.text("role"))) {
        match groups::invite(&app, raw.op(), can.clone(), addresses, role).await {
            Ok(_) => return p.done(format!("/groups/{}/invitations", can.id()), "flash-invited"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&list_page(&mut app.db.reader().await?, p.failing(), &can, &form).await?)
}

/// To the list: a browser reloads the path of a form.
pub async fn back(can: Can<ManageInvitation>) -> Result<Response> {
    see_other(&format!("/groups/{}/invitations", can.id().0))
}

/// Sends an invitation again, with a new link.
pub async fn reissue(can: Can<ManageInvitation>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    groups::reissue(&app, raw.op(), can.clone()).await?;
    p.done(format!("/groups/{}/invitations", can.id().0), "flash-invitation-reissued")
}

/// Takes an invitation back.
pub async fn revoke(can: Can<ManageInvitation>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    groups::revoke(&app, raw.op(), can.clone()).await?;
    p.done(format!("/groups/{}/invitations", can.id().0), "flash-invitation-revoked")
}

/// What somebody must say to come in: nothing, a chosen name, or who they are.
fn accept_form(p: &Page, group: &Group) -> Form {
    let mut form = Form::new();
    if !p.is_signed_in() {
        form = form.line("name", "invitations-name").hint("invitations-name-hint").required().autocomplete("name");
    }
    if group.kind == GroupKind::CitizenSubgroup {
        form =
            form.line("chosen_name", "invitations-chosen-name").hint("invitations-chosen-name-hint").max(80).required();
    }
    if !p.is_signed_in() {
        form = form.field(Kind::Password, "password", "invitations-password");
        form = form.hint("invitations-password-hint").autocomplete("new-password");
    }
    form
}

/// The invitation's page; who has an account and is not signed in is led there first.
async fn page(
    tx: &mut Tx,
    p: Page,
    token: &str,
    invitation: &Invitation,
    form: Option<Form>,
) -> Result<InvitationPage> {
    let group = store::group(tx, invitation.group_id).await?;
    let account = accounts::store::by_email(tx, &invitation.email).await?;
    let path = format!("/invitations/{token}");
    let must_sign_in = account.is_some() && !p.is_signed_in();
    let form = form.unwrap_or_else(|| accept_form(&p, &group));
    Ok(InvitationPage {
        form: if must_sign_in { Markup::default() } else { form.html(&p, path.clone(), "invitations-accept") },
        sign_in: must_sign_in.then(|| format!("/sign-in?next={path}")),
        until: p.day_of(invitation.expires_at),
        role: invitation.role,
        group,
        p,
    })
}

fn gone(p: Page) -> Result<Response> {
    html(axum::http::StatusCode::NOT_FOUND, &views::InvitationGone { p })
}

/// Shows an invitation; changes nothing, because mail scanners follow links.
pub async fn look(_: Can<Anyone>, State(app): State<App>, Path(token): Path<String>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    match stored::by_token(&mut tx, &token).await? {
        Some(invitation) => ok(&page(&mut tx, p, &token, &invitation, None).await?),
        None => gone(p),
    }
}

async fn acceptance(form: &mut Form, p: &Page, token: String) -> Result<Acceptance> {
    let typed = form.text("password").to_owned();
    if !typed.is_empty() && typed.chars().count() < password::LEAST {
        form.error("password", "invitations-password-short");
    }
    let hash = if typed.is_empty() || !form.is_valid() { None } else { Some(password::hash(typed).await?) };
    Ok(Acceptance {
        token,
        name: form.text("name").to_owned(),
        chosen_name: form.text("chosen_name").to_owned(),
        password_hash: hash,
        lang: p.lang,
    })
}

/// Accepts an invitation: joins, and opens a session for who had none.
pub async fn accept(
    can: Can<Anyone>,
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let Some(invitation) = stored::by_token(&mut tx, &token).await? else {
        return again(&app, &can, token, &headers, p, &raw).await;
    };
    let mut form = accept_form(&p, &store::group(&mut tx, invitation.group_id).await?).read(&raw);
    let said = acceptance(&mut form, &p, token.clone()).await?;
    if form.is_valid() {
        match groups::accept(&app, raw.op(), can.actor().clone(), said).await {
            Ok(((group, person), now)) => return enter(&app, &p, &headers, (group, person), now).await,
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(&mut tx, p.failing(), &token, &invitation, Some(form)).await?)
}

/// The same form sent twice gets the first answer; anything else finds a link that is used up.
async fn again(
    app: &App,
    can: &Can<Anyone>,
    token: String,
    headers: &HeaderMap,
    p: Page,
    raw: &RawForm,
) -> Result<Response> {
    let said = acceptance(&mut Form::new(), &p, token).await?;
    match groups::accept(app, raw.op(), can.actor().clone(), said).await {
        Ok(((group, person), now)) => enter(app, &p, headers, (group, person), now).await,
        Err(Error::Conflict(_)) => gone(p),
        Err(error) => Err(error),
    }
}

/// Into the group. Who has no session gets one where the invitation was accepted now: a form that is sent once more, from
/// another browser maybe, leads through the sign-in.
async fn enter(app: &App, p: &Page, headers: &HeaderMap, (group, person): (Uuid, Uuid), now: bool) -> Result<Response> {
    let path = format!("/groups/{group}");
    if p.is_signed_in() {
        return p.done(path, "flash-group-joined");
    }
    if !now {
        return see_other(&format!("/sign-in?next={path}"));
    }
    let session = accounts::open(app, person, accounts::routes::device(headers)).await?;
    accounts::routes::enter(app, &session, &path)
}
