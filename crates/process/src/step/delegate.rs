//! A role is lent to somebody for a time.

use crate::{
    command::{Command, Delegate},
    event::{Assignment, Delegation, Outcome},
    refusal::{Blocker, Reason, Refusal},
};

use super::{draft::Draft, holding};

/// The holder lends it, or somebody who may assign it does; both names stay in the record.
pub(super) fn delegate(
    draft: &mut Draft<'_>,
    command: &Command,
    delegate: &Delegate,
) -> Result<(), Refusal> {
    let assignment = Assignment {
        role: delegate.role.clone(),
        of: delegate.of.clone(),
        person: delegate.holder.clone(),
    };
    holding::assignment(draft, &assignment)?;
    let mut blockers = Vec::new();
    let lends_own = command.actor == delegate.holder && command.on_behalf_of.is_none();
    if !lends_own {
        blockers.extend(holding::authority(draft, command, &assignment).err());
    }
    if !draft.snapshot().state.assignments.contains(&assignment) {
        blockers.push(Blocker::new(Reason::NotHeld));
    }
    if delegate.until <= delegate.from || delegate.until <= draft.at {
        blockers.push(Blocker::new(Reason::Period {
            until: delegate.until,
        }));
    }
    if delegate.to == delegate.holder {
        blockers.push(Blocker::new(Reason::SamePerson(delegate.to.clone())));
    }
    blockers.extend(holding::compatible(draft, &delegate.role, &delegate.to).err());
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::RoleDelegated(Delegation {
        assignment,
        to: delegate.to.clone(),
        from: delegate.from,
        until: delegate.until,
        by: command.actor.clone(),
        on_behalf_of: command.on_behalf_of.clone(),
    }));
    Ok(())
}
