//! One card: everything about it, its checklist and its comments.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::{answer, card_path};
use crate::access::Can;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::features::boards::access::{CardFacts, CommentOnCard, EditCard, ModerateCard, ReadCard};
use crate::features::boards::store::{self, columns, talk};
use crate::features::boards::views::{Grown, ShowCard};
use crate::features::boards::{Authorship, cards, comments, history, render};
use crate::features::groups::GroupName;
use crate::http::page::{Wants, html, ok, refused, see_other};
use crate::http::{Form, Page, RawForm, links};

fn comment_form() -> Form {
    Form::new().area("body", "comment-body").hint("card-comment-hint").rows(3).required().max(5000)
}

fn item_form() -> Form {
    Form::new().line("text", "card-item").required().max(200)
}

/// The two forms of the page as they stand: empty, or the one that was refused.
struct Forms {
    comment: Form,
    item: Form,
}

impl Forms {
    fn empty() -> Self {
        Self { comment: comment_form(), item: item_form() }
    }
}

async fn page(tx: &mut Tx, p: Page, person: Option<Uuid>, facts: &CardFacts, forms: Forms) -> Result<ShowCard> {
    let (board, id) = (facts.on.board.clone(), facts.card.id);
    let c = store::cards::full_card(tx, board.id, id).await?.ok_or(Error::NotFound)?;
    let column = columns::column(tx, board.id, c.row.board_column).await.map(|k| k.title).unwrap_or_default();
    let group = &facts.on.group;
    Ok(ShowCard {
        group: GroupName { id: group.group.id, name: group.group.name.clone() },
        author: match c.row.authorship {
            Authorship::Named => c.row.author_name.clone(),
            Authorship::Anonymous => p.t("authorship-anonymous"),
            Authorship::WrittenFor => p.t1("card-written-for", "name", &c.row.written_for),
        },
        links: links::typed(&c.row.links).into_iter().filter(|link| !link.address.is_empty()).collect(),
        items: talk::items(tx, id).await?,
        comments: talk::comments(tx, board.group_id, id).await?,
        comment_form: forms.comment.quiet_html(&p, format!("{}/comments", card_path((board.id, id))), "comment-submit"),
        item_form: forms.item.quiet_html(&p, format!("{}/items", card_path((board.id, id))), "card-item-add"),
        mentioned: talk::is_mentioned(tx, id, person).await?,
        history: history::of_card(tx, &p, board.group_id, id).await?,
        versions: store::cards::versions(tx, id).await?.into_iter().skip(1).collect(),
        grown: render::grown_from(tx, id).await?.into_iter().map(|(path, title)| Grown { path, title }).collect(),
        writes: facts.on.writes(),
        comments_open: facts.on.is_in_use() && facts.on.group.mine.is_some(),
        moderates: facts.on.moderates(),
        form_id: crate::clock::secret_id().to_string(),
        column,
        board,
        c,
        p,
    })
}

pub async fn show(can: Can<ReadCard>, State(app): State<App>, p: Page) -> Result<Response> {
    ok(&page(&mut app.db.reader().await?, p, can.person(), can.facts(), Forms::empty()).await?)
}

/// Paths that only take forms, asked for: where their forms are.
pub async fn to_card(can: Can<EditCard>) -> Result<Response> {
    see_other(&card_path(*can.id()))
}

pub async fn to_commented(can: Can<CommentOnCard>) -> Result<Response> {
    see_other(&card_path(*can.id()))
}

pub async fn to_moderated(can: Can<ModerateCard>) -> Result<Response> {
    see_other(&card_path(*can.id()))
}

/// The same from a line of its checklist.
pub async fn to_item(
    can: Can<EditCard>,
    State(app): State<App>,
    Path((_, card, item)): Path<(Uuid, Uuid, Uuid)>,
) -> Result<Response> {
    let is_there = talk::has_item(&mut app.db.reader().await?, card, item).await?;
    if is_there { see_other(&card_path(*can.id())) } else { Err(Error::NotFound) }
}

/// The same from one of its comments.
pub async fn to_comment(
    can: Can<ModerateCard>,
    State(app): State<App>,
    Path((_, card, comment)): Path<(Uuid, Uuid, Uuid)>,
) -> Result<Response> {
    let is_there = talk::has_comment(&mut app.db.reader().await?, card, comment).await?;
    if is_there { see_other(&card_path(*can.id())) } else { Err(Error::NotFound) }
}

pub async fn add_item(
    can: Can<EditCard>,
    State(app): State<App>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let mut form = item_form().read(&raw);
    if !form.is_valid() {
        let forms = Forms { item: form, ..Forms::empty() };
        return refused(&page(&mut app.db.reader().await?, p.failing(), can.person(), can.facts(), forms).await?);
    }
    let text = form.text("text").to_owned();
    match cards::add_item(&app, raw.operation(&format!("item {}", can.id().1)), &can, text).await {
        Ok(done) => answer(&p, wants, done, &format!("{}#items", card_path(*can.id())), "flash-item-added"),
        Err(error) => {
            form.refuse(error)?;
            let forms = Forms { item: form, ..Forms::empty() };
            let mut tx = app.db.reader().await?;
            html(StatusCode::CONFLICT, &page(&mut tx, p.failing(), can.person(), can.facts(), forms).await?)
        }
    }
}

pub async fn tick(
    can: Can<EditCard>,
    State(app): State<App>,
    Path((_, _, item)): Path<(Uuid, Uuid, Uuid)>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let done = raw.get("done") == Some("yes");
    let done = cards::tick(&app, raw.operation(&format!("tick {item}")), &can, item, done).await?;
    answer(&p, wants, done, &format!("{}#items", card_path(*can.id())), "flash-item-ticked")
}

pub async fn comment(can: Can<CommentOnCard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = comment_form().read(&raw);
    if !form.is_valid() {
        let forms = Forms { comment: form, ..Forms::empty() };
        return refused(&page(&mut app.db.reader().await?, p.failing(), can.person(), can.facts(), forms).await?);
    }
    let op = raw.operation(&format!("comment {}", can.id().1));
    match comments::add(&app, op, &can, form.text("body").to_owned()).await {
        Ok(_) => p.done(format!("{}#comments", card_path(*can.id())), "flash-commented"),
        Err(error) => {
            form.refuse(error)?;
            let forms = Forms { comment: form, ..Forms::empty() };
            let mut tx = app.db.reader().await?;
            html(StatusCode::CONFLICT, &page(&mut tx, p.failing(), can.person(), can.facts(), forms).await?)
        }
    }
}

pub async fn hide_comment(
    can: Can<ModerateCard>,
    State(app): State<App>,
    Path((_, _, comment)): Path<(Uuid, Uuid, Uuid)>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let hidden = raw.get("hidden") == Some("yes");
    comments::set_hidden(&app, raw.operation(&format!("hide {comment}")), &can, comment, hidden).await?;
    p.done(format!("{}#comments", card_path(*can.id())), "flash-card-saved")
}

/// The reader has seen that they were named here.
pub async fn mark_read(can: Can<ReadCard>, State(app): State<App>) -> Result<Response> {
    let person = can.person().unwrap_or_default();
    app.db
        .quiet()
        .write((can.id().1, person), |tx, (card, person)| {
            Box::pin(async move { talk::clear_mentions(tx, *card, *person).await })
        })
        .await?;
    see_other(&card_path(*can.id()))
}
