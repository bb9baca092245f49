//! The individual round: one's own list, one's own assessment, and a group's voice.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;

use crate::access::Can;
use crate::app::App;
use crate::clock::DAY;
use crate::db::Tx;
use crate::error::Result;
use crate::features::cycle::access::{Assess, AssessForGroup, SeeAssessing};
use crate::features::cycle::assessment::{self, Assessment};
use crate::features::cycle::group_voice::Proposal;
use crate::features::cycle::template::{Criterion, Method};
use crate::features::cycle::{PhaseKind, VoiceKind, gates, group_voice, pre_assessment, scores, store, views};
use crate::features::groups::{self, MemberRole};
use crate::features::recommendations::form;
use crate::features::recommendations::store::Recommendation;
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

fn assessment_form(method: &Method) -> Form {
    scores::fields(Form::new(), method)
        .section("assessment-more-section")
        .area("remark", "assessment-remark")
        .hint("assessment-remark-hint")
        .max(3000)
        .line("bias", "assessment-bias")
        .hint("assessment-bias-hint")
        .max(500)
        .field(Kind::Checkbox, "abstains", "assessment-abstains")
}

/// Reads the form; who abstains need not answer the criteria.
fn read(form: Form, raw: &RawForm, method: &Method) -> (Form, Assessment) {
    let mut form = form.read(raw);
    let abstains = form.is_checked("abstains");
    if abstains {
        form.forgive(|field| field.starts_with("c-"));
    }
    let said = Assessment {
        scores: if abstains { scores::Scores::new() } else { scores::read(&form, method) },
        remark: form.text("remark").to_owned(),
        bias: form.text("bias").to_owned(),
        abstains,
    };
    (form, said)
}

fn fill(form: Form, method: &Method, said: &Assessment) -> Form {
    let form = if said.abstains { form } else { scores::fill(form, method, &said.scores) };
    let form = form.fill("remark", &said.remark).fill("bias", &said.bias);
    if said.abstains { form.fill("abstains", "yes") } else { form }
}

struct Ground {
    method: Method,
    closes: Option<Date>,
    text: Vec<(String, String)>,
}

async fn ground(tx: &mut Tx, p: &Page, rec: &Recommendation) -> Result<Ground> {
    let cycle = store::cycle(tx, rec.cycle).await?;
    let gate = store::phase_of(tx, rec.cycle, PhaseKind::IndividualAssessment).await?;
    let method = cycle.method()?;
    let mut text = form::text_of(tx, rec).await?;
    if let Some(pre) = pre_assessment::of(tx, rec.id).await? {
        let values = pre.scores()?;
        let said = |c: &Criterion| Some(format!("{}: {}", c.title, scores::words(&method, *values.get(&c.key)?)));
        let lines: Vec<_> = std::iter::once(pre.text.clone()).chain(method.criteria().filter_map(said)).collect();
        text.insert(text.len().min(3), (p.t("record-pre-assessment"), lines.join("\n")));
    }
    Ok(Ground { closes: gate.and_then(|phase| phase.closes_on), text, method })
}

fn own_page(p: Page, rec: &Recommendation, ground: Ground, form: &Form) -> views::AssessPage {
    views::AssessPage {
        title: p.t("assessment-title"),
        lead: p.t("assessment-sealed"),
        form: form.html(&p, format!("/recommendations/{}/assessment", rec.id), "assessment-submit"),
        closes: ground.closes,
        text: ground.text,
        rec: rec.clone(),
        p,
    }
}

pub async fn own(can: Can<Assess>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = &can.facts().base.rec;
    let ground = ground(&mut tx, &page, rec).await?;
    let mut form = assessment_form(&ground.method);
    if let Some(person) = can.person()
        && let Some(own) = assessment::own(&mut tx, rec.id, VoiceKind::Person, person).await?
    {
        form = fill(form, &ground.method, &own.said()?);
    }
    ok(&own_page(page, rec, ground, &form))
}

