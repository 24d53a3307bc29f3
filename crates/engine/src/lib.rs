//! Runs reviews: it takes commands, decides them with `process`, writes them with `store`, and keeps what follows from the record.
//!
//! ```text
//! Submission ─► command: one at a time per review, held until it is durable
//!                 review  load: cached state, or fold its stream
//!                 process::step ─► events | refusal (into the access record)
//!                 sealing: events into open and sealed sections
//!                 store::append: one transaction
//!             ◄─ Accepted: positions, events
//! record ─► processors, each with its own checkpoint: read models
//! ```
//!
//! The crate knows no SQL and no wire format. Time and randomness enter through [`clock`] alone.

pub mod clock;
pub mod command;
pub mod definitions;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod engine;
pub mod form;
pub mod history;
pub mod lasting;
pub mod listing;
pub mod look;
pub mod payload;
pub mod people;
pub mod processor;
pub mod replay;
pub mod review;
pub mod reviews;
pub mod start;
pub mod stored;
pub mod submission;
pub mod timeline;

mod audience;
mod cache;
mod recent;
mod sealing;
mod warm;
