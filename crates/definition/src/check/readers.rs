//! Content of a `listed` class has somebody who may read it.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{Access, Definition, Readers, machine::Machine},
};

use super::{
    code,
    sight::{by_role, class_readers},
};

/// Each machine and each field of a class that only listed people read.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for machine in definition.machines.values() {
        if is_unreadable(definition, machine) {
            let message = format!("nobody may read a `{}`", machine.id);
            let error = Diagnostic::error(code::NO_READERS, message)
                .at(machine.span)
                .note(format!("the class `{}` is only read by those whom `access.read` names, and nobody is named", machine.class))
                .help("write `access: { read: [...] }`");
            out.push(error);
            continue;
        }
        raised_fields(definition, machine, out);
    }
}

/// Whether nobody may read the content of a machine.
pub(super) fn is_unreadable(definition: &Definition, machine: &Machine) -> bool {
    let listed = class_readers(definition, &machine.class) == Readers::Listed;
    listed && !lists(machine).any(|access| access.read.is_some())
}

fn raised_fields(definition: &Definition, machine: &Machine, out: &mut Diagnostics) {
    let named = |access: &Access| {
        access
            .read
            .as_ref()
            .is_some_and(|list| by_role(list).next().is_some())
    };
    if lists(machine).any(named) {
        return;
    }
    for field in machine.fields.values() {
        let raised = definition.rank(&field.class) > definition.rank(&machine.class);
        if raised && class_readers(definition, &field.class) == Readers::Listed {
            let message = format!("nobody may read `{}` of `{}`", field.id, machine.id);
            let error = Diagnostic::error(code::NO_READERS, message)
                .at(field.span)
                .note(format!("the class `{}` is only read by roles that `access.read` names, and none is named", field.class))
                .help(format!("write `access: {{ read: [...] }}` in `{}`", machine.id));
            out.push(error);
        }
    }
}

/// The access of a machine and of its states.
fn lists(machine: &Machine) -> impl Iterator<Item = &Access> {
    let states = machine
        .states
        .values()
        .filter_map(|state| state.access.as_ref());
    states.chain([&machine.access])
}
