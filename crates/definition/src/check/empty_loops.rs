//! Guards that count on as many instances as a list has members, where the list may have none.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{Definition, action::EffectKind},
    span::Span,
};

use super::{code, lists::never_empty, transitions, vacuity::Reliance};

/// Each spawn over a list that may be empty, if a guard relies on its instances.
pub(super) fn check(definition: &Definition, reliances: &[Reliance<'_>], out: &mut Diagnostics) {
    let transitions = transitions::all(definition).flat_map(|transition| transition.effects());
    let states = definition
        .machines
        .values()
        .flat_map(|machine| machine.states.values());
    for effect in transitions.chain(states.flat_map(|state| &state.enter)) {
        let EffectKind::Spawn { machine, .. } = &effect.kind else {
            continue;
        };
        let relying = reliances
            .iter()
            .find(|reliance| reliance.machine == machine);
        let empty = effect
            .for_each
            .iter()
            .find(|each| !never_empty(definition, &each.over));
        if let (Some(_), Some(each)) = (relying, empty) {
            out.push(may_be_empty(definition, machine, each.over.span));
        }
    }
}

fn may_be_empty(definition: &Definition, machine: &str, span: Span) -> Diagnostic {
    let plural = definition.machines[machine]
        .plural
        .as_deref()
        .unwrap_or(machine);
    let message =
        format!("this list may be empty, and then a guard holds although there are no {plural}");
    Diagnostic::warning(code::EMPTY_LOOP, message)
        .at(span)
        .note(format!(
            "a clause asks for as many {plural} as parameters say, which may be none"
        ))
        .help("give the parameter `min: 1`")
}
