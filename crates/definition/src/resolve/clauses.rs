//! Clauses: named guards.

use crate::{
    guard::{
        expr::{Expr, ExprKind},
        names::Place,
    },
    model::action::Clause,
    name::Name,
    span::Spanned,
    syntax::action::{self as written, ClauseKind},
    ty::Type,
};

use super::{Resolver, code, expressions::unresolved, unknown::unknown};

impl Resolver<'_> {
    /// A list of clauses.
    pub(super) fn clauses(&mut self, written: &[written::Clause], place: &Place) -> Vec<Clause> {
        written
            .iter()
            .map(|clause| self.clause(clause, place))
            .collect()
    }

    fn clause(&mut self, written: &written::Clause, place: &Place) -> Clause {
        let id = written.id.value.clone();
        match &written.kind {
            ClauseKind::That {
                say,
                that,
                empty_allowed,
            } => Clause {
                id,
                say: say.value.clone(),
                text: that.text.as_str().into(),
                that: self.condition(that, place),
                advice: written.advice,
                empty_allowed: *empty_allowed,
                span: written.id.span,
            },
            ClauseKind::Use(milestone) => Clause {
                id,
                say: self.sentence_of(milestone),
                text: format!("milestone.{}", milestone.value).into(),
                that: self.milestone_used(milestone),
                advice: written.advice,
                empty_allowed: false,
                span: written.id.span,
            },
        }
    }

    fn sentence_of(&self, milestone: &Spanned<Name>) -> Name {
        let mut written = self.package.milestones.iter();
        written
            .find(|known| known.id.value == milestone.value)
            .map(|known| known.value.say.value.clone())
            .unwrap_or_default()
    }

    fn milestone_used(&mut self, milestone: &Spanned<Name>) -> Expr {
        if !self.names.milestones.contains(&milestone.value) {
            let known = &self.names.milestones;
            let error = unknown(code::UNKNOWN_MILESTONE, "milestone", "", milestone, known);
            self.out.push(error);
            return unresolved(milestone.span);
        }
        Expr {
            span: milestone.span,
            ty: Type::Bool,
            kind: ExprKind::Milestone(milestone.value.clone()),
        }
    }
}
