//! Versions, their comparison, and comments.

use axum::extract::{Path, State};
use axum::response::Response;
use uuid::Uuid;

use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::recommendations::access::{CommentDraft, ReadDraft};
use crate::features::recommendations::compare;
use crate::features::recommendations::form::{self, FormField};
use crate::features::recommendations::store::{self, VersionText};
use crate::features::recommendations::{comments, views};
use crate::http::page::{ok, refused, see_other};
use crate::http::{Form, Page, RawForm};

/// Two version numbers from `?from=1&to=2`; the newest two where nothing is asked.
fn asked(page: &Page, newest: i64) -> (i64, i64) {
    let query = page.path.split_once('?').map_or("", |(_, q)| q);
    let number = |name: &str| {
        let found = url::form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == name);
        found.and_then(|(_, value)| value.parse::<i64>().ok())
    };
    (number("from").unwrap_or((newest - 1).max(1)), number("to").unwrap_or(newest))
}

pub async fn versions(can: Can<ReadDraft>, State(app): State<App>, page: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let rec = can.facts().rec.clone();
    let questions = form::parse(&store::form_of(&mut tx, rec.id).await?)?;
    let (from, to) = asked(&page, rec.version);
    let (old, new) = (text(&mut tx, rec.id, from).await?, text(&mut tx, rec.id, to).await?);
    ok(&views::Versions {
        versions: store::versions(&mut tx, rec.id).await?,
        sections: compared(&page, &questions, &old, &new)?,
        from,
        to,
        rec,
        p: page,
    })
}

async fn text(tx: &mut Tx, id: Uuid, version: i64) -> Result<VersionText> {
    store::version_text(tx, id, version).await?.ok_or(Error::NotFound)
}

/// Each question whose answer differs, with the runs that lead from one to the other.
fn compared(
    page: &Page,
    questions: &[FormField],
    old: &VersionText,
    new: &VersionText,
) -> Result<Vec<(String, Vec<compare::Run>)>> {
    let answers = |version: &VersionText| -> Result<Vec<(String, String)>> {
        let mut all = vec![(page.t("draft-title"), version.title.clone())];
        all.extend(form::answers(questions, &serde_json::from_str(&version.content)?));
        Ok(all)
    };
    let (old, new) = (answers(old)?, answers(new)?);
    let find = |list: &[(String, String)], label: &str| {
        list.iter().find(|(l, _)| l == label).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let labels = std::iter::once(page.t("draft-title")).chain(questions.iter().map(|q| q.label.clone()));
    Ok(labels
        .map(|label| (find(&old, &label), find(&new, &label), label))
        .filter(|(old, new, _)| old != new)
        .map(|(old, new, label)| (label, compare::words(&old, &new)))
        .collect())
}

fn comment_form() -> Form {
    Form::new().area("body", "comment-body").required().max(5000)
}

async fn comments_page(tx: &mut Tx, p: Page, can: &Can<CommentDraft>, form: &Form) -> Result<views::Comments> {
    let rec = can.facts().rec.clone();
    Ok(views::Comments {
        comments: store::comments(tx, rec.id).await?,
        form: form.html(&p, format!("/recommendations/{}/comments", rec.id), "comment-submit"),
        may_settle: can.facts().mine.is_some_and(|role| role.writes()),
        rec,
        p,
    })
}

pub async fn comments(can: Can<CommentDraft>, State(app): State<App>, page: Page) -> Result<Response> {
    ok(&comments_page(&mut app.db.reader().await?, page, &can, &comment_form()).await?)
}

pub async fn comment(can: Can<CommentDraft>, State(app): State<App>, page: Page, raw: RawForm) -> Result<Response> {
    let form = comment_form().read(&raw);
    if !form.is_valid() {
        return refused(&comments_page(&mut app.db.reader().await?, page.failing(), &can, &form).await?);
    }
    comments::add(&app, raw.op_each(), &can, form.text("body").to_owned()).await?;
    page.done(format!("/recommendations/{}/comments", can.id()), "flash-commented")
}

pub async fn to_comments(
    can: Can<CommentDraft>,
    State(app): State<App>,
    Path((id, comment)): Path<(Uuid, Uuid)>,
) -> Result<Response> {
    let is_there = store::has_comment(&mut app.db.reader().await?, id, comment).await?;
    if is_there { see_other(&format!("/recommendations/{}/comments", can.id())) } else { Err(Error::NotFound) }
}

pub async fn settle(
    can: Can<CommentDraft>,
    State(app): State<App>,
    Path((_, comment)): Path<(Uuid, Uuid)>,
    page: Page,
    raw: RawForm,
) -> Result<Response> {
    if !can.facts().mine.is_some_and(|role| role.writes()) {
        return Err(Error::NotFound);
    }
    comments::settle(&app, raw.op(), &can, comment).await?;
    page.done(format!("/recommendations/{}/comments", can.id()), "flash-comment-settled")
}
