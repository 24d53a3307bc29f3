//! What leads an instance on: transitions to a later leaf that is no failure, and no detour.

use definition::{
    model::{
        action::{Action, Automatic, SignalHandler, Target},
        machine::{Machine, State},
    },
    name::Name,
};

/// The transitions from a leaf that lead on.
pub(crate) struct Onward<'m> {
    pub(crate) actions: Vec<&'m Action>,
    pub(crate) automatics: Vec<&'m Automatic>,
    pub(crate) signals: Vec<&'m SignalHandler>,
}

/// The transitions that lead to a later leaf; where there are none, those that lead to any other.
pub(crate) fn onward<'m>(machine: &'m Machine, leaf: &str) -> Onward<'m> {
    let later = towards(machine, leaf, |to, here| to > here);
    if later.actions.is_empty() && later.automatics.is_empty() && later.signals.is_empty() {
        towards(machine, leaf, |to, here| to != here)
    } else {
        later
    }
}

fn towards<'m>(
    machine: &'m Machine,
    leaf: &str,
    is_on: impl Fn(Option<usize>, Option<usize>) -> bool,
) -> Onward<'m> {
    let here = machine.states.get_index_of(leaf);
    let leads_on = |target: &Target| {
        let to = match target {
            Target::Stay => return false,
            Target::To(state) | Target::Resume(state) => machine.entered(state),
        };
        !is_failure(machine, to)
            && is_on(machine.states.get_index_of(&to.id), here)
            && !is_detour(machine, leaf, to)
    };
    let mut onward = Onward {
        actions: Vec::new(),
        automatics: Vec::new(),
        signals: Vec::new(),
    };
    for state in machine.innermost_first(leaf) {
        let actions = state.actions.values();
        onward
            .actions
            .extend(actions.filter(|action| leads_on(&action.target)));
        let automatics = state.automatics.values();
        onward
            .automatics
            .extend(automatics.filter(|automatic| leads_on(&automatic.target)));
        let signals = state.signals.values();
        onward
            .signals
            .extend(signals.filter(|handler| leads_on(&handler.target)));
    }
    onward
}

/// Whether a state only leads back to where one came from, or to a failure: who suspends something does not lead it on. What can be done in
/// both says nothing.
fn is_detour(machine: &Machine, leaf: &str, to: &State) -> bool {
    let around: Vec<&Name> = machine.innermost_first(leaf).map(|it| &it.id).collect();
    if machine
        .innermost_first(&to.id)
        .any(|it| it.is_final || it.settled)
    {
        return false;
    }
    let own = machine.innermost_first(&to.id);
    let own = own.filter(|state| !around.contains(&&state.id));
    let ways = own.flat_map(|state| {
        let actions = state.actions.values().map(|it| &it.target);
        let automatics = state.automatics.values().map(|it| &it.target);
        let signals = state.signals.values().map(|it| &it.target);
        actions.chain(automatics).chain(signals)
    });
    let here = machine.states.get_index_of(leaf);
    let mut leads_back = false;
    for way in ways {
        let (Target::To(state) | Target::Resume(state)) = way else {
            continue;
        };
        let entered = machine.entered(state);
        if is_failure(machine, entered) {
            continue;
        }
        if machine.states.get_index_of(&entered.id) > here && !around.contains(&state) {
            return false;
        }
        leads_back = true;
    }
    leads_back
}

/// Whether a leaf, or a state around it, is a failure.
pub(super) fn is_failure(machine: &Machine, leaf: &State) -> bool {
    machine.innermost_first(&leaf.id).any(|state| state.failure)
}
