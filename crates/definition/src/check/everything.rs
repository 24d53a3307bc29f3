//! All expressions and all mentions of roles of a definition.

use crate::{
    guard::expr::Expr,
    model::{
        Access, Definition, PropertyKind,
        action::{Assignment, Effect, EffectKind, Phrase, PhrasePart, SpawnKey},
        machine::{Machine, State},
        people::{ReaderKind, RoleRef},
        time::Due,
    },
};

use super::{
    sentences, spawns,
    transitions::{self, Kind, Transition},
};

/// All mentions of a definition.
#[derive(Default)]
pub(super) struct Everything<'a> {
    pub(super) expressions: Vec<&'a Expr>,
    pub(super) roles: Vec<&'a RoleRef>,
}

impl<'a> Everything<'a> {
    /// The mentions of a definition.
    pub(super) fn of(definition: &'a Definition) -> Self {
        let mut all = Self::default();
        all.expressions.extend(
            sentences::lists(definition)
                .flatten()
                .map(|clause| &clause.that),
        );
        let milestones = definition.milestones.values();
        all.expressions
            .extend(milestones.map(|milestone| &milestone.that));
        for (_, effect) in spawns::effects(definition) {
            all.effect(effect);
        }
        for transition in transitions::all(definition) {
            all.transition(&transition);
        }
        for machine in definition.machines.values() {
            all.machine(machine);
        }
        for property in &definition.properties {
            all.property(&property.kind);
        }
        for role in &all.roles {
            all.expressions.extend(&role.of);
        }
        all
    }

    fn machine(&mut self, machine: &'a Machine) {
        self.phrase(&machine.title);
        self.access(&machine.access);
        machine.states.values().for_each(|state| self.state(state));
    }

    fn state(&mut self, state: &'a State) {
        if let Some(access) = &state.access {
            self.access(access);
        }
        for deadline in &state.deadlines {
            if let Due::At(when) = &deadline.due {
                self.expressions.push(when);
            }
            for escalation in &deadline.escalate {
                self.roles.extend(&escalation.to);
                escalation.say.iter().for_each(|say| self.phrase(say));
            }
        }
    }

    fn transition(&mut self, transition: &Transition<'a>) {
        transition
            .set()
            .iter()
            .for_each(|assignment| self.assignment(assignment));
        let done = match transition.kind {
            Kind::Action(action) => {
                self.roles.extend(action.by.iter().chain(&action.second));
                self.roles.extend(&action.separation.not_role);
                &action.done
            }
            Kind::Automatic(automatic) => &automatic.done,
            Kind::Signal(signal) => &signal.done,
        };
        done.iter().for_each(|done| self.phrase(done));
    }

    fn assignment(&mut self, assignment: &'a Assignment) {
        self.expressions.extend(&assignment.at);
        self.expressions.push(&assignment.value);
    }

    fn effect(&mut self, effect: &'a Effect) {
        self.expressions
            .extend(effect.for_each.iter().map(|each| &each.over));
        self.expressions.extend(&effect.condition);
        match &effect.kind {
            EffectKind::Spawn { key, with, .. } => {
                if let SpawnKey::Phrase(key) = key {
                    self.phrase(key);
                }
                self.expressions.extend(with.iter().map(|(_, value)| value));
            }
            EffectKind::Signal { to, .. } => self.expressions.push(to),
            EffectKind::CancelEverything => {}
            EffectKind::Cancel(what) => self.expressions.push(what),
            EffectKind::Notify { roles, say } => {
                self.roles.extend(roles);
                self.phrase(say);
            }
        }
    }

    fn phrase(&mut self, phrase: &'a Phrase) {
        self.expressions.extend(phrase_expressions(phrase));
    }

    fn access(&mut self, access: &'a Access) {
        for reader in access.see.iter().chain(&access.read).flatten() {
            self.expressions.extend(&reader.when);
            if let ReaderKind::Role(role) = &reader.who {
                self.roles.push(role);
            }
        }
    }

    fn property(&mut self, kind: &'a PropertyKind) {
        match kind {
            PropertyKind::Never(that) | PropertyKind::Always(that) => self.expressions.push(that),
            PropertyKind::CanAlwaysReach { goal, unless } => {
                self.expressions.push(goal);
                self.expressions.extend(unless);
            }
            PropertyKind::Trace { .. } => {}
        }
    }
}

/// The expressions of a phrase.
pub(super) fn phrase_expressions(phrase: &Phrase) -> impl Iterator<Item = &Expr> {
    phrase.parts.iter().filter_map(|part| match part {
        PhrasePart::Text(_) => None,
        PhrasePart::Expr(expr) => Some(expr),
    })
}
