//! Who spawns what, as written.

use crate::{
    name::Name,
    syntax::{
        Entry, Package,
        action::{Effect, EffectKind, SpawnKey},
        machine::State,
    },
};

/// A spawn as written.
pub(super) struct WrittenSpawn<'a> {
    pub(super) machine: &'a Name,
    pub(super) keyed: bool,
    /// The fields that its `with` names.
    pub(super) fields: Vec<&'a Name>,
}

/// All spawns of a workflow.
pub(super) fn written(package: &Package) -> Vec<WrittenSpawn<'_>> {
    let mut effects: Vec<&Effect> = Vec::new();
    for amendment in &package.amend {
        effects.extend(amendment.value.added.iter().chain(&amendment.value.removed));
    }
    for machine in &package.machines {
        collect_effects(&machine.value.states, &mut effects);
    }
    effects.into_iter().filter_map(spawn).collect()
}

fn collect_effects<'a>(states: &'a [Entry<State>], into: &mut Vec<&'a Effect>) {
    for state in states {
        let state = &state.value;
        into.extend(&state.enter);
        into.extend(
            state
                .actions
                .iter()
                .flat_map(|action| &action.value.effects),
        );
        into.extend(
            state
                .automatics
                .iter()
                .flat_map(|automatic| &automatic.value.effects),
        );
        into.extend(
            state
                .signals
                .iter()
                .flat_map(|signal| &signal.value.effects),
        );
        collect_effects(&state.states, into);
    }
}

fn spawn(effect: &Effect) -> Option<WrittenSpawn<'_>> {
    let EffectKind::Spawn {
        machine, key, with, ..
    } = &effect.kind
    else {
        return None;
    };
    Some(WrittenSpawn {
        machine: &machine.value,
        keyed: !matches!(key, SpawnKey::Single),
        fields: with.iter().map(|entry| &entry.id.value).collect(),
    })
}
