//! What a running review is and does.
//!
//! ```text
//! State, Command ──step──► Ok(events) | Refusal          every decision
//! State, Event   ──fold──► State                         copies outcomes, decides nothing
//! State, viewer  ──view, explain, worklist──► answers    what one person may know
//! Event          ──record──► body and content by class   what is written, and where
//! ```
//!
//! The crate is pure: no I/O, no clock, no randomness. The time of a step comes with its command, the ids with the
//! command's own. The same state and command give the same events on every machine, which is what lets an auditor run
//! a record again and demand equal bytes.

pub mod change;
pub mod command;
pub mod deadline;
pub mod event;
pub mod examine;
pub mod explain;
pub mod fold;
pub mod following;
pub mod history;
pub mod matrix;
pub mod offers;
pub mod person;
pub mod phrase;
pub mod record;
pub mod refusal;
pub mod roles;
pub mod saying;
pub mod scenario;
pub mod schedule;
pub mod snapshot;
pub mod stages;
pub mod state;
pub mod step;
pub mod view;
pub mod worklist;
