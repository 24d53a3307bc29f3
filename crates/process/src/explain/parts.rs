//! Proofs into [`Part`]s: what of a condition is not as it should be, as far as the viewer may know it.
//!
//! A proof knows everything. It is walked side by side with its expression, and whatever is put into words is evaluated again
//! with the viewer's eyes ([`Viewed::value`](crate::view::Viewed::value)).

use definition::{
    guard::{
        expr::{Expr, ExprKind},
        proof::{Compared, Proof, ProofKind, Side},
        world::Site,
    },
    model::{Milestone, action::Action},
    value::Value,
};

use crate::saying::{Saying, Words};

use super::{
    Teller, Trail, absent,
    answer::{Count, Op, Part, Verdict},
    missing::Want,
    words::{demanded, describe, members, negated},
};

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s> {
    /// The instance and the command around it.
    pub(super) site: Site<'s>,
    /// The values of the variables bound around it.
    pub(super) locals: &'s [Value],
    /// The action whose form it reads.
    pub(super) action: Option<&'s Action>,
    /// How the question got here.
    pub(super) trail: &'s Trail,
}

impl Teller<'_, '_> {
    /// What of a condition is not as wanted: not true, or for `!condition` not false. Empty if it is.
    pub(super) fn parts(
        &self,
        proof: &Proof,
        expr: &Expr,
        scene: Scene<'_>,
        wanted: bool,
    ) -> Vec<Part> {
        if proof.truth.decided() == Some(wanted) {
            return Vec::new();
        }
        match (&proof.kind, &expr.kind) {
            (ProofKind::Not(inner), ExprKind::Not(expr)) => self.parts(inner, expr, scene, !wanted),
            (ProofKind::And(proofs), ExprKind::And(exprs)) => {
                self.together(proofs, exprs, scene, wanted, wanted)
            }
            (ProofKind::Or(proofs), ExprKind::Or(exprs)) => {
                self.together(proofs, exprs, scene, wanted, !wanted)
            }
            _ => {
                let part = self.part(proof, expr, scene, wanted);
                let part = part.map(|part| Part {
                    verdict: proof.truth.into(),
                    ..part
                });
                part.into_iter().collect()
            }
        }
    }

    /// What is not as wanted in a condition that no other word joins.
    fn part(&self, proof: &Proof, expr: &Expr, scene: Scene<'_>, wanted: bool) -> Option<Part> {
        let part = match (&proof.kind, &expr.kind) {
            (ProofKind::Milestone { name, proof }, _) => {
                let milestone = self.viewed.snapshot().definition.milestones.get(name)?;
                self.milestone(proof.as_ref()?, milestone, scene.trail, wanted)
            }
            (
                ProofKind::All { .. } | ProofKind::Exists(_),
                ExprKind::Quantified(_, over, binder, body),
            ) => self.quantified(&proof.kind, (over, binder.slot, body), scene, wanted),
            (ProofKind::Compare(compared), ExprKind::Compare(_, left, right)) => {
                self.compared(compared, (left, right), scene, wanted)
            }
            (ProofKind::In { member, list }, ExprKind::In(m, l)) => {
                self.contained((member, list), (m, l), scene, wanted)
            }
            (
                ProofKind::State {
                    of,
                    instance,
                    state,
                    ever,
                },
                ExprKind::Is(expr, _) | ExprKind::Was(expr, _),
            ) => {
                let place = instance.map(|handle| handle.0);
                self.state(of, place, (state, *ever), expr, scene, wanted)
            }
            (ProofKind::Has(_), ExprKind::Has(path)) => self.present(path, scene, wanted),
            (ProofKind::Unlisted(side), ExprKind::Quantified(_, over, ..)) => {
                self.unlisted(side, over, scene)
            }
            (ProofKind::Data(side), _) => self.data(side, expr, scene),
            _ => return None,
        };
        Some(part)
    }

    /// `has(path)`.
    fn present(&self, path: &Expr, scene: Scene<'_>, wanted: bool) -> Part {
        let what = self.describe(path, scene).capital();
        let words = if wanted {
            Words::IsMissing
        } else {
            Words::IsThere
        };
        let text = words.with([("what", what)]);
        self.about_fields(
            Part {
                op: Op::Has,
                text,
                ..Part::default()
            },
            &[path],
            scene,
        )
    }

