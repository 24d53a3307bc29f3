//! The root does not close over open work, as far as that is evident without a run.
//!
//! Answers to signals are left to exploration: whoever sends the signal may have waited.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::reads::Reads,
    model::{
        Definition,
        action::{Effect, EffectKind},
        machine::Machine,
    },
    name::Name,
};

use super::{
    code,
    conjuncts::conjuncts,
    transitions::{self, Kind, Transition},
    ways,
};

/// Each transition of the root into a final state waits for something or cancels what is open.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let root = definition.root();
    for transition in transitions::of_machine(root) {
        let closes = transition
            .leaves_from()
            .flat_map(|from| transition.leaves_to(from))
            .any(|leaf| leaf.is_final);
        if matches!(transition.kind, Kind::Signal(_))
            || !closes
            || waits(definition, &transition)
            || cancels(&transition)
        {
            continue;
        }
        let open = may_be_open(definition, &transition);
        if let Some(machine) = open.first() {
            out.push(closes_early(&transition, machine));
        }
    }
}

/// Whether a clause of a transition looks at instances.
fn waits<'a>(definition: &'a Definition, transition: &Transition<'a>) -> bool {
    let parts = conjuncts(definition, transition.musts().map(|clause| &clause.that));
    parts.into_iter().any(|part| {
        let reads = Reads::of(part);
        !reads.machines().is_empty() || !reads.milestones.is_empty()
    })
}

fn cancels(transition: &Transition<'_>) -> bool {
    let own = transition.effects().iter();
    let entered = transition
        .leaves_from()
        .flat_map(|from| transition.enter_effects(from))
        .collect::<Vec<_>>();
    own.chain(entered).any(|effect| {
        matches!(
            effect.kind,
            EffectKind::CancelEverything | EffectKind::Cancel(_)
        )
    })
}

/// The machines that may have an open instance when a transition of the root is taken.
fn may_be_open(definition: &Definition, transition: &Transition<'_>) -> Vec<Name> {
    let root = definition.root();
    let mut found = BTreeSet::new();
    let mut open: Vec<&Effect> = transition.effects().iter().collect();
    for earlier in before(root, transition) {
        open.extend(earlier.effects());
        open.extend(
            earlier
                .leaves_from()
                .flat_map(|from| earlier.enter_effects(from)),
        );
    }
    while let Some(effect) = open.pop() {
        let EffectKind::Spawn { machine, .. } = &effect.kind else {
            continue;
        };
        if found.insert(machine.clone()) {
            let spawned = &definition.machines[machine];
            open.extend(transitions::of_machine(spawned).flat_map(|later| later.effects()));
            open.extend(spawned.states.values().flat_map(|state| &state.enter));
        }
    }
    let stays_open = |machine: &Name| {
        let machine = &definition.machines[machine];
        let first = machine.entered(&machine.initial);
        !first.is_final && !first.settled
    };
    found.into_iter().filter(stays_open).collect()
}

/// The transitions of the root that can come before another.
fn before<'a>(root: &'a Machine, transition: &Transition<'a>) -> Vec<Transition<'a>> {
    let leads = |earlier: &Transition<'a>| {
        let mut open: Vec<_> = earlier
            .leaves_from()
            .flat_map(|from| earlier.leaves_to(from))
            .collect();
        let mut seen: Vec<&Name> = Vec::new();
        while let Some(at) = open.pop() {
            if transition.leaves_from().any(|leaf| leaf.id == at.id) {
                return true;
            }
            if !seen.contains(&&at.id) {
                seen.push(&at.id);
                open.extend(ways::possible(root, at).flat_map(|next| next.leaves_to(at)));
            }
        }
        false
    };
    transitions::of_machine(root).filter(leads).collect()
}

fn closes_early(transition: &Transition<'_>, open: &Name) -> Diagnostic {
    Diagnostic::error(code::CLOSES_EARLY, "the review can close while work is open")
        .at(transition.span())
        .label(format!("leads to the end, whatever state a `{open}` is in"))
        .note("it may only end when every other instance is final, settled or cancelled; otherwise the step is refused without a clause that says why")
        .help(format!("add a clause to `{}` that waits for the work, or `do: [{{ cancel: everything }}]`", transition.name()))
}
