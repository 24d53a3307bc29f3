//! No transition is declared both in a state and in a state inside it.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::machine::Machine,
};

use super::{code, transitions};

/// Each action, automatic transition and signal of a path is declared once.
pub(super) fn check(machine: &Machine, out: &mut Diagnostics) {
    for inner in transitions::of_machine(machine) {
        let around = machine.innermost_first(&inner.state.id).skip(1);
        let mut outer = around.flat_map(|state| transitions::of_state(machine, state));
        let Some(outer) =
            outer.find(|outer| outer.what() == inner.what() && outer.id() == inner.id())
        else {
            continue;
        };
        let path = machine.path(&inner.state.id);
        let message = format!(
            "{} `{}` is declared twice for the state {path}",
            inner.what(),
            inner.id()
        );
        let error = Diagnostic::error(code::DECLARED_TWICE, message)
            .at(inner.span())
            .label(format!("once here, in `{path}`"))
            .note(format!(
                "and once in `{}`. Which one counts would depend on the order of lines; other engines pick the inner one without saying so.",
                machine.path(&outer.state.id)
            ))
            .help("rename one of them");
        out.push(error);
    }
}
