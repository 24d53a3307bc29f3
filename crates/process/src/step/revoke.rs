//! A role is taken from a person.

use crate::{
    command::{Command, Revoke},
    event::{Assignment, Outcome},
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, holding};

/// Checks authority, that the person holds it, and that enough others do. Delegations of it end with it.
pub(super) fn revoke(
    draft: &mut Draft<'_>,
    command: &Command,
    revoke: &Revoke,
) -> Result<(), Refusal> {
    let assignment = Assignment {
        role: revoke.role.clone(),
        of: revoke.of.clone(),
        person: revoke.person.clone(),
    };
    holding::assignment(draft, &assignment)?;
    let mut blockers = Vec::new();
    blockers.extend(holding::authority(draft, command, &assignment).err());
    if draft.snapshot().state.assignments.contains(&assignment) {
        blockers.extend(number(draft, &assignment));
    } else {
        blockers.push(Blocker::new(Reason::NotHeld));
    }
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::RoleRevoked(holding::change(command, assignment)));
    Ok(())
}

/// A role keeps the holders it must have; who is to leave is replaced by an assignment in their place.
fn number(draft: &Draft<'_>, assignment: &Assignment) -> Option<Blocker> {
    let min = draft.definition.roles[&assignment.role].min?;
    let left = holding::number(draft, assignment) - 1;
    (left < min as usize).then(|| Blocker::new(Reason::TooFewLeft { min }))
}
