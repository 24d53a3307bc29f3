//! [`table`]: who may do what.

use crate::{
    model::{Definition, action::Action, people::RoleRef},
    name::Name,
};

use super::{Mark, Table, TableRow};

/// A row for each action of each state of each machine, in the order written.
pub(super) fn table(definition: &Definition) -> Table {
    let roles = definition.roles.values();
    let mut rows = Vec::new();
    for machine in definition.machines.values() {
        for state in machine.states.values() {
            for action in state.actions.values() {
                let roles = definition.roles.keys();
                rows.push(TableRow {
                    machine: machine.id.clone(),
                    state: state.id.clone(),
                    state_title: state.title.clone(),
                    action: action.id.clone(),
                    title: action.title.clone(),
                    marks: roles.map(|role| mark(action, role)).collect(),
                });
            }
        }
    }
    Table {
        roles: roles
            .map(|role| (role.id.clone(), role.title.clone()))
            .collect(),
        rows,
    }
}

fn mark(action: &Action, role: &Name) -> Mark {
    let among = |roles: &[RoleRef]| roles.iter().any(|named| named.role == *role);
    if among(&action.by) {
        Mark::May
    } else if among(&action.separation.not_role) {
        Mark::MayNot
    } else if among(&action.second) {
        Mark::Consents
    } else {
        Mark::None
    }
}
