//! What giving, taking and lending a role have in common.

use definition::{model::Definition, name::Name};

use crate::{
    command::Command,
    event::{Assignment, RoleChange},
    person::Person,
    record::event::machine_of,
    refusal::{Blocker, Reason},
    roles::{held_by, may_act, resolve_in},
    saying::{Joint, Saying, Words},
};

use super::draft::Draft;

/// Checks that a role exists and is held where it is said to be.
pub(super) fn scope_fits(
    definition: &Definition,
    role: &Name,
    of: Option<&Name>,
) -> Result<(), Saying> {
    let Some(declared) = definition.roles.get(role) else {
        let known = definition
            .roles
            .keys()
            .map(Name::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        return Err(Words::NoRoleOf.with([("role", role.into()), ("known", known.into())]));
    };
    let (held, scope) = (
        ("role", role.into()),
        ("scope", alternatives(&declared.scope)),
    );
    match of {
        None if declared.scope.is_empty() => Ok(()),
        None => Err(Words::HeldIn.with([held, scope])),
        Some(instance) => {
            let machine = machine_of(definition, instance);
            if machine.is_some_and(|machine| declared.scope.contains(&machine.id)) {
                Ok(())
            } else if declared.scope.is_empty() {
                Err(Words::HeldInAll.with([held, ("instance", instance.into())]))
            } else {
                Err(Words::HeldNotIn.with([held, scope, ("instance", instance.into())]))
            }
        }
    }
}

fn alternatives(machines: &[Name]) -> Saying {
    Saying::joined(Joint::Or, machines.iter().map(Saying::from))
}

/// Whether two roles may not be held by one person in one review (G08). The rule is symmetric.
pub(super) fn excludes(definition: &Definition, one: &Name, other: &Name) -> bool {
    let excludes = |one: &Name, other: &Name| {
        definition
            .roles
            .get(one)
            .is_some_and(|role| role.incompatible.contains(other))
    };
    excludes(one, other) || excludes(other, one)
}

/// The assignment a command is about, checked against definition and state.
pub(super) fn assignment(draft: &Draft<'_>, assignment: &Assignment) -> Result<(), Blocker> {
    let state = draft.snapshot().state;
    let role = &assignment.role;
    scope_fits(draft.definition, role, assignment.of.as_ref()).map_err(|problem| {
        Blocker::new(Reason::NoSuchRole {
            role: role.clone(),
            problem,
        })
    })?;
    match &assignment.of {
        Some(instance) if state.instance(instance).is_none_or(|known| known.cancelled) => {
            Err(Blocker::new(Reason::NoSuchInstance(instance.clone())))
        }
        _ => Ok(()),
    }
}

/// Checks that the actor may give, take or lend the role.
pub(super) fn authority(
    draft: &Draft<'_>,
    command: &Command,
    assignment: &Assignment,
) -> Result<(), Blocker> {
    let snapshot = draft.snapshot();
    let from = assignment
        .of
        .as_ref()
        .map_or(0, |instance| snapshot.state.index[instance]);
    let may: Vec<_> = snapshot.definition.roles[&assignment.role]
        .assigned_by
        .iter()
        .filter_map(|role| resolve_in(snapshot, snapshot.definition.roles.get(role)?, from))
        .collect();
    let on_behalf_of = command.on_behalf_of.as_ref();
    let allowed = may
        .iter()
        .any(|role| may_act(snapshot, role, &command.actor, on_behalf_of, draft.at));
    if allowed {
        Ok(())
    } else {
        Err(Blocker::new(Reason::Role { may }))
    }
}

/// How many hold a role where an assignment holds it.
pub(super) fn number(draft: &Draft<'_>, assignment: &Assignment) -> usize {
    let same = |known: &&Assignment| known.role == assignment.role && known.of == assignment.of;
    let assignments = &draft.snapshot().state.assignments;
    assignments.iter().filter(same).count()
}

/// Checks that a person neither holds a role in the review that excludes this one, nor is lent one now or later.
pub(super) fn compatible(draft: &Draft<'_>, role: &Name, person: &Person) -> Result<(), Blocker> {
    let snapshot = draft.snapshot();
    let lent = snapshot
        .state
        .delegations
        .iter()
        .filter(|delegation| delegation.to == *person && draft.at < delegation.until)
        .map(|delegation| &delegation.assignment);
    let excluding = held_by(snapshot, person)
        .chain(lent)
        .find(|held| excludes(snapshot.definition, &held.role, role));
    match excluding {
        Some(held) => Err(Blocker::new(Reason::Incompatible {
            holds: held.role.clone(),
        })),
        None => Ok(()),
    }
}

/// A role given or taken by a command.
pub(super) fn change(command: &Command, assignment: Assignment) -> RoleChange {
    RoleChange {
        assignment,
        by: command.actor.clone(),
        on_behalf_of: command.on_behalf_of.clone(),
    }
}
