//! The second person agrees to a proposed action, or declines it.

use std::collections::BTreeMap;

use crate::{
    command::{Command, Consent},
    event::{Cause, Outcome, Proposed},
    examine::{Attempt, availability, examine, role, separation},
    person::Person,
    refusal::{Blocker, Reason, Refusal},
};

use super::{
    draft::Draft,
    settle::settle,
    stale,
    transition::{Transition, fire},
};

/// Does the proposed action if every check still holds for its proposer, and the second person is another one, may consent, and is
/// not kept out of the action.
pub(super) fn consent(
    draft: &mut Draft<'_>,
    command: &Command,
    consent: &Consent,
) -> Result<(), Refusal> {
    let (place, action) = availability::check(
        draft.definition,
        draft.snapshot().state,
        &consent.instance,
        &consent.action,
    )?;
    let proposed = draft.snapshot().state.instances[place].proposed.clone();
    let Some(proposed) = proposed.filter(|known| known.action == consent.action) else {
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
    let state = draft.snapshot();
    separation::apart(state, place, action, &command.actor, second, &mut blockers);
    blockers.extend(same_person(&proposed, command));
    blockers.extend(stale::check(draft.snapshot().state, place, command));
    let first = Attempt {
        actor: Some(&proposed.by),
        on_behalf_of: proposed.on_behalf_of.as_ref(),
        confirmations: Some(&proposed.confirmations),
        ..second
    };
    if consent.agrees {
        blockers.extend(examine(draft.snapshot(), first)?.blockers);
    }
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    if !consent.agrees {
        draft.emit(Outcome::Declined {
            instance: consent.instance.clone(),
            action: consent.action.clone(),
            by: command.actor.clone(),
            on_behalf_of: command.on_behalf_of.clone(),
        });
        return Ok(());
    }
    let cause = Cause::Action {
        action: consent.action.clone(),
        by: proposed.by.clone(),
        on_behalf_of: proposed.on_behalf_of.clone(),
        second: Some(command.actor.clone()),
        second_on_behalf_of: command.on_behalf_of.clone(),
    };
    fire(
        draft,
        place,
        &Transition::of_action(action, cause),
        first.site(place),
    )?;
    settle(draft)
}

/// Four eyes are those of two persons: neither the second nor whom they act for may be among the first.
fn same_person(proposed: &Proposed, command: &Command) -> Option<Blocker> {
    let first: Vec<&Person> = std::iter::once(&proposed.by)
        .chain(&proposed.on_behalf_of)
        .collect();
    let mut second = std::iter::once(&command.actor).chain(&command.on_behalf_of);
    let same = second.find(|person| first.contains(person))?;
    Some(Blocker::new(Reason::SamePerson(same.clone())))
}
