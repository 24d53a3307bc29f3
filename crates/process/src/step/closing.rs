//! A review closes only when nothing is open (S15).

use definition::{model::Definition, name::Name};

use crate::{
    refusal::{Blocker, Reason},
    state::Instance,
};

use super::draft::Draft;

/// Checks that, if the root is in a final state, every other instance is final, settled or cancelled.
pub(super) fn check(draft: &Draft<'_>) -> Result<(), Blocker> {
    let state = draft.snapshot().state;
    let root = state.root();
    if !is_final(draft.definition, root) {
        return Ok(());
    }
    let open: Vec<Name> = state
        .live()
        .filter(|instance| instance.id != root.id && is_open(draft.definition, instance))
        .map(|instance| instance.id.clone())
        .collect();
    if open.is_empty() {
        Ok(())
    } else {
        Err(Blocker::new(Reason::WorkIsOpen(open)))
    }
}

/// Whether an instance is neither final nor settled.
pub(super) fn is_open(definition: &Definition, instance: &Instance) -> bool {
    let path = definition.machines[&instance.machine].innermost_first(instance.leaf());
    !instance.cancelled
        && !path
            .into_iter()
            .any(|state| state.is_final || state.settled)
}

fn is_final(definition: &Definition, instance: &Instance) -> bool {
    definition.machines[&instance.machine].states[instance.leaf()].is_final
}
