//! Comments on cards, and whom they name.

use uuid::Uuid;

use super::access::{CommentOnCard, ModerateCard};
use super::change::{Done, Entry, Happened, Order, apply};
use super::store::talk;
use crate::access::Can;
use crate::app::App;
use crate::error::{Error, Result};
use crate::features::groups::store as groups;

/// Adds a comment; everybody in the group whose name stands behind an @ in it is told on their start page.
pub async fn add(app: &App, op: Uuid, can: &Can<CommentOnCard>, body: String) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, body), |tx, order, (card, body)| {
        Box::pin(async move {
            let author = order.actor.ok_or(Error::NotFound)?;
            let members = groups::members(tx, order.board.group_id).await?;
            let names = members.iter().map(|m| (m.person, m.name.as_str()));
            let named: Vec<Uuid> = mentioned(body, names).into_iter().filter(|person| *person != author).collect();
            talk::insert_comment(tx, *card, author, body, &named).await?;
            Ok(Entry::about(Happened::Commented, *card, order.actor))
        })
    })
    .await
}

/// Whose name stands behind an @: the whole name, or its first part where only one person has it.
fn mentioned<'a>(body: &str, names: impl Iterator<Item = (Uuid, &'a str)>) -> Vec<Uuid> {
    let names: Vec<(Uuid, String)> = names.map(|(person, name)| (person, name.to_lowercase())).collect();
    let body = body.to_lowercase();
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let is_only = |name: &str| names.iter().filter(|(_, other)| first(other) == first(name)).count() == 1;
    let said = |word: &str| {
        !word.is_empty()
            && body.match_indices(&format!("@{word}")).any(|(at, found)| {
                !body.get(at + found.len()..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
            })
    };
    names
        .iter()
        .filter(|(_, name)| said(name) || (is_only(name) && said(&first(name))))
        .map(|(person, _)| *person)
        .collect()
}

/// Hides a comment or shows it again.
pub async fn set_hidden(app: &App, op: Uuid, can: &Can<ModerateCard>, comment: Uuid, hidden: bool) -> Result<Done> {
    let order = Order::new(op, &can.facts().on, can.actor());
    apply(app, order, (can.id().1, comment, hidden), |tx, order, (card, comment, hidden)| {
        Box::pin(async move {
            if !talk::set_hidden(tx, *card, *comment, *hidden).await? {
                return Err(Error::NotFound);
            }
            Ok(Entry::about(Happened::CommentHidden, *card, order.actor))
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_an_at_are_found_and_nothing_else() {
        let people =
            [(1, "Ayla Kaya"), (2, "Jan Petersen"), (3, "Jan Voß"), (4, "Li")].map(|(i, n)| (Uuid::from_u128(i), n));
        let found = |body: &str| -> Vec<u128> {
            mentioned(body, people.iter().copied()).into_iter().map(|id| id.as_u128()).collect()
        };
        assert_eq!(found("@Ayla, schau mal"), vec![1]);
        assert_eq!(found("@jan kommt"), Vec::<u128>::new(), "two people have that name");
        assert_eq!(found("@Jan Voß und @Li."), vec![3, 4]);
        assert_eq!(found("@Linda, ayla@example.org"), Vec::<u128>::new());
    }
}
