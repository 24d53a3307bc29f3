//! Do the clauses hold?

use definition::{
    guard::{eval::Truth, reads::Reads, world::Site},
    model::action::Clause,
    name::Name,
};

use crate::{
    refusal::{Blocker, Reason},
    snapshot::Snapshot,
};

use super::{Attempt, Examination, confirmation};

/// Evaluates every clause of the action.
pub(super) fn check<'a>(
    snapshot: Snapshot<'a>,
    attempt: Attempt<'a>,
    examination: &mut Examination<'a>,
) {
    let site = attempt.site(examination.place);
    for clause in &examination.action.needs {
        let verdict = snapshot.truth(&clause.that, site, &[]);
        if verdict == Truth::True {
            examination.met.push(clause);
        } else if attempt.payload.is_none() && !Reads::of(&clause.that).inputs.is_empty() {
            examination.open.push(clause);
        } else if clause.advice {
            examination.advice.push(clause);
        } else {
            examination
                .blockers
                .push(blocker(snapshot, clause, verdict, site));
        }
    }
}

/// Evaluates the clauses of something that is no action: an amendment, or a role that is given. Advice must be confirmed, as with an
/// action.
pub(crate) fn beside_actions(
    snapshot: Snapshot<'_>,
    needs: &[Clause],
    site: Site<'_>,
    confirmations: &[Name],
) -> Vec<Blocker> {
    let mut blockers = Vec::new();
    for clause in needs {
        let verdict = snapshot.truth(&clause.that, site, &[]);
        if verdict == Truth::True || (clause.advice && confirmations.contains(&clause.id)) {
            continue;
        }
        blockers.push(if clause.advice {
            confirmation::unconfirmed(clause)
        } else {
            blocker(snapshot, clause, verdict, site)
        });
    }
    blockers
}

/// The blocker of a clause that does not hold.
pub(crate) fn blocker(
    snapshot: Snapshot<'_>,
    clause: &Clause,
    verdict: Truth,
    site: Site<'_>,
) -> Blocker {
    let proof = Box::new(snapshot.prove(&clause.that, site, &[]));
    Blocker::new(Reason::Clause {
        clause: Box::new(clause.clone()),
        verdict,
        proof,
    })
}