    /// A quantifier over a list that is not known.
    fn unlisted(&self, side: &Side, over: &Expr, scene: Scene<'_>) -> Part {
        let text = Words::NotListed.with(self.without(side, over, scene));
        self.about_fields(
            Part {
                op: Op::All,
                text,
                ..Part::default()
            },
            &[over],
            scene,
        )
    }

    /// Data that says yes or no.
    fn data(&self, side: &Side, expr: &Expr, scene: Scene<'_>) -> Part {
        let actual = self.value_words(side, expr, scene);
        let text = match side.value {
            Some(_) => {
                let what = self.describe(expr, scene).capital();
                Words::IsValue.with([("what", what), ("actual", actual.clone())])
            }
            None => Words::NotKnownYet.with(self.without(side, expr, scene)),
        };
        let part = Part {
            op: Op::Data,
            text,
            actual: Some(actual.to_string()),
            ..Part::default()
        };
        self.about_fields(part, &[expr], scene)
    }

    /// The parts of `&&` or `||`: all are needed, or one of them is enough.
    fn together(
        &self,
        proofs: &[Proof],
        exprs: &[Expr],
        scene: Scene<'_>,
        wanted: bool,
        all_are_needed: bool,
    ) -> Vec<Part> {
        let told = proofs
            .iter()
            .zip(exprs)
            .map(|(p, e)| (p.truth, self.parts(p, e, scene, wanted)));
        if all_are_needed {
            let mut parts: Vec<Part> = told.flat_map(|(_, parts)| parts).collect();
            // Of what is missing it goes without saying that nothing else is known of it.
            let lacking = parts.iter().filter(|part| part.op == Op::Has);
            let lacking: Vec<_> = lacking.map(|part| part.of.clone()).collect();
            parts.retain(|part| {
                part.verdict != Verdict::Undetermined || !lacking.contains(&part.of)
            });
            return parts;
        }
        let mut alternatives: Vec<Part> = told
            .filter(|(_, parts)| !parts.is_empty())
            .map(|(truth, mut parts)| match parts.len() {
                1 => parts.remove(0),
                _ => Part {
                    op: Op::AllOf,
                    verdict: truth.into(),
                    parts,
                    ..Part::default()
                },
            })
            .collect();
        if alternatives.len() < 2 {
            return alternatives;
        }
        // Alternatives that can never come true only confuse, as long as there is another.
        if alternatives.iter().any(|part| !part.stuck) {
            alternatives.retain(|part| !part.stuck);
        }
        let verdict = alternatives[0].verdict;
        vec![Part {
            op: Op::OneOf,
            verdict,
            parts: alternatives,
            ..Part::default()
        }]
    }

    fn milestone(&self, proof: &Proof, milestone: &Milestone, trail: &Trail, wanted: bool) -> Part {
        let scene = Scene {
            site: Site::default(),
            locals: &[],
            action: None,
            trail,
        };
        Part {
            op: Op::Milestone,
            text: if wanted {
                (&milestone.say).into()
            } else {
                Words::MilestoneNot.with([("say", (&milestone.say).into())])
            },
            parts: self.parts(proof, &milestone.that, scene, wanted),
            ..Part::default()
        }
    }

    fn compared(
        &self,
        compared: &Compared,
        (left, right): (&Expr, &Expr),
        scene: Scene<'_>,
        wanted: bool,
    ) -> Part {
        let actual = self.value_words(&compared.left, left, scene);
        let expected = self.value_words(&compared.right, right, scene);
        let comparison = if wanted {
            compared.comparison
        } else {
            negated(compared.comparison)
        };
        let expected = demanded(comparison, expected);
        let text = match (&compared.left.value, &compared.right.value) {
            (Some(Value::NotStated) | None, _) => {
                Words::NotKnown.with(self.without(&compared.left, left, scene))
            }
            (_, Some(Value::NotStated) | None) => {
                Words::NotKnown.with(self.without(&compared.right, right, scene))
            }
            _ => Words::MustBe.with([
                ("what", self.describe(left, scene).capital()),
                ("actual", actual.clone()),
                ("demanded", expected.clone()),
            ]),
        };
        let part = Part {
            op: Op::Compare,
            text,
            actual: Some(actual.to_string()),
            expected: Some(expected.to_string()),
            ..Part::default()
        };
        match &compared.counted {
            Some(_) if wanted => self.counted(part, compared, (left, right), scene),
            _ => self.about_fields(part, &[left, right], scene),
        }
    }

