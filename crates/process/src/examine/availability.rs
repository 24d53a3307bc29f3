//! Is the action offered at all?

use definition::{
    model::{Definition, action::Action, machine},
    name::Name,
};

use crate::{
    refusal::{Blocker, Reason},
    state::State,
};

/// Finds the place of the instance and the declaration of the action on its path (S7).
pub(crate) fn check<'d>(
    definition: &'d Definition,
    state: &State,
    instance: &Name,
    action: &Name,
) -> Result<(usize, &'d Action), Blocker> {
    let Some(place) = state.index.get(instance).copied() else {
        return Err(Blocker::new(Reason::NoSuchInstance(instance.clone())));
    };
    let found = &state.instances[place];
    if found.cancelled {
        return Err(Blocker::new(Reason::Cancelled));
    }
    let Some(machine) = definition.machines.get(&found.machine) else {
        return Err(Blocker::new(Reason::NoSuchInstance(instance.clone())));
    };
    if let Some(declared) = machine.action(found.leaf(), action) {
        return Ok((place, declared));
    }
    let offers = |state: &&machine::State| state.actions.contains_key(action);
    let offered_in: Vec<Name> = machine
        .states
        .values()
        .filter(offers)
        .map(|state| state.id.clone())
        .collect();
    Err(Blocker::new(if offered_in.is_empty() {
        Reason::NoSuchAction {
            never_published: machine.forbids(action),
        }
    } else {
        Reason::NotInState { offered_in }
    }))
}
