//! Members of lists: which are not as they should be, which come nearest, what is missing.

use definition::{
    guard::{
        expr::{Comparison, Expr, ExprKind, Quantifier},
        proof::{Demand, Existence, Proof, ProofKind, Subject, Witness as Proven},
    },
    ty::Type,
    value::Value,
};

use crate::{
    saying::{Joint, Saying, Words},
    view::Sight,
};

use super::{
    Teller,
    answer::{Count, Op, Part, Witness},
    missing::Want,
    parts::Scene,
    words::members,
};

/// Conditions on the members of a list, each with the slot of its variable.
pub(super) type Conditions<'e> = Vec<(usize, &'e Expr)>;

impl Teller<'_, '_> {
    /// `all`, `exists` and `exists_one`.
    pub(super) fn quantified(
        &self,
        proof: &ProofKind,
        (over, slot, body): (&Expr, usize, &Expr),
        scene: Scene<'_>,
        wanted: bool,
    ) -> Part {
        match proof {
            ProofKind::All {
                of,
                satisfied,
                unmet,
                ..
            } => {
                let mut part = Part {
                    op: Op::All,
                    text: Words::Unseen.say(),
                    ..Part::default()
                };
                let what = members(self.viewed.snapshot().definition, over);
                if self.may_count(over) {
                    part.count = Some(Count {
                        satisfied: *satisfied,
                        of: *of,
                    });
                    let state = self.state_of(over, body);
                    let state = state.unwrap_or_else(|| Words::AsTheyMust.say());
                    part.text = are(*satisfied, *of, what, state);
                }
                if wanted {
                    self.witnesses(
                        &mut part,
                        unmet.iter(),
                        (over, &vec![(slot, body)]),
                        scene,
                        true,
                    );
                }
                part
            }
            ProofKind::Exists(existence) if wanted => {
                self.lacking(existence, (over, slot, body), scene)
            }
            ProofKind::Exists(existence) => self.excess(existence, (over, slot, body), scene),
            _ => Part::default(),
        }
    }

    /// No member has the property, or not exactly one.
    fn lacking(
        &self,
        existence: &Existence,
        (over, slot, body): (&Expr, usize, &Expr),
        scene: Scene<'_>,
    ) -> Part {
        if existence.one && existence.satisfied > 1 {
            let mut part = self.excess(existence, (over, slot, body), scene);
            let found = Some(part.text).filter(|text| !text.is_empty());
            let sayings = found.into_iter().chain([Words::ExactlyOne.say()]);
            part.text = Saying::joined(Joint::Space, sayings);
            return part;
        }
        if let Some(part) = self.out_of_scope(over, slot, body, scene) {
            return part;
        }
        let mut part = Part {
            op: Op::Exists,
            ..Part::default()
        };
        let mut conditions = self.layers(over);
        conditions.push((slot, body));
        let demands = self.readable_demands(&existence.demands, &conditions, scene);
        // Which members fit tells what was demanded of them: only a viewer who may read that learns it.
        let is_readable = demands.len() == existence.demands.len();
        let fitting = existence
            .candidates
            .iter()
            .filter(|candidate| candidate.fits && is_readable);
        let fitting: Vec<_> = fitting.map(|candidate| &candidate.witness).collect();
        self.witnesses(
            &mut part,
            fitting.iter().copied(),
            (over, &conditions),
            scene,
            true,
        );
        let what = members(self.viewed.snapshot().definition, over);
        let may_miss = existence
            .machine
            .as_ref()
            .is_none_or(|machine| self.may_miss(machine));
        let is_silent = !fitting.is_empty() && part.witnesses.is_empty() && part.hidden == 0;
        part.text = match &existence.machine {
            _ if !is_readable => Words::Unread.say(),
            _ if is_silent || !may_miss => Words::Unseen.say(),
            Some(machine) if fitting.is_empty() => {
                Words::NoSuchYet.with([("machine", machine.replace('_', " ").into())])
            }
            _ if existence.demands.is_empty() && self.may_count(over) => {
                let must = self.state_of(over, body);
                let must = must.unwrap_or_else(|| Words::AsItMust.say());
                let of = ("of", existence.of.into());
                Words::NoneIs.with([of, ("what", what), ("state", must)])
            }
            _ => Saying::default(),
        };
        let all_stuck = part.hidden == 0 && part.witnesses.iter().all(|witness| witness.stuck);
        let is_hopeless = fitting.is_empty() || (all_stuck && !part.witnesses.is_empty());
        if let (true, Some(machine)) = (is_hopeless && is_readable && may_miss, &existence.machine)
        {
            let want = Want {
                machine,
                id: None,
                demands: &demands,
            };
            self.add_missing(&mut part, want, scene.trail);
        }
        part
    }

