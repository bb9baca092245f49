//! The context of one page: who reads it, in which language, where they are; and the ways to answer.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;

use super::{District, Site, assets};
use crate::access::{Actor, Role};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::{Arg, Lang};

/// Markup that is inserted as it is: the rendered form of another template.
#[derive(Debug, Clone, Default)]
pub struct Markup(String);

impl Markup {
    /// Renders `template`; a template that fails leaves nothing but a line in the log.
    pub fn of(template: &impl Template) -> Self {
        Self(template.render().unwrap_or_else(|error| {
            tracing::error!(%error, "template");
            String::new()
        }))
    }

    /// Markup made by this module's siblings, which escape what people wrote.
    pub(super) fn safe(html: String) -> Self {
        Self(html)
    }

    /// What templates rendered earlier, put together again.
    pub fn rendered(html: String) -> Self {
        Self(html)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Markup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// A value behind any number of references: templates hand over either.
pub trait Plain<T> {
    /// The value itself.
    fn plain(&self) -> T;
}
impl Plain<Date> for Date {
    fn plain(&self) -> Date {
        *self
    }
}
impl Plain<Timestamp> for Timestamp {
    fn plain(&self) -> Timestamp {
        *self
    }
}
impl<T, P: Plain<T>> Plain<T> for &P {
    fn plain(&self) -> T {
        (**self).plain()
    }
}

/// What every template is given as `p`. Cheap to clone.
#[derive(Clone)]
pub struct Page {
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// Who reads.
    pub actor: Actor,
    /// In which language.
    pub lang: Lang,
    /// The path of this page, with its query.
    pub path: String,
    /// The moment of the request.
    pub now: Timestamp,
    /// Message key of what was just done.
    pub flash: Option<String>,
    /// Whether a form on this page was refused; the title says so.
    pub failed: bool,
}

impl Page {
    /// The text of a message.
    pub fn t(&self, key: &str) -> String {
        self.site.i18n.text(self.lang, key, &[])
    }

    /// The text of a message with one value.
    pub fn t1(&self, key: &str, name: &str, value: impl Arg) -> String {
        self.site.i18n.text(self.lang, key, &[(name, &value)])
    }

    /// The text of a message with two values.
    pub fn t2(&self, key: &str, name: &str, value: impl Arg, name2: &str, value2: impl Arg) -> String {
        self.site.i18n.text(self.lang, key, &[(name, &value), (name2, &value2)])
    }

    /// A day: "Fr., 7. Mai 2021".
    pub fn day(&self, date: impl Plain<Date>) -> String {
        self.lang.day(date.plain())
    }

    /// The day of an instant.
    pub fn day_of(&self, at: impl Plain<Timestamp>) -> String {
        self.lang.day(at.plain().date())
    }

    /// An instant: "Fr., 7. Mai 2021, 13 Uhr".
    pub fn moment(&self, at: impl Plain<Timestamp>) -> String {
        self.lang.moment(at.plain())
    }

    /// The end of something; midnight belongs to the day that ends.
    pub fn deadline(&self, at: impl Plain<Timestamp>) -> String {
        self.lang.deadline(at.plain())
    }

    /// Today in the district's zone.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The district's settings.
    pub fn district(&self) -> Arc<District> {
        self.site.district()
    }

    /// The path of a static file.
    pub fn asset(&self, name: &str) -> String {
        assets::path(name)
    }

    /// The stylesheet of the reader's frame: citizens get a small one.
    pub fn stylesheet(&self) -> &'static str {
        if self.is_signed_in() { "vendor/work.css" } else { "vendor/citizen.css" }
    }

    /// A decorative icon; the words stand beside it.
    pub fn icon(&self, name: &str) -> Markup {
        self.icon_of("icon", name)
    }

    /// A small decorative icon.
    pub fn icon_small(&self, name: &str) -> Markup {
        self.icon_of("icon icon--small", name)
    }

    /// A small arrow that turns when its `details` opens.
    pub fn icon_turning(&self, name: &str) -> Markup {
        self.icon_of("icon icon--turn icon--small", name)
    }

    fn icon_of(&self, class: &str, name: &str) -> Markup {
        let file = self.asset("icons/icons.svg");
        Markup(format!(
            "<svg class=\"{class}\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{file}#{name}\"></use></svg>"
        ))
    }

    /// Whether somebody is signed in: they see the frame of the working world.
    pub fn is_signed_in(&self) -> bool {
        self.actor.person().is_some()
    }

    /// Whether the reader's account has a role.
    pub fn has(&self, role: Role) -> bool {
        self.actor.has(role)
    }

    /// Whether the reader is staff.
    pub fn is_staff(&self) -> bool {
        self.has(Role::Staff)
    }

    /// Whether the reader sees papers before the public does.
    pub fn reads_papers(&self) -> bool {
        self.is_staff() || self.has(Role::CouncilMember)
    }

    /// Whether the reader administers accounts and settings.
    pub fn is_administrator(&self) -> bool {
        self.has(Role::Administrator)
    }

    /// The same page in German: for words that stay, whatever language their reader has chosen.
    pub fn in_german(&self) -> Self {
        Self { lang: Lang::De, ..self.clone() }
    }

    /// The name of the reader's account.
    pub fn person_name(&self) -> String {
        match &self.actor {
            Actor::Person(person) => person.name.clone(),
            _ => String::new(),
        }
    }

    /// Whether this page lies below `prefix`, for the navigation.
    pub fn is_below(&self, prefix: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        path == prefix || path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether this page is exactly `path`.
    pub fn is_at(&self, path: &str) -> bool {
        self.path.split('?').next() == Some(path)
    }

    /// The other languages a reader can switch to, with whether each is the present one.
    pub fn languages(&self) -> Vec<(&'static str, String, bool)> {
        Lang::ALL.iter().map(|l| (l.word(), self.t(l.key()), *l == self.lang)).collect()
    }

    /// The same page, marked as one whose form was refused.
    pub fn failing(&self) -> Self {
        Self { failed: true, flash: None, ..self.clone() }
    }

    /// Answers 303 to `path` and says there what was done.
    pub fn done(&self, path: impl AsRef<str>, flash: &'static str) -> Result<Response> {
        let mut response = see_other(path.as_ref())?;
        set_cookie(&mut response, &format!("flash={flash}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"))?;
        Ok(response)
    }

    /// Keeps the chosen language in the browser for a year.
    pub fn speak(&self, response: &mut Response, lang: Lang) -> Result<()> {
        let secure = if self.site.is_https() { "; Secure" } else { "" };
        let word = lang.word();
        set_cookie(response, &format!("lang={word}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}"))
    }
}

/// A text as it was typed into a box: paragraphs of lines.
pub fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.lines().collect()).collect()
}