    /// `size(list) >= n`: the shortfall, what could still count and what is missing.
    fn counted(
        &self,
        mut part: Part,
        compared: &Compared,
        (left, right): (&Expr, &Expr),
        scene: Scene<'_>,
    ) -> Part {
        let Some(counted) = &compared.counted else {
            return part;
        };
        let (size, limit, side) = match &left.kind {
            ExprKind::Size(list) => (&**list, right, &compared.left),
            _ => match &right.kind {
                ExprKind::Size(list) => (&**list, left, &compared.right),
                _ => return part,
            },
        };
        part.op = Op::Size;
        let count = |value: &Option<Value>| match value {
            Some(Value::Int(count)) => usize::try_from(*count).ok(),
            _ => None,
        };
        let sized = if std::ptr::eq(limit, right) {
            left
        } else {
            right
        };
        let have = count(&self.viewed.value(sized, scene.site, scene.locals));
        if let (Some(have), Some(_)) = (have, side.value.as_ref()) {
            let lacking = usize::try_from(counted.lacking).unwrap_or(0);
            if lacking > 0 && count(&self.viewed.value(limit, scene.site, scene.locals)).is_some() {
                part.count = Some(Count {
                    satisfied: have,
                    of: have + lacking,
                });
                let what = members(self.viewed.snapshot().definition, size);
                part.text = Words::AreThere.with([
                    ("have", have.into()),
                    ("of", (have + lacking).into()),
                    ("what", what),
                ]);
            }
        }
        if counted.lacking > 0 {
            let conditions = self.layers(size);
            let candidates = counted
                .candidates
                .iter()
                .map(|candidate| &candidate.witness);
            if !conditions.is_empty() {
                self.witnesses(&mut part, candidates, (size, &conditions), scene, true);
            }
            if let Some(machine) = counted.machine.as_ref().filter(|it| self.may_miss(it)) {
                let demands = self.readable_demands(&counted.demands, &conditions, scene);
                let want = Want {
                    machine,
                    id: None,
                    demands: &demands,
                };
                self.add_missing(&mut part, want, scene.trail);
            }
        }
        part
    }

    fn contained(
        &self,
        (member, list): (&Side, &Side),
        (m, l): (&Expr, &Expr),
        scene: Scene<'_>,
        wanted: bool,
    ) -> Part {
        let actual = self.value_words(member, m, scene);
        let words = if wanted { Words::IsNotIn } else { Words::IsIn };
        let text = match (&member.value, &list.value) {
            (None, _) => Words::NotKnownYet.with(self.without(member, m, scene)),
            (_, None) => Words::NotKnownYet.with(self.without(list, l, scene)),
            _ => words.with([
                ("what", actual.clone().capital()),
                ("among", self.describe(l, scene)),
            ]),
        };
        let part = Part {
            op: Op::In,
            text,
            actual: Some(actual.to_string()),
            ..Part::default()
        };
        self.about_fields(part, &[l, m], scene)
    }

    /// What an expression is about.
    pub(super) fn describe(&self, expr: &Expr, scene: Scene<'_>) -> Saying {
        describe(self.viewed, scene.action, expr)
    }

    /// The value of a side as the viewer may know it.
    pub(super) fn value_words(&self, side: &Side, expr: &Expr, scene: Scene<'_>) -> Saying {
        match self.viewed.value(expr, scene.site, scene.locals) {
            Some(value) if !self.viewed.names_hidden(&value) => self.viewed.said(&expr.ty, &value),
            _ if side.value.is_some() => Words::Unreadable.say(),
            _ => Words::Nothing.say(),
        }
    }

    /// What has no value, and why.
    fn without(&self, side: &Side, expr: &Expr, scene: Scene<'_>) -> [(&'static str, Saying); 2] {
        [
            ("what", self.describe(expr, scene).capital()),
            ("because", self.because(side, expr, scene)),
        ]
    }

    /// `, because … is missing`, as far as the viewer may know it.
    fn because(&self, side: &Side, expr: &Expr, scene: Scene<'_>) -> Saying {
        let value = &side.value;
        let is_withheld =
            value.is_some() && self.viewed.value(expr, scene.site, scene.locals).is_none();
        match &side.absent {
            _ if is_withheld => Saying::default(),
            Some(absent) => absent::words(self.viewed, scene.action, absent),
            None => Saying::default(),
        }
    }
}
