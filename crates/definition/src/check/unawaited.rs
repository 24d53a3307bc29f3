//! Instances that nobody waits for.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::reads::Reads,
    model::{Definition, action::EffectKind},
};

use super::{code, sentences, spawns};

/// A machine that no clause and no milestone looks at and that causes nothing: the review goes on as if it were not
/// there. A record that is done as soon as it exists is nothing to wait for.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let mut reads = Reads::default();
    sentences::lists(definition).flatten().for_each(|clause| reads.add(&clause.that));
    definition.milestones.values().for_each(|milestone| reads.add(&milestone.that));
    let looked_at = reads.machines();
    for machine in definition.machines.values() {
        let causes = spawns::effects(definition).any(|(causing, effect)| {
            causing.id == machine.id
                && matches!(effect.kind, EffectKind::Spawn { .. } | EffectKind::Signal { .. })
        });
        let first = machine.entered(&machine.initial);
        let record = first.is_final || first.settled;
        if machine.id == definition.root || record || causes || looked_at.contains(&machine.id) {
            continue;
        }
        let message = format!("nobody waits for a `{}`", machine.id);
        let warning = Diagnostic::warning(code::UNAWAITED, message)
            .at(machine.span)
            .note("no clause and no milestone looks at it, and it causes nothing: the review could go on without it")
            .help("let the closing of the review, or what should come after it, wait for it");
        out.push(warning);
    }
}
