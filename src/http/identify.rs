//! The layer that finds out who asks, in which language, and prepares the page's context.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{Page, Site};
use crate::access::{Actor, session};
use crate::error::Result;
use crate::i18n::Lang;

/// The client's address, behind trusted proxies as well.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub IpAddr);

/// The value of the cookie `name`.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

/// Puts [`Actor`], [`Page`], [`Client`] and the site into the request.
pub async fn identify(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Result<Response> {
    let actor = actor(&site, request.headers()).await?;
    let flash = flash(request.headers());
    let page = Page {
        lang: lang(&actor, request.headers()),
        path: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default(),
        now: site.db.clock().now(),
        flash: flash.clone(),
        failed: false,
        actor: actor.clone(),
        site: site.clone(),
    };
    let client = client(&site, &request);
    let shows_page = request.method() == axum::http::Method::GET;
    request.extensions_mut().insert(actor);
    request.extensions_mut().insert(page);
    request.extensions_mut().insert(client);
    request.extensions_mut().insert(site.db.clone());
    let mut response = next.run(request).await;
    if flash.is_some() && shows_page {
        let gone = HeaderValue::from_static("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    Ok(response)
}

async fn actor(site: &Site, headers: &HeaderMap) -> Result<Actor> {
    match cookie(headers, site.session_cookie()) {
        Some(token) => Ok(session::find(&site.db, token).await?.map_or(Actor::Visitor, Actor::Person)),
        None => Ok(Actor::Visitor),
    }
}

/// Only our own keys: a cookie is input like any other.
fn flash(headers: &HeaderMap) -> Option<String> {
    let key = cookie(headers, "flash")?;
    let ours = key.starts_with("flash-") && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    ours.then(|| key.to_owned())
}

fn lang(actor: &Actor, headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, "lang").and_then(Lang::parse);
    let account = match actor {
        Actor::Person(person) => Some(person.lang),
        _ => None,
    };
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map(Lang::accepted);
    chosen.or(account).or(accepted).unwrap_or(Lang::De)
}

fn client(site: &Site, request: &Request) -> Client {
    let peer =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    if !site.trusted_proxies.contains(&peer) {
        return Client(peer);
    }
    // From the right: the first address that no trusted proxy of ours has written.
    let forwarded = request.headers().get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
    let hops: Vec<IpAddr> = forwarded.flat_map(|v| v.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    Client(hops.into_iter().rev().find(|hop| !site.trusted_proxies.contains(hop)).unwrap_or(peer))
}
