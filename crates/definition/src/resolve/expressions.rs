//! Expressions in their places, and what stands for one that is wrong.

use crate::{
    guard::{
        check::{self, Expected},
        expr::{Expr, ExprKind},
        names::Place,
    },
    name::Name,
    span::{SourceText, Span},
    ty::Type,
};

use super::Resolver;

/// Stands for an expression that has been reported: a milestone without a name. No check makes anything of it.
pub(super) fn unresolved(span: Span) -> Expr {
    Expr {
        span,
        ty: Type::Bool,
        kind: ExprKind::Milestone(Name::default()),
    }
}

/// Whether an expression stands for one that has been reported.
pub(super) fn is_unresolved(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Milestone(name) if name.is_empty())
}

/// The place of expressions that belong to an instance of a machine.
pub(super) fn of_instance(machine: &Name) -> Place {
    Place {
        this: vec![machine.clone()],
        ..Place::default()
    }
}

impl Resolver<'_> {
    /// An expression; the stand-in if there is an error in it, or if it mentions something whose type is unknown because
    /// of an error elsewhere.
    pub(super) fn expression(
        &mut self,
        text: &SourceText,
        place: &Place,
        expected: &Expected,
    ) -> Expr {
        if self.mentions_untyped(&text.text) {
            return unresolved(text.span);
        }
        check::check(text, &self.names, place, expected, &mut self.out)
            .unwrap_or_else(|| unresolved(text.span))
    }

    /// A condition.
    pub(super) fn condition(&mut self, text: &SourceText, place: &Place) -> Expr {
        self.expression(text, place, &Expected::Condition)
    }

    fn mentions_untyped(&self, text: &str) -> bool {
        !self.untyped.is_empty()
            && text
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .any(|word| self.untyped.contains(word))
    }
}
