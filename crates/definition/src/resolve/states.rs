//! States, flattened: outer before inner.

use indexmap::{IndexMap, map};

use crate::{
    diagnostic::Diagnostic,
    model::machine::State,
    name::Name,
    span::Spanned,
    syntax::{Entry, machine as written},
};

use super::{
    Resolver, actions::Within, code, deadlines, expressions::of_instance, plain, unknown::unknown,
};

impl Resolver<'_> {
    /// The states of a machine, all in one map.
    pub(super) fn states(
        &mut self,
        written: &[Entry<written::State>],
        within: Within<'_>,
    ) -> IndexMap<Name, State> {
        let mut states = IndexMap::new();
        self.nested_states(written, None, within, &mut states);
        states
    }

    fn nested_states(
        &mut self,
        written: &[Entry<written::State>],
        parent: Option<&Name>,
        within: Within<'_>,
        into: &mut IndexMap<Name, State>,
    ) {
        for entry in written {
            let id = &entry.id.value;
            let state = self.state(entry, parent, within);
            match into.entry(id.clone()) {
                map::Entry::Vacant(free) => {
                    free.insert(state);
                }
                map::Entry::Occupied(_) => self.same_state(&entry.id, within.machine),
            }
            self.nested_states(&entry.value.states, Some(id), within, into);
        }
    }

    fn same_state(&mut self, id: &Spanned<Name>, machine: &Name) {
        let message = format!("`{machine}` has two states called `{}`", id.value);
        let error = Diagnostic::error(code::SAME_NAME, message)
            .at(id.span)
            .note("`to` and `is` name a state without the states around it")
            .help("rename one of them");
        self.out.push(error);
        self.torn.insert(machine.clone());
    }

    fn state(
        &mut self,
        entry: &Entry<written::State>,
        parent: Option<&Name>,
        within: Within<'_>,
    ) -> State {
        let (id, written) = (&entry.id.value, &entry.value);
        let title = plain(&written.title).unwrap_or_else(|| id.replace('_', " ").into());
        let place = of_instance(within.machine);
        let mut state = State {
            id: id.clone(),
            parent: parent.cloned(),
            title,
            is_final: written.is_final,
            settled: written.settled,
            failure: written.failure,
            initial: self.initial_inside(entry, within.machine),
            access: self.access(&written.access, within.machine),
            deadlines: self.deadlines(&written.deadlines, id, within),
            estimate: written.estimate.as_ref().map(deadlines::estimate),
            actions: IndexMap::new(),
            automatics: IndexMap::new(),
            signals: IndexMap::new(),
            enter: self.effects(&written.enter, &place, within.machine),
            span: entry.id.span,
        };
        for action in &written.actions {
            state
                .actions
                .insert(action.id.value.clone(), self.action(action, within));
        }
        for automatic in &written.automatics {
            let resolved = self.automatic(automatic, within);
            state
                .automatics
                .insert(automatic.id.value.clone(), resolved);
        }
        for signal in &written.signals {
            let resolved = self.signal_handler(signal, within);
            state.signals.insert(signal.id.value.clone(), resolved);
        }
        state
    }

    /// The state that is entered with a state that has states inside.
    fn initial_inside(&mut self, entry: &Entry<written::State>, machine: &Name) -> Option<Name> {
        let initial = entry.value.initial.as_ref()?;
        let around = format!("`{}`", entry.id.value);
        self.initial_among(initial, &entry.value.states, &around, machine)
    }

    /// The initial state, which must be one of the states directly inside.
    pub(super) fn initial_among(
        &mut self,
        initial: &Spanned<Name>,
        inside: &[Entry<written::State>],
        around: &str,
        machine: &Name,
    ) -> Option<Name> {
        if inside.iter().any(|state| state.id.value == initial.value) {
            return Some(initial.value.clone());
        }
        self.torn.insert(machine.clone());
        let shape = self.names.machines.get(machine);
        let error = if shape.is_some_and(|shape| shape.states.contains(&initial.value)) {
            let message = format!("`{}` is not directly inside {around}", initial.value);
            Diagnostic::error(code::NO_INITIAL, message)
                .at(initial.span)
                .note("a state is entered at its border")
                .help("name one of the states directly inside")
        } else {
            let known = inside.iter().map(|state| &state.id.value);
            unknown(
                code::UNKNOWN_STATE,
                "state",
                &format!(" inside {around}"),
                initial,
                known,
            )
        };
        self.out.push(error);
        inside.first().map(|state| state.id.value.clone())
    }
}
