//! Pages of ballots.

use askama::Template;

use super::Secrecy;
use super::store::{Ballot, Turnout};
use crate::clock::Timestamp;
use crate::http::form::Text;
use crate::http::{Markup, Page};

/// A ballot: question, turnout, the form while it is open, the result after the close.
#[derive(Template)]
#[template(path = "ballots/show.html")]
pub struct ShowBallot {
    pub p: Page,
    pub ballot: Ballot,
    pub is_open: bool,
    pub turnout: Turnout,
    /// What it is about: label and text.
    pub about: Vec<(String, String)>,
    pub form: Markup,
    /// Option and votes; empty before the close.
    pub counts: Vec<(String, i64)>,
    /// Name and option, of an open ballot after its close.
    pub votes: Vec<(String, String)>,
}

impl ShowBallot {
    /// How much of what it is about is open at once: a text's three questions, all values of an assessment.
    fn shown(&self) -> usize {
        if self.ballot.members_only { self.about.len() } else { 3 }
    }

    /// Whether it failed because too few took part.
    fn too_few(&self) -> bool {
        self.ballot.accepted == Some(false) && self.turnout.voted < self.ballot.quorum
    }
}

/// The words of an option.
pub fn words(p: &Page, text: &Text) -> String {
    match text {
        Text::Key(key) => p.t(key),
        Text::Raw(text) => text.clone(),
    }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let ballot = Ballot {
        id: uuid::Uuid::nil(),
        subject_kind: "adoption".into(),
        subject: uuid::Uuid::nil(),
        group_id: uuid::Uuid::nil(),
        question: "Sollen wir „Barrierefreie Bushaltestellen“ einreichen?".into(),
        about: String::new(),
        payload: String::new(),
        members_only: false,
        secrecy: Secrecy::Secret,
        votes_each: 1,
        quorum: 3,
        opened_at: p.now,
        closes_at: p.now.plus(crate::clock::DAY),
        closed_at: Some(Timestamp(p.now.0)),
        accepted: Some(true),
    };
    let view = ShowBallot {
        p: p.clone(),
        ballot,
        is_open: false,
        about: vec![("Was ist das Problem?".into(), "Nach 19 Uhr fährt kein Bus.".into())],
        turnout: Turnout { voted: 6, electorate: 8 },
        form: Markup::default(),
        counts: vec![("Ja".into(), 5), ("Nein".into(), 1)],
        votes: Vec::new(),
    };
    vec![("ballots/show", Markup::of(&view))]
}
