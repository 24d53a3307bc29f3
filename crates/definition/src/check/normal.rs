//! Conditions in a form in which those that say the same look the same.
//!
//! Negations stand at the innermost place, literals on the right of a comparison, milestones are replaced by what they
//! say; places in the text and names of variables are forgotten.

use crate::{
    guard::expr::{Binder, Comparison, Expr, ExprKind, Quantifier},
    model::Definition,
    name::Name,
    span::Span,
    value::Value,
};

/// The normal form of a condition, or of its negation.
pub(super) fn normal(definition: &Definition, condition: &Expr, negated: bool) -> Expr {
    let again = |part: &Expr| normal(definition, part, negated);
    let kind = match &condition.kind {
        ExprKind::Not(inner) => return normal(definition, inner, !negated),
        ExprKind::Milestone(name) => match definition.milestones.get(name) {
            Some(milestone) => return again(&milestone.that),
            None => condition.kind.clone(),
        },
        ExprKind::And(parts) if negated => ExprKind::Or(parts.iter().map(again).collect()),
        ExprKind::And(parts) => ExprKind::And(parts.iter().map(again).collect()),
        ExprKind::Or(parts) if negated => ExprKind::And(parts.iter().map(again).collect()),
        ExprKind::Or(parts) => ExprKind::Or(parts.iter().map(again).collect()),
        ExprKind::Literal(Value::Bool(truth)) => ExprKind::Literal(Value::Bool(*truth != negated)),
        ExprKind::Compare(comparison, left, right) => compared(*comparison, left, right, negated),
        ExprKind::Quantified(
            quantifier @ (Quantifier::All | Quantifier::Exists),
            list,
            binder,
            body,
        ) => {
            let quantifier = match (quantifier, negated) {
                (Quantifier::All, true) => Quantifier::Exists,
                (Quantifier::Exists, true) => Quantifier::All,
                (same, _) => *same,
            };
            let (list, body) = (Box::new(plain(list)), Box::new(again(body)));
            ExprKind::Quantified(quantifier, list, unnamed(binder), body)
        }
        _ if negated => ExprKind::Not(Box::new(plain(condition))),
        _ => return plain(condition),
    };
    Expr {
        span: Span::default(),
        ty: condition.ty.clone(),
        kind,
    }
}

fn compared(comparison: Comparison, left: &Expr, right: &Expr, negated: bool) -> ExprKind {
    let comparison = if negated {
        opposite(comparison)
    } else {
        comparison
    };
    let (left, right) = (Box::new(plain(left)), Box::new(plain(right)));
    if matches!(left.kind, ExprKind::Literal(_)) {
        return ExprKind::Compare(mirrored(comparison), right, left);
    }
    ExprKind::Compare(comparison, left, right)
}

/// The comparison that holds exactly when the other does not.
fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

/// The comparison of the sides in the other order.
pub(super) fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}

fn unnamed(binder: &Binder) -> Binder {
    Binder {
        name: Name::default(),
        slot: binder.slot,
    }
}

/// An expression without its places in the text and its names of variables.
pub(super) fn plain(expr: &Expr) -> Expr {
    let boxed = |part: &Expr| Box::new(plain(part));
    let all = |parts: &[Expr]| parts.iter().map(plain).collect();
    let kind = match &expr.kind {
        ExprKind::InstanceAt(machine, key) => ExprKind::InstanceAt(machine.clone(), boxed(key)),
        ExprKind::Field(of, field) => ExprKind::Field(boxed(of), field.clone()),
        ExprKind::CellPart(of, row) => ExprKind::CellPart(boxed(of), *row),
        ExprKind::At(of, key) => ExprKind::At(boxed(of), boxed(key)),
        ExprKind::Is(of, state) => ExprKind::Is(boxed(of), state.clone()),
        ExprKind::Was(of, state) => ExprKind::Was(boxed(of), state.clone()),
        ExprKind::Has(of) => ExprKind::Has(boxed(of)),
        ExprKind::Size(of) => ExprKind::Size(boxed(of)),
        ExprKind::Days(of) => ExprKind::Days(boxed(of)),
        ExprKind::Workdays(of) => ExprKind::Workdays(boxed(of)),
        ExprKind::DateOf(of) => ExprKind::DateOf(boxed(of)),
        ExprKind::Not(of) => ExprKind::Not(boxed(of)),
        ExprKind::And(parts) => ExprKind::And(all(parts)),
        ExprKind::Or(parts) => ExprKind::Or(all(parts)),
        ExprKind::List(parts) => ExprKind::List(all(parts)),
        ExprKind::Compare(comparison, left, right) => {
            ExprKind::Compare(*comparison, boxed(left), boxed(right))
        }
        ExprKind::In(left, right) => ExprKind::In(boxed(left), boxed(right)),
        ExprKind::Add(left, right) => ExprKind::Add(boxed(left), boxed(right)),
        ExprKind::Sub(left, right) => ExprKind::Sub(boxed(left), boxed(right)),
        ExprKind::Quantified(quantifier, list, binder, body) => {
            ExprKind::Quantified(*quantifier, boxed(list), unnamed(binder), boxed(body))
        }
        other => other.clone(),
    };
    Expr {
        span: Span::default(),
        ty: expr.ty.clone(),
        kind,
    }
}
