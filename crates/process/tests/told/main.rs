//! What a person is told: explanations, views, worklists, histories.
#![allow(clippy::unwrap_used)]

#[path = "../laws/definitions.rs"]
mod definitions;
#[path = "../laws/tape.rs"]
mod tape;
#[path = "../laws/walks.rs"]
mod walks;

mod explanations;
mod histories;
mod journal;
mod laws;
mod programme;
mod reasons;
mod views;
mod worklists;
