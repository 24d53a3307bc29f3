//! The second person agrees to a proposed action, or declines it.

use std::collections::BTreeMap;

use crate::{
    command::{Command, Consent},
    event::{Cause, Outcome},
    examine::{Attempt, availability, examine, role},
    refusal::{Blocker, Reason, Refusal},
};

use super::{
    draft::Draft,
    settle::settle,
    transition::{Transition, fire},
};

/// Does the proposed action if every check still holds for its proposer, and the second person is another one and may consent.
pub(super) fn consent(
    draft: &mut Draft<'_>,
    command: &Command,
    consent: &Consent,
) -> Result<(), Refusal> {
    let definition = draft.definition;
    let place = availability::check(draft.snapshot(), &consent.instance, &consent.action)?.0;
    let instance = draft.snapshot().state.instances[place].clone();
    let proposed = instance
        .proposed
        .as_ref()
        .filter(|known| known.action == consent.action);
    let Some(proposed) = proposed else {
        return Err(Reason::NothingProposed.into());
    };
    let Some(action) =
        definition.machines[&instance.machine].action(instance.leaf(), &consent.action)
    else {
        return Err(Reason::NothingProposed.into());
    };
    let payload: BTreeMap<_, _> = proposed.payload.iter().cloned().collect();
    let second = Attempt {
        instance: &consent.instance,
        action: &consent.action,
        payload: Some(&payload),
        actor: Some(&command.actor),
        on_behalf_of: command.on_behalf_of.as_ref(),
        confirmations: None,
        at: draft.at,
    };
    let mut blockers = Vec::new();
    role::check(
        draft.snapshot(),
        place,
        &action.second,
        &command.actor,
        second,
        &mut blockers,
    );
    let first_two = || std::iter::once(&proposed.by).chain(&proposed.on_behalf_of);
    let mut last_two = std::iter::once(&command.actor).chain(&command.on_behalf_of);
    if let Some(same) = last_two.find(|person| first_two().any(|known| known == *person)) {
        blockers.push(Blocker::new(Reason::SamePerson(same.clone())));
    }
    if !consent.agrees {
        return if blockers.is_empty() {
            draft.emit(Outcome::Declined {
                instance: consent.instance.clone(),
                action: consent.action.clone(),
                by: command.actor.clone(),
            });
            Ok(())
        } else {
            Err(Refusal { blockers })
        };
    }
    let first = Attempt {
        actor: Some(&proposed.by),
        on_behalf_of: proposed.on_behalf_of.as_ref(),
        confirmations: Some(&proposed.confirmations),
        ..second
    };
    blockers.extend(examine(draft.snapshot(), first)?.blockers);
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    let cause = Cause::Action {
        action: consent.action.clone(),
        by: proposed.by.clone(),
        on_behalf_of: proposed.on_behalf_of.clone(),
        second: Some(command.actor.clone()),
    };
    fire(
        draft,
        place,
        &Transition::of_action(action, cause),
        first.site(place),
    )?;
    settle(draft)
}
