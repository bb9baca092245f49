//! Views of the start page.

use askama::Template;

use super::news;
use super::tasks::Task;
use crate::clock::Timestamp;
use crate::features::archive::views::Line;
use crate::features::cycle::store::Cycle;
use crate::features::cycle::tasks::Delivery;
use crate::features::fields::store::Field;
use crate::features::groups::store::Group;
use crate::features::groups::views::Card;
use crate::http::{Markup, Page};

/// For somebody who is signed in.
#[derive(Template)]
#[template(path = "start/start.html")]
pub struct Start {
    pub p: Page,
    pub tasks: Vec<Task>,
    pub cards: Vec<Card>,
    pub news: Vec<news::Line>,
    pub news_since: Timestamp,
    pub state: Option<StateOfTheYear>,
    pub cycle: Option<Cycle>,
    pub line: Markup,
}

/// For visitors.
#[derive(Template)]
#[template(path = "start/welcome.html")]
pub struct Welcome {
    pub p: Page,
    /// What was decided lately.
    pub results: Vec<Line>,
    pub fields: Vec<Field>,
    pub cycle: Option<Cycle>,
    pub line: Markup,
}

/// *Stand des Jahres*.
pub struct StateOfTheYear {
    pub year: i64,
    pub rows: Vec<StateRow>,
}

impl StateOfTheYear {
    fn deliveries(&self) -> usize {
        self.rows.iter().map(|row| row.delivers.len()).sum()
    }

    fn submitted(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.delivers).filter(|d| d.stage.is_submitted()).count()
    }

    fn help_wanted(&self) -> usize {
        self.rows.iter().filter(|row| !row.group.help_wanted.is_empty()).count()
    }

    fn silent(&self) -> usize {
        self.rows.iter().filter(|row| row.silent.is_some()).count()
    }
}

/// One group in it.
pub struct StateRow {
    pub group: Group,
    pub delivers: Vec<Delivery>,
    pub last: Option<Timestamp>,
    /// Days without a sign, where they are many.
    pub silent: Option<i64>,
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let task = Task {
        what: "Sollen wir das einreichen?".into(),
        place: "Fokusgruppe Inklusion".into(),
        due: Some(p.today()),
        href: "/".into(),
        button: "Abstimmen".into(),
    };
    let line = news::Line { text: "„Bushaltestellen“: neuer Kommentar".into(), href: "/".into(), at: p.now };
    let start = |tasks, news| Start {
        p: p.clone(),
        tasks,
        cards: Vec::new(),
        news,
        news_since: p.now,
        state: Some(StateOfTheYear { year: 2026, rows: Vec::new() }),
        cycle: None,
        line: Markup::default(),
    };
    vec![
        ("start/start", Markup::of(&start(vec![task], vec![line]))),
        ("start/start empty", Markup::of(&start(Vec::new(), Vec::new()))),
        (
            "start/welcome",
            Markup::of(&Welcome {
                p: p.clone(),
                results: Vec::new(),
                fields: Vec::new(),
                cycle: None,
                line: Markup::default(),
            }),
        ),
    ]
}
