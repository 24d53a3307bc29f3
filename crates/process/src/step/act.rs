//! A person does an action.

use crate::{
    command::{Act, Command},
    event::{Cause, Outcome, Proposed},
    examine::{Attempt, examine},
    refusal::{Blocker, Reason, Refusal},
};

use super::{
    draft::Draft,
    settle::settle,
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
    let mut examination = examine(draft.snapshot(), attempt)?;
    let touched = draft.snapshot().state.instances[examination.place].revision;
    if let Some(seen) = command.seen.filter(|seen| *seen < touched) {
        examination
            .blockers
            .push(Blocker::new(Reason::Stale { seen, touched }));
    }
    let blockers = std::mem::take(&mut examination.blockers);
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    let (place, site) = (examination.place, attempt.site(examination.place));
    let leaf = draft.snapshot().state.instances[place].leaf().to_owned();
    let machine = &draft.definition.machines[&draft.snapshot().state.instances[place].machine];
    let Some(action) = machine.action(&leaf, &act.action) else {
        unreachable!("an action that was examined is declared");
    };
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
    };
    fire(draft, place, &Transition::of_action(action, cause), site)?;
    settle(draft)
}
