//! Every view of boards with sample data.

use uuid::Uuid;

use super::{
    Archive, BoardList, Conflict, FormPage, Grown, HistoryLine, NewBoardPage, PlacePage, Print, ShowBoard, ShowCard,
    Since,
};
use crate::features::boards::render::{CardView, ColumnView};
use crate::features::boards::store::cards::{Card, CardRow, Version};
use crate::features::boards::store::talk::{Comment, Item};
use crate::features::boards::store::{Board, ColumnRow, Listed};
use crate::features::boards::views::Filter;
use crate::features::boards::{Authorship, BoardKind, BoardState, CardState, Marker};
use crate::features::groups::GroupName;
use crate::features::groups::views::sample_head;
use crate::http::{Markup, Page, links};

fn board(p: &Page) -> Board {
    Board {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        kind: BoardKind::WorldCafe,
        title: "World Café zu den Handlungsansätzen".into(),
        purpose: "Welche Ideen haben Sie?".into(),
        state: BoardState::Open,
        version: 12,
        changed_at: p.now,
    }
}

fn card(p: &Page, marker: Marker) -> Card {
    let row = CardRow {
        id: Uuid::nil(),
        board_column: Uuid::nil(),
        title: "Wechselnde Arbeitsgruppen und Themen".into(),
        body: "Das bringt neue Menschen zusammen.\n- auch abends".into(),
        version: 2,
        marker,
        authorship: if marker == Marker::Plus { Authorship::Named } else { Authorship::WrittenFor },
        author: None,
        author_name: "Ayla K.".into(),
        written_for: "Tisch am Fenster".into(),
        due_on: Some(p.today()),
        links: String::new(),
        state: CardState::Shown,
        changed_at: p.now,
    };
    Card {
        row,
        labels: vec!["Beteiligung".into()],
        people: vec!["Jan P.".into()],
        comments: 2,
        items_done: 1,
        items: 3,
    }
}

fn column() -> ColumnRow {
    ColumnRow {
        id: Uuid::nil(),
        title: "Tisch 1".into(),
        host: "Gastgeber der Stabsstelle".into(),
        question: "Wie verstehen Sie die Ansätze?".into(),
        harvest: "Mehr Ressourcen für Fokusgruppen".into(),
        version: 1,
    }
}

fn columns(p: &Page) -> Markup {
    let (board, k, cards) = (board(p), column(), [card(p, Marker::Plus), card(p, Marker::Question)]);
    let dots = Some(crate::features::boards::dots::Dots { for_it: 3, against: 1 });
    let cards = cards.iter().map(|c| CardView { p, board: &board, c, dots, hidden: false }).collect();
    Markup::of(&ColumnView {
        p,
        board: &board,
        k: &k,
        cards,
        grown: vec![("/".into(), "Treffpunkte".into())],
        writes: true,
    })
}

fn group() -> GroupName {
    GroupName { id: Uuid::nil(), name: "Fokusgruppe Inklusion".into() }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let listed = Listed {
        id: Uuid::nil(),
        kind: BoardKind::Brainstorm,
        title: "Wand der Konferenz".into(),
        purpose: String::new(),
        state: BoardState::Archived,
        version: 14,
        changed_at: p.now,
        cards: 9,
        seen: Some(12),
    };
    let list = |boards| BoardList { p: p.clone(), h: sample_head(p), boards, may_begin: true };
    let form = FormPage {
        p: p.clone(),
        board: board(p),
        title: p.t("card-new"),
        lead: String::new(),
        form: Markup::default(),
        danger: Markup::default(),
    };
    let text = |words: &str| vec![(p.t("card-title"), words.to_owned())];
    let conflict = Conflict {
        p: p.clone(),
        board: board(p),
        theirs: text("So steht es jetzt da."),
        mine: text("So wollte ich es."),
        form: Markup::default(),
    };
    let down =
        |cards| Archive { p: p.clone(), board: board(p), cards, writes: true, moderates: true, form_id: String::new() };
    let print =
        Print { p: p.clone(), board: board(p), group: group(), columns: vec![(column(), vec![card(p, Marker::Both)])] };
    vec![
        ("boards/list", Markup::of(&list(vec![listed]))),
        ("boards/list empty", Markup::of(&list(Vec::new()))),
        ("boards/new", Markup::of(&NewBoardPage { p: p.clone(), h: sample_head(p), form: Markup::default() })),
        ("boards/column", columns(p)),
        ("boards/board", Markup::of(&show(p))),
        ("boards/card_page", Markup::of(&card_page(p))),
        ("boards/form", Markup::of(&form)),
        ("boards/place", Markup::of(&place(p))),
        ("boards/conflict", Markup::of(&conflict)),
        ("boards/archive", Markup::of(&down(vec![card(p, Marker::None)]))),
        ("boards/archive empty", Markup::of(&down(Vec::new()))),
        ("boards/print", Markup::of(&print)),
    ]
}

fn show(p: &Page) -> ShowBoard {
    let since = Since {
        first: false,
        when: p.moment(p.now),
        counts: vec![p.t1("board-since-card-added", "count", 3)],
        cards: vec![("/".into(), "Neue Menschen".into())],
    };
    ShowBoard {
        p: p.clone(),
        board: board(p),
        group: group(),
        columns: columns(p),
        column_names: vec![(Uuid::nil(), "Tisch 1".into())],
        writes: true,
        moderates: true,
        since: Some(since),
        weighing: None,
        filter: Filter { word: "neu".into(), ..Filter::default() },
        found: 2,
        labels: vec!["Beteiligung".into()],
        people: vec!["Jan P.".into()],
        compact: false,
        other_density: "?density=compact".into(),
        total: 2001,
        form_id: String::new(),
    }
}

fn place(p: &Page) -> PlacePage {
    PlacePage {
        p: p.clone(),
        board: board(p),
        card: Uuid::nil(),
        title: "Neue Menschen".into(),
        position: "Position 2 von 7".into(),
        steps: vec![("up", p.t("card-up"))],
        form: Markup::default(),
        form_id: String::new(),
    }
}

fn card_page(p: &Page) -> ShowCard {
    let comment = |hidden| Comment {
        id: Uuid::nil(),
        author: "Jan P.".into(),
        body: "Das sehe ich auch so.".into(),
        at: p.now,
        hidden,
    };
    ShowCard {
        p: p.clone(),
        board: board(p),
        group: group(),
        column: "Tisch 1".into(),
        author: "Ayla K.".into(),
        c: card(p, Marker::Arrow),
        links: links::typed("https://example.org/ Ein Bericht"),
        items: vec![Item { id: Uuid::nil(), text: "Raum anfragen".into(), done: true }],
        comments: vec![comment(false), comment(true)],
        comment_form: Markup::default(),
        item_form: Markup::default(),
        mentioned: true,
        history: vec![HistoryLine { when: p.moment(p.now), what: p.t("card-history-card-added") }],
        versions: vec![Version { version: 1, title: "Neue Gruppen".into(), body: String::new() }],
        grown: vec![Grown { path: "/".into(), title: "Bessere Wege".into() }],
        writes: true,
        comments_open: true,
        moderates: true,
        form_id: String::new(),
    }
}
