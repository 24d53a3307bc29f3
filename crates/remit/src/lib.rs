//! The command line: each command parses what was typed, calls the engine, and says what came of it.
//!
//! ```text
//! cli ─► commands::<name> ─┬► data (opens the folder, runs the engine) ─► engine
//!            │             └► remote (asks a server that runs) ─► its `/api/v1`
//!            └─► output (answers to stdout), failure (everything else to stderr, with an exit code)
//! ```
//!
//! It holds no rule of any review and no SQL. What a person may know is decided by `process::view`; what is confidential
//! and shown nevertheless is written into the access record before.

mod cli;
mod commands;

mod data;
mod look;
mod people;
mod remote;
mod reviews;
mod serving;
mod submit;

mod access;
mod files;
mod form;
mod moment;
mod script;

mod exit;
mod failure;
mod output;
mod progress;

pub use cli::run;
