//! From a card, or from a table's whole harvest, to the draft of a recommendation; both ends know each other.

use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use crate::access::{Action, Can};
use crate::app::App;
use crate::db::{Tx, Work};
use crate::error::{Error, Result};
use crate::features::boards::access::{BoardFacts, EditCard, EditColumn};
use crate::features::boards::store::cards;
use crate::features::boards::{CardState, cards as on_cards, columns as on_columns};
use crate::features::recommendations::access::BeginDraft;
use crate::features::recommendations::form::{self, FieldKind, FormField};
use crate::features::recommendations::store::Draft;
use crate::features::recommendations::views::Editor;
use crate::features::recommendations::{Content, drafting};
use crate::http::page::{ok, refused};
use crate::http::route::{get, post};
use crate::http::{Form, Page, RawForm, Route};
use crate::lineage::{self, GREW_FROM, Thing};
use crate::oplog;

/// The kind of thing a card is in the lineage.
pub const CARD: &str = "card";
/// The kind of thing a table's harvest is in the lineage.
pub const HARVEST: &str = "harvest";

/// The table.
pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/boards/{id}/cards/{card}/draft", from_card),
        post("/boards/{id}/cards/{card}/draft", begin_from_card),
        get("/boards/{id}/columns/{column}/draft", from_harvest),
        post("/boards/{id}/columns/{column}/draft", begin_from_harvest),
    ]
}

/// The text a draft begins with: a title, and the answer to the first question.
struct Seed {
    title: String,
    text: String,
}

/// The draft as it is offered: what the seed says stands in the first long question.
fn prefilled(editor: Form, questions: &[FormField], seed: &Seed) -> Form {
    let mut content = Content::new();
    if let Some(first) = questions.iter().find(|q| q.kind == FieldKind::Long) {
        content.insert(first.key.clone(), seed.text.clone());
    }
    let draft = Draft { title: seed.title.clone(), content, ..Draft::default() };
    form::fill(editor, questions, &draft, 0)
}

fn page(p: Page, on: &BoardFacts, form: &Form, path: String, lead: &str) -> Editor {
    Editor {
        title: p.t("growth-title"),
        lead: p.t(lead),
        form: form.html(&p, path, "draft-begin-submit"),
        back: format!("/boards/{}", on.board.id),
        back_label: on.board.title.clone(),
        p,
    }
}

/// What is common to both ways: the form, and beginning the draft with its bond.
struct Growth<'a> {
    on: &'a BoardFacts,
    from: Thing,
    path: String,
    lead: &'static str,
}

impl Growth<'_> {
    async fn show(&self, app: &App, p: Page, seed: &Seed) -> Result<Response> {
        let (questions, editor) = form::fresh(&mut app.db.reader().await?).await?;
        let form = prefilled(editor, &questions, seed);
        ok(&page(p, self.on, &form, self.path.clone(), self.lead))
    }

    async fn begin<A>(&self, app: &App, p: Page, raw: &RawForm, can: Can<A>, note: Note<A>) -> Result<Response>
    where
        A: Action + Clone,
    {
        let (questions, editor) = form::fresh(&mut app.db.reader().await?).await?;
        let mut form = editor.read(raw);
        if form.is_valid() {
            let draft = form::draft(&form, &questions);
            let group = self.on.board.group_id;
            let input = (can, group, self.from, draft, note);
            let begun = oplog::once(
                &app.db,
                raw.op().makes("/recommendations/"),
                input,
                |tx, (can, group, from, draft, note)| {
                    Box::pin(async move {
                        let may = Can::<BeginDraft>::check(tx, can.actor(), *group).await?;
                        let id = drafting::begin_from(tx, &may, draft).await?;
                        lineage::tie(tx, GREW_FROM, *from, Thing { kind: "recommendation", id }, &draft.title).await?;
                        note(tx, can, &draft.title).await?;
                        Ok(id)
                    })
                },
            );
            match begun.await {
                Ok(id) => return p.done(format!("/recommendations/{id}"), "flash-draft-begun"),
                Err(error) => form.refuse(error)?,
            }
        }
        refused(&page(p.failing(), self.on, &form, self.path.clone(), self.lead))
    }
}

/// Writes down on the board that a draft of this title grew from there.
type Note<A> = for<'t> fn(&'t mut Tx, &'t Can<A>, &'t str) -> Work<'t, ()>;

fn of_card(can: &Can<EditCard>) -> Growth<'_> {
    let (board, card) = *can.id();
    Growth {
        on: &can.facts().on,
        from: Thing { kind: CARD, id: card },
        path: format!("/boards/{board}/cards/{card}/draft"),
        lead: "growth-lead-card",
    }
}

pub async fn from_card(can: Can<EditCard>, State(app): State<App>, p: Page) -> Result<Response> {
    let card = &can.facts().card;
    let text = if card.body.is_empty() { card.title.clone() } else { card.body.clone() };
    let seed = Seed { title: short(&card.title), text };
    of_card(&can).show(&app, p, &seed).await
}

pub async fn begin_from_card(can: Can<EditCard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let note: Note<EditCard> = |tx, can, title| Box::pin(on_cards::drafted(tx, can, title));
    of_card(&can).begin(&app, p, &raw, can.clone(), note).await
}

fn of_harvest(can: &Can<EditColumn>) -> Result<Growth<'_>> {
    let (board, column) = *can.id();
    if !can.facts().on.board.kind.has_tables() {
        return Err(Error::NotFound);
    }
    Ok(Growth {
        on: &can.facts().on,
        from: Thing { kind: HARVEST, id: column },
        path: format!("/boards/{board}/columns/{column}/draft"),
        lead: "growth-lead-harvest",
    })
}

/// The harvest, and below it the notes it was drawn from.
async fn harvest_seed(tx: &mut Tx, p: &Page, board: Uuid, can: &Can<EditColumn>) -> Result<Seed> {
    let column = &can.facts().column;
    let notes = cards::of_board(tx, board)
        .await?
        .into_iter()
        .filter(|c| c.row.board_column == column.id && c.row.state == CardState::Shown);
    let notes: Vec<String> =
        notes.map(|c| format!("- {} {}", c.row.marker.sign(), c.row.title).replace("-  ", "- ")).collect();
    let mut text = column.harvest.clone();
    if !notes.is_empty() {
        text = format!("{text}\n\n{}\n{}", p.in_german().t("growth-notes"), notes.join("\n"));
    }
    Ok(Seed { title: short(column.harvest.lines().next().unwrap_or(&column.title)), text })
}

pub async fn from_harvest(can: Can<EditColumn>, State(app): State<App>, p: Page) -> Result<Response> {
    let growth = of_harvest(&can)?;
    let seed = harvest_seed(&mut app.db.reader().await?, &p, can.id().0, &can).await?;
    growth.show(&app, p, &seed).await
}

pub async fn begin_from_harvest(
    can: Can<EditColumn>,
    State(app): State<App>,
    p: Page,
    raw: RawForm,
) -> Result<Response> {
    let note: Note<EditColumn> = |tx, can, title| Box::pin(on_columns::drafted(tx, can, title));
    of_harvest(&can)?.begin(&app, p, &raw, can.clone(), note).await
}

/// At most as long as a draft's title may be.
fn short(text: &str) -> String {
    text.trim_start_matches("- ").chars().take(200).collect()
}
