//! Clauses that say the same whatever happens, seen from the repetition of their parts.
//!
//! Conditions that literals decide are found when expressions are typed.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Comparison, Expr, ExprKind},
    model::{Definition, action::Clause},
    span::Span,
    value::Value,
};

use super::{
    code,
    contradiction::contradict,
    normal::{normal, plain},
    sentences,
};

/// No clause and no milestone is always true or always false.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let clauses = sentences::lists(definition).flatten();
    let written = clauses.filter(|clause| !is_use(clause));
    let conditions = written.map(|clause| (&clause.that, clause.span));
    let milestones =
        definition.milestones.values().map(|milestone| (&milestone.that, milestone.span));
    for (condition, span) in conditions.chain(milestones) {
        let truth = decided(definition, condition);
        if let Some(truth) = truth {
            out.push(always(truth, condition, span));
        }
    }
}

fn is_use(clause: &Clause) -> bool {
    matches!(clause.that.kind, ExprKind::Milestone(_))
}

fn always(truth: bool, condition: &Expr, span: Span) -> Diagnostic {
    let message = format!("this clause is always {truth}");
    let note = if truth {
        "it demands nothing".to_owned()
    } else {
        "what needs it can never be done".to_owned()
    };
    let span = if condition.span == Span::default() { span } else { condition.span };
    Diagnostic::error(code::CONSTANT, message)
        .at(span)
        .note(note)
        .help("write what is meant, or remove the clause")
}

/// The truth of a condition, if its text alone decides it.
fn decided(definition: &Definition, condition: &Expr) -> Option<bool> {
    match &condition.kind {
        ExprKind::Not(inner) => decided(definition, inner).map(|truth| !truth),
        ExprKind::And(parts) => {
            let contradiction = pairs(parts).any(|(one, other)| contradict(definition, one, other));
            contradiction.then_some(false).or_else(|| chained(definition, parts, false))
        }
        ExprKind::Or(parts) => {
            let negated: Vec<Expr> =
                parts.iter().map(|part| normal(definition, part, true)).collect();
            let tautology = pairs(&negated).any(|(one, other)| contradict(definition, one, other));
            tautology.then_some(true).or_else(|| chained(definition, parts, true))
        }
        ExprKind::Compare(comparison, left, right) => compared(*comparison, left, right),
        _ => None,
    }
}

/// A chain of `&&` or `||`: one part that equals `absorbing` decides it.
fn chained(definition: &Definition, parts: &[Expr], absorbing: bool) -> Option<bool> {
    let truths: Vec<_> = parts.iter().map(|part| decided(definition, part)).collect();
    if truths.contains(&Some(absorbing)) {
        return Some(absorbing);
    }
    truths.iter().all(Option::is_some).then_some(!absorbing)
}

fn pairs(parts: &[Expr]) -> impl Iterator<Item = (&Expr, &Expr)> {
    let later = |index: usize| parts.iter().skip(index + 1);
    let pairs = parts.iter().enumerate();
    pairs.flat_map(move |(index, part)| later(index).map(move |other| (part, other)))
}

/// `x == x`, and a size compared with what no size can be.
fn compared(comparison: Comparison, left: &Expr, right: &Expr) -> Option<bool> {
    if plain(left) == plain(right) {
        return Some(comparison.holds(std::cmp::Ordering::Equal));
    }
    let (ExprKind::Size(_), ExprKind::Literal(Value::Int(with))) = (&left.kind, &right.kind) else {
        return None;
    };
    match comparison {
        Comparison::GreaterOrEqual if *with <= 0 => Some(true),
        Comparison::Greater if *with < 0 => Some(true),
        Comparison::Less if *with <= 0 => Some(false),
        Comparison::LessOrEqual | Comparison::Equal if *with < 0 => Some(false),
        _ => None,
    }
}
