//! The only SQL: the record, and what stands beside it in the data folder.
//!
//! ```text
//! record.db     the record: head, streams, leaves, sections, command log, claimed names      append-only
//! access.db     refusals, and reads of anything above the lowest class                       append-only
//! models.db     read models with the checkpoint they were folded to                          rebuildable
//! keys.db       data keys, wrapped by the key file                                           kept apart from backups
//! accounts.db   people: the only place of names
//! kek           the key file: 32 random bytes, for its owner alone
//! lock          held while a process has the folder open
//! ```
//!
//! # The way of an append
//!
//! ```text
//! caller ─► Append ─► check (pure) ─► queue ─► writer: one transaction for all that waits
//!                                               BEGIN, read head and known
//!                                               sequence (pure): duplicate, conflict or accepted; numbers, chains, hashes
//!                                               insert the plan, COMMIT
//! caller ◄──────────────────────────────────── answers, only now
//! ```
//!
//! Everything that decides is a pure function: [`append`] says what a valid append is, `sequence` what becomes of it.
//! The SQL below them stands in one file per table. Another database gets other files below the same functions, and the
//! same contract suite (feature `testing`).
//!
//! # What verification recomputes
//!
//! The leaves and their open sections are the record; every other column of `record.db` follows from them. For this the
//! first event of a command carries an open section `command` with the command's id and content hash, all events of the
//! command carry its id as `correlation`, and a stream that claims a name says so in an open section `claim` of its first
//! event. [`append`] refuses what does not, so the tables cannot drift, and [`verify`] finds one flipped bit in any of them.

pub mod append;
mod sequence;

pub mod clock;
pub mod entropy;
pub mod folder;
pub mod store;
pub mod writer;

pub mod read;
pub mod verify;

pub mod access;
pub mod accounts;
pub mod keys;
pub mod models;

mod sqlite;

#[cfg(any(test, feature = "testing"))]
pub mod contract;

pub use append::{Append, AppendError, Appended, CommandKey, Expected, NewEvent, NewSection};
pub use clock::Clock;
pub use entropy::Entropy;
pub use store::{Config, OpenError, Store};
