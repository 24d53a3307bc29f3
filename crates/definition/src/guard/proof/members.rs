//! Proofs over the members of a list: which do not satisfy it, which satisfy it, which come nearest.

use crate::{
    guard::{
        datum::Datum,
        eval::{Evaluation, Frame, Scope, Truth},
        expr::{Binder, Comparison, Expr, ExprKind, Quantifier},
    },
    name::Name,
};

use super::{Candidate, Demand, Existence, NAMED_MAX, Proof, ProofKind, Subject, Witness, truths};

/// A list behind its filters, and everything asked of its members.
///
/// `list.filter(x, a).exists(x, b)` asks `a` and `b` of the members of `list`: one that fails the filter today may be the one
/// that satisfies both tomorrow.
pub(super) struct Layers<'a> {
    base: &'a Expr,
    /// The filters from the innermost on, and then the body of the quantifier, if there is one.
    conditions: Vec<(&'a Binder, &'a Expr)>,
}

impl<'a> Layers<'a> {
    pub(super) fn of(list: &'a Expr) -> Self {
        let mut base = list;
        let mut conditions = Vec::new();
        while let ExprKind::Quantified(Quantifier::Filter, over, binder, body) = &base.kind {
            conditions.push((binder, &**body));
            base = over;
        }
        conditions.reverse();
        Self { base, conditions }
    }

    fn with(mut self, binder: &'a Binder, body: &'a Expr) -> Self {
        self.conditions.push((binder, body));
        self
    }

    pub(super) fn machine(&self) -> Option<&'a Name> {
        match &self.base.kind {
            ExprKind::Collection(machine) => Some(machine),
            _ => None,
        }
    }

    /// The conditions, split where they are conjunctions.
    fn parts(&self) -> Vec<(&'a Binder, &'a Expr)> {
        let mut parts = Vec::new();
        for (binder, condition) in &self.conditions {
            conjuncts(condition, &mut |part| parts.push((*binder, part)));
        }
        parts
    }
}

fn conjuncts<'a>(condition: &'a Expr, found: &mut dyn FnMut(&'a Expr)) {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().for_each(|part| conjuncts(part, found)),
        _ => found(condition),
    }
}

