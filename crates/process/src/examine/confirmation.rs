//! Has the actor confirmed what must be confirmed?

use definition::{model::action::Clause, name::Name};

use crate::refusal::{Blocker, Reason};

use super::{Attempt, Examination};

/// The id under which the action's own question is confirmed.
pub const CONFIRM: &str = "confirm";

/// Checks that every advice clause that does not hold, and the action's own question, is confirmed.
pub(super) fn check(attempt: Attempt<'_>, examination: &mut Examination<'_>) {
    let Some(confirmations) = attempt.confirmations else {
        return;
    };
    let is_confirmed = |id: &str| confirmations.iter().any(|known| *known == *id);
    for clause in &examination.advice {
        if !is_confirmed(&clause.id) {
            examination.blockers.push(unconfirmed(clause));
        }
    }
    if let Some(say) = examination
        .action
        .confirm
        .as_ref()
        .filter(|_| !is_confirmed(CONFIRM))
    {
        let reason = Reason::Unconfirmed { say: say.clone() };
        examination.blockers.push(Blocker {
            id: Name::from(CONFIRM),
            reason,
        });
    }
}

/// The blocker of an advice clause that neither holds nor is confirmed.
pub(super) fn unconfirmed(clause: &Clause) -> Blocker {
    Blocker {
        id: clause.id.clone(),
        reason: Reason::Unconfirmed {
            say: clause.say.clone(),
        },
    }
}
