//! The settings of a group, and its turns: rest, wake, end.

use axum::extract::State;
use axum::response::Response;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store as fields;
use crate::features::groups::access::{EndGroup, ManageGroup};
use crate::features::groups::store::Group;
use crate::features::groups::store::life::Words;
use crate::features::groups::views::{self, Area, FormPage, Head};
use crate::features::groups::{self, GroupKind};
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

async fn settings_form(tx: &mut Tx, p: &Page, group: &Group) -> Result<Form> {
    let offered = fields::on(tx, p.today()).await?.into_iter().map(|f| (f.id, f.name));
    let form =
        Form::new().area("purpose", "groups-purpose").rows(3).max(600).required().area("mandate", "groups-mandate");
    let form = if group.kind.must_end() { form.required() } else { form };
    let form = form.date("ends_on", "groups-ends-on");
    let form = if group.kind.must_end() { form.required() } else { form };
    let form = form.choose(Kind::Checkboxes, "fields", "groups-fields", offered);
    Ok(form.area("help_wanted", "groups-help-wanted").hint("groups-help-wanted-hint").rows(3).max(1000))
}

async fn settings_page(tx: &mut Tx, p: Page, can: &Can<ManageGroup>, form: &Form) -> Result<views::Settings> {
    Ok(views::Settings {
        h: Head::load(tx, &p, can.facts(), Area::Settings).await?,
        form: form.html(&p, format!("/groups/{}/settings", can.id()), "groups-settings-submit"),
        p,
    })
}

/// The settings.
pub async fn settings(can: Can<ManageGroup>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let group = &can.facts().group;
    let chosen = fields::of_group(&mut tx, group.id, p.today()).await?;
    let form = settings_form(&mut tx, &p, group)
        .await?
        .fill("purpose", &group.purpose)
        .fill("mandate", &group.mandate)
        .fill("ends_on", group.ends_on.map(|d| d.to_string()).unwrap_or_default())
        .fill_all("fields", chosen.iter().map(|f| f.id))
        .fill("help_wanted", &group.help_wanted);
    ok(&settings_page(&mut tx, p, &can, &form).await?)
}

/// Changes the settings.
pub async fn change_settings(can: Can<ManageGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let mut form = settings_form(&mut tx, &p, &can.facts().group).await?.read(&raw);
    if form.day("ends_on").is_some_and(|day| day < p.today()) {
        form.error("ends_on", "groups-end-past");
    }
    if form.is_valid() {
        let words = Words {
            purpose: form.text("purpose").to_owned(),
            mandate: form.text("mandate").to_owned(),
            ends_on: form.day("ends_on"),
            help_wanted: form.text("help_wanted").to_owned(),
        };
        match groups::change_settings(&app, raw.op(), can.clone(), words, form.ids("fields")).await {
            Ok(()) => return p.done(format!("/groups/{}/settings", can.id()), "flash-group-changed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&settings_page(&mut tx, p.failing(), &can, &form).await?)
}

/// A turn that asks first and says what stays.
fn turn_page(p: Page, can: &Can<EndGroup>, turn: &Turn, form: &Form) -> FormPage {
    let group = &can.facts().group;
    let path = format!("/groups/{}/{}", group.id, turn.path);
    let form = if turn.danger { form.danger_html(&p, path, turn.submit) } else { form.html(&p, path, turn.submit) };
    FormPage {
        crumbs: vec![(format!("/groups/{}", group.id), group.name.clone())],
        title: p.t1(turn.title, "group", &group.name),
        lead: p.t(if group.kind == GroupKind::TaskForce && turn.danger { "groups-end-lead-force" } else { turn.lead }),
        notice: String::new(),
        form,
        p,
    }
}

struct Turn {
    path: &'static str,
    title: &'static str,
    lead: &'static str,
    submit: &'static str,
    danger: bool,
}

const REST: Turn = Turn {
    path: "rest",
    title: "groups-rest-title",
    lead: "groups-rest-lead",
    submit: "groups-rest-submit",
    danger: false,
};
const WAKE: Turn = Turn {
    path: "wake",
    title: "groups-wake-title",
    lead: "groups-wake-lead",
    submit: "groups-wake-submit",
    danger: false,
};
const END: Turn =
    Turn { path: "end", title: "groups-end-title", lead: "groups-end-lead", submit: "groups-end-submit", danger: true };

/// Asks before the group rests.
pub async fn ask_rest(can: Can<EndGroup>, p: Page) -> Result<Response> {
    ok(&turn_page(p, &can, &REST, &Form::new()))
}

/// Asks before the group works again.
pub async fn ask_wake(can: Can<EndGroup>, p: Page) -> Result<Response> {
    ok(&turn_page(p, &can, &WAKE, &Form::new()))
}

/// Asks before the group ends.
pub async fn ask_end(can: Can<EndGroup>, p: Page) -> Result<Response> {
    ok(&turn_page(p, &can, &END, &Form::new()))
}

/// The group rests.
pub async fn rest(can: Can<EndGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let done = groups::rest(&app, raw.op(), can.clone()).await;
    answer(p, &can, &REST, &raw, done, "flash-group-rests")
}

/// The group works again.
pub async fn wake(can: Can<EndGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let done = groups::wake(&app, raw.op(), can.clone()).await;
    answer(p, &can, &WAKE, &raw, done, "flash-group-works")
}

/// The group ends.
pub async fn end(can: Can<EndGroup>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let done = groups::end(&app, raw.op(), can.clone()).await;
    answer(p, &can, &END, &raw, done, "flash-group-ended")
}

fn answer(
    p: Page,
    can: &Can<EndGroup>,
    turn: &Turn,
    raw: &RawForm,
    done: Result<()>,
    flash: &'static str,
) -> Result<Response> {
    let mut form = Form::new().read(raw);
    match done {
        Ok(()) => p.done(format!("/groups/{}", can.id()), flash),
        Err(error) => {
            form.refuse(error)?;
            refused(&turn_page(p.failing(), can, turn, &form))
        }
    }
}
