//! The contract suite: what every database below the store must keep. A test of a database calls these functions.
//!
//! They panic where the contract is broken, as tests do.

#![allow(
    clippy::unwrap_used,
    reason = "the suite is test code that several crates share"
)]

mod append_only;
mod commands;
mod dense;
mod documents;
mod drafts;
mod durability;
mod expectation;
pub mod kill;
mod links;
mod model;
mod order;
mod passwords;
pub mod raw_limit;
mod read_models;
mod round_trip;
pub mod running;
pub mod sample;
mod selves;
mod sessions;
mod tail;
mod tokens;

pub use append_only::rewrites_are_refused;
pub use commands::{commands_are_accepted_once, refused_commands_are_decided_afresh};
pub use dense::positions_are_dense;
pub use documents::documents_are_kept_and_pages_stay_small;
pub use drafts::drafts_are_kept_for_one_person;
pub use durability::{
    a_batch_is_answered_as_one_by_one, a_failed_commit_is_told_to_everybody, given_is_given,
    waiting_documents_are_bounded,
};
pub use expectation::{expected_revisions, one_wins_each_revision};
pub use links::{guest_links_end, guest_links_have_limits, invitations_are_taken_once};
pub use model::any_steps_behave_like_a_list;
pub use order::order_is_real_time;
pub use passwords::{
    passwords_are_changed_once, passwords_open_their_own_account, whoever_is_shut_out_stays_out,
};
pub use read_models::{another_timeline_is_noticed, live_is_rebuilt, rows_and_checkpoint_agree};
pub use round_trip::round_trip;
pub use running::Running;
pub use selves::{
    identities_sign_in_one_person, invitations_are_taken_by_identities, preferences_are_kept,
};
pub use sessions::{sessions_are_ended_by_their_person, sessions_expire};
pub use tail::a_reader_misses_nothing;
pub use tokens::{tokens_are_taken_while_in_force, tokens_have_limits};

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
