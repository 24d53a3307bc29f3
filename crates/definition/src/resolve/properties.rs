//! Properties: what must hold of every run.

use crate::{
    guard::names::Place,
    model::{ActionRef, Property, PropertyKind},
    syntax,
};

use super::{Resolver, code, inputs::action_ids, unknown::unknown};

impl Resolver<'_> {
    /// The properties.
    pub(super) fn properties(&mut self) -> Vec<Property> {
        let package = self.package;
        package
            .properties
            .iter()
            .map(|property| self.property(property))
            .collect()
    }

    fn property(&mut self, written: &syntax::Property) -> Property {
        let place = Place {
            parameter_members: true,
            ..Place::default()
        };
        let kind = match &written.kind {
            syntax::PropertyKind::Never(text) => PropertyKind::Never(self.condition(text, &place)),
            syntax::PropertyKind::Always(text) => {
                PropertyKind::Always(self.condition(text, &place))
            }
            syntax::PropertyKind::CanAlwaysReach { goal, unless } => PropertyKind::CanAlwaysReach {
                goal: self.condition(goal, &place),
                unless: unless.as_ref().map(|text| self.condition(text, &place)),
            },
            syntax::PropertyKind::Trace { form, first, then } => PropertyKind::Trace {
                form: form.value.clone(),
                first: self.action_ref(first),
                then: then.as_ref().map(|then| self.action_ref(then)),
            },
        };
        Property {
            id: written.id.value.clone(),
            say: written.say.value.clone(),
            kind,
            span: written.id.span,
        }
    }

    fn action_ref(&mut self, written: &syntax::ActionRef) -> ActionRef {
        if self.machine_named(&written.machine) {
            let machine = &written.machine.value;
            let states = self
                .package
                .machines
                .iter()
                .find(|entry| entry.id.value == *machine);
            let known = states
                .map(|entry| action_ids(&entry.value.states))
                .unwrap_or_default();
            if !known.contains(&&written.action.value) {
                let of = format!(" of `{machine}`");
                let error = unknown(code::UNKNOWN_ACTION, "action", &of, &written.action, known);
                self.out.push(error);
            }
        }
        ActionRef {
            machine: written.machine.value.clone(),
            key: written.key.as_ref().map(|key| key.value.clone()),
            action: written.action.value.clone(),
        }
    }
}
