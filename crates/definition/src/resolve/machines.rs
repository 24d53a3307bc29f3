//! Machines and their fields.

use indexmap::IndexMap;

use crate::{
    guard::names::Place,
    model::machine::{Field, Machine},
    name::Name,
    span::Spanned,
    syntax::{Entry, machine as written},
};

use super::{Resolver, actions::Within, expressions::of_instance, inputs::action_ids, plain};

impl Resolver<'_> {
    /// The machines.
    pub(super) fn machines(&mut self) -> IndexMap<Name, Machine> {
        let package = self.package;
        let mut machines = IndexMap::new();
        for entry in &package.machines {
            let machine = self.machine(&entry.id, &entry.value);
            machines.insert(entry.id.value.clone(), machine);
        }
        machines
    }

    fn machine(&mut self, id: &Spanned<Name>, written: &written::Machine) -> Machine {
        let default_class = self.machine_class();
        let class = self.class(&written.classification, &default_class);
        let actions = action_ids(&written.states);
        let within = Within {
            machine: &id.value,
            class: &class,
            actions: &actions,
        };
        let title = Place {
            bare_fields: true,
            ..of_instance(&id.value)
        };
        let states = self.states(&written.states, within);
        self.inputs_agree(&id.value, &states);
        let around = format!("`{}`", id.value);
        let initial = self.initial_among(&written.initial, &written.states, &around, &id.value);
        Machine {
            id: id.value.clone(),
            title: self.phrase(&written.title, &title),
            plural: plain(&written.plural),
            child_of: self.parents(&written.child_of),
            fields: self.fields(&written.fields, &id.value, &class),
            access: self.access(&written.access, &id.value).unwrap_or_default(),
            class: class.clone(),
            never_published: written.never_published,
            discreet: written.discreet,
            initial: initial.unwrap_or_default(),
            states,
            span: id.span,
        }
    }

    fn parents(&mut self, written: &[Spanned<Name>]) -> Vec<Name> {
        let mut parents = Vec::new();
        for parent in written {
            if self.machine_named(parent) {
                parents.push(parent.value.clone());
            }
        }
        parents
    }

    fn fields(
        &mut self,
        written: &[Entry<written::Field>],
        machine: &Name,
        class: &Name,
    ) -> IndexMap<Name, Field> {
        let mut fields = IndexMap::new();
        for entry in written {
            let id = entry.id.value.clone();
            let shape = self
                .names
                .machines
                .get(machine)
                .and_then(|shape| shape.fields.get(&id));
            let Some(ty) = shape.map(|shape| shape.ty.clone()) else {
                continue;
            };
            let written = &entry.value;
            self.bounds(&ty, &written.min, &written.max);
            let initial = written
                .initial
                .as_ref()
                .and_then(|node| self.initial(node, &ty, written));
            let field = Field {
                id: id.clone(),
                ty,
                title: plain(&written.title),
                initial,
                min: plain(&written.min),
                max: plain(&written.max),
                class: self.class(&written.classification, class),
                span: entry.id.span,
            };
            fields.insert(id, field);
        }
        fields
    }
}
