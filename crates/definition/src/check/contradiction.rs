//! Conditions that cannot hold together, as far as their text alone shows it.

use crate::{
    guard::expr::{Comparison, Expr, ExprKind},
    model::Definition,
    name::Name,
    span::Span,
    ty::Type,
    value::Value,
};

use super::{
    normal::{mirrored, normal},
    transitions::is_inside,
};

/// Whether conditions, each all of a list, can never hold together. `false` only means that it is not evident.
pub(super) fn contradict(definition: &Definition, left: &[&Expr], right: &[&Expr]) -> bool {
    apart(
        definition,
        &together(definition, left),
        &together(definition, right),
    )
}

/// All of a list of conditions, in normal form.
fn together(definition: &Definition, conditions: &[&Expr]) -> Expr {
    let parts = conditions
        .iter()
        .map(|condition| normal(definition, condition, false));
    Expr {
        span: Span::default(),
        ty: Type::Bool,
        kind: ExprKind::And(parts.collect()),
    }
}

/// The same for two conditions in normal form.
fn apart(definition: &Definition, left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Or(parts), _) => parts.iter().all(|part| apart(definition, part, right)),
        (_, ExprKind::Or(parts)) => parts.iter().all(|part| apart(definition, left, part)),
        (ExprKind::And(of_left), ExprKind::And(of_right)) => {
            of_right.iter().any(|part| apart(definition, left, part))
                || of_left.iter().any(|part| apart(definition, part, right))
        }
        (ExprKind::And(parts), _) => parts.iter().any(|part| apart(definition, part, right)),
        (_, ExprKind::And(parts)) => parts.iter().any(|part| apart(definition, left, part)),
        _ => {
            normal(definition, right, true) == *left
                || in_two_states(definition, left, right)
                || compared_apart(left, right)
        }
    }
}

/// `x.is('a')` and `x.is('b')`, neither state inside the other; `x.is('a')` and `!x.was('a')`.
fn in_two_states(definition: &Definition, left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Is(one, first), ExprKind::Is(other, second)) => {
            one == other && separate(definition, &one.ty, first, second)
        }
        (ExprKind::Is(one, first), ExprKind::Not(inner))
        | (ExprKind::Not(inner), ExprKind::Is(one, first)) => {
            matches!(&inner.kind, ExprKind::Was(other, second) if one == other && first == second)
        }
        _ => false,
    }
}

fn separate(definition: &Definition, of: &Type, first: &Name, second: &Name) -> bool {
    let Type::Instance(machines) = of.stated() else {
        return false;
    };
    machines
        .iter()
        .filter_map(|machine| definition.machines.get(machine))
        .all(|machine| {
            let both = machine.states.contains_key(first) && machine.states.contains_key(second);
            !both || !(is_inside(machine, first, second) || is_inside(machine, second, first))
        })
}

/// Comparisons of one expression that leave it no value.
fn compared_apart(left: &Expr, right: &Expr) -> bool {
    let (ExprKind::Compare(one, of, with), ExprKind::Compare(other, of_other, with_other)) =
        (&left.kind, &right.kind)
    else {
        return false;
    };
    if of == with_other && with == of_other {
        return disjoint(*one, mirrored(*other));
    }
    if of != of_other {
        return false;
    }
    if with == with_other {
        return disjoint(*one, *other);
    }
    let (ExprKind::Literal(with), ExprKind::Literal(with_other)) = (&with.kind, &with_other.kind)
    else {
        return false;
    };
    if let (Value::Int(with), Value::Int(with_other)) = (with, with_other) {
        let (least, most) = bounds(*one, *with);
        let (least_other, most_other) = bounds(*other, *with_other);
        return least.max(least_other) > most.min(most_other);
    }
    *one == Comparison::Equal && *other == Comparison::Equal && with != with_other
}

/// Whether two comparisons of the same two values can never hold together.
fn disjoint(one: Comparison, other: Comparison) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    [Less, Equal, Greater]
        .into_iter()
        .all(|order| !(one.holds(order) && other.holds(order)))
}

/// The least and the greatest number for which a comparison with a number can hold.
fn bounds(comparison: Comparison, with: i64) -> (i64, i64) {
    match comparison {
        Comparison::Equal => (with, with),
        Comparison::NotEqual => (i64::MIN, i64::MAX),
        Comparison::Less => (i64::MIN, with.saturating_sub(1)),
        Comparison::LessOrEqual => (i64::MIN, with),
        Comparison::Greater => (with.saturating_add(1), i64::MAX),
        Comparison::GreaterOrEqual => (with, i64::MAX),
    }
}