/// 303: after a change, to where its result is seen.
pub fn see_other(path: &str) -> Result<Response> {
    let location = HeaderValue::from_str(path).map_err(Error::internal)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// Adds a cookie (`name=value; attributes`) to an answer.
pub fn set_cookie(response: &mut Response, text: &str) -> Result<()> {
    let value = HeaderValue::from_str(text).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

/// A path of ours, or the start page: an address elsewhere would make us a way to somebody else's trap.
/// Browsers drop tabs and line ends, so anything but visible ASCII is refused as well.
pub fn local_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if ours && path.bytes().all(|b| b.is_ascii_graphic()) { path } else { "/" }
}

/// Answers 200 with a page.
pub fn ok(template: &impl Template) -> Result<Response> {
    html(StatusCode::OK, template)
}

/// Answers 422 (or 409, where the state and not the input is to blame) with a form that was refused.
pub fn refused(template: &impl Template) -> Result<Response> {
    html(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// Answers with a page and a status.
pub fn html(status: StatusCode, template: &impl Template) -> Result<Response> {
    let body = template.render().map_err(|e| Error::internal(format!("template: {e}")))?;
    Ok((status, Html(body)).into_response())
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::internal("page context"))
    }
}

/// Whether a script of ours asks, which wants data, and not a browser, which wants a page.
#[derive(Debug, Clone, Copy)]
pub struct Wants {
    pub json: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Wants {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let accept = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
        Ok(Self { json: accept.is_some_and(|accept| accept.starts_with("application/json")) })
    }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn nobody_is_led_elsewhere() {
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "/ä", ""] {
            assert_eq!(local_path(bad), "/", "{bad}");
        }
        assert_eq!(local_path("/groups?a=1"), "/groups?a=1");
    }
}
