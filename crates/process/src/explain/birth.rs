//! Where a definition creates instances of a machine.

use definition::{
    guard::expr::Expr,
    model::{
        Definition,
        action::{Action, Automatic, Effect, EffectKind, SpawnKey},
        machine::{Machine, State},
    },
    name::Name,
};

/// One effect that creates instances.
#[derive(Clone, Copy)]
pub(super) struct Birth<'a> {
    /// The machine that creates.
    pub(super) parent: &'a Machine,
    /// The state in which it does.
    pub(super) state: &'a State,
    /// What makes it.
    pub(super) cause: Cause<'a>,
    /// Its loops and its condition.
    pub(super) effect: &'a Effect,
    /// The key of the new instance.
    pub(super) key: &'a SpawnKey,
    /// Its fields.
    pub(super) with: &'a [(Name, Expr)],
}

/// What makes an instance create another.
#[derive(Clone, Copy)]
pub(super) enum Cause<'a> {
    /// An action in the state.
    Action(&'a Action),
    /// An automatic transition in the state.
    Automatic(&'a Automatic),
    /// Entering the state.
    Entry,
}

/// All effects of a definition that create instances of a machine, answers to signals apart: nobody sends those by hand.
pub(super) fn births<'a>(definition: &'a Definition, machine: &str) -> Vec<Birth<'a>> {
    let mut births = Vec::new();
    for parent in definition.machines.values() {
        for state in parent.states.values() {
            let mut add = |cause, effects: &'a [Effect]| {
                for effect in effects {
                    if let EffectKind::Spawn {
                        machine: born,
                        key,
                        with,
                        ..
                    } = &effect.kind
                        && *born == *machine
                    {
                        births.push(Birth {
                            parent,
                            state,
                            cause,
                            effect,
                            key,
                            with,
                        });
                    }
                }
            };
            for action in state.actions.values() {
                add(Cause::Action(action), &action.effects);
            }
            for automatic in state.automatics.values() {
                add(Cause::Automatic(automatic), &automatic.effects);
            }
            add(Cause::Entry, &state.enter);
        }
    }
    births
}
