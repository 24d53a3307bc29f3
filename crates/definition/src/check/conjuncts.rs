//! The parts of a condition that must all hold.

use crate::{
    guard::expr::{Expr, ExprKind},
    model::Definition,
};

/// The parts of conditions that must all hold, milestones replaced by what they say.
pub(super) fn conjuncts<'a>(
    definition: &'a Definition,
    conditions: impl IntoIterator<Item = &'a Expr>,
) -> Vec<&'a Expr> {
    let mut parts = Vec::new();
    for condition in conditions {
        collect(definition, condition, &mut parts);
    }
    parts
}

fn collect<'a>(definition: &'a Definition, condition: &'a Expr, into: &mut Vec<&'a Expr>) {
    match &condition.kind {
        ExprKind::And(parts) => {
            parts
                .iter()
                .for_each(|part| collect(definition, part, into));
        }
        ExprKind::Milestone(name) => match definition.milestones.get(name) {
            Some(milestone) => collect(definition, &milestone.that, into),
            None => into.push(condition),
        },
        _ => into.push(condition),
    }
}
