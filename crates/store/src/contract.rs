//! The contract suite: what every database below the store must keep. A test of a database calls these functions.
//!
//! They panic where the contract is broken, as tests do.

#![allow(
    clippy::unwrap_used,
    reason = "the suite is test code that several crates share"
)]

mod round_trip;
pub mod running;
pub mod sample;

pub use round_trip::round_trip;
pub use running::Running;

use std::{fmt, future::Future, pin::Pin};

use crate::store::Config;

/// What runs a statement behind the store's back: on a connection of its own, set up as the writer's.
pub type Raw = fn(Config, &'static str) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// A database under test.
pub struct Backend {
    /// Makes a new, empty place. Opening the same configuration again opens the same place.
    pub fresh: Box<dyn Fn() -> Config + Send + Sync>,
    /// Runs a statement behind the store's back.
    pub raw: Raw,
    /// Statements that would change or remove what is recorded. Each must be refused.
    pub rewrites: &'static [&'static str],
    /// Makes every commit of the record fail, although its statements succeed.
    pub break_commits: &'static str,
    /// Takes that back.
    pub mend_commits: &'static str,
}

impl fmt::Debug for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Backend")
    }
}
