//! Transitions of all three kinds, and the leaves they lead from and to.

use crate::{
    model::{
        Definition,
        action::{Action, Assignment, Automatic, Clause, Effect, SignalHandler, Target},
        machine::{Machine, State},
    },
    name::Name,
    span::Span,
};

/// An action, an automatic transition or an answer to a signal, with the state that declares it.
#[derive(Clone, Copy)]
pub(super) struct Transition<'a> {
    pub(super) machine: &'a Machine,
    pub(super) state: &'a State,
    pub(super) kind: Kind<'a>,
}

/// The kinds of transitions.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Action(&'a Action),
    Automatic(&'a Automatic),
    Signal(&'a SignalHandler),
}

/// All transitions of a definition.
pub(super) fn all(definition: &Definition) -> impl Iterator<Item = Transition<'_>> {
    definition.machines.values().flat_map(of_machine)
}

/// The transitions of a machine.
pub(super) fn of_machine(machine: &Machine) -> impl Iterator<Item = Transition<'_>> {
    machine
        .states
        .values()
        .flat_map(move |state| of_state(machine, state))
}

/// The transitions that a state declares itself.
pub(super) fn of_state<'a>(
    machine: &'a Machine,
    state: &'a State,
) -> impl Iterator<Item = Transition<'a>> {
    let actions = state.actions.values().map(Kind::Action);
    let automatics = state.automatics.values().map(Kind::Automatic);
    let signals = state.signals.values().map(Kind::Signal);
    let kinds = actions.chain(automatics).chain(signals);
    kinds.map(move |kind| Transition {
        machine,
        state,
        kind,
    })
}

impl<'a> Transition<'a> {
    pub(super) fn id(&self) -> &'a Name {
        match self.kind {
            Kind::Action(action) => &action.id,
            Kind::Automatic(automatic) => &automatic.id,
            Kind::Signal(signal) => &signal.id,
        }
    }

    pub(super) fn needs(&self) -> &'a [Clause] {
        match self.kind {
            Kind::Action(action) => &action.needs,
            Kind::Automatic(automatic) => &automatic.needs,
            Kind::Signal(signal) => &signal.needs,
        }
    }

    /// The clauses that must hold; advice is left out.
    pub(super) fn musts(&self) -> impl Iterator<Item = &'a Clause> {
        self.needs().iter().filter(|clause| !clause.advice)
    }

    pub(super) fn set(&self) -> &'a [Assignment] {
        match self.kind {
            Kind::Action(action) => &action.set,
            Kind::Automatic(automatic) => &automatic.set,
            Kind::Signal(signal) => &signal.set,
        }
    }

    pub(super) fn target(&self) -> &'a Target {
        match self.kind {
            Kind::Action(action) => &action.target,
            Kind::Automatic(automatic) => &automatic.target,
            Kind::Signal(signal) => &signal.target,
        }
    }

    pub(super) fn effects(&self) -> &'a [Effect] {
        match self.kind {
            Kind::Action(action) => &action.effects,
            Kind::Automatic(automatic) => &automatic.effects,
            Kind::Signal(signal) => &signal.effects,
        }
    }

    pub(super) fn span(&self) -> Span {
        match self.kind {
            Kind::Action(action) => action.span,
            Kind::Automatic(automatic) => automatic.span,
            Kind::Signal(signal) => signal.span,
        }
    }

    /// `report.accept`
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.machine.id, self.id())
    }

    /// `action`, `automatic transition`, `signal`
    pub(super) fn what(&self) -> &'static str {
        match self.kind {
            Kind::Action(_) => "action",
            Kind::Automatic(_) => "automatic transition",
            Kind::Signal(_) => "signal",
        }
    }

    /// The leaves in which it is possible.
    pub(super) fn leaves_from(&self) -> impl Iterator<Item = &'a State> {
        leaves_inside(self.machine, &self.state.id)
    }

    /// The leaves it can lead to from a leaf.
    pub(super) fn leaves_to(&self, from: &'a State) -> Vec<&'a State> {
        match self.target() {
            Target::Stay => vec![from],
            Target::To(state) => vec![self.machine.entered(state)],
            Target::Resume(state) => leaves_inside(self.machine, state).collect(),
        }
    }

    /// The states it enters, seen from a leaf, and what entering them causes.
    pub(super) fn enter_effects(&self, from: &'a State) -> Vec<&'a Effect> {
        if *self.target() == Target::Stay {
            return Vec::new();
        }
        let machine = self.machine;
        let mut effects = Vec::new();
        for leaf in self.leaves_to(from) {
            let path = machine.innermost_first(&leaf.id);
            effects.extend(path.flat_map(|state| &state.enter));
        }
        effects
    }
}

/// The leaves inside a state, or the state itself.
pub(super) fn leaves_inside<'a>(
    machine: &'a Machine,
    state: &Name,
) -> impl Iterator<Item = &'a State> {
    let state = state.clone();
    let leaves = machine
        .states
        .values()
        .filter(|known| known.initial.is_none());
    leaves.filter(move |leaf| is_inside(machine, &leaf.id, &state))
}

/// Whether a state is another one or inside it.
pub(super) fn is_inside(machine: &Machine, inner: &str, outer: &str) -> bool {
    machine
        .innermost_first(inner)
        .any(|state| state.id == outer)
}
