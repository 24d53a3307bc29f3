//! States: nesting, final states, where transitions may lead.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{
        action::Target,
        machine::{Machine, State},
    },
};

use super::{
    code,
    transitions::{self, Transition, is_inside},
};

/// How deep states may be nested.
const DEPTH_MAX: usize = 3;

/// The checks of single states and transitions of a machine.
pub(super) fn check(machine: &Machine, out: &mut Diagnostics) {
    for state in machine.states.values() {
        depth(machine, state, out);
        if state.is_final {
            is_final(machine, state, out);
        }
    }
    for transition in transitions::of_machine(machine) {
        match transition.target() {
            Target::Stay => {}
            Target::To(state) => at_the_border(&transition, &machine.states[state], out),
            Target::Resume(state) => {
                resume(&transition, &machine.states[state], out);
                at_the_border(&transition, &machine.states[state], out);
            }
        }
    }
}

fn depth(machine: &Machine, state: &State, out: &mut Diagnostics) {
    let depth = machine.innermost_first(&state.id).count();
    if depth == DEPTH_MAX + 1 {
        let message = format!("`{}` is nested {depth} deep", machine.path(&state.id));
        let error = Diagnostic::error(code::DEPTH, message)
            .at(state.span)
            .note(format!(
                "people lose their way in more than {DEPTH_MAX} levels"
            ))
            .help("make the inner part a machine of its own");
        out.push(error);
    }
}

/// A final state has no way out, no states inside, and is settled anyway.
fn is_final(machine: &Machine, state: &State, out: &mut Diagnostics) {
    let error = |message: String| Diagnostic::error(code::FINAL, message).at(state.span);
    if state.initial.is_some() {
        let error = error(format!("`{}` is final but has states inside", state.id))
            .help("write `final: true` in the innermost states");
        out.push(error);
        return;
    }
    if state.settled {
        let error = error(format!("`{}` is both final and settled", state.id))
            .note("`final` means no way out; `settled` means done unless it is reopened")
            .help("keep one of the two");
        out.push(error);
    }
    if let Some(deadline) = state.deadlines.first() {
        let error = error(format!("`{}` is final but has a deadline", state.id))
            .note("nobody can do anything about it any more")
            .help("remove the deadline")
            .at(deadline.span);
        out.push(error);
    }
    let around = machine.innermost_first(&state.id);
    let Some(way) = around
        .flat_map(|outer| transitions::of_state(machine, outer))
        .next()
    else {
        return;
    };
    let of = if way.state.id == state.id {
        String::new()
    } else {
        format!(" of `{}` around it", way.state.id)
    };
    let what = way.what();
    let error = error(format!(
        "`{}` is final, but {what} `{}`{of} is possible in it",
        state.id,
        way.id()
    ))
    .note("a final state has no way out, also none of a state around it")
    .help("remove `final`, write `settled: true` instead, or move the state out");
    out.push(error);
}

fn resume(transition: &Transition<'_>, target: &State, out: &mut Diagnostics) {
    if target.initial.is_some() {
        return;
    }
    let message = format!("there is nothing to resume in `{}`", target.id);
    let error = Diagnostic::error(code::RESUME, message)
        .at(transition.span())
        .note("`resume: last` enters the state inside that was left last, but it has no states inside")
        .help("remove `resume`");
    out.push(error);
}

/// A state with states inside is entered at its border, so that its `initial` decides.
fn at_the_border(transition: &Transition<'_>, target: &State, out: &mut Diagnostics) {
    let Some(around) = &target.parent else { return };
    if is_inside(transition.machine, &transition.state.id, around) {
        return;
    }
    let mut border = &transition.machine.states[around];
    while let Some(outer) = &border.parent
        && !is_inside(transition.machine, &transition.state.id, outer)
    {
        border = &transition.machine.states[outer];
    }
    let message = format!(
        "`{}` leads into the inside of `{around}`",
        transition.name()
    );
    let error = Diagnostic::error(code::INTO_INSIDE, message)
        .at(transition.span())
        .label(format!("to `{}`", transition.machine.path(&target.id)))
        .note("from outside a state is entered at its border, where its `initial` decides")
        .help(format!(
            "write `to: {}`, with `resume: last` if it should continue",
            border.id
        ));
    out.push(error);
}
