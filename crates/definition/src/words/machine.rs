//! Machines and their states in words.

use crate::{
    model::{
        Definition,
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    MachineRules, StateRules, action, deadline, effect, form,
    people::{access, class_readers},
    phrase::{machines, phrase},
};

pub(super) fn rules(definition: &Definition, machine: &Machine) -> MachineRules {
    MachineRules {
        id: machine.id.clone(),
        title: phrase(definition, &machine.title),
        purpose: purpose(definition, machine),
        access: sight(definition, machine),
        fields: machine
            .fields
            .values()
            .map(|field| form::field(definition, field))
            .collect(),
        states: machine
            .states
            .values()
            .map(|state| state_rules(definition, machine, state))
            .collect(),
    }
}

fn purpose(definition: &Definition, machine: &Machine) -> Vec<String> {
    let mut sentences = vec![if machine.id == definition.root {
        "The whole: everything else belongs to it.".to_owned()
    } else {
        format!("Each belongs to one {}.", machines(&machine.child_of))
    }];
    if let Some(state) = machine.states.get(&machine.initial) {
        let first = machine.entered(&state.id);
        sentences.push(format!("It begins as “{}”.", first.title));
    }
    let ends = |failure: bool| {
        let states = machine.states.values();
        let ends = states.filter(move |state| state.is_final && state.failure == failure);
        let titles: Vec<String> = ends.map(|state| format!("“{}”", state.title)).collect();
        titles.join(" or ")
    };
    let (reached, failed) = (ends(false), ends(true));
    match (reached.is_empty(), failed.is_empty()) {
        (true, true) => {}
        (false, true) => sentences.push(format!("It ends as {reached}.")),
        (true, false) => sentences.push(format!("It can end without its goal as {failed}.")),
        (false, false) => sentences.push(format!(
            "It ends as {reached}, or without its goal as {failed}."
        )),
    }
    sentences
}

fn sight(definition: &Definition, machine: &Machine) -> Vec<String> {
    let mut sentences = access(definition, &machine.access);
    let class = definition
        .classes
        .iter()
        .find(|class| class.id == machine.class);
    if let (None, Some(class)) = (&machine.access.read, class) {
        let readers = class_readers(class);
        sentences.push(format!("Who reads it: {readers} (class “{}”).", class.id));
    }
    if machine.never_published {
        sentences.push("It never becomes visible to more people.".to_owned());
    }
    if machine.discreet {
        sentences
            .push("What happens to it is recorded without kind and time of its own.".to_owned());
    }
    sentences
}

fn state_rules(definition: &Definition, machine: &Machine, state: &State) -> StateRules {
    let title = |id: &Name| machine.states.get(id).map(|state| state.title.clone());
    let automatics = state.automatics.values();
    let signals = state.signals.values();
    StateRules {
        id: state.id.clone(),
        title: state.title.clone(),
        inside: state.parent.as_ref().and_then(title),
        notes: notes(definition, machine, state),
        deadlines: state
            .deadlines
            .iter()
            .map(|due| deadline::deadline(definition, state, due))
            .collect(),
        entering: effect::effects(definition, &state.enter),
        actions: state
            .actions
            .values()
            .map(|action| action::action(definition, machine, state, action))
            .collect(),
        automatic: automatics
            .map(|automatic| action::automatic(definition, machine, state, automatic))
            .chain(signals.map(|signal| action::signal(definition, machine, state, signal)))
            .collect(),
    }
}

fn notes(definition: &Definition, machine: &Machine, state: &State) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(initial) = &state.initial {
        let first = machine.entered(initial);
        notes.push(format!("Begins with “{}”.", first.title));
    }
    if state.is_final {
        let goal = if state.failure {
            "An end without reaching the goal."
        } else {
            "An end: nothing leads out of it."
        };
        notes.push(goal.to_owned());
    }
    if state.settled {
        notes.push("Counts as done unless it is reopened.".to_owned());
    }
    if let Some(here) = &state.access {
        notes.extend(access(definition, here));
    }
    notes.extend(state.estimate.map(deadline::estimate));
    notes
}
