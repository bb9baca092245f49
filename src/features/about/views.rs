//! Pages about the site.

use askama::Template;
use jiff::civil::Date;

use crate::http::{Form, Markup, Page};

/// Who is responsible.
#[derive(Template)]
#[template(path = "about/imprint.html")]
pub struct Imprint {
    pub p: Page,
}

/// What happens to data.
#[derive(Template)]
#[template(path = "about/privacy.html")]
pub struct Privacy {
    pub p: Page,
}

/// The accessibility statement, after the model of (EU) 2018/1523.
#[derive(Template)]
#[template(path = "about/accessibility.html")]
pub struct Accessibility {
    pub p: Page,
}

/// How a paragraph of the statement begins that belongs to the last section.
const OFFICE: &str = "Beschwerdestelle";

impl Accessibility {
    /// The paragraphs about what is not accessible yet.
    fn limits(&self) -> String {
        self.part(|paragraph| !paragraph.starts_with(OFFICE))
    }

    /// The paragraphs about whom to turn to if we do not answer.
    fn office(&self) -> String {
        self.part(|paragraph| paragraph.starts_with(OFFICE))
    }

    fn part(&self, wanted: impl Fn(&str) -> bool) -> String {
        let district = self.p.district();
        let parts = district.accessibility.split("\n\n").map(str::trim);
        parts.filter(|part| wanted(part)).collect::<Vec<_>>().join("\n\n")
    }

    /// The day of the last review, if one was noted.
    fn reviewed(&self) -> Option<String> {
        let day: Date = self.p.district().reviewed_on.parse().ok()?;
        Some(self.p.lang.short_day(day))
    }
}

/// What this site is, in easy language.
#[derive(Template)]
#[template(path = "about/easy_language.html")]
pub struct EasyLanguage {
    pub p: Page,
}

/// Reporting a barrier.
#[derive(Template)]
#[template(path = "about/barrier.html")]
pub struct Barrier {
    pub p: Page,
    pub form: Markup,
}

/// Every view of this file.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let form = Form::new().area("text", "barrier-text").required().html(p, "/barrier", "barrier-send");
    vec![
        ("about/imprint", Markup::of(&Imprint { p: p.clone() })),
        ("about/privacy", Markup::of(&Privacy { p: p.clone() })),
        ("about/accessibility", Markup::of(&Accessibility { p: p.clone() })),
        ("about/easy_language", Markup::of(&EasyLanguage { p: p.clone() })),
        ("about/barrier", Markup::of(&Barrier { p: p.clone(), form })),
    ]
}
