//! No classification is lowered: not by a field or an input, not by a step, not by a state.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Expr, ExprKind, Quantifier},
    model::{
        Definition,
        action::{Action, EffectKind},
        machine::Machine,
    },
    name::Name,
    span::Span,
    ty::Type,
};

use super::{
    code,
    sight::Sight,
    transitions::{self, Kind, Transition, leaves_inside},
    ways,
};

/// Fields and inputs, what steps copy, and states of machines that are never published.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for machine in definition.machines.values() {
        for field in machine.fields.values() {
            declared(
                definition,
                machine,
                ("a field", &field.id),
                &field.class,
                field.span,
                out,
            );
        }
        if machine.never_published {
            published(definition, machine, out);
        }
    }
    for transition in transitions::all(definition) {
        if let Kind::Action(action) = transition.kind {
            for input in action.input.values() {
                let what = ("an input", &input.id);
                declared(
                    definition,
                    transition.machine,
                    what,
                    &input.class,
                    input.span,
                    out,
                );
            }
        }
        copied(definition, &transition, out);
    }
}

/// A field or an input has the class of its machine or a higher one.
fn declared(
    definition: &Definition,
    machine: &Machine,
    (what, id): (&str, &Name),
    class: &Name,
    span: Span,
    out: &mut Diagnostics,
) {
    if definition.rank(class) >= definition.rank(&machine.class) {
        return;
    }
    let own = &machine.class;
    let message = format!("`{id}` of `{}` lowers its class to `{class}`", machine.id);
    let error = Diagnostic::error(code::LOWERED, message)
        .at(span)
        .note(format!("`{}` is `{own}`; {what} may raise that, never lower it", machine.id))
        .help(format!("remove `classification`, or make the machine `{class}` and raise what is more confidential"));
    out.push(error);
}

/// A machine that is never published has no state in which more people see or read it than in the first.
fn published(definition: &Definition, machine: &Machine, out: &mut Diagnostics) {
    let first = machine.entered(&machine.initial);
    let at_first = Sight {
        definition,
        machine,
        state: Some(first),
    }
    .width();
    let reached = ways::reached(machine);
    for state in machine
        .states
        .values()
        .filter(|state| state.access.is_some())
    {
        let mut leaves =
            leaves_inside(machine, &state.id).filter(|leaf| reached.contains(&leaf.id));
        let wider = leaves.any(|leaf| {
            let (see, read) = Sight {
                definition,
                machine,
                state: Some(leaf),
            }
            .width();
            see > at_first.0 || read > at_first.1
        });
        if wider {
            let message = format!("entering `{}` would publish a `{}`", state.id, machine.id);
            let error = Diagnostic::error(code::LOWERED, message)
                .at(state.span)
                .note(format!("`{}` says `publish: never`, but more people see or read it in this state than in `{}`", machine.id, first.id))
                .help("name roles in `access` instead of `participants` or `anyone`, or remove `publish: never`");
            out.push(error);
        }
    }
}

/// What a step copies into fields.
fn copied(definition: &Definition, transition: &Transition<'_>, out: &mut Diagnostics) {
    let action = match transition.kind {
        Kind::Action(action) => Some(action),
        _ => None,
    };
    let source = Source { definition, action };
    let machine = transition.machine;
    for assignment in transition.set() {
        source.copied_into(machine, &assignment.field, &assignment.value, out);
    }
    for effect in transition.effects() {
        let EffectKind::Spawn { machine, with, .. } = &effect.kind else {
            continue;
        };
        for (field, value) in with {
            source.copied_into(&definition.machines[machine], field, value, out);
        }
    }
}

/// Where values come from.
struct Source<'a> {
    definition: &'a Definition,
    action: Option<&'a Action>,
}

impl<'a> Source<'a> {
    fn copied_into(&self, machine: &Machine, field: &Name, value: &'a Expr, out: &mut Diagnostics) {
        let Some(target) = machine.fields.get(field) else {
            return;
        };
        let Some(highest) = self.highest(value) else {
            return;
        };
        if self.definition.rank(&target.class) >= self.definition.rank(highest) {
            return;
        }
        let message = format!(
            "`{highest}` content is copied into the `{}` field `{field}`",
            target.class
        );
        let error = Diagnostic::error(code::LOWERED, message)
            .at(value.span)
            .note(format!(
                "whoever reads `{}.{field}` would read what is kept from them elsewhere",
                machine.id
            ))
            .help(format!(
                "write `classification: {highest}` beside the field, or copy something else"
            ));
        out.push(error);
    }

    /// The highest class of the content that a value carries: prose and documents, and whatever has a class above its
    /// machine's. Members, numbers and instances of a machine's own class are what its title is made of.
    fn highest(&self, value: &'a Expr) -> Option<&'a Name> {
        match &value.kind {
            ExprKind::Input(name) => {
                let input = self.action?.input.get(name)?;
                input.ty.is_prose().then_some(&input.class)
            }
            ExprKind::Field(of, field) => {
                let Type::Instance(machines) = of.ty.stated() else {
                    return None;
                };
                let machines = machines
                    .iter()
                    .filter_map(|id| self.definition.machines.get(id));
                let classes = machines.filter_map(|machine| {
                    let field = machine.fields.get(field)?;
                    let carries = field.ty.is_prose() || field.class != machine.class;
                    carries.then_some(&field.class)
                });
                classes.max_by_key(|class| self.definition.rank(class))
            }
            ExprKind::Quantified(Quantifier::Map, _, _, body) => self.highest(body),
            ExprKind::Quantified(Quantifier::Filter, list, ..) => self.highest(list),
            ExprKind::At(of, _) => self.highest(of),
            ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::List(_) => {
                let parts = value
                    .children()
                    .into_iter()
                    .filter_map(|part| self.highest(part));
                parts.max_by_key(|class| self.definition.rank(class))
            }
            _ => None,
        }
    }
}
