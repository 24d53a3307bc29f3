//! The typed form of an action.

use indexmap::IndexMap;

use crate::{
    diagnostic::Diagnostic,
    guard::names::ValueShape,
    model::action::InputField,
    name::Name,
    syntax::{Entry, action as written, machine::State},
    ty::Type,
};

use super::{Resolver, code, plain, type_names::TypeOf};

/// What an action of a machine declared so far takes: its type, and where that is written.
pub(super) type Taken = IndexMap<(Name, Name), Type>;

impl Resolver<'_> {
    /// The form of an action. Inputs whose type is unknown are left out and remembered as untyped.
    pub(super) fn inputs(
        &mut self,
        written: &[Entry<written::InputField>],
        default_class: &Name,
    ) -> IndexMap<Name, InputField> {
        let mut inputs = IndexMap::new();
        for entry in written {
            let id = entry.id.value.clone();
            let Some(ty) = self.type_named(&entry.value.ty, TypeOf::Input) else {
                self.untyped.insert(id);
                continue;
            };
            self.bounds(&ty, &entry.value.min, &entry.value.max);
            let input = InputField {
                id: id.clone(),
                ty,
                title: plain(&entry.value.title),
                help: plain(&entry.value.help),
                required: entry.value.required,
                min: plain(&entry.value.min),
                max: plain(&entry.value.max),
                class: self.class(&entry.value.classification, default_class),
                span: entry.id.span,
            };
            inputs.insert(id, input);
        }
        inputs
    }

    /// The inputs of an action that is declared in several states must agree: what was recorded is read by machine and
    /// action, without the state.
    pub(super) fn inputs_agree(
        &mut self,
        machine: &Name,
        states: &IndexMap<Name, crate::model::machine::State>,
    ) {
        let mut taken = Taken::new();
        for action in states.values().flat_map(|state| state.actions.values()) {
            for input in action.input.values() {
                let key = (action.id.clone(), input.id.clone());
                let first = taken.entry(key).or_insert_with(|| input.ty.clone());
                if *first == input.ty {
                    continue;
                }
                let message = format!(
                    "`{}` of `{machine}.{}` has two types, each in a state of its own",
                    input.id, action.id
                );
                let error = Diagnostic::error(code::INPUT_DIFFERS, message)
                    .at(input.span)
                    .note("a recorded step says its machine and action only, so its input must be read the same everywhere")
                    .help("rename the input or the action in one of the states");
                self.out.push(error);
            }
        }
    }
}

/// The form of an action, as expressions see it.
pub(super) fn shapes(inputs: &IndexMap<Name, InputField>) -> IndexMap<Name, ValueShape> {
    let shape = |input: &InputField| ValueShape {
        ty: input.ty.clone(),
        always_set: input.required,
    };
    inputs
        .iter()
        .map(|(id, input)| (id.clone(), shape(input)))
        .collect()
}

/// The ids of all actions of a machine, whatever their state.
pub(super) fn action_ids(states: &[Entry<State>]) -> Vec<&Name> {
    let mut ids = Vec::new();
    for state in states {
        ids.extend(state.value.actions.iter().map(|action| &action.id.value));
        ids.extend(action_ids(&state.value.states));
    }
    ids
}
