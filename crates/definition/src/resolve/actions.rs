//! Actions, automatic transitions and answers to signals.

use std::collections::BTreeSet;

use crate::{
    guard::{check::Expected, names::Place},
    model::{
        action::{Action, Assignment, Automatic, SignalHandler, Target},
        people::Separation,
    },
    name::Name,
    span::Spanned,
    syntax::{Entry, action as written},
    ty::Type,
};

use super::{Resolver, code, expressions::of_instance, inputs, plain, unknown::unknown};

/// The machine whose states are read.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    /// Its id.
    pub(super) machine: &'a Name,
    /// Its class.
    pub(super) class: &'a Name,
    /// The ids of all its actions.
    pub(super) actions: &'a [&'a Name],
}

impl Resolver<'_> {
    pub(super) fn action(&mut self, entry: &Entry<written::Action>, within: Within<'_>) -> Action {
        let written = &entry.value;
        let untyped = self.untyped.clone();
        let input = self.inputs(&written.input, within.class);
        let place = Place {
            input: Some(inputs::shapes(&input)),
            actor: true,
            now: true,
            ..of_instance(within.machine)
        };
        let done = written.done.as_ref().map(|done| {
            self.phrase(
                done,
                &Place {
                    bare_fields: true,
                    ..place.clone()
                },
            )
        });
        let action = Action {
            id: entry.id.value.clone(),
            title: written.title.value.clone(),
            help: plain(&written.help),
            done,
            event: plain(&written.event).unwrap_or_else(|| entry.id.value.clone()),
            by: self.performers(&written.by, within.machine),
            separation: Separation {
                not_by: self.actions_named(&written.not_by, within),
                only_by: self.actions_named(&written.only_by, within),
                not_role: self.role_refs(&written.not_role, within.machine),
            },
            second: self.role_refs(&written.second, within.machine),
            input,
            needs: self.clauses(&written.needs, &place),
            set: self.assignments(&written.set, &place, within.machine),
            target: self.target(&written.target, within.machine),
            effects: self.effects(&written.effects, &place, within.machine),
            confirm: plain(&written.confirm),
            span: entry.id.span,
        };
        self.untyped = untyped;
        action
    }

    pub(super) fn automatic(
        &mut self,
        entry: &Entry<written::Automatic>,
        within: Within<'_>,
    ) -> Automatic {
        let written = &entry.value;
        let place = of_instance(within.machine);
        let shown = Place {
            bare_fields: true,
            ..place.clone()
        };
        Automatic {
            id: entry.id.value.clone(),
            done: written.done.as_ref().map(|done| self.phrase(done, &shown)),
            event: plain(&written.event).unwrap_or_else(|| entry.id.value.clone()),
            needs: self.clauses(&written.needs, &place),
            set: self.assignments(&written.set, &place, within.machine),
            target: self.target(&written.target, within.machine),
            effects: self.effects(&written.effects, &place, within.machine),
            reads: BTreeSet::new(),
            span: entry.id.span,
        }
    }

    pub(super) fn signal_handler(
        &mut self,
        entry: &Entry<written::SignalHandler>,
        within: Within<'_>,
    ) -> SignalHandler {
        let written = &entry.value;
        let place = of_instance(within.machine);
        let shown = Place {
            bare_fields: true,
            ..place.clone()
        };
        if let Some(from) = &written.from {
            self.machine_named(from);
        }
        SignalHandler {
            id: entry.id.value.clone(),
            from: plain(&written.from),
            done: written.done.as_ref().map(|done| self.phrase(done, &shown)),
            event: plain(&written.event).unwrap_or_else(|| entry.id.value.clone()),
            needs: self.clauses(&written.needs, &place),
            set: self.assignments(&written.set, &place, within.machine),
            target: self.target(&written.target, within.machine),
            effects: self.effects(&written.effects, &place, within.machine),
            span: entry.id.span,
        }
    }

    fn actions_named(&mut self, written: &[Spanned<Name>], within: Within<'_>) -> Vec<Name> {
        let mut names = Vec::new();
        for name in written {
            if within.actions.contains(&&name.value) {
                names.push(name.value.clone());
                continue;
            }
            let of = format!(" of `{}`", within.machine);
            let known = within.actions.iter().copied();
            let error = unknown(code::UNKNOWN_ACTION, "action", &of, name, known)
                .note("performers are compared on one instance, so the action must be one of the same machine");
            self.out.push(error);
        }
        names
    }

    fn target(&mut self, written: &written::Target, machine: &Name) -> Target {
        match written {
            written::Target::Stay(_) => Target::Stay,
            written::Target::To(state) => self.to(state, machine, Target::To),
            written::Target::Resume(state) => self.to(state, machine, Target::Resume),
        }
    }

    fn to(&mut self, state: &Spanned<Name>, machine: &Name, made: fn(Name) -> Target) -> Target {
        if self.state_named(state, machine) {
            made(state.value.clone())
        } else {
            Target::Stay
        }
    }

    /// Whether a machine has a state; if not, that is reported and the machine is torn.
    pub(super) fn state_named(&mut self, state: &Spanned<Name>, machine: &Name) -> bool {
        let Some(shape) = self.names.machines.get(machine) else {
            return false;
        };
        if shape.states.contains(&state.value) {
            return true;
        }
        let of = format!(" of `{machine}`");
        let error = unknown(code::UNKNOWN_STATE, "state", &of, state, &shape.states);
        self.out.push(error);
        self.torn.insert(machine.clone());
        false
    }

    /// Whether a machine is declared; if not, that is reported.
    pub(super) fn machine_named(&mut self, machine: &Spanned<Name>) -> bool {
        if self.names.machines.contains_key(&machine.value) {
            return true;
        }
        let known = self.names.machines.keys();
        let error = unknown(code::UNKNOWN_MACHINE, "machine", "", machine, known);
        self.out.push(error);
        false
    }

    fn assignments(
        &mut self,
        written: &[written::Assignment],
        place: &Place,
        machine: &Name,
    ) -> Vec<Assignment> {
        let mut assignments = Vec::new();
        for assignment in written {
            assignments.extend(self.assignment(assignment, place, machine));
        }
        assignments
    }

    fn assignment(
        &mut self,
        written: &written::Assignment,
        place: &Place,
        machine: &Name,
    ) -> Option<Assignment> {
        let ty = self.field_type(&written.field, machine)?;
        let (at, ty) = match (&written.at, ty.stated()) {
            (None, _) => (None, ty),
            (Some(at), Type::Per { vocabulary, value }) => {
                let key = Expected::Given(Type::Member(vec![vocabulary.clone()]));
                (Some(self.expression(at, place, &key)), (**value).clone())
            }
            (Some(at), _) => {
                let message = format!("`{}` has no entries by key", written.field.value);
                let error = crate::diagnostic::Diagnostic::error(code::UNKNOWN_FIELD, message)
                    .at(at.span)
                    .help("only a field of type `... per ...` has entries");
                self.out.push(error);
                return None;
            }
        };
        Some(Assignment {
            field: written.field.value.clone(),
            at,
            value: self.expression(&written.value, place, &Expected::Assigned(ty)),
        })
    }

    /// The type of a field; `None` if there is no such field or its type is unknown, which is reported.
    pub(super) fn field_type(&mut self, field: &Spanned<Name>, machine: &Name) -> Option<Type> {
        let shape = self.names.machines.get(machine)?;
        if let Some(field) = shape.fields.get(&field.value) {
            return Some(field.ty.clone());
        }
        if !self.untyped.contains(&field.value) {
            let of = format!(" of `{machine}`");
            let error = unknown(
                code::UNKNOWN_FIELD,
                "field",
                &of,
                field,
                shape.fields.keys(),
            );
            self.out.push(error);
        }
        None
    }
}
