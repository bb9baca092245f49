//! Papers to committees and the ledger of their decisions.

pub mod import;
