//! Automatic transitions of one path are never possible at once.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::Definition,
};

use super::{
    code,
    contradiction::contradict,
    transitions::{self, Kind, Transition},
};

/// Two automatic transitions of one state, or of a state and one around it, must exclude each other: the order of lines
/// decides nothing.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for transition in transitions::all(definition).filter(is_automatic) {
        for rival in rivals(&transition) {
            if !exclusive(definition, &transition, &rival) {
                out.push(not_exclusive(&transition, &rival));
            }
        }
    }
}

fn is_automatic(transition: &Transition<'_>) -> bool {
    matches!(transition.kind, Kind::Automatic(_))
}

/// Those written before it in its state, and those of the states around it.
fn rivals<'a>(of: &Transition<'a>) -> Vec<Transition<'a>> {
    let machine = of.machine;
    let around = machine.innermost_first(&of.state.id);
    let all = around
        .flat_map(|state| transitions::of_state(machine, state))
        .filter(is_automatic);
    let own = |other: &Transition<'_>| other.state.id == of.state.id;
    let rivals = all.filter(|other| !own(other) || other.span() < of.span());
    rivals.collect()
}

fn exclusive(definition: &Definition, one: &Transition<'_>, other: &Transition<'_>) -> bool {
    let left: Vec<_> = one.musts().map(|clause| &clause.that).collect();
    let right: Vec<_> = other.musts().map(|clause| &clause.that).collect();
    contradict(definition, &left, &right)
}

fn not_exclusive(one: &Transition<'_>, other: &Transition<'_>) -> Diagnostic {
    let (id, rival) = (one.id(), other.id());
    let message = format!(
        "`{id}` and `{rival}` of `{}` could be possible at once",
        one.machine.id
    );
    Diagnostic::error(code::NOT_EXCLUSIVE, message)
        .at(one.span())
        .note("nothing says which of two automatic transitions is taken; the order of lines means nothing")
        .help(format!(
            "add a clause to `{id}` that contradicts one of `{rival}`, for example the same expression with `!`"
        ))
}
