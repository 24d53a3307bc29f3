//! Nobody decides on what they have not seen.

use crate::{
    command::Command,
    refusal::{Blocker, Reason},
    state::State,
};

/// Checks that nothing has touched the instance since the sender looked; what happened elsewhere is no conflict.
pub(super) fn check(state: &State, place: usize, command: &Command) -> Option<Blocker> {
    let touched = state.instances[place].revision;
    let seen = command.seen.filter(|seen| *seen < touched)?;
    Some(Blocker::new(Reason::Stale { seen, touched }))
}
