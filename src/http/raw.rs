//! A posted form as raw pairs. Bad bytes, NUL and too much of it are noticed and kept for the answer, instead
//! of being replaced in silence or answered with a bare line of text.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::access::Actor;
use crate::error::{Error, Result};
use crate::oplog::Op;

/// The most we read of one form, in bytes.
pub const LIMIT: usize = 2 * 1024 * 1024;

/// The pairs of a posted form, in their order.
#[derive(Debug, Clone)]
pub struct RawForm {
    pairs: Vec<(String, Bytes)>,
    actor: Uuid,
    /// Stands for the path it was sent to.
    target: Uuid,
}

#[derive(Debug, Clone, PartialEq)]
enum Bytes {
    Text(String),
    /// Not UTF-8 or with a NUL: what can be read of it, to be shown again.
    Broken(String),
}

impl RawForm {
    /// All values of `name`, with whether each could be read whole.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, value)| match value {
            Bytes::Text(text) => (text.as_str(), true),
            Bytes::Broken(text) => (text.as_str(), false),
        })
    }

    /// The first value of `name`.
    pub fn get<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.values(name).next().map(|(value, _)| value)
    }

    /// What identifies this filled-in form; a form without an id counts as new.
    pub fn op(&self) -> Op {
        Op { id: self.id(), actor: self.actor, target: self.target, content: self.content(""), makes: None }
    }

    /// The same where each content is a thing of its own, also from a page that was gone back to: another comment, another
    /// person behind an open link. The same content is acted on once.
    pub fn op_each(&self) -> Op {
        Op { id: self.operation("each"), ..self.op() }
    }

    fn id(&self) -> Uuid {
        self.get("_op").and_then(|text| text.parse().ok()).unwrap_or_else(crate::clock::secret_id)
    }

    /// An operation's id for what counts its versions itself (a board), made from the form's own id, what it is sent to and
    /// all that was filled in. The same form sent twice makes the same id; other content makes another one.
    pub fn operation(&self, target: &str) -> Uuid {
        half(self.content(&format!("{} {target}", self.id())))
    }

    /// A digest of all that was filled in but the form's id, with `salt`.
    fn content(&self, salt: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(salt.as_bytes());
        for (name, value) in self.pairs.iter().filter(|(name, _)| name != "_op") {
            let (Bytes::Text(text) | Bytes::Broken(text)) = value;
            for part in [name, text] {
                hash.update(part.len().to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize().into()
    }

    fn parse(body: &[u8], actor: Uuid, path: &str) -> Self {
        let pairs = body.split(|b| *b == b'&').filter(|part| !part.is_empty()).map(pair).collect();
        Self { pairs, actor, target: half(Sha256::digest(path.as_bytes()).into()) }
    }
}

/// The first half of a digest, as an id.
fn half(digest: [u8; 32]) -> Uuid {
    let (half, _) = digest.split_at(16);
    uuid::Builder::from_custom_bytes(half.try_into().unwrap_or_default()).into_uuid()
}

fn pair(part: &[u8]) -> (String, Bytes) {
    let cut = part.iter().position(|b| *b == b'=').unwrap_or(part.len());
    let name = String::from_utf8_lossy(&decode(part.get(..cut).unwrap_or_default())).into_owned();
    let value = match String::from_utf8(decode(part.get(cut + 1..).unwrap_or_default())) {
        Ok(text) if !text.contains('\0') => Bytes::Text(text),
        Ok(text) => Bytes::Broken(text.replace('\0', "\u{FFFD}")),
        Err(error) => Bytes::Broken(String::from_utf8_lossy(error.as_bytes()).replace('\0', "\u{FFFD}")),
    };
    (name, value)
}

fn decode(part: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(part.len());
    let mut rest = part.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => match rest.hex_ahead() {
                Some(value) => {
                    out.push(value);
                    rest.next();
                    rest.next();
                }
                None => out.push(b'%'),
            },
            other => out.push(other),
        }
    }
    out
}

/// Looks at the next two hexadecimal digits without taking them.
trait HexAhead {
    fn hex_ahead(&self) -> Option<u8>;
}

impl<I: Iterator<Item = u8> + Clone> HexAhead for I {
    fn hex_ahead(&self) -> Option<u8> {
        let mut ahead = self.clone();
        let high = char::from(ahead.next()?).to_digit(16)?;
        let low = char::from(ahead.next()?).to_digit(16)?;
        u8::try_from(high * 16 + low).ok()
    }
}

impl<S: Send + Sync> FromRequest<S> for RawForm {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        let actor = request.extensions().get::<Actor>().map_or_else(Uuid::nil, Actor::key);
        let path = request.uri().path().to_owned();
        let body = to_bytes(request.into_body(), LIMIT).await.map_err(|_| Error::TooLarge)?;
        Ok(Self::parse(&body, actor, &path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pairs_and_notices_broken_ones() {
        let form = RawForm::parse(b"a=1+2&b=%C3%A4&a=%zz&c=%ff&d=x%00y&e", Uuid::nil(), "/");
        assert_eq!(form.values("a").collect::<Vec<_>>(), vec![("1 2", true), ("%zz", true)]);
        assert_eq!(form.get("b"), Some("ä"));
        assert_eq!(form.values("c").next(), Some(("\u{FFFD}", false)));
        assert_eq!(form.values("d").next(), Some(("x\u{FFFD}y", false)));
        assert_eq!(form.get("e"), Some(""));
    }

    proptest::proptest! {
        #[test]
        fn reads_back_whatever_a_browser_encodes(text in "[^\0]*") {
            let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("x", &text).finish();
            let form = RawForm::parse(body.as_bytes(), Uuid::nil(), "/");
            proptest::prop_assert_eq!(form.get("x"), Some(text.as_str()));
        }

        #[test]
        fn never_fails_on_any_bytes(bytes: Vec<u8>) {
            let _ = RawForm::parse(&bytes, Uuid::nil(), "/");
        }
    }
}
