//! Beginning a draft and writing it.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use crate::access::{Action, Can};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store as catalogues;
use crate::features::groups::access::GroupFacts;
use crate::features::recommendations::access::{BeginDraft, DraftOnBehalf, EditDraft};
use crate::features::recommendations::form::{self, Catalogues, FormField};
use crate::features::recommendations::store::{self, Draft, Recommendation};
use crate::features::recommendations::{drafting, views};
use crate::http::page::{ok, refused};
use crate::http::{Form, Page, RawForm};

fn begin_page<A: Action<Facts = GroupFacts>>(p: Page, can: &Can<A>, form: &Form, on_behalf: bool) -> views::Editor {
    let group = &can.facts().group;
    let place = if on_behalf { "on-behalf" } else { "new" };
    views::Editor {
        title: p.t("draft-begin-title"),
        lead: p.t(if on_behalf { "draft-begin-on-behalf-lead" } else { "draft-begin-lead" }),
        form: form.html(&p, format!("/groups/{}/recommendations/{place}", group.id), "draft-begin-submit"),
        back: format!("/groups/{}", group.id),
        back_label: group.name.clone(),
        p,
    }
}

pub async fn new(can: Can<BeginDraft>, State(app): State<App>, page: Page) -> Result<Response> {
    let (_, editor) = form::fresh(&mut app.db.reader().await?).await?;
    ok(&begin_page(page, &can, &editor, false))
}

pub async fn begin(can: Can<BeginDraft>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let (questions, editor) = form::fresh(&mut app.db.reader().await?).await?;
    let mut editor = editor.read(&raw);
    if editor.is_valid() {
        match drafting::begin(&app, raw.op().makes("/recommendations/"), &can, form::draft(&editor, &questions)).await {
            Ok(id) => return page.done(format!("/recommendations/{id}"), "flash-draft-begun"),
            Err(error) => editor.refuse(error)?,
        }
    }
    refused(&begin_page(page.failing(), &can, &editor, false))
}

pub async fn new_on_behalf(can: Can<DraftOnBehalf>, State(app): State<App>, page: Page) -> Result<Response> {
    let (_, editor) = form::fresh(&mut app.db.reader().await?).await?;
    ok(&begin_page(page, &can, &editor, true))
}

pub async fn begin_on_behalf(
    can: Can<DraftOnBehalf>,
    State(app): State<App>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    let (questions, editor) = form::fresh(&mut app.db.reader().await?).await?;
    let mut editor = editor.read(&raw);
    if editor.is_valid() {
        match drafting::begin_on_behalf(
            &app,
            raw.op().makes("/recommendations/"),
            &can,
            form::draft(&editor, &questions),
        )
        .await
        {
            Ok(id) => return page.done(format!("/recommendations/{id}"), "flash-draft-begun"),
            Err(error) => editor.refuse(error)?,
        }
    }
    refused(&begin_page(page.failing(), &can, &editor, true))
}

async fn present(tx: &mut Tx, rec: &Recommendation) -> Result<Draft> {
    let ids = |named: Vec<catalogues::Named>| named.into_iter().map(|n| n.id).collect::<Vec<Uuid>>();
    let today = tx.now.date();
    Ok(Draft {
        title: rec.title.clone(),
        content: rec.content()?,
        fields: catalogues::of_recommendation(tx, rec.id, today).await?.into_iter().map(|f| f.id).collect(),
        municipalities: ids(catalogues::municipalities_of(tx, rec.id).await?),
        committees: catalogues::committees_of(tx, rec.id).await?.into_iter().map(|c| c.id).collect(),
    })
}

async fn editor_of(tx: &mut Tx, rec: &Recommendation) -> Result<(Vec<FormField>, Form)> {
    let questions = form::parse(&store::form_of(tx, rec.id).await?)?;
    let editor = form::editor(&questions, &Catalogues::load(tx).await?);
    Ok((questions, editor))
}

fn edit_page(p: Page, rec: &Recommendation, form: &Form) -> views::Editor {
    let adopted = rec.stage == crate::features::recommendations::Stage::Adopted;
    views::Editor {
        title: p.t("draft-edit-title"),
        lead: if adopted { p.t("draft-edit-undoes-adoption") } else { String::new() },
        form: form.html(&p, format!("/recommendations/{}/draft", rec.id), "draft-save"),
        back: format!("/recommendations/{}", rec.id),
        back_label: rec.title.clone(),
        p,
    }
}

pub async fn edit(can: Can<EditDraft>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = can.facts().rec.clone();
    let (questions, editor) = editor_of(&mut tx, &rec).await?;
    let draft = present(&mut tx, &rec).await?;
    ok(&edit_page(page, &rec, &form::fill(editor, &questions, &draft, rec.version)))
}

pub async fn save(can: Can<EditDraft>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let rec = can.facts().rec.clone();
    let (questions, editor) = editor_of(&mut app.db.reader().await?, &rec).await?;
    let mut editor = editor.read(&raw);
    if editor.is_valid() {
        let seen = editor.number("version").unwrap_or(0);
        match drafting::save(&app, raw.op(), &can, seen, form::draft(&editor, &questions)).await {
            Ok(()) => return page.done(format!("/recommendations/{}", rec.id), "flash-draft-saved"),
            Err(error) => editor.refuse(error)?,
        }
        // Whoever has read the message and sends again means it: the version they have now seen is the newest.
        let newest = store::recommendation(&mut app.db.reader().await?, rec.id).await?.version;
        editor = editor.fill("version", newest);
    }
    refused(&edit_page(page.failing(), &rec, &editor))
}
