//! The store on SQLite: the contract suite, and what only this database can show.

#![allow(clippy::unwrap_used, reason = "a test")]

mod access;
mod busy;
mod contract;
mod keys;
mod kill;
mod log;
mod opening;
mod people;
mod place;
mod secrets;

mod verify;
