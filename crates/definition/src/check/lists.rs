//! Which lists certainly have a member.

use crate::{
    guard::{
        expr::{Comparison, Expr, ExprKind, Quantifier},
        reads::Reads,
    },
    model::{Definition, Parameter},
    ty::Type,
    value::Value,
};

use super::normal::mirrored;

/// What a condition says about the length of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It has at least one member.
    NotEmpty,
    /// It has as many members as parameters say, which may be none.
    AsMany,
}

/// The list of which a condition says that it has at least one member, or as many as parameters say.
pub(super) fn anchor<'a>(
    definition: &Definition,
    condition: &'a Expr,
) -> Option<(&'a Expr, Anchor)> {
    match &condition.kind {
        ExprKind::Quantified(Quantifier::Exists | Quantifier::ExistsOne, list, ..) => {
            Some((list, Anchor::NotEmpty))
        }
        ExprKind::Compare(comparison, left, right) => match (&left.kind, &right.kind) {
            (ExprKind::Size(list), _) => {
                sized(definition, *comparison, right).map(|anchor| (&**list, anchor))
            }
            (_, ExprKind::Size(list)) => {
                let comparison = mirrored(*comparison);
                sized(definition, comparison, left).map(|anchor| (&**list, anchor))
            }
            _ => None,
        },
        _ => None,
    }
}

/// What a comparison of a size with a number says about the size.
fn sized(definition: &Definition, comparison: Comparison, with: &Expr) -> Option<Anchor> {
    let number = match with.kind {
        ExprKind::Literal(Value::Int(number)) => Some(number),
        _ => None,
    };
    match (comparison, number) {
        (Comparison::Equal | Comparison::GreaterOrEqual, Some(number)) => {
            (number >= 1).then_some(Anchor::NotEmpty)
        }
        (Comparison::Greater, Some(number)) => (number >= 0).then_some(Anchor::NotEmpty),
        (Comparison::NotEqual, Some(0)) => Some(Anchor::NotEmpty),
        (Comparison::Greater, None) if over_parameters(with) => Some(Anchor::NotEmpty),
        (Comparison::Equal | Comparison::GreaterOrEqual, None) if over_parameters(with) => {
            let certain = at_least_one(definition, with);
            Some(if certain {
                Anchor::NotEmpty
            } else {
                Anchor::AsMany
            })
        }
        _ => None,
    }
}

/// Whether an expression reads parameters and vocabularies only.
fn over_parameters(expr: &Expr) -> bool {
    let reads = Reads::of(expr);
    let some = !reads.parameters.is_empty() || !reads.vocabularies.is_empty();
    some && reads.machines().is_empty()
        && reads.inputs.is_empty()
        && reads.milestones.is_empty()
        && !reads.actor
        && !reads.now
}

/// Whether a number is certainly at least one.
fn at_least_one(definition: &Definition, number: &Expr) -> bool {
    match &number.kind {
        ExprKind::Literal(Value::Int(number)) => *number >= 1,
        ExprKind::Size(list) => never_empty(definition, list),
        ExprKind::Add(left, right) => {
            let (some_left, some_right) = (
                at_least_one(definition, left),
                at_least_one(definition, right),
            );
            (some_left && (some_right || not_negative(right))) || (some_right && not_negative(left))
        }
        ExprKind::Parameter(name) => definition.parameters.get(name).is_some_and(has_min),
        _ => false,
    }
}

fn not_negative(number: &Expr) -> bool {
    match &number.kind {
        ExprKind::Literal(Value::Int(number)) => *number >= 0,
        ExprKind::Size(_) => true,
        ExprKind::Add(left, right) => not_negative(left) && not_negative(right),
        _ => false,
    }
}

/// Whether a list certainly has a member in every review.
pub(super) fn never_empty(definition: &Definition, list: &Expr) -> bool {
    match &list.kind {
        ExprKind::Parameter(name) => {
            let parameter = definition.parameters.get(name);
            parameter.is_some_and(|parameter| {
                !matches!(parameter.ty, Type::Matrix { .. }) && has_min(parameter)
            })
        }
        ExprKind::Vocabulary(name) => {
            let Some(vocabulary) = definition.vocabularies.get(name) else {
                return false;
            };
            match &vocabulary.parameter {
                None => !vocabulary.members.is_empty(),
                Some(parameter) => definition.parameters.get(parameter).is_some_and(has_min),
            }
        }
        ExprKind::List(parts) => !parts.is_empty(),
        ExprKind::Add(left, right) => {
            never_empty(definition, left) || never_empty(definition, right)
        }
        _ => false,
    }
}

fn has_min(parameter: &Parameter) -> bool {
    parameter.required && parameter.min.is_some_and(|min| min >= 1)
}
