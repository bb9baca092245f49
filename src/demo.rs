//! The demo: a fictional district with its past and present, accounts to try, and a clock that can be stepped.
//!
//! Invariants:
//! * Demo data goes into an empty database only; what is there stays as it is.
//! * The clock moves forward only, and only where the program runs as the demo.

pub mod access;
pub mod clock;
pub mod routes;
mod store;
pub mod views;

use std::io::Write;

use rust_embed::RustEmbed;

use crate::app::App;
use crate::error::{Error, Result};
use crate::features::accounts;
use crate::flows::import::format::{Document, parse};
use crate::flows::import::load::{NotImported, Progress, load};

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

/// The accounts to try, by the part of the address before the @, with what each is for.
const ROLES: [(&str, &str); 10] = [
    ("administration", "Administration"),
    ("stab", "Stabsstelle Sozialplanung"),
    ("steuerung", "Mitglied der Steuerungsgruppe"),
    ("kreistag", "Kreistagsabgeordnete"),
    ("kommune", "Vertretung der Gemeinde Musterhude"),
    ("koordination", "Koordination der Fokusgruppe Wohnen"),
    ("begleitung", "Neutrale Begleitung, ohne Stimme"),
    ("mitglied", "Mitglied zweier Fokusgruppen"),
    ("gast", "Gast zweier Gruppen"),
    ("buergerin", "Bürgerin in einer Unterarbeitsgruppe"),
];

/// The demo's files, checked by the tests.
///
/// # Errors
/// The first fault of a file.
pub fn documents() -> Result<Vec<Document>> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names.iter().map(|name| document(name)).collect()
}

fn document(name: &str) -> Result<Document> {
    let file = Files::get(name).ok_or_else(|| Error::internal(format!("demo/{name}")))?;
    let text = String::from_utf8(file.data.into_owned()).map_err(Error::internal)?;
    parse(&format!("demo/{name}"), &text).map_err(Error::internal)
}

/// Loads the demo's data into an empty database; false where there was something already.
pub async fn fill(app: &App) -> Result<bool> {
    if app.is_set_up() || accounts::import::anybody(&mut app.db.reader().await?).await? {
        return Ok(false);
    }
    tracing::info!("loading the demo's data");
    match load(app, documents()?, true, Progress::default()).await {
        Ok(summary) => tracing::info!(%summary, "demo"),
        Err(NotImported::Failed(error)) => return Err(error),
        Err(NotImported::Faults(faults)) => {
            let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
            return Err(Error::internal(told.join("\n")));
        }
    }
    clock::keep(app).await?;
    Ok(true)
}

/// An account to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub role: &'static str,
    pub email: String,
    pub password: String,
}

/// The accounts to try that this database has.
pub async fn accounts(app: &App) -> Result<Vec<Account>> {
    let mut tx = app.db.reader().await?;
    let mut found = Vec::new();
    for document in documents()? {
        for person in &document.body.persons {
            let email = person.email.get_ref();
            let (Some(password), Some(role)) = (&person.password, role_of(email)) else {
                continue;
            };
            if accounts::store::by_email(&mut tx, email).await?.is_some_and(|account| account.active) {
                found.push(Account { role, email: email.clone(), password: password.clone() });
            }
        }
    }
    Ok(found)
}

fn role_of(email: &str) -> Option<&'static str> {
    let name = email.split('@').next().unwrap_or_default();
    ROLES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
}

/// Writes the accounts to try, a line each.
pub async fn announce(app: &App, out: &mut impl Write) -> Result<()> {
    let accounts = accounts(app).await?;
    let width = accounts.iter().map(|a| a.role.chars().count()).max().unwrap_or(0);
    let address = accounts.iter().map(|a| a.email.chars().count()).max().unwrap_or(0);
    for account in &accounts {
        writeln!(out, "  {:width$}  {:address$}  {}", account.role, account.email, account.password)?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_account_to_try_says_what_it_is_for() {
        let documents = documents().unwrap();
        let persons = documents.iter().flat_map(|d| &d.body.persons).filter(|p| p.password.is_some());
        let unknown: Vec<_> = persons.filter(|p| role_of(p.email.get_ref()).is_none()).map(|p| &p.name).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
