//! The store on SQLite: the contract suite, and what only this database can show.

#![allow(clippy::unwrap_used, reason = "a test")]

mod contract;
mod keys;
mod kill;
mod opening;
mod people;
mod place;
mod torn;
mod verify;
