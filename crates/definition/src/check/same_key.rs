//! Spawns that can come again with the key they had before.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Expr, ExprKind},
    model::{
        Definition,
        action::{Effect, EffectKind, PhrasePart, SpawnKey},
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    code,
    transitions::{self, Transition},
    ways,
};

/// Each keyed spawn of a transition that can be taken again, and each loop whose variables the key does not name.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for transition in transitions::all(definition) {
        let again = can_come_again(&transition);
        for effect in transition.effects() {
            let EffectKind::Spawn {
                machine,
                key,
                if_absent,
                ..
            } = &effect.kind
            else {
                continue;
            };
            if again && !if_absent && never_changes(transition.machine, effect, key) {
                out.push(comes_again(&transition, effect, machine));
            }
            unnamed_variable(effect, key, machine, out);
        }
    }
}

/// Whether the transition can be taken twice by one instance.
fn can_come_again(transition: &Transition<'_>) -> bool {
    let leaves: Vec<&State> = transition.leaves_from().collect();
    let mut open: Vec<&State> = leaves
        .iter()
        .flat_map(|from| transition.leaves_to(from))
        .collect();
    let mut seen: Vec<&Name> = Vec::new();
    while let Some(at) = open.pop() {
        if leaves.iter().any(|leaf| leaf.id == at.id) {
            return true;
        }
        if !seen.contains(&&at.id) {
            seen.push(&at.id);
            for next in ways::possible(transition.machine, at) {
                open.extend(next.leaves_to(at));
            }
        }
    }
    false
}

/// Whether a key is the same each time: its parts are given with the review or at birth.
fn never_changes(machine: &Machine, effect: &Effect, key: &SpawnKey) -> bool {
    let SpawnKey::Phrase(phrase) = key else {
        return matches!(key, SpawnKey::Single);
    };
    let parts = phrase.parts.iter().filter_map(|part| match part {
        PhrasePart::Text(_) => None,
        PhrasePart::Expr(expr) => Some(expr),
    });
    let lists = effect.for_each.iter().map(|each| &each.over);
    parts.chain(lists).all(|expr| is_fixed(machine, expr))
}

fn is_fixed(machine: &Machine, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(_)
        | ExprKind::Parameter(_)
        | ExprKind::Vocabulary(_)
        | ExprKind::This
        | ExprKind::Local(_) => true,
        ExprKind::Field(of, field) => {
            matches!(of.kind, ExprKind::This) && !is_assigned(machine, field)
        }
        ExprKind::CellPart(..)
        | ExprKind::Quantified(..)
        | ExprKind::And(_)
        | ExprKind::Or(_)
        | ExprKind::Not(_)
        | ExprKind::Compare(..)
        | ExprKind::In(..) => expr
            .children()
            .into_iter()
            .all(|part| is_fixed(machine, part)),
        _ => false,
    }
}

fn is_assigned(machine: &Machine, field: &Name) -> bool {
    transitions::of_machine(machine).any(|transition| {
        transition
            .set()
            .iter()
            .any(|assignment| assignment.field == *field)
    })
}

fn comes_again(transition: &Transition<'_>, effect: &Effect, machine: &Name) -> Diagnostic {
    let message = format!(
        "`{}` can be taken again and would spawn the same `{machine}`",
        transition.id()
    );
    Diagnostic::warning(code::SAME_KEY, message)
        .at(effect.span)
        .note("a key that exists already is a conflict, and the whole step is refused")
        .help("put something into the key that changes, write `key: next`, or `if_absent: true`")
}

/// A variable of a loop that neither the key nor a later list of the loop names.
fn unnamed_variable(effect: &Effect, key: &SpawnKey, machine: &Name, out: &mut Diagnostics) {
    let SpawnKey::Phrase(phrase) = key else {
        return;
    };
    for (index, each) in effect.for_each.iter().enumerate() {
        let mut parts = phrase.parts.iter().filter_map(|part| match part {
            PhrasePart::Text(_) => None,
            PhrasePart::Expr(expr) => Some(expr),
        });
        let mut later = effect.for_each[index + 1..].iter().map(|each| &each.over);
        let named = |expr: &Expr| mentions(expr, each.slot) || mentions(expr, each.slot + 1);
        if parts.any(named) || later.any(named) {
            continue;
        }
        let message = format!("every `{}` would spawn the same `{machine}`", each.name);
        let warning = Diagnostic::warning(code::SAME_KEY, message)
            .at(effect.span)
            .note("a key that exists already is a conflict, and the whole step is refused")
            .help(format!("name the variable in the key: `{{{}}}`", each.name));
        out.push(warning);
    }
}

fn mentions(expr: &Expr, slot: usize) -> bool {
    expr.kind == ExprKind::Local(slot)
        || expr.children().into_iter().any(|part| mentions(part, slot))
}
