//! Working pages of drafts.

use askama::Template;
use uuid::Uuid;

use super::compare::{Change, Run};
use super::store::{Comment, Listed, Recommendation, Version};
use crate::features::groups::views::Head;
use crate::http::{Markup, Page};

/// The recommendations of a group.
#[derive(Template)]
#[template(path = "recommendations/group_list.html")]
pub struct GroupList {
    pub p: Page,
    pub h: Head,
    pub recommendations: Vec<Listed>,
    pub may_begin: bool,
}

/// The editor, for a new draft and for the next version.
#[derive(Template)]
#[template(path = "recommendations/editor.html")]
pub struct Editor {
    pub p: Page,
    pub title: String,
    pub lead: String,
    pub form: Markup,
    pub back: String,
    pub back_label: String,
}

/// All versions and the comparison of two.
#[derive(Template)]
#[template(path = "recommendations/versions.html")]
pub struct Versions {
    pub p: Page,
    pub rec: Recommendation,
    pub versions: Vec<Version>,
    pub from: i64,
    pub to: i64,
    pub sections: Vec<(String, Vec<Run>)>,
}

/// Comments on a draft.
#[derive(Template)]
#[template(path = "recommendations/comments.html")]
pub struct Comments {
    pub p: Page,
    pub rec: Recommendation,
    pub comments: Vec<Comment>,
    pub form: Markup,
    pub may_settle: bool,
}

impl Comments {
    /// Up to two initials of a name.
    fn initials(&self, name: &str) -> String {
        name.split_whitespace().filter_map(|part| part.chars().next()).take(2).collect()
    }
}

/// One step on the way of a recommendation: a heading, a lead, one form.
#[derive(Template)]
#[template(path = "recommendations/step.html")]
pub struct Step {
    pub p: Page,
    pub rec: Recommendation,
    pub title: String,
    pub lead: String,
    /// The recommendation's text, to read beside the form; empty where the step does not need it.
    pub text: Vec<(String, String)>,
    pub form: Markup,
}

/// A recommendation for samples.
pub fn sample_recommendation(p: &Page) -> Recommendation {
    Recommendation {
        id: Uuid::nil(),
        cycle: Uuid::nil(),
        group_id: Uuid::nil(),
        number_year: Some(2026),
        number_seq: Some(3),
        title: "Barrierefreie Bushaltestellen".into(),
        content: "{}".into(),
        stage: super::Stage::Draft,
        on_behalf: true,
        drafted_by: None,
        steering_relevant: None,
        urgent: false,
        version: 2,
        outcome_note: String::new(),
        source: String::new(),
        created_at: p.now,
        changed_at: p.now,
        adopted_at: None,
        submitted_at: None,
        pre_assessed_at: None,
        assessed_at: None,
        jointly_assessed_at: None,
        focus_at: None,
        published_at: None,
        closed_at: None,
    }
}

/// Every view with sample data.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let rec = sample_recommendation(p);
    let form = || Markup::default();
    let listed = Listed {
        id: rec.id,
        title: rec.title.clone(),
        stage: rec.stage,
        number_year: None,
        number_seq: None,
        changed_at: p.now,
        on_behalf: true,
    };
    let comment = Comment {
        id: Uuid::nil(),
        version: 1,
        author: "Ayla K.".into(),
        body: "Bitte den Preis ergänzen.".into(),
        at: p.now,
        settled_at: None,
    };
    let run = |change, text: &str| Run { change, text: text.into() };
    let runs = vec![run(Change::Kept, "bis "), run(Change::Removed, "2023"), run(Change::Added, "2024")];
    let version = Version { version: 2, author: Some("Ayla K.".into()), at: p.now };
    let (back, back_label) = ("/".to_owned(), "Start".to_owned());
    let h = || crate::features::groups::views::sample_head(p);
    let list = |recommendations| GroupList { p: p.clone(), h: h(), recommendations, may_begin: true };
    vec![
        ("recommendations/group_list", Markup::of(&list(vec![listed]))),
        ("recommendations/group_list empty", Markup::of(&list(Vec::new()))),
        (
            "recommendations/editor",
            Markup::of(&Editor {
                p: p.clone(),
                title: "Entwurf".into(),
                lead: String::new(),
                form: form(),
                back,
                back_label,
            }),
        ),
        (
            "recommendations/versions",
            Markup::of(&Versions {
                p: p.clone(),
                rec: rec.clone(),
                versions: vec![version],
                from: 1,
                to: 2,
                sections: vec![("Titel".into(), runs)],
            }),
        ),
        (
            "recommendations/comments",
            Markup::of(&Comments {
                p: p.clone(),
                rec: rec.clone(),
                comments: vec![comment],
                form: form(),
                may_settle: true,
            }),
        ),
        (
            "recommendations/step",
            Markup::of(&Step {
                p: p.clone(),
                rec,
                title: "Schritt".into(),
                lead: "Was nun".into(),
                text: Vec::new(),
                form: form(),
            }),
        ),
    ]
}
