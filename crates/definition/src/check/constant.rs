//! Clauses that say the same whatever happens, seen from the repetition of their parts.
//!
//! Conditions that literals decide are found when expressions are typed.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Comparison, Expr, ExprKind},
    model::{Definition, action::Clause},
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
    let conditions = written.map(|clause| &clause.that);
    let milestones = definition
        .milestones
        .values()
        .map(|milestone| &milestone.that);
    for condition in conditions.chain(milestones) {
        if let Some((part, truth)) = find(definition, condition) {
            out.push(always(truth, part, part.span == condition.span));
        }
    }
}

/// The largest part of a condition that is always the same.
fn find<'a>(definition: &Definition, condition: &'a Expr) -> Option<(&'a Expr, bool)> {
    if let Some(truth) = decided(definition, condition) {
        return Some((condition, truth));
    }
    match &condition.kind {
        ExprKind::Not(_) | ExprKind::And(_) | ExprKind::Or(_) => condition
            .children()
            .into_iter()
            .find_map(|part| find(definition, part)),
        ExprKind::Quantified(_, _, _, body) => find(definition, body),
        _ => None,
    }
}

fn is_use(clause: &Clause) -> bool {
    matches!(clause.that.kind, ExprKind::Milestone(_))
}

fn always(truth: bool, part: &Expr, whole: bool) -> Diagnostic {
    let what = if whole { "this clause" } else { "this part" };
    let note = match (whole, truth) {
        (true, true) => "the clause demands nothing",
        (true, false) => "what needs the clause can never be done",
        (false, _) => "it changes nothing in the clause, or decides it alone",
    };
    Diagnostic::error(code::CONSTANT, format!("{what} is always {truth}"))
        .at(part.span)
        .note(note)
        .help("write what is meant, or remove it")
}

/// The truth of a condition, if its text alone decides it.
fn decided(definition: &Definition, condition: &Expr) -> Option<bool> {
    match &condition.kind {
        ExprKind::Not(inner) => decided(definition, inner).map(|truth| !truth),
        ExprKind::And(parts) => {
            let contradiction =
                pairs(parts).any(|(one, other)| contradict(definition, &[one], &[other]));
            contradiction
                .then_some(false)
                .or_else(|| chained(definition, parts, false))
        }
        ExprKind::Or(parts) => {
            let negated: Vec<Expr> = parts
                .iter()
                .map(|part| normal(definition, part, true))
                .collect();
            let tautology =
                pairs(&negated).any(|(one, other)| contradict(definition, &[one], &[other]));
            tautology
                .then_some(true)
                .or_else(|| chained(definition, parts, true))
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