pub async fn assess(can: Can<Assess>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let rec = &can.facts().base.rec;
    let ground = ground(&mut app.db.reader().await?, &page, rec).await?;
    let (mut form, said) = read(assessment_form(&ground.method), &raw, &ground.method);
    if form.is_valid() {
        match assessment::assess(&app, raw.op(), &can, said).await {
            Ok(()) => return page.done("/assessing", "flash-assessed"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&own_page(page.failing(), rec, ground, &form))
}

fn group_form(method: &Method) -> Form {
    assessment_form(method).date("last_day", "adoption-last-day").hint("group-voice-last-day-hint").required()
}

/// What a group is about to say, as its members read it before they vote.
fn spoken(p: &Page, method: &Method, said: &Assessment) -> Vec<(String, String)> {
    let value =
        |key: &str| said.scores.get(key).map_or_else(|| p.t("assessment-no-answer"), |v| scores::words(method, *v));
    let mut lines = Vec::new();
    if said.abstains {
        lines.push((p.t("assessment-title"), p.t("assessment-abstains")));
    } else {
        lines.extend(method.criteria().map(|c| (c.title.clone(), value(&c.key))));
    }
    for (label, text) in [("assessment-remark", &said.remark), ("assessment-bias", &said.bias)] {
        if !text.is_empty() {
            lines.push((p.t(label), text.clone()));
        }
    }
    lines
}

async fn group_page(
    tx: &mut Tx,
    p: Page,
    can: &Can<AssessForGroup>,
    ground: Ground,
    form: &Form,
) -> Result<views::AssessPage> {
    let facts = can.facts();
    let rec = &facts.base.rec;
    let voting = group_voice::is_being_voted_on(tx, rec.id, facts.group).await?;
    let action = format!("/recommendations/{}/assessment/groups/{}", rec.id, facts.group);
    Ok(views::AssessPage {
        title: p.t1("group-voice-title", "group", &facts.group_name),
        lead: p.t(if voting { "group-voice-error-voting" } else { "group-voice-lead" }),
        form: if voting { Default::default() } else { form.html(&p, action, "group-voice-submit") },
        closes: ground.closes,
        text: ground.text,
        rec: rec.clone(),
        p,
    })
}

pub async fn of_group(can: Can<AssessForGroup>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = can.facts().base.rec.clone();
    let ground = ground(&mut tx, &page, &rec).await?;
    let in_a_week = page.now.plus(7 * DAY).date();
    let last_day = ground.closes.map_or(in_a_week, |closes| closes.min(in_a_week));
    let mut form = group_form(&ground.method).fill("last_day", last_day);
    if let Some(own) = assessment::own(&mut tx, rec.id, VoiceKind::Group, can.facts().group).await? {
        form = fill(form, &ground.method, &own.said()?);
    }
    ok(&group_page(&mut tx, page, &can, ground, &form).await?)
}

pub async fn propose(can: Can<AssessForGroup>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let rec = can.facts().base.rec.clone();
    let ground = ground(&mut app.db.reader().await?, &page, &rec).await?;
    let (mut form, said) = read(group_form(&ground.method), &raw, &ground.method);
    if let (true, Some(last_day)) = (form.is_valid(), form.day("last_day")) {
        let question = page.t1("group-voice-question", "title", &rec.title);
        let proposal = Proposal { about: spoken(&page.in_german(), &ground.method, &said), said, question, last_day };
        match group_voice::propose(&app, raw.op(), &can, proposal).await {
            Ok(ballot) => return page.done(format!("/ballots/{ballot}"), "flash-group-voice"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&group_page(&mut app.db.reader().await?, page.failing(), &can, ground, &form).await?)
}

pub async fn list(can: Can<SeeAssessing>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let person = can.person().unwrap_or_default();
    let cycle = store::current(&mut tx).await?;
    let (mut mine, mut groups, mut gate) = (Vec::new(), Vec::new(), None);
    if let Some(cycle) = &cycle {
        gate = gates::open_phase(&mut tx, cycle.id, PhaseKind::IndividualAssessment).await?;
        mine = assessment::to_assess(&mut tx, cycle.id, VoiceKind::Person, person).await?;
        let mine = groups::store::groups_of(&mut tx, person).await?;
        for group in mine.into_iter().filter(|group| group.role != MemberRole::Guest) {
            let list = assessment::to_assess(&mut tx, cycle.id, VoiceKind::Group, group.id).await?;
            if !list.is_empty() {
                groups.push((group, list));
            }
        }
    }
    ok(&views::Assessing { closes: gate.and_then(|g| g.closes_on), mine, groups, p: page })
}
