//! [`step`]: a command into events, or a refusal.
//!
//! ```text
//! occurred ─► the intent: start · act · consent · withdraw · assign · revoke · delegate · amend
//!                 └─ examine ─► transition ─► effects ─► settle (signals, automatic transitions) ─► closing
//! ```
//!
//! A step is tried on a copy of the state, event by event, with the same [`fold`](crate::fold) that later replays it: what is decided
//! and what is replayed cannot differ. If anything fails, the copy is dropped and nothing has happened.

mod act;
mod amend;
mod assign;
mod closing;
mod consent;
mod delegate;
mod draft;
mod effects;
mod holding;
mod members;
mod occurred;
mod revoke;
mod settle;
mod stale;
mod start;
mod transition;
mod withdraw;

use definition::model::Definition;

use crate::{
    command::{Command, Intent},
    event::Event,
    refusal::{Blocker, Reason, Refusal},
    state::State,
};

use draft::Draft;

/// Decides a command. `state` is that of the review before; it is not changed.
///
/// # Errors
/// The refusal, with every reason that could be found. Nothing has changed then.
pub fn step(
    definition: &Definition,
    state: &State,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    let is_start = matches!(command.intent, Intent::Start(_));
    if is_start != state.revision.is_none() || (!is_start && state.definition != definition.digest)
    {
        return Err(Reason::NotStartable.into());
    }
    let mut draft = Draft::new(definition, state, command);
    let mut blockers: Vec<Blocker> = occurred::check(definition, command).into_iter().collect();
    let decided = match &command.intent {
        Intent::Start(started) => start::start(&mut draft, command, started),
        Intent::Act(act) => act::act(&mut draft, command, act),
        Intent::Consent(consent) => consent::consent(&mut draft, command, consent),
        Intent::Withdraw(withdraw) => withdraw::withdraw(&mut draft, command, withdraw),
        Intent::Assign(assign) => assign::assign(&mut draft, command, assign),
        Intent::Revoke(revoke) => revoke::revoke(&mut draft, command, revoke),
        Intent::Delegate(delegate) => delegate::delegate(&mut draft, command, delegate),
        Intent::Amend(amend) => amend::amend(&mut draft, command, amend),
    };
    let decided = decided.and_then(|()| closing::check(&draft).map_err(Refusal::from));
    if let Err(refusal) = decided {
        blockers.extend(refusal.blockers);
    }
    if blockers.is_empty() {
        Ok(draft.into_events())
    } else {
        Err(Refusal { blockers })
    }
}
