//! Proofs without parts: comparisons, membership, states; and what is missing where a value is.

use crate::{
    guard::{
        datum::Datum,
        eval::{Evaluation, Frame, Scope, Truth},
        expr::{Binder, Comparison, Expr, ExprKind},
    },
    name::Name,
    value::Value,
};

use super::{Absent, Compared, Counted, ProofKind, Side, members::Layers};

impl<'a> Evaluation<'a> {
    pub(super) fn prove_comparison(
        &self,
        comparison: Comparison,
        left: &'a Expr,
        right: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> (Truth, ProofKind) {
        let (l, r) = (self.datum(left, scope), self.datum(right, scope));
        let sides = (
            self.side_of(left, l.as_ref(), scope),
            self.side_of(right, r.as_ref(), scope),
        );
        let counted = self
            .counted(comparison, left, r.as_ref(), scope)
            .or_else(|| self.counted(mirrored(comparison), right, l.as_ref(), scope));
        let truth = self.compared(comparison, l, r);
        let (left, right) = sides;
        (
            truth,
            ProofKind::Compare(Box::new(Compared {
                comparison,
                left,
                right,
                counted,
            })),
        )
    }

    /// What `size(list) comparison limit` counted.
    fn counted(
        &self,
        comparison: Comparison,
        size: &'a Expr,
        limit: Option<&Datum<'a>>,
        scope: Scope<'_, 'a>,
    ) -> Option<Counted> {
        let (ExprKind::Size(list), Some(Datum::Int(limit))) = (&size.kind, limit) else {
            return None;
        };
        let Datum::Int(have) = self.datum(size, scope)? else {
            return None;
        };
        let wanted = match comparison {
            Comparison::Equal | Comparison::GreaterOrEqual => *limit,
            Comparison::Greater => limit.saturating_add(1),
            _ => have,
        };
        let layers = Layers::of(list);
        let (demands, candidates) = self.nearest(&layers, scope);
        Some(Counted {
            machine: layers.machine().cloned(),
            have,
            lacking: wanted.saturating_sub(have).max(0),
            demands,
            candidates,
        })
    }

    pub(super) fn prove_contained(
        &self,
        member: &'a Expr,
        list: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> (Truth, ProofKind) {
        let (m, l) = (self.datum(member, scope), self.datum(list, scope));
        let kind = ProofKind::In {
            member: self.side_of(member, m.as_ref(), scope),
            list: self.side_of(list, l.as_ref(), scope),
        };
        (self.contained(m, l), kind)
    }

    pub(super) fn prove_state(
        &self,
        expr: &'a Expr,
        of: &'a Expr,
        state: &Name,
        ever: bool,
        scope: Scope<'_, 'a>,
    ) -> (Truth, ProofKind) {
        let datum = self.datum(of, scope);
        let instance = datum.as_ref().and_then(|datum| datum.handle(self.world));
        let of = self.side_of(of, datum.as_ref(), scope);
        let kind = ProofKind::State {
            of,
            instance,
            state: state.clone(),
            ever,
        };
        (self.truth_in(expr, scope), kind)
    }

    /// The value of an expression, and what is missing if it has none.
    pub(super) fn side(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Side {
        let datum = self.datum(expr, scope);
        self.side_of(expr, datum.as_ref(), scope)
    }

    fn side_of(&self, expr: &'a Expr, datum: Option<&Datum<'a>>, scope: Scope<'_, 'a>) -> Side {
        let value = datum.map(|datum| datum.to_value(self.world));
        let absent = match &value {
            None => Some(self.absent(expr, scope).unwrap_or(Absent::OutOfRange)),
            Some(Value::NotStated) => Some(Absent::NotStated),
            Some(_) => None,
        };
        Side {
            span: expr.span,
            value,
            absent,
        }
    }

    /// What is missing below an expression without a value; `None` if all its parts have one.
    fn absent(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Option<Absent> {
        match self.datum(expr, scope) {
            Some(Datum::NotStated) => return Some(Absent::NotStated),
            Some(_) => return None,
            None => {}
        }
        let inside = match &expr.kind {
            ExprKind::Quantified(_, over, binder, body) => self
                .absent(over, scope)
                .or_else(|| self.absent_in_members(over, binder, body, scope)),
            _ => expr
                .children()
                .into_iter()
                .find_map(|part| self.absent(part, scope)),
        };
        inside.or_else(|| match &expr.kind {
            ExprKind::Input(name) => Some(Absent::Input(name.clone())),
            ExprKind::Parameter(name) => Some(Absent::Parameter(name.clone())),
            ExprKind::InstanceAt(machine, key) => {
                self.id_at(machine, key, scope).map(Absent::Instance)
            }
            ExprKind::Field(of, field) => match self.datum(of, scope)? {
                Datum::Reference(id) if self.world.find(id).is_none() => {
                    Some(Absent::Instance(id.clone()))
                }
                of => Some(Absent::Field(of.handle(self.world)?, field.clone())),
            },
            ExprKind::At(_, key) => match self.datum(key, scope)? {
                Datum::Member(member) => Some(Absent::Entry(member.clone())),
                _ => None,
            },
            ExprKind::This
            | ExprKind::Parent
            | ExprKind::Actor
            | ExprKind::Now
            | ExprKind::Local(_) => Some(Absent::Surroundings),
            _ => None,
        })
    }

    fn absent_in_members(
        &self,
        over: &'a Expr,
        binder: &'a Binder,
        body: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> Option<Absent> {
        let list = self.datum(over, scope)?;
        list.elements()?.find_map(|datum| {
            let frame = Frame {
                slot: binder.slot,
                datum: &datum,
                outer: scope,
            };
            self.absent(body, Some(&frame))
        })
    }
}

/// The comparison that holds of the sides in the other order.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}
