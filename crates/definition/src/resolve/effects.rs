//! Effects: spawn, signal, cancel, notify.

use crate::{
    diagnostic::Diagnostic,
    guard::{
        check::Expected,
        expr::{Expr, ExprKind},
        names::Place,
    },
    model::action::{Effect, EffectKind, Loop, SpawnKey},
    name::Name,
    span::{SourceText, Spanned},
    syntax::{Entry, action as written},
    ty::Type,
};

use super::{Resolver, code, expressions::is_unresolved};

/// The parts of a spawn as written.
struct Spawn<'a> {
    machine: &'a Spanned<Name>,
    key: &'a written::SpawnKey,
    with: &'a [Entry<SourceText>],
    if_absent: bool,
}

impl Resolver<'_> {
    /// A list of effects of a transition of a machine.
    pub(super) fn effects(
        &mut self,
        written: &[written::Effect],
        place: &Place,
        machine: &Name,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        for effect in written {
            effects.extend(self.effect(effect, place, machine));
        }
        effects
    }

    fn effect(
        &mut self,
        written: &written::Effect,
        around: &Place,
        machine: &Name,
    ) -> Option<Effect> {
        let untyped = self.untyped.clone();
        let mut place = around.clone();
        let for_each = self.loops(&written.for_each, &mut place);
        let condition = written
            .condition
            .as_ref()
            .map(|text| self.condition(text, &place));
        let kind = match &written.kind {
            written::EffectKind::Spawn {
                machine,
                key,
                with,
                if_absent,
            } => {
                let spawn = Spawn {
                    machine,
                    key,
                    with,
                    if_absent: *if_absent,
                };
                self.spawn(&spawn, &written.for_each, &place)
            }
            written::EffectKind::Signal { signal, to } => Some(EffectKind::Signal {
                signal: signal.value.clone(),
                to: self.expression(to, &place, &Expected::Instances),
            }),
            written::EffectKind::CancelEverything => Some(EffectKind::CancelEverything),
            written::EffectKind::Cancel(what) => Some(EffectKind::Cancel(self.expression(
                what,
                &place,
                &Expected::Instances,
            ))),
            written::EffectKind::Notify { roles, say } => Some(EffectKind::Notify {
                roles: self.role_refs(roles, machine),
                say: self.phrase(
                    say,
                    &Place {
                        bare_fields: true,
                        ..place
                    },
                ),
            }),
        };
        self.untyped = untyped;
        Some(Effect {
            for_each,
            condition,
            kind: kind?,
            span: written.span,
        })
    }

    /// The binders of a `for_each`, each with its index, bound in `place` from then on.
    fn loops(&mut self, written: &[Entry<SourceText>], place: &mut Place) -> Vec<Loop> {
        let mut loops = Vec::new();
        for entry in written {
            let name = entry.id.value.clone();
            let index = Name::from(format!("{name}_index"));
            self.binder_is_free(&entry.id, place);
            let over = self.expression(&entry.value, place, &Expected::Listed);
            let slot = place.binders.len();
            match element(&over) {
                Some(ty) => place.binders.push((name.clone(), ty)),
                None => {
                    self.untyped.insert(name.clone());
                    place.binders.push((name.clone(), Type::Bool));
                }
            }
            place.binders.push((index, Type::Int));
            loops.push(Loop { name, slot, over });
        }
        loops
    }

    fn binder_is_free(&mut self, binder: &Spanned<Name>, place: &Place) {
        let name = &binder.value;
        let what = if place.binders.iter().any(|(bound, _)| bound == name) {
            "an outer variable"
        } else if self.names.parameters.contains_key(name) {
            "a parameter"
        } else if self.names.collection(name).is_some() {
            "a collection"
        } else {
            return;
        };
        let message = format!("the variable `{name}` hides {what} of that name");
        let error = Diagnostic::error(code::SAME_NAME, message)
            .at(binder.span)
            .help("give the variable a name of its own");
        self.out.push(error);
    }

    fn spawn(
        &mut self,
        spawn: &Spawn<'_>,
        for_each: &[Entry<SourceText>],
        place: &Place,
    ) -> Option<EffectKind> {
        if !self.machine_named(spawn.machine) {
            return None;
        }
        let machine = &spawn.machine.value;
        self.is_spawnable(spawn, for_each);
        let key = match spawn.key {
            written::SpawnKey::Next => SpawnKey::Next,
            written::SpawnKey::Single => SpawnKey::Single,
            written::SpawnKey::Phrase(key) => SpawnKey::Phrase(self.key_phrase(key, place)),
        };
        let mut with = Vec::new();
        for entry in spawn.with {
            let Some(ty) = self.field_type(&entry.id, machine) else {
                continue;
            };
            let value = self.expression(&entry.value, place, &Expected::Assigned(ty));
            if self.may_be_absent(&value, place) {
                self.left_unset
                    .insert((machine.clone(), entry.id.value.clone()));
            }
            with.push((entry.id.value.clone(), value));
        }
        Some(EffectKind::Spawn {
            machine: machine.clone(),
            key,
            with,
            if_absent: spawn.if_absent,
        })
    }

    /// The root is there from the start, and an instance without a key is the only one of its machine.
    fn is_spawnable(&mut self, spawn: &Spawn<'_>, for_each: &[Entry<SourceText>]) {
        let machine = &spawn.machine.value;
        let error =
            |message: String| Diagnostic::error(code::SPAWN, message).at(spawn.machine.span);
        if *machine == self.names.root {
            let error = error(format!("`{machine}` is the root and cannot be spawned"))
                .note("it is there as soon as the review starts");
            self.out.push(error);
            return;
        }
        if !matches!(spawn.key, written::SpawnKey::Single) {
            return;
        }
        let single = self
            .names
            .machines
            .get(machine)
            .is_some_and(|shape| shape.single);
        if !single {
            let error = error(format!(
                "this spawn of `{machine}` has no key, another has one"
            ))
            .note("without a key it is the only instance of its machine")
            .help("write a `key`");
            self.out.push(error);
        } else if let Some(binder) = for_each.first() {
            let variable = &binder.id.value;
            let error = error(format!(
                "every `{variable}` would spawn the same `{machine}`"
            ))
            .note("without a key it is the only instance of its machine")
            .help(format!(
                "write a `key`, for example `key: \"{{{variable}}}\"`"
            ));
            self.out.push(error);
        }
    }

    /// Whether an expression is a mention of data that may be absent.
    fn may_be_absent(&self, value: &Expr, place: &Place) -> bool {
        match &value.kind {
            ExprKind::Input(name) => {
                let input = place.input.as_ref().and_then(|inputs| inputs.get(name));
                input.is_some_and(|input| !input.always_set)
            }
            ExprKind::Parameter(name) => self
                .names
                .parameters
                .get(name)
                .is_some_and(|shape| !shape.always_set),
            ExprKind::Field(of, name) => {
                self.may_be_absent(of, place) || !self.always_set(&of.ty, name)
            }
            ExprKind::At(..) | ExprKind::InstanceAt(..) => true,
            _ => false,
        }
    }

    fn always_set(&self, of: &Type, field: &Name) -> bool {
        let Type::Instance(machines) = of.stated() else {
            return true;
        };
        machines.iter().all(|machine| {
            let shape = self.names.machines.get(machine);
            shape
                .and_then(|shape| shape.fields.get(field))
                .is_some_and(|field| field.always_set)
        })
    }
}

/// The type of the members of a list or a set.
fn element(list: &Expr) -> Option<Type> {
    if is_unresolved(list) {
        return None;
    }
    match list.ty.stated() {
        Type::List(element) | Type::Set(element) => Some((**element).clone()),
        _ => None,
    }
}
