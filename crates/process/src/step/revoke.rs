//! A role is taken from a person.

use crate::{
    command::{Command, Revoke},
    event::{Assignment, Outcome},
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, holding};

/// Checks authority and that the person holds it. Delegations of it end with it.
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
    if !draft.snapshot().state.assignments.contains(&assignment) {
        blockers.push(Blocker::new(Reason::NotHeld));
    }
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::RoleRevoked(holding::change(command, assignment)));
    Ok(())
}
