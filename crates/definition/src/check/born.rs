//! Which machines certainly have an instance when an instance of another is in a state.
//!
//! A forward analysis over all machines at once: a machine is certain in a leaf if it is certain on every way to that
//! leaf. Ways start where the instance is spawned, with everything that is certain there.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    guard::expr::{Expr, ExprKind},
    model::{
        Definition,
        action::{Effect, EffectKind, Target},
        machine::{Machine, State},
    },
    name::Name,
    ty::Type,
};

use super::{
    conjuncts::conjuncts,
    lists::{Anchor, anchor, never_empty},
    transitions::{self, Transition, leaves_inside},
    ways,
};

/// A leaf of a machine.
type Place = (Name, Name);

/// Machines that certainly have an instance, by leaf.
pub(super) struct Born {
    certain: BTreeMap<Place, BTreeSet<Name>>,
    /// Machines whose instances may all be cancelled on the way.
    cancelled: BTreeSet<Name>,
}

impl Born {
    /// The analysis of a definition.
    pub(super) fn of(definition: &Definition) -> Self {
        let all: BTreeSet<Name> = definition.machines.keys().cloned().collect();
        let mut certain = BTreeMap::new();
        for machine in definition.machines.values() {
            for leaf in ways::reached(machine) {
                certain.insert((machine.id.clone(), leaf), all.clone());
            }
        }
        let mut born = Self {
            certain,
            cancelled: cancelled(definition),
        };
        while born.narrow(definition) {}
        born
    }

    /// Whether a machine certainly has an instance while another is in a state.
    pub(super) fn is_certain(&self, of: &Name, machine: &Machine, state: &State) -> bool {
        !self.cancelled.contains(of) && self.everywhere(machine, state).contains(of)
    }

    /// What is certain in all leaves of a state.
    fn everywhere(&self, machine: &Machine, state: &State) -> BTreeSet<Name> {
        let leaves = leaves_inside(machine, &state.id)
            .filter_map(|leaf| self.certain.get(&(machine.id.clone(), leaf.id.clone())));
        leaves
            .cloned()
            .reduce(|left, right| &left & &right)
            .unwrap_or_default()
    }

    /// One round; whether anything became less certain.
    fn narrow(&mut self, definition: &Definition) -> bool {
        let mut arrivals = Arrivals::default();
        arrivals.born(definition.root(), &BTreeSet::new());
        for amendment in definition.amend.values() {
            let root = BTreeSet::from([definition.root.clone()]);
            arrivals.spawned(definition, amendment.effects(), &root);
        }
        for transition in transitions::all(definition) {
            self.follow(definition, &transition, &mut arrivals);
        }
        for machine in definition.machines.values() {
            for state in machine
                .states
                .values()
                .filter(|state| !state.enter.is_empty())
            {
                let here = self.everywhere(machine, state);
                arrivals.spawned(definition, &state.enter, &here);
            }
        }
        let mut narrowed = false;
        for (place, certain) in &mut self.certain {
            let found = arrivals.certain.remove(place).unwrap_or_default();
            let before = certain.len();
            certain.retain(|machine| found.contains(machine));
            narrowed |= certain.len() < before;
        }
        narrowed
    }

    fn follow(
        &self,
        definition: &Definition,
        transition: &Transition<'_>,
        arrivals: &mut Arrivals,
    ) {
        let machine = transition.machine;
        for from in transition.leaves_from() {
            let place = (machine.id.clone(), from.id.clone());
            let Some(before) = self.certain.get(&place) else {
                continue;
            };
            let mut after = before.clone();
            after.extend(demanded(definition, transition));
            let effects = transition.effects().iter();
            after.extend(effects.filter_map(|effect| certainly_spawned(definition, effect)));
            for to in transition.leaves_to(from) {
                let mut there = after.clone();
                if *transition.target() != Target::Stay {
                    let path = machine.innermost_first(&to.id);
                    let entered = path.flat_map(|state| &state.enter);
                    there
                        .extend(entered.filter_map(|effect| certainly_spawned(definition, effect)));
                }
                arrivals.arrive(machine, to, there);
            }
            arrivals.spawned(definition, transition.effects(), &after);
        }
    }
}

