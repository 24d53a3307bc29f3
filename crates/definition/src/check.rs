//! [`check`]: what can be said of a definition without running it.

mod born;
mod circles;
mod closing;
pub mod code;
mod conjuncts;
mod constant;
mod contradiction;
mod deadlines;
mod declared_twice;
mod empty_loops;
mod everything;
mod exclusive;
mod lengths;
mod lists;
mod lowered;
mod normal;
mod readers;
mod revealed;
mod same_key;
mod sentences;
mod separation;
mod sight;
mod signals;
mod spawns;
mod states;
mod transitions;
mod unawaited;
mod unused;
mod vacuity;
mod ways;
mod writes;

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
    circles::check(definition, out);
    spawns::check(definition, out);
    same_key::check(definition, out);
    signals::check(definition, out);
    unawaited::check(definition, out);
    closing::check(definition, out);
    deadlines::check(definition, out);
    lowered::check(definition, out);
    readers::check(definition, out);
    revealed::check(definition, out);
    separation::check(definition, out);
    unused::check(definition, out);
}
