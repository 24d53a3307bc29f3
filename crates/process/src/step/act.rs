//! A person does an action.

use crate::{
    command::{Act, Command},
    event::{Cause, Outcome, Proposed},
    examine::{Attempt, availability, examine},
    refusal::Refusal,
};

use super::{
    draft::Draft,
    settle::settle,
    stale,
    transition::{Transition, fire},
};

/// Examines the action, proposes it if a second person must consent, or does it.
pub(super) fn act(draft: &mut Draft<'_>, command: &Command, act: &Act) -> Result<(), Refusal> {
    let attempt = Attempt {
        instance: &act.instance,
        action: &act.action,
        payload: Some(&act.payload),
        actor: Some(&command.actor),
        on_behalf_of: command.on_behalf_of.as_ref(),
        confirmations: Some(&command.confirmations),
        at: draft.at,
    };
    let state = draft.snapshot().state;
    let (place, action) = availability::check(draft.definition, state, &act.instance, &act.action)?;
    let mut blockers = examine(draft.snapshot(), attempt)?.blockers;
    blockers.extend(stale::check(state, place, command));
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    if !action.second.is_empty() {
        draft.emit(Outcome::Proposed(Proposed {
            instance: act.instance.clone(),
            action: act.action.clone(),
            payload: act
                .payload
                .iter()
                .map(|(id, value)| (id.clone(), value.clone()))
                .collect(),
            by: command.actor.clone(),
            on_behalf_of: command.on_behalf_of.clone(),
            confirmations: command.confirmations.clone(),
        }));
        return Ok(());
    }
    let cause = Cause::Action {
        action: act.action.clone(),
        by: command.actor.clone(),
        on_behalf_of: command.on_behalf_of.clone(),
        second: None,
        second_on_behalf_of: None,
    };
    fire(
        draft,
        place,
        &Transition::of_action(action, cause),
        attempt.site(place),
    )?;
    settle(draft)
}
