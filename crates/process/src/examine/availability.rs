//! Is the action offered at all?

use definition::{
    model::{action::Action, machine::State},
    name::Name,
};

use crate::{
    refusal::{Blocker, Reason},
    snapshot::Snapshot,
};

/// The action an instance of a `publish: never` machine can never have.
const PUBLISH: &str = "publish";

/// Finds the instance and the declaration of the action on its path (S7).
pub(crate) fn check<'a>(
    snapshot: Snapshot<'a>,
    instance: &Name,
    action: &Name,
) -> Result<(usize, &'a Action), Blocker> {
    let Some(place) = snapshot.state.index.get(instance).copied() else {
        return Err(Blocker::new(Reason::NoSuchInstance(instance.clone())));
    };
    let found = &snapshot.state.instances[place];
    if found.cancelled {
        return Err(Blocker::new(Reason::Cancelled));
    }
    let Some(machine) = snapshot.definition.machines.get(&found.machine) else {
        return Err(Blocker::new(Reason::NoSuchInstance(instance.clone())));
    };
    if let Some(declared) = machine.action(found.leaf(), action) {
        return Ok((place, declared));
    }
    let offers = |state: &&State| state.actions.contains_key(action);
    let offered_in: Vec<Name> = machine
        .states
        .values()
        .filter(offers)
        .map(|state| state.id.clone())
        .collect();
    Err(Blocker::new(if offered_in.is_empty() {
        Reason::NoSuchAction {
            never_published: machine.never_published && action == PUBLISH,
        }
    } else {
        Reason::NotInState { offered_in }
    }))
}
