//! What a transition changes, with everything that follows in the same step without a person: signals that are answered,
//! instances that are born.

use std::collections::BTreeSet;

use crate::{
    guard::reads::Reads,
    model::{
        Definition,
        action::{Effect, EffectKind, Target},
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    born::instances,
    transitions::{self, Kind, Transition},
};

/// Something of a machine.
type Of = (Name, Name);

/// What a transition changes.
#[derive(Default)]
pub(super) struct Writes {
    /// Machines and states that an instance may enter or leave.
    pub(super) states: BTreeSet<Of>,
    /// Machines and states that an instance may enter.
    pub(super) entered: BTreeSet<Of>,
    /// Machines and leaves in which an instance may find itself afterwards.
    pub(super) arrived: BTreeSet<Of>,
    /// Machines whose collection grows or shrinks.
    pub(super) collections: BTreeSet<Name>,
    /// Machines and fields.
    pub(super) fields: BTreeSet<Of>,
    /// Answers to signals that have been followed: machine, state, signal.
    answered: BTreeSet<(Name, Name, Name)>,
    /// Machines whose birth has been followed.
    born: BTreeSet<Name>,
}

impl Writes {
    /// What a transition changes.
    pub(super) fn of(definition: &Definition, transition: &Transition<'_>) -> Self {
        let mut writes = Self::default();
        writes.follow(definition, transition);
        writes
    }

    /// A state or a field that it changes and a condition reads, in words.
    pub(super) fn read_by(&self, reads: &Reads) -> Option<String> {
        let dotted = |(machine, part): &Of| format!("{machine}.{part}");
        let state = self.states.intersection(&reads.is).next().map(dotted);
        let entered = self.entered.intersection(&reads.was).next().map(dotted);
        let field = self.fields.intersection(&reads.fields).next().map(dotted);
        let collection = || {
            let mut both = self.collections.intersection(&reads.collections);
            both.next()
                .map(|machine| format!("which instances of {machine} there are"))
        };
        state.or(entered).or(field).or_else(collection)
    }

    fn follow(&mut self, definition: &Definition, transition: &Transition<'_>) {
        let machine = transition.machine;
        for assignment in transition.set() {
            self.fields
                .insert((machine.id.clone(), assignment.field.clone()));
        }
        for from in transition.leaves_from() {
            for to in transition.leaves_to(from) {
                if *transition.target() != Target::Stay {
                    self.moved(machine, from, to);
                    for state in machine.innermost_first(&to.id) {
                        self.effects(definition, machine, &state.enter);
                    }
                }
                self.arrived.insert((machine.id.clone(), to.id.clone()));
            }
        }
        self.effects(definition, machine, transition.effects());
    }

    fn moved(&mut self, machine: &Machine, from: &State, to: &State) {
        let path = |leaf: &State| -> BTreeSet<Name> {
            machine
                .innermost_first(&leaf.id)
                .map(|state| state.id.clone())
                .collect()
        };
        let (left, entered) = (path(from), path(to));
        let of = |state: &Name| (machine.id.clone(), state.clone());
        self.states
            .extend(left.symmetric_difference(&entered).map(of));
        self.entered.extend(entered.difference(&left).map(of));
    }

    fn effects(&mut self, definition: &Definition, machine: &Machine, effects: &[Effect]) {
        for effect in effects {
            match &effect.kind {
                EffectKind::Spawn { machine, with, .. } => {
                    let fields = with
                        .iter()
                        .map(|(field, _)| (machine.clone(), field.clone()));
                    self.fields.extend(fields);
                    self.birth(definition, &definition.machines[machine]);
                }
                EffectKind::Signal { signal, to } => {
                    for receiver in instances(&to.ty) {
                        self.signal(definition, signal, machine, &definition.machines[receiver]);
                    }
                }
                EffectKind::CancelEverything => {
                    self.collections.extend(definition.machines.keys().cloned());
                }
                EffectKind::Cancel(what) => {
                    self.collections.extend(instances(&what.ty).iter().cloned());
                }
                EffectKind::Notify { .. } => {}
            }
        }
    }

    fn birth(&mut self, definition: &Definition, machine: &Machine) {
        if !self.born.insert(machine.id.clone()) {
            return;
        }
        self.collections.insert(machine.id.clone());
        let leaf = machine.entered(&machine.initial);
        self.arrived.insert((machine.id.clone(), leaf.id.clone()));
        for state in machine.innermost_first(&leaf.id) {
            self.states.insert((machine.id.clone(), state.id.clone()));
            self.entered.insert((machine.id.clone(), state.id.clone()));
            self.effects(definition, machine, &state.enter);
        }
    }

    fn signal(
        &mut self,
        definition: &Definition,
        signal: &Name,
        sender: &Machine,
        receiver: &Machine,
    ) {
        for answer in answers(receiver, signal, &sender.id) {
            let place = (receiver.id.clone(), answer.state.id.clone(), signal.clone());
            if self.answered.insert(place) {
                self.follow(definition, &answer);
            }
        }
    }
}

/// The answers of a machine to a signal of another.
pub(super) fn answers<'a>(
    receiver: &'a Machine,
    signal: &'a Name,
    sender: &'a Name,
) -> impl Iterator<Item = Transition<'a>> {
    transitions::of_machine(receiver).filter(move |transition| match transition.kind {
        Kind::Signal(handler) => {
            handler.id == *signal && handler.from.as_ref().is_none_or(|from| from == sender)
        }
        _ => false,
    })
}