    /// Members have a property that none may have.
    fn excess(
        &self,
        existence: &Existence,
        (over, slot, body): (&Expr, usize, &Expr),
        scene: Scene<'_>,
    ) -> Part {
        let mut part = Part {
            op: Op::Exists,
            text: Words::Unseen.say(),
            ..Part::default()
        };
        let what = members(self.viewed.snapshot().definition, over);
        let (satisfied, of) = (existence.satisfied, existence.of);
        if self.may_count(over) {
            part.count = Some(Count { satisfied, of });
            part.text = match self.state_of(over, body) {
                Some(state) => are(satisfied, of, what, state),
                None if satisfied == 1 => {
                    Words::OneAgainst.with([("of", of.into()), ("what", what)])
                }
                None => Words::ManyAgainst.with([
                    ("count", satisfied.into()),
                    ("of", of.into()),
                    ("what", what),
                ]),
            };
        }
        let conditions = vec![(slot, body)];
        self.witnesses(
            &mut part,
            existence.satisfying.iter(),
            (over, &conditions),
            scene,
            false,
        );
        part.more += satisfied.saturating_sub(existence.satisfying.len());
        part
    }

    /// Names members, at most as many as the distance to the question allows; counts the rest.
    pub(super) fn witnesses<'p>(
        &self,
        part: &mut Part,
        proven: impl Iterator<Item = &'p Proven>,
        (over, conditions): (&Expr, &Conditions<'_>),
        scene: Scene<'_>,
        wanted: bool,
    ) {
        let element = match over.ty.stated() {
            Type::List(element) | Type::Set(element) => &**element,
            other => other,
        };
        let is_readable = self.may_list(over, scene);
        for witness in proven {
            if !is_readable || self.is_hidden(&witness.subject) {
                part.hidden += usize::from(self.may_count(over));
            } else if part.witnesses.len() >= scene.trail.witnesses_max() {
                part.more += 1;
            } else {
                part.witnesses
                    .push(self.witness(witness, element, conditions, scene, wanted));
            }
        }
    }

