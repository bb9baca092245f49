//! Who reads and makes papers, and who writes the ledger.

use uuid::Uuid;

use super::store::{self, Paper};
use crate::access::{Actor, Role};
use crate::action;
use crate::db::Tx;
use crate::error::Result;
use crate::features::recommendations::access::{RecFacts, facts as rec_facts};

async fn facts(tx: &mut Tx, _: &Actor, id: &Uuid) -> Result<Paper> {
    store::paper(tx, *id).await
}

action!(
    /// Reads the list of papers: staff all of them, council members what was dispatched.
    ReadPapers,
    |actor| actor.has(Role::Staff) || actor.has(Role::CouncilMember)
);
action!(
    /// Reads a paper: council members from its dispatch on.
    ReadPaper(Uuid) => Paper, facts, |actor, f| actor.has(Role::Staff) || (actor.has(Role::CouncilMember) && f.is_out())
);
action!(
    /// Writes a paper. Whether it is dispatched already is asked when it is written.
    EditPaper(Uuid) => Paper, facts, |actor, f| actor.has(Role::Staff) && !f.archive
);
action!(
    /// Sends a paper to its committees. The gate is asked when it is written.
    DispatchPaper(Uuid) => Paper, facts, |actor, f| actor.has(Role::Staff) && !f.archive
);
action!(
    /// Writes down what was decided on a paper about fields of action or the system.
    DecideOnPaper(Uuid) => Paper, facts, |actor, f| actor.has(Role::Staff) && f.dispatched_at.is_some()
);
action!(
    /// Writes down what was decided on a recommendation. Its stage is asked when it is written.
    Decide(Uuid) => RecFacts, rec_facts, |actor, f| actor.has(Role::Staff) && f.rec.stage.is_submitted()
);
