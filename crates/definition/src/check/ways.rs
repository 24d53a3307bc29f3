//! Ways between states: which can be entered, and which can be left.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{
        action::Target,
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    code,
    transitions::{self, Transition, leaves_inside},
};

/// Every state can be entered, and left unless it is final or settled.
pub(super) fn check(machine: &Machine, out: &mut Diagnostics) {
    let reached = reached(machine);
    for state in machine.states.values() {
        let entered = leaves_inside(machine, &state.id).any(|leaf| reached.contains(&leaf.id));
        let outer = state.parent.as_ref();
        let outer_entered = outer.is_none_or(|outer| {
            leaves_inside(machine, outer).any(|leaf| reached.contains(&leaf.id))
        });
        if !entered && outer_entered {
            unreachable(machine, state, out);
        }
        let leaf = state.initial.is_none();
        if entered && leaf && !state.is_final && !state.settled && !can_be_left(machine, state) {
            no_way_out(machine, state, out);
        }
    }
}

/// The leaves that some run enters, whatever its guards say.
pub(super) fn reached(machine: &Machine) -> BTreeSet<Name> {
    let mut reached = BTreeSet::new();
    let mut open = vec![machine.entered(&machine.initial)];
    while let Some(leaf) = open.pop() {
        if reached.insert(leaf.id.clone()) {
            for transition in possible(machine, leaf) {
                open.extend(entered_by(&transition, leaf));
            }
        }
    }
    reached
}

/// The transitions that are possible in a leaf.
pub(super) fn possible<'a>(
    machine: &'a Machine,
    leaf: &'a State,
) -> impl Iterator<Item = Transition<'a>> {
    machine
        .innermost_first(&leaf.id)
        .flat_map(|state| transitions::of_state(machine, state))
}

/// The leaf that a transition enters first; resuming can lead only to leaves that were entered before.
pub(super) fn entered_by<'a>(transition: &Transition<'a>, leaf: &'a State) -> Option<&'a State> {
    match transition.target() {
        Target::Stay => Some(leaf),
        Target::To(state) | Target::Resume(state) => Some(transition.machine.entered(state)),
    }
}

fn can_be_left(machine: &Machine, leaf: &State) -> bool {
    possible(machine, leaf).any(|transition| match transition.target() {
        Target::Stay => false,
        Target::To(state) | Target::Resume(state) => machine.entered(state).id != leaf.id,
    })
}

fn unreachable(machine: &Machine, state: &State, out: &mut Diagnostics) {
    let message = format!(
        "state `{}` of `{}` can never be entered",
        state.id, machine.id
    );
    let error = Diagnostic::error(code::UNREACHABLE, message)
        .at(state.span)
        .note("no transition leads to it from the initial state")
        .help(format!(
            "let an action lead to it with `to: {}`, or remove it",
            state.id
        ));
    out.push(error);
}

fn no_way_out(machine: &Machine, state: &State, out: &mut Diagnostics) {
    let message = format!("state `{}` of `{}` can never be left", state.id, machine.id);
    let stays = possible(machine, state).next().is_some();
    let note = if stays {
        "nothing that is possible in it leads to another state"
    } else {
        "nothing is possible in it, and it is not final"
    };
    let error = Diagnostic::error(code::NO_WAY_OUT, message)
        .at(state.span)
        .note(note)
        .help("write `final: true` if it is an end, `settled: true` if it is done but may still change, or add a way out");
    out.push(error);
}
