//! Opening a weighing by dots. Voting itself is the ballot's page.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;

use crate::access::Can;
use crate::app::App;
use crate::clock::end_of;
use crate::error::Result;
use crate::features::boards::access::ModerateBoard;
use crate::features::boards::dots::{self, Weighing};
use crate::features::boards::views::FormPage;
use crate::http::form::Kind;
use crate::http::page::{ok, refused};
use crate::http::{Form, Markup, Page, RawForm};

/// So many days a weighing is open where nobody says otherwise.
const DAYS: i32 = 7;

fn form() -> Form {
    Form::new()
        .line("question", "dots-question")
        .hint("dots-question-hint")
        .required()
        .max(200)
        .field(Kind::Number(1, 20), "votes", "dots-votes")
        .required()
        .field(Kind::Checkbox, "against", "dots-also-against")
        .date("closes_on", "dots-closes")
        .required()
}

fn page(p: Page, can: &Can<ModerateBoard>, form: &Form) -> FormPage {
    FormPage {
        title: p.t("dots-title"),
        lead: p.t("dots-lead"),
        form: form.html(&p, format!("/boards/{}/dots", can.id()), "dots-open"),
        danger: Markup::default(),
        board: can.facts().board.clone(),
        p,
    }
}

pub async fn new(can: Can<ModerateBoard>, p: Page) -> Result<Response> {
    let last = p.today().checked_add(DAYS.days()).unwrap_or(p.today());
    let form = form().fill("question", p.t("dots-default-question")).fill("votes", 2).fill("closes_on", last);
    ok(&page(p, &can, &form))
}

pub async fn open(can: Can<ModerateBoard>, State(app): State<App>, p: Page, raw: RawForm) -> Result<Response> {
    let mut form = form().read(&raw);
    if let (true, Some(votes_each), Some(day)) = (form.is_valid(), form.number("votes"), form.day("closes_on")) {
        let weighing = Weighing {
            question: form.text("question").to_owned(),
            against: form.is_checked("against"),
            closes_at: end_of(day),
            votes_each,
        };
        match dots::open(&app, raw.operation("dots"), &can, weighing).await {
            Ok(_) => return p.done(super::board_path(*can.id()), "flash-dots-opened"),
            Err(error) => form.refuse(error)?,
        }
    }
    refused(&page(p.failing(), &can, &form))
}
