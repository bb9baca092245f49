//! The query string of a page: read leniently, written back with one value changed; and pages of long lists.

use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;

use super::Page;

/// How many things of a long list stand on one page.
pub const PER_PAGE: usize = 20;

/// The pairs of a query string, in their order.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// The query of the page that is asked for.
    pub fn of(page: &Page) -> Self {
        let text = page.path.split_once('?').map_or("", |(_, query)| query);
        Self(parse(text.as_bytes()).map(|(name, value)| (name.into_owned(), value.trim().replace('\0', ""))).collect())
    }

    /// The value of `name`; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// The value of `name` as an id.
    pub fn id(&self, name: &str) -> Option<Uuid> {
        self.get(name).parse().ok()
    }

    /// The value of `name` as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name).parse().ok()
    }

    /// This query with another value of `name`, as it stands in an address: `?a=b&page=2`.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut out = Serializer::for_suffix(String::from("?"), 1);
        out.extend_pairs(self.0.iter().filter(|(n, v)| n != name && !v.is_empty()));
        if !value.is_empty() {
            out.append_pair(name, value);
        }
        out.finish()
    }
}

/// Which page of a long list is shown, with the ways to its neighbours.
#[derive(Debug, Clone)]
pub struct Pages {
    /// From 1.
    pub number: usize,
    /// How many there are; at least 1.
    pub count: usize,
    query: Query,
}

impl Pages {
    /// The page that `query` asks for of a list of `total` things, the last one where it asks for too much.
    pub fn of(query: &Query, total: usize) -> Self {
        let count = total.div_ceil(PER_PAGE).max(1);
        let asked = query.number("page").and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
        Self { number: asked.clamp(1, count), count, query: query.clone() }
    }

    /// How many things stand on the pages before.
    pub fn skipped(&self) -> usize {
        (self.number - 1) * PER_PAGE
    }

    /// Address of the page before; empty on the first.
    pub fn before(&self) -> String {
        if self.number > 1 { self.query.with("page", &(self.number - 1).to_string()) } else { String::new() }
    }

    /// Address of the next page; empty on the last.
    pub fn after(&self) -> String {
        if self.number < self.count { self.query.with("page", &(self.number + 1).to_string()) } else { String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stay_within_the_list_and_keep_the_filters() {
        let query = Query(vec![("word".into(), "Bus & Bahn".into()), ("page".into(), "9".into())]);
        let pages = Pages::of(&query, 41);
        assert_eq!((pages.number, pages.count, pages.skipped()), (3, 3, 40));
        assert_eq!(pages.before(), "?word=Bus+%26+Bahn&page=2");
        assert_eq!(pages.after(), "");
        assert_eq!(Pages::of(&Query::default(), 0).count, 1);
    }
}
