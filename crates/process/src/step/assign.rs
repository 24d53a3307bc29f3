//! A role is given to a person.

use definition::guard::world::{Handle, Site};

use crate::{
    command::{Assign, Command},
    event::{Assignment, Outcome},
    examine::needs,
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, holding};

/// Checks authority, number, incompatibility and the role's own clauses.
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
    blockers.extend(number(draft, &assignment));
    blockers.extend(clauses(draft, command, &assignment));
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::RoleAssigned(holding::change(command, assignment)));
    Ok(())
}

fn number(draft: &Draft<'_>, assignment: &Assignment) -> Option<Blocker> {
    let assignments = &draft.snapshot().state.assignments;
    if assignments.contains(assignment) {
        return Some(Blocker::new(Reason::HeldAlready));
    }
    let max = draft.definition.roles[&assignment.role].max?;
    let same = |known: &&Assignment| known.role == assignment.role && known.of == assignment.of;
    let holders = assignments.iter().filter(same).count();
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
