//! Instances that nobody waits for.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Expr, ExprKind},
    model::{Definition, action::EffectKind},
    name::Name,
};

use super::{born::instances, code, sentences, spawns};

/// A machine that no clause and no milestone looks at and that causes nothing: the review goes on as if it were not
/// there. A record that is done as soon as it exists is nothing to wait for.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let mut looked_at = BTreeSet::new();
    let clauses = sentences::lists(definition).flatten();
    clauses.for_each(|clause| looks_at(&clause.that, &mut looked_at));
    let milestones = definition.milestones.values();
    milestones.for_each(|milestone| looks_at(&milestone.that, &mut looked_at));
    for machine in definition.machines.values() {
        let causes = spawns::effects(definition).any(|(causing, effect)| {
            causing.id == machine.id
                && matches!(
                    effect.kind,
                    EffectKind::Spawn { .. } | EffectKind::Signal { .. }
                )
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

/// The machines whose instances a condition looks at; an instance that looks at itself does not count.
fn looks_at<'a>(condition: &'a Expr, into: &mut BTreeSet<&'a Name>) {
    match &condition.kind {
        ExprKind::Collection(machine) | ExprKind::InstanceAt(machine, _) => {
            into.insert(machine);
        }
        ExprKind::Field(of, _) | ExprKind::Is(of, _) | ExprKind::Was(of, _)
            if of.kind != ExprKind::This =>
        {
            into.extend(instances(&of.ty));
        }
        _ => {}
    }
    condition
        .children()
        .into_iter()
        .for_each(|part| looks_at(part, into));
}
