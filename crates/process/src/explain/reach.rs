//! Which way the states of a machine lead, read from its definition.

use std::collections::BTreeMap;

use definition::{
    model::{
        action::Target,
        machine::{Machine, State},
    },
    name::Name,
};

/// For every leaf from which a leaf that is wanted can be reached, the least number of transitions to it.
pub(super) fn distances<'a>(
    machine: &'a Machine,
    is_wanted: &dyn Fn(&State) -> bool,
) -> BTreeMap<&'a Name, usize> {
    let leaves: Vec<&State> = machine
        .states
        .values()
        .filter(|s| s.initial.is_none())
        .collect();
    let wanted = leaves.iter().filter(|leaf| is_wanted(leaf));
    let mut known: BTreeMap<&Name, usize> = wanted.map(|leaf| (&leaf.id, 0)).collect();
    for distance in 0..leaves.len() {
        let mut found = Vec::new();
        for leaf in leaves.iter().filter(|leaf| !known.contains_key(&leaf.id)) {
            let mut targets = machine.innermost_first(&leaf.id).flat_map(targets_of);
            let leads_on = |target: &Target| {
                leaves_of(machine, target).any(|to| known.get(&to.id) == Some(&distance))
            };
            if targets.any(leads_on) {
                found.push((&leaf.id, distance + 1));
            }
        }
        if found.is_empty() {
            break;
        }
        known.extend(found);
    }
    known
}

/// The targets of everything that can happen in a state.
fn targets_of(state: &State) -> impl Iterator<Item = &Target> {
    let actions = state.actions.values().map(|action| &action.target);
    let automatics = state.automatics.values().map(|automatic| &automatic.target);
    let signals = state.signals.values().map(|handler| &handler.target);
    actions.chain(automatics).chain(signals)
}

/// The leaves a transition may lead to: for `resume: last` any inside the state.
pub(super) fn leaves_of<'a>(
    machine: &'a Machine,
    target: &'a Target,
) -> impl Iterator<Item = &'a State> {
    let direct = match target {
        Target::To(state) => Some(machine.entered(state)),
        Target::Stay | Target::Resume(_) => None,
    };
    let inside = match target {
        Target::Resume(state) => Some(state),
        Target::Stay | Target::To(_) => None,
    };
    let resumed = machine.states.values().filter(move |leaf| {
        leaf.initial.is_none() && inside.is_some_and(|state| is_inside(machine, &leaf.id, state))
    });
    direct.into_iter().chain(resumed)
}

/// Whether a leaf is a state or lies inside it.
pub(super) fn is_inside(machine: &Machine, leaf: &str, state: &str) -> bool {
    machine
        .innermost_first(leaf)
        .any(|known| known.id == *state)
}
