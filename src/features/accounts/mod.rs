//! People with an account: signing in and out, sessions, passwords, codes by mail, roles, invitations.
//!
//! Invariants:
//! * A `GET` never signs in: mail scanners open links. A code is typed, an invitation is accepted by a form.
//! * What is stored of a secret is its hash; codes live 15 minutes and five tries.
//! * Deactivating somebody ends their sessions in the same transaction.
//! * An unknown address is answered like a known one.

pub mod access;
pub mod import;
mod own;
pub mod password;
pub mod people;
mod reset;
pub mod routes;
mod sign_in;
pub mod store;
pub mod views;

pub use sign_in::{Session, check_code, check_password, end_session, open, send_code};
