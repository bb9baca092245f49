//! A browser without scripts: cookies, pages, forms; sends what a real one sends with every write.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Answer {
    /// The page's text without markup, white space folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.body.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                c if !inside => text.push(c),
                _ => {}
            }
        }
        let text = text.replace("&#38;", "&").replace("&#60;", "<").replace("&#62;", ">");
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let text = text.replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts the status, showing the page where it differs.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "location {:?}\n{}", self.location, self.text());
        self
    }

    /// Asserts that the page says `words`.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "missing: {words}\n{}", self.text());
        self
    }

    /// Asserts that the page does not say `words`.
    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        assert!(!self.body.contains(words) && !self.text().contains(words), "shown: {words}\n{}", self.text());
        self
    }

    /// Asserts that `words` still stand in a field of the page.
    #[track_caller]
    pub fn keeps(self, words: &str) -> Self {
        assert!(self.body.contains(words), "lost: {words}\n{}", self.text());
        self
    }

    /// Asserts that the body holds `markup` as it is.
    #[track_caller]
    pub fn body_has(self, markup: &str) -> Self {
        assert!(self.body.contains(markup), "missing: {markup}\n{}", self.text());
        self
    }

    /// The id in the redirect, e.g. of what was just made.
    #[track_caller]
    pub fn made(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text());
        let location = self.location.clone().unwrap_or_default();
        let path = location.split('?').next().unwrap_or_default();
        path.split('/').rfind(|part| part.len() == 36).unwrap_or_else(|| panic!("no id in {location}")).to_owned()
    }
}

/// One browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Extra headers of every request, e.g. another origin.
    pub headers: BTreeMap<&'static str, String>,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), headers: BTreeMap::new() }
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The cookies as a browser sends them.
    pub fn cookie_line(&self) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        cookies.join("; ")
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, String::new()).await
    }

    /// Opens a page and follows where it leads.
    pub async fn open(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            match answer.location.clone() {
                Some(location) => answer = self.get(&location).await,
                None => return answer,
            }
        }
        panic!("redirects in a circle from {path}")
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        if !fields.iter().any(|(name, _)| *name == "_op") {
            body.append_pair("_op", &fokusraum::clock::secret_id().to_string());
        }
        body.extend_pairs(fields);
        self.send("POST", path, body.finish()).await
    }

    /// Sends a form and opens the page that it leads to.
    #[track_caller]
    pub fn submit<'a>(
        &'a mut self,
        path: &'a str,
        fields: &'a [(&'a str, &'a str)],
    ) -> impl Future<Output = Answer> + 'a {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.post(path, fields).await;
            let Some(location) = answer.location.clone() else {
                panic!("{place}: POST {path} answered {}\n{}", answer.status, answer.text());
            };
            self.open(&location).await
        }
    }

    /// Sends any body as a form.
    pub async fn send(&mut self, method: &str, path: &str, body: String) -> Answer {
        self.send_bytes(method, path, body.into_bytes()).await
    }

    pub async fn send_bytes(&mut self, method: &str, path: &str, body: Vec<u8>) -> Answer {
        let cookies = self.cookie_line();
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "fokus.test");
        if method != "GET" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if !self.headers.contains_key("origin") && !self.headers.contains_key("sec-fetch-site") {
                request = request.header("sec-fetch-site", "same-origin");
            }
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        self.keep_cookies(&response);
        answer(response).await
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for value in response.headers().get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap_or_default();
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

async fn answer(response: Response<Body>) -> Answer {
    let status = response.status().as_u16();
    let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let location = response.headers().get(header::LOCATION).map(text);
    let headers = response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, location, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}