impl<'a> Evaluation<'a> {
    pub(super) fn prove_all(
        &self,
        over: &'a Expr,
        binder: &'a Binder,
        body: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> (Truth, ProofKind) {
        let list = self.datum(over, scope);
        let Some(elements) = list.as_ref().and_then(Datum::elements) else {
            return (
                Truth::Undetermined,
                ProofKind::Unlisted(self.side(over, scope)),
            );
        };
        let (mut truth, mut of, mut unmet) = (Truth::True, 0, Vec::new());
        for datum in elements {
            of += 1;
            let frame = Frame {
                slot: binder.slot,
                datum: &datum,
                outer: scope,
            };
            let verdict = self.truth_in(body, Some(&frame));
            if !verdict.is_true() {
                truth = Truth::all([truth, verdict]);
                let proof = self.prove_in(body, Some(&frame));
                unmet.push(Witness {
                    subject: self.subject(&datum),
                    proof,
                });
            }
        }
        let machine = Layers::of(over).machine().cloned();
        (
            truth,
            ProofKind::All {
                machine,
                of,
                satisfied: of - unmet.len(),
                unmet,
            },
        )
    }

    pub(super) fn prove_existence(
        &self,
        one: bool,
        over: &'a Expr,
        binder: &'a Binder,
        body: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> (Truth, ProofKind) {
        let list = self.datum(over, scope);
        let Some(elements) = list.as_ref().and_then(Datum::elements) else {
            return (
                Truth::Undetermined,
                ProofKind::Unlisted(self.side(over, scope)),
            );
        };
        let (mut verdicts, mut satisfying) = (Vec::new(), Vec::new());
        for datum in elements {
            let frame = Frame {
                slot: binder.slot,
                datum: &datum,
                outer: scope,
            };
            let verdict = self.truth_in(body, Some(&frame));
            verdicts.push(verdict);
            if verdict.is_true() && satisfying.len() < NAMED_MAX {
                let proof = self.prove_in(body, Some(&frame));
                satisfying.push(Witness {
                    subject: self.subject(&datum),
                    proof,
                });
            }
        }
        let satisfied = verdicts.iter().filter(|verdict| verdict.is_true()).count();
        let truth = if one {
            Truth::one(verdicts)
        } else {
            Truth::any(verdicts)
        };
        let layers = Layers::of(over).with(binder, body);
        let (demands, candidates) = self.nearest(&layers, scope);
        let base = self.datum(layers.base, scope);
        let existence = Existence {
            one,
            machine: layers.machine().cloned(),
            of: base.and_then(|base| base.size()).unwrap_or(0),
            satisfied,
            satisfying,
            candidates,
            demands,
        };
        (truth, ProofKind::Exists(Box::new(existence)))
    }

    /// What is demanded of members, and the members that do not meet all conditions, nearest first.
    pub(super) fn nearest(
        &self,
        layers: &Layers<'a>,
        scope: Scope<'_, 'a>,
    ) -> (Vec<Demand>, Vec<Candidate>) {
        let parts = layers.parts();
        let demanded: Vec<Option<Demand>> = parts
            .iter()
            .map(|(binder, part)| self.demand(binder, part, scope))
            .collect();
        let list = self.datum(layers.base, scope);
        let mut ranked = Vec::new();
        for datum in list
            .as_ref()
            .and_then(Datum::elements)
            .into_iter()
            .flatten()
        {
            let met = |(binder, part): &(&'a Binder, &'a Expr)| {
                let frame = Frame {
                    slot: binder.slot,
                    datum: &datum,
                    outer: scope,
                };
                self.truth_in(part, Some(&frame)).is_true()
            };
            let met: Vec<bool> = parts.iter().map(met).collect();
            let unmet = met.iter().filter(|met| !**met).count();
            let fits = demanded
                .iter()
                .zip(&met)
                .all(|(demand, met)| demand.is_none() || *met);
            if unmet > 0 {
                ranked.push((!fits, unmet, datum));
            }
        }
        ranked.sort_by_key(|(misfit, unmet, _)| (*misfit, *unmet));
        ranked.truncate(NAMED_MAX);
        let candidates = ranked.into_iter().map(|(misfit, unmet, datum)| {
            let proof = self.prove_layers(layers, &datum, scope);
            let witness = Witness {
                subject: self.subject(&datum),
                proof,
            };
            Candidate {
                witness,
                unmet,
                fits: !misfit,
            }
        });
        (
            demanded.into_iter().flatten().collect(),
            candidates.collect(),
        )
    }

    fn prove_layers(&self, layers: &Layers<'a>, datum: &Datum<'a>, scope: Scope<'_, 'a>) -> Proof {
        let mut proofs: Vec<Proof> = Vec::new();
        for (binder, condition) in &layers.conditions {
            let frame = Frame {
                slot: binder.slot,
                datum,
                outer: scope,
            };
            proofs.push(self.prove_in(condition, Some(&frame)));
        }
        if proofs.len() == 1 {
            return proofs.remove(0);
        }
        let truth = Truth::all(truths(&proofs));
        Proof {
            truth,
            span: layers.base.span,
            kind: ProofKind::And(proofs),
        }
    }

    /// `x.field == value` where the value does not depend on `x`.
    fn demand(&self, binder: &Binder, part: &'a Expr, scope: Scope<'_, 'a>) -> Option<Demand> {
        let ExprKind::Compare(Comparison::Equal, left, right) = &part.kind else {
            return None;
        };
        let (field, value) = match (field_of(left, binder.slot), field_of(right, binder.slot)) {
            (Some(field), None) => (field, right),
            (None, Some(field)) => (field, left),
            _ => return None,
        };
        if mentions(value, binder.slot) {
            return None;
        }
        let value = self.datum(value, scope)?.to_value(self.world);
        Some(Demand {
            field: field.clone(),
            value,
        })
    }

    fn subject(&self, datum: &Datum<'a>) -> Subject {
        match datum.handle(self.world) {
            Some(instance) => Subject::Instance(instance),
            None => Subject::Value(datum.to_value(self.world)),
        }
    }
}

/// The field, if an expression is a field of the variable.
fn field_of(expr: &Expr, slot: usize) -> Option<&Name> {
    match &expr.kind {
        ExprKind::Field(of, field) if of.kind == ExprKind::Local(slot) => Some(field),
        _ => None,
    }
}

fn mentions(expr: &Expr, slot: usize) -> bool {
    expr.kind == ExprKind::Local(slot)
        || expr.children().into_iter().any(|part| mentions(part, slot))
}
