//! Who proposed an action takes it back before anybody has consented.

use crate::{
    command::{Command, Withdraw},
    event::{Outcome, Proposed},
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, stale};

/// Withdraws the proposal if it is the actor's: they made it, or it was made for them.
pub(super) fn withdraw(
    draft: &mut Draft<'_>,
    command: &Command,
    withdraw: &Withdraw,
) -> Result<(), Refusal> {
    let state = draft.snapshot().state;
    let Some(place) = state.index.get(&withdraw.instance).copied() else {
        return Err(Reason::NoSuchInstance(withdraw.instance.clone()).into());
    };
    let proposed = state.instances[place].proposed.as_ref();
    let Some(proposed) = proposed.filter(|known| known.action == withdraw.action) else {
        return Err(Reason::NothingProposed.into());
    };
    let mut blockers = Vec::new();
    if !is_of(proposed, command) {
        blockers.push(Blocker::new(Reason::NotProposer));
    }
    blockers.extend(stale::check(state, place, command));
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::Withdrawn {
        instance: withdraw.instance.clone(),
        action: withdraw.action.clone(),
        by: command.actor.clone(),
        on_behalf_of: command.on_behalf_of.clone(),
    });
    Ok(())
}

/// Whether the actor proposed it, in the same name or in their own, or is the one for whom it was proposed.
fn is_of(proposed: &Proposed, command: &Command) -> bool {
    let is_same = command.on_behalf_of.is_none() || command.on_behalf_of == proposed.on_behalf_of;
    let in_their_name =
        command.on_behalf_of.is_none() && proposed.on_behalf_of.as_ref() == Some(&command.actor);
    (proposed.by == command.actor && is_same) || in_their_name
}
