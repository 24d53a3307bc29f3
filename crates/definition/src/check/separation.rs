//! Separation of duties that somebody can satisfy.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{
        Definition,
        action::{Action, Target},
        machine::{Machine, State},
        people::RoleRef,
    },
    name::Name,
};

use super::{
    code,
    transitions::{Kind, is_inside},
    ways,
};

/// Each action with `not_by`, `not_role` or `second`.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    for machine in definition.machines.values() {
        for state in machine.states.values() {
            for action in state.actions.values() {
                if let Some(reason) = impossible(definition, machine, state, action) {
                    let message = format!("nobody can ever do `{}`", action.id);
                    let error = Diagnostic::error(code::UNSATISFIABLE, message)
                        .at(action.span)
                        .note(reason)
                        .help("raise `max`, or change the roles of one of the actions");
                    out.push(error);
                }
            }
        }
    }
}

/// Why nobody can do an action: everybody who may is excluded.
fn impossible(
    definition: &Definition,
    machine: &Machine,
    state: &State,
    action: &Action,
) -> Option<String> {
    let by: BTreeSet<&Name> = action.by.iter().map(|role| &role.role).collect();
    let listed = by
        .iter()
        .map(|role| role.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let not_role = &action.separation.not_role;
    let excluded = |role: &RoleRef| {
        not_role
            .iter()
            .any(|other| other.role == role.role && other.text == role.text)
    };
    if !action.by.is_empty() && action.by.iter().all(excluded) {
        return Some(format!("by {listed}, and not_role excludes the same"));
    }
    if !action.second.is_empty() && action.second.iter().all(excluded) {
        let second: Vec<&str> = action
            .second
            .iter()
            .map(|role| role.text.as_str())
            .collect();
        let second = second.join(", ");
        return Some(format!(
            "second {second}, and not_role excludes the same from consenting"
        ));
    }
    let only = match by.iter().next() {
        Some(role) if by.len() == 1 && has_one_holder(definition, role) => *role,
        _ => return None,
    };
    if !action.second.is_empty() && action.second.iter().all(|second| second.role == *only) {
        return Some(format!(
            "by {listed}, and the second person must hold it too; but `{only}` has max: 1"
        ));
    }
    let earlier =
        action.separation.not_by.iter().find(|earlier| {
            all_by(machine, earlier, only) && always_before(machine, state, earlier)
        })?;
    Some(format!(
        "by {listed}, not_by {earlier}; but `{only}` has max: 1, and the same person does `{earlier}` before"
    ))
}

fn has_one_holder(definition: &Definition, role: &Name) -> bool {
    definition
        .roles
        .get(role)
        .is_some_and(|role| role.max == Some(1))
}

/// Whether an action is done by holders of one role only, wherever it is declared.
fn all_by(machine: &Machine, action: &Name, role: &Name) -> bool {
    let mut declared = machine
        .states
        .values()
        .filter_map(|state| state.actions.get(action));
    declared.all(|action| action.by.iter().all(|by| by.role == *role))
}

/// Whether every way into a state takes an action.
fn always_before(machine: &Machine, state: &State, action: &Name) -> bool {
    let mut seen: BTreeSet<&Name> = BTreeSet::new();
    let mut open = vec![machine.entered(&machine.initial)];
    while let Some(leaf) = open.pop() {
        if is_inside(machine, &leaf.id, &state.id) {
            return false;
        }
        if !seen.insert(&leaf.id) {
            continue;
        }
        for transition in ways::possible(machine, leaf) {
            let taken = matches!(transition.kind, Kind::Action(_)) && transition.id() == action;
            if !taken && *transition.target() != Target::Stay {
                open.extend(ways::entered_by(&transition, leaf));
            }
        }
    }
    true
}