    fn witness(
        &self,
        proven: &Proven,
        element: &Type,
        conditions: &Conditions<'_>,
        scene: Scene<'_>,
        wanted: bool,
    ) -> Witness {
        let (place, value) = match &proven.subject {
            Subject::Instance(handle) => (
                Some(handle.0),
                Value::Instance(self.viewed.instance(handle.0).id.clone()),
            ),
            Subject::Value(value) => (None, value.clone()),
        };
        let mut parts = Vec::new();
        for (proof, (slot, expr)) in split(&proven.proof, conditions) {
            let mut locals = scene.locals.to_vec();
            locals.resize(*slot, Value::NotStated);
            locals.push(value.clone());
            parts.extend(self.parts(
                proof,
                expr,
                Scene {
                    locals: &locals,
                    ..scene
                },
                wanted,
            ));
        }
        let Some(place) = place else {
            let value = Some(self.viewed.shown(element, &value));
            return Witness {
                subject: None,
                value,
                because: parts,
                next: Vec::new(),
                stuck: false,
            };
        };
        let id = &self.viewed.instance(place).id;
        let is_own = |part: &Part| part.op == Op::State && part.of.as_ref() == Some(id);
        let (own, mut because): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_own);
        if self.viewed.sight(place) != Sight::Read {
            because.clear();
        }
        Witness {
            subject: self.viewed.subject(place),
            value: None,
            because,
            stuck: own.iter().any(|part| part.stuck),
            next: own.into_iter().flat_map(|part| part.next).collect(),
        }
    }

    /// The filters of a list, from the innermost on.
    pub(super) fn layers<'e>(&self, list: &'e Expr) -> Conditions<'e> {
        let mut conditions = Vec::new();
        let mut base = list;
        while let ExprKind::Quantified(Quantifier::Filter, over, binder, body) = &base.kind {
            conditions.push((binder.slot, &**body));
            base = over;
        }
        conditions.reverse();
        conditions
    }

    /// What is demanded of a member, as far as the viewer may read it.
    pub(super) fn readable_demands(
        &self,
        demands: &[Demand],
        conditions: &Conditions<'_>,
        scene: Scene<'_>,
    ) -> Vec<Demand> {
        let mut conjuncts = Vec::new();
        for (_, condition) in conditions {
            collect_conjuncts(condition, &mut conjuncts);
        }
        let is_readable = |demand: &&Demand| {
            conjuncts.iter().any(|conjunct| {
                let ExprKind::Compare(Comparison::Equal, left, right) = &conjunct.kind else {
                    return false;
                };
                [(left, right), (right, left)]
                    .into_iter()
                    .any(|(field, value)| {
                        matches!(&field.kind, ExprKind::Field(_, name) if *name == demand.field)
                            && self.viewed.value(value, scene.site, scene.locals).as_ref()
                                == Some(&demand.value)
                            && !self.viewed.names_hidden(&demand.value)
                    })
            })
        };
        demands.iter().filter(is_readable).cloned().collect()
    }

    /// Whether the viewer may know which members a list has; instances of a collection are looked at one by one.
    fn may_list(&self, list: &Expr, scene: Scene<'_>) -> bool {
        let mut base = list;
        while let ExprKind::Quantified(Quantifier::Filter, over, ..) = &base.kind {
            base = over;
        }
        matches!(base.kind, ExprKind::Collection(_))
            || self.viewed.value(base, scene.site, scene.locals).is_some()
    }

    /// Of discreet machines only those are counted that the viewer may see.
    fn may_count(&self, list: &Expr) -> bool {
        let machines = match list.ty.stated() {
            Type::List(element) | Type::Set(element) => match element.stated() {
                Type::Instance(machines) => &machines[..],
                _ => &[],
            },
            _ => &[],
        };
        let places = 0..self.viewed.snapshot().state.instances.len();
        let mut among =
            places.filter(|place| machines.contains(&self.viewed.instance(*place).machine));
        among.all(|place| self.viewed.may_count(place))
    }

    /// Whether the viewer may know that an instance of a machine does not exist.
    pub(super) fn may_miss(&self, machine: &str) -> bool {
        let declared = self.viewed.snapshot().definition.machines.get(machine);
        declared.is_some_and(|machine| self.viewed.may_miss(machine))
    }

    fn is_hidden(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Instance(handle) => !self.viewed.sees(handle.0),
            Subject::Value(value) => self.viewed.names_hidden(value),
        }
    }

    /// The title of the state a condition asks members for, if that is all it asks.
    fn state_of(&self, over: &Expr, body: &Expr) -> Option<Saying> {
        let (ExprKind::Is(of, state) | ExprKind::Was(of, state)) = &body.kind else {
            return None;
        };
        let (ExprKind::Local(_), Type::List(element)) = (&of.kind, over.ty.stated()) else {
            return None;
        };
        let Type::Instance(machines) = element.stated() else {
            return None;
        };
        let definition = self.viewed.snapshot().definition;
        let title = &definition
            .machines
            .get(machines.first()?)?
            .states
            .get(state)?
            .title;
        Some(if matches!(body.kind, ExprKind::Was(..)) {
            Words::OrHaveBeen.with([("state", title.into())])
        } else {
            Words::Quoted.with([("it", title.into())])
        })
    }
}

/// How many of a list are in a state.
fn are(count: usize, of: usize, what: Saying, state: Saying) -> Saying {
    let words = if count == 1 {
        Words::OneIs
    } else {
        Words::ManyAre
    };
    words.with([
        ("count", count.into()),
        ("of", of.into()),
        ("what", what),
        ("state", state),
    ])
}

/// The proof of a member belongs to one condition, or is the conjunction of those of several.
fn split<'p, 'e, 'c>(
    proof: &'p Proof,
    conditions: &'c Conditions<'e>,
) -> Vec<(&'p Proof, &'c (usize, &'e Expr))> {
    match (&proof.kind, conditions.len()) {
        (ProofKind::And(proofs), 2..) => proofs.iter().zip(conditions).collect(),
        _ => conditions
            .last()
            .map(|condition| (proof, condition))
            .into_iter()
            .collect(),
    }
}

pub(super) fn collect_conjuncts<'e>(expr: &'e Expr, found: &mut Vec<&'e Expr>) {
    match &expr.kind {
        ExprKind::And(parts) => parts.iter().for_each(|part| collect_conjuncts(part, found)),
        _ => found.push(expr),
    }
}
