//! The store on SQLite: the contract suite, and what only this database can show.

#![allow(clippy::unwrap_used, reason = "a test")]

mod contract;
mod kill;
mod place;
mod torn;
mod verify;
