//! What leads an instance on: transitions to a later leaf that is no failure.

use definition::model::{
    action::{Action, Automatic, SignalHandler, Target},
    machine::{Machine, State},
};

/// The transitions from a leaf that lead on.
pub(super) struct Onward<'m> {
    pub(super) actions: Vec<&'m Action>,
    pub(super) automatics: Vec<&'m Automatic>,
    pub(super) signals: Vec<&'m SignalHandler>,
}

/// The transitions that lead to a later leaf; where there are none, those that lead to any other.
pub(super) fn onward<'m>(machine: &'m Machine, leaf: &str) -> Onward<'m> {
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
        !is_failure(machine, to) && is_on(machine.states.get_index_of(&to.id), here)
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

/// Whether a leaf, or a state around it, is a failure.
pub(super) fn is_failure(machine: &Machine, leaf: &State) -> bool {
    machine.innermost_first(&leaf.id).any(|state| state.failure)
}
