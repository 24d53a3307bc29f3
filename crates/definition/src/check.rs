//! [`check`]: what can be said of a definition without running it.

mod born;
pub mod code;
mod conjuncts;
mod constant;
mod contradiction;
mod declared_twice;
mod empty_loops;
mod exclusive;
mod lists;
mod normal;
mod sentences;
mod states;
mod transitions;
mod vacuity;
mod ways;

use born::Born;

use crate::{diagnostic::Diagnostics, resolve::Resolved};

/// The static checks of a resolved workflow.
///
/// The shape of the states is looked at even if there were errors before, in those machines where it is known. What
/// depends on the whole definition is only looked at if there were none, because the findings would only follow from them.
pub fn check(resolved: &Resolved, out: &mut Diagnostics) {
    let definition = &resolved.definition;
    let sound = !out.has_errors();
    let machines = definition.machines.values();
    for machine in machines.filter(|machine| !resolved.torn.contains(&machine.id)) {
        states::check(machine, out);
        declared_twice::check(machine, out);
        ways::check(machine, out);
    }
    sentences::check(definition, out);
    if !sound {
        return;
    }
    constant::check(definition, out);
    let born = Born::of(definition);
    let reliances = vacuity::check(definition, &born, out);
    empty_loops::check(definition, &reliances, out);
    exclusive::check(definition, out);
}
