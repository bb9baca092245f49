//! The part of the step to sealed votes that SQL cannot do: votes of ballots that run are sealed under a key of their ballot.
//! Frozen like the SQL steps around it: it writes what the ballots of that day read.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::db::{Db, Statement, Tx, Value};
use crate::error::{Error, Result};

/// Done after this step of the schema and before the next.
pub(super) const AFTER: i64 = 18;

/// Seals them; true where there was one.
pub(super) async fn run(db: &Db) -> Result<bool> {
    db.write((), |tx, ()| Box::pin(seal_all(tx))).await
}

fn statement<const N: usize>(text: &'static str, args: [Value; N]) -> Statement {
    Statement { text, args: args.into() }
}

async fn seal_all(tx: &mut Tx) -> Result<bool> {
    let ballots: Vec<Uuid> =
        tx.values("ballot", statement("SELECT DISTINCT ballot FROM ballot_votes ORDER BY ballot", [])).await?;
    for ballot in &ballots {
        seal(tx, *ballot).await?;
    }
    tx.run(statement("DELETE FROM ballot_votes", [])).await?;
    Ok(!ballots.is_empty())
}

async fn seal(tx: &mut Tx, ballot: Uuid) -> Result<()> {
    let options: Vec<String> = tx
        .values("key", statement("SELECT key FROM ballot_options WHERE ballot = $1 ORDER BY position", [ballot.into()]))
        .await?;
    let (key, wrapped) = tx.keys().object_key(ballot)?;
    tx.run(statement(
        "INSERT INTO object_keys (object, secret, wrapped) VALUES ($1, $2, $3)",
        [ballot.into(), wrapped.secret.into(), wrapped.bytes.into()],
    ))
    .await?;
    let rows = statement("SELECT voter, option_key FROM ballot_votes WHERE ballot = $1", [ballot.into()]);
    let mut choices: BTreeMap<Uuid, Vec<u8>> = BTreeMap::new();
    for row in tx.rows(rows).await? {
        let (voter, option): (Option<Uuid>, String) = (row.get("voter")?, row.get("option_key")?);
        let voter = voter.ok_or_else(|| Error::internal("a vote that runs has no voter"))?;
        let place = options.iter().position(|known| *known == option);
        let place = place.ok_or_else(|| Error::internal("a vote for what is not offered"))?;
        let bits = choices.entry(voter).or_insert_with(|| vec![0; options.len().div_ceil(8)]);
        if let Some(byte) = bits.get_mut(place / 8) {
            *byte |= 1 << (place % 8);
        }
    }
    for (voter, bits) in choices {
        tx.run(statement(
            "INSERT INTO sealed_votes (ballot, voter, sealed) VALUES ($1, $2, $3)",
            [ballot.into(), voter.into(), key.seal(voter, &bits)?.into()],
        ))
        .await?;
    }
    Ok(())
}
