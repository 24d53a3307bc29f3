//! Spawns: a parent for every instance, a spawn for every machine, an end to every chain.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{
        Definition,
        action::{Effect, EffectKind},
        machine::Machine,
    },
    name::Name,
};

use super::{code, transitions};

/// All three at once.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let mut spawned = BTreeSet::new();
    for (machine, effect) in effects(definition) {
        let EffectKind::Spawn { machine: child, .. } = &effect.kind else {
            continue;
        };
        spawned.insert(child);
        has_parent(
            definition,
            machine,
            &definition.machines[child],
            effect,
            out,
        );
    }
    for machine in definition.machines.values() {
        if machine.id != definition.root && !spawned.contains(&machine.id) {
            out.push(never_spawned(machine));
        }
        endless(definition, machine, out);
    }
}

/// All effects of a definition, with the machine whose instance causes them.
pub(super) fn effects(definition: &Definition) -> impl Iterator<Item = (&Machine, &Effect)> {
    let transitions = transitions::all(definition).flat_map(|transition| {
        transition
            .effects()
            .iter()
            .map(move |effect| (transition.machine, effect))
    });
    let entered = definition.machines.values().flat_map(|machine| {
        let effects = machine.states.values().flat_map(|state| &state.enter);
        effects.map(move |effect| (machine, effect))
    });
    let amended = definition
        .amend
        .values()
        .flat_map(|amendment| amendment.effects());
    let amended = amended.map(|effect| (definition.root(), effect));
    transitions.chain(entered).chain(amended)
}

/// The spawning instance or one of its ancestors is what the machine is a child of.
fn has_parent(
    definition: &Definition,
    spawner: &Machine,
    child: &Machine,
    effect: &Effect,
    out: &mut Diagnostics,
) {
    let around = with_ancestors(definition, &spawner.id);
    if child.child_of.iter().any(|parent| around.contains(parent)) {
        return;
    }
    let parents = child.child_of.join("` or `");
    let message = format!("a `{}` spawned here has no parent", child.id);
    let error = Diagnostic::error(code::NO_PARENT, message)
        .at(effect.span)
        .note(format!(
            "it is a child of `{parents}`, but `{}` is neither that nor inside one",
            spawner.id
        ))
        .help(format!(
            "spawn it from `{parents}`, or add `{}` to its `child_of`",
            spawner.id
        ));
    out.push(error);
}

/// A machine and all that its instances can be inside.
fn with_ancestors(definition: &Definition, machine: &Name) -> BTreeSet<Name> {
    let mut found = BTreeSet::new();
    let mut open = vec![machine.clone()];
    while let Some(machine) = open.pop() {
        if let Some(known) = definition.machines.get(&machine)
            && found.insert(machine)
        {
            open.extend(known.child_of.iter().cloned());
        }
    }
    found
}

fn never_spawned(machine: &Machine) -> Diagnostic {
    Diagnostic::error(
        code::NEVER_SPAWNED,
        format!("no `{}` can ever exist", machine.id),
    )
    .at(machine.span)
    .note("no transition spawns it")
    .help(format!(
        "add `spawn: {}` where it should come into being, or remove it",
        machine.id
    ))
}

/// Instances that come into being do not bring others of their own kind with them without end.
fn endless(definition: &Definition, machine: &Machine, out: &mut Diagnostics) {
    let mut open: Vec<&Effect> = at_birth(machine).collect();
    let mut followed = BTreeSet::new();
    while let Some(effect) = open.pop() {
        let EffectKind::Spawn { machine: child, .. } = &effect.kind else {
            continue;
        };
        if *child == machine.id {
            let message = format!(
                "every `{}` brings another one into being at once",
                machine.id
            );
            let error = Diagnostic::error(code::ENDLESS_SPAWN, message)
                .at(effect.span)
                .note("the effects of entering its first state lead to a spawn of its own kind")
                .help("let a person spawn it, or add an `if` that stops");
            out.push(error);
            return;
        }
        if followed.insert(child) {
            open.extend(at_birth(&definition.machines[child]));
        }
    }
}

/// The unconditional effects of coming into being.
fn at_birth(machine: &Machine) -> impl Iterator<Item = &Effect> {
    let leaf = machine.entered(&machine.initial);
    let entered = machine
        .innermost_first(&leaf.id)
        .flat_map(|state| &state.enter);
    entered.filter(|effect| effect.condition.is_none())
}
