//! A role is given to a person.

use definition::guard::world::{Handle, Site};

use crate::{
    command::{Assign, Command},
    event::{Assignment, Outcome},
    examine::needs,
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, holding};

/// Checks authority, number, incompatibility and the role's own clauses. A holder who is replaced loses the role in the same step.
pub(super) fn assign(
    draft: &mut Draft<'_>,
    command: &Command,
    assign: &Assign,
) -> Result<(), Refusal> {
    let assignment = Assignment {
        role: assign.role.clone(),
        of: assign.of.clone(),
        person: assign.person.clone(),
    };
    holding::assignment(draft, &assignment)?;
    let mut blockers = Vec::new();
    blockers.extend(holding::authority(draft, command, &assignment).err());
    blockers.extend(holding::compatible(draft, &assign.role, &assign.person).err());
    let replaced = assign.instead_of.as_ref().map(|holder| Assignment {
        person: holder.clone(),
        ..assignment.clone()
    });
    blockers.extend(number(draft, &assignment, replaced.as_ref()));
    blockers.extend(clauses(draft, command, &assignment));
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    if let Some(replaced) = replaced {
        draft.emit(Outcome::RoleRevoked(holding::change(command, replaced)));
    }
    draft.emit(Outcome::RoleAssigned(holding::change(command, assignment)));
    Ok(())
}

fn number(
    draft: &Draft<'_>,
    assignment: &Assignment,
    replaced: Option<&Assignment>,
) -> Option<Blocker> {
    let assignments = &draft.snapshot().state.assignments;
    if assignments.contains(assignment) {
        return Some(Blocker::new(Reason::HeldAlready));
    }
    if replaced.is_some_and(|replaced| !assignments.contains(replaced)) {
        return Some(Blocker::new(Reason::NotHeld));
    }
    let max = draft.definition.roles[&assignment.role].max?;
    let holders = holding::number(draft, assignment) - usize::from(replaced.is_some());
    (holders >= max as usize).then(|| Blocker::new(Reason::Full { max }))
}

fn clauses(draft: &Draft<'_>, command: &Command, assignment: &Assignment) -> Vec<Blocker> {
    let snapshot = draft.snapshot();
    let place = assignment
        .of
        .as_ref()
        .map_or(0, |instance| snapshot.state.index[instance]);
    let site = Site {
        this: Some(Handle(place)),
        actor: Some(assignment.person.name()),
        now: Some(draft.at),
        input: None,
    };
    let needs = &draft.definition.roles[&assignment.role].needs;
    needs::beside_actions(snapshot, needs, site, &command.confirmations)
}
