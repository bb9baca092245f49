//! Taking cards down and putting them back.

use axum::extract::State;
use axum::response::Response;

use super::{answer, board_path};
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::boards::access::{EditCard, ModerateCard, ReadBoard};
use crate::features::boards::views::Archive;
use crate::features::boards::{CardState, cards, store};
use crate::http::page::{Wants, ok};
use crate::http::{Page, RawForm};

/// Everything that was taken down; what the moderation hid only they see.
pub async fn list(can: Can<ReadBoard>, State(app): State<App>, p: Page) -> Result<Response> {
    let mut tx = app.db.reader().await?;
    let facts = can.facts();
    let moderates = facts.moderates();
    let down = |state: CardState| state == CardState::Archived || (moderates && state == CardState::Hidden);
    let all = store::cards::taken_down(&mut tx, *can.id()).await?;
    ok(&Archive {
        cards: all.into_iter().filter(|card| down(card.row.state)).collect(),
        board: facts.board.clone(),
        writes: facts.writes(),
        form_id: crate::clock::secret_id().to_string(),
        moderates,
        p,
    })
}

pub async fn set_state(
    can: Can<EditCard>,
    State(app): State<App>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let state = match raw.get("state").and_then(CardState::parse) {
        Some(CardState::Hidden) | None => return Err(Error::Invalid("form-error-choice")),
        Some(state) => state,
    };
    // What was hidden only the moderation shows again; [`EditCard`] lets nobody else see it.
    let op = raw.operation(&format!("state {}", can.id().1));
    let done = cards::set_state(&app, op, &can, state).await?;
    let flash = if state == CardState::Shown { "flash-card-restored" } else { "flash-card-archived" };
    answer(&p, wants, done, &board_path(can.id().0), flash)
}

pub async fn moderate(
    can: Can<ModerateCard>,
    State(app): State<App>,
    p: Page,
    wants: Wants,
    raw: RawForm,
) -> Result<Response> {
    let state = match raw.get("state").and_then(CardState::parse) {
        Some(CardState::Archived) | None => return Err(Error::Invalid("form-error-choice")),
        Some(state) => state,
    };
    let op = raw.operation(&format!("moderate {}", can.id().1));
    let done = cards::moderate(&app, op, &can, state).await?;
    let flash = if state == CardState::Shown { "flash-card-restored" } else { "flash-card-hidden" };
    answer(&p, wants, done, &board_path(can.id().0), flash)
}