/// What is certain on the ways to each leaf, gathered in one round.
#[derive(Default)]
struct Arrivals {
    certain: BTreeMap<Place, BTreeSet<Name>>,
}

impl Arrivals {
    fn arrive(&mut self, machine: &Machine, leaf: &State, certain: BTreeSet<Name>) {
        let place = (machine.id.clone(), leaf.id.clone());
        match self.certain.get_mut(&place) {
            Some(known) => known.retain(|machine| certain.contains(machine)),
            None => {
                self.certain.insert(place, certain);
            }
        }
    }

    fn born(&mut self, machine: &Machine, around: &BTreeSet<Name>) {
        let leaf = machine.entered(&machine.initial);
        let mut certain = around.clone();
        certain.insert(machine.id.clone());
        self.arrive(machine, leaf, certain);
    }

    fn spawned<'a>(
        &mut self,
        definition: &Definition,
        effects: impl IntoIterator<Item = &'a Effect>,
        around: &BTreeSet<Name>,
    ) {
        for effect in effects {
            if let EffectKind::Spawn { machine, .. } = &effect.kind {
                self.born(&definition.machines[machine], around);
            }
        }
    }
}

/// The machine of which an effect certainly spawns an instance.
fn certainly_spawned(definition: &Definition, effect: &Effect) -> Option<Name> {
    let EffectKind::Spawn { machine, .. } = &effect.kind else {
        return None;
    };
    let some = effect
        .for_each
        .iter()
        .all(|each| never_empty(definition, &each.over));
    (effect.condition.is_none() && some).then(|| machine.clone())
}

/// The machines of which the clauses of a transition demand an instance.
fn demanded<'a>(definition: &'a Definition, transition: &Transition<'a>) -> Vec<Name> {
    let parts = conjuncts(definition, transition.musts().map(|clause| &clause.that));
    let anchors = parts
        .into_iter()
        .filter_map(|part| anchor(definition, part));
    let lists = anchors
        .filter(|(_, anchor)| *anchor == Anchor::NotEmpty)
        .map(|(list, _)| list);
    lists
        .filter_map(|list| base_collection(list))
        .cloned()
        .collect()
}

/// The machine of a collection, also through `filter` and `map`.
pub(super) fn base_collection(list: &Expr) -> Option<&Name> {
    match &list.kind {
        ExprKind::Collection(machine) => Some(machine),
        ExprKind::Quantified(_, inner, ..) => base_collection(inner),
        _ => None,
    }
}

/// The machines of which a step may cancel all instances while the review goes on. An amendment that removes a member
/// keeps the parameter's `min`, so the instances of the other members stay.
fn cancelled(definition: &Definition) -> BTreeSet<Name> {
    let mut cancelled = BTreeSet::new();
    for transition in transitions::all(definition) {
        let mut leaves = transition
            .leaves_from()
            .flat_map(|from| transition.leaves_to(from));
        let ends = transition.machine.id == definition.root && leaves.all(|leaf| leaf.is_final);
        cancelled_by(definition, transition.effects(), ends, &mut cancelled);
    }
    for machine in definition.machines.values() {
        for state in machine.states.values() {
            let ends = machine.id == definition.root && state.is_final;
            cancelled_by(definition, &state.enter, ends, &mut cancelled);
        }
    }
    for amendment in definition.amend.values() {
        cancelled_by(definition, &amendment.added, false, &mut cancelled);
    }
    cancelled
}

fn cancelled_by(
    definition: &Definition,
    effects: &[Effect],
    ends: bool,
    into: &mut BTreeSet<Name>,
) {
    for effect in effects {
        match &effect.kind {
            EffectKind::CancelEverything if !ends => {
                into.extend(definition.machines.keys().cloned());
            }
            EffectKind::Cancel(what) => into.extend(instances(&what.ty).iter().cloned()),
            _ => {}
        }
    }
}

/// The machines of an instance, or of the instances in a list.
pub(super) fn instances(ty: &Type) -> &[Name] {
    match ty.stated() {
        Type::Instance(machines) => machines,
        Type::List(element) | Type::Set(element) => instances(element),
        _ => &[],
    }
}
