//! Conditions that are true or false whatever happens (WF0312).

use crate::{
    guard::expr::{Comparison, Expr, ExprKind},
    value::Value,
};

/// The largest part of a condition that literals alone decide, and what it is.
pub(super) fn find(expr: &Expr) -> Option<(&Expr, bool)> {
    if let Some(truth) = decided(expr) {
        return Some((expr, truth));
    }
    match &expr.kind {
        ExprKind::Not(_) | ExprKind::And(_) | ExprKind::Or(_) => {
            expr.children().into_iter().find_map(find)
        }
        ExprKind::Quantified(_, _, _, body) => find(body),
        _ => None,
    }
}

/// The truth of a condition as far as literals alone decide it.
fn decided(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Literal(Value::Bool(truth)) => Some(*truth),
        ExprKind::Not(inner) => decided(inner).map(|truth| !truth),
        ExprKind::And(parts) => absorbed(parts, false),
        ExprKind::Or(parts) => absorbed(parts, true),
        ExprKind::Compare(comparison, left, right) => match (&left.kind, &right.kind) {
            (ExprKind::Literal(left), ExprKind::Literal(right)) => {
                compared(*comparison, left, right)
            }
            _ => None,
        },
        _ => None,
    }
}

/// One part that equals `absorbing` decides; otherwise all parts must be decided.
fn absorbed(parts: &[Expr], absorbing: bool) -> Option<bool> {
    if parts.iter().any(|part| decided(part) == Some(absorbing)) {
        return Some(absorbing);
    }
    let all = parts.iter().all(|part| decided(part).is_some());
    all.then_some(!absorbing)
}

fn compared(comparison: Comparison, left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Duration(_), _) | (_, Value::NotStated) | (Value::NotStated, _) => None,
        _ => Some(comparison.holds(left.cmp(right))),
    }
}
