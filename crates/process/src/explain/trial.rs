//! A dry run: what the checks do not see, the step itself does.

use std::collections::BTreeMap;

use crate::{
    command::{Act, Command, Intent},
    examine::{Attempt, Examination, confirmation::CONFIRM},
    refusal::Refusal,
    snapshot::Snapshot,
    step::step,
};

/// Tries an attempt that passed its checks with the code that decides it, as far as enough of it is known: the actor, and the
/// form unless it is empty. What nobody was asked to confirm yet counts as confirmed.
pub(crate) fn trial(
    snapshot: Snapshot<'_>,
    found: &Examination<'_>,
    attempt: Attempt<'_>,
) -> Result<(), Refusal> {
    let empty = BTreeMap::new();
    let payload = match attempt.payload {
        Some(payload) => payload,
        None if found.action.input.is_empty() => &empty,
        None => return Ok(()),
    };
    let Some(actor) = attempt.actor else {
        return Ok(());
    };
    let advised = found.advice.iter().map(|clause| clause.id.clone());
    let all = || advised.chain([CONFIRM.into()]).collect();
    let command = Command {
        id: "trial".into(),
        actor: actor.clone(),
        on_behalf_of: attempt.on_behalf_of.cloned(),
        received_at: attempt.at,
        occurred: None,
        seen: None,
        confirmations: attempt.confirmations.map_or_else(all, <[_]>::to_vec),
        intent: Intent::Act(Act {
            instance: attempt.instance.clone(),
            action: attempt.action.clone(),
            payload: payload.clone(),
        }),
    };
    step(snapshot.definition, snapshot.state, &command).map(|_| ())
}
