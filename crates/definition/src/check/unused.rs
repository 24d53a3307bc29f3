//! Declarations that nothing uses.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::reads::Reads,
    model::{Definition, action::EffectKind},
    name::Name,
    span::Span,
    ty::Type,
};

use super::{
    code,
    everything::Everything,
    spawns,
    transitions::{self, Kind},
};

/// Vocabularies, roles and fields. A milestone that no guard mentions still shows progress.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let all = Everything::of(definition);
    let mut reads = Reads::default();
    all.expressions.iter().for_each(|expr| reads.add(expr));
    vocabularies(definition, &reads, out);
    roles(definition, &all, out);
    fields(definition, &reads, out);
}

fn unused(what: &str, name: &Name, span: Span) -> Diagnostic {
    Diagnostic::warning(code::UNUSED, format!("the {what} `{name}` is never used"))
        .at(span)
        .help("use it or remove it")
}

fn vocabularies(definition: &Definition, reads: &Reads, out: &mut Diagnostics) {
    let mut used = reads.vocabularies.clone();
    for parameter in definition.parameters.values() {
        vocabularies_of(&parameter.ty, &mut used);
    }
    for machine in definition.machines.values() {
        for field in machine.fields.values() {
            vocabularies_of(&field.ty, &mut used);
        }
    }
    for transition in transitions::all(definition) {
        if let Kind::Action(action) = transition.kind {
            action
                .input
                .values()
                .for_each(|input| vocabularies_of(&input.ty, &mut used));
        }
    }
    for vocabulary in definition.vocabularies.values() {
        if vocabulary.parameter.is_none() && !used.contains(&vocabulary.id) {
            out.push(unused("vocabulary", &vocabulary.id, vocabulary.span));
        }
    }
}

fn vocabularies_of(ty: &Type, into: &mut BTreeSet<Name>) {
    match ty {
        Type::Member(vocabularies) => into.extend(vocabularies.iter().cloned()),
        Type::Matrix { row, column } => into.extend([row.clone(), column.clone()]),
        Type::Per { vocabulary, value } => {
            into.insert(vocabulary.clone());
            vocabularies_of(value, into);
        }
        Type::List(inner) | Type::Set(inner) | Type::OrNotStated(inner) => {
            vocabularies_of(inner, into);
        }
        _ => {}
    }
}

fn roles(definition: &Definition, all: &Everything<'_>, out: &mut Diagnostics) {
    let mut used: BTreeSet<&Name> = all.roles.iter().map(|role| &role.role).collect();
    for role in definition.roles.values() {
        used.extend(role.assigned_by.iter().chain(&role.incompatible));
    }
    used.extend(
        definition
            .amend
            .values()
            .flat_map(|amendment| &amendment.by),
    );
    for role in definition.roles.values() {
        if !used.contains(&role.id) {
            let warning = unused("role", &role.id, role.span)
                .note("its holders may do nothing and are told nothing");
            out.push(warning);
        }
    }
}

fn fields(definition: &Definition, reads: &Reads, out: &mut Diagnostics) {
    let mut used = reads.fields.clone();
    for (_, effect) in spawns::effects(definition) {
        if let EffectKind::Spawn { machine, with, .. } = &effect.kind {
            used.extend(
                with.iter()
                    .map(|(field, _)| (machine.clone(), field.clone())),
            );
        }
    }
    for transition in transitions::all(definition) {
        let machine = &transition.machine.id;
        let set = transition.set().iter();
        used.extend(set.map(|assignment| (machine.clone(), assignment.field.clone())));
    }
    for machine in definition.machines.values() {
        for field in machine.fields.values() {
            if !used.contains(&(machine.id.clone(), field.id.clone())) {
                let warning = unused("field", &field.id, field.span).note(format!(
                    "nothing ever gives it a value or reads it in `{}`",
                    machine.id
                ));
                out.push(warning);
            }
        }
    }
}
